"""What would make a check true: for each kind of check the facts that would have to change, and not before when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from itertools import islice, product
from typing import Any

from openkarier.core.law.checks import Compare, Contains, LastAtLeast, Odd, OneOf, Present
from openkarier.core.law.facts import Facts
from openkarier.core.law.fields import FIELDS, Field
from openkarier.core.law.kinds import Tanggal, Tingkat
from openkarier.core.law.lapse import Lapse, ServedAtLeast, Service
from openkarier.core.law.logic import All, Any_, Check
from openkarier.core.law.outcome import Outcome
from openkarier.core.periods import add_months

# Facts nobody can change for the sake of a requirement: birth, status, the act, the jabatan itself, the head of region.
FIXED = ("asn.tgl_lahir", "asn.status", "action", "target", "jabatan.", "kepala_daerah.", "tgl_penetapan_paslon")
FINAL_BY = (1, 31)  # PP 30/2019 Pasal 42 ayat (1): penilaian tahunan paling lama akhir Januari tahun berikutnya
LIMIT = 4096  # combinations looked at; the rules of one act have a dozen


@dataclass(frozen=True)
class Change:
    """One fact that would have to become another."""

    key: str
    value: Any
    sentence: str
    not_before: date

    def applied(self, facts: Facts) -> Facts:
        """The case with this change; a new post joins the riwayat, sets grow, scales only rise."""
        have = facts.fact(self.key)
        value = self.value
        if isinstance(value, Service):
            value = (*(have or ()), value)
        elif isinstance(value, frozenset):
            value = value | (have or frozenset())
        return facts.but({self.key: value})


Alternative = tuple[Change, ...]  # empty: true already, or true with time alone


def alternatives(check: Check, facts: Facts, today: date) -> tuple[Alternative, ...]:
    """Return the sets of changes, each of which would make the check true; none if nothing can."""
    finding = check.one(facts)
    waits = any(end >= today for _, end in finding.window) and finding.outcome is Outcome.FAIL
    if finding.outcome is Outcome.PASS or (waits and not isinstance(check, (All, Any_)) and _moves(check)):
        return ((),)
    return _remedy(check, facts, today)


def _moves(check: Check) -> bool:
    """Whether time alone brings the check to its window: its moving date is planned, or follows from a birthday."""
    if isinstance(check, Lapse):
        until = check.elapsed.until
        since = check.elapsed.since
        return getattr(until, "planned", False) or (not until.movable and getattr(since, "planned", False))
    return isinstance(check, ServedAtLeast) or (isinstance(check, Compare) and getattr(check.left, "planned", False))


@singledispatch
def _remedy(check: Check, facts: Facts, today: date) -> tuple[Alternative, ...]:
    return ()


@_remedy.register
def _(check: All, facts: Facts, today: date) -> tuple[Alternative, ...]:
    return combined([alternatives(part, facts, today) for part in check.checks])


@_remedy.register
def _(check: Any_, facts: Facts, today: date) -> tuple[Alternative, ...]:
    found = [way for part in check.checks for way in alternatives(part, facts, today)]
    return _different(found)


@_remedy.register
def _(check: Compare, facts: Facts, today: date) -> tuple[Alternative, ...]:
    wanted = check.right.one(facts)
    if wanted is None or check.op not in (">=", "<=", "==") or isinstance(wanted, date):
        return ()
    value = check.left.scale.word(wanted) if isinstance(check.left, Tingkat) else wanted
    return _set(check.left, value, check, facts, today)


@_remedy.register
def _(check: OneOf, facts: Facts, today: date) -> tuple[Alternative, ...]:
    return tuple(way for word in check.values for way in _set(check.left, word, check, facts, today))


@_remedy.register
def _(check: Present, facts: Facts, today: date) -> tuple[Alternative, ...]:
    value: Any = today if isinstance(check.left, Tanggal) else True
    return _set(check.left, value, check, facts, today)


@_remedy.register
def _(check: Contains, facts: Facts, today: date) -> tuple[Alternative, ...]:
    return _set(check.left, frozenset(check.values), check, facts, today)


@_remedy.register
def _(check: Odd, facts: Facts, today: date) -> tuple[Alternative, ...]:
    have = check.left.one(facts)
    return () if have is None else _set(check.left, have + 1, check, facts, today)


@_remedy.register
def _(check: LastAtLeast, facts: Facts, today: date) -> tuple[Alternative, ...]:
    """Good years push the bad ones out; each is final by the end of January after it."""
    count, series = check.count.one(facts), check.left.one(facts)
    if series is None:
        return _set(check.left, (check.level,) * count, check, facts, today)
    last = (*(None,) * (count - len(series)), *series)[-count:]
    level = check.left.rank(check.level)
    bad = [place for place, word in enumerate(last) if word is not None and check.left.rank(word) < level]
    years = max(bad) + 1 if bad else 0
    final = date(today.year + years, *FINAL_BY) if years else today
    return _set(check.left, (check.level,) * count, check, facts, max(today, final))


@_remedy.register
def _(check: Lapse, facts: Facts, today: date) -> tuple[Alternative, ...]:
    window = check.one(facts).window
    until = check.elapsed.until
    if not window or not isinstance(until, Tanggal) or until.planned:
        return ()
    start, end = window[0]
    current = until.one(facts)
    return () if current is None else _set(until, start if current < start else end, check, facts, today)


@_remedy.register
def _(check: ServedAtLeast, facts: Facts, today: date) -> tuple[Alternative, ...]:
    """Begin to serve in a post of the wanted kind; the days before count if they are known to match."""
    post = Service(today, None, {key: values[0] for key, values in check.served.wanted})
    found = check.one(facts)
    sentence = f"Jalani {found.asked} (tercatat {found.found})."
    served = add_months(today, check.months(facts)) if found.outcome is Outcome.UNKNOWN else today
    return ((Change(check.served.history.keys()[0], post, sentence, served),),)


def _set(term: Any, value: Any, check: Check, facts: Facts, not_before: date) -> tuple[Alternative, ...]:
    if not isinstance(term, Field) or term.key.startswith(FIXED):
        return ()
    finding = check.one(facts)
    lead = "Catatkan" if finding.outcome is Outcome.UNKNOWN else "Penuhi"
    return ((Change(term.key, value, f"{lead}: {finding.asked} (sekarang {finding.found}).", not_before),),)


def combined(choices: Iterable[tuple[Alternative, ...]]) -> tuple[Alternative, ...]:
    """Join one alternative of each, smallest first; changes of one fact are joined, contradictions dropped."""
    joined = (_joined(change for way in ways for change in way) for ways in islice(product(*choices), LIMIT))
    return _different([way for way in joined if way is not None])


def _different(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each way once, smallest first."""
    return tuple({repr(way): way for way in sorted(ways, key=len)}.values())


def _joined(changes: Iterable[Change]) -> Alternative | None:
    by_key: dict[str, Change] = {}
    posts: dict[str, Change] = {}
    for change in changes:
        if isinstance(change.value, Service):
            posts.setdefault(repr(sorted(change.value.facts.items())), change)
            continue
        held = by_key.get(change.key)
        merged = change if held is None else _higher(held, change)
        if merged is None:
            return None
        by_key[change.key] = merged
    return (*by_key.values(), *posts.values())


def _higher(one: Change, other: Change) -> Change | None:
    """Two demands on one fact: the same, the higher on a scale, or the union of sets; else a contradiction."""
    if one.value == other.value:
        return max(one, other, key=lambda change: change.not_before)
    field = FIELDS[one.key]
    if isinstance(field, Tingkat):
        return max(one, other, key=lambda change: field.rank(change.value))
    if isinstance(one.value, frozenset):
        return Change(one.key, one.value | other.value, one.sentence, max(one.not_before, other.not_before))
    return None
