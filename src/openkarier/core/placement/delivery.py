"""When a decision counts as received, and until when it must be delivered (UU 30/2014, PP 79/2021)."""

from __future__ import annotations

from datetime import date

from openkarier.core.calendar import nth_working_day

WAYS = {  # UU 30/2014 article 62 paragraph (1)
    "portal": "Dibuka sendiri di sistem ini",
    "langsung": "Diserahkan langsung",
    "pos": "Pos tercatat",
    "kurir": "Kurir",
    "surel": "Surat elektronik",
}
BY_HAND = tuple(key for key in WAYS if key != "portal")
ONE, MANY = 5, 10  # working days to deliver: one decision; one for many people, article 62 paragraphs (2) and (3)
CITE_DUTY = "UU 30/2014 Pasal 61 ayat (1) dan Pasal 62 ayat (1)"
CITE_ONE, CITE_MANY = "UU 30/2014 Pasal 62 ayat (2)", "UU 30/2014 Pasal 62 ayat (3)"
CITE_RECEIVED = "PP 79/2021 Pasal 4 ayat (2)"
# Without proof of receipt no clock runs: a decision that was announced binds from its receipt (article 60 paragraph
# (2)), and where sender and receiver differ the receiver's proof counts unless the sender proves otherwise (3).
CITE_UNPROVED = "UU 30/2014 Pasal 60 ayat (2) dan (3)"


def deliver_by(decided: date, people: int) -> tuple[date, str]:
    """The last day to deliver a decision of that day that names so many people, and its article."""
    return (nth_working_day(decided, MANY), CITE_MANY) if people > 1 else (nth_working_day(decided, ONE), CITE_ONE)
