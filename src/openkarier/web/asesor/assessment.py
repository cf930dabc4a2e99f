"""Competency tests at this desk: results, imports, reports, categories, exports."""

from openkarier.web.events.attending import event_attendance, event_card, event_desk, event_lists, event_scan
from openkarier.web.events.inviting import (
    event_answer,
    event_cards,
    event_invitations,
    event_invite,
    event_letters,
    event_requests,
)
from openkarier.web.events.listing import events
from openkarier.web.events.listing import provider_save as event_provider_save
from openkarier.web.events.listing import providers as event_providers
from openkarier.web.events.minutes import event_minutes, event_minutes_pdf
from openkarier.web.events.people import event_add, event_people, event_person, event_person_act, event_pick, event_undo
from openkarier.web.events.places import event_place_act, event_places
from openkarier.web.events.plan import change as event_change
from openkarier.web.events.plan import event
from openkarier.web.events.plan import plan as event_plan
from openkarier.web.events.plan import step as event_step
from openkarier.web.events.seats import event_room, event_seats, event_solve
from openkarier.web.results.bands import bands, bands_decide
from openkarier.web.results.exports import export_file, export_prepare, exports
from openkarier.web.results.intake import (
    result_apply,
    result_discard,
    result_errors,
    result_imports,
    result_mapping,
    result_run,
    result_upload,
)
from openkarier.web.results.listing import results
from openkarier.web.results.person import result, result_paper
from openkarier.web.results.unit import report, report_paper

__all__ = [
    "bands",
    "bands_decide",
    "event",
    "event_add",
    "event_answer",
    "event_attendance",
    "event_card",
    "event_cards",
    "event_change",
    "event_desk",
    "event_invitations",
    "event_invite",
    "event_letters",
    "event_lists",
    "event_minutes",
    "event_minutes_pdf",
    "event_people",
    "event_person",
    "event_person_act",
    "event_pick",
    "event_place_act",
    "event_places",
    "event_plan",
    "event_provider_save",
    "event_providers",
    "event_requests",
    "event_room",
    "event_scan",
    "event_seats",
    "event_solve",
    "event_step",
    "event_undo",
    "events",
    "export_file",
    "export_prepare",
    "exports",
    "report",
    "report_paper",
    "result",
    "result_apply",
    "result_discard",
    "result_errors",
    "result_imports",
    "result_mapping",
    "result_paper",
    "result_run",
    "result_upload",
    "results",
]
