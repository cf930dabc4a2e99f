"""The table of background work: who does which kind of job, and what runs by the clock."""

from __future__ import annotations

from openkarier.foundation.jobs.table import Handler, Routine
from openkarier.foundation.notices import sending

HANDLERS: dict[str, Handler] = {
    "notices.send": Handler(sending.send),
}

ROUTINES: tuple[Routine, ...] = ()
