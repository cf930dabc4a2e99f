"""Who meets what which jabatan asks: facts of registry and appraisal, under local parameters, judged by the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Q, QuerySet, prefetch_related_objects

from openkarier.core.eligibility import STATES, Examination, State, examine, states
from openkarier.core.law import Columns, Facts, LocalParameters
from openkarier.core.law.judgement import judge
from openkarier.core.law.path import Path, find_path
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.appraisal.cases import kinerja, kinerja_in
from openkarier.stages.registry import cases, columns
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards.queries import local_parameters

# An SK that appoints to a jabatan ends the definitive one before it (the registry's database forbids two at a time).
AFTER = {"jabatan_aktif_setelah.jf": 0, "jabatan_aktif_setelah.ja_jpt": 0}

HANDFUL = 1_000  # people to a judgement: 900,000 pairs, about 100 MB with both settings


def post(instansi: str, jabatan: int) -> Jabatan | None:
    """An active jabatan of an agency (by code), with its unit and OPD; anybody may look at any."""
    rows = Jabatan.objects.filter(aktif=True, unit__instansi__kode=instansi).select_related("unit__opd")
    return rows.filter(pk=jabatan).first()


def facts_of(pegawai: Pegawai, posts: Sequence[Jabatan], on: date) -> list[Facts]:
    """The facts of one person before some jabatan (`unit__opd` selected). Six queries, however many there are."""
    prefetch_related_objects([pegawai], "hukuman_disiplin", "riwayat_jabatan__jabatan__unit")
    parameters = local_parameters(pegawai.instansi.kode)
    own = cases.without_disputed(pegawai, kinerja(pegawai, on)) | AFTER | {"tgl_acuan": on}
    return [
        Facts(cases.calon(pegawai, each, on) | cases.jabatan_tujuan(each, pegawai) | own, parameters) for each in posts
    ]


def examined(pegawai: Pegawai, posts: Sequence[Jabatan], on: date) -> list[Examination]:
    """One person before some jabatan, rule by rule, in words."""
    return [examine(RULEBOOK, facts) for facts in facts_of(pegawai, posts, on)]


def path_of(facts: Facts) -> Path:
    """Jalan saya: the smallest set of changes with which the person would pass, and the earliest day."""
    return find_path(RULEBOOK, facts)


def batch(
    people: QuerySet[Pegawai],
    posts: Sequence[Jabatan],
    on: date,
    instansi: str,
    parameters: LocalParameters | None = None,
) -> tuple[list[Pegawai], Columns]:
    """People of one agency before jabatan, in columns. Six queries; five when the parameters are given."""
    predicates = kinerja_in(instansi, on)
    ids = people.order_by().values_list("pk", flat=True)
    more: dict[int, dict[str, Any]] = {pk: predicates.get(pk, {}) | AFTER for pk in ids}
    settled = local_parameters(instansi) if parameters is None else parameters
    return columns.city(people, posts, on, more=more, parameters=settled)


def judged(columns_: Columns) -> Any:
    """Places in `core.eligibility.STATES` of every pair, (people, jabatan)."""
    return states(RULEBOOK, columns_)


def open_posts(instansi: str) -> QuerySet[Jabatan]:
    """Active posts of an agency (by code) in the order of the tree, with unit and OPD."""
    rows = Jabatan.objects.filter(aktif=True, unit__aktif=True, unit__instansi__kode=instansi)
    return rows.select_related("unit__opd").order_by("unit__kiri", "-kepala", "nama", "pk")


def search(posts: QuerySet[Jabatan], text: str) -> QuerySet[Jabatan]:
    """Posts whose name, unit or OPD holds every word; at most six words count."""
    for word in text.split()[:6]:
        posts = posts.filter(
            Q(nama__icontains=word) | Q(unit__nama__icontains=word) | Q(unit__opd__nama__icontains=word)
        )
    return posts


def reach(pegawai: Pegawai, on: date, text: str = "") -> list[tuple[Jabatan, State]]:
    """Every jabatan of the agency (that matches `text`) but one's own, with where the person stands. Seven queries."""
    instansi = pegawai.instansi.kode
    posts = [post for post in search(open_posts(instansi), text) if post.pk != pegawai.jabatan_id]
    if not posts:
        return []
    _, columns_ = batch(Pegawai.objects.filter(pk=pegawai.pk), posts, on, instansi)
    return [(each, STATES[place]) for each, place in zip(posts, judged(columns_)[0].tolist(), strict=True)]


def candidates(people: QuerySet[Pegawai], tujuan: Jabatan, on: date, instansi: str) -> list[tuple[Pegawai, State]]:
    """People (but the holder) with where each stands before one jabatan, in the order of the list. Six queries."""
    found, columns_ = batch(people.exclude(jabatan=tujuan), [tujuan], on, instansi)
    return [(each, STATES[place]) for each, place in zip(found, judged(columns_)[:, 0].tolist(), strict=True)]


@dataclass(frozen=True)
class Effect:
    """What a change of local policy touches: people and pairs with another verdict, pairs that open or close."""

    people: int
    pairs: int
    opened: int
    closed: int
    examined: int


def effect(instansi: str, after: LocalParameters, on: date) -> Effect:
    """Judge the whole agency under today's policy and under `after`, on one day, and count what differs.

    Columns of HANDFUL people at a time: memory stays bounded, and the rows are read once for both judgements.
    """
    posts = list(open_posts(instansi))
    everyone = Pegawai.objects.filter(instansi__kode=instansi, aktif=True).order_by("pk")
    ids = list(everyone.values_list("pk", flat=True))
    counts = np.zeros(4, np.int64)
    for start in range(0, len(ids) if posts else 0, HANDFUL):
        people = everyone.filter(pk__gte=ids[start], pk__lte=ids[min(start + HANDFUL, len(ids)) - 1])
        _, now = batch(people, posts, on, instansi)
        counts += _differences(now, replace(now, parameters=after, _kept={}))
    changed, pairs, opened, closed = counts.tolist()
    return Effect(changed, pairs, opened, closed, len(ids) * len(posts))


def _differences(now: Columns, then: Columns) -> npt.NDArray[np.int64]:
    """People and pairs with another verdict, pairs that open, pairs that close."""
    before, after = judge(RULEBOOK, now), judge(RULEBOOK, then)
    changed = np.zeros((now.people, now.jabatan), np.bool_)
    for rule in {item.requirement.id for item in (*before.judged, *after.judged)}:
        changed |= before.of(rule) != after.of(rule)
    meets = STATES.index(State.MEETS)
    was, will = judged(now) == meets, judged(then) == meets
    return np.array([changed.any(axis=1).sum(), changed.sum(), (will & ~was).sum(), (was & ~will).sum()])
