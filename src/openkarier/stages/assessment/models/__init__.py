"""What assessment stores: results of tests, and the events at which people are tested."""

from openkarier.stages.assessment.models.results import EksporHasil, HasilUji

__all__ = ["EksporHasil", "HasilUji"]
