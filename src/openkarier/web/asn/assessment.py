"""Competency tests of the person: invitations, and the own result, as a page and as a paper."""

from openkarier.web.events.own import own_act, own_card, own_event, own_invitations
from openkarier.web.results.person import own_paper, own_result

__all__ = ["own_act", "own_card", "own_event", "own_invitations", "own_paper", "own_result"]
