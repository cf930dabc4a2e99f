"""The acts as an auditor reads them: newest first, narrowed, one at a time; and the checks of the whole book."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from openkarier.foundation.jobs.models import Job, State
from openkarier.foundation.journal.acts import ACTS, BY_KIND, SEVERITY_LABEL, Severity
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import Invalid
from openkarier.foundation.journal.publishing import own_shelf, own_signer, policy_of
from openkarier.foundation.journal.queries import published_note

CHECK = "ledger.audit"  # the job that holds the database against the book
PER_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; an empty field narrows nothing. Days are local, both included."""

    kind: str = ""
    severity: Severity | None = None
    mulai: date | None = None
    sampai: date | None = None
    actor: str = ""
    subject: str = ""

    @property
    def condition(self) -> Q:
        """The filter on Payload."""
        kinds = [act.kind for act in ACTS if act.severity == self.severity]
        parts = (
            Q(kind=self.kind) if self.kind else Q(),
            Q(kind__in=kinds) if self.severity else Q(),
            Q(at__gte=_midnight(self.mulai)) if self.mulai else Q(),
            Q(at__lt=_midnight(self.sampai + timedelta(days=1))) if self.sampai else Q(),
            Q(actor=self.actor) if self.actor else Q(),
            Q(subject__contains=self.subject) if self.subject else Q(),
        )
        found = Q()
        for part in parts:
            found &= part
        return found


class Deed(NamedTuple):
    """One act of the list. An erased one keeps its number, kind and public date; the rest is empty."""

    number: int
    kind: str
    day: str  # as published: a day, or a month for rare acts
    at: datetime | None = None
    actor: str = ""
    subject: str = ""

    @property
    def label(self) -> str:
        """The act in Indonesian."""
        return BY_KIND[self.kind].label

    @property
    def severity(self) -> str:
        """Rutin, Keputusan or Perhatian."""
        return SEVERITY_LABEL[BY_KIND[self.kind].severity]

    @property
    def erased(self) -> bool:
        """Whether its payload was erased."""
        return self.at is None


def deeds(sight: Q | None, wanted: Wanted, before: int | None = None, limit: int = PER_PAGE + 1) -> list[Deed]:
    """The newest acts below the number `before`, within `sight` (a filter on Payload; None sees nothing). One query.

    Without any filter erased leaves are listed too: of them only what is public anyway.
    """
    if sight is None:
        return []
    narrowed = sight & wanted.condition
    if narrowed:
        rows = Payload.objects.filter(narrowed).select_related("leaf").defer("body", "salt").order_by("-leaf")
        found = rows.filter(leaf__lt=before) if before is not None else rows
        return [_deed(row.leaf, row) for row in found[:limit]]
    leaves = Leaf.objects.select_related("payload").defer("payload__body", "payload__salt").order_by("-index")
    shown = leaves.filter(index__lt=before) if before is not None else leaves
    return [_deed(leaf, getattr(leaf, "payload", None)) for leaf in shown[:limit]]


def payloads(sight: Q | None, wanted: Wanted) -> QuerySet[Payload]:
    """All that is kept of the acts within `sight`, newest first: for an export."""
    if sight is None:
        return Payload.objects.none()
    return Payload.objects.filter(sight & wanted.condition).order_by("-leaf")


class Page(NamedTuple):
    """One act in full: its public line, and what it commits to (None once erased)."""

    deed: Deed
    entry: str
    told: dict[str, Any] | None


def page(sight: Q | None, index: int) -> Page | None:
    """One act by its number, or None outside `sight`. An erased leaf names nobody: whoever sees any act sees it."""
    leaf = Leaf.objects.select_related("payload").filter(index=index).first() if sight is not None else None
    if leaf is None or sight is None:
        return None
    payload = getattr(leaf, "payload", None)
    if payload is not None and sight and not Payload.objects.filter(sight, leaf=leaf).exists():
        return None
    return Page(_deed(leaf, payload), leaf.entry, json.loads(payload.body) if payload else None)


def _deed(leaf: Leaf, payload: Payload | None) -> Deed:
    public = json.loads(leaf.entry)
    if payload is None:
        return Deed(leaf.index, public["k"], public["d"])
    return Deed(leaf.index, public["k"], public["d"], payload.at, payload.actor, payload.subject)


class Check(NamedTuple):
    """The last time the database was held against the book: when, whether it was the same, and the sentence."""

    at: datetime
    whole: bool
    sentence: str
    asked: bool  # by a person; else by the clock


def checks() -> list[Check]:
    """The newest check by the clock and the newest one that somebody asked for, newest first. Two queries."""
    ended = Job.objects.filter(kind=CHECK, state__in=(State.DONE, State.FAILED)).order_by("-finished_at")
    found = [ended.filter(owner="").first(), ended.exclude(owner="").first()]
    rows = [
        Check(
            job.finished_at,
            job.state == State.DONE,
            job.message if job.state == State.DONE else job.error,
            bool(job.owner),
        )
        for job in found
        if job is not None and job.finished_at is not None
    ]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def witnesses() -> list[tuple[str, bool]]:
    """The witnesses of the policy, each with whether it cosigned the present checkpoint."""
    note = published_note(own_shelf())
    found = []
    for name, key in policy_of(own_signer()).witnesses.items():
        try:
            found.append((name, note is not None and note.signed_by(key)))
        except Invalid:
            found.append((name, False))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())


def kinds() -> Iterator[tuple[str, str]]:
    """(kind, label) of every act, by label."""
    yield from sorted(((act.kind, act.label) for act in ACTS), key=lambda pair: pair[1])
