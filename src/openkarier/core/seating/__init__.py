"""Seats for a test: who sits in which session, room and seat, so that services stay open; or why it cannot be done."""

from openkarier.core.seating.arrange import Arrangement, Figures, arrange, figures
from openkarier.core.seating.check import faults
from openkarier.core.seating.problem import Away, Person, Pin, Place, Problem, Room, Session
from openkarier.core.seating.program import Cause, Unseatable

__all__ = [
    "Arrangement",
    "Away",
    "Cause",
    "Figures",
    "Person",
    "Pin",
    "Place",
    "Problem",
    "Room",
    "Session",
    "Unseatable",
    "arrange",
    "faults",
    "figures",
]
