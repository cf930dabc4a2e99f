"""The people and the personal letters of the samples; all synthetic (NIP serial 9xx)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from openkarier.foundation.documents import forms, parts

AT = datetime(2026, 11, 21, 14, 32, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
TANGGAL = date(2026, 11, 21)
BKPSDM = parts.Kop(
    lambang="daerah",
    baris=("Pemerintah Kota Bengkulu", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
    alamat="Jalan Contoh Raya Nomor 10, Kelurahan Padang Harapan, Kota Bengkulu 38225",
    kontak="Telepon (0736) 000000 · Laman bkpsdm.contoh.go.id · Pos-el surat@bkpsdm.contoh.go.id",
)
WALI_KOTA = parts.Kop(lambang="negara", baris=("Wali Kota Bengkulu",))
RATNA = parts.Orang(
    nama="Ratna Dewi Kusumaningrum, S.Sos., M.A.P.",
    nip="198504122010012901",
    pangkat="Penata Tingkat I, III/d",
    jabatan="Kepala Subbagian Umum dan Kepegawaian",
    unit="Dinas Perindustrian dan Perdagangan",
)
BUDI = parts.Orang(
    nama="Dr. Budi Santoso Wirawan, S.T., M.Si.",
    nip="197203151998031902",
    pangkat="Pembina Utama Muda, IV/c",
    jabatan="Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    unit="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
)
TARGETS = (
    parts.Target(
        uraian="Seluruh pasar rakyat di Kota Bengkulu bersih dan tertata",
        ukuran="12 dari 12 pasar bernilai paling rendah 80 pada penilaian kebersihan triwulanan",
        tenggat=date(2027, 5, 21),
    ),
    parts.Target(
        uraian="Pedagang pasar terdaftar dalam basis data tunggal",
        ukuran="4.200 pedagang terverifikasi",
        tenggat=date(2027, 3, 31),
    ),
)


def sign(person: parts.Orang, jabatan: str = "", **more: object) -> parts.Penanda:
    """The signature block of a person."""
    return parts.Penanda(
        jabatan=jabatan or person.jabatan,
        nama=person.nama,
        pangkat=person.pangkat.split(",")[0],
        nip=person.nip,
        **more,
    )


PERMOHONAN = forms.SuratPermohonan(
    tempat="Bengkulu",
    tanggal=TANGGAL,
    hal="Permohonan pindah jabatan",
    lampiran="1 (satu) berkas",
    kepada="Wali Kota Bengkulu",
    melalui=("Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Bengkulu",),
    di="Bengkulu",
    pemohon=RATNA,
    pintu="pindah",
    tujuan=(
        parts.Tujuan(jabatan="Kepala Bidang Pasar", unit="Dinas Perindustrian dan Perdagangan"),
        parts.Tujuan(jabatan="Sekretaris Kelurahan Padang Harapan", unit="Kecamatan Gading Cempaka"),
    ),
    alasan=(
        "Saya telah sembilan tahun bertugas pada urusan perdagangan dan menguasai pembinaan pasar rakyat.",
        "Kelurahan Padang Harapan dekat dengan tempat tinggal orang tua yang memerlukan perawatan saya.",
    ),
    target=TARGETS,
    pernyataan=(
        "Seluruh keterangan dalam permohonan ini benar dan dapat saya pertanggungjawabkan.",
        "Saya bersedia mempertanggungjawabkan capaian target itu sesuai dengan ketentuan peraturan perundang-undangan.",
    ),
    penanda=sign(RATNA, "Pemohon"),
    tembusan=("Kepala Dinas Perindustrian dan Perdagangan Kota Bengkulu",),
)
TANDA_TERIMA = forms.TandaTerima(
    nomor="PK26-7KQ4-M2ZD-X",
    perihal="Pernyataan Karier Periode 2026-2",
    diterima=AT,
    penyerah=RATNA,
    kop=BKPSDM,
    rincian=(
        parts.Pokok(pokok="Pilihan", isi="Pindah"),
        parts.Pokok(pokok="Jabatan yang dituju", isi="Kepala Bidang Pasar, Dinas Perindustrian dan Perdagangan"),
        parts.Pokok(pokok="Target kinerja", isi="2 target, tenggat terakhir 21 Mei 2027"),
        parts.Pokok(pokok="Lampiran", isi="1 berkas (sertifikat pelatihan, 412 kB)"),
    ),
    buku_merit=parts.BuktiMerit(indeks=48_213, ukuran=48_220, akar="9f3c 61aa 04be 7d25"),
)

PERNYATAAN = forms.SuratPernyataan(
    tempat="Bengkulu",
    tanggal=TANGGAL,
    tentang="Kesediaan mengundurkan diri dari jabatan",
    pembuat=RATNA,
    target=TARGETS,
    butir=forms.KESEDIAAN,
    penanda=sign(RATNA, "Yang membuat pernyataan", meterai="Meterai Rp10.000"),
    mengetahui=sign(BUDI, "Kepala BKPSDM"),
)
PAKTA = forms.PaktaIntegritas(
    tempat="Bengkulu",
    tanggal=TANGGAL,
    pembuat=RATNA,
    instansi="Pemerintah Kota Bengkulu",
    penanda=sign(RATNA, "Pembuat pernyataan"),
    saksi=sign(BUDI, "Kepala BKPSDM"),
)
PERJANJIAN = forms.PerjanjianKinerja(
    tahun=2027,
    tempat="Bengkulu",
    tanggal=TANGGAL,
    kop=BKPSDM,
    nomor="800.1.11.1/0007/BKPSDM/2026",
    pihak_pertama=parts.Orang(nama=RATNA.nama, jabatan=RATNA.jabatan),
    pihak_kedua=parts.Orang(nama=BUDI.nama, jabatan=BUDI.jabatan),
    penanda_pertama=sign(RATNA),
    penanda_kedua=sign(BUDI),
    sasaran=(
        forms.Sasaran(
            sasaran="Meningkatnya kebersihan pasar rakyat",
            indikator="Persentase pasar rakyat bernilai kebersihan paling rendah 80",
            target="100 persen",
        ),
        forms.Sasaran(
            sasaran="Tertibnya data pedagang", indikator="Jumlah pedagang terverifikasi", target="4.200 pedagang"
        ),
    ),
    program=(
        forms.Program(
            nama="Penataan dan pembinaan pasar rakyat", anggaran=parts.Uang(rupiah=1_250_000_000), keterangan="APBD"
        ),
        forms.Program(nama="Pendataan pedagang", anggaran=parts.Uang(rupiah=175_500_000), keterangan="APBD"),
    ),
    jumlah=parts.Uang(rupiah=1_425_500_000),
    dukungan=("Dua petugas kebersihan tambahan pada tiap pasar.", "Satu kendaraan angkut sampah."),
    rencana_aksi=(
        forms.Aksi(uraian="Penilaian kebersihan seluruh pasar", triwulan=("3 pasar", "6 pasar", "9 pasar", "12 pasar")),
        forms.Aksi(uraian="Verifikasi pedagang", triwulan=("2.000", "4.200", "-", "-")),
    ),
    konsekuensi=(
        forms.Konsekuensi(
            butir="Seluruh pasar rakyat bersih dan tertata",
            tenggat=date(2027, 5, 21),
            konsekuensi="Pihak Pertama mengajukan surat pengunduran diri dari jabatan yang baru dan bertanggal.",
        ),
        forms.Konsekuensi(
            butir="Pedagang terdaftar",
            tenggat=date(2027, 3, 31),
            konsekuensi="Dipertimbangkan untuk dimutasi ke jabatan setara sesudah pertimbangan Tim Penilai Kinerja.",
        ),
    ),
)
PENGUNDURAN_DIRI = forms.PengunduranDiri(
    tempat="Bengkulu",
    tanggal=TANGGAL,
    kepada="Wali Kota Bengkulu selaku Pejabat Pembina Kepegawaian",
    melalui=("Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",),
    di="Bengkulu",
    pembuat=RATNA,
    dasar="Pasal 64 ayat (1) huruf a Peraturan Pemerintah Nomor 11 Tahun 2017",
    alasan=("Target kebersihan pasar yang saya janjikan tidak tercapai pada tenggatnya.",),
    tmt=date(2027, 6, 1),
    penanda=sign(RATNA, "Hormat saya", meterai="Meterai Rp10.000"),
    tembusan=("Kepala Dinas Perindustrian dan Perdagangan Kota Bengkulu",),
)
