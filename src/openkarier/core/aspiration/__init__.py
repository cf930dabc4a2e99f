"""Open Karier: what a complete declaration is, when it may be filed, and who acts next. No storage here."""

from openkarier.core.aspiration.declaration import (
    PERSONAL_LABEL,
    Declaration,
    Door,
    Personal,
    Target,
    Terms,
    Wish,
)
from openkarier.core.aspiration.reading import MAX_TARGETS, MIN_REASON, Gap, Reading, read, read_target
from openkarier.core.aspiration.steps import FILING, PERIOD, Stop, tracker
from openkarier.core.aspiration.typed import day, months_after, number
from openkarier.core.aspiration.willing import Willing, Willingness

__all__ = [
    "FILING", "MAX_TARGETS", "MIN_REASON", "PERIOD", "PERSONAL_LABEL", "Declaration", "Door", "Gap", "Personal",
    "Reading", "Stop", "Target", "Terms", "Willing", "Willingness", "Wish", "day", "months_after", "number", "read",
    "read_target", "tracker",
]  # fmt: skip
