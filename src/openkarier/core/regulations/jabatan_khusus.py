"""Posts that someone else must consent to: dukcapil, inspektur, camat, heads of perangkat daerah."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, since
from openkarier.core.people import Calon
from openkarier.core.regulations.fakta import Berkas, Jabatan, Usul
from openkarier.core.regulations.lingkup import (
    ADMINISTRATOR,
    BERHENTI,
    MENJADI_ADMINISTRATOR,
    PINDAH,
    PRATAMA,
    STRUKTURAL,
)
from openkarier.core.regulations.sumber import PP_18_2016, UU_23_2006, UU_23_2014


@requirement(
    "uu24-2013-ps83a",
    since("2013-12-24", UU_23_2006.pasal("83A").ayat(2)),
    title="Pejabat struktural Dukcapil diangkat dan diberhentikan Mendagri",
    scope=Scope((*PINDAH, BERHENTI), STRUKTURAL),
    severity=Severity.GATE,
    when=Jabatan.dukcapil.true,
    fail=(
        "Jabatan struktural pada dinas kependudukan hanya dapat diisi atau dilepas dengan keputusan Mendagri "
        "atas usul bupati/wali kota melalui gubernur."
    ),
    audience="operator",
    note="Kabupaten/kota ayat (2); provinsi ayat (1).",
)
def dukcapil(berkas: Berkas) -> Check:
    """Pejabat struktural pada unit kependudukan dan pencatatan sipil diangkat dan diberhentikan oleh Menteri Dalam
    Negeri atas usul bupati/wali kota melalui gubernur.
    """
    return berkas.mendagri_dukcapil.present


@requirement(
    "pp72-2019-ps99b-2",
    since("2019-10-15", PP_18_2016.pasal("99B").ayat(2).bersama("provinsi: ayat (1), kepada Menteri Dalam Negeri")),
    title="Inspektur/inspektur pembantu: konsultasi tertulis sebelum mutasi atau pemberhentian",
    scope=Scope(("rotasi", "demosi", BERHENTI, "mutasi_internal"), (PRATAMA, ADMINISTRATOR)),
    severity=Severity.GATE,
    when=Jabatan.kode_khusus.one_of("INSPEKTUR", "IRBAN"),
    fail=("Pemindahan atau pemberhentian inspektur/inspektur pembantu belum dikonsultasikan tertulis kepada gubernur."),
    audience="operator",
)
def inspektur(berkas: Berkas) -> Check:
    """Bupati/wali kota berkonsultasi secara tertulis kepada gubernur sebelum memindahkan atau memberhentikan
    inspektur dan inspektur pembantu.
    """
    return berkas.konsultasi_gubernur.present


@requirement(
    "uu23-2014-ps224-2",
    since("2014-10-02", UU_23_2014.pasal(224).ayat(2, 3)),
    title="Camat: menguasai pengetahuan teknis pemerintahan",
    scope=MENJADI_ADMINISTRATOR,
    severity=Severity.BLOCK,
    when=Jabatan.kode_khusus.equals("CAMAT"),
    fail=(
        "Jabatan camat mensyaratkan ijazah diploma/sarjana pemerintahan atau sertifikat profesi "
        "kepamongprajaan; keduanya belum tercatat pada data Anda."
    ),
    note="Penjelasan ayat (2) menentukan bukti. Pengangkatan yang tidak sesuai dibatalkan gubernur (ayat (3)).",
)
def camat(calon: Calon) -> Check:
    """Camat menguasai pengetahuan teknis pemerintahan, dibuktikan dengan ijazah pemerintahan atau sertifikat
    profesi kepamongprajaan.
    """
    return calon.ijazah_pemerintahan.true | calon.kepamongprajaan.true


@requirement(
    "uu23-2014-ps234-2",
    since("2014-10-02", UU_23_2014.pasal(234).ayat(2, 3)),
    title="Kepala perangkat daerah kab/kota berasal dari PNS di provinsi yang sama",
    scope=Scope(("seleksi_terbuka", "penetapan_jpt"), (PRATAMA,)),
    severity=Severity.WARN,
    when=Jabatan.kepala_perangkat_daerah.true,
    fail=(
        "Anda bertugas di provinsi lain; calon dari luar provinsi dipakai hanya bila tidak ada PNS yang "
        "memenuhi syarat di provinsi ini."
    ),
    note=(
        "Berhadapan dengan PP 11/2017 Ps 117 (3) c yang membolehkan pengumuman nasional; karena itu warn, bukan block."
    ),
)
def kepala_dari_provinsi(calon: Calon, usul: Usul) -> Check:
    """Kepala perangkat daerah kabupaten/kota berasal dari PNS di provinsi yang sama, kecuali tidak ada yang
    memenuhi syarat.
    """
    return calon.provinsi_sama.true | usul.tanpa_calon_provinsi.true


@requirement(
    "uu23-2014-ps234-4",
    since("2014-10-02", UU_23_2014.pasal(234).ayat(4).bersama("Pasal 209 ayat (2) huruf f")),
    title="Kepala perangkat daerah setingkat administrator diisi lewat seleksi",
    scope=MENJADI_ADMINISTRATOR,
    severity=Severity.WARN,
    when=Jabatan.kepala_perangkat_daerah.true,
    fail=(
        "Jabatan ini memimpin perangkat daerah; undang-undang meminta pengisian lewat proses seleksi seperti "
        "JPT pratama."
    ),
    audience="operator",
    interpretation=True,
    note="Kecamatan termasuk perangkat daerah, jadi camat terkena. Praktik daerah sering tidak demikian.",
)
def kepala_lewat_seleksi(berkas: Berkas) -> Check:
    """Kepala perangkat daerah setingkat administrator diisi melalui proses seleksi seperti JPT pratama."""
    return berkas.hasil_seleksi.present
