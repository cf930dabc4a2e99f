"""The ladder of the nine competencies in words: a definition, then what levels 1 to 5 ask.

Our own wording along the ladder of PermenPANRB 38/2017 (self, colleagues, unit, agency, nation); not the annex's text.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str, str, str, str, str]] = {
    "integritas": (
        "Menyelaraskan kata dan perbuatan dengan nilai, norma, dan etika, serta berani menanggung akibatnya.",
        "Bertindak jujur dan sesuai norma serta etika organisasi dalam tugasnya sendiri.",
        "Mengingatkan dan mengajak rekan kerja bertindak sesuai norma dan etika organisasi.",
        "Memastikan orang yang dipimpinnya menaati norma; menghargai yang taat dan menegur yang menyimpang.",
        "Menciptakan suasana kerja yang taat norma dan berani mengoreksi penyimpangan pada tingkat instansi.",
        "Menjadi teladan integritas pada tingkat nasional dan merumuskan kebijakan yang menegakkannya.",
    ),
    "kerjasama": (
        "Membangun dan memelihara hubungan kerja yang saling menguatkan untuk mencapai tujuan bersama.",
        "Ikut serta dalam tim, mengerjakan bagiannya, dan menghargai sumbangan anggota lain.",
        "Menumbuhkan tim yang partisipatif: berbagi informasi, mendengar pendapat, dan menolong rekan.",
        "Membentuk tim yang efektif: membagi peran, menyelesaikan perselisihan, dan menjaga kinerja unit.",
        "Membangun sinergi antarunit kerja sehingga sasaran instansi tercapai bersama.",
        "Membina kerja sama berjangka panjang di dalam dan di luar pemerintahan demi kesepakatan bagi bangsa.",
    ),
    "komunikasi": (
        "Menyampaikan dan menerima gagasan dengan jelas, santun, dan tepat sasaran, lisan maupun tertulis.",
        "Menyampaikan informasi dengan jelas dan lengkap, serta memastikan maksudnya dipahami.",
        "Berkomunikasi aktif secara formal dan informal, termasuk memaparkan gagasan di depan orang banyak.",
        "Berkomunikasi secara asertif dan santun mengenai hal yang peka atau rumit.",
        "Memadukan gagasan dari banyak sudut pandang hingga tercapai kesepakatan.",
        "Membangun sistem komunikasi yang terbuka dan strategis demi kepentingan nasional.",
    ),
    "orientasiPadaHasil": (
        "Menjaga komitmen menyelesaikan tugas tepat waktu, bermutu, dan terus lebih baik.",
        "Memenuhi standar kerja yang ditetapkan: tepat waktu, tepat mutu, dan bertanggung jawab.",
        "Berusaha melampaui standar kerjanya sendiri dan mencari cara kerja yang lebih baik.",
        "Menetapkan target unit yang menantang, memantau capaian, memberi penghargaan dan teguran.",
        "Mendorong unit-unit kerja melampaui target dan menyingkirkan hambatannya.",
        "Meningkatkan mutu kerja organisasi demi prioritas nasional.",
    ),
    "pelayananPublik": (
        "Melayani kebutuhan masyarakat secara profesional, terbuka, adil, dan tidak berpihak.",
        "Menjalankan tugas pelayanan sesuai standar, dengan sikap yang ramah dan adil.",
        "Menyelia pelayanan sehari-hari dan menjelaskannya kepada masyarakat secara terbuka.",
        "Memperbaiki standar pelayanan unit dengan memanfaatkan kekuatan kelompok pengguna dan pelaksana.",
        "Memantau dan mengantisipasi dampak jangka panjang dan kepentingan politik terhadap pelayanan.",
        "Menjamin kebijakan pelayanan publik yang netral, objektif, dan bebas dari kepentingan.",
    ),
    "pengembanganDiriDanOrla": (
        "Menambah pengetahuan dan keterampilan diri, serta menumbuhkan kemampuan orang lain.",
        "Mengenali kekurangan diri dan belajar atas kemauan sendiri.",
        "Menunjukkan dan menjelaskan cara kerja kepada bawahan atau rekan yang belajar.",
        "Memberi umpan balik dan membimbing orang yang dipimpinnya agar bertumbuh.",
        "Menyusun program pengembangan jangka panjang bagi pegawai di instansi.",
        "Menciptakan organisasi pembelajar: pengetahuan dibagi, dicoba, dan dipelihara.",
    ),
    "mengelolaPerubahan": (
        "Menyesuaikan diri dengan keadaan baru dan memimpin orang lain melewatinya.",
        "Mengikuti perubahan dengan arahan dan bersedia mempelajari cara kerja baru.",
        "Menyesuaikan diri lebih dahulu tanpa menunggu disuruh ketika cara kerja berubah.",
        "Membantu orang lain melewati perubahan dan menyiapkan unit menghadapi yang akan datang.",
        "Memimpin perubahan pada unit-unit kerja dan mengelola penolakan yang muncul.",
        "Menggerakkan para pemangku kepentingan untuk perubahan pada tingkat nasional.",
    ),
    "pengambilanKeputusan": (
        "Memutuskan tepat waktu berdasarkan informasi, pertimbangan risiko, dan tanggung jawab atas akibatnya.",
        "Mengumpulkan informasi dan bertindak dalam batas kewenangannya.",
        "Menganalisis masalah secara mendalam sebelum memilih tindakan.",
        "Menimbang beberapa pilihan beserta risikonya, lalu memutuskan bagi unit.",
        "Menyelesaikan masalah berisiko tinggi dan menyiapkan langkah mitigasinya.",
        "Mengambil keputusan jangka panjang yang berdampak nasional.",
    ),
    "perekatBangsa": (
        "Merawat persatuan dengan menghargai perbedaan agama, suku, budaya, dan asal-usul.",
        "Peka terhadap keberagaman dan tidak membeda-bedakan orang.",
        "Menghormati perbedaan secara aktif dan menahan prasangka dalam pergaulan kerja.",
        "Mengembangkan toleransi dan menengahi perselisihan yang timbul dari perbedaan.",
        "Mendayagunakan perbedaan secara konstruktif untuk kinerja organisasi.",
        "Menjadi wakil pemerintah yang membangun ikatan sosial di tengah masyarakat majemuk.",
    ),
}
