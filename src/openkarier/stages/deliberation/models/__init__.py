"""Tables of deliberation: the sidang and what it proposes."""

from openkarier.stages.deliberation.models.sidang import Sidang, Usulan

__all__ = ["Sidang", "Usulan"]
