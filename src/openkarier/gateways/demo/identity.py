"""NIP, names and addresses: unique without remembering more than one agency, and never those of a real person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from openkarier.gateways.demo.cast import CAST
from openkarier.gateways.demo.chance import Chance, running
from openkarier.gateways.demo.lives import Life
from openkarier.gateways.demo.tables import column, table

# Serial numbers 900-999 mark synthetic people. Each agency owns one residue of 546 (there are 545 others at most),
# so that NIP of two agencies cannot meet and a stream of any length needs no memory of earlier agencies.
_SERIALS = 100
_STEP = 91
_RESIDUES = 546  # = 6 x 91: within six days of birth every residue falls once into the hundred serials
_FIRST_PPPK = 21  # the two digits that stand for the month in a PPPK's NIP: first contract


@dataclass(frozen=True)
class Identity:
    """NIP with the birth date that it carries, and the name."""

    nip: str
    born: date
    nama: str
    tempat_lahir: str


class Register:
    """The NIP given out in one agency."""

    def __init__(self, agency: int) -> None:
        self._agency = agency
        self._taken = {cast.nip for cast in CAST}

    def nip(self, born: date, start: date, sex: str, *, pppk: bool) -> tuple[str, date]:
        """Give out a NIP; the birth date moves on by a few days where that makes it unique. Returns both."""
        middle = f"{start:%Y}{_FIRST_PPPK}" if pppk else f"{start:%Y%m}"
        digit = "1" if sex == "M" else "2"
        while True:
            serial = (self._agency - born.toordinal() * _STEP - int(middle) * 17) % _RESIDUES
            if serial < _SERIALS:
                nip = f"{born:%Y%m%d}{middle}{digit}9{serial:02}"
                if nip not in self._taken:
                    self._taken.add(nip)
                    return nip, born
            born += timedelta(days=1)


def identify(life: Life, register: Register, chance: Chance) -> Identity:
    """Draw NIP, name and birthplace."""
    nip, born = register.nip(life.born, life.start, life.sex, pppk=life.status == "PPPK")
    places, weights = _places()
    return Identity(nip, born, _name(life.sex, chance), chance.weighted(places, weights))


def address(nama: str, nip: str) -> str:
    """Return an e-mail address under a domain that cannot exist (RFC 2606)."""
    return f"{nama.lower().replace(' ', '.')}.{nip[-5:]}@asn.example"


def _name(sex: str, chance: Chance) -> str:
    first = _first(sex)
    words = [chance.pick(first)]
    if chance.flip(0.95):
        words.append(chance.pick(column("nama_belakang", "nama") if chance.flip(0.7) else first))
    if chance.flip(0.18):
        words.append(chance.pick(column("nama_belakang", "nama")))
    return " ".join(_distinct(words))


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


@cache
def _first(sex: str) -> tuple[str, ...]:
    return tuple(row["nama"] for row in table("nama_depan") if row["jenis_kelamin"] == sex)


@cache
def _places() -> tuple[tuple[str, ...], list[float]]:
    return column("tempat_lahir", "nama"), running([float(weight) for weight in column("tempat_lahir", "bobot")])
