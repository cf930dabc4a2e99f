"""What every decision of the standards room asks: from when, and under which SK."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from openkarier.core.aspiration import day
from openkarier.core.competence_sheet import StandardRefused


class Dated(forms.Form):
    """A decision with its day and its paper."""

    use_required_attribute = False

    mulai = forms.CharField(label="Berlaku mulai", widget=forms.DateInput(attrs={"type": "date"}))
    sk = forms.CharField(label="Dasar", max_length=120, help_text="Nomor dan tanggal keputusan kepala daerah.")


def read_day(typed: str) -> Any:
    """A day that was typed. Raises StandardRefused."""
    found = day(typed)
    if found is None:
        raise StandardRefused("Tanggal tidak terbaca. Tuliskan seperti 31-12-2026.")
    return found


def dated(request: HttpRequest, form: Dated) -> dict[str, Any]:
    """`mulai`, `sk`, `actor` and `at` for an operation. Raises StandardRefused."""
    return {
        "mulai": read_day(form.cleaned_data["mulai"]),
        "sk": form.cleaned_data["sk"],
        "actor": request.user.get_username(),
        "at": timezone.now(),
    }
