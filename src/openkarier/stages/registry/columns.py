"""Rows of the registry -> columns of the law: everyone before every jabatan, for lists over a whole city.

The same facts as `cases`, pair by pair; only their shape differs. Three queries for people, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.core.law import Columns, cross
from openkarier.core.law.lapse import Service
from openkarier.core.law.local import NATIONAL_DEFAULTS, LocalParameters
from openkarier.core.law.services import Related, Services, services
from openkarier.core.people import POST_TEXTS
from openkarier.core.registry_data import withheld_facts
from openkarier.stages.registry import cases
from openkarier.stages.registry.models import HukumanDisiplin, Jabatan, Pegawai, RiwayatJabatan

HELD = "riwayat_jabatan"
HISTORY = ("pegawai_id", "jabatan_id", "nama_jabatan", "jenjang", "penugasan", "mulai", "selesai")
ACTS = ("demosi", "jobfit", "pengangkatan", "perpindahan_jf", "promosi", "rotasi", "seleksi_terbuka")


def city(
    people: QuerySet[Pegawai],
    posts: Sequence[Jabatan],
    on: date,
    *,
    more: Mapping[int, Mapping[str, Any]] | None = None,
    parameters: LocalParameters = NATIONAL_DEFAULTS,
) -> tuple[list[Pegawai], Columns]:
    """Return the people and the columns of (people, posts); `more` adds facts of other stages by id of the person.

    `posts` come with `unit__opd` selected.
    """
    found = with_histories(people)
    rows = [cases.person(each, on) | cases.without_disputed(each, (more or {}).get(each.pk, {})) for each in found]
    cells = cross(rows, [cases.post_wanted(post) for post in posts], {"tgl_acuan": on})
    cells["action"] = _acts(found, posts)
    held = _held([[] if HELD in withheld_facts(each.disanggah) else cases.definitive(each) for each in found], posts)
    return found, Columns(len(found), len(posts), cells, {HELD: held}, parameters, acts=ACTS)


def with_histories(people: QuerySet[Pegawai]) -> list[Pegawai]:
    """Return people with post, sanctions and riwayat at hand. Four queries, no list of keys (a city would burst it)."""
    found = list(people.select_related(None).defer("email", "telepon"))
    keys = people.order_by().values("pk")
    agencies = people.order_by().values("instansi")
    posts = {post.pk: post for post in Jabatan.objects.filter(unit__instansi__in=agencies).select_related("unit")}
    past = RiwayatJabatan.objects.filter(pegawai__in=keys).only(*HISTORY)
    holders: list[Any] = [*found, *past]
    for row in holders:
        if row.jabatan_id in posts:  # one object for one post, however many held it
            row._state.fields_cache["jabatan"] = posts[row.jabatan_id]
    _attach(found, "riwayat_jabatan", past)
    _attach(found, "hukuman_disiplin", HukumanDisiplin.objects.filter(pegawai__in=keys))
    return found


def _attach(people: Sequence[Pegawai], name: str, rows: QuerySet[Any]) -> None:
    """Give each person the rows that are theirs, as a prefetch would."""
    theirs: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        theirs[row.pegawai_id].append(row)
    for each in people:
        kept = each.__dict__.setdefault("_prefetched_objects_cache", {})
        kept[name] = _Held(theirs[each.pk])


class _Held(list[Any]):
    """Rows at hand, asked for as a manager is."""

    def all(self) -> list[Any]:
        """Every row."""
        return self


def _acts(people: Sequence[Pegawai], posts: Sequence[Jabatan]) -> np.ndarray[Any, np.dtype[np.int8]]:
    """What each move is called: places in ACTS, (people, posts)."""
    levels: tuple[Jenjang | None, ...] = (None, *Jenjang)
    names = [[ACTS.index(cases.tindakan(held, target)) for target in Jenjang] for held in levels]
    held = [levels.index(Jenjang(each.jabatan.jenjang) if each.jabatan else None) for each in people]
    wanted = [levels.index(Jenjang(post.jenjang)) - 1 for post in posts]
    return np.array(names, np.int8)[held][:, wanted]


def _held(histories: Sequence[Sequence[RiwayatJabatan]], posts: Sequence[Jabatan]) -> Services:
    """The riwayat in columns, with its two relations to the jabatan wanted: same OPD, same JF."""
    ordered = [sorted(history, key=lambda post: post.mulai) for history in histories]
    kept = [[Service(post.mulai, post.selesai, cases.kind(post)) for post in history] or None for history in ordered]
    past = [post for history in ordered for post in history]
    names = [post.nama if post.jenis == Jenis.FUNGSIONAL else "" for post in posts]
    opd = _related([cases.opd_of(post.jabatan) for post in past], [cases.opd_of(post) for post in posts])
    jf = _related([post.nama_jabatan or None for post in past], names)
    held = services(kept, POST_TEXTS, ())
    return replace(held, facts={**held.facts, **dict.fromkeys(cases.SAME_OPD, opd), **dict.fromkeys(cases.SAME_JF, jf)})


def _related(past: Sequence[Any], wanted: Sequence[Any]) -> Related:
    """Yes where past and wanted are the same, else not on record."""
    place = {name: number for number, name in enumerate(dict.fromkeys(wanted))}
    matrix = np.full((len(past), len(place)), -1, np.int8)
    for row, name in enumerate(past):
        if name is not None and name in place:
            matrix[row, place[name]] = 1
    return Related(matrix, np.array([place[name] for name in wanted], np.int64))
