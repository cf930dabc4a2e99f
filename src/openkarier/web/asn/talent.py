"""Peta talenta saya: the own box, every part with its evidence, and what would lift it. Nobody else is shown."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core.talent import Formula
from openkarier.core.talent.pool import MEMBERSHIP
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import boxes, explain, groups, queries
from openkarier.web import frame, talent_nine
from openkarier.web.talent_map import possible_boxes
from openkarier.web.talent_words import axes, standing_words


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """My box on the frozen map, and today's reading of the same formula with the steps that would lift it."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    person, today = registry.person(scope, scope.nip), timezone.localdate()
    if person is None:
        raise Http404
    peta = queries.last_map(person.instansi.kode, today)
    row = queries.one_row(scope, peta, person.nip) if peta else None
    if peta is None or row is None:
        return frame.show(request, "asn/talent/none.html", title="Peta talenta saya", peta=peta)
    frozen = explain.frozen(row)
    now, lifts = explain.today(person, Formula.of(peta.formula.isi), today)
    member = groups.membership(person.pk)
    return frame.show(
        request,
        "asn/talent/index.html",
        title="Peta talenta saya",
        peta=peta,
        row=row,
        nine=talent_nine.nine(peta.tabel, here=row.kotak, possible=possible_boxes(row)),
        words=standing_words(frozen.score, peta.tabel),
        axes=axes(now),
        now=standing_words(now.score, peta.tabel),
        changed=now.score.box != row.kotak,
        lifts=[(lift, boxes.table(peta.tabel)[lift.box]) for lift in lifts],
        member=member,
        member_label=MEMBERSHIP.states[member.state] if member else "",
        history=list(queries.history(person.pk)),
        today=today,
    )
