"""The rotation at this desk."""

from __future__ import annotations

from openkarier.web.rotation import rotation, rotation_input, rotation_output, rotations
from openkarier.web.rotation_plans import (
    rotation_export,
    rotation_person,
    rotation_plan,
    rotation_post,
    rotation_posts,
)
from openkarier.web.rotation_running import rotation_copy, rotation_limits, rotation_new, rotation_step

__all__ = [
    "rotation", "rotation_copy", "rotation_export", "rotation_input", "rotation_limits", "rotation_new",
    "rotation_output", "rotation_person", "rotation_plan", "rotation_post", "rotation_posts", "rotation_step",
    "rotations",
]  # fmt: skip
