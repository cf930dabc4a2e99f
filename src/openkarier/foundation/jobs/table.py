"""What the handler table (config/jobs.py) is made of, and how this floor reads it without importing upwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings

from openkarier.foundation.jobs.schedule import Routine
from openkarier.foundation.jobs.task import Outcome, Task

Run = Callable[..., Outcome | str | None]  # run(task: Task, **arguments)


@dataclass(frozen=True)
class Handler:
    """Who does a kind of job. After `attempts` tries it has failed; the n-th wait is `wait` x 4^(n-1) seconds."""

    run: Run
    attempts: int = 5
    wait: int = 10

    def pause(self, attempts: int) -> int:
        """Seconds to wait after the n-th failed attempt."""
        return int(self.wait * 4 ** (max(attempts, 1) - 1))


def handlers() -> Mapping[str, Handler]:
    """Return the table of handlers by kind."""
    table: Mapping[str, Handler] = import_module(settings.JOB_TABLE).HANDLERS
    return table


def routines() -> tuple[Routine, ...]:
    """Return what runs by the clock."""
    table: tuple[Routine, ...] = import_module(settings.JOB_TABLE).ROUTINES
    return table


__all__ = ["Handler", "Outcome", "Routine", "Task", "handlers", "routines"]
