"""Beside each datum: whether it is in dispute, what an accepted dispute says of it, and the way to dispute it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from openkarier.core.registry_disputes import OPEN
from openkarier.web import pages

if TYPE_CHECKING:
    from openkarier.stages.registry.sanggahan import Sanggahan


@dataclass(frozen=True)
class Marks:
    """The disputes of a person by (butir, row), and the desk that reads the page."""

    found: Mapping[tuple[str, int], Sanggahan]
    desk: str

    def beside(self, kode: str, baris: int, label: str) -> dict[str, Any]:
        """What components/sanggah.html shows beside one datum."""
        row = self.found.get((kode, baris or 0))
        running = row is not None and row.state in OPEN
        page = f"{self.desk}:registry-dispute"
        own = self.desk == "asn"
        return {
            "row": row,
            "running": running,
            "row_url": reverse(page, args=[row.nomor]) if row and page in pages.BY_NAME else "",
            "new_url": reverse("asn:registry-dispute_new", args=[kode, baris or 0]) if own and not running else "",
            "label": label,
        }
