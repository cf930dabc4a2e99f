"""What assessment stores: results of tests, and the events at which people are tested."""

from openkarier.stages.assessment.models.events import (
    Accreditation,
    Event,
    EventChange,
    Provider,
    Room,
    Session,
    Site,
)
from openkarier.stages.assessment.models.participants import Absence, Participant, Pick, Request, SpecialNeed
from openkarier.stages.assessment.models.results import EksporHasil, HasilUji
from openkarier.stages.assessment.models.seats import Attendance, Invitation, Minutes, Seat, Seating

__all__ = [
    "Absence",
    "Accreditation",
    "Attendance",
    "EksporHasil",
    "Event",
    "EventChange",
    "HasilUji",
    "Invitation",
    "Minutes",
    "Participant",
    "Pick",
    "Provider",
    "Request",
    "Room",
    "Seat",
    "Seating",
    "Session",
    "Site",
    "SpecialNeed",
]
