"""The named cast: a small city in which permission tests read as stories.

Dinas Pasar is headed by Budi; Sari and Tono work in its Bidang Kebersihan, headed by Wati.
Dinas Laut is headed by Rahma; Joko works there. Kota Seberang is another agency; Asing works there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.models import Period
from openkarier.stages.aspiration.periods import Plan, open_period, plan_period
from openkarier.stages.registry.models import Instansi, Jabatan, NamaKata, Pegawai, RiwayatJabatan, Unit

NOW = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)  # 10.00 WIB
PASSWORD = "pasar-bersih-2026"


@dataclass
class City:
    """What `build` made, by name."""

    instansi: Instansi
    unit: dict[str, Unit] = field(default_factory=dict)
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    orang: dict[str, Pegawai] = field(default_factory=dict)


def city(kode: str = "5871", nama: str = "Pemerintah Kota Bengkulu", start: int = 901) -> City:
    """Build the city: units with their nested sets, posts and holders."""
    instansi = Instansi.objects.create(kode=kode, nama=nama, jenis="KOTA", ibu_kota="Bengkulu")
    made = City(instansi)
    root = _unit(made, "kota", nama, None, 1, 10)
    pasar = _unit(made, "pasar", "Dinas Pasar", root, 2, 5)
    _unit(made, "kebersihan", "Bidang Kebersihan", pasar, 3, 4)
    _unit(made, "laut", "Dinas Laut", root, 6, 7)
    _unit(made, "bkpsdm", "BKPSDM", root, 8, 9)
    _post(made, "kadis-pasar", "Kepala Dinas Pasar", "pasar", "JPT_PRATAMA", kepala=True)
    _post(made, "kabid", "Kepala Bidang Kebersihan", "kebersihan", "ADMINISTRATOR", kepala=True)
    _post(made, "penelaah", "Penelaah Teknis Kebijakan", "kebersihan", "PELAKSANA", formasi=9)
    _post(made, "kadis-laut", "Kepala Dinas Laut", "laut", "JPT_PRATAMA", kepala=True)
    _post(made, "sekretaris-laut", "Sekretaris Dinas Laut", "laut", "ADMINISTRATOR")
    _post(made, "pengolah", "Pengolah Data dan Informasi", "laut", "PELAKSANA", formasi=9)
    _post(made, "analis", "Analis SDM Aparatur", "bkpsdm", "JF_AHLI_MUDA", formasi=9)
    people = (
        ("budi", "Budi Santoso", "kadis-pasar"), ("wati", "Wati Kurnia", "kabid"), ("sari", "Sari Melati", "penelaah"),
        ("tono", "Tono Hidayat", "penelaah"), ("rahma", "Rahma Yuliana", "kadis-laut"),
        ("joko", "Joko Prasetyo", "pengolah"), ("dewi", "Dewi Anggraini", "analis"),
    )  # fmt: skip
    for offset, (key, name, post) in enumerate(people):
        _person(made, key, name, post, start + offset)
    return made


def account(pegawai: Pegawai, *desks: str, unit: str = "") -> Pengguna:
    """Give a person an account, and roles over the agency or one unit (by code)."""
    user = Pengguna(nip=pegawai.nip, nama=pegawai.nama, activated_at=NOW)
    user.set_password(PASSWORD)
    user.save()
    pegawai.akun = user
    pegawai.save(update_fields=["akun"])
    for desk in desks:
        Peran.objects.create(
            pengguna=user, desk=desk, instansi=pegawai.instansi.kode, unit=unit, mulai=date(2026, 1, 1)
        )
    return user


def _unit(made: City, key: str, nama: str, induk: Unit | None, *interval: int) -> Unit:
    kiri, kanan = interval
    unit = Unit.objects.create(
        instansi=made.instansi, kode=key, nama=nama, induk=induk, kiri=kiri, kanan=kanan, jenis="dinas"
    )
    unit.opd = None if induk is None else unit if induk.induk is None else induk
    unit.save(update_fields=["opd"])
    made.unit[key] = unit
    return unit


def _post(made: City, key: str, nama: str, *place: str, kepala: bool = False, formasi: int = 1) -> None:
    unit, jenjang = place
    jenis = "4" if jenjang == "PELAKSANA" else "2" if jenjang.startswith("JF") else "1"
    made.jabatan[key] = Jabatan.objects.create(
        unit=made.unit[unit], kode=key, nama=nama, jenis=jenis, jenjang=jenjang, bup=58, kepala=kepala, formasi=formasi
    )


def _person(made: City, key: str, nama: str, post: str, serial: int) -> None:
    jabatan = made.jabatan[post]
    born, cpns = date(1985, 3, 1) + timedelta(days=serial), date(2010, 1, 1)
    made.orang[key] = person = Pegawai.objects.create(
        instansi=made.instansi, nip=f"{born:%Y%m%d}{cpns:%Y%m}1{serial}", nama=nama, tanggal_lahir=born,
        jenis_kelamin="M", status="PNS", golongan="III/d", tmt_cpns=cpns, jabatan=jabatan, unit=jabatan.unit,
        tmt_jabatan=date(2022, 1, 3),
    )  # fmt: skip
    RiwayatJabatan.objects.create(
        pegawai=person, jabatan=jabatan, tunggal=jabatan.jenis == "1", nama_jabatan=jabatan.nama,
        mulai=date(2022, 1, 3), nama_unit=jabatan.unit.nama, jenis=jabatan.jenis, jenjang=jabatan.jenjang,
    )  # fmt: skip
    NamaKata.objects.bulk_create(NamaKata(pegawai=person, kata=word.lower()) for word in nama.split())


TARGET = {
    "indicator": "pasar yang bersih",
    "unit": "pasar",
    "baseline": "4",
    "goal": "11",
    "due": "2026-12-31",
    "method": "penilaian bersama kelurahan",
}
PLAN = Plan(
    kode="2026-2",
    nama="Open Karier 2026 Tahap II",
    dasar="SK Wali Kota 800/123/2026",
    mulai=datetime(2026, 7, 1, tzinfo=UTC),
    batas=datetime(2026, 7, 31, 16, 59, tzinfo=UTC),
)


def fill(aspiration, at=NOW, door="tetap"):
    """Type a complete declaration."""
    for page, typed in (
        ("pintu", {"door": door}),
        ("penempatan", {"willing_pindah": "tidak", "willing_tetap": "tidak"}),
        ("alasan", {"reason": "Saya ingin menuntaskan penataan pasar.", "personal": "jarak", "personal_note": "40 km"}),
        ("target/1", TARGET),
        ("kesediaan", {"ready": "ya"}),
    ):
        operations.save_draft(aspiration=aspiration, page=page, typed=typed, at=at)


def open_period_of(made: City) -> Period:
    """The open period of a city, made the first time."""
    found = Period.objects.filter(instansi=made.instansi).first()
    if found is None:
        planned = plan_period(instansi=made.instansi, plan=PLAN, actor="dewi", at=PLAN.mulai)
        found = open_period(period=planned, actor="dewi", at=PLAN.mulai)
    return found
