"""An agency of the size of Kabupaten Lebong's officials: enough people for a test in one day, made in three inserts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cast import City
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.assessment import scheduling
from openkarier.stages.assessment.models import Event
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, Unit

KODE = "5804"
SCOPE = Scope(Reach.INSTANSI, instansi=KODE)
PLANNED = datetime(2025, 11, 10, 2, 0, tzinfo=UTC)
DAY = datetime(2025, 11, 28, 1, 0, tzinfo=UTC)  # 08.00 WIB
ACTOR = "198608082010012906"
OPDS = 36
WEIGHTS = (4, 5, 7, 9, 12, 15, 8, 6, 14, 10, 11, 20)  # officials of an OPD, in turn: 361 and more in all


def agency(officials: int = 361) -> City:
    """Kabupaten Lebong: 36 OPD, each with a head (JPT pratama) and administrators and pengawas below."""
    instansi = Instansi.objects.create(kode=KODE, nama="Pemerintah Kabupaten Lebong", jenis="KAB", ibu_kota="Tubei")
    made = City(instansi)
    root = Unit.objects.create(instansi=instansi, kode="lebong", nama=instansi.nama, kiri=1, kanan=2 * OPDS + 2)
    units = Unit.objects.bulk_create(
        Unit(
            instansi=instansi, kode=f"opd-{n:02}", nama=f"Dinas Contoh {n:02}", induk=root, kiri=2 * n, kanan=2 * n + 1
        )
        for n in range(1, OPDS + 1)
    )
    for unit in units:
        unit.opd = unit
    Unit.objects.bulk_update(units, ["opd"])
    homes = [unit for unit, size in zip(units, WEIGHTS * 3, strict=True) for _ in range(size)][:officials]
    posts = Jabatan.objects.bulk_create(_post(unit, n, first=n == homes.index(unit)) for n, unit in enumerate(homes))
    made.orang = {
        person.nip: person
        for person in Pegawai.objects.bulk_create(_person(instansi, post, n) for n, post in enumerate(posts))
    }
    made.unit = {unit.kode: unit for unit in units}
    return made


def _post(unit: Unit, n: int, *, first: bool) -> Jabatan:
    jenjang = "JPT_PRATAMA" if first else "ADMINISTRATOR" if n % 3 else "PENGAWAS"
    nama = f"Kepala {unit.nama}" if first else f"Pejabat {n} {unit.nama}"
    return Jabatan(unit=unit, kode=f"j-{n}", nama=nama, jenis="1", jenjang=jenjang, bup=58, kepala=first)


def _person(instansi: Instansi, post: Jabatan, n: int) -> Pegawai:
    born = date(1975, 1, 1) + timedelta(days=n)
    return Pegawai(
        instansi=instansi, nip=f"{born:%Y%m%d}2005011{901 + n % 99:03}", nama=f"Pejabat Contoh {n:03}",
        tanggal_lahir=born, jenis_kelamin="M", status="PNS", golongan="III/d", jabatan=post, unit=post.unit,
        tmt_pensiun=date(2035, 1, 1),
    )  # fmt: skip


def event(made: City, *, kuota: int = 361, sessions: int = 4, seats: int = 50, kode: str = "UJI-2025-11") -> Event:
    """A planned event: one site with two rooms, sessions of two hours through one day."""
    bkn = scheduling.keep_provider(
        instansi=made.instansi, nama="Kantor Regional VII BKN Palembang", jenis="bkn", actor=ACTOR, at=PLANNED
    )
    plan = scheduling.EventPlan(
        kode=kode, nama="Uji kompetensi pejabat 2025", tujuan="pemetaan", metode="cact", provider=bkn,
        dasar="Surat Bupati 800/1/2025", kuota=kuota,
    )  # fmt: skip
    found = scheduling.plan_event(instansi=made.instansi, plan=plan, actor=ACTOR, at=PLANNED)
    site = scheduling.add_site(event=found, nama="Aula Setda", alamat="Tubei", actor=ACTOR, at=PLANNED)
    for name in ("Ruang 1", "Ruang 2"):
        scheduling.add_room(
            site=site, nama=name, kapasitas=seats, mudah_akses=name == "Ruang 1", actor=ACTOR, at=PLANNED
        )
    for n in range(sessions):
        start = DAY + timedelta(hours=2.5 * n)
        scheduling.add_session(
            site=site, nama=f"Sesi {n + 1}", mulai=start, selesai=start + timedelta(hours=2), actor=ACTOR, at=PLANNED
        )
    return found
