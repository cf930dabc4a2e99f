"""What surrounds every page: agency, person, desk and its rooms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame; the room list derives from the access table and `cycle.py`."""
    return {"cycle_desk": getattr(request, "desk", "")}
