"""The report to the regional head as a paper: the same figures, pictures and sentences as its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core import unit_findings as told
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.unit_map import LABEL, NAMES, Post, Ready, Rung
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.queries import kop_of
from openkarier.foundation.pictures import Chart, print_svg
from openkarier.stages.assessment import unit_pictures as pictures
from openkarier.stages.assessment.unit_reports import Absent, UnitReport
from openkarier.stages.registry.models import Instansi, Pegawai

WIDTH = 720  # px; the size in which pictures are drawn before they are fitted to the paper
BEST = 12  # names of those ready for a jenjang
Rows = Iterable[tuple[str, ...]]


def unit_paper(report: UnitReport, instansi: Instansi, signer: parts.Penanda, at: datetime) -> bytes:
    """The report as PDF; the same report and moment give the same bytes."""
    return letters.render(Kind.LAPORAN_UJI, unit_form(report, instansi, signer, at), at=at)


def unit_form(report: UnitReport, instansi: Instansi, signer: parts.Penanda, at: datetime) -> forms.LaporanUji:
    """The report as the typed form of its kind."""
    labels = [band.label for band in report.bands.bands]
    return forms.LaporanUji(
        kop=kop_of(instansi=instansi.kode) or parts.Kop(lambang="daerah", baris=(instansi.nama,)),
        tentang=title(report),
        kepada=f"{instansi.sebutan_kepala} {instansi.ibu_kota}".strip(),
        tempat=instansi.ibu_kota or instansi.nama,
        tanggal=timezone.localdate(at),
        ukuran=figures(report),
        temuan=tuple(told.summary(report.map, labels, pictures.split(report))),
        bab=tuple(_chapters(report, labels)),
        metode=tuple(method(report)),
        penanda=signer,
    )


def title(report: UnitReport) -> str:
    """What the report is about."""
    event = f" kegiatan {report.event}" if report.event else ""
    return f"hasil uji potensi dan kompetensi pegawai{event}"


def figures(report: UnitReport) -> tuple[forms.Ukuran, ...]:
    """Four figures for the head of the first page."""
    whole, best = report.map.whole, report.bands.bands[0]
    called = f"dari {told.figure(report.called, 0)} peserta" if report.called else f"{len(report.map.units)} unit kerja"
    return (
        forms.Ukuran(label="Orang dinilai", nilai=told.figure(whole.people, 0), catatan=called),
        forms.Ukuran(label="Rata-rata JPM", nilai=f"{told.figure(whole.jpm)} %", catatan="terhadap standar jabatan"),
        forms.Ukuran(
            label=best.label,
            nilai=f"{told.figure(100 * whole.best)} %",
            catatan=f"{told.figure(whole.bands[0], 0)} orang",
        ),
        forms.Ukuran(
            label="Belum diuji atau habis",
            nilai=told.figure(report.untested, 0),
            catatan="pejabat struktural",
        ),
    )


def method(report: UnitReport) -> list[parts.Pokok]:
    """Where the figures come from and how they were made."""
    bands = "; ".join(f"{band.label} ({band.code}) mulai {told.figure(float(band.least), 0)}"
                      for band in report.bands.bands)  # fmt: skip
    return [
        parts.Pokok(pokok="Penyelenggara", isi="; ".join(_sources(report)) or "belum ada"),
        parts.Pokok(
            pokok="JPM",
            isi="Jumlah level yang dicapai dibagi jumlah level yang dituntut jabatan, kali 100, atas sembilan "
            "kompetensi (PermenPANRB 38/2017). Angka tidak dibulatkan ke atas.",
        ),
        parts.Pokok(pokok="Kategori", isi=f"{bands}. Dasar: {report.bands.source}."),
        parts.Pokok(
            pokok="Standar",
            isi=f"Standar jabatan masing-masing; bagi {report.assumed} orang jabatannya belum punya standar sendiri, "
            "sehingga dipakai level bawaan jenjangnya.",
        ),
        parts.Pokok(
            pokok="Tidak dihitung",
            isi=f"{told.upper(told.count(len(report.map.aside)))} hasil habis masa berlakunya atau belum lengkap. "
            "Yang belum diuji tidak dinilai rendah; datanya belum ada.",
        ),
        parts.Pokok(
            pokok="Sifat",
            isi="Peta ini bahan pertimbangan. Hasil perorangan bukan informasi publik (UU 14/2008 Pasal 17 huruf h "
            "angka 4); keputusan tetap melalui sidang Tim Penilai Kinerja.",
        ),
    ]


def _sources(report: UnitReport) -> list[str]:
    return [
        f"{each.penyelenggara}, {each.metode or 'metode tidak disebut'}, "
        f"{date_format(each.terakhir, 'j F Y')}, {each.orang} orang"
        f"{'' if each.terakreditasi is None else ', terakreditasi' if each.terakreditasi else ', tidak terakreditasi'}"
        for each in report.sources
    ]


def picture(chart: Chart, height: int = 0, lebar: float = 1) -> parts.Gambar:
    """A chart for paper."""
    drawn = print_svg(chart, WIDTH, height or chart.height)
    return parts.Gambar(temuan=chart.finding, judul=chart.title, svg=drawn, alt=chart.alt[:7900], lebar=lebar)


def _chapters(report: UnitReport, labels: Sequence[str]) -> Iterable[forms.Bab]:
    if not report.map.people:
        return [forms.Bab(judul="Belum ada hasil yang dapat disajikan", alinea=("Impor hasil uji lebih dahulu.",))]
    return [
        forms.Bab(
            judul="Kesiapan tiap unit kerja",
            gambar=(picture(pictures.by_unit(report), 860),),
            judul_tabel="Seluruh unit kerja, dari yang paling siap",
            tabel=_units_table(report, labels),
            halaman_baru=True,
        ),
        forms.Bab(
            judul="Potensi dan kompetensi", gambar=(picture(pictures.potential(report), 430),), halaman_baru=True,
            alinea=("Tiap titik satu unit kerja. Unit di kanan atas kuat pada keduanya; unit di kiri atas berpotensi, "
                    "tetapi kompetensinya perlu didorong.",),
        ),
        forms.Bab(judul="Sebaran level", gambar=(picture(pictures.levels(report), 260),)),
        *_gap_chapters(report),
        *_ready_chapters(report),
        *_absent_chapter(report.absent),
    ]  # fmt: skip


def _gap_chapters(report: UnitReport) -> list[forms.Bab]:
    """What is missing where, and what to develop first."""
    return [
        forms.Bab(
            judul="Apa yang kurang, dan di mana",
            gambar=(picture(pictures.gaps(report)),),
            halaman_baru=True,
        ),
        forms.Bab(
            judul="Prioritas pengembangan",
            gambar=(picture(pictures.against_standard(report)),),
            judul_tabel="Kompetensi menurut jumlah level yang kurang",
            tabel=_needs_table(report),
            halaman_baru=True,
        ),
    ]


def _units_table(report: UnitReport, labels: Sequence[str]) -> parts.Tabel:
    codes = [band.code for band in report.bands.bands]
    rest = [line for line in report.map.units if line not in report.map.ranked]
    rows = tuple(
        (line.nama, str(line.people), told.figure(line.jpm),
         "–" if line.potential is None else told.figure(line.potential), *map(str, line.bands),
         LABEL[line.widest] if line.gaps[line.widest] < 0 else "tidak ada")
        for line in [*report.map.ranked, *rest]
    )  # fmt: skip
    return table((("Unit kerja", 5.4), ("Orang", 1.1), ("JPM", 1.1), ("Potensi", 1.3), *((code, 0.8) for code in codes),
                  ("Paling kurang pada", 3.4)), rows, words=(0, 4 + len(codes)))  # fmt: skip


def _needs_table(report: UnitReport) -> parts.Tabel:
    rows = tuple(
        (str(place), each.label, str(each.people), str(each.levels), told.figure(each.gap, 2), each.worst)
        for place, each in enumerate(report.map.missing, 1)
    )
    heads = (("No.", 0.6), ("Kompetensi", 3), ("Orang kurang", 1.2), ("Level kurang", 1.2), ("Rata-rata", 1.2),
             ("Unit yang paling kurang", 3.6))  # fmt: skip
    return table(heads, rows, words=(1, 5))


def _ready_chapters(report: UnitReport) -> list[forms.Bab]:
    rungs = [rung for rung in report.map.rungs if rung.candidates]
    if not rungs:
        return []
    first = forms.Bab(
        judul="Siapa siap untuk apa",
        alinea=(
            "Siap berarti kompetensinya memenuhi standar jabatan yang dituju. Syarat pangkat, pendidikan, pengalaman, "
            "kinerja, dan disiplin diperiksa tersendiri.",
        ),
        gambar=(picture(pictures.readiness(report)),),
        halaman_baru=True,
    )
    return [first, *(_rung(rung) for rung in rungs)]


def _rung(rung: Rung) -> forms.Bab:
    label = JENJANG_LABEL[rung.jenjang]
    sentences = [f"{told.ready(rung)}."]
    if plain := [_place(post) for post, people in rung.vacancies if people == rung.ready]:
        sentences.append(f"Jabatan yang lowong: {'; '.join(plain)}.")
    for post, people in rung.vacancies:  # posts that ask something of their own
        if people != rung.ready:
            sentences.append(f"{_place(post)} menuntut standar sendiri; {told.count(len(people))} calon memenuhinya.")
    heads = (("Nama", 3.4), ("Jabatan sekarang", 4), ("Unit kerja", 3.4), ("JPM", 1), ("Tanpa tutup", 1.2))
    return forms.Bab(
        judul=f"Calon untuk {label if label.startswith('JPT') else label.lower()}",
        alinea=tuple(sentences),
        judul_tabel=f"{min(BEST, len(rung.ready))} teratas dari {len(rung.ready)} calon" if rung.ready else "",
        tabel=table(heads, tuple(map(_ready_row, rung.ready[:BEST])), words=(0, 1, 2)) if rung.ready else None,
        catatan="JPM terhadap standar jabatan yang dituju. “Tanpa tutup”: kelebihan pada satu kompetensi tidak menutup "
        "kekurangan pada yang lain." if rung.ready else "",
    )  # fmt: skip


def _place(post: Post) -> str:
    """A post, with its unit where the name does not say it."""
    return post.nama if post.unit in post.nama else f"{post.nama} ({post.unit})"


def _ready_row(each: Ready) -> tuple[str, ...]:
    return (
        each.person.nama, each.person.jabatan, each.person.unit, told.figure(float(each.match.raw)),
        told.figure(float(each.match.capped)),
    )  # fmt: skip


def _absent_chapter(absent: Sequence[Absent]) -> list[forms.Bab]:
    if not absent:
        return []
    rows = tuple((each.nama, each.jabatan, each.unit, each.alasan) for each in absent)
    heads = (("Nama", 3), ("Jabatan", 4), ("Unit kerja", 3), ("Keterangan", 2))
    return [
        forms.Bab(
            judul=f"{told.upper(told.count(len(absent)))} peserta belum punya hasil",
            alinea=("Mereka tidak dinilai rendah; datanya belum ada. Susulan perlu dijadwalkan.",),
            tabel=table(heads, rows, words=(0, 1, 2, 3)),
        )
    ]


def table(heads: Sequence[tuple[str, float]], rows: Rows, words: Sequence[int] = ()) -> parts.Tabel:
    """A table whose columns hold figures, except those in `words`."""
    columns = tuple(
        parts.Kolom(judul=head, lebar=width, rata="kiri" if place in words else "kanan")
        for place, (head, width) in enumerate(heads)
    )
    return parts.Tabel(kolom=columns, baris=tuple(rows))


def signer_of(person: Pegawai | None, nama: str, nip: str) -> parts.Penanda:
    """Who signs: the head of the personnel agency where one is on record, else the one who makes the report."""
    if person is None or person.jabatan is None:
        return parts.Penanda(jabatan="Pengelola uji kompetensi", nama=nama, nip=nip)
    return parts.Penanda(jabatan=person.jabatan.nama, nama=person.nama_gelar, nip=person.nip)


def heatmap_rows(report: UnitReport) -> Rows:
    """Every unit with its mean gap per competency, for the table behind the heat map."""
    return tuple((line.nama, *(told.figure(line.gaps[name], 2) for name in NAMES)) for line in report.map.units)
