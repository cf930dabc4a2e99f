"""Performance at BKPSDM: how far the year is, calibration, objections, differences, 360, the public."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.appraisal import SKP, calendar
from openkarier.core.aspiration import day
from openkarier.stages.appraisal import differences as deciding
from openkarier.stages.appraisal import papers, queries, voice_queries, voices
from openkarier.stages.appraisal import spread as spreading
from openkarier.stages.appraisal import surveys as closed
from openkarier.stages.appraisal.refusal import Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, performance, skp, spreads
from openkarier.web.paging import paged
from openkarier.web.pieces import Bar, Chip, Stat
from openkarier.web.spreads import unit_predicate
from openkarier.web.templatetags.openkarier import angka, persen

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Service

__all__ = ["unit_predicate"]

FIXED = ("ditetapkan", "penilaian", "dinilai", "diserahkan", "diterima", "keberatan", "final")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """How far the year is, per OPD, against the dates of the act."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tahun, today = spreads.year(request), timezone.localdate()
    found, serving = queries.states_by_opd(scope, tahun), queries.serving_by_opd(scope)
    rows: list[Any] = []
    for opd in registry.opds(scope).order_by("kiri"):
        states, people = found.get(opd.pk, {}), serving.get(opd.pk, 0)
        fixed = sum(states.get(state, 0) for state in FIXED)
        rows.append((opd, people, sum(states.values()), fixed, states.get("final", 0),
                     Bar(opd.nama, fixed, max(people, 1), persen(100 * fixed / max(people, 1), 0))))  # fmt: skip
    people, begun, fixed, final = (sum(int(row[place]) for row in rows) for place in (1, 2, 3, 4))
    due = next((each for each in calendar(tahun) if each.on >= today), calendar(tahun)[-1])
    return frame.show(
        request,
        "bkpsdm/appraisal/index.html",
        title="Penilaian kinerja",
        tahun=tahun,
        years=[Chip(str(each), f"?tahun={each}", on=each == tahun) for each in queries.years(scope.instansi)],
        rows=rows,
        due=due,
        stats=[
            Stat("SKP ditetapkan", angka(fixed), f"dari {angka(people)} pegawai"),
            Stat("Sedang disusun", angka(begun - fixed)),
            Stat("Penilaian final", angka(final)),
            Stat("Keberatan berjalan", angka(queries.objections(scope).filter(ruling="").count())),
        ],
    )


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """All SKP of a year, by state."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tahun, state = spreads.year(request), request.GET.get("keadaan", "")
    rows, words = queries.skps(scope, tahun), request.GET.get("cari", "").strip()[:80]
    if words:
        rows = rows.filter(pegawai__in=registry.search(registry.everyone(scope).order_by(), words))
    chips = [Chip("Semua", f"?tahun={tahun}", on=state not in SKP.states)]
    chips += [Chip(label, f"?tahun={tahun}&keadaan={key}", on=state == key) for key, label in SKP.states.items()]
    found = paged(request, rows.filter(state=state) if state in SKP.states else rows)
    return frame.show(
        request,
        "bkpsdm/appraisal/people.html",
        title=f"SKP {tahun}",
        slice=found,
        rows=[(row, skp.LOOK[row.state]) for row in found.rows],
        chips=chips,
        words=words,
        tahun=tahun,
    )


@require_safe
def detail(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """One SKP, without feedback between superior and person."""
    sheet = skp.find(request, kode, nip)
    title = sheet.person.nama_gelar
    return frame.show(request, "bkpsdm/appraisal/detail.html", title=title, **skp.context(sheet))


@require_safe
def spread(request: HttpRequest) -> HttpResponse:
    """All OPD side by side: predicate, people, before and after calibration, where the guide is left."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    desk: str = request.desk  # type: ignore[attr-defined]
    tahun = spreads.year(request)
    found = spreading.by_opd(scope, tahun)
    return frame.show(
        request,
        "bkpsdm/appraisal/spread.html",
        title="Kalibrasi antarunit",
        tahun=tahun,
        years=[Chip(str(each), f"?tahun={each}", on=each == tahun) for each in queries.years(scope.instansi)],
        chart=performance.differences(found),
        spreads=found,
        idle=sum(not each.people and each.own is None for each in found),
        deep=desk == "bkpsdm",
        changes=_named(queries.changes_in(scope, tahun)[:50]),
    )


def _named(rows: Any) -> list[tuple[Any, str]]:
    """Changes with the names of who made them."""
    rows = list(rows)
    names = queries.people_named(row.actor for row in rows)
    return [(row, names.get(row.actor, row.actor)) for row in rows]


@require_safe
def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """One unit: its predicate, its picture, the guide."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    top, tahun = queries.opd_within(scope, kode), spreads.year(request)
    if top is None:
        raise Http404
    found = spreading.of_unit(scope, top, tahun)
    return frame.show(
        request,
        "bkpsdm/appraisal/unit.html",
        title=top.nama,
        lead=f"Predikat unit dan sebaran predikat pegawai, {tahun}",
        spread=found,
        chart=performance.calibration(found),
        predicates=spreads.PREDICATES,
        tahun=tahun,
        heard=voice_queries.heard(queries.services_of(top), timezone.localdate())[:12],
    )


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """Objections with their clocks; BKPSDM watches, the superior's superior decides."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = paged(request, queries.objections(scope))
    return frame.show(request, "bkpsdm/appraisal/objections.html", title="Keberatan penilaian", slice=found)


@require_safe
def differences(request: HttpRequest) -> HttpResponse:
    """Where our predicate and the recorded one differ."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    lead = "SKP di sini dan e-Kinerja memberi predikat yang berbeda. Tidak ada yang ditimpa sebelum Anda memutuskan."
    found = paged(request, queries.differences(scope))
    return frame.show(request, "bkpsdm/appraisal/differences.html", title="Selisih predikat", lead=lead, slice=found)


@require_POST
def decide(request: HttpRequest, selisih: int) -> HttpResponse:
    """Keep one of the two predicates."""
    found = queries.difference(request.scope, selisih)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    choice, why = request.POST.get("choice", ""), request.POST.get("why", "")
    try:
        deciding.decide(difference=found, choice=choice, why=why, actor=_actor(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, spreads.said(refusal))
    else:
        messages.success(request, "Putusan disimpan dan tercatat di Buku Merit.")
    return redirect("bkpsdm:appraisal-differences")


@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    """Which units have a running survey, and how many have answered; never who, never what."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tahun = spreads.year(request)
    return frame.show(
        request,
        "bkpsdm/appraisal/surveys.html",
        title="Survei perilaku 360",
        lead="Rekan setingkat dan bawahan langsung menilai perilaku secara tertutup (PP 30/2019 Pasal 37 sampai 40).",
        rows=queries.survey_progress(scope, tahun),
        opds=registry.opds(scope),
        tahun=tahun,
    )


@require_POST
def open_surveys(request: HttpRequest) -> HttpResponse:
    """Open surveys for everybody of a unit."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    top, until = queries.opd_within(scope, request.POST.get("unit", "")), day(request.POST.get("batas", ""))
    if top is None or until is None:
        messages.error(request, "Pilih perangkat daerah dan batas waktunya, lalu buka survei sekali lagi.")
        return redirect("bkpsdm:appraisal-surveys")
    batas = datetime.combine(until, time(23, 59), ZoneInfo(top.instansi.zona))
    now = timezone.now()
    try:
        made = closed.open_surveys(unit=top, tahun=now.year, batas=batas, actor=_actor(request), at=now)
    except Refused as refusal:
        messages.error(request, spreads.said(refusal))
    else:
        messages.success(request, f"{made} survei dibuka di {top.nama}.")
    return redirect("bkpsdm:appraisal-surveys")


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Services that the public may rate, with what was said of them."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    rows = list(queries.services(scope))
    return frame.show(
        request,
        "bkpsdm/appraisal/services.html",
        title="Suara publik",
        lead="Pasang poster di loket; warga memindai dan menjawab tiga pertanyaan tanpa nama.",
        rows=rows,
        heard=voice_queries.heard(rows, timezone.localdate()),
        opds=registry.opds(scope),
    )


@require_POST
def make_service(request: HttpRequest) -> HttpResponse:
    """Name a service."""
    top = queries.opd_within(request.scope, request.POST.get("unit", ""))  # type: ignore[attr-defined]
    if top is None:
        messages.error(request, "Pilih perangkat daerah yang memberi layanan ini.")
        return redirect("bkpsdm:appraisal-services")
    try:
        made = voices.make_service(
            unit=top, nama=request.POST.get("nama", ""), actor=_actor(request), at=timezone.now()
        )
    except Refused as refusal:
        messages.error(request, spreads.said(refusal))
    else:
        messages.success(request, f"Layanan “{made.nama}” dicatat. Cetak posternya, lalu pasang di loket.")
    return redirect("bkpsdm:appraisal-services")


@require_POST
def switch(request: HttpRequest, kode: str) -> HttpResponse:
    """Open or close the survey of a service."""
    found = _service(request, kode)
    on = request.POST.get("aktif") == "ya"
    voices.switch_service(service=found, aktif=on, actor=_actor(request), at=timezone.now())
    messages.success(request, f"Survei layanan “{found.nama}” {'dibuka' if on else 'ditutup'}.")
    return redirect("bkpsdm:appraisal-services")


@require_safe
def poster(request: HttpRequest, kode: str) -> HttpResponse:
    """The poster with its QR code, A4."""
    return skp.paper(papers.poster(_service(request, kode)), f"poster-{kode}")


def _service(request: HttpRequest, kode: str) -> Service:
    found = queries.services(request.scope).filter(kode=kode).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _actor(request: HttpRequest) -> Actor:
    user: Any = request.user
    return Actor(user.get_username(), user.nama)
