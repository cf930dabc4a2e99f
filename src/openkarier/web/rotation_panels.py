"""What the rotation says on the homes of the desks (web/home.py: PANELS)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from openkarier.stages.deliberation import rotasi
from openkarier.web.pieces import Home, Stat, Task
from openkarier.web.rotation import url
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Skenario


def _newest(request: HttpRequest) -> Skenario | None:
    """The newest scenario that counts: no trial, no what-if. One query."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    rows = rotasi.scenarios("" if scope.unit else scope.instansi)
    return rows.filter(uji_coba=False, induk=None).first()


def bkpsdm(request: HttpRequest) -> Home:
    """BKPSDM: a scenario that waits for its next step."""
    held = _newest(request)
    words = {
        "rancangan": "Baca dan bekukan data skenario rotasi", "disiapkan": "Hitung tiga rencana rotasi",
        "gagal": "Skenario rotasi tidak dapat dihitung: lihat sebabnya",
    }  # fmt: skip
    if held is None or held.state not in words:
        return Home()
    return Home(tasks=[Task(words[held.state], url(request, "rotation", skenario=held.pk), held.nama)])


def tpk(request: HttpRequest) -> Home:
    """The committee: three plans that wait for a choice."""
    held = _newest(request)
    if held is None or held.state != "selesai":
        return Home()
    hint = f"{held.nama}: bandingkan, uji, lalu adopsi satu rencana."
    return Home(tasks=[Task("Timbang tiga rencana rotasi", url(request, "rotation", skenario=held.pk), hint)])


def ppk(request: HttpRequest) -> Home:
    """The regional head: the plan adopted, or the three on the table, one click away."""
    held = _newest(request)
    if held is None or held.state not in ("selesai", "diadopsi"):
        return Home()
    page = url(request, "rotation", skenario=held.pk)
    if held.adopsi is None:
        return Home(tasks=[Task("Lihat tiga rencana rotasi", page, f"{held.nama}: sedang ditimbang panitia.")])
    hint = f"Rencana {held.adopsi.get_jenis_display()} diadopsi panitia."
    moves = Stat("Perpindahan dalam rencana rotasi", angka(held.adopsi.angka["perpindahan"]), hint)
    return Home(tasks=[Task("Lihat rencana rotasi yang diadopsi", page, hint)], stats=[moves])
