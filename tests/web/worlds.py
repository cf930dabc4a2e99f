"""Two cities and one person per desk: what the crawler and the browser walk with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client

from cast import City, account, city
from openkarier.foundation.accounts.models import Desk, Pengguna, Peran

GRANTED = [desk.value for desk in Desk if desk not in {Desk.ASN, Desk.ATASAN}]


@dataclass
class World:
    """`home` and another agency `away`; `actor[desk]` sees the whole of home, `narrow[desk]` Dinas Pasar only."""

    home: City
    away: City
    actor: dict[str, Pengguna]
    narrow: dict[str, Pengguna]

    def client(self, user: Pengguna) -> Client:
        """A browser in which the person has logged in."""
        client = Client(raise_request_exception=False)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def outsider(desk: str, unit: str, serial: int) -> Pengguna:
    """An account that holds one role and is no pegawai, so that it has that one seat only."""
    user = Pengguna.objects.create(nip=f"luar-{desk}-{serial}", nama=f"Pemegang {desk}")
    Peran.objects.create(pengguna=user, desk=desk, instansi="5871", unit=unit, mulai=date(2026, 1, 1))
    return user


def build() -> World:
    """Both cities; nothing of the other agency bears a name or a code of home."""
    home, away = city(), city("9999", "Pemerintah Kota Seberang", 951)
    away.instansi.unit.update(kode=Concat(Value("x-"), F("kode")), nama=Concat(Value("Seberang "), F("nama")))
    away.instansi.pegawai.update(nama=Concat(Value("Asing "), F("nama")))
    for thing in (*away.unit.values(), *away.orang.values()):
        thing.refresh_from_db()
    sari, budi = account(home.orang["sari"]), account(home.orang["budi"])
    actor = {desk: outsider(desk, "", 1) for desk in GRANTED} | {"asn": sari, "atasan": budi}
    narrow = {desk: outsider(desk, "pasar", 2) for desk in GRANTED} | {"asn": sari, "atasan": budi}
    return World(home, away, actor, narrow)
