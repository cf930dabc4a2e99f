"""Competency tests at this desk: results, imports, reports, categories, exports."""

from openkarier.web.events.listing import events
from openkarier.web.events.people import event_people
from openkarier.web.events.plan import event
from openkarier.web.events.seats import event_seats
from openkarier.web.results.bands import bands, bands_decide
from openkarier.web.results.exports import export_file, export_prepare, exports
from openkarier.web.results.intake import (
    result_apply,
    result_discard,
    result_errors,
    result_imports,
    result_mapping,
    result_run,
    result_upload,
)
from openkarier.web.results.listing import results
from openkarier.web.results.person import result, result_paper
from openkarier.web.results.unit import report, report_paper

__all__ = [
    "bands",
    "bands_decide",
    "event",
    "event_people",
    "event_seats",
    "events",
    "export_file",
    "export_prepare",
    "exports",
    "report",
    "report_paper",
    "result",
    "result_apply",
    "result_discard",
    "result_errors",
    "result_imports",
    "result_mapping",
    "result_paper",
    "result_run",
    "result_upload",
    "results",
]
