"""Lists of one plan for the desks: people, posts, flows between OPD, chains, and what a what-if changed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from openkarier.core.rotation.differences import Change, Result, changes
from openkarier.core.rotation.instance import Instance, Source
from openkarier.core.rotation.outcomes import rankings
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.scenario import HOMELESS, KEPT
from openkarier.stages.deliberation.models import Hasil, Rencana, Skenario
from openkarier.stages.deliberation.rotasi import moves, place_name
from openkarier.stages.registry.models import Jabatan, Pegawai

NAMED = 7  # perangkat daerah with the most moves keep their name, the others are told by their kind
KINDS = ("Kecamatan", "Dinas", "Badan")
REST = "Perangkat daerah lain"
PLACES = ("dari__unit__opd", "ke__unit__opd")


def people_of(rencana: Rencana, text: str = "", nasib: str = "", kode: str = "") -> QuerySet[Hasil]:
    """Results by name; `text` is looked for in name, NIP and posts, at most six words."""
    rows = rencana.baris.select_related("pegawai__jabatan", *PLACES).order_by("pegawai__nama", "pk")
    rows = rows.filter(nasib=nasib) if nasib else rows
    rows = rows.filter(kode=kode) if kode else rows
    for word in text.split()[:6]:
        rows = rows.filter(
            Q(pegawai__nama__icontains=word) | Q(pegawai__nip__startswith=word) | Q(dari__nama__icontains=word)
            | Q(ke__nama__icontains=word) | Q(ke__unit__opd__nama__icontains=word)
            | Q(dari__unit__opd__nama__icontains=word)
        )  # fmt: skip
    return rows


def person_of(rencana: Rencana, nip: str) -> Hasil | None:
    """The result of one person, or None for who had no wish and keeps the post."""
    rows = rencana.baris.select_related("pegawai__jabatan", "pegawai__unit__opd", *PLACES)
    return rows.filter(pegawai__nip=nip).first()


def counts(rencana: Rencana) -> tuple[dict[str, int], dict[str, int]]:
    """People by outcome, and those who keep their post by the code of their first reason. One query."""
    rows = rencana.baris.values("nasib", "kode").annotate(n=Count("pk")).order_by()
    fates, codes = Counter[str](), Counter[str]()
    for row in rows:
        fates[row["nasib"]] += row["n"]
        if row["nasib"] == KEPT:
            codes[row["kode"]] += row["n"]
    return dict(fates), dict(codes)


def flows(rencana: Rencana) -> list[tuple[str, str, int]]:
    """(from OPD, to OPD, people) between different OPD, departures applied, the largest first. Three queries."""
    found = moves(rencana)
    keys = {key for move in found for key in (move.dari_id, move.ke_id) if key}
    opd = dict(Jabatan.objects.filter(pk__in=keys).values_list("pk", "unit__opd__nama"))
    places = Counter(
        (opd.get(move.dari_id or 0) or "Tanpa jabatan", opd.get(move.ke_id) or "Pemerintah daerah") for move in found
    )
    between = [(left, right, number) for (left, right), number in places.items() if left != right]
    return sorted(between, key=lambda flow: (-flow[2], flow[0], flow[1]))


def gathered(found: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Flows as a mayor reads them, the largest first: the busiest OPD by name, the others together by their kind."""
    busy = Counter[str]()
    for left, right, number in found:
        busy[left] += number
        busy[right] += number
    named = {name for name, _ in sorted(busy.items(), key=lambda each: (-each[1], each[0]))[:NAMED]}
    together = Counter[tuple[str, str]]()
    for left, right, number in found:
        together[_known(left, named), _known(right, named)] += number
    return sorted(((*pair, number) for pair, number in together.items()), key=lambda flow: (-flow[2], *flow[:2]))


def _known(name: str, named: set[str]) -> str:
    if name in named:
        return name
    kind = next((kind for kind in KINDS if name.startswith(kind)), "")
    return f"{kind} lain" if kind else REST


@dataclass(frozen=True)
class Bead:
    """One person of a chain: the seat left and the seat taken."""

    pegawai: Pegawai
    dari: Jabatan | None
    ke: Jabatan | None


@dataclass(frozen=True)
class Chain:
    """People each of whom takes the seat the next one leaves; a `ring` closes on itself."""

    beads: list[Bead]
    ring: bool


def chains(rencana: Rencana) -> list[Chain]:
    """Chains of two and more and rings, the longest first. One query."""
    rows = {row.pegawai_id: row for row in rencana.baris.filter(ke__isnull=False).select_related("pegawai", *PLACES)}
    listed = [(walk, False) for walk in rencana.angka["rantai"]] + [(walk, True) for walk in rencana.angka["lingkar"]]
    found = [Chain([_bead(rows[int(each[1:])]) for each in walk], ring) for walk, ring in listed]
    return sorted(found, key=lambda chain: -len(chain.beads))


def _bead(row: Hasil) -> Bead:
    return Bead(row.pegawai, row.dari, row.ke)


@dataclass(frozen=True)
class Shift:
    """One person whose result differs between two scenarios: the post before and after, and whether it is a loss."""

    pegawai: Pegawai
    before: str
    after: str
    gain: int
    why: list[dict[str, Any]]


def shifts(before: Rencana, after: Rencana) -> list[Shift]:
    """Who changes from one plan to another, the losers first. Four queries."""
    old, new = _results(before), _results(after)
    found = changes({key: _result(row) for key, row in old.items()}, {key: _result(row) for key, row in new.items()})
    people = Pegawai.objects.filter(pk__in=[change.person for change in found]).select_related("jabatan__unit__opd")
    named = {person.pk: person for person in people}
    return [_shift(change, named[change.person], old, new) for change in found]


def _results(rencana: Rencana) -> dict[int, Hasil]:
    return {row.pegawai_id: row for row in rencana.baris.select_related(*PLACES)}


def _result(row: Hasil) -> Result:
    return Result(row.ke_id, row.keinginan, row.nasib == HOMELESS)


def _shift(change: Change, person: Pegawai, old: Mapping[int, Hasil], new: Mapping[int, Hasil]) -> Shift:
    now = new.get(person.pk)
    held = place_name(person.jabatan) if person.jabatan else "tanpa jabatan"
    return Shift(person, _place(old.get(person.pk), held), _place(now, held), change.gain, now.alasan if now else [])


def _place(row: Hasil | None, held: str) -> str:
    if row is not None and row.nasib == HOMELESS:
        return "belum ada jabatan"
    return place_name(row.ke) if row is not None and row.ke else f"tetap: {held}"


@dataclass(frozen=True)
class Applicant:
    """One wish for a post, in the order of merit, DUK and lottery. `rank` is None where the wish was barred."""

    pegawai: Pegawai
    rank: int | None
    wish: int
    merit: int | None
    gets: bool
    bars: str


def game_of(skenario: Skenario) -> Instance:
    """The frozen game."""
    kept = Skenario.objects.values_list("masukan", flat=True).get(pk=skenario.pk)
    return read_instance(zlib.decompress(bytes(kept or b"")))


def applicants(rencana: Rencana, jabatan: Jabatan) -> list[Applicant]:
    """Everyone who wished for a post, the best first, the barred last."""
    instance, key = game_of(rencana.skenario), f"j{jabatan.pk}"
    ranks = rankings(instance, rencana.skenario.benih)
    bare = set(rencana.skenario.ringkasan.get("pasangan_tanpa_merit", []))
    wishes = [edge for edge in instance.edges if edge.post == key and edge.source is Source.WISH]
    people = Pegawai.objects.in_bulk([int(edge.person[1:]) for edge in wishes])
    chosen = set(rencana.baris.filter(ke=jabatan).values_list("pegawai_id", flat=True))
    locks = {person.id: person.lock for person in instance.people if person.lock}
    found = []
    for edge in wishes:
        person = int(edge.person[1:])
        rank = ranks.get((edge.person, key), (None, 0))[0]
        bars = [*edge.blocked, *([locks[edge.person]] if edge.person in locks else [])]
        merit = None if f"{edge.person}:{key}" in bare else edge.merit
        said = "; ".join(bar.rule for bar in bars)
        found.append(Applicant(people[person], rank, edge.wish, merit, person in chosen, said))
    return sorted(found, key=lambda each: (each.rank is None, each.rank or 0, each.pegawai.nama))


def posts_of(rencana: Rencana, text: str = "") -> QuerySet[Jabatan]:
    """Posts that change hands under the plan, each with `masuk`, `keluar` as lists by `holders`."""
    touched = rencana.baris.filter(ke__isnull=False)
    rows = Jabatan.objects.filter(Q(pk__in=touched.values("ke")) | Q(pk__in=touched.values("dari"), jenis="1"))
    for word in text.split()[:6]:
        rows = rows.filter(Q(nama__icontains=word) | Q(unit__opd__nama__icontains=word))
    return rows.select_related("unit__opd").order_by("unit__kiri", "-kepala", "nama", "pk")


def hands(rencana: Rencana, posts: Iterable[Jabatan]) -> dict[int, tuple[list[Hasil], list[Hasil]]]:
    """Post -> (who comes, who goes) for one page of posts. One query."""
    keys = [post.pk for post in posts]
    found: dict[int, tuple[list[Hasil], list[Hasil]]] = {key: ([], []) for key in keys}
    rows = rencana.baris.filter(ke__isnull=False).filter(Q(ke__in=keys) | Q(dari__in=keys)).select_related("pegawai")
    for row in rows:
        if row.ke_id in found:
            found[row.ke_id][0].append(row)
        if row.dari_id in found:
            found[row.dari_id][1].append(row)
    return found


def sent_back(result: Mapping[str, str | None]) -> list[tuple[Pegawai, str]]:
    """People (ids of the engine) whom a departure sends back, with the post they keep. Two queries."""
    people = Pegawai.objects.in_bulk([int(each[1:]) for each in result])
    posts = Jabatan.objects.select_related("unit__opd").in_bulk([int(post[1:]) for post in result.values() if post])
    return [
        (people[int(each[1:])], f"tetap di {place_name(posts[int(post[1:])])}" if post else "tetap di luar struktural")
        for each, post in result.items()
    ]
