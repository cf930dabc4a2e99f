"""Samples of the pages in web/pages/everybody.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared

SAMPLES: dict[str, Sample] = {}
SHARED: dict[str, Shared] = {
    "verifikasi-jawaban": {"number": "2026-2-0000-0000-0000-0000"},
    "peraturan-aturan": {"rule": "pp11-2017-ps107-c1"},
    "buku-merit-berkas": {"name": "checkpoint"},
}
