"""Competency tests at this desk: results, imports, reports, categories, exports."""

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
