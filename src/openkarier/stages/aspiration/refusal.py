"""Why an act was not done, in words for the person who tried."""

from __future__ import annotations

from openkarier.core.aspiration import Gap


class Refused(Exception):
    """The act cannot be done; the message says what, why, and what to do now."""


class Incomplete(Refused):
    """The draft has gaps; `gaps` lists them in the order of the pages."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__("Pernyataan belum lengkap.")
        self.gaps = gaps
