"""One rule: a cited, dated comparison of facts, asked of some acts and jenjang, judged at two speeds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from inspect import cleandoc
from typing import get_type_hints

import numpy as np

from openkarier.core.law.citation import Provision, Wording
from openkarier.core.law.facts import ACUAN, Columns, Facts
from openkarier.core.law.local import Parameter, parameters_in
from openkarier.core.law.logic import Check, Finding
from openkarier.core.law.outcome import Outcome, Severity, turning_points
from openkarier.core.law.terms import Array, Term, known
from openkarier.core.law.verdict import Verdict, fill
from openkarier.core.periods import ONE_DAY, tanggal

SEMUA = "SEMUA"
JF = "JF"
ACTION, TARGET = "action", "target"


@dataclass(frozen=True)
class Scope:
    """For which acts and for which jenjang of jabatan a requirement is asked. SEMUA = every jenjang, JF = every JF."""

    actions: tuple[str, ...]
    targets: tuple[str, ...]

    def acts(self, action: str) -> bool:
        """Whether the act is meant."""
        return action in self.actions

    def aims(self, target: str) -> bool:
        """Whether the jenjang is meant."""
        return SEMUA in self.targets or target in self.targets or (JF in self.targets and target.startswith(JF))


@dataclass(frozen=True)
class Requirement:
    """One rule: where it is written, when it is asked, what it compares, and how it speaks.

    when, unless : conditions under which it is asked, or not asked; an exemption that is not on record does not exempt
    confidence   : A text of the law read, B secondary source, C not verified
    """

    id: str
    title: str
    provision: Provision
    scope: Scope
    severity: Severity
    check: Check
    sentence: str
    fail: str
    subject: str
    when: Check | None = None
    unless: Check | None = None
    audience: str = "asn"
    confidence: str = "A"
    interpretation: bool = False
    note: str = ""
    slots: tuple[tuple[str, Term], ...] = ()  # further slots of the message

    def version(self, wording: Wording) -> str:
        """A fingerprint of everything that decides a verdict; a frozen decision names it."""
        parts = (self.id, wording, self.scope, self.severity, self.when, self.unless, self.check)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def terms(self) -> Iterator[Term]:
        """Every term that can decide or word a verdict."""
        for check in (self.check, self.when, self.unless):
            yield from check.terms() if check is not None else ()
        yield from (term for _, term in self.slots)

    def reads(self) -> tuple[str, ...]:
        """Keys of the facts it reads."""
        return tuple(dict.fromkeys(key for term in self.terms() for key in term.keys()))  # noqa: SIM118  # not a dict

    def parameters(self) -> tuple[Parameter, ...]:
        """Local parameters it reads."""
        return tuple(dict.fromkeys(found for term in self.terms() for found in parameters_in(term)))

    def applies(self, facts: Facts) -> tuple[bool | None, str]:
        """Whether the requirement is asked in this case (None = cannot be said), and why not."""
        wording = self.provision.on(facts.acuan) if facts.acuan else self.provision.wordings[-1]
        if wording is None:
            return False, "tidak berlaku pada tanggal acuan"
        action, target = facts.fact(ACTION), facts.fact(TARGET)
        if action is not None and not self.scope.acts(action):
            return False, f"bukan untuk {action.replace('_', ' ')}"
        if target is not None and not self.scope.aims(target):
            return False, "bukan untuk jenjang jabatan ini"
        when = Outcome.PASS if self.when is None else self.when.one(facts).outcome
        if when is Outcome.FAIL:
            return False, "keadaan yang diatur tidak terjadi"
        if self.unless is not None and self.unless.one(facts).outcome is Outcome.PASS:
            return False, "dikecualikan"
        scoped = action is not None and (target is not None or SEMUA in self.scope.targets) and facts.acuan is not None
        return (True if scoped and when is Outcome.PASS else None), ""

    def examine(self, facts: Facts) -> Verdict:
        """Judge one case in words."""
        asked, reason = self.applies(facts)
        if asked is False:
            return self._verdict(facts, Finding(Outcome.NOT_APPLICABLE), reason)
        finding = self.check.one(facts)
        if asked is None:
            finding = Finding(Outcome.UNKNOWN, finding.found, finding.asked, (), self._unsaid(facts))
        return self._verdict(facts, finding, "")

    def columns(self, batch: Columns) -> Array:
        """Judge a batch: int8 outcomes that broadcast to (people, jabatan)."""
        outcome = self.check.columns(batch)
        if self.when is not None:
            when = self.when.columns(batch)
            outcome = np.where(when == Outcome.PASS, outcome, np.where(when == Outcome.FAIL, np.int8(3), np.int8(1)))
        if self.unless is not None:
            outcome = np.where(self.unless.columns(batch) == Outcome.PASS, np.int8(3), outcome)
        return self._scoped(batch, outcome.astype(np.int8, copy=False))

    def _scoped(self, batch: Columns, outcome: Array) -> Array:
        out, said = batch.once((self.scope, self.provision), lambda: self._asked(batch))
        if not said.all():
            open_question = np.where(outcome == Outcome.NOT_APPLICABLE, outcome, np.int8(Outcome.UNKNOWN))
            outcome = np.where(said, outcome, open_question)
        if not out.any():
            return outcome
        scoped: Array = np.maximum(outcome, out.view(np.int8) * np.int8(Outcome.NOT_APPLICABLE))
        return scoped

    def _asked(self, batch: Columns) -> tuple[Array, Array]:
        """Where the requirement is surely not asked, and where the batch says enough to tell."""
        acuan = _cell(batch, ACUAN, "datetime64[D]")
        action, target = _cell(batch, ACTION, "U1"), _cell(batch, TARGET, "U1")
        acted, act_said = batch.once(
            self.scope.actions, lambda: (_member(action, self.scope.acts, batch.acts), known(action))
        )
        aimed = _member(target, self.scope.aims, ())
        elsewhere = (known(target) & ~aimed) | (known(acuan) & ~self._in_force(acuan))
        out = (act_said & ~acted) | elsewhere
        return out, np.asarray(act_said.all() or act_said) & (known(target) | (SEMUA in self.scope.targets)) & known(
            acuan
        )

    def _in_force(self, acuan: Array) -> Array:
        days = np.zeros(acuan.shape, np.bool_)
        for wording in self.provision.wordings:
            start = np.ones_like(days) if wording.mulai is None else acuan >= np.datetime64(wording.mulai)
            end = np.ones_like(days) if wording.sampai is None else acuan <= np.datetime64(wording.sampai)
            days |= start & end
        return days

    def _unsaid(self, facts: Facts) -> tuple[str, ...]:
        absent = tuple(
            label
            for label, value in (("tanggal acuan", facts.acuan), ("tindakan", facts.fact(ACTION)))
            if value is None
        )
        unsaid = () if self.when is None else self.when.one(facts).missing
        return absent + unsaid

    def _verdict(self, facts: Facts, finding: Finding, reason: str) -> Verdict:
        wording = (self.provision.on(facts.acuan) if facts.acuan else None) or self.provision.wordings[-1]
        start, last, lapses = self._dates(facts, finding, wording)
        verdict = Verdict(
            self.id, self.title, finding.outcome, self.severity, self.sentence, "", str(wording.citation),
            wording.mulai, finding.found, finding.asked, start, last, lapses, self.interpretation, self.confidence,
            finding.missing, finding.unmet, reason,
        )  # fmt: skip
        return replace(verdict, message=self._message(facts, verdict))

    def _dates(self, facts: Facts, finding: Finding, wording: Wording) -> tuple[date | None, date | None, date | None]:
        today = finding.today or facts.acuan
        if today is None or finding.outcome in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN):
            return None, None, None
        start, last = turning_points(finding.window, today, finding.outcome)
        final = wording.sampai if wording is self.provision.wordings[-1] else None
        if start is not None and final is not None and start > final:
            return None, last, final + ONE_DAY
        return start, last, None

    def _message(self, facts: Facts, verdict: Verdict) -> str:
        if verdict.outcome is Outcome.NOT_APPLICABLE:
            return f"Tidak berlaku: {verdict.reason}."
        if verdict.outcome is Outcome.UNKNOWN:
            return f"Belum dapat dinilai; yang belum tercatat: {', '.join(verdict.missing) or 'data pendukung'}."
        if verdict.outcome is Outcome.PASS:
            return f"Memenuhi: {self.sentence}"
        slots: dict[str, str | date | None] = {
            "nilai": verdict.found, "batas": verdict.asked, "kurang": ", ".join(verdict.unmet),
            "tanggal_terpenuhi": verdict.eligible_from, "tanggal_batas": verdict.last_ok,
        }  # fmt: skip
        slots |= {name: term.show(term.one(facts)) for name, term in self.slots}
        lapse = f" Aturan ini tidak berlaku lagi mulai {tanggal(verdict.lapses_on)}." if verdict.lapses_on else ""
        return (fill(self.fail, slots) or f"Belum terpenuhi: {self.sentence}") + lapse


def _cell(batch: Columns, key: str, dtype: str) -> Array:
    cell = batch.column(key)
    return np.full((1, 1), "NaT" if dtype.startswith("d") else "", dtype) if cell is None else cell


def _member(words: Array, meant: Callable[[str], bool], vocabulary: tuple[str, ...]) -> Array:
    """Ask a question of each different word once; a column of numbers holds places in the vocabulary."""
    if words.dtype.kind == "i":
        return np.array([*(meant(word) for word in vocabulary), False], np.bool_)[words]
    different, place = np.unique(words, return_inverse=True)
    return np.array([meant(str(word)) for word in different], np.bool_)[place].reshape(words.shape)


def requirement(
    id: str,  # it is the identifier
    provision: Provision,
    *,
    title: str,
    scope: Scope,
    severity: Severity,
    fail: str,
    when: Check | None = None,
    unless: Check | None = None,
    audience: str = "asn",
    confidence: str = "A",
    interpretation: bool = False,
    note: str = "",
    slots: Mapping[str, Term] | None = None,
) -> Callable[[Callable[..., Check]], Requirement]:
    """Make a requirement of a function; its parameters name the subjects it compares, its docstring is the sentence."""

    def make(function: Callable[..., Check]) -> Requirement:
        hints = {name: kind for name, kind in get_type_hints(function).items() if name != "return"}
        check = function(**{name: kind() for name, kind in hints.items()})
        if not function.__doc__:
            raise ValueError(f"{id}: tanpa kalimat untuk ASN.")
        return Requirement(
            id, title, provision, scope, severity, check, cleandoc(function.__doc__), fail,
            function.__module__.rpartition(".")[2], when, unless, audience, confidence, interpretation, note,
            tuple((slots or {}).items()),
        )  # fmt: skip

    return make
