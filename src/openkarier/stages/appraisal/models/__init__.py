"""Tables of appraisal: yearly predicates, SKP and what is said about them, 360, units, the public's voice."""

from openkarier.stages.appraisal.models.predicates import Difference, PredikatKinerja
from openkarier.stages.appraisal.models.raters import Appointment
from openkarier.stages.appraisal.models.rating import Objection, Periodic, RatingChange, UnitPredicate, UnitReason
from openkarier.stages.appraisal.models.skp import Indicator, Note, Result, Skp, StateChange
from openkarier.stages.appraisal.models.survey import Invitation, Survey, SurveyTally
from openkarier.stages.appraisal.models.voice import Service, VoiceQuota, VoiceTally

__all__ = [
    "Appointment",
    "Difference",
    "Indicator",
    "Invitation",
    "Note",
    "Objection",
    "Periodic",
    "PredikatKinerja",
    "RatingChange",
    "Result",
    "Service",
    "Skp",
    "StateChange",
    "Survey",
    "SurveyTally",
    "UnitPredicate",
    "UnitReason",
    "VoiceQuota",
    "VoiceTally",
]
