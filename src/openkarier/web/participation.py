"""Participation in Open Karier, each desk within its own scope: figures, who is missing, what came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from openkarier.gateways.spreadsheet.export import About, Column, Kind, Sheet, write
from openkarier.stages.aspiration import queries
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, plots
from openkarier.web.paging import paged
from openkarier.web.pieces import Bar, Chip, Picture, Stat
from openkarier.web.templatetags.openkarier import angka, persen, waktu

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openkarier.stages.aspiration.models import Period
    from openkarier.stages.aspiration.queries import Share
    from openkarier.stages.registry.models import Pegawai

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_BARS = 12  # as many OPD as a reader compares at one look; the table below holds all


@dataclass(frozen=True)
class Round:
    """The period looked at, the people within the reader's scope, and the desk's addresses."""

    desk: str
    period: Period
    people: QuerySet[Pegawai]

    @property
    def detail_name(self) -> str:
        """Name of the page that shows one declaration at this desk."""
        return f"{self.desk}:aspiration-detail"

    def url(self, act: str, *args: object, **query: object) -> str:
        """Address of another page about the same period."""
        asked = urlencode({key: value for key, value in {"periode": self.period.kode, **query}.items() if value})
        return f"{reverse(f'{self.desk}:aspiration-{act}', args=args)}?{asked}"


def find(request: HttpRequest) -> Round | None:
    """The period that `?periode=` names, else the current one; None while there is none."""
    scope = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    wanted = request.GET.get("periode", "")
    opened = queries.periods(scope.instansi).exclude(state="rancangan")
    period = opened.filter(kode=wanted).first() if wanted else queries.current_period(scope.instansi)
    if period is None:
        return None
    return Round(request.desk, period, registry.people(scope))  # type: ignore[attr-defined]


def nothing(request: HttpRequest) -> HttpResponse:
    """The page before the first period."""
    return frame.show(request, "participation/kosong.html", title="Open Karier")


def overview(request: HttpRequest) -> HttpResponse:
    """How many have filed: the whole, per OPD (or per unit of one OPD), per jenjang, over time."""
    found = find(request)
    if found is None:
        return nothing(request)
    opd = request.GET.get("opd", "")
    shares = by_place(found, opd)
    whole = queries.participation(found.period, found.people)
    return frame.show(
        request,
        "participation/overview.html",
        title="Partisipasi Open Karier",
        round=found,
        opd=_name(queries.opd_named(found.period, opd).first()) if opd else "",
        stats=stats(found, whole),
        picture=picture(found, whole, shares),
        shares=[(share, _bar(share, whole), _place_url(found, share, opd)) for share in shares],
        whole=whole,
        jenjang=[
            (share, _bar(share, whole), "") for share in queries.participation_by_jenjang(found.period, found.people)
        ],
        curve=plots.curve(filled(found, queries.filed_by_day(found.period, found.people)), whole.obliged),
        export_url=found.url("export", opd=opd),
        missing_url=found.url("missing"),
        back_url=found.url("index") if opd else "",
    )


def by_place(found: Round, opd: str) -> list[Share]:
    """Per OPD; inside one OPD, or for a reader who sees a single OPD, per unit."""
    if opd:
        return queries.participation_by_unit(found.period, found.people, opd)
    shares = queries.participation_by_opd(found.period, found.people)
    if len(shares) == 1 and shares[0].key:
        return queries.participation_by_unit(found.period, found.people, shares[0].key)
    return shares


def _place_url(found: Round, share: Share, opd: str) -> str:
    """One step deeper: from an OPD to its units, from a unit to the names."""
    if opd or found.desk == "operator" or not share.key:
        return found.url("missing", unit=share.key)
    return found.url("index", opd=share.key)


def _bar(share: Share, whole: Share) -> Bar:
    return Bar(share.label, share.filed, max(share.obliged, 1), persen(share.percent), line=_line(share, whole))


def _line(share: Share, whole: Share) -> float:
    return whole.percent * max(share.obliged, 1) / 100


def stats(found: Round, whole: Share) -> list[Stat]:
    """The four figures that are read in ten seconds."""
    return [
        Stat("Sudah mengisi", persen(whole.percent), f"{angka(whole.filed)} dari {angka(whole.obliged)} yang wajib"),
        Stat("Belum mengisi", angka(whole.missing), f"{angka(whole.drafts)} di antaranya sedang menyusun"),
        Stat("Ingin pindah", angka(whole.pindah), f"{angka(whole.tetap)} memilih tetap"),
        Stat("Sisa waktu", *_left(found.period)),
    ]


def _left(period: Period) -> tuple[str, str]:
    end = period.batas.astimezone(period.zona)
    days = (end.date() - timezone.localdate(timezone=period.zona)).days
    until = f"sampai {date_format(end, 'j F Y')} pukul {end:%H.%M}"
    if timezone.now() >= period.batas:
        return "Berakhir", until
    return (f"{days} hari" if days else "Hari ini"), until


def picture(found: Round, whole: Share, shares: list[Share], url: str = "") -> Picture:
    """Bars by what is missing; the title says the finding; `url` leads to the table."""
    worst = [share for share in shares if share.missing][:SHOWN_BARS]
    bars = [
        Bar(
            share.label,
            share.filed,
            max(share.obliged, 1),
            f"{persen(share.percent, 0)} · {angka(share.missing)} belum",
            found.url("missing", **({"unit": share.key} if found.desk == "operator" else {"opd": share.key})),
            _line(share, whole),
        )
        for share in worst
    ]
    if not whole.obliged:
        return Picture("Tidak ada yang wajib mengisi di sini")
    if not worst:
        return Picture("Semua yang wajib sudah mengisi")
    title = f"{worst[0].label} paling banyak belum mengisi: {angka(worst[0].missing)} orang"
    return Picture(
        title, bars, "Garis tegak: rata-rata seluruhnya. Diurutkan dari yang paling banyak belum mengisi.", url
    )


def filled(found: Round, days: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """The curve from the opening day to today (or the deadline), so that quiet days show."""
    begin = found.period.mulai.astimezone(found.period.zona).date()
    last = min(timezone.localdate(timezone=found.period.zona), found.period.batas.astimezone(found.period.zona).date())
    return plots.every_day(days, begin, max(begin, last))


def missing(request: HttpRequest) -> HttpResponse:
    """Who must file and has not: searchable, printable, with the way to reach them."""
    found = find(request)
    if found is None:
        return nothing(request)
    rows = missing_people(request, found)
    drafting = request.GET.get("draf") == "1"
    place = {key: request.GET.get(key, "") for key in ("opd", "unit")}
    chips = [
        Chip("Semua", found.url("missing", **place), not drafting),
        Chip("Sedang menyusun", found.url("missing", **place, draf=1), drafting),
    ]
    return frame.show(
        request,
        "participation/missing.html",
        title="Belum mengisi",
        round=found,
        slice=paged(request, rows),
        chips=chips,
        words=request.GET.get("cari", ""),
        export_url=found.url("missing_export", **place),
        remind_url=found.url("remind") if found.desk == "bkpsdm" else "",
        assisting=found.desk == "operator",
    )


def missing_people(request: HttpRequest, found: Round) -> QuerySet[Pegawai]:
    """The list behind the page and its export, narrowed by the query."""
    rows = registry.search(queries.unfiled(found.period, found.people), request.GET.get("cari", ""))
    if request.GET.get("opd"):
        rows = rows.filter(unit__opd__kode=request.GET["opd"])
    if request.GET.get("unit"):
        rows = rows.filter(unit__kode=request.GET["unit"])
    if request.GET.get("draf") == "1":
        drafting = {"sedang_menyusun": True}  # an annotation, unknown to the type checker's plugin
        rows = rows.filter(**drafting)
    return rows


def workbook(request: HttpRequest, found: Round, title: str, sheets: list[Sheet]) -> HttpResponse:
    """Sheets as an xlsx file, with a page that says what they show and when they were made."""
    facts = [("Periode", found.period.nama), ("Dasar", found.period.dasar), ("Batas waktu", waktu(found.period.batas))]
    about = About(title, str(request.user), timezone.now(), facts)
    body = BytesIO()
    write(body, sheets, about)
    response = HttpResponse(body.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{slugify(title)}-{found.period.kode}.xlsx"'
    return response


def export(request: HttpRequest) -> HttpResponse:
    """The participation figures as xlsx."""
    found = find(request)
    if found is None:
        raise Http404
    shares = by_place(found, request.GET.get("opd", ""))
    jenjang = queries.participation_by_jenjang(found.period, found.people)
    sheets = [_share_sheet("Per unit kerja", "Unit kerja", shares), _share_sheet("Per jenjang", "Jenjang", jenjang)]
    days = filled(found, queries.filed_by_day(found.period, found.people))
    sheets.append(Sheet("Per hari", [Column("Tanggal", Kind.DATE), Column("Sudah mengisi", Kind.NUMBER)], days))
    return workbook(request, found, "Partisipasi Open Karier", sheets)


def _share_sheet(name: str, first: str, shares: list[Share]) -> Sheet:
    heads = [("Wajib", Kind.NUMBER), ("Sudah", Kind.NUMBER), ("Persen", Kind.PERCENT), ("Pindah", Kind.NUMBER)]
    heads += [("Tetap", Kind.NUMBER), ("Draf", Kind.NUMBER), ("Belum", Kind.NUMBER)]
    columns = [Column(first, width=48), *(Column(head, kind) for head, kind in heads)]
    rows = [(s.label, s.obliged, s.filed, s.percent / 100, s.pindah, s.tetap, s.drafts, s.missing) for s in shares]
    return Sheet(name, columns, rows)


def missing_export(request: HttpRequest) -> HttpResponse:
    """Who has not filed, as xlsx, with telephone numbers for those who call."""
    found = find(request)
    if found is None:
        raise Http404
    columns = [
        Column("NIP", Kind.CODE), Column("Nama", width=36), Column("Jabatan", width=40), Column("Unit kerja", width=40),
        Column("Perangkat daerah", width=40), Column("Telepon", Kind.CODE), Column("Surel"), Column("Sedang menyusun"),
    ]  # fmt: skip
    rows = (_missing_row(person) for person in missing_people(request, found).iterator(chunk_size=2_000))
    return workbook(request, found, "Belum mengisi", [Sheet("Belum mengisi", columns, rows)])


def _missing_row(person: Any) -> tuple[Any, ...]:
    opd = person.unit.opd if person.unit else None
    place = (_name(person.jabatan), _name(person.unit), _name(opd))
    return (person.nip, person.nama_gelar, *place, person.telepon, person.email, person.sedang_menyusun)


def _name(record: Any) -> str:
    return record.nama if record else ""
