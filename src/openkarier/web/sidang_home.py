"""What the sidang puts on the homes of the desks: what waits for whom, and how far it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse

from openkarier.core.deliberation import ITEM
from openkarier.stages.deliberation import queries
from openkarier.web.pieces import Bar, Home, Picture, Task, Trace
from openkarier.web.sidang import course
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Sidang

SHOWN = 3  # sidang under way; more stand in the list


def tpk(request: HttpRequest) -> Home:
    """The sidang to prepare for or to go on with, how far its agenda is, and the course of the newest."""
    found = list(queries.sittings(request.scope)[: SHOWN + 1])  # type: ignore[attr-defined]  # set by AccessMiddleware
    going = [each for each in found if each.state != "dirilis"][:SHOWN]
    tasks = [task for each in going if (task := _task(each))]
    pictures = [_picture(going[0])] if going else []
    traces = [Trace(each.nama, _url("tpk", each), course(each)) for each in found[:2]]
    return Home(tasks=tasks, pictures=pictures, traces=traces)


def _task(sidang: Sidang) -> Task | None:
    count: Any = sidang  # with the counts of `sittings`
    words = {
        "diundang": ("Pelajari bahan", f"{angka(count.banyak)} butir, {sidang.tempat}.", "menunggu"),
        "dibuka": ("Lanjutkan", f"{angka(count.selesai)} dari {angka(count.banyak)} butir diputus.", "berjalan"),
        "ditutup": ("Tanda tangani berita acara dan sampaikan usulan", "Usulan disampaikan bersama-sama.", "menunggu"),
    }
    if sidang.state not in words:
        return None
    label, hint, state = words[sidang.state]
    due = sidang.tanggal if sidang.state == "diundang" else None
    return Task(f"{label} {sidang.nama}", _url("tpk", sidang), hint, state, due)


def _picture(sidang: Sidang) -> Picture:
    """The agenda by state; the title says how much is settled."""
    states = Counter(queries.items(sidang).values_list("state", flat=True))
    many, settled = sum(states.values()), states["diputus"] + states["ditunda"]
    bars = [Bar(label, states[code], many, angka(states[code])) for code, label in ITEM.states.items()]
    title = f"{angka(settled)} dari {angka(many)} butir {sidang.nama} sudah diputus atau ditunda"
    return Picture(title, bars, url=_url("tpk", sidang), more="Lihat agendanya")


def bkpsdm(request: HttpRequest) -> Home:
    """A sidang whose agenda or invitation is still to be made."""
    rows = queries.sittings(request.scope).filter(state="disiapkan")[:SHOWN]  # type: ignore[attr-defined]
    hint = "Susun agendanya, lalu terbitkan undangan."
    return Home(
        tasks=[Task(f"Siapkan {each.nama}", _url("bkpsdm", each), hint, "berjalan", each.tanggal) for each in rows]
    )


def _url(desk: str, sidang: Sidang) -> str:
    return reverse(f"{desk}:deliberation-sidang", args=[sidang.kode])
