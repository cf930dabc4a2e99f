"""What assessment stores: results of tests, and the events at which people are tested."""

from openkarier.stages.assessment.models.results import HasilUji

__all__ = ["HasilUji"]
