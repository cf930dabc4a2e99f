"""The pack for I-MUT: one workbook with a row a name, and a list of papers a name, in one zip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openkarier.core.jabatan import rank_and_grade
from openkarier.gateways.spreadsheet.export import About, Column, Kind, Sheet, write
from openkarier.stages.placement.letters import place_of

if TYPE_CHECKING:
    from openkarier.stages.placement.models import PaketPertek, Pertek, Surat

COLUMNS = (
    Column("NIP", Kind.CODE), Column("Nama"), Column("Pangkat/golongan"), Column("Jabatan lama", width=40),
    Column("Eselon lama"), Column("TMT jabatan lama", Kind.DATE), Column("Jabatan baru", width=40),
    Column("Eselon baru"), Column("Jenis"), Column("Dasar", width=40), Column("Hasil penilaian", width=30),
    Column("Alasan", width=60), Column("Hasil pertek"), Column("Nomor pertek"), Column("Tanggal pertek", Kind.DATE),
)  # fmt: skip
PAPERS = (
    Column("NIP", Kind.CODE), Column("Nama"), Column("Berkas", width=44), Column("Nomor", width=30),
    Column("Tanggal", Kind.DATE), Column("Penerbit", width=30),
)  # fmt: skip
USUAL = ("SK pangkat terakhir", "SK jabatan terakhir", "Penilaian kinerja 2 tahun terakhir", "Berita acara sidang TPK")


def pack(
    found: PaketPertek, names: Sequence[Pertek], papers: dict[int, list[Surat]], labels: dict[str, str], *, by: str,
    at: datetime,
) -> bytes:  # fmt: skip
    """The zip: usul.xlsx and berkas.xlsx. The last three columns of usul.xlsx are filled in when BKN answers."""
    out = BytesIO()
    about = About(f"Usul pertek {found.nomor}", by, at, (("Tanggal usul", found.tanggal.isoformat()),))
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("usul.xlsx", _book(Sheet("Usul", COLUMNS, map(_row, names)), about))
        archive.writestr("berkas.xlsx", _book(Sheet("Berkas", PAPERS, _papers(names, papers, labels)), about))
    return out.getvalue()


def _book(sheet: Sheet, about: About) -> bytes:
    target = BytesIO()
    write(target, [sheet], about)
    return target.getvalue()


def _row(each: Pertek) -> list[Any]:
    placed, usulan = each.penempatan, each.penempatan.usulan
    person, rank = placed.pegawai, usulan.peringkat
    result = f"peringkat {rank} dari {usulan.pelamar}" if rank else "tidak diperingkat"
    merit = f"; nilai {usulan.merit}" if usulan.merit is not None else ""
    return [
        person.nip, person.nama_gelar, rank_and_grade(person.golongan), place_of(placed.dari),
        placed.dari.eselon if placed.dari else "", person.tmt_jabatan, place_of(placed.ke), placed.ke.eselon,
        usulan.get_jenis_display(), usulan.sidang.nama, f"{result}{merit}", usulan.alasan or placed.alasan,
        each.hasil if each.hasil != "menunggu" else "", each.nomor, each.tanggal,
    ]  # fmt: skip


def _papers(names: Sequence[Pertek], papers: dict[int, list[Surat]], labels: dict[str, str]) -> Iterator[Sequence[Any]]:
    for each in names:
        person = each.penempatan.pegawai
        for label in USUAL:
            yield [person.nip, person.nama_gelar, label, "", None, ""]
        for paper in papers.get(each.penempatan_id, ()):
            row = [paper.nomor, paper.tanggal, paper.penerbit]
            yield [person.nip, person.nama_gelar, labels.get(paper.kunci, paper.kunci), *row]
