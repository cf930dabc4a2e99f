"""The frozen map for the desks that may see others: the picture, who is in a box, one person with all evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.talent import Formula
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import boxes, explain, groups, queries
from openkarier.web import frame, pages, talent_nine
from openkarier.web.frame import Link
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip, Stat
from openkarier.web.talent_words import axes, marks, standing_words
from openkarier.web.templatetags.openkarier import angka, tanggal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openkarier.stages.registry.models import Unit
    from openkarier.stages.talent.models import MapRow, TalentMap

CLOUD = 1_500  # people a scatter of names stays usable with
JENJANG = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS", "JF_AHLI_MADYA", "JF_AHLI_MUDA", "PELAKSANA")


@dataclass(frozen=True)
class Look:
    """The map looked at and the filters: perangkat daerah, jenjang, box ("0" = cannot be told), a word."""

    desk: str
    peta: TalentMap
    kept: dict[str, str]
    rows: QuerySet[MapRow]
    opds: list[Unit]

    def url(self, view: str, **changes: object) -> str:
        """Address of a page of the map with some filters changed; empty values fall away."""
        asked = {"peta": self.kept.get("peta", ""), **self.kept, **changes}
        query = urlencode({key: str(value) for key, value in asked.items() if value not in {"", None}})
        return f"{reverse(f'{self.desk}:talent-{view}')}?{query}"

    @property
    def narrowed(self) -> bool:
        """Whether a part of the agency is looked at."""
        return bool(self.kept.get("opd") or self.kept.get("jenjang"))


def find(request: HttpRequest) -> Look | None:
    """The map that `?peta=` names, else the last; None while there is none."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    peta = queries.chosen_map(scope.instansi, request.GET.get("peta", ""), timezone.localdate())
    if peta is None:
        return None
    opds = list(registry.opds(scope))
    kept = {key: request.GET.get(key, "").strip()[:80] for key in ("peta", "opd", "jenjang", "kotak", "cari")}
    rows = queries.rows(scope, peta)
    chosen = next((opd for opd in opds if opd.kode == kept["opd"]), None)
    if chosen is not None:
        rows = rows.filter(unit__opd=chosen)
    if kept["jenjang"] in JENJANG_LABEL:
        rows = rows.filter(jenjang=kept["jenjang"])
    if kept["cari"]:
        rows = rows.filter(pegawai__in=registry.search(registry.people(scope), kept["cari"]).order_by().values("pk"))
    desk: str = request.desk  # type: ignore[attr-defined]  # set by AccessMiddleware
    return Look(desk, peta, {key: value for key, value in kept.items() if value}, rows, opds)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The nine boxes with counts; for a part of the agency also the scatter with names."""
    look = find(request)
    if look is None:
        return frame.show(request, "talent/none.html", title="Peta talenta", desk=request.desk)  # type: ignore[attr-defined]
    counts = queries.counts(look.rows)
    return frame.show(
        request,
        "talent/map.html",
        title="Peta talenta",
        look=look,
        nine=talent_nine.nine(look.peta.tabel, counts, lambda box: look.url("people", kotak=box)),
        stats=stats(look.peta, counts),
        chart=_cloud(look, counts),
        places=[(place, look.url("map", opd=place.kode)) for place in queries.places(look.rows)],
        chips=_jenjang(look),
        unjudged=counts[0],
        unjudged_url=look.url("people", kotak="0"),
        reasons=_reasons(look) if counts[0] else [],
        test_url=_test_url(look.desk),
        people_url=look.url("people"),
        maps=list(queries.maps(look.peta.instansi.kode)[:10]),
        export=f"{look.desk}:talent-export" in pages.BY_NAME,
    )


REASONS = (  # why there is no box, and what helps
    ("uji", "belum diuji", "Ikutkan dalam acara uji kompetensi, atau impor hasil uji yang sudah ada."),
    ("predikat", "belum mempunyai predikat kinerja", "Selesaikan penilaian SKP, atau impor rekap e-Kinerja."),
    ("keduanya", "belum diuji dan belum mempunyai predikat", "Mulailah dari rekap e-Kinerja; ujian menyusul."),
    ("rentang", "nilainya masih berupa rentang", "Lengkapi riwayat, diklat, dan pendidikan mereka."),
)


def _reasons(look: Look) -> list[tuple[int, str, str]]:
    found = queries.reasons(look.rows)
    return [(found[key], words, help_) for key, words, help_ in REASONS if found.get(key)]


def _test_url(desk: str) -> str:
    """Where this desk plans a test, empty where it does not."""
    name = f"{desk}:assessment-events"
    return reverse(name) if name in pages.BY_NAME else ""


def stats(peta: TalentMap, counts: dict[int, int]) -> list[Stat]:
    """The four figures that are read in ten seconds."""
    whole, pool = sum(counts.values()), counts[7] + counts[8] + counts[9]
    return [
        Stat("Dapat dinilai", angka(whole - counts[0]), f"dari {angka(whole)} pegawai"),
        Stat("Kotak 7, 8, 9", angka(pool), "calon kelompok rencana suksesi"),
        Stat("Kotak 9", angka(counts[9]), "di atas ekspektasi, potensial tinggi"),
        Stat("Belum dapat dinilai", angka(counts[0]), f"per {tanggal(peta.tanggal)}"),
    ]


def _cloud(look: Look, counts: dict[int, int]) -> Any:
    judged = sum(counts.values()) - counts[0]
    if not look.narrowed or not 0 < judged <= CLOUD:
        return talent_nine.whole_chart(counts, look.peta.tabel)
    rows = list(look.rows.filter(kotak__isnull=False).defer("bukti").order_by("-nilai", "pk"))
    return talent_nine.cloud(rows, Formula.of(look.peta.formula.isi), "Potensial ke kanan, kinerja ke atas")


def _jenjang(look: Look) -> list[Chip]:
    on = look.kept.get("jenjang", "")
    return [
        Chip(JENJANG_LABEL[each], look.url("map", jenjang="" if on == each else each), on == each)  # type: ignore[index]
        for each in JENJANG
    ]


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who is in a box, or whose box cannot be told and why; 50 a page."""
    look = find(request)
    if look is None:
        return frame.show(request, "talent/none.html", title="Peta talenta", desk=request.desk)  # type: ignore[attr-defined]
    box, rows = look.kept.get("kotak", ""), look.rows.defer("bukti").order_by("-nilai", "pegawai__nama", "pk")
    if box in {"1", "2", "3", "4", "5", "6", "7", "8", "9"}:
        rows = rows.filter(kotak=int(box))
    elif box == "0":
        rows = rows.filter(kotak__isnull=True)
    slice_ = paged(request, rows)
    return frame.show(
        request,
        "talent/people.html",
        title=_people_title(look, box),
        crumbs=[Link("Peta talenta", look.url("map", kotak="", cari=""))],
        look=look,
        words=look.kept.get("cari", ""),
        slice=slice_,
        rows=[(row, marks(row), reverse(f"{look.desk}:talent-person", args=[row.pegawai.nip])) for row in slice_.rows],
    )


def _people_title(look: Look, box: str) -> str:
    if box == "0":
        return "Belum dapat dinilai"
    return f"Kotak {box}: {boxes.table(look.peta.tabel)[int(box)].name.lower()}" if box else "Semua orang dalam peta"


@require_safe
def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One person: the box, every part with points, evidence, source and date."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    desk: str = request.desk  # type: ignore[attr-defined]
    peta = queries.chosen_map(scope.instansi, request.GET.get("peta", ""), timezone.localdate())
    row = queries.one_row(scope, peta, nip) if peta else None
    if peta is None or row is None:
        raise Http404
    found = explain.frozen(row)
    return frame.show(
        request,
        "talent/person.html",
        title=row.pegawai.nama_gelar,
        crumbs=[Link("Peta talenta", f"{reverse(f'{desk}:talent-map')}?peta={peta.pk}")],
        row=row,
        peta=peta,
        nine=talent_nine.nine(peta.tabel, here=row.kotak, possible=possible_boxes(row)),
        words=standing_words(found.score, peta.tabel),
        axes=axes(found),
        member=groups.membership(row.pegawai_id),
        history=list(queries.history(row.pegawai_id)),
    )


def possible_boxes(row: MapRow) -> tuple[int, ...]:
    """The boxes that are possible for a row whose box cannot be told."""
    return () if row.kotak else tuple(int(each) for each in queries.split(row.mungkin))
