"""Why an act was not done, in words for the person who tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openkarier.core.appraisal import Gap


class Refused(Exception):
    """The act cannot be done; the message says what, why, and what to do now."""


class Incomplete(Refused):
    """Something is missing: `gaps` of an SKP, or `fields` (name -> sentence) of a form."""

    def __init__(self, gaps: Sequence[Gap] = (), fields: Mapping[str, str] | None = None) -> None:
        super().__init__("Masih ada yang perlu dilengkapi.")
        self.gaps, self.fields = list(gaps), dict(fields or {})
