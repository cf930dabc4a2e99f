"""Competency tests: the people of the unit who are invited."""

from openkarier.web.events.listing import events
from openkarier.web.events.people import event_people, event_person, event_person_act

__all__ = ["event_people", "event_person", "event_person_act", "events"]
