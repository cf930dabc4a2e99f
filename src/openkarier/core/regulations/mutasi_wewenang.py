"""When staff may be moved, by whom it is decided, and who may sign: PP 11/2017 articles 190-195, UU 30/2014."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, bulan, requirement, since, table, tahun
from openkarier.core.law.requirement import JF, SEMUA
from openkarier.core.people import Calon
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Mutasi, Penugasan, Usul
from openkarier.core.regulations.lingkup import JA, MENGGANTI, PINDAH, PRATAMA
from openkarier.core.regulations.sumber import PERATURAN_BKN_5_2019, SE_BKN_1_2021, UU_23_2014, UU_30_2014, pp11

PENETAP = {
    "kabkota_satu_provinsi": "GUBERNUR",
    "kabkota_antar_provinsi": "MENDAGRI",
    "antar_provinsi": "MENDAGRI",
    "daerah_ke_pusat": "KEPALA_BKN",
    "pusat_ke_daerah": "KEPALA_BKN",
    "antar_instansi_pusat": "KEPALA_BKN",
}
MASA_PJ_SEKDA = {"BERHALANGAN": 6, "KOSONG": 3}  # bulan


@requirement(
    "pp11-2017-ps190-3",
    pp11(190).ayat(3).bersama("Peraturan BKN 5/2019 Pasal 2 ayat (3)"),
    title="Mutasi setelah 2 tahun dan paling lama 5 tahun di jabatan",
    scope=Scope(("mutasi_internal", "rotasi", "aspirasi_pindah"), (*JA, JF)),
    severity=Severity.WARN,
    fail=(
        "Anda baru {nilai} di jabatan ini (2 tahun pada {tanggal_terpenuhi}, 5 tahun pada {tanggal_batas}). "
        "Permohonan tetap dapat diajukan dengan alasan."
    ),
    interpretation=True,
    note='Aspirasi "tetap" dengan masa > 5 tahun memakai batas atas yang sama.',
)
def masa_sebelum_mutasi(calon: Calon, usul: Usul) -> Check:
    """Mutasi dilakukan paling singkat 2 tahun dan paling lama 5 tahun."""
    return (usul.sejak(calon.tmt_jabatan_kini, "masa di jabatan sekarang") >= bulan(lokal.MUTASI_MINIMAL)) & (
        usul.sejak(calon.tmt_jabatan_kini, "masa di jabatan sekarang") <= tahun(5)
    )


@requirement(
    "pp11-2017-ps190-5",
    pp11(190).ayat(5).bersama("UU 30/2014 Pasal 42 dan 43"),
    title="Mutasi bebas konflik kepentingan",
    scope=Scope(PINDAH, (SEMUA,)),
    severity=Severity.BLOCK,
    fail=(
        "Ada hubungan keluarga, kekerabatan, atau kepentingan pribadi/bisnis antara Anda dan pengambil "
        "keputusan; pejabat itu harus digantikan atasannya dalam memutus usul Anda."
    ),
    audience="operator",
    note=("UU 30/2014 Ps 42: pejabat yang berpotensi konflik dilarang menetapkan; Ps 45: keputusan dapat dibatalkan."),
)
def bebas_konflik(usul: Usul) -> Check:
    """Mutasi dilakukan dengan memperhatikan prinsip larangan konflik kepentingan."""
    return usul.konflik.equals(0)


@requirement(
    "pp11-2017-ps192",
    pp11("192-195"),
    title="Mutasi antar-instansi: pejabat yang menetapkan",
    scope=Scope(("mutasi_antar_instansi",), (SEMUA,)),
    severity=Severity.GATE,
    fail="Permohonan pindah instansi Anda belum lengkap: {kurang}.",
    note=(
        "Pertimbangan teknis Kepala BKN wajib untuk jalur gubernur/Mendagri (Ps 192 (1), 193 (1)); mutasi "
        "dalam satu instansi oleh PPK setelah pertimbangan TPK (Ps 191)."
    ),
)
def penetap_mutasi(mutasi: Mutasi, berkas: Berkas) -> Check:
    """Mutasi antarinstansi ditetapkan pejabat yang berwenang menurut jalurnya, atas usul PPK penerima dan
    persetujuan PPK asal.
    """
    return (
        mutasi.penetap.equals(table(PENETAP, mutasi.jalur, "pejabat yang berwenang"))
        & berkas.persetujuan_asal.present
        & berkas.usul_penerima.present
    )


@requirement(
    "bkn5-2019-ps3",
    since("2019-04-05", PERATURAN_BKN_5_2019.pasal(3)),
    title="Mutasi antar-instansi: kelengkapan berkas",
    scope=Scope(("mutasi_antar_instansi",), (SEMUA,)),
    severity=Severity.GATE,
    fail="Berkas mutasi Anda belum lengkap: {kurang}.",
    confidence="B",
    note="Dua reproduksi pihak ketiga yang sejalan; syarat pertama Ps 3 ialah berstatus PNS.",
)
def kelengkapan_berkas(berkas: Berkas) -> Check:
    """Mutasi antarinstansi diajukan dengan berkas yang lengkap."""
    return berkas.daftar.contains(
        "anjab_abk",
        "surat_permohonan",
        "usul_ppk_penerima",
        "persetujuan_ppk_asal",
        "pernyataan_bebas_hukdis_dan_peradilan",
        "sk_pangkat_jabatan_terakhir",
        "skp_baik_2_tahun",
        "pernyataan_bebas_tugas_belajar",
        "bebas_temuan_inspektorat",
    )


@requirement(
    "uu30-2014-ps14-7",
    since("2014-10-17", UU_30_2014.pasal(14).ayat(7)),
    title="Plt/Plh tidak boleh mengangkat, memindah, atau memberhentikan pegawai",
    scope=Scope(MENGGANTI, (SEMUA,)),
    severity=Severity.BLOCK,
    fail=("Keputusan kepegawaian ini ditandatangani Plt/Plh yang tidak berwenang mengubah status hukum kepegawaian."),
    audience="operator",
)
def bukan_mandat(usul: Usul) -> Check:
    """Pejabat yang memperoleh wewenang melalui mandat (Plt/Plh) tidak berwenang mengangkat, memindahkan, atau
    memberhentikan pegawai.
    """
    return usul.penanda_tangan.equals("DEFINITIF")


@requirement(
    "plt-3-bulan",
    since(None, SE_BKN_1_2021.umum()),
    title="Penugasan Plt paling lama 3 bulan dan satu kali perpanjangan",
    scope=Scope(("penunjukan_plt",), (SEMUA,)),
    severity=Severity.WARN,
    fail="Penugasan Plt ini melewati 3 bulan pada {tanggal_batas}; perpanjangan hanya satu kali.",
    audience="operator",
    confidence="B",
    note=(
        "Angka 3+3 bulan terbaca pada dua peraturan instansi (BPKP 3/2024 Ps 10; Permen P2MI 21/2025 Ps 15); "
        "bagian angka dan tanggal pada SE BKN tidak terbaca."
    ),
)
def masa_plt(penugasan: Penugasan) -> Check:
    """Penugasan Plt paling lama 3 bulan dan dapat diperpanjang satu kali."""
    return (penugasan.plt_selesai.sejak(penugasan.plt_mulai, "masa penugasan Plt") <= bulan(lokal.PLT_BULAN)) & (
        penugasan.plt_perpanjangan <= lokal.PLT_PERPANJANGAN
    )


@requirement(
    "uu23-2014-ps214-3",
    since("2014-10-02", UU_23_2014.pasal(214).ayat(2, 3)),
    title="Penjabat sekda paling lama 6 bulan (berhalangan) atau 3 bulan (kosong)",
    scope=Scope(("penunjukan_pj_sekda",), (PRATAMA,)),
    severity=Severity.BLOCK,
    fail="Masa penjabat sekretaris daerah melewati {tanggal_batas} atau persetujuan gubernur belum ada.",
    audience="operator",
)
def masa_pj_sekda(penugasan: Penugasan, berkas: Berkas) -> Check:
    """Penjabat sekretaris daerah paling lama 6 bulan bila sekretaris daerah berhalangan, atau 3 bulan bila
    jabatannya kosong, dengan persetujuan gubernur.
    """
    return (
        penugasan.sekda_selesai.sejak(penugasan.sekda_mulai, "masa penjabat sekda")
        <= bulan(table(MASA_PJ_SEKDA, penugasan.sekda_sebab, "sebab penunjukan"))
    ) & berkas.persetujuan_gubernur.present
