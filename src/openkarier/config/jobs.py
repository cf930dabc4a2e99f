"""The table of background work: who does which kind of job, and what runs by the clock."""

from __future__ import annotations

from openkarier.foundation.jobs.table import Handler, Routine

HANDLERS: dict[str, Handler] = {}

ROUTINES: tuple[Routine, ...] = ()
