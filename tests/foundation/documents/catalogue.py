"""One letter of each kind, for tests, benchmarks and the eye: the letters of the office, and the whole list."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from foundation.documents import performance
from foundation.documents.reports import LAPORAN_INDIVIDU, LAPORAN_UJI
from foundation.documents.samples import (
    BKPSDM,
    BUDI,
    PAKTA,
    PENGUNDURAN_DIRI,
    PERJANJIAN,
    PERMOHONAN,
    PERNYATAAN,
    RATNA,
    TANDA_TERIMA,
    TANGGAL,
    WALI_KOTA,
    sign,
)
from openkarier.foundation.documents import forms, parts
from openkarier.foundation.documents.kinds import Kind

SIDANG = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
WALI = parts.Penanda(jabatan="Wali Kota Bengkulu", nama="H. Contoh Wali Kota, S.H.")
KEPALA = sign(BUDI, "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", elektronik=True)
HAL_MUTASI = "Pengangkatan dan pemindahan dalam jabatan administrator dan jabatan pengawas"


def people(number: int) -> tuple[tuple[str, ...], ...]:
    """Rows of an annex: number, name with NIP, rank, old post, new post."""
    return tuple(
        (
            str(n),
            f"Pegawai Contoh {n}, S.E., M.M.\n1980{n % 12 + 1:02d}15200501{n % 2 + 1}9{n % 100:02d}",
            ("Penata Tingkat I, III/d", "Pembina, IV/a")[n % 2],
            f"Kepala Seksi Contoh {n} pada Kecamatan Gading Cempaka",
            f"Kepala Bidang Contoh {n} pada Dinas Perindustrian dan Perdagangan Kota Bengkulu",
        )
        for n in range(1, number + 1)
    )


ORANG = parts.Tabel(
    kolom=(
        parts.Kolom(judul="No.", lebar=0.55, rata="tengah"),
        parts.Kolom(judul="Nama dan NIP", lebar=2.6),
        parts.Kolom(judul="Pangkat, golongan ruang", lebar=1.7),
        parts.Kolom(judul="Jabatan lama", lebar=2.6),
        parts.Kolom(judul="Jabatan baru", lebar=2.6),
    ),
    baris=people(300),
)
FEW = parts.Tabel(kolom=ORANG.kolom, baris=people(8))

UNDANGAN = forms.Undangan(
    kop=BKPSDM,
    nomor="000.1.5/0412/BKPSDM/2026",
    sifat="Penting",
    tempat="Bengkulu",
    tanggal=TANGGAL,
    hal="Undangan sidang Tim Penilai Kinerja",
    kepada=("Sekretaris Daerah Kota Bengkulu", "Inspektur Kota Bengkulu", "Asisten Administrasi Umum"),
    di="Bengkulu",
    isi=(
        "Dalam rangka pertimbangan pengangkatan, pemindahan, dan pemberhentian pejabat di lingkungan Pemerintah Kota "
        "Bengkulu, kami mengundang Saudara menghadiri sidang Tim Penilai Kinerja pada:",
    ),
    waktu=SIDANG,
    bertempat="Ruang Rapat Hidayah II, Sekretariat Daerah Kota Bengkulu",
    acara="Pembahasan hasil Open Karier Periode 2026-2",
    penutup=(
        "Mengingat pentingnya acara tersebut, kehadiran Saudara tidak dapat diwakilkan.",
        "Atas perhatian Saudara, kami ucapkan terima kasih.",
    ),
    penanda=KEPALA,
    tembusan=("Wali Kota Bengkulu (sebagai laporan)",),
)
SURAT_DINAS = forms.SuratDinas(
    kop=BKPSDM,
    nomor="800.1.3.1/0413/BKPSDM/2026",
    tempat="Bengkulu",
    tanggal=TANGGAL,
    hal="Jawaban atas permohonan pindah jabatan",
    kepada=(f"Sdr. {RATNA.nama}",),
    di="Bengkulu",
    isi=(
        "Sehubungan dengan surat Saudara tanggal 21 November 2026 hal permohonan pindah jabatan, dengan hormat kami "
        "sampaikan bahwa permohonan Saudara telah kami terima dan akan dipertimbangkan dalam sidang "
        "Tim Penilai Kinerja.",
        "Hasil pertimbangan akan kami sampaikan paling lambat 10 (sepuluh) hari kerja sesudah sidang.",
    ),
    penutup=("Atas perhatian Saudara, kami ucapkan terima kasih.",),
    penanda=sign(BUDI, "Kepala BKPSDM", atas_nama="a.n. Wali Kota Bengkulu"),
)
USULAN = forms.Usulan(
    kop=BKPSDM,
    nomor="800.1.3.3/0420/BKPSDM/2026",
    sifat="Rahasia",
    lampiran="1 (satu) berkas",
    tempat="Bengkulu",
    tanggal=TANGGAL,
    hal="Usulan pengangkatan dan pemindahan pejabat administrator dan pengawas",
    kepada=("Wali Kota Bengkulu selaku Pejabat Pembina Kepegawaian",),
    di="Bengkulu",
    isi=(
        "Berdasarkan hasil sidang Tim Penilai Kinerja tanggal 23 November 2026, dengan hormat kami sampaikan usulan "
        "pengangkatan dan pemindahan pejabat sebagaimana daftar terlampir.",
    ),
    penutup=("Demikian usulan ini kami sampaikan untuk mohon keputusan.",),
    penanda=KEPALA,
    isi_lampiran=(parts.Lampiran(judul="Daftar usulan", tabel=FEW, mendatar=True),),
)
BERITA_ACARA = forms.BeritaAcara(
    kop=BKPSDM,
    judul="Sidang Tim Penilai Kinerja",
    nomor="800.1.3/0021/TPK/2026",
    waktu=SIDANG,
    bertempat="Ruang Rapat Hidayah II",
    peserta=tuple(
        forms.Peserta(
            nama=f"Anggota Contoh {n}, M.Si.", jabatan=jabatan, kedudukan=kedudukan, nip=f"19700101199501190{n}"
        )
        for n, (jabatan, kedudukan) in enumerate(
            (
                ("Sekretaris Daerah", "Ketua merangkap anggota"),
                ("Kepala BKPSDM", "Sekretaris merangkap anggota"),
                ("Inspektur", "Anggota"),
                ("Asisten Administrasi Umum", "Anggota"),
                ("Kepala Bappeda", "Anggota"),
            ),
            1,
        )
    ),
    dasar=("Keputusan Wali Kota Bengkulu Nomor 100.3.3.3/12 Tahun 2026 tentang Tim Penilai Kinerja.",),
    fakta=(
        "Sidang dihadiri 5 (lima) dari 5 (lima) anggota dan memenuhi kuorum.",
        "Sidang membahas 8 (delapan) pegawai dengan bahan yang dibekukan pada 20 November 2026.",
        "Tidak ada penyimpangan dari peringkat merit.",
    ),
    hasil=FEW,
    kesimpulan=(
        "mengusulkan pengangkatan dan pemindahan sebagaimana tabel di atas; dan",
        "menyampaikan usulan kepada Pejabat Pembina Kepegawaian.",
    ),
    buku_merit=parts.BuktiMerit(indeks=48_300, ukuran=48_301, akar="9f3c 61aa 04be 7d25"),
)
SK = forms.Keputusan(
    kop=WALI_KOTA,
    pejabat="Wali Kota Bengkulu",
    nomor="800.1.3.3/231 Tahun 2026",
    tentang=HAL_MUTASI,
    tempat="Bengkulu",
    tanggal=TANGGAL,
    menimbang=(
        "bahwa untuk kepentingan dinas dan pembinaan karier perlu mengangkat dan memindahkan Pegawai "
        "Negeri Sipil dalam "
        "dan dari jabatan administrator dan jabatan pengawas di lingkungan Pemerintah Kota Bengkulu;",
        "bahwa Tim Penilai Kinerja telah memberikan pertimbangan dengan Berita Acara Nomor 800.1.3/0021/TPK/2026;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b perlu menetapkan Keputusan Wali "
        f"Kota tentang {HAL_MUTASI};",
    ),
    mengingat=(
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;",
        "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana "
        "telah diubah dengan "
        "Peraturan Pemerintah Nomor 17 Tahun 2020;",
    ),
    memperhatikan=("Persetujuan teknis Badan Kepegawaian Negara Nomor 12345/R-AK.02.03/SD/2026;",),
    diktum=tuple(
        forms.Diktum(isi=isi)
        for isi in (
            "Mengangkat dan memindahkan Pegawai Negeri Sipil yang namanya tercantum pada kolom 2 "
            "dari jabatan lama pada "
            "kolom 4 ke dalam jabatan baru pada kolom 5 Lampiran yang merupakan bagian tidak "
            "terpisahkan dari Keputusan ini.",
            "Kepada pegawai sebagaimana dimaksud pada Diktum KESATU diberikan tunjangan jabatan "
            "sesuai dengan ketentuan "
            "peraturan perundang-undangan.",
            "Keputusan ini mulai berlaku pada tanggal pelantikan.",
        )
    ),
    penanda=WALI,
    tembusan=(
        "Kepala Badan Kepegawaian Negara di Jakarta",
        "Kepala Kantor Regional VII BKN di Palembang",
        "Inspektur Kota Bengkulu",
        "Pegawai yang bersangkutan",
    ),
    lampiran=(parts.Lampiran(judul="Daftar pegawai yang diangkat dan dipindahkan", tabel=ORANG),),
)
PELANTIKAN = {
    "kop": BKPSDM,
    "tempat": "Bengkulu",
    "tanggal": TANGGAL,
    "pejabat": BUDI,
    "pegawai": RATNA,
    "keputusan": "Keputusan Wali Kota Bengkulu",
    "nomor_keputusan": "800.1.3.3/231 Tahun 2026",
    "tanggal_keputusan": TANGGAL,
    "jabatan": "Kepala Bidang Pasar pada Dinas Perindustrian dan Perdagangan Kota Bengkulu",
    "penanda": KEPALA,
    "tembusan": ("Kepala Kantor Regional VII BKN di Palembang", "Kepala BPKAD Kota Bengkulu"),
}
SPP = forms.PernyataanPelantikan(
    **PELANTIKAN, nomor="800.1.3.4/0512/BKPSDM/2026", dilantik=date(2026, 12, 1), bertempat="Balai Kota Bengkulu"
)
SPMT = forms.PernyataanMelaksanakanTugas(
    **PELANTIKAN, nomor="800.1.3.4/0513/BKPSDM/2026", tmt=date(2026, 12, 2), tunjangan=parts.Uang(rupiah=1_260_000)
)
SUMPAH = forms.BeritaAcaraSumpah(
    kop=parts.Kop(lambang="negara", baris=("WALI KOTA BENGKULU",)),
    nomor="800.1.3.4/0514/BKPSDM/2026",
    waktu=SIDANG,
    bertempat="Balai Kota Bengkulu",
    pegawai=RATNA,
    keputusan="Keputusan Wali Kota Bengkulu Nomor 800.1.3.3/231 Tahun 2026 tanggal 20 November 2026",
    jabatan="Kepala Bidang Pasar pada Dinas Perindustrian dan Perdagangan Kota Bengkulu",
    rohaniwan="H. Contoh Rohaniwan",
    pelantik=WALI,
    saksi=(KEPALA, KEPALA),
)
LAPORAN = forms.Laporan(
    kop=BKPSDM,
    nomor="000.7.3/0099/BKPSDM/2026",
    tentang="Pelaksanaan Open Karier Periode 2026-2",
    tempat="Bengkulu",
    tanggal=TANGGAL,
    bagian=(
        forms.Bagian(
            judul="Pendahuluan",
            alinea=("Open Karier dibuka bagi seluruh pegawai dari 1 sampai dengan 20 November 2026.",),
        ),
        forms.Bagian(
            judul="Hasil yang dicapai",
            alinea=("Sampai dengan penutupan tercatat keikutsertaan sebagai berikut.",),
            tabel=parts.Tabel(
                kolom=(
                    parts.Kolom(judul="Perangkat daerah", lebar=3),
                    parts.Kolom(judul="Wajib", rata="kanan"),
                    parts.Kolom(judul="Mengajukan", rata="kanan"),
                    parts.Kolom(judul="Persen", rata="kanan"),
                ),
                baris=(("Dinas Kesehatan", "812", "790", "97,3"), ("Dinas Pendidikan", "2.104", "2.098", "99,7")),
            ),
        ),
        forms.Bagian(
            judul="Simpulan dan saran",
            butir=("Keikutsertaan mencapai 99,0 persen.", "Sosialisasi perlu dimulai lebih awal."),
        ),
        forms.Bagian(judul="Penutup", alinea=("Demikian laporan ini kami sampaikan.",)),
    ),
    penanda=KEPALA,
)

CATALOGUE: dict[Kind, forms.Form] = {
    Kind.SURAT_PERMOHONAN: PERMOHONAN,
    Kind.TANDA_TERIMA: TANDA_TERIMA,
    Kind.SURAT_PERNYATAAN: PERNYATAAN,
    Kind.PERJANJIAN_KINERJA: PERJANJIAN,
    Kind.PAKTA_INTEGRITAS: PAKTA,
    Kind.SURAT_DINAS: SURAT_DINAS,
    Kind.UNDANGAN: UNDANGAN,
    Kind.BERITA_ACARA: BERITA_ACARA,
    Kind.USULAN: USULAN,
    Kind.SK: SK,
    Kind.SPP: SPP,
    Kind.SPMT: SPMT,
    Kind.SUMPAH: SUMPAH,
    Kind.PENGUNDURAN_DIRI: PENGUNDURAN_DIRI,
    Kind.LAPORAN: LAPORAN,
    Kind.LAPORAN_UJI: LAPORAN_UJI,
    Kind.LAPORAN_INDIVIDU: LAPORAN_INDIVIDU,
    Kind.SKP: performance.SKP,
    Kind.EVALUASI_KINERJA: performance.EVALUASI,
    Kind.POSTER_SUARA: performance.POSTER,
}
