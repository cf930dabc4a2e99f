"""Case files: facts, an expected verdict, and whether the rulebook agrees. Bad input is named, never guessed at.

A document is a mapping with a list `tests`; each case has `id`, `rule`, `facts`, `expect` (pass, fail, not_applicable,
unknown) and, where they matter, `eligible_from` and `last_ok`. `why` and `konvensi` are for the reader. Dates may be
texts or dates. A fact that is not given is "not on record"; a fact that no rule reads is pointed out and left aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from openkarier.core.law.facts import Facts, read_facts
from openkarier.core.law.fields import FIELDS, Unreadable
from openkarier.core.law.kinds import Tanggal
from openkarier.core.law.lapse import Service
from openkarier.core.law.local import NATIONAL_DEFAULTS, LocalParameters
from openkarier.core.law.outcome import Outcome
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.verdict import Verdict
from openkarier.core.people import POST_KEYS
from openkarier.core.periods import merge

EXPECTED = {outcome.code: outcome for outcome in Outcome}
REQUIRED = ("id", "rule", "facts", "expect")
DATES = ("eligible_from", "last_ok")
FOR_THE_READER = ("why", "konvensi")
ALLOWED = (*REQUIRED, *DATES, *FOR_THE_READER)
CLOSE, SLIP = 0.8, 0.9  # similarity from which a name is suggested, and from which it is a slip of the pen


@dataclass(frozen=True, slots=True)
class Problem:
    """Something is wrong in a case. A fatal one makes the case fail; the others are pointed out."""

    case: str
    field: str
    text: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"kasus {self.case}, {self.field}: {self.text}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One case after judging: the verdict (None if the case could not be read) and where it differs."""

    id: str
    rule: str
    verdict: Verdict | None
    differences: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def agrees(self) -> bool:
        """Whether the rulebook says what the case expects."""
        return self.verdict is not None and not self.differences


def judge_cases(document: Any, rulebook: Rulebook, parameters: LocalParameters = NATIONAL_DEFAULTS) -> Iterator[Answer]:
    """Judge every case of a document that has been read from YAML or JSON."""
    cases = document.get("tests") if isinstance(document, Mapping) else document
    if not isinstance(cases, list):
        yield _unread("-", "", [Problem("-", "tests", "berkas harus memuat daftar kasus di bawah kata 'tests'")])
        return
    seen: set[str] = set()
    for place, case in enumerate(cases, start=1):
        yield _judge(place, case, seen, rulebook, parameters)


def _judge(place: int, case: Any, seen: set[str], rulebook: Rulebook, parameters: LocalParameters) -> Answer:
    if not isinstance(case, Mapping):
        return _unread(
            f"ke-{place}", "", [Problem(f"ke-{place}", "-", "bukan kasus (harus berupa pasangan nama: nilai)")]
        )
    name = str(case.get("id") or f"ke-{place}")
    problems = list(_form(name, case, seen, rulebook))
    seen.add(name)
    if any(problem.fatal for problem in problems):
        return _unread(name, str(case.get("rule", "")), problems)
    values, faults, strange = read_facts({str(key): item for key, item in case["facts"].items()})
    problems += [Problem(name, f"facts.{key}", text) for key, text in faults.items()]
    problems += [_strange(name, key) for key in strange]
    problems += _overlaps(name, case["facts"], values)
    if any(problem.fatal for problem in problems):
        return _unread(name, case["rule"], problems)
    verdict = rulebook.find(case["rule"], values.get("tgl_acuan")).examine(Facts(values, parameters))
    return Answer(name, case["rule"], verdict, tuple(_differences(case, verdict)), tuple(problems))


def _unread(name: str, rule: str, problems: list[Problem]) -> Answer:
    return Answer(name, rule, None, (), tuple(problems))


def _form(name: str, case: Mapping[str, Any], seen: set[str], rulebook: Rulebook) -> Iterator[Problem]:
    """Check the case itself: its own fields, not yet its facts."""
    if name in seen:
        yield Problem(name, "id", "sudah dipakai kasus lain")
    yield from (Problem(name, key, "wajib diisi") for key in REQUIRED if case.get(key) is None)
    for key in map(str, case):
        if key not in ALLOWED:
            yield Problem(name, key, f"isian tidak dikenal{_meant(key, ALLOWED)}")
    yield from _contents(name, case, rulebook)


def _contents(name: str, case: Mapping[str, Any], rulebook: Rulebook) -> Iterator[Problem]:
    rule, expect = case.get("rule"), case.get("expect")
    if rule is not None and str(rule) not in rulebook:
        known = tuple(item.id for item in rulebook)
        yield Problem(name, "rule", f"aturan {rule!r} tidak dikenal{_meant(str(rule), known)}")
    if expect is not None and str(expect) not in EXPECTED:
        yield Problem(name, "expect", f"{expect!r} bukan salah satu dari {', '.join(EXPECTED)}")
    if case.get("facts") is not None and not isinstance(case["facts"], Mapping):
        yield Problem(name, "facts", "harus berupa pasangan nama: nilai")
    for key in DATES:
        try:
            _day(case.get(key))
        except Unreadable as fault:
            yield Problem(name, key, str(fault))


def _day(raw: Any) -> date | None:
    day: date | None = None if raw is None else Tanggal("", "").read(raw)
    return day


def _strange(name: str, key: str) -> Problem:
    """A fact no rule reads: a slip of the pen is fatal, anything else is left aside."""
    slip = bool(get_close_matches(key, FIELDS, n=1, cutoff=SLIP))
    text = f"fakta tidak dikenal aturan mana pun{'' if slip else ', diabaikan'}{_meant(key, tuple(FIELDS))}"
    return Problem(name, f"facts.{key}", text, fatal=slip)


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=CLOSE)
    return f"; maksud Anda {close[0]}?" if close else ""


def _overlaps(name: str, raw: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Problem]:
    """Point out posts that overlap (they are counted once) and parts of a post that no rule reads."""
    for key, history in values.items():
        posts = [post for post in history if isinstance(post, Service)] if isinstance(history, tuple) else []
        spans = [(post.mulai, post.selesai or date.max) for post in posts if post.mulai]
        if sum((b - a).days for a, b in merge(spans)) < sum((b - a).days for a, b in spans if a < b):
            yield Problem(name, f"facts.{key}", "periode tumpang tindih; waktu yang sama dihitung sekali", fatal=False)
        for place, post in enumerate(raw[key] if posts else ()):
            for part in [part for part in post if part not in POST_KEYS] if isinstance(post, Mapping) else []:
                yield Problem(name, f"facts.{key}[{place}].{part}", "tidak dikenal, diabaikan", fatal=False)


def _differences(case: Mapping[str, Any], verdict: Verdict) -> Iterator[str]:
    if verdict.outcome is not EXPECTED[case["expect"]]:
        yield f"diharapkan {case['expect']}, hasil {verdict.outcome.code}"
    for key in DATES:
        if key in case:
            expected, found = _day(case[key]), getattr(verdict, key)
            if found != expected:
                yield f"{key} diharapkan {expected}, hasil {found}"
