"""What helps with a gap: for each competency a class, a person to learn from, and a task; tied to the level reached.

The order follows 70:20:10 turned round: what an agency can book first, then people, then work. The texts are the
product's; kinds of development are those of PP 11/2017 Ps. 210-213 and BKN's jenis diklat.
"""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """Three ways to close one gap."""

    formal: str
    social: str
    experience: str


ADVICE = {
    "integritas": Advice(
        "Pelatihan antikorupsi dan pengendalian gratifikasi",
        "Mentoring dengan pejabat yang menjadi panutan unit kerja",
        "Menjadi anggota unit pengendalian gratifikasi atau tim zona integritas",
    ),
    "kerjasama": Advice(
        "Pelatihan membangun tim efektif",
        "Coaching atasan langsung sesudah setiap rapat lintas bidang",
        "Memimpin kelompok kerja kecil yang anggotanya dari beberapa bidang",
    ),
    "komunikasi": Advice(
        "Pelatihan komunikasi efektif dan presentasi",
        "Umpan balik rekan sesudah paparan",
        "Menjadi narahubung unit kerja untuk media, DPRD, atau masyarakat",
    ),
    "orientasiPadaHasil": Advice(
        "Pelatihan manajemen kinerja dan penyusunan indikator",
        "Coaching bulanan tentang capaian SKP",
        "Menangani satu sasaran renstra sampai selesai, dengan laporan bulanan",
    ),
    "pelayananPublik": Advice(
        "Pelatihan pelayanan publik prima dan penanganan pengaduan",
        "Belajar pada unit layanan berpredikat pelayanan prima (benchmarking)",
        "Memimpin perbaikan satu standar pelayanan bersama penggunanya",
    ),
    "pengembanganDiriDanOrla": Advice(
        "Pelatihan coaching dan mentoring bagi atasan",
        "Menjadi mentor bagi dua pegawai, didampingi pengelola pengembangan",
        "Menyusun dan menjalankan rencana pengembangan tim selama satu tahun",
    ),
    "mengelolaPerubahan": Advice(
        "Pelatihan manajemen perubahan dan inovasi pelayanan",
        "Belajar dalam komunitas praktisi inovasi daerah",
        "Memimpin satu penyederhanaan proses kerja sampai dipakai",
    ),
    "pengambilanKeputusan": Advice(
        "Pelatihan analisis kebijakan dan manajemen risiko",
        "Mentoring pejabat setingkat lebih tinggi pada penyusunan keputusan",
        "Menyusun telaahan staf dengan pilihan, risiko, dan usul keputusan",
    ),
    "perekatBangsa": Advice(
        "Pelatihan kepemimpinan inklusif dan keberagaman",
        "Dialog rutin dengan forum kerukunan atau organisasi masyarakat",
        "Tugas lintas wilayah atau pelayanan bagi kelompok rentan",
    ),
}
