"""The demo's log-ins, shown on the log-in page while OPENKARIER_DEMO=1 and never otherwise."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings

from openkarier.foundation.accounts import queries as accounts


class Login(NamedTuple):
    """One desk with a NIP to try it."""

    desk: str
    nip: str
    nama: str


class Logins(NamedTuple):
    """The demo's people, and the password they share."""

    people: list[Login]
    password: str


def logins() -> Logins | None:
    """One log-in per desk; None outside the demo."""
    if not settings.DEMO:
        return None
    return Logins([Login(*row) for row in accounts.one_per_desk()], settings.DEMO_PASSWORD)
