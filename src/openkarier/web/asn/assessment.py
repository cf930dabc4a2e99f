"""Competency tests of the person: the own result, as a page and as a paper."""

from openkarier.web.results.person import own_paper, own_result

__all__ = ["own_paper", "own_result"]
