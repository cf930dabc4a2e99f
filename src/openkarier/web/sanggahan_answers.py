"""The office answers a dispute: accept, ask for more, pass on, refuse; then the next one that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from openkarier.core.registry_data import BUTIR
from openkarier.core.registry_disputes import NEWS
from openkarier.stages.registry import dispute_queries as queries
from openkarier.stages.registry import disputes
from openkarier.stages.standards.queries import local_parameters
from openkarier.web import sanggahan
from openkarier.web.sanggahan_form import ValueForm

if TYPE_CHECKING:
    from openkarier.stages.registry.sanggahan import Sanggahan

SAID = {
    "terima": "Sanggahan diterima dan datanya diperbaiki. Pegawai sudah diberi tahu.",
    "minta": "Permintaan bukti terkirim kepada pegawai.",
    "teruskan": "Diteruskan. Impor berikutnya dicocokkan dengan sanggahan ini.",
    "tolak": "Sanggahan ditolak dengan alasan. Pegawai sudah diberi tahu.",
}


def decide(request: HttpRequest, desk: str, nomor: str) -> HttpResponse:
    """One answer, then the next dispute that waits."""
    found, verb = sanggahan.find(request, nomor), request.POST.get("langkah", "")
    if verb not in SAID:
        return sanggahan.shown(
            request, desk, nomor, status=422, refusal="Pilih jawabannya: terima, minta, teruskan, tolak."
        )
    form = ValueForm(request.POST if verb == "terima" else None, butir=BUTIR[found.butir], known=found.seharusnya)
    if verb == "terima" and not found.hapus and not form.is_valid():
        return sanggahan.shown(request, desk, nomor, status=422, opened=verb, form=form, typed=request.POST)
    refusal = sanggahan.attempt(request, _act(request, desk, found, form.values), SAID[verb])
    if refusal:
        return sanggahan.shown(
            request, desk, nomor, status=422, refusal=refusal, opened=verb, typed=request.POST, form=form
        )
    following = queries.after(request.scope, found)  # type: ignore[attr-defined]
    if following is None:
        return redirect(f"{desk}:registry-disputes_")
    return redirect(f"{desk}:registry-dispute", following.nomor)


def _act(request: HttpRequest, desk: str, found: Sanggahan, values: dict[str, str]) -> Callable[[], object]:
    """What the pressed button does."""
    typed, at = request.POST, timezone.now()
    by, words = disputes.Office(request.user.get_username(), desk), typed.get("penjelasan", "")
    acts: dict[str, Callable[[], object]] = {
        "terima": lambda: disputes.accept(sanggahan=found, values=values, why=words, by=by, at=at),
        "minta": lambda: disputes.ask_evidence(sanggahan=found, why=words, by=by, at=at),
        "teruskan": lambda: disputes.pass_on(
            sanggahan=found, rujukan=typed.get("rujukan", ""), why=words, news_days=_days(found), by=by, at=at
        ),
        "tolak": lambda: disputes.refuse(sanggahan=found, alasan=typed.get("alasan", ""), jawaban=words, by=by, at=at),
    }
    return acts[typed["langkah"]]


def _days(found: Sanggahan) -> int:
    return int(local_parameters(found.instansi.kode).value(NEWS, timezone.localdate()))
