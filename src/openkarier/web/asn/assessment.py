"""Competency tests of the person: the own result."""

from openkarier.web.results.person import own_result

__all__ = ["own_result"]
