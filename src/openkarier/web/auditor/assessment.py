"""Oversight reads the map of potential and competence."""

from openkarier.web.results.unit import report, report_paper

__all__ = ["report", "report_paper"]
