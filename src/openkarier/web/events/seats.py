"""Seats: solve as a job, see how full and how split it is, who moved, why it does not fit; the map of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.pictures import Chart, Step, heatmap
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment import scheduling, seat_plan
from openkarier.stages.assessment.refusal import Refused
from openkarier.stages.assessment.seat_case import MAIN, MOP_UP
from openkarier.stages.registry import queries as registry
from openkarier.web.events.common import attempt, event_of, key_of, show
from openkarier.web.pieces import Bar
from openkarier.web.results.common import actor, url, whole_agency
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.assessment.models import Event, Seating

SHOWN = 24  # units in the picture; the table under it has all
HELP = {
    "kursi": "Tambah ruang atau sesi.",
    "akses": "Tambah ruang yang mudah diakses.",
    "bagian": "Tambah sesi, atau naikkan bagian unit yang boleh diuji bersamaan.",
    "halangan": "Bicarakan waktunya, atau ikutkan uji susulan.",
    "ketetapan": "Lepas ketetapannya.",
}


@require_safe
def event_seats(request: Any, kode: str) -> HttpResponse:
    """The seating of a round: figures, pictures with their tables, the last try, and whom it moved."""
    event = event_of(request, kode)
    ronde = MOP_UP if request.GET.get("ronde") == "2" else MAIN
    tried = queries.last_seating(event, ronde)
    rows = queries.occupancy(event, ronde)
    away = queries.presence(event, ronde)
    return show(
        request,
        "events/seats.html",
        event,
        title="Kursi" if ronde == MAIN else "Kursi uji susulan",
        ronde=ronde,
        tried=tried,
        causes=[(sentence, HELP.get(kind, "")) for kind, _, sentence in tried.causes] if tried else [],
        moves=_moves(request, tried),
        rooms=[(row, Bar("", row.seated, row.room.kapasitas), _room_url(request, event, row)) for row in rows],
        finding=_finding(rows, away),
        chart=_heat(event, away, _finding(rows, away)[1]),
        away=away,
        units=[(unit, Bar("", max(unit.away, default=0), unit.people, line=unit.most)) for unit in away.units],
        may_act=request.desk == "asesor" and not request.scope.unit,
        seated=sum(row.seated for row in rows),
    )


def _room_url(request: Any, event: Event, row: queries.Filled) -> str:
    return "" if request.scope.unit else url(request, "event_room", event.kode, row.session.pk, row.room.pk)


def _finding(rows: list[queries.Filled], away: queries.Absences) -> tuple[str, str]:
    """What the two pictures say, in a sentence each."""
    taken, seats = sum(row.seated for row in rows), sum(row.room.kapasitas for row in rows)
    full = f"{angka(taken)} dari {angka(seats)} kursi terisi" if seats else "Belum ada ruang dan sesi"
    if not away.units:
        return full, "Belum ada yang duduk"
    worst = next((unit for unit in away.units if unit.people > 1), away.units[0])
    split = f"Paling banyak {max(worst.away)} dari {worst.people} orang sekaligus: {worst.unit}"
    return full, split


def _heat(event: Event, away: queries.Absences, finding: str) -> Chart | None:
    """How much of each unit is away at each moment, the worst first; the table under it tells of all units."""
    if not away.units:
        return None
    rows = away.units[:SHOWN]
    columns = [date_format(moment.astimezone(event.zona), "j M H.i") for moment in away.moments]
    values = [[100 * count / unit.people for count in unit.away] for unit in rows]
    steps = (Step(0, "tidak ada"), Step(1, "ada"), Step(max(2, event.share), f"{event.share} persen atau lebih"))
    title = "Bagian peserta tiap perangkat daerah yang berada di ruang uji, persen"
    return heatmap(title, finding, columns, [unit.unit for unit in rows], values, steps=steps, unit="%")


def _moves(request: Any, tried: Seating | None) -> list[tuple[Any, str, str]]:
    """Who moved at the last try, as far as the reader may see them."""
    if tried is None or not tried.moves:
        return []
    people = queries.names_of(key for key, _, _ in tried.moves)
    seen = set(registry.people(request.scope).order_by().values_list("pk", flat=True)) if request.scope.unit else None
    return [
        (people[key], before, after)
        for key, before, after in tried.moves
        if key in people and (seen is None or people[key].pegawai_id in seen)
    ]


@require_POST
def event_solve(request: Any, kode: str) -> HttpResponse:
    """Put the solving into the queue and go to its progress; or take all seats back."""
    event = event_of(request, kode, whole=True)
    ronde = MOP_UP if request.POST.get("ronde") == "2" else MAIN
    back = url(request, "event_seats", kode) + ("?ronde=2" if ronde == MOP_UP else "")
    if request.POST.get("aksi") == "batal":
        act = lambda: scheduling.clear_seats(event=event, actor=actor(request), at=timezone.now())  # noqa: E731
        return attempt(request, act, "Susunan kursi dibatalkan.", back)
    try:
        job = seat_plan.start(event=event, ronde=ronde, actor=actor(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    return redirect("semua:jobs-status", job)


@require_safe
def event_room(request: Any, kode: str, session: int, room: int) -> HttpResponse:
    """The map of a room in a session: who sits where."""
    whole_agency(request)
    event = event_of(request, kode, whole=True)
    held = queries.session(event, session)
    place = (
        next((row.room for row in queries.occupancy(event, held.ronde) if row.room.pk == key_of(str(room))), None)
        if held
        else None
    )
    if held is None or place is None:
        raise Http404
    rows = [seat for seat in queries.seat_rows(held) if seat.room_id == place.pk]
    sitting = {seat.number: seat for seat in rows}
    numbers = range(1, place.kapasitas + 1)
    lines = [
        [(number, sitting.get(number)) for number in numbers[start : start + place.lajur]]
        for start in range(0, place.kapasitas, place.lajur)
    ]
    return show(
        request, "events/room.html", event, title=f"{place.nama}, {held.nama}", lines=lines, rows=rows, room=place,
        session=held,
    )  # fmt: skip
