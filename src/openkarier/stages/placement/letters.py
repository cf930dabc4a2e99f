"""The papers of a placement, as forms of the foundation: SK and petikan, answers, and what is ruled on objections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from openkarier.core.jabatan import rank_and_grade
from openkarier.core.periods import tanggal
from openkarier.core.placement.ceremony import WITHIN
from openkarier.foundation.documents import forms, parts, queries
from openkarier.stages.placement.models import Penempatan
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai
from openkarier.stages.standards.models import PeriodeKepalaDaerah

MENGINGAT = (
    "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan;",
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah dengan "
    "Peraturan Pemerintah Nomor 17 Tahun 2020;",
    "Peraturan Pemerintah Nomor 30 Tahun 2019 tentang Penilaian Kinerja Pegawai Negeri Sipil;",
)
BKPSDM = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"


@dataclass(frozen=True)
class Signer:
    """Who signs or certifies, as typed or as the registry knows."""

    jabatan: str
    nama: str
    nip: str = ""
    pangkat: str = ""
    atas_nama: str = ""

    def form(self, **changes: object) -> parts.Penanda:
        """As the letters name one."""
        return parts.Penanda(**{**vars(self), **changes})


def office_of_head(instansi: Instansi) -> str:
    """ "Wali Kota Bengkulu"."""
    return f"{instansi.sebutan_kepala} {instansi.ibu_kota}".strip()


def head(instansi: Instansi, row: PeriodeKepalaDaerah | None) -> Signer:
    """The regional head as signatory."""
    return Signer(office_of_head(instansi), row.nama if row else "…………………………")


def in_the_name(instansi: Instansi, nama: str, person: Pegawai | None) -> Signer:
    """Who signs in the name of the regional head, by a power on record."""
    post = person.jabatan.nama if person and person.jabatan else "Penerima kuasa"
    rank = rank_and_grade(person.golongan) if person else ""
    return Signer(
        post, person.nama_gelar if person else nama, person.nip if person else "", rank,
        f"a.n. {office_of_head(instansi).upper()}",
    )  # fmt: skip


def kop_of_head(instansi: Instansi) -> parts.Kop:
    """The kop with the Lambang Negara (UU 24/2009 articles 52 and 54)."""
    found = queries.kop_of(instansi=instansi.kode)
    return found or parts.Kop(lambang="negara", baris=(office_of_head(instansi).upper(),))


def kop_of_office(instansi: Instansi) -> parts.Kop:
    """The kop of the office that manages personnel."""
    found = queries.kop_of(instansi=instansi.kode, unit="bkpsdm")
    return found or parts.Kop(lambang="daerah", baris=(instansi.nama, BKPSDM))


def orang(person: Pegawai, post: Jabatan | None = None) -> parts.Orang:
    """A person as letters name one, in the post given or the one held."""
    held = post or person.jabatan
    return parts.Orang(
        nama=person.nama_gelar, nip=person.nip, pangkat=rank_and_grade(person.golongan),
        jabatan=held.nama if held else "", unit=held.unit.nama if held else "",
    )  # fmt: skip


def place_of(post: Jabatan | None) -> str:
    """A post with its unit, unless the name says the unit already."""
    if post is None:
        return "–"
    return post.nama if post.unit.nama in post.nama else f"{post.nama}, {post.unit.nama}"


@dataclass(frozen=True)
class Plan:
    """What the office decides about an SK before it is numbered."""

    tentang: str
    tanggal: date
    tmt: date
    kepala: Signer
    pengesah: Signer
    elektronik: bool = False
    pertek: Sequence[str] = ()  # number by name, in the order of the annex
    sidang: str = ""
    mendagri: str = ""


def keputusan(plan: Plan, instansi: Instansi, rows: Sequence[Penempatan], numbers: dict[int, str]) -> forms.Keputusan:
    """The SK with all names in its annex."""
    return _decree(plan, instansi, _rulings(plan), lampiran=(_annex(rows, numbers),))


def petikan(plan: Plan, instansi: Instansi, row: Penempatan, nomor: str) -> forms.Keputusan:
    """The excerpt for one person; it bears the number of the SK."""
    who = f"{row.pegawai.nama_gelar}, NIP {row.pegawai.nip}, {rank_and_grade(row.pegawai.golongan)}"
    rulings = (
        f"Mengangkat {who}, dari jabatan {place_of(row.dari)} ke dalam jabatan {place_of(row.ke)}"
        f"{_level(row.ke)}, terhitung mulai tanggal {tanggal(plan.tmt)}.",
        *_rulings(plan)[2:],
    )
    return _decree(plan, instansi, rulings, bentuk="petikan", nomor=nomor, pengesah=plan.pengesah.form())


def _decree(plan: Plan, instansi: Instansi, rulings: Sequence[str], **more: object) -> forms.Keputusan:
    noted = [f"Berita acara {plan.sidang};"] if plan.sidang else []
    noted += (
        ["Pertimbangan teknis Badan Kepegawaian Negara sebagaimana tercantum dalam Lampiran;"] if plan.pertek else []
    )
    noted += [f"Persetujuan Menteri Dalam Negeri Nomor {plan.mendagri};"] if plan.mendagri else []
    return forms.Keputusan(
        kop=kop_of_head(instansi),
        pejabat=office_of_head(instansi),
        tentang=plan.tentang,
        tempat=instansi.ibu_kota or instansi.nama,
        tanggal=plan.tanggal,
        menimbang=(
            "bahwa untuk kepentingan organisasi dan pengembangan karier, dipandang perlu mengangkat dan memindahkan "
            "pegawai negeri sipil dalam jabatan;",
            "bahwa mereka yang namanya tercantum dalam keputusan ini memenuhi syarat dan telah dipertimbangkan Tim "
            "Penilai Kinerja PNS;",
        ),
        mengingat=MENGINGAT,
        memperhatikan=tuple(noted),
        diktum=tuple(forms.Diktum(isi=text) for text in rulings),
        penanda=plan.kepala.form(elektronik=plan.elektronik),
        tembusan=("Kepala Kantor Regional BKN", f"Inspektur {instansi.nama.removeprefix('Pemerintah ')}"),
        **more,  # type: ignore[arg-type]
    )


def _rulings(plan: Plan) -> tuple[str, ...]:
    return (
        "Memberhentikan dengan hormat dari jabatan lama dan mengangkat dalam jabatan baru pegawai negeri sipil yang "
        "namanya tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari keputusan ini.",
        f"Pengangkatan sebagaimana dimaksud dalam diktum KESATU terhitung mulai tanggal {tanggal(plan.tmt)}.",
        f"Pejabat yang wajib dilantik diambil sumpah atau janjinya paling lama {WITHIN} hari kerja sejak keputusan ini "
        "ditetapkan.",
        "Kepada yang bersangkutan diberikan hak kepegawaian sesuai dengan ketentuan peraturan perundang-undangan.",
        "Apabila terdapat kekeliruan dalam keputusan ini, akan diadakan perbaikan sebagaimana mestinya.",
    )


def _level(post: Jabatan) -> str:
    return f" (eselon {post.eselon})" if post.eselon else ""


def _annex(rows: Sequence[Penempatan], numbers: dict[int, str]) -> parts.Lampiran:
    heads = (("No.", 0.5), ("Nama, NIP, pangkat", 2.4), ("Jabatan lama", 2.4), ("Jabatan baru", 2.4),
             ("Eselon", 0.8), ("Pertek BKN", 1.5))  # fmt: skip
    cells = (
        (
            str(place), f"{row.pegawai.nama_gelar}\n{row.pegawai.nip}\n{rank_and_grade(row.pegawai.golongan)}",
            place_of(row.dari), place_of(row.ke), row.ke.eselon or "–", numbers.get(row.pk, "–"),
        )
        for place, row in enumerate(rows, 1)
    )  # fmt: skip
    columns = tuple(parts.Kolom(judul=head, lebar=width) for head, width in heads)
    return parts.Lampiran(judul="", tabel=parts.Tabel(kolom=columns, baris=tuple(cells)), mendatar=True)


def objection_ruling(
    instansi: Instansi, kepala: Signer, *, tiket: str, person: Pegawai, ruling: str, why: str, at: datetime
) -> forms.Keputusan:
    """The PPK's decision on an objection (PP 79/2021 article 6 paragraph (2))."""
    return forms.Keputusan(
        kop=kop_of_head(instansi),
        pejabat=office_of_head(instansi),
        tentang=f"putusan atas keberatan {tiket}",
        tempat=instansi.ibu_kota or instansi.nama,
        tanggal=timezone.localtime(at).date(),
        menimbang=(f"bahwa {person.nama_gelar}, NIP {person.nip}, mengajukan keberatan {tiket};", f"bahwa {why}"),
        mengingat=("Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif;", *MENGINGAT[1:3]),
        diktum=(
            forms.Diktum(isi=ruling),
            forms.Diktum(
                isi="Apabila tidak puas terhadap keputusan ini, yang bersangkutan dapat mengajukan upaya hukum kepada "
                "Pengadilan Tata Usaha Negara (PP 79/2021 Pasal 6 ayat (3))."
            ),
        ),
        penanda=kepala.form(),
        tembusan=(person.nama_gelar,),
    )


@dataclass(frozen=True)
class Reply:
    """What an answer's letter says beyond its points: which declaration, and what to do next."""

    nomor: str
    tanggal: date
    kalimat: str
    butir: Sequence[tuple[str, str]]
    langkah: str


def answer_letter(instansi: Instansi, kepala: Signer, person: Pegawai, reply: Reply, on: date) -> forms.SuratDinas:
    """The answer of the PPK to one declaration."""
    return forms.SuratDinas(
        kop=kop_of_head(instansi),
        tempat=instansi.ibu_kota or instansi.nama,
        tanggal=on,
        hal="Jawaban atas Pernyataan Karier",
        kepada=(f"Sdr. {person.nama_gelar}",),
        di="Tempat",
        isi=(
            f"Menjawab Pernyataan Karier Saudara nomor {reply.nomor} tanggal {tanggal(reply.tanggal)}:",
            reply.kalimat,
        ),
        rincian=tuple(
            parts.Pokok(pokok=f"Pilihan ke-{place}", isi=f"{wish}: {sentence}")
            for place, (wish, sentence) in enumerate(reply.butir, 1)
        ),
        penutup=(
            *((reply.langkah,) if reply.langkah else ()),
            "Bila tidak puas atas keputusan ini, Saudara dapat mengajukan keberatan tertulis paling lama 14 hari kerja "
            "sejak menerima jawaban ini (PP 79/2021 Pasal 4 ayat (2)).",
        ),
        penanda=kepala.form(),
    )
