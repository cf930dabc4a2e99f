"""docs/demo.md says what the generator does."""

from __future__ import annotations

from pathlib import Path

from openkarier.gateways.demo.blemishes import KINDS, NO_EMAIL, NO_EMAIL_NAME
from openkarier.gateways.demo.cast import CAST

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "demo.md").read_text()


def test_every_blemish_stands_in_the_table_with_its_share():
    for name, share in [(NO_EMAIL_NAME, NO_EMAIL), *((name, share) for name, share, _ in KINDS)]:
        percent = f"{share * 100:g}".replace(".", ",")
        assert f"| `{name}` | {percent} % |" in PAGE


def test_every_demo_account_stands_in_the_table():
    for cast in CAST:
        assert f"| {cast.desk} | {cast.nip} | {cast.nama} |" in PAGE
