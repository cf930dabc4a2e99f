"""Participation as the PPK sees it."""

from __future__ import annotations

from openkarier.web.participation import export, missing, missing_export
from openkarier.web.participation import overview as index

__all__ = ["export", "index", "missing", "missing_export"]
