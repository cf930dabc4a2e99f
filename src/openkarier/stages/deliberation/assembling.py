"""From the database to the game of the engine: people, posts, wishes, verdicts, merit, locks; nothing guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.core.rotation import drafting
from openkarier.core.rotation.drafting import Decided, Holder
from openkarier.core.rotation.instance import Bar, Consent, Edge, Instance, Person, Post, Source
from openkarier.core.rotation.limits import Values, constraints
from openkarier.core.rotation.scenario import (
    BEKUKAN,
    BERSAMA,
    BUKA_TETAP,
    LARANG,
    PERPANJANG,
    PISAHKAN,
    TETAPKAN,
)
from openkarier.stages.deliberation.declared import Declared, declared
from openkarier.stages.deliberation.models import Skenario
from openkarier.stages.deliberation.offers import Pairs, offered, suggested, weeded, wished
from openkarier.stages.deliberation.pairs import Judged, judged_pairs, merits
from openkarier.stages.registry.models import HukumanDisiplin, Jabatan, Pegawai, RiwayatJabatan
from openkarier.stages.standards.queries import critical_posts


@dataclass(frozen=True)
class Frozen:
    """The game and what the committee must know of it before the run, by keys of the registry."""

    instance: Instance
    summary: dict[str, Any]


@dataclass
class Material:
    """Rows of one agency on one day."""

    on: date
    values: Values
    posts: dict[int, Jabatan]
    people: dict[int, Pegawai]
    own: dict[int, list[int]]
    declared: Declared
    punished: set[int]
    tiers: dict[int, int]

    def holder(self, person: int) -> Holder:
        """What locks ask of a person."""
        row, own = self.people[person], self.own.get(person)
        jpt = bool(own) and self.posts[own[0]].jenjang == Jenjang.JPT_PRATAMA if own else False
        return Holder(row.tmt_jabatan, row.tmt_pensiun, person in self.punished, jpt)

    def taken(self) -> set[int]:
        """Posts that somebody holds."""
        return {post for held in self.own.values() for post in held}


def assemble(skenario: Skenario, values: Values, decided: Decided) -> Frozen:
    """Build the game of a scenario. About twenty queries, however large the agency."""
    material = _material(skenario, values)
    locks = {key: drafting.lock_of(material.holder(key), values, material.on) for key in material.people}
    leaving = _leaving(material, locks)
    pairs = wished(material) | offered(material, leaving | _keys(decided.lifted), locks)
    pairs |= suggested(material, leaving, locks)
    judged = judged_pairs(skenario.instansi.kode, material.people, material.posts, list(pairs), material.on)
    pairs = weeded(material, pairs, judged, leaving)
    stay = {person: posts[0] for person, posts in material.own.items()}
    worth = merits(material.people, material.posts, [*pairs, *stay.items()], material.on)
    instance = Instance(
        people=tuple(_people(material, locks, leaving)),
        posts=tuple(_posts(material)),
        edges=tuple(sorted(_edges(material, pairs, judged, worth), key=lambda edge: (edge.person, edge.post))),
        stay_merit={f"p{person}": max(0, worth[person, post]) for person, post in sorted(stay.items())},
    )
    limits = constraints(values, ruling(decided))
    summary = _summary(material, locks, leaving, Weighed(pairs, judged, worth))
    return Frozen(drafting.amended(instance, limits, Decided(), decided), summary)


def more_edges(skenario: Skenario, values: Values, people: Iterable[int]) -> tuple[list[Edge], list[str]]:
    """Edges to same-level posts for people whose stay wish a what-if lifts, and those of them without merit."""
    wanted = set(people)
    if not wanted:
        return [], []
    material = _material(skenario, values)
    pairs = offered(material, wanted & material.people.keys(), {})
    judged = judged_pairs(skenario.instansi.kode, material.people, material.posts, list(pairs), material.on)
    worth = merits(material.people, material.posts, list(pairs), material.on)
    bare = [f"p{person}:j{post}" for (person, post) in pairs if worth[person, post] < 0]
    return list(_edges(material, pairs, judged, worth)), bare


def decided_of(skenario: Skenario) -> Decided:
    """The committee's decisions of a scenario in the ids of the engine. One query."""
    rows = list(skenario.ketetapan.order_by("pk"))

    def of(kind: str) -> list[Any]:
        return [row for row in rows if row.jenis == kind]

    return Decided(
        pins=tuple((f"p{row.pegawai_id}", f"j{row.jabatan_id}") for row in of(TETAPKAN)),
        forbids=tuple((f"p{row.pegawai_id}", f"j{row.jabatan_id}") for row in of(LARANG)),
        freeze_units=tuple(f"u{row.unit_id}" for row in of(BEKUKAN)),
        both_or_neither=tuple((f"p{row.pegawai_id}", f"p{row.pasangan_id}") for row in of(BERSAMA)),
        apart=tuple((f"p{row.pegawai_id}", f"p{row.pasangan_id}") for row in of(PISAHKAN)),
        lifted=frozenset(f"p{row.pegawai_id}" for row in of(BUKA_TETAP)),
        extended=frozenset(f"p{row.pegawai_id}" for row in of(PERPANJANG)),
    )


def values_of(skenario: Skenario) -> dict[str, int | None]:
    """Key -> value of the limits that are switched on. One query."""
    return dict(skenario.batas.filter(aktif=True).values_list("kunci", "nilai"))


def ruling(decided: Decided) -> dict[str, Any]:
    """What `limits.constraints` asks of the decisions."""
    return {
        "pins": decided.pins, "forbids": decided.forbids, "freeze_units": decided.freeze_units,
        "both_or_neither": decided.both_or_neither, "involuntary": bool(decided.lifted),
    }  # fmt: skip


def _keys(ids: Iterable[str]) -> set[int]:
    return {int(each[1:]) for each in ids}


def _material(skenario: Skenario, values: Values) -> Material:
    agency, on = skenario.instansi_id, skenario.per_tanggal
    structural = Jabatan.objects.filter(
        aktif=True, unit__aktif=True, unit__instansi=agency, jenis=Jenis.STRUKTURAL
    ).select_related("unit__opd")
    posts = {post.pk: post for post in structural.order_by("pk")}
    said = declared(skenario, posts)
    own = _own(agency, posts)
    rows = Pegawai.objects.filter(instansi=agency, aktif=True, pk__in=said.wishes.keys() | own.keys())
    people = {person.pk: person for person in rows.select_related("instansi", "jabatan", "unit__opd").order_by("pk")}
    running = HukumanDisiplin.objects.filter(pegawai__instansi=agency, tingkat="B", mulai__lte=on)
    punished = running.exclude(selesai__lte=on).values_list("pegawai_id", flat=True)
    return Material(
        on, values, posts, people,
        {key: held for key, held in own.items() if key in people}, said.among(people), set(punished),
        critical_posts(skenario.instansi.kode, on),
    )  # fmt: skip


def _own(agency: int, posts: Mapping[int, Jabatan]) -> dict[int, list[int]]:
    """Person -> structural posts held, by the person's row and by the open riwayat: two where the data disagree."""
    held: dict[int, dict[int, None]] = defaultdict(dict)
    rows = Pegawai.objects.filter(instansi=agency, aktif=True, jabatan__jenis=Jenis.STRUKTURAL)
    open_ones = RiwayatJabatan.objects.filter(
        pegawai__instansi=agency, pegawai__aktif=True, selesai=None,
        penugasan=RiwayatJabatan.Penugasan.DEFINITIF, jabatan__jenis=Jenis.STRUKTURAL,
    )  # fmt: skip
    for source in (rows.values_list("pk", "jabatan_id"), open_ones.values_list("pegawai_id", "jabatan_id")):
        for person, post in source:
            if post in posts:
                held[person][post] = None
    return {person: list(found) for person, found in held.items()}


def _leaving(material: Material, locks: Mapping[int, Bar | None]) -> set[int]:
    values, on = material.values, material.on
    return {key for key in material.own if not locks[key] and drafting.must_leave(material.holder(key), values, on)}


def _people(material: Material, locks: Mapping[int, Bar | None], leaving: set[int]) -> Iterable[Person]:
    """One row per person and post held: two rows are a contradiction that the engine names."""
    places = drafting.seniority(
        {f"p{key}": (row.golongan, row.tmt_golongan, row.tmt_cpns, row.tanggal_lahir)
         for key, row in material.people.items()}
    )  # fmt: skip
    for key, row in material.people.items():
        held: list[int | None] = [*material.own.get(key, ())]
        for own in held or [None]:
            yield Person(
                id=f"p{key}",
                own=f"j{own}" if own else None,
                consent=material.declared.consent.get(key, Consent.TIDAK_MENGISI),
                must_move=key in leaving,
                duk=places.get(f"p{key}"),
                gender=row.jenis_kelamin,
                lock=locks[key],
            )


def _posts(material: Material) -> Iterable[Post]:
    lock = drafting.whole_lock(material.values)
    for key, row in material.posts.items():
        opd = row.unit.opd_id or row.unit_id
        yield Post(f"j{key}", f"u{opd}", row.jenjang, row.formasi, material.tiers.get(key, 0), lock)


def _edges(
    material: Material, pairs: Pairs, judged: Mapping[tuple[int, int], Judged], worth: Mapping[tuple[int, int], int]
) -> Iterable[Edge]:
    for (person, post), (wish, source) in pairs.items():
        barred = judged[person, post].barred
        if judged[person, post].selection and "kunci_jpt" in material.values:
            barred = (*barred, drafting.no_selection())
        if source is not Source.WISH and barred:
            continue
        yield Edge(f"p{person}", f"j{post}", max(0, worth[person, post]), wish, source, barred)


@dataclass(frozen=True)
class Weighed:
    """Pairs with their verdicts and merit."""

    pairs: Pairs
    judged: Mapping[tuple[int, int], Judged]
    worth: Mapping[tuple[int, int], int]


def _summary(
    material: Material, locks: Mapping[int, Bar | None], leaving: set[int], weighed: Weighed
) -> dict[str, Any]:
    """Counts and keys that the committee sees before the run."""
    wished = [pair for pair, (_, source) in weighed.pairs.items() if source is Source.WISH]
    bare = sorted(pair for pair in wished if weighed.worth[pair] < 0)
    open_rules = Counter(rule for pair in wished for rule in weighed.judged[pair].unknown)
    said = Counter(str(material.declared.consent.get(key, Consent.TIDAK_MENGISI)) for key in material.people)
    kept = Counter(lock.rule for key, lock in locks.items() if lock and key in material.own)
    return {
        "pegawai": len(material.people),
        "jabatan": len(material.posts),
        "lowong": len(material.posts.keys() - material.taken()),
        "kritis": sum(key in material.posts for key in material.tiers),
        "pernyataan": dict(sorted(said.items())),
        "keinginan": len(wished),
        "terhalang": sum(bool(weighed.judged[pair].barred) for pair in wished),
        "belum_dinilai": sum(bool(weighed.judged[pair].unknown) for pair in wished),
        "belum_dinilai_per_syarat": dict(open_rules.most_common()),
        "tanpa_merit": sorted({person for person, _ in bare}),
        "pasangan_tanpa_merit": [
            f"p{person}:j{post}" for person, post in sorted(weighed.worth) if weighed.worth[person, post] < 0
        ],
        "dikunci": dict(kept.most_common()),
        "wajib": sorted(leaving),
        "saran": len(weighed.pairs) - len(wished),
        "bersedia": len({person for (person, _), (_, source) in weighed.pairs.items() if source is Source.SARAN}),
        "di_luar": dict(material.declared.outside),
    }
