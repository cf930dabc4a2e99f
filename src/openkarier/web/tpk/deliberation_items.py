"""One item of a sidang: its candidates, the proposal, the votes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.deliberation import KINDS, VOTES, kinds_between
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation import decisions, queries, voting
from openkarier.stages.deliberation.proposing import Proposal
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.voting import Vote
from openkarier.stages.registry import queries as registry
from openkarier.web import dossiers, frame, sidang
from openkarier.web.tpk.deliberation_forms import LONG, ProposalForm

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Anggota, Butir


@require_safe
def item(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Candidates in the order of merit, and the form to decide."""
    found = sidang.find_item(request, kode, nomor)
    return _page(request, found, ProposalForm(initial=_usual(found)))


@require_POST
def propose(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Put a candidate to the vote."""
    found = sidang.find_item(request, kode, nomor)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    typed = form.cleaned_data
    person = registry.person(request.scope, typed["calon"])  # type: ignore[attr-defined]
    if person is None:
        form.add_error("calon", "Calon ini tidak ditemukan. Pilih satu calon pada tabel.")
        return _page(request, found, form)
    words = {name: typed[name] for name in ("jenis", "alasan", "kode_alasan", "dasar", "landasan", "jalur")}
    return _do(
        request,
        found,
        form,
        lambda by: decisions.propose(butir=found, proposal=Proposal(person, **words), by=by, at=timezone.now()),
        f"{person.nama_gelar} diusulkan. Catat suara anggota.",
    )


@require_POST
def vote(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Write down the votes and settle the item; then on to the next open one."""
    found = sidang.find_item(request, kode, nomor)
    entitled = voting.voters(found)
    votes = {
        each.pk: Vote(request.POST[f"suara-{each.pk}"], request.POST.get(f"pendapat-{each.pk}", "")[:LONG])
        for each in entitled
        if f"suara-{each.pk}" in request.POST
    }
    return _do(
        request,
        found,
        None,
        lambda by: decisions.settle(butir=found, votes=votes, by=by, at=timezone.now()),
        f"Suara butir {nomor} dicatat.",
    )


@require_POST
def postpone(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Leave the item for another sidang."""
    found = sidang.find_item(request, kode, nomor)
    why = request.POST.get("mengapa", "")[:LONG]
    return _do(
        request,
        found,
        None,
        lambda by: decisions.postpone(butir=found, why=why, by=by, at=timezone.now()),
        f"Butir {nomor} ditunda.",
    )


@require_POST
def reconsider(request: HttpRequest, kode: str, nomor: int) -> HttpResponse:
    """Take the item up again."""
    found = sidang.find_item(request, kode, nomor)
    return _do(
        request,
        found,
        None,
        lambda by: decisions.reconsider(butir=found, by=by, at=timezone.now()),
        f"Butir {nomor} dibahas ulang.",
    )


def _do(
    request: HttpRequest, found: Butir, form: ProposalForm | None, act: Callable[[Anggota], Any], done: str
) -> HttpResponse:
    """Carry out one act of a member; a refusal stands above the form, with what was typed."""
    kode = found.sidang.kode
    try:
        own = queries.own_seat(found.sidang, request.user.get_username())
        if own is None:
            raise Refused("Anda bukan anggota tim sidang ini, sehingga hanya dapat membaca.")
        act(own)
    except Refused as refusal:
        fresh = sidang.find_item(request, kode, found.nomor)
        shown = form or ProposalForm(initial=_usual(fresh))
        return _page(request, fresh, shown, refusal=str(refusal), typed=request.POST)
    messages.success(request, done)
    return redirect("tpk:deliberation-item", kode, found.nomor)


def _page(
    request: HttpRequest, found: Butir, form: ProposalForm, *, refusal: str = "", typed: Any = None
) -> HttpResponse:
    return frame.show(
        request,
        "tpk/deliberation/item.html",
        title=found.jabatan.nama,
        lead=place_of(found.jabatan),
        status=422 if refusal or form.errors else 200,
        crumbs=sidang.crumbs(request, found.sidang),
        refusal=refusal,
        sidang=found.sidang,
        item=found,
        look=sidang.LOOKS[found.state],
        lines=queries.lines(found),
        form=form,
        chosen=form["calon"].value() or "",
        choosable=found.state in ("menunggu", "dibahas"),
        kinds=KINDS,
        urls=dossiers.urls(request, found.jabatan),
        **_votes(request, found, typed),
        **_beside(found),
    )


def _votes(request: HttpRequest, found: Butir, typed: Any) -> dict[str, Any]:
    """Who may vote, who stands aside, what was voted in this round and before."""
    own = queries.own_seat(found.sidang, request.user.get_username())
    aside, sitting = queries.recused(found), found.sidang.state == "dibuka"
    voters = voting.voters(found) if sitting else []
    return {
        "aside": aside,
        "tied": own is not None and any(each.anggota_id == own.pk for each in aside),
        "may": own is not None and sitting,
        "ballots": [(each, _ballot(typed, each)) for each in voters],
        "cast": {each.anggota_id: each for each in queries.votes(found)}.values(),
        "rounds": list(queries.earlier_rounds(found)),
        "votes": VOTES.items(),
    }


def _ballot(typed: Any, each: Anggota) -> tuple[str, str]:
    """What was marked and written for a member before the refusal; agreement is not assumed."""
    if typed is None:
        return "", ""
    return typed.get(f"suara-{each.pk}", ""), typed.get(f"pendapat-{each.pk}", "")


def _usual(found: Butir) -> dict[str, str]:
    """The proposal that stands, else the usual word for the best candidate."""
    usulan = found.usulan
    if usulan is not None:
        names = ("jenis", "alasan", "kode_alasan", "dasar", "landasan", "jalur")
        return {"calon": usulan.pegawai.nip} | {name: getattr(usulan, name) for name in names}
    first = next((line.calon.pegawai for line in queries.lines(found) if line.rank), None)
    held = first.jabatan.jenjang if first and first.jabatan else None
    return {"jenis": kinds_between(held, found.jabatan.jenjang)[0]}


def _beside(found: Butir) -> dict[str, Any]:
    """The items before and after, by number."""
    numbers = list(queries.items(found.sidang).values_list("nomor", flat=True))
    place = numbers.index(found.nomor)
    route = "tpk:deliberation-item"
    before = reverse(route, args=[found.sidang.kode, numbers[place - 1]]) if place else ""
    after = reverse(route, args=[found.sidang.kode, numbers[place + 1]]) if place + 1 < len(numbers) else ""
    return {"before": before, "after": after, "place": place + 1, "many": len(numbers)}
