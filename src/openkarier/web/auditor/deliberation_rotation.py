"""The rotation at this desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.foundation.jobs.operations import enqueue
from openkarier.web.rotation import find, rotation, rotation_input, rotation_output, rotations, url
from openkarier.web.rotation_plans import (
    rotation_export,
    rotation_person,
    rotation_plan,
    rotation_post,
    rotation_posts,
)

__all__ = [
    "rotation", "rotation_export", "rotation_input",  "rotation_output",
    "rotation_person", "rotation_plan", "rotation_post", "rotation_posts", "rotations",
]  # fmt: skip


@require_POST
def rotation_recheck(request: HttpRequest, skenario: int) -> HttpResponse:
    """Have the worker solve the frozen input again and compare every byte; nothing of the scenario changes."""
    held = find(request, skenario)
    job = enqueue(
        "deliberation.recheck", {"skenario": held.pk}, title=f"Memeriksa ulang: {held.nama}"[:200],
        now=timezone.now(), owner=request.user.get_username(), instansi=held.instansi.kode,
        key=f"periksa:{held.pk}", once=False, back=url(request, "rotation", skenario=held.pk),
    )  # fmt: skip
    return redirect("semua:jobs-status", job=job)
