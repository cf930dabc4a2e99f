"""Whole chains of posts change in one transaction: what ends, what begins, and who is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openkarier.core.periods import tanggal
from openkarier.core.placement.chains import Move, twice
from openkarier.core.registry import retirement_date
from openkarier.stages.registry.models import Jabatan, Pegawai, RiwayatJabatan

DEFINITIVE = RiwayatJabatan.Penugasan.DEFINITIF


class PostsBlocked(Exception):
    """The change cannot be made; the sentence says who or what is in the way and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Change:
    """One person enters a post on a day, under a decree. Keys, not rows, so that a job can carry it."""

    pegawai: int
    jabatan: int
    tmt: date
    nomor_sk: str
    tanggal_sk: date


@dataclass(frozen=True)
class Ground:
    """What is on record about the people and posts of a change: four queries, however many there are."""

    people: Mapping[int, Pegawai]
    posts: Mapping[int, Jabatan]
    open: Mapping[int, RiwayatJabatan]  # by person
    last_end: Mapping[int, date]  # by person: the newest end of a closed definitive post
    holders: Mapping[int, Sequence[RiwayatJabatan]]  # by post

    @staticmethod
    def of(changes: Sequence[Change]) -> Ground:
        """Read and lock what the changes touch."""
        who, where = {each.pegawai for each in changes}, {each.jabatan for each in changes}
        people = Pegawai.objects.select_for_update(of=("self",)).filter(pk__in=who).order_by("pk")
        posts = Jabatan.objects.select_related("unit").filter(pk__in=where)
        definitive = RiwayatJabatan.objects.filter(penugasan=DEFINITIVE)
        own: dict[int, RiwayatJabatan] = {}
        ended: dict[int, date] = {}
        found = {person.pk: person for person in people}
        for row in definitive.filter(pegawai__in=who).order_by("mulai"):
            if row.selesai is None:
                own[row.pegawai_id] = row
            else:
                ended[row.pegawai_id] = max(row.selesai, ended.get(row.pegawai_id, row.selesai))
        holders: dict[int, list[RiwayatJabatan]] = {}
        for row in definitive.filter(jabatan__in=where, selesai=None).select_related("pegawai"):
            if row.jabatan_id is not None:
                holders.setdefault(row.jabatan_id, []).append(row)
        return Ground(found, {post.pk: post for post in posts}, own, ended, holders)


def single(post: Jabatan) -> bool:
    """Whether a post takes one holder."""
    return post.formasi == 1 and post.jenis == "1"


def pending(changes: Sequence[Change], ground: Ground) -> list[Change]:
    """The changes that are not on record yet: the same call again finds nothing left to do."""
    return [each for each in changes if not _there(each, ground.open.get(each.pegawai))]


def _there(change: Change, row: RiwayatJabatan | None) -> bool:
    same = row is not None and (row.jabatan_id, row.mulai) == (change.jabatan, change.tmt)
    return bool(same and row and row.nomor_sk == change.nomor_sk)


def obstacles(changes: Sequence[Change], ground: Ground) -> list[str]:
    """Why the changes cannot be made together, in sentences; empty when they can."""
    found = [sentence for each in changes for sentence in _of_person(each, ground)]
    found += [sentence for each in changes for sentence in _of_post(each, changes, ground)]
    moves = [Move(each.pegawai, None, each.jabatan, _takes_one(each, ground)) for each in changes]
    if clash := twice(moves):
        found.append(_clash(*clash, ground))
    return found


def _takes_one(change: Change, ground: Ground) -> bool:
    post = ground.posts.get(change.jabatan)
    return post is not None and single(post)


def _of_person(change: Change, ground: Ground) -> list[str]:
    person = ground.people.get(change.pegawai)
    if person is None or not person.aktif:
        name = person.nama_gelar if person else f"Pegawai {change.pegawai}"
        return [f"{name} tidak lagi tercatat sebagai pegawai aktif. Batalkan penempatannya, atau perbaiki datanya."]
    held, ended = ground.open.get(change.pegawai), ground.last_end.get(change.pegawai)
    latest = held.mulai if held else None
    if latest is not None and change.tmt <= latest:
        return [
            f"TMT {tanggal(change.tmt)} bagi {person.nama_gelar} tidak sesudah {tanggal(latest)}, saat jabatannya "
            "sekarang dimulai. Perbaiki TMT pada SK, atau perbaiki riwayatnya."
        ]
    if ended is not None and change.tmt < ended:
        return [
            f"TMT {tanggal(change.tmt)} bagi {person.nama_gelar} jatuh di dalam riwayat yang berakhir {tanggal(ended)}."
        ]
    return []


def _of_post(change: Change, changes: Sequence[Change], ground: Ground) -> list[str]:
    post = ground.posts.get(change.jabatan)
    if post is None or not post.aktif:
        return [f"Jabatan {post.nama if post else change.jabatan} tidak aktif lagi. Tetapkan jabatan lain."]
    if not single(post):
        return []
    leaving = {each.pegawai for each in changes}
    staying = [row for row in ground.holders.get(post.pk, ()) if row.pegawai_id not in leaving]
    return [
        f"{post.nama} masih dijabat {row.pegawai.nama_gelar}, yang tidak ikut dipindahkan. Pindahkan atau berhentikan "
        "pejabat itu lebih dahulu, lalu ulangi."
        for row in staying
    ]


def _clash(one: Move, other: Move, ground: Ground) -> str:
    first, second = ground.people[one.person].nama_gelar, ground.people[other.person].nama_gelar
    if one.person == other.person:
        return f"{first} ditempatkan pada dua jabatan sekaligus. Batalkan salah satunya."
    return f"{first} dan {second} ditempatkan pada {ground.posts[one.enters].nama} yang sama. Batalkan salah satunya."


def apply(changes: Sequence[Change], ground: Ground) -> None:
    """Close what is open, then open what begins: a swap meets no constraint on the way."""
    closing = [row for each in changes if (row := _closed(ground.open.get(each.pegawai), each.tmt)) is not None]
    RiwayatJabatan.objects.bulk_update(closing, ["selesai"], 500)
    RiwayatJabatan.objects.bulk_create((_opened(each, ground.posts[each.jabatan]) for each in changes), 500)
    people = [_seated(ground.people[each.pegawai], ground.posts[each.jabatan], each.tmt) for each in changes]
    Pegawai.objects.bulk_update(people, ["jabatan", "unit", "tmt_jabatan", "tmt_pensiun"], 500)


def _closed(row: RiwayatJabatan | None, tmt: date) -> RiwayatJabatan | None:
    if row is not None:
        row.selesai = tmt
    return row


def _opened(change: Change, post: Jabatan) -> RiwayatJabatan:
    return RiwayatJabatan(
        pegawai_id=change.pegawai, jabatan=post, tunggal=single(post), nama_jabatan=post.nama,
        nama_unit=post.unit.nama, jenis=post.jenis, jenjang=post.jenjang, eselon=post.eselon, mulai=change.tmt,
        nomor_sk=change.nomor_sk[:80], tanggal_sk=change.tanggal_sk, sumber="OpenKarier",
    )  # fmt: skip


def _seated(person: Pegawai, post: Jabatan, tmt: date) -> Pegawai:
    person.jabatan, person.unit, person.tmt_jabatan = post, post.unit, tmt
    person.tmt_pensiun = retirement_date(person.tanggal_lahir, post.bup)
    return person
