"""Load whole agencies: structure first, then people in batches; each call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db import models, transaction
from django.db.models.functions import Substr

from openkarier.core.names import words
from openkarier.foundation import bulk
from openkarier.stages.registry.models import (
    HukumanDisiplin,
    Instansi,
    Jabatan,
    NamaKata,
    Pegawai,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    Unit,
)
from openkarier.stages.registry.rows import Berkas, InstansiRow, JabatanRow, UnitRow

_PEGAWAI = (
    "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "status",
    "kedudukan_hukum", "golongan", "tmt_golongan", "tmt_cpns", "tmt_pns", "tingkat_pendidikan", "pendidikan",
    "tahun_lulus", "email", "telepon", "tmt_jabatan", "tmt_pensiun", "aktif",
)  # fmt: skip
_PERIOD = (
    "tunggal", "nama_jabatan", "nama_unit", "jenis", "jenjang", "eselon", "penugasan", "mulai", "selesai",
    "nomor_sk", "tanggal_sk",
)  # fmt: skip
_POST = ("kode", "nama", "jenis", "jenjang", "eselon", "kelas", "bup", "formasi", "kepala")
# model, columns, and which list of a Berkas holds the rows
_HISTORIES: tuple[tuple[type[models.Model], tuple[str, ...], str], ...] = (
    (RiwayatGolongan, ("golongan", "tmt", "nomor_sk"), "golongan"),
    (RiwayatPendidikan, ("tingkat", "nama", "tahun_lulus"), "pendidikan"),
    (RiwayatDiklat, ("jenis", "nama", "selesai", "jam"), "diklat"),
    (HukumanDisiplin, ("tingkat", "jenis", "nomor_sk", "mulai", "selesai"), "hukuman"),
)


@dataclass(frozen=True)
class Directory:
    """The keys of one agency: unit by code, post by (unit code, post code)."""

    instansi: int
    unit: Mapping[str, int]
    jabatan: Mapping[tuple[str, str], int]


def nested_set(parents: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Number a forest given as child -> parent ("" = root, in order): code -> (kiri, kanan), from 1 and gapless.

    Raises ValueError when a parent is missing or the links form a ring.
    """
    children: dict[str, list[str]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    left: dict[str, int] = {}
    interval: dict[str, tuple[int, int]] = {}
    counter = 0
    stack = [(code, False) for code in reversed(children.get("", []))]
    while stack:
        code, closing = stack.pop()
        counter += 1
        if closing:
            interval[code] = (left[code], counter)
            continue
        left[code] = counter
        stack.append((code, True))
        stack.extend((child, False) for child in reversed(children.get(code, [])))
    if len(interval) != len(parents):
        lost = sorted(set(parents) - set(interval))
        message = f"unit tanpa jalan ke puncak: {', '.join(lost[:5])}"
        raise ValueError(message)
    return interval


def add_structure(instansi: InstansiRow, units: Sequence[UnitRow], posts: Sequence[JabatanRow]) -> Directory:
    """Create an agency with its tree of units (parents before children) and its posts. One transaction."""
    with transaction.atomic():
        columns = tuple(InstansiRow.__dataclass_fields__)
        key = bulk.reserve(Instansi, 1)[0]
        bulk.insert(Instansi, ("id", *columns), [(key, *attrgetter(*columns)(instansi))])
        unit = _add_units(key, units)
        jabatan = _add_posts(unit, posts)
    return Directory(key, unit, jabatan)


def _add_units(instansi: int, units: Sequence[UnitRow]) -> dict[str, int]:
    interval = nested_set({row.kode: row.induk for row in units})
    keys = dict(zip((row.kode for row in units), bulk.reserve(Unit, len(units)), strict=True))
    columns = ("id", "instansi_id", "kode", "nama", "jenis", "induk_id", "opd_id", "kiri", "kanan")
    bulk.insert(
        Unit,
        columns,
        (
            (keys[row.kode], instansi, row.kode, row.nama, row.jenis, keys.get(row.induk), keys.get(row.opd))
            + interval[row.kode]
            for row in units
        ),
    )
    return keys


def _add_posts(unit: Mapping[str, int], posts: Sequence[JabatanRow]) -> dict[tuple[str, str], int]:
    ids = bulk.reserve(Jabatan, len(posts))
    rest = attrgetter(*_POST)
    rows = ((key, unit[row.unit], *rest(row)) for key, row in zip(ids, posts, strict=True))
    bulk.insert(Jabatan, ("id", "unit_id", *_POST), rows)
    return {(row.unit, row.kode): key for key, row in zip(ids, posts, strict=True)}


def add_people(directory: Directory, people: Sequence[Berkas]) -> range:
    """Add people with their whole riwayat; return their keys in order. One transaction."""
    with transaction.atomic():
        ids = bulk.reserve(Pegawai, len(people))
        _add_pegawai(directory, ids, people)
        _add_periods(directory, ids, people)
        for model, columns, part in _HISTORIES:
            rest = attrgetter(*columns)
            bulk.insert(
                model,
                ("pegawai_id", *columns),
                ((key, *rest(row)) for key, one in zip(ids, people, strict=True) for row in getattr(one, part)),
            )
        kata = ((key, word) for key, one in zip(ids, people, strict=True) for word in words(one.pegawai.nama))
        bulk.insert(NamaKata, ("pegawai_id", "kata"), kata)
    return ids


def _add_pegawai(directory: Directory, ids: range, people: Sequence[Berkas]) -> None:
    rest = attrgetter(*_PEGAWAI)
    rows = (
        (
            key,
            directory.instansi,
            directory.unit.get(one.pegawai.unit),
            directory.jabatan[one.pegawai.jabatan] if one.pegawai.jabatan else None,
            *rest(one.pegawai),
        )
        for key, one in zip(ids, people, strict=True)
    )
    bulk.insert(Pegawai, ("id", "instansi_id", "unit_id", "jabatan_id", *_PEGAWAI), rows)


def _add_periods(directory: Directory, ids: range, people: Sequence[Berkas]) -> None:
    rest = attrgetter(*_PERIOD)
    rows = (
        (key, directory.jabatan[period.jabatan] if period.jabatan else None, "demo", *rest(period))
        for key, one in zip(ids, people, strict=True)
        for period in one.jabatan
    )
    bulk.insert(RiwayatJabatan, ("pegawai_id", "jabatan_id", "sumber", *_PERIOD), rows)


def directory(kode: str) -> Directory | None:
    """Return the keys of an agency that is there already, or None."""
    instansi = Instansi.objects.filter(kode=kode).first()
    if instansi is None:
        return None
    posts = Jabatan.objects.filter(unit__instansi=instansi).values_list("unit__kode", "kode", "id")
    return Directory(
        instansi.pk,
        dict(Unit.objects.filter(instansi=instansi).values_list("kode", "id")),
        {(unit, kode): key for unit, kode, key in posts},
    )


def present(nips: Iterable[str]) -> int:
    """Return how many of these NIP are on record."""
    return Pegawai.objects.filter(nip__in=list(nips)).count()


def link_accounts(accounts: Mapping[str, int]) -> int:
    """Give people their accounts (NIP -> key of Pengguna); return how many were found. One transaction."""
    with transaction.atomic():
        return sum(Pegawai.objects.filter(nip=nip).update(akun_id=key) for nip, key in accounts.items())


def real_people() -> int:
    """Return how many people bear a NIP that is not synthetic (serial outside 900-999)."""
    synthetic = Substr("nip", 16, 1)
    return Pegawai.objects.annotate(serial=synthetic).exclude(serial="9").count()


def headcount() -> int:
    """Return how many people are on record."""
    return Pegawai.objects.count()


def give_siasn_ids(ids: Mapping[int, str]) -> None:
    """Give people the PNS ID under which SIASN knows them. One transaction."""
    with transaction.atomic():
        people = [Pegawai(pk=key, siasn_id=siasn_id) for key, siasn_id in ids.items()]
        Pegawai.objects.bulk_update(people, ["siasn_id"], batch_size=500)
