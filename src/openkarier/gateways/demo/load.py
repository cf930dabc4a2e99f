"""Fill the database with the demo city: agency by agency, a thousand people to a transaction.

A load that was interrupted goes on where it stopped: a batch is either there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice

from django.conf import settings
from django.db import connection, transaction

from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.foundation.journal.operations import record
from openkarier.gateways.demo.agencies import agencies
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.city import SEED, TODAY, City, Person, build
from openkarier.stages.appraisal import bulk as appraisal
from openkarier.stages.assessment import bulk as assessment
from openkarier.stages.registry import bulk as registry

BATCH = 1_000  # people to a transaction: about 20,000 rows, 10 MB of memory
Report = Callable[[int, int], None]  # done, of how many


class DemoRefused(Exception):
    """The database holds something that a demo city must not be mixed with; the message says what to do."""


@dataclass(frozen=True)
class Wish:
    """What demo city is asked for."""

    seed: int = SEED
    people: int = 5_500
    today: date = TODAY


def people_there(wish: Wish) -> bool:
    """Whether the demo city was filled: all people are on record, or the accounts that are made after them."""
    return accounts_there(wish) or registry.headcount() >= wish.people


def load_people(wish: Wish, report: Report) -> int:
    """Create structure and people; return how many people were added. Raises DemoRefused."""
    if registry.real_people():
        message = (
            "Basis data berisi pegawai dengan NIP sungguhan; kota contoh tidak dicampurkan ke dalamnya. "
            "Pakai basis data lain: atur OPENKARIER_DATA atau OPENKARIER_DATABASE."
        )
        raise DemoRefused(message)
    added = seen = 0
    for agency in agencies(wish.people):
        city = build(agency, wish.seed, wish.today)
        directory = registry.directory(agency.row.kode)
        if directory is None:
            directory = registry.add_structure(agency.row, city.structure.units, city.posts)
        stream, before = city.people(), added
        while batch := list(islice(stream, BATCH)):
            added += _load_batch(directory, batch)
            seen += len(batch)
            report(seen, wish.people)
        if added > before:
            _write_down(city, wish)
    _analyze()
    return added


def _write_down(city: City, wish: Wish) -> None:
    """One leaf in Buku Merit for each agency: made up, by which recipe."""
    recipe = f"{city.agency.row.kode}/{wish.seed}/{wish.people}/{wish.today.isoformat()}"
    facts = {"sidik": sha256(recipe.encode()).hexdigest(), "baris": city.agency.size, "sumber": f"kota contoh {recipe}"}
    with transaction.atomic():
        record("DATA_IMPOR", actor="sistem", at=_noon(wish), subject=f"instansi:{city.agency.row.kode}", facts=facts)


def _noon(wish: Wish) -> datetime:
    """The moment at which everything in the demo city happened."""
    return datetime(wish.today.year, wish.today.month, wish.today.day, 5, tzinfo=UTC)


def _load_batch(directory: registry.Directory, batch: list[Person]) -> int:
    there = registry.present(person.berkas.pegawai.nip for person in batch)
    if there == len(batch):
        return 0
    if there:
        message = (
            "Basis data sudah berisi kota contoh lain (seed, jumlah, atau tanggal acuannya berbeda). "
            "Jalankan ./run --fresh untuk memulai dari awal; basis data lama disimpan, tidak dihapus."
        )
        raise DemoRefused(message)
    with transaction.atomic():
        keys = registry.add_people(directory, [person.berkas for person in batch])
        pairs = list(zip(keys, batch, strict=True))
        appraisal.add_predicates((key, row) for key, person in pairs for row in person.predikat)
        assessment.add_results((key, row) for key, person in pairs for row in person.uji)
    return len(batch)


def _analyze() -> None:
    """Let the query planner see the sizes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def accounts_there(wish: Wish) -> bool:
    """Whether all demo accounts exist."""
    return Pengguna.objects.filter(nip__in=[cast.nip for cast in CAST]).count() == len(CAST)


def load_accounts(wish: Wish, report: Report) -> int:
    """Create the demo accounts with their roles, and give them to their people; return how many are new."""
    new = 0
    with transaction.atomic():
        keys = {}
        for cast in CAST:
            account, created = Pengguna.objects.get_or_create(
                nip=cast.nip,
                defaults={"nama": cast.nama, "activated_at": _noon(wish), "email": f"{cast.desk}@asn.example"},
            )
            if created:
                account.set_password(settings.DEMO_PASSWORD)
                account.save()
                new += 1
            keys[cast.nip] = account.pk
            if cast.desk not in {"asn", "atasan"}:
                Peran.objects.get_or_create(
                    pengguna=account, desk=cast.desk, instansi=INSTANSI, unit=cast.unit,
                    defaults={"mulai": date(wish.today.year, 1, 1)},
                )  # fmt: skip
        registry.link_accounts(keys)
    return new
