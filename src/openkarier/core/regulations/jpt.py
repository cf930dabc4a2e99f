"""Who may be appointed to a JPT from among PNS: PP 11/2017 articles 105 and 107, jo. PP 17/2020."""

from __future__ import annotations

from openkarier.core.law import Check, Severity, requirement, since, tahun
from openkarier.core.people import Calon, Kompetensi
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Usul
from openkarier.core.regulations.lingkup import MASUK_MADYA, MASUK_PRATAMA, MENDUDUKI_PRATAMA
from openkarier.core.regulations.sumber import BERLAKU_PP_11, BERLAKU_PP_17, PP_11_2017, PP_17_2020, pp11

_PASAL_107_ASLI, _PASAL_107_UBAHAN = PP_11_2017.pasal(107), PP_11_2017.jo(PP_17_2020).pasal(107).ayat(1)
HURUF_B = since(BERLAKU_PP_11, _PASAL_107_ASLI.huruf("b")).since(BERLAKU_PP_17, _PASAL_107_UBAHAN.huruf("b"))
HURUF_C = since(BERLAKU_PP_11, _PASAL_107_ASLI.huruf("c")).since(BERLAKU_PP_17, _PASAL_107_UBAHAN.huruf("c"))
# Ayat (2), persetujuan Presiden, baru ada sejak PP 17/2020.
DISPENSASI = Usul.acuan.on_or_after(BERLAKU_PP_17) & Calon.dispensasi.true


@requirement(
    "pp11-2017-ps105-1",
    pp11(105).ayat(1),
    title="Calon JPT pratama harus PNS",
    scope=MENDUDUKI_PRATAMA,
    severity=Severity.BLOCK,
    fail="Jabatan pimpinan tinggi pratama diisi dari PNS, sedangkan status Anda tercatat {nilai}.",
    note="JPT utama/madya tertentu punya jalur non-PNS (Ps 106); JPT pratama tidak.",
)
def berstatus_pns(calon: Calon) -> Check:
    """JPT pratama diisi dari kalangan PNS."""
    return calon.status.equals("PNS")


@requirement(
    "pp11-2017-ps107-c1",
    HURUF_C.angka(1),
    title="JPT pratama: pendidikan paling rendah S1/D-IV",
    scope=MASUK_PRATAMA,
    severity=Severity.BLOCK,
    unless=DISPENSASI,
    fail="Pendidikan yang tercatat ({nilai}) belum mencapai S1/D-IV. Unggah ijazah bila Anda sudah memilikinya.",
    note=(
        "Ps 107 ayat (2) tambahan PP 17/2020: persyaratan dapat dikecualikan dengan persetujuan Presiden "
        "(catatan hukum)."
    ),
)
def pendidikan(calon: Calon) -> Check:
    """Memiliki kualifikasi pendidikan paling rendah sarjana atau diploma IV."""
    return calon.pendidikan >= "S1"


@requirement(
    "pp11-2017-ps107-c2",
    HURUF_C.angka(2).bersama("Pasal 109"),
    title="JPT pratama: tiga kompetensi memenuhi standar jabatan",
    scope=MENDUDUKI_PRATAMA,
    severity=Severity.BLOCK,
    unless=DISPENSASI,
    fail=(
        "Hasil penilaian kompetensi Anda belum memenuhi standar jabatan ini pada: {kurang}. Hubungi BKPSDM "
        "untuk jadwal uji kompetensi."
    ),
)
def kompetensi(kompetensi: Kompetensi) -> Check:
    """Memiliki kompetensi teknis, manajerial, dan sosial kultural sesuai standar kompetensi jabatan."""
    return (
        kompetensi.teknis.equals("memenuhi")
        & kompetensi.manajerial.equals("memenuhi")
        & kompetensi.sosial_kultural.equals("memenuhi")
    )


@requirement(
    "pp11-2017-ps107-c3",
    HURUF_C.angka(3),
    title="JPT pratama: pengalaman bidang terkait kumulatif 5 tahun",
    scope=MASUK_PRATAMA,
    severity=Severity.BLOCK,
    unless=DISPENSASI,
    fail=(
        "Pengalaman Anda di bidang yang terkait baru {nilai}; syaratnya 5 tahun secara kumulatif. Bila tetap "
        "di bidang ini, syarat terpenuhi pada {tanggal_terpenuhi}."
    ),
    note="Periode yang tumpang tindih dihitung sekali.",
)
def pengalaman(calon: Calon) -> Check:
    """Memiliki pengalaman jabatan di bidang yang terkait dengan jabatan yang akan diduduki paling kurang 5 tahun
    secara kumulatif.
    """
    return calon.lama("masa di bidang terkait", bidang_terkait=True) >= tahun(5)


@requirement(
    "pp11-2017-ps107-c4",
    HURUF_C.angka(4),
    title="JPT pratama: sedang/pernah administrator atau JF ahli madya 2 tahun",
    scope=MASUK_PRATAMA,
    severity=Severity.BLOCK,
    unless=DISPENSASI,
    fail=(
        "Anda belum 2 tahun menduduki jabatan administrator atau JF ahli madya (tercatat {nilai}). Syarat ini"
        " terpenuhi pada {tanggal_terpenuhi}."
    ),
    note=(
        'Masa yang sudah lampau ikut dihitung ("sedang atau pernah"). JPT pratama yang sedang menjabat '
        "memenuhi lewat riwayat administratornya."
    ),
)
def pernah_administrator(calon: Calon) -> Check:
    """Sedang atau pernah menduduki jabatan administrator atau JF jenjang ahli madya paling singkat 2 tahun."""
    return (
        (calon.lama("masa administrator", jenjang="ADMINISTRATOR") >= tahun(2))
        | (calon.lama("masa JF ahli madya", jenjang="JF_AHLI_MADYA") >= tahun(2))
        | lokal.GABUNG_MASA_JPT.true
        & (calon.lama("masa administrator dan JF ahli madya", jenjang=("ADMINISTRATOR", "JF_AHLI_MADYA")) >= tahun(2))
    )


@requirement(
    "pp11-2017-ps107-c5",
    HURUF_C.angka(5).bersama("Pasal 120 ayat (5) huruf a"),
    title="JPT pratama: rekam jejak, integritas, dan moralitas baik",
    scope=MASUK_PRATAMA,
    severity=Severity.GATE,
    fail="Hasil penelusuran rekam jejak Anda belum ada di berkas. Panitia perlu mengunggahnya sebelum penetapan.",
)
def rekam_jejak(berkas: Berkas) -> Check:
    """Memiliki rekam jejak jabatan, integritas, dan moralitas yang baik."""
    return berkas.rekam_jejak.present


@requirement(
    "pp11-2017-ps107-c6",
    HURUF_C.angka(6),
    title="JPT pratama: usia paling tinggi 56 tahun",
    scope=MASUK_PRATAMA,
    severity=Severity.BLOCK,
    unless=DISPENSASI,
    fail=(
        "Pada rencana pelantikan usia Anda melewati 56 tahun. Tanggal terakhir Anda memenuhi syarat ini "
        "adalah {tanggal_batas}."
    ),
    interpretation=True,
    note="PNS yang berasal dari TNI/Polri: 53 tahun (Ps 159 huruf c angka 5).",
)
def usia(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 56 tahun."""
    return (calon.usia(pada=usul.acuan_usia_jpt) <= tahun(56)) & (
        lokal.BATAS_USIA_INKLUSIF.true | (calon.usia(pada=usul.acuan_usia_jpt) < tahun(56))
    )


@requirement(
    "pp11-2017-ps107-c7",
    HURUF_C.angka(7).bersama("Pasal 120 ayat (5) huruf d"),
    title="JPT pratama: sehat jasmani dan rohani",
    scope=MASUK_PRATAMA,
    severity=Severity.GATE,
    fail="Surat keterangan sehat jasmani dan/atau rohani Anda belum lengkap: {kurang}.",
)
def sehat(berkas: Berkas) -> Check:
    """Sehat jasmani dan rohani."""
    return berkas.sehat_jasmani.present & berkas.sehat_rohani.present


@requirement(
    "pp11-2017-ps107-b3",
    HURUF_B.angka(3),
    title="JPT madya: pengalaman bidang terkait kumulatif 7 tahun",
    scope=MASUK_MADYA,
    severity=Severity.BLOCK,
    fail=(
        "Pengalaman Anda di bidang terkait baru {nilai} dari 7 tahun. Syarat terpenuhi pada "
        "{tanggal_terpenuhi} bila Anda tetap di bidang ini."
    ),
)
def pengalaman_madya(calon: Calon) -> Check:
    """Memiliki pengalaman jabatan di bidang yang terkait dengan jabatan yang akan diduduki paling singkat 7 tahun
    secara kumulatif.
    """
    return calon.lama("masa di bidang terkait", bidang_terkait=True) >= tahun(7)


@requirement(
    "pp11-2017-ps107-b4",
    HURUF_B.angka(4),
    title="JPT madya: sedang/pernah JPT pratama atau JF ahli utama 2 tahun",
    scope=MASUK_MADYA,
    severity=Severity.BLOCK,
    fail="Anda belum 2 tahun sebagai JPT pratama atau JF ahli utama. Syarat terpenuhi pada {tanggal_terpenuhi}.",
)
def pernah_jpt_pratama(calon: Calon) -> Check:
    """Sedang atau pernah menduduki JPT pratama atau JF jenjang ahli utama paling singkat 2 tahun."""
    return (calon.lama("masa JPT pratama", jenjang="JPT_PRATAMA") >= tahun(2)) | (
        calon.lama("masa JF ahli utama", jenjang="JF_AHLI_UTAMA") >= tahun(2)
    )


@requirement(
    "pp11-2017-ps107-b6",
    HURUF_B.angka(6),
    title="JPT madya: usia paling tinggi 58 tahun",
    scope=MASUK_MADYA,
    severity=Severity.BLOCK,
    fail=(
        "Pada rencana pelantikan usia Anda melewati 58 tahun; tanggal terakhir yang memenuhi adalah {tanggal_batas}."
    ),
)
def usia_madya(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 58 tahun."""
    return (calon.usia(pada=usul.acuan_usia_jpt) <= tahun(58)) & (
        lokal.BATAS_USIA_INKLUSIF.true | (calon.usia(pada=usul.acuan_usia_jpt) < tahun(58))
    )
