"""Samples of the pages in web/pages/placement.py."""

from __future__ import annotations

from samples.kinds import Sample, Shared
from samples.records import placed

CASE = ("case", "paper", "result", "cancel")
OWN_CODE: dict[str, object] = {"kode": "2025-2"}  # a period of one's own agency; the answer behind it is one's own
TICKET: dict[str, object] = {"tiket": "K2026-TIDAK-ADA"}
NUMBER: dict[str, object] = {"nomor": 999_999}

SAMPLES: dict[str, Sample] = {
    **{f"bkpsdm:placement-{view}": placed for view in CASE},
    "ppk:placement-case": placed,
    "auditor:placement-case": placed,
    "admin:placement-case": placed,
    "admin:placement-lift": placed,
}
SHARED: dict[str, Shared] = {
    "asn:placement-answer": OWN_CODE,
    "asn:placement-answer_pdf": OWN_CODE,
    "asn:placement-object_": OWN_CODE,
    "asn:placement-objection": TICKET,
    "asn:placement-withdraw": TICKET,
    "asn:placement-paper": {"surat": 999_999},
    "asn:placement-open_answer": OWN_CODE,
    "ppk:placement-sign_paper": {"surat": 999_999},
    "ppk:placement-sign_scan": {"surat": 999_999},
    "bkpsdm:placement-attach": {"surat": 999_999},
    "bkpsdm:placement-deliver_answers": OWN_CODE,
    **{f"{desk}:placement-file": NUMBER for desk in ("asn", "bkpsdm", "ppk", "auditor", "admin")},
    **{f"asn:placement-{view}": NUMBER for view in ("decree", "receive", "object_decree")},
    **{f"ppk:placement-{view}": NUMBER for view in ("sitting", "sign_again")},
    "bkpsdm:placement-objection": TICKET,
    "bkpsdm:placement-study": TICKET,
    "ppk:placement-objection": TICKET,
    "ppk:placement-rule": TICKET,
    "auditor:placement-objection": TICKET,
    "ppk:placement-revoke": {"kuasa": 999_999},
    "bkpsdm:placement-answer_period": OWN_CODE,
    "bkpsdm:placement-announce": OWN_CODE,
    **{
        f"bkpsdm:placement-{view}": NUMBER
        for view in (
            "pack", "pack_file", "results", "decree", "decree_pdf", "excerpts", "scan", "report", "ceremony", "invite",
            "invitation", "attendance", "hold", "call_off", "print_papers", "deliver", "letter", "batch_zip",
            "batch_pdf",
        )
    },
    "bkpsdm:placement-bundle": NUMBER | {"jenis": "spp"},
}  # fmt: skip
