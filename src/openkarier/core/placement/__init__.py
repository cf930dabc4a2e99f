"""From what the TPK proposes to a post that is held: the steps, the gates, the clocks and the answers."""

from openkarier.core.placement.steps import CASE, CEREMONY, OBJECTION, OPEN, OUTCOMES

__all__ = ["CASE", "CEREMONY", "OBJECTION", "OPEN", "OUTCOMES"]
