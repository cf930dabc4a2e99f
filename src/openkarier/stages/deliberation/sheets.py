"""The dossier and the print pack on paper: two A4 pages a person, one table an item; without a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from openkarier.core.jabatan import rank_and_grade
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation.aspects import aspects, contract, duration
from openkarier.stages.deliberation.dossier import Dossier
from openkarier.stages.deliberation.models import Butir, Sidang
from openkarier.stages.deliberation.queries import items, lines
from openkarier.stages.registry.models import Instansi

WORDS = {Outcome.PASS: "Memenuhi", Outcome.FAIL: "Tidak memenuhi", Outcome.UNKNOWN: "Belum dapat dinilai"}
STATES = {"memenuhi": "Memenuhi", "belum": "Perhatikan", "tak-dinilai": "Belum dapat dinilai"}
DISCLOSED = "Naskah ini rahasia dan hanya untuk anggota Tim Penilai Kinerja. Alasan pribadi pegawai tidak dimuat."


def print_dossiers(files: Sequence[Dossier], at: datetime) -> bytes:
    """One or several dossiers before one post as PDF."""
    first = files[0]
    agency = first.post.unit.instansi
    sections = tuple(section for file in files for section in _sections(file))
    return _report(agency, f"Berkas calon {first.post.nama}, {place_of(first.post)}", sections, at)


def print_pack(sidang: Sidang, at: datetime) -> bytes:
    """The agenda with the candidates of every item, as PDF."""
    agenda = list(items(sidang))
    head = forms.Bagian(
        judul="Agenda",
        alinea=(f"{sidang.nama}, {tanggal(sidang.tanggal)} di {sidang.tempat}. Dasar: {sidang.dasar}.", DISCLOSED),
        tabel=_agenda(agenda),
    )
    return _report(sidang.instansi, sidang.nama, (head, *(_item(each) for each in agenda)), at)


def _report(agency: Instansi, subject: str, sections: Iterable[forms.Bagian], at: datetime) -> bytes:
    form = forms.Laporan(
        kop=parts.Kop(lambang="daerah", baris=(agency.nama, "Sekretariat Tim Penilai Kinerja")),
        tentang=subject,
        tempat=agency.ibu_kota or "–",
        tanggal=at.astimezone(ZoneInfo(agency.zona)).date(),
        bagian=tuple(sections),
        penanda=parts.Penanda(jabatan="Sekretariat Tim Penilai Kinerja", nama="…………………………"),
    )
    return letters.render(Kind.LAPORAN, form, at=at)


def _sections(file: Dossier) -> list[forms.Bagian]:
    person = file.person
    held = f"{person.jabatan.nama}, {place_of(person.jabatan)}" if person.jabatan else "belum tercatat"
    tenure = duration(file.months_in_post) if file.months_in_post is not None else "belum tercatat"
    left = duration(file.months_left) if file.months_left is not None else "belum tercatat"
    sanctions = "; ".join(f"{row.get_tingkat_display()}, {row.jenis}" for row in file.sanctions) or "tidak ada"
    who = (
        f"NIP {person.nip}, {rank_and_grade(person.golongan)}. Jabatan sekarang: {held}, selama {tenure}. "
        f"Sisa masa kerja: {left}. Hukuman disiplin: {sanctions}. Kontrak kinerja: {contract(file).lower()}."
    )
    found = [
        forms.Bagian(judul=person.nama_gelar, alinea=(who,)),
        forms.Bagian(judul="Delapan aspek (Peraturan BKN 5/2019)", tabel=_aspects(file)),
        forms.Bagian(judul="Syarat jabatan", tabel=_verdicts(file)),
    ]
    return [*found, _wishes(file)]


def _aspects(file: Dossier) -> parts.Tabel:
    heads = (
        parts.Kolom(judul="Aspek", lebar=2), parts.Kolom(judul="Yang tercatat", lebar=4),
        parts.Kolom(judul="Keadaan", lebar=1.3),
    )  # fmt: skip
    return parts.Tabel(kolom=heads, baris=tuple((each.name, each.found, STATES[each.state]) for each in aspects(file)))


def _verdicts(file: Dossier) -> parts.Tabel:
    heads = (
        parts.Kolom(judul="Syarat", lebar=3), parts.Kolom(judul="Dasar", lebar=2.4),
        parts.Kolom(judul="Keadaan", lebar=1.3),
    )  # fmt: skip
    rows = tuple((each.title, each.citation, _word(each)) for each in file.examination.verdicts)
    return parts.Tabel(
        kolom=heads, baris=rows or (("Tidak ada syarat yang ditetapkan bagi perpindahan ini", "–", "–"),)
    )


def _word(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.FAIL and verdict.severity is Severity.GATE:
        return "Menunggu dokumen"
    return WORDS.get(verdict.outcome, "–")


def _wishes(file: Dossier) -> forms.Bagian:
    wishes = file.wishes
    if wishes is None:
        return forms.Bagian(judul="Keinginan", alinea=("Belum mengisi Pernyataan Karier.",))
    lead = f"{wishes.door}. Bersedia ditempatkan di jabatan lain yang setara: {_lowered(wishes.willing)}. "
    lead += f"Pendapat atasan: {wishes.stance or 'belum ada'}."
    if wishes.personal:
        lead += " Terdapat alasan pribadi sah."
    return forms.Bagian(judul="Keinginan dan target", alinea=(lead,), butir=(*wishes.posts, *wishes.targets))


def _agenda(agenda: Sequence[Butir]) -> parts.Tabel:
    heads = (
        parts.Kolom(judul="No.", lebar=0.5, rata="tengah"), parts.Kolom(judul="Jabatan", lebar=3),
        parts.Kolom(judul="Asal butir", lebar=1.4), parts.Kolom(judul="Calon", lebar=0.8, rata="kanan"),
    )  # fmt: skip
    rows = tuple(
        (
            str(each.nomor),
            f"{each.jabatan.nama}, {place_of(each.jabatan)}",
            each.get_asal_display(),
            str(each.calon.count()),
        )
        for each in agenda
    )
    return parts.Tabel(kolom=heads, baris=rows or (("–", "Agenda masih kosong", "–", "–"),))


def _item(item: Butir) -> forms.Bagian:
    heads = (
        parts.Kolom(judul="Peringkat", lebar=1, rata="tengah"), parts.Kolom(judul="Calon", lebar=3),
        parts.Kolom(judul="Jabatan sekarang", lebar=3.4), parts.Kolom(judul="Merit", lebar=0.8, rata="kanan"),
    )  # fmt: skip
    rows = tuple(
        (
            f"{line.rank} dari {line.of}" if line.rank else "–",
            f"{line.calon.pegawai.nama_gelar}\nNIP {line.calon.pegawai.nip}",
            line.calon.pegawai.jabatan.nama if line.calon.pegawai.jabatan else "–",
            str(line.calon.merit) if line.calon.merit is not None else "–",
        )
        for line in lines(item)
    )
    cut = f"Ambang sementara {item.ambang}." if item.ambang is not None else "Ambang belum dapat dihitung."
    title = f"Butir {item.nomor}: {item.jabatan.nama}, {place_of(item.jabatan)}"
    if not rows:
        return forms.Bagian(judul=title, alinea=("Belum ada calon.",))
    return forms.Bagian(judul=title, alinea=(cut,), tabel=parts.Tabel(kolom=heads, baris=rows))


def _lowered(words: str) -> str:
    """An answer inside a sentence."""
    return words[:1].lower() + words[1:]
