"""Samples of the pages in web/pages/aspiration.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import a_page, drafted, filed, wished

PERIOD: dict[str, object] = {"kode": "2025-2"}  # a period of one's own agency; the record behind it is always one's own

SAMPLES: dict[str, Sample] = {
    "atasan:aspiration-detail": filed,
    "atasan:aspiration-opinion": filed,
    "operator:aspiration-home": drafted,
    "operator:aspiration-page": a_page,
    "operator:aspiration-autosave": a_page,
    "operator:aspiration-wish": drafted,
    "operator:aspiration-drop": drafted,
    "operator:aspiration-posts": drafted,
    "operator:aspiration-verdict": wished,
    "operator:aspiration-check": drafted,
    "operator:aspiration-code": filed,
    "operator:aspiration-submit": filed,
    "operator:aspiration-receipt": filed,
    "operator:aspiration-letter": filed,
    "operator:aspiration-proof": filed,
    "bkpsdm:aspiration-detail": filed,
    "bkpsdm:aspiration-letter": filed,
}
SHARED: dict[str, Shared] = {
    "asn:aspiration-home": PERIOD,
    "asn:aspiration-page": PERIOD | {"name": "pintu"},
    "asn:aspiration-autosave": PERIOD | {"name": "pintu"},
    "asn:aspiration-wish": PERIOD,
    "asn:aspiration-drop": PERIOD,
    "asn:aspiration-posts": PERIOD,
    "asn:aspiration-verdict": PERIOD | {"jabatan": 1},
    "asn:aspiration-check": PERIOD,
    "asn:aspiration-submit": PERIOD,
    "asn:aspiration-receipt": PERIOD,
    "asn:aspiration-letter": PERIOD,
    "asn:aspiration-proof": PERIOD,
    "asn:aspiration-withdraw": PERIOD,
    "bkpsdm:aspiration-change": PERIOD,
    "bkpsdm:aspiration-step": PERIOD,
}
