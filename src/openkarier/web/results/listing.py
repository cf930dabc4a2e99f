"""Who has a result, until when it counts, and with which category."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode

from openkarier.core.assessment import jpm, valid_until
from openkarier.core.competence import BY_FIELD
from openkarier.stages.assessment import queries
from openkarier.stages.assessment.bands import bands_on
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards.queries import standards_of
from openkarier.web.frame import show
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip, Stat
from openkarier.web.results.common import url
from openkarier.web.templatetags.openkarier import angka

STATES = {
    "berlaku": "Masih berlaku", "segera": "Habis dalam 6 bulan", "kedaluwarsa": "Sudah habis", "belum": "Belum diuji",
}  # fmt: skip
LOOK = {"berlaku": "aktif", "segera": "menunggu", "kedaluwarsa": "berakhir", "belum": "belum-mulai"}


def results(request: HttpRequest) -> HttpResponse:
    """The list: state and event as filters, search by name or NIP, 50 a page."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    today, kept = timezone.localdate(), _kept(request)
    found = queries.by_validity(scope, today, kept.get("lihat", ""), kept.get("kegiatan", ""))
    if kept.get("cari"):
        found = registry.search(found, kept["cari"])
    slice_ = paged(request, found.select_related("jabatan", "unit__opd"))
    return show(
        request,
        "results/list.html",
        title="Hasil uji kompetensi",
        lead="Hasil diterima dari penyelenggara; kategori dihitung terhadap standar jabatan yang dipangku sekarang.",
        slice=slice_,
        rows=rows(scope.instansi, slice_.rows, today),
        stats=_stats(queries.validity_counts(scope, today)),
        chips=_chips(kept),
        kept=kept,
        events=queries.events(scope.instansi) if not scope.unit else [],
        import_url=url(request, "result_imports") if not scope.unit else "",
        person_name=f"{request.desk}:assessment-result",  # type: ignore[attr-defined]
    )


def team(request: HttpRequest) -> HttpResponse:
    """An atasan's team: validity, category, and what to develop; no scores, nobody beside the team."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    today = timezone.localdate()
    slice_ = paged(request, registry.people(scope).select_related("jabatan", "unit__opd"))
    shown = rows(scope.instansi, slice_.rows, today)
    for row in shown:
        row["areas"] = [BY_FIELD[name].nama for name in row["match"].short][:3] if row["match"] else []
    lead = "Kategori dan area pengembangan tim Anda. Nilai rinci hanya dibaca yang bersangkutan dan BKPSDM."
    untested = queries.validity_counts(scope, today)["belum"]
    return show(
        request, "results/team.html", title="Hasil uji tim", lead=lead, slice=slice_, rows=shown, untested=untested
    )


def rows(instansi: str, people: Any, today: date) -> list[dict[str, Any]]:
    """Each person with the result that counts, its match and its category. Constant queries."""
    found = queries.latest_results([person.pk for person in people], today)
    standards = standards_of([person.jabatan for person in people if person.jabatan], today)
    sets = bands_on(instansi, today)
    return [_row(person, found.get(person.pk), standards, sets, today) for person in people]


def _row(person: Any, result: Any, standards: Any, sets: Any, today: date) -> dict[str, Any]:
    post = person.jabatan
    standard = standards.get(post.pk) if post else None
    match = jpm(result.kompetensi, standard.levels) if result and standard else None
    band = sets.of(result.tujuan, post.jenjang).of(match.raw) if match else None
    return {"person": person, "result": result, "match": match, "band": band, "state": state_of(result, today)}


def state_of(result: Any, today: date) -> tuple[str, str]:
    """(look, word) of a result's validity."""
    if result is None:
        return LOOK["belum"], STATES["belum"]
    if result.expired(today):
        return LOOK["kedaluwarsa"], STATES["kedaluwarsa"]
    soon = result.berlaku_sampai <= valid_until(today, queries.SOON_MONTHS)
    return (LOOK["segera"], STATES["segera"]) if soon else (LOOK["berlaku"], STATES["berlaku"])


def _kept(request: HttpRequest) -> dict[str, str]:
    asked = {key: request.GET.get(key, "").strip()[:80] for key in ("cari", "lihat", "kegiatan")}
    if asked["lihat"] not in STATES:
        asked["lihat"] = ""
    return {key: value for key, value in asked.items() if value}


def _chips(kept: dict[str, str]) -> list[Chip]:
    return [
        Chip(label, f"?{urlencode({**kept, 'lihat': state} if kept.get('lihat') != state else _without(kept))}",
             kept.get("lihat") == state)
        for state, label in STATES.items()
    ]  # fmt: skip


def _without(kept: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in kept.items() if key != "lihat"}


def _stats(counts: dict[str, int]) -> list[Stat]:
    notes = {"berlaku": "orang dapat dinilai", "segera": "rencanakan uji ulang", "belum": "belum ada data"}
    return [Stat(label, angka(counts[state]), notes.get(state, "")) for state, label in STATES.items()]
