"""Forms of a dispute: its fields follow the table of data in core/registry_data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from openkarier.core.registry_data import Butir, Isian, Kind, read

WIDGETS: dict[Kind, Any] = {
    Kind.TEXT: lambda isian: forms.TextInput(attrs={"maxlength": 200}),
    Kind.DATE: lambda isian: forms.TextInput(attrs={"type": "date"}),
    Kind.YEAR: lambda isian: forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    Kind.NUMBER: lambda isian: forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    Kind.CHOICE: lambda isian: forms.Select(choices=[("", "Pilih"), *isian.choices]),
}


class ValueForm(forms.Form):
    """The fields of one datum, filled with what the record (or the claim) says; `values` after `is_valid`."""

    use_required_attribute = False

    def __init__(self, typed: Any, *, butir: Butir, known: Mapping[str, str]) -> None:
        super().__init__(typed, initial=dict(known))
        self.butir = butir
        self.values: dict[str, str] = {}
        first = {each.nama: _field(each) for each in butir.isian}
        self.fields = {**first, **self.fields}

    def value_fields(self) -> list[Any]:
        """The fields of the datum, in order."""
        return [self[each.nama] for each in self.butir.isian]

    def excused(self) -> bool:
        """Whether the values need not be right, because the row is said not to exist at all."""
        return False

    def clean(self) -> dict[str, Any]:
        """Read the values as the core does; each fault goes to its field."""
        typed = {each.nama: str(self.cleaned_data.get(each.nama, "")) for each in self.butir.isian}
        values, faults = read(self.butir, typed, timezone.localdate())
        self.values = dict(self.initial) if self.excused() else values
        for name, sentence in ({} if self.excused() else faults).items():
            self.add_error(name, sentence)
        return self.cleaned_data


def _field(isian: Isian) -> forms.Field:
    found = forms.CharField(label=isian.label, required=False, widget=WIDGETS[isian.kind](isian))
    found.required = not isian.open
    found.validators = []
    found.clean = lambda value: str(value or "")  # type: ignore[method-assign]  # the core reads it, with its own words
    return found


class ClaimForm(ValueForm):
    """What a person says of one datum."""

    hapus = forms.BooleanField(required=False, label="Baris ini bukan milik saya, atau tidak pernah ada")
    keterangan = forms.CharField(
        label="Apa yang keliru?", widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
        help_text="Satu atau dua kalimat, misalnya: TMT golongan saya 1 April 2022 menurut SK, tercatat 1 Oktober.",
        error_messages={"required": "Jelaskan apa yang keliru, sedikitnya satu kalimat pendek."},
    )  # fmt: skip
    berkas = forms.FileField(label="Foto SK, ijazah, atau sertifikat", required=False)

    def __init__(self, typed: Any, *, butir: Butir, known: Mapping[str, str], row: bool) -> None:
        super().__init__(typed, butir=butir, known=known)
        if not (row and butir.histories):
            del self.fields["hapus"]

    def excused(self) -> bool:
        """A row that should not be there has no right values."""
        return bool(self.cleaned_data.get("hapus"))
