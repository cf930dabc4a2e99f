"""The demo city disputes: a dozen people, every state, some of them late; photos of an SK that is plainly made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from openkarier.core.registry_data import BUTIR
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents import uploads
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.stages.registry import dispute_queries as queries
from openkarier.stages.registry import dispute_values as values_of
from openkarier.stages.registry import disputes
from openkarier.stages.registry import queries as registry

NIP = {cast.desk: cast.nip for cast in reversed(CAST)}
CITY = Scope(Reach.INSTANSI, "", INSTANSI)
OFFICE = disputes.Office(NIP["bkpsdm"], "bkpsdm")
DAYS = 3
# What is disputed, what it should be, what is said, how many days ago, and how it went.
Story = tuple[str, dict[str, str], str, int, str]
STORIES: tuple[Story, ...] = (
    ("tmt-pns", {"tmt_pns": "2012-03-01"}, "TMT PNS menurut SK 1 Maret 2012.", 0, ""),
    ("golongan", {"golongan": "III/c", "tmt_golongan": "2026-04-01"}, "Kenaikan pangkat April belum masuk.", 1, ""),
    ("pendidikan", {"tingkat_pendidikan": "45", "pendidikan": "S-2 Administrasi Publik", "tahun_lulus": "2024"},
     "Ijazah S-2 saya belum tercatat.", 2, ""),
    ("kontak", {"email": "baru@asn.example", "telepon": "0812-0000-0000"}, "Nomor telepon lama sudah mati.", 1, ""),
    ("golongan", {"golongan": "IV/a", "tmt_golongan": "2025-10-01"}, "SK IV/a sudah saya terima.", 6, ""),
    ("lahir", {"tempat_lahir": "Curup", "tanggal_lahir": "1986-03-01"}, "Tempat lahir keliru.", 20, ""),
    ("gelar", {"gelar_depan": "", "gelar_belakang": "S.E., M.M."}, "Gelar M.M. belum ada.", 9, "minta"),
    ("tmt-cpns", {"tmt_cpns": "2010-01-01"}, "Tertukar dengan TMT PNS.", 12, "teruskan"),
    ("golongan", {"golongan": "III/d", "tmt_golongan": "2025-04-01"}, "TMT golongan keliru.", 30, "teruskan"),
    ("pendidikan", {"tingkat_pendidikan": "40", "pendidikan": "S-1 Ilmu Hukum", "tahun_lulus": "2008"},
     "Jurusan saya hukum, bukan ekonomi.", 15, "terima"),
    ("gelar", {"gelar_depan": "Dr.", "gelar_belakang": "M.Si."}, "Gelar doktor sudah diakui.", 18, "tolak"),
    ("nama", {"nama": "Nama Sesuai Akta"}, "Ejaan nama di akta lain.", 25, "cabut"),
)  # fmt: skip


def there() -> bool:
    """Whether the demo city disputes already."""
    return queries.disputes(CITY).exists()


def load() -> int:
    """File the disputes and bring each into its state; return how many. The first is that of the demo ASN."""
    now = timezone.now()
    mine = registry.person(CITY, NIP["asn"])
    others = registry.people(CITY).filter(jabatan__jenjang="PELAKSANA").exclude(nip=NIP["asn"])
    people = [*([mine] if mine else []), *others.select_related("instansi")[: len(STORIES) * 3 : 3]]
    for story, person in zip(STORIES, people, strict=False):
        _tell(person.nip, story, now)
    return min(len(STORIES), len(people))


def _tell(nip: str, story: Story, now: datetime) -> None:
    kode, said, words, ago, end = story
    person, butir, at = registry.person(CITY, nip), BUTIR[kode], now - timedelta(days=ago)
    if person is None or values_of.held(person, butir, 0) == said:
        return
    file = uploads.keep(_photo(butir.label, person.nama), f"sk-{kode}.jpg", by=nip, at=at)
    row = disputes.dispute(pegawai=person, claim=disputes.Claim(butir, 0, said, words, [file]), answer_days=DAYS, at=at)
    later = at + timedelta(days=1)
    acts: dict[str, Callable[[], object]] = {
        "minta": lambda: disputes.ask_evidence(
            sanggahan=row, why="Halaman kedua ijazah belum terlihat. Foto ulang seluruh lembar.", by=OFFICE, at=later
        ),
        "teruskan": lambda: disputes.pass_on(
            sanggahan=row, rujukan=f"SIASN-{row.pk:04d} (contoh)", why="", news_days=10, by=OFFICE, at=later
        ),
        "terima": lambda: disputes.accept(sanggahan=row, values=said, why="Sesuai ijazah.", by=OFFICE, at=later),
        "tolak": lambda: disputes.refuse(
            sanggahan=row, alasan="bukti-tidak-terbaca", by=OFFICE, at=later,
            jawaban="Foto ijazah terpotong. Foto ulang seluruh lembar dengan cahaya cukup, lalu sanggah lagi.",
        ),
        "cabut": lambda: disputes.withdraw(sanggahan=row, at=later),
    }  # fmt: skip
    if end:
        acts[end]()


def _photo(title: str, name: str) -> bytes:
    """A sheet of paper as a phone sees it; the words say that it is an example."""
    sheet = Image.new("RGB", (900, 1270), "#f4efe4")
    pen = ImageDraw.Draw(sheet)
    for place, line in enumerate(("CONTOH SURAT KEPUTUSAN", "", title, name, "", "Bukan dokumen sungguhan")):
        pen.text((120, 160 + place * 60), line, fill="#333333", font_size=36)
    out = BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return out.getvalue()
