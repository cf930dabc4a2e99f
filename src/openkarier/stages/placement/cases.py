"""Rows of a placement -> what the gates look at; constant queries, however many placements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from openkarier.core.election import window
from openkarier.core.jabatan import JPT, Jenis, Jenjang
from openkarier.core.law import Facts, LocalParameters
from openkarier.core.law.verdict import Verdict
from openkarier.core.placement import gates, special
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.appraisal.cases import kinerja_of
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement.models import Penempatan, Pengecualian, Pertek, Surat
from openkarier.stages.registry import cases as registry
from openkarier.stages.registry.models import Jabatan
from openkarier.stages.standards.heads import head_on
from openkarier.stages.standards.models import PeriodeKepalaDaerah
from openkarier.stages.standards.queries import local_parameters
from openkarier.stages.talent.eligibility import AFTER

REPLACED = (Jenjang.JPT_PRATAMA, Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS)
HEADS = ("kepala puskesmas", "kepala uptd puskesmas", "kepala sekolah")  # counted with them by the Minister's circular


@dataclass(frozen=True)
class Ground:
    """What the gates of some usulan rest on, read at once."""

    on: date
    head: PeriodeKepalaDaerah | None
    parameters: LocalParameters
    performance: Mapping[int, Mapping[str, Any]]
    papers: Mapping[int, frozenset[str]]
    pertek: Mapping[int, Pertek]
    exempt: Mapping[int, frozenset[str]]

    @staticmethod
    def of(usulan: Sequence[Usulan], instansi: str, on: date) -> Ground:
        """Ten queries for a handful; the same ten for a city."""
        people, keys = [each.pegawai for each in usulan], [each.pk for each in usulan]
        prefetch_related_objects(people, "hukuman_disiplin", "riwayat_jabatan__jabatan__unit")
        performance = kinerja_of(PredikatKinerja.objects.filter(pegawai__in=people), on)
        return Ground(
            on, head_on(instansi, on), local_parameters(instansi), performance,
            _sets(Surat.objects.filter(mencakup__in=keys).values_list("mencakup", "kunci")),
            {row.penempatan_id: row for row in Pertek.objects.filter(penempatan__in=keys).order_by("pk")},
            _sets(Pengecualian.objects.filter(penempatan__in=keys).values_list("penempatan", "gerbang")),
        )  # fmt: skip


def _sets(pairs: Any) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def gates_of(usulan: Sequence[Usulan], instansi: str, on: date) -> dict[int, list[gates.Gate]]:
    """The gates of each usulan (by key) as the law and the records stand on a day."""
    ground = Ground.of(usulan, instansi, on)
    return {each.pk: gates.gates(_case(each, ground)) for each in usulan}


def placement_of(usulan: Usulan) -> Penempatan | None:
    """The placement that came of an usulan; None before the PPK first decides."""
    return getattr(usulan, "penempatan", None)


def _case(usulan: Usulan, ground: Ground) -> gates.Case:
    placed = placement_of(usulan)
    pertek = ground.pertek.get(usulan.pk)
    decided = placed.diputus_at if placed and placed.state != "menunggu" else None
    term = ground.head.term if ground.head else None
    return gates.Case(
        on=ground.on,
        released=_day(usulan.released_at),
        decided=_day(decided),
        approved=placed is not None and placed.state not in ("dikembalikan", "ditolak", "batal", "menunggu"),
        verdicts=verdicts(usulan, ground),
        window=window(term, ground.on),
        replaces=replaces(usulan.ke),
        special=special_of(usulan),
        papers=ground.papers.get(usulan.pk, frozenset()),
        pertek=gates.Pertek(pertek.usul, pertek.hasil, pertek.nomor, pertek.tanggal) if pertek else gates.Pertek(),
        exempt=ground.exempt.get(usulan.pk, frozenset()),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def replaces(post: Jabatan) -> bool:
    """Whether filling this post counts as replacing an official under the election rules."""
    if post.jenis == Jenis.STRUKTURAL and post.jenjang in REPLACED:
        return True
    return post.nama.casefold().startswith(HEADS)


def special_of(usulan: Usulan) -> list[special.Special]:
    """The rows of the table of special posts that a move brings up."""
    if usulan.jenis in ("tetap", "tunda"):
        return []
    return special.asked(_codes(usulan.ke), _codes(usulan.dari))


def _codes(post: Jabatan | None) -> set[str]:
    if post is None:
        return set()
    facts = registry.post_wanted(post)
    return {facts["jabatan.kode_khusus"], *(["DUKCAPIL"] if facts["jabatan.unit_dukcapil"] else [])}


def verdicts(usulan: Usulan, ground: Ground) -> list[Verdict]:
    """What every rule says that this move brings up, those of the committees too; none for who stays."""
    if usulan.jenis in ("tetap", "tunda"):
        return []
    facts, found = _facts(usulan, ground), {}
    for action, personal in _actions(facts.fact("action"), usulan.ke):
        for rule in RULEBOOK.asked(action, usulan.ke.jenjang, ground.on):
            if rule.id not in found and not (personal and rule.audience != "asn"):
                found[rule.id] = rule.examine(facts.but({"action": action}))
    return sorted(found.values(), key=lambda verdict: (verdict.outcome, verdict.severity.value))


def _actions(action: str, post: Jabatan) -> list[tuple[str, bool]]:
    """The acts to judge, and whether only by the person's own rules (a panel's are judged in the selection)."""
    if post.jenjang not in JPT:
        return [(action, False)]
    return [(action, action == "seleksi_terbuka"), ("penetapan_jpt", False)]


def _facts(usulan: Usulan, ground: Ground) -> Facts:
    person, placed = usulan.pegawai, placement_of(usulan)
    dossier = {
        "tgl_acuan": ground.on,
        "dok.evaluasi_kompetensi_tpk": usulan.sidang.kode,
        "sidang_tpk.berita_acara": usulan.sidang.kode,
        "sidang_tpk.perbandingan_objektif": usulan.sidang.kode,
    }
    if placed and placed.bebas_konflik:
        dossier["konflik_kepentingan.pengambil_keputusan"] = 0
    if ground.head:
        dossier |= ground.head.term.facts() | {"penanda_tangan.status": ground.head.kedudukan}
    dossier |= {key: True if key.startswith("asn.") else "tercatat" for key in ground.papers.get(usulan.pk, ())}
    move = registry.calon(person, usulan.ke, ground.on) | registry.post_wanted(usulan.ke)
    held = Jenjang(usulan.dari.jenjang) if usulan.dari else None
    move["action"] = registry.tindakan(held, Jenjang(usulan.ke.jenjang))
    performance = registry.without_disputed(person, ground.performance.get(person.pk, {}))
    return Facts(move | performance | AFTER | dossier, ground.parameters)


def missing_papers(found: Collection[gates.Gate]) -> list[tuple[str, str]]:
    """Papers (law key, label) that would open the gates of a placement."""
    rows: dict[str, str] = {}
    for gate in found:
        for verdict in gate.verdicts:
            if gate.key == gates.BERKAS and verdict.bars:
                rows |= {key: verdict.title for key in _keys(verdict)}
    return list(rows.items())


def _keys(verdict: Verdict) -> list[str]:
    terms = RULEBOOK.find(verdict.requirement, None).check.terms()
    return [key for term in terms for key in tuple(term.keys()) if key.startswith("dok.")]
