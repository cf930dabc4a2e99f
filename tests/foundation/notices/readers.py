"""People and a notice for the tests of messages. The agency of all of them is "5871"."""

from __future__ import annotations

from datetime import UTC, datetime

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.notices.operations import Notice
from openkarier.foundation.notices.rows import Recipient

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)  # 12.00 in Jakarta
INSTANSI = "5871"
SCOPE = Scope(Reach.INSTANSI, instansi=INSTANSI)
AWAY = Scope(Reach.INSTANSI, instansi="1771")
BKPSDM = "198001012005019001"


def nip(n: int) -> str:
    return f"19900101201501{9000 + n}" if n < 1000 else f"1990010120150{90000 + n}"


def person(n: int, email: str = "", **fields: str) -> Recipient:
    return Recipient(nip(n), f"Pegawai {n:05}", email, f"Dinas {n % 30:02}", {"tenggat": "24 November 2026", **fields})


def mailed(n: int, word: str = "asn") -> Recipient:
    return person(n, f"{word}@kantor{n}.example")


def notice(key: str = "aspirasi.pengingat:2026-1:H-3", **more: str) -> Notice:
    words = {
        "event": "aspirasi.pengingat",
        "instansi": INSTANSI,
        "zone": "Asia/Jakarta",
        "title": "Pengingat H-3",
        "subject": "{nama}, tenggat {tenggat}",
        "body": "Yth. {nama},\n\nAnda belum mengajukan Pernyataan Karier. Tenggatnya {tenggat}.",
        "link": "/asn/aspirasi/2026-1/",
    }
    return Notice(key=key, **{**words, **more})
