"""Competency tests at this desk: results, imports, reports."""

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
from openkarier.web.results.person import result

__all__ = [
    "result",
    "result_apply",
    "result_discard",
    "result_errors",
    "result_imports",
    "result_mapping",
    "result_run",
    "result_upload",
    "results",
]
