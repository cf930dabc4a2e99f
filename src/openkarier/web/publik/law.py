"""Anybody may read the rules by which OpenKarier judges: what each asks, where it is written, from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.law.citation import Wording
from openkarier.core.law.local import LocalRow, Parameter
from openkarier.core.law.register import CONFIDENCE, TITLES
from openkarier.core.law.requirement import Requirement
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards import queries as standards
from openkarier.web.frame import show

TARGETS = {"SEMUA": "semua jenjang", "JF": "semua jabatan fungsional"} | {
    jenjang.value: label for jenjang, label in JENJANG_LABEL.items()
}
LONGEST = 80  # letters of a search


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every rule by subject; `?cari=` keeps those whose title, sentence or article has every word."""
    text = request.GET.get("cari", "").strip()[:LONGEST]
    rules = {rule.id: rule for rule in RULEBOOK if _speaks_of(rule, text.casefold().split())}
    subjects: dict[str, list[Requirement]] = {}
    for rule in rules.values():
        subjects.setdefault(TITLES[rule.subject], []).append(rule)
    return show(
        request, "publik/law/index.html", title="Peraturan yang kami periksa",
        subjects=subjects.items(), count=len(rules), all=len(RULEBOOK), text=text,
    )  # fmt: skip


@require_GET
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule with all its wordings, and the local policy it reads."""
    versions = [each for each in RULEBOOK if each.id == rule]
    if not versions:
        raise Http404
    today = timezone.localdate()
    current = RULEBOOK.find(rule, today)
    return show(
        request, "publik/law/rule.html", title=current.title, rule=current,
        subject=TITLES[current.subject], confidence=CONFIDENCE[current.confidence],
        acts=", ".join(act.replace("_", " ") for act in current.scope.actions),
        targets=", ".join(TARGETS.get(target, target) for target in current.scope.targets),
        wordings=[wording for each in versions for wording in _wordings(each, today)],
        parameters=_parameters(current, today),
    )  # fmt: skip


def _speaks_of(rule: Requirement, words: list[str]) -> bool:
    articles = " ".join(str(wording.citation) for wording in rule.provision.wordings)
    said = f"{rule.title} {rule.sentence} {articles}".casefold()
    return all(word in said for word in words)


@dataclass(frozen=True)
class Text:
    """One wording as the page shows it: the article, its days, and the addresses where it was read."""

    citation: str
    mulai: date | None
    sampai: date | None
    now: bool
    sources: tuple[str, ...]


def _wordings(rule: Requirement, today: date) -> list[Text]:
    return [_text(wording, today) for wording in rule.provision.wordings]


def _text(wording: Wording, today: date) -> Text:
    sources = tuple(filter(None, wording.citation.instrument.sumber.split(" ; ")))
    return Text(str(wording.citation), wording.mulai, wording.sampai, wording.in_force(today), sources)


@dataclass(frozen=True)
class Local:
    """One local parameter as the page shows it: what holds here today, and by whose decision."""

    label: str
    value: str
    source: str


def _parameters(rule: Requirement, today: date) -> list[Local]:
    agency = registry.instansi()
    local = standards.local_parameters(agency.kode) if agency else None
    found = []
    for parameter in rule.parameters():
        value = local.value(parameter, today) if local else parameter.default(today)
        sk = next((row.sk for row in local.rows if _decides(row, parameter, today)), "") if local else ""
        found.append(Local(parameter.label, parameter.show(value), sk or f"baku nasional: {parameter.source}"))
    return found


def _decides(row: LocalRow, parameter: Parameter, today: date) -> bool:
    return row.name == parameter.name and row.mulai <= today and (row.sampai is None or today <= row.sampai)
