"""A verdict as it was given: frozen with its facts, local parameters and rule version, and judged again years later.

`freeze` returns plain JSON data. `replay` judges the same facts on the same reference date, with the version in force
on that date, and gives the identical verdict; if the rule's own code has changed since, it says so instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from openkarier.core.law.citation import Wording
from openkarier.core.law.facts import Facts, read_facts
from openkarier.core.law.lapse import Service
from openkarier.core.law.local import LocalParameters, LocalRow
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.requirement import ACTION, TARGET, Requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.law.verdict import Verdict

FORMAT = 1
ALWAYS_READ = (ACTION, TARGET, "tgl_acuan", "hari_libur")


class RuleChanged(ValueError):
    """The version a frozen verdict names is no longer what the rulebook holds for that day."""


def freeze(rule: Requirement, facts: Facts) -> dict[str, Any]:
    """Judge a case and return the verdict with all it rests on, as JSON data."""
    keys = dict.fromkeys((*ALWAYS_READ, *rule.reads()))
    return {
        "format": FORMAT,
        "rule": rule.id,
        "version": rule.version(_wording(rule, facts.acuan)),
        "facts": {key: _plain(facts.values[key]) for key in keys if key in facts.values},
        "parameters": {parameter.name: facts.local(parameter) for parameter in rule.parameters()},
        "verdict": {field.name: _plain(getattr(rule_verdict, field.name))
                    for rule_verdict in (rule.examine(facts),) for field in fields(Verdict)},
    }  # fmt: skip


def thaw(frozen: Mapping[str, Any]) -> Verdict:
    """Return the verdict exactly as it was given, without judging again."""
    stored = dict(frozen["verdict"])
    dates = ("in_force_from", "eligible_from", "last_ok", "lapses_on")
    stored |= {name: date.fromisoformat(stored[name]) for name in dates if stored[name]}
    stored |= {name: tuple(stored[name]) for name in ("missing", "unmet")}
    stored |= {"outcome": Outcome[stored["outcome"]], "severity": Severity(stored["severity"])}
    return Verdict(**stored)


def replay(frozen: Mapping[str, Any], rulebook: Rulebook) -> Verdict:
    """Judge a frozen case again with the version in force on its reference date."""
    values, faults, _ = read_facts(frozen["facts"])
    if faults:
        raise ValueError(f"Fakta beku tidak terbaca: {faults}")
    rule = rulebook.find(frozen["rule"], values.get("tgl_acuan"))
    wording = _wording(rule, values.get("tgl_acuan"))
    if rule.version(wording) != frozen["version"]:
        raise RuleChanged(f"{rule.id}: versi {frozen['version']} telah diperbaiki menjadi {rule.version(wording)}.")
    return rule.examine(Facts(values, _fixed(frozen["parameters"])))


def _wording(rule: Requirement, day: date | None) -> Wording:
    return (rule.provision.on(day) if day else None) or rule.provision.wordings[-1]


def _fixed(parameters: Mapping[str, Any]) -> LocalParameters:
    return LocalParameters(tuple(LocalRow(name, value, date.min, None, "beku") for name, value in parameters.items()))


def _plain(value: Any) -> Any:
    """Turn a value into what JSON can hold and `Field.read` can read back."""
    if isinstance(value, Outcome):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Service):
        return {"mulai": _plain(value.mulai), "selesai": _plain(value.selesai), **value.facts}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
