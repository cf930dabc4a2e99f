"""Codes for people of the operator's unit who cannot get in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from openkarier.web.codes import hand_over


def code(request: HttpRequest, nip: str) -> HttpResponse:
    """Hand over a one-time code."""
    return hand_over(request, nip, [])
