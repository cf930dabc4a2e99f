"""Oversight reads the map of potential and competence, and how tests were held."""

from openkarier.web.events.listing import events
from openkarier.web.events.people import event_people
from openkarier.web.events.plan import event
from openkarier.web.events.seats import event_seats
from openkarier.web.results.unit import report, report_paper

__all__ = ["event", "event_people", "event_seats", "events", "report", "report_paper"]
