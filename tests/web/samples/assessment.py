"""Samples of the pages in web/pages/assessment.py."""

from __future__ import annotations

from samples import events
from samples.kinds import Sample, Shared
from samples.results import exported, result_run, tested

SAMPLES: dict[str, Sample] = {
    f"{desk}:assessment-{view}": sample
    for desk in ("bkpsdm", "asesor")
    for view, sample in (
        ("result", tested),
        ("result_paper", tested),
        ("export_file", exported),
        ("result_run", result_run),
        ("result_apply", result_run),
        ("result_discard", result_run),
        ("result_errors", result_run),
    )
}
_BANDS: dict[str, Shared] = {
    f"{desk}:assessment-bands_decide": {"tujuan": "pemetaan", "kelompok": "semua"} for desk in ("bkpsdm", "asesor")
}
# The organiser's pages: the whole agency's, so that who sees one unit finds nothing there.
_OF_EVENT = (
    ("change step pick undo add places place_act solve invitations invite cards attendance requests", events.kode),
    ("desk scan lists minutes", events.session),
    ("person person_act", events.joko),
    ("room", events.room), ("letters", events.sending), ("card", events.token), ("minutes_pdf", events.minuted),
    ("answer", events.asked),
)  # fmt: skip
SAMPLES |= {f"asesor:assessment-event_{view}": sample for views, sample in _OF_EVENT for view in views.split()}
SAMPLES |= {f"operator:assessment-event_{view}": events.joko for view in ("person", "person_act")}
# An event names no unit: every desk of the agency sees it, and only its own people in it.
KODE: Shared = {"kode": "UJI-5871"}
SHARED: dict[str, Shared] = _BANDS | {
    f"{desk}:assessment-{view}": KODE
    for desk, views in (
        ("asesor", "event event_people event_seats"), ("bkpsdm", "event event_people event_seats"),
        ("auditor", "event event_people event_seats"), ("operator", "event_people"),
        ("asn", "own_event own_card own_act"),
    )
    for view in views.split()
}  # fmt: skip
