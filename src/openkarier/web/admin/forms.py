"""Form of a role: which desk, over which part of the organisation, from when."""

from __future__ import annotations

from django import forms

from openkarier.foundation.accounts.models import Desk
from openkarier.foundation.accounts.operations import DERIVED

GRANTED = [desk.value for desk in Desk if desk not in DERIVED]


class RoleForm(forms.Form):
    """A role to be given."""

    meja = forms.ChoiceField(
        label="Meja",
        choices=[("", "Pilih meja"), *((desk, Desk(desk).label) for desk in GRANTED)],
        error_messages={"required": "Pilih meja yang diberikan."},
    )
    unit = forms.ChoiceField(
        label="Berlaku untuk",
        error_messages={"required": "Pilih unit tempat peran ini berlaku."},
        help_text="Mencakup unit itu dan semua yang di bawahnya.",
    )
    mulai = forms.DateField(
        label="Mulai",
        required=False,
        help_text="Kosong berarti hari ini. Contoh: 01-12-2026.",
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Tulis tanggal sebagai hari-bulan-tahun, misalnya 01-12-2026."},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, units: list[tuple[str, str]], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["unit"].required = all(code for code, _ in units)  # empty is an answer only for the whole agency
