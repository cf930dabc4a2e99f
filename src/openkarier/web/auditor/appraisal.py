"""Calibration as an auditor sees it: every unit, every change and its reason; nothing can be changed here."""

from openkarier.web.bkpsdm.appraisal import spread

__all__ = ["spread"]
