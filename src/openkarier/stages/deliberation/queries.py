"""Reads of deliberation: sidang, agenda, candidates in the order of merit, attendance, and what was released."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from openkarier.core.eligibility import State
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.deliberation.models import Anggota, Benturan, Butir, Calon, Hadir, Sidang, Suara, Usulan
from openkarier.stages.deliberation.sessions import members_of
from openkarier.stages.registry.models import Pegawai


def released(instansi: str) -> QuerySet[Usulan]:
    """The usulan of an agency (by code) that went to the PPK, in the order of the sidang and of the tree."""
    found = Usulan.objects.filter(instansi__kode=instansi, released_at__isnull=False)
    return found.select_related("sidang", "pegawai", "dari__unit__opd", "ke__unit__opd").order_by(
        "-released_at", "ke__unit__kiri", "pk"
    )


def sittings(scope: Scope) -> QuerySet[Sidang]:
    """Sidang of the agency, newest first, with `banyak` items and `selesai` settled. A sidang belongs to no unit."""
    if scope.unit or scope.reach < Reach.INSTANSI:
        return Sidang.objects.none()
    settled = Count("butir", filter=Q(butir__state__in=["diputus", "ditunda"]))
    rows = Sidang.objects.filter(instansi__kode=scope.instansi).select_related("instansi", "tim")
    return rows.annotate(banyak=Count("butir"), selesai=settled).order_by("-tanggal", "-pk")


def sitting(scope: Scope, kode: str) -> Sidang | None:
    """One sidang by code, or None outside the scope."""
    return sittings(scope).filter(kode=kode).select_related("undangan", "berita_acara").first()


def items(sidang: Sidang) -> QuerySet[Butir]:
    """The agenda in its order, each item with `peminat` candidates."""
    rows = Butir.objects.filter(sidang=sidang).select_related("jabatan__unit__opd", "usulan__pegawai", "usulan__ke")
    return rows.annotate(peminat=Count("calon")).order_by("nomor")


def item(sidang: Sidang, nomor: int) -> Butir | None:
    """One item by its number, with what its page needs."""
    rows = items(sidang).select_related("jabatan__unit__instansi", "usulan__pegawai__jabatan", "usulan__dari")
    found = rows.filter(nomor=nomor).first()
    if found is not None:
        found.sidang = sidang
    return found


@dataclass(frozen=True)
class Line:
    """A candidate in the list of an item. `rank` of `of` in the order of merit; None: not ranked.

    `last`: the preliminary cut-off is drawn under this line. `ties`: who stands aside because of this candidate.
    """

    calon: Calon
    rank: int | None
    of: int
    last: bool


def lines(butir: Butir) -> list[Line]:
    """The candidates in the order of merit; who is not ranked stands below, by name. One query."""
    rows = list(Calon.objects.filter(butir=butir).select_related("pegawai__jabatan", "pegawai__unit__opd", "pengusul"))
    ranked = sorted(
        (row for row in rows if _counts(row)), key=lambda row: (-(row.merit or 0), row.pegawai.nama, row.pk)
    )
    others = sorted((row for row in rows if not _counts(row)), key=lambda row: (row.pegawai.nama, row.pk))
    above = [row.pk for row in ranked if butir.ambang is not None and (row.merit or 0) >= butir.ambang]
    found = [Line(row, _rank(row, ranked), len(ranked), row.pk == (above[-1] if above else 0)) for row in ranked]
    return found + [Line(row, None, len(ranked), last=False) for row in others]


def _rank(row: Calon, ranked: list[Calon]) -> int:
    return 1 + sum((other.merit or 0) > (row.merit or 0) for other in ranked)


def _counts(row: Calon) -> bool:
    return row.merit is not None and row.keadaan != State.SHORT


@dataclass(frozen=True)
class Chair:
    """A member on the day of a sidang: present, ties declared, and from which items the member stands aside."""

    anggota: Anggota
    hadir: Hadir | None
    aside: tuple[tuple[str, tuple[int, ...]], ...]  # (why, numbers of items)

    @property
    def declared(self) -> bool:
        """Whether the member has declared ties."""
        return self.hadir is not None and self.hadir.menyatakan_pada is not None


def chairs(sidang: Sidang) -> list[Chair]:
    """Every member with attendance and ties. Three queries."""
    here = {row.anggota_id: row for row in Hadir.objects.filter(sidang=sidang)}
    ties = (
        Benturan.objects.filter(butir__sidang=sidang)
        .select_related("butir", "pegawai")
        .order_by("anggota", "jenis", "pegawai")
    )
    aside: dict[int, list[tuple[str, tuple[int, ...]]]] = {}
    for (member, kind, _), rows in groupby(
        ties, key=lambda row: (row.anggota_id, row.get_jenis_display(), row.pegawai_id)
    ):
        found = list(rows)
        words = f"{kind}: {found[0].pegawai.nama_gelar}"
        aside.setdefault(member, []).append((words, tuple(sorted(row.butir.nomor for row in found))))
    return [Chair(each, here.get(each.pk), tuple(aside.get(each.pk, ()))) for each in members_of(sidang)]


def own_seat(sidang: Sidang, nip: str) -> Anggota | None:
    """The membership of who is logged in."""
    return next((each for each in members_of(sidang) if each.pegawai.nip == nip), None)


def recused(butir: Butir) -> list[Benturan]:
    """Who stands aside from an item, and why."""
    rows = Benturan.objects.filter(butir=butir).select_related("anggota__pegawai", "pegawai")
    return list(rows.order_by("anggota__pegawai__nama", "jenis"))


def votes(butir: Butir) -> list[Suara]:
    """The votes of the present round."""
    rows = Suara.objects.filter(butir=butir, putaran=butir.putaran).select_related("anggota__pegawai")
    return list(rows.order_by("anggota__pegawai__nama"))


def earlier_rounds(butir: Butir) -> Iterator[tuple[int, dict[str, int]]]:
    """Votes of rounds that are over: (round, {vote: how many})."""
    rows = Suara.objects.filter(butir=butir, putaran__lt=butir.putaran).order_by("putaran")
    for number, found in groupby(rows, key=lambda row: row.putaran):
        tally: dict[str, int] = {}
        for row in found:
            tally[row.get_pilihan_display()] = tally.get(row.get_pilihan_display(), 0) + 1
        yield number, tally


def candidates_by_item(sidang: Sidang, anggota: Anggota) -> list[tuple[Pegawai, int, tuple[int, ...], str]]:
    """Every candidate once, by name: person, a key of theirs, the items, and the tie that is known ("" = none)."""
    rows = Calon.objects.filter(butir__sidang=sidang).select_related("pegawai__jabatan", "butir")
    known = {
        row.pegawai_id: row.get_jenis_display()
        for row in Benturan.objects.filter(butir__sidang=sidang, anggota=anggota).order_by("pk")
    }
    found: dict[int, tuple[Pegawai, int, list[int]]] = {}
    for row in rows.order_by("pegawai__nama", "pegawai", "butir__nomor"):
        found.setdefault(row.pegawai_id, (row.pegawai, row.pk, []))[2].append(row.butir.nomor)
    return [(person, key, tuple(numbers), known.get(pk, "")) for pk, (person, key, numbers) in found.items()]
