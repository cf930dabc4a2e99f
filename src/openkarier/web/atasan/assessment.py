"""Competency tests of the team: categories and what to develop, without scores."""

from openkarier.web.results.listing import team

__all__ = ["team"]
