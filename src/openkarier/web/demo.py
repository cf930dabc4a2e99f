"""The demo's log-ins, shown on the log-in page while OPENKARIER_DEMO=1 and never otherwise."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings

from openkarier.foundation.accounts.models import Desk
from openkarier.gateways.demo.cast import CAST


class Login(NamedTuple):
    """One person to try a desk with."""

    desk: str
    nip: str
    nama: str
    why: str


class Logins(NamedTuple):
    """The demo's people, and the password they share."""

    people: list[Login]
    password: str


def logins() -> Logins | None:
    """The demo's people in the order of the desks; None outside the demo."""
    if not settings.DEMO:
        return None
    people = [Login(Desk(each.desk).label, each.nip, each.nama, each.why) for each in CAST]
    return Logins(people, settings.DEMO_PASSWORD)
