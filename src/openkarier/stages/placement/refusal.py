"""Why an act was not done, in words for the person who tried."""

from __future__ import annotations


class Refused(Exception):
    """The act cannot be done; the message says what, why, and what to do now. Nothing was changed."""
