"""Seats: the desks one person may sit at. ASN and atasan follow from the registry, the others are granted as Peran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from openkarier.foundation.accounts import queries as accounts
from openkarier.foundation.accounts.models import Desk
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.once import known
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry

# How far a desk sees at most; a row of the table may shorten it, never lengthen it.
REACH = {
    Desk.ASN: Reach.SELF,
    Desk.ATASAN: Reach.SUBORDINATE,
    Desk.OPERATOR: Reach.UNIT,
}


@dataclass(frozen=True)
class Seat:
    """A desk over a part of the organisation. `key` tells two seats of one desk apart."""

    desk: str
    scope: Scope
    key: str
    place: str  # what the person reads beside the desk's name

    @property
    def label(self) -> str:
        """The desk's name."""
        return Desk(self.desk).label


def seats_of(pengguna: Any, today: date) -> tuple[Seat, ...]:
    """All seats of a person on a day, own affairs first. Four queries at most, whatever the size of the agency."""
    found: list[Seat] = []
    person = registry.person_of_account(pengguna.pk)
    if person is not None:
        place = person.unit.nama if person.unit else person.instansi.nama
        home = Scope(Reach.SELF, person.nip, person.instansi.kode, person.unit.kode if person.unit else "")
        found.append(Seat("asn", home, "", place))
        person.akun = pengguna
        known(registry.person, person, home, person.nip)
        known(registry.instansi, person.instansi, person.instansi.kode)
        heading = hierarchy.units_headed(person)
        if heading:
            scope = Scope(Reach.SUBORDINATE, person.nip, person.instansi.kode, heading[0].kode)
            found.append(Seat("atasan", scope, "", ", ".join(unit.nama for unit in heading)))
    granted = accounts.roles_on(pengguna, today)
    names = registry.unit_names({(role.instansi, role.unit) for role in granted})
    for role in granted:
        reach = REACH.get(Desk(role.desk), Reach.INSTANSI)
        scope = Scope(reach, pengguna.nip, role.instansi, role.unit)
        place = names.get((role.instansi, role.unit), role.unit or role.instansi)
        found.append(Seat(role.desk, scope, str(role.pk), place))
    return tuple(found)
