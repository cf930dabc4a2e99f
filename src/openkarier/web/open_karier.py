"""What Open Karier puts on the home of each desk: what to do, what is happening, what was asked for."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from openkarier.stages.aspiration import queries
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.web import declaration, filing, participation
from openkarier.web.pieces import Home, Picture, Stat, Task, Trace
from openkarier.web.templatetags.openkarier import angka


def asn(request: HttpRequest) -> Home:
    """The own declaration: to be filed, or under way."""
    scope = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    period = queries.current_period(scope.instansi)
    if period is None:
        return Home()
    found = declaration.find(request, period.kode)
    if found.filed:
        return Home(traces=[Trace(f"Pernyataan Karier, {period.nama}", found.url("home"), filing.stations(found))])
    must = queries.obligation(period, found.person)
    if not period.accepts(timezone.now()):
        return Home()
    state = "berjalan" if found.aspiration else "belum-mulai"
    label = "Lanjutkan Pernyataan Karier" if found.aspiration else "Isi Pernyataan Karier"
    return Home(tasks=[Task(label, found.url("home"), must.why, state, period.batas)])


def atasan(request: HttpRequest) -> Home:
    """Declarations of direct reports that wait for an opinion, and the picture of one's own units."""
    found = participation.find(request)
    person = registry.person_of_account(request.user.pk or 0)
    if found is None or person is None:
        return Home()
    waiting = queries.filings(found.period, hierarchy.bawahan(person).order_by()).filter(opinion=None).count()
    tasks = []
    if waiting:
        hint = "Pendapat Anda dibaca Tim Penilai Kinerja; pernyataan tetap diproses bila belum ada pendapat."
        tasks = [Task(f"Beri pendapat atas {angka(waiting)} pernyataan", found.url("filings"), hint, "menunggu")]
    return Home(tasks=tasks, stats=_stats(found, _whole(found)))


def operator(request: HttpRequest) -> Home:
    """Who is missing in the unit."""
    found = participation.find(request)
    if found is None:
        return Home()
    whole = _whole(found)
    tasks = _missing(found, whole, "Hubungi atau bantu mereka yang belum mengisi")
    return Home(tasks=tasks, stats=_stats(found, whole))


def bkpsdm(request: HttpRequest) -> Home:
    """The state of the period, the OPD with most missing, and the next act."""
    scope = request.scope  # type: ignore[attr-defined]
    found = participation.find(request)
    if found is None:
        where = "/bkpsdm/aspirasi/periode/"
        return Home(tasks=[Task("Buat periode Open Karier", where, "Belum ada periode yang dibuka.", "belum-mulai")])
    planned = queries.periods(scope.instansi).filter(state="rancangan").first()
    whole = _whole(found)
    tasks = _missing(found, whole, "Siapkan pengingat, atau telepon lewat operator")
    if planned is not None:
        tasks.append(Task(f"Buka periode {planned.nama}", found.url("periods"), "Masih rancangan.", "rancangan"))
    return Home(tasks=tasks, stats=_stats(found, whole), pictures=[_picture(found, whole)])


def ppk(request: HttpRequest) -> Home:
    """Participation in one look."""
    found = participation.find(request)
    if found is None:
        return Home()
    whole = _whole(found)
    return Home(stats=_stats(found, whole), pictures=[_picture(found, whole)])


def _whole(found: participation.Round) -> queries.Share:
    return queries.participation(found.period, found.people)


def _stats(found: participation.Round, whole: queries.Share) -> list[Stat]:
    filed, _, _, left = participation.stats(found, whole)
    return [filed, left]


def _picture(found: participation.Round, whole: queries.Share) -> Picture:
    shares = queries.participation_by_opd(found.period, found.people)
    return participation.picture(found, whole, shares[:6], found.url("index"))


def _missing(found: participation.Round, whole: queries.Share, hint: str) -> list[Task]:
    count = whole.missing
    if not count or not found.period.accepts(timezone.now()):
        return []
    return [Task(f"{angka(count)} orang belum mengisi", found.url("missing"), hint, "menunggu", found.period.batas)]
