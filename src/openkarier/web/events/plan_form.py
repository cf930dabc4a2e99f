"""The form with which the organiser plans an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openkarier.core.events import METHODS, PRESENT_BEFORE, PURPOSES
from openkarier.stages.assessment.scheduling import BRING, EventPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openkarier.stages.assessment.models import Event, Provider


class EventForm(forms.Form):
    """What the organiser decides about an event."""

    use_required_attribute = False

    nama = forms.CharField(max_length=160, help_text="Misalnya “Uji kompetensi pejabat 2026”.")
    kode = forms.SlugField(max_length=30, help_text="Menjadi awal nomor peserta, misalnya UJI-2026-11.")
    tujuan = forms.ChoiceField(choices=list(PURPOSES.items()), widget=forms.RadioSelect)
    metode = forms.ChoiceField(choices=list(METHODS.items()))
    provider = forms.TypedChoiceField(label="Penyelenggara", coerce=int)
    dasar = forms.CharField(max_length=200, help_text="Nomor surat atau keputusan yang menjadi dasar acara ini.")
    kuota = forms.IntegerField(
        min_value=1, max_value=100_000, help_text="Banyaknya peserta yang disanggupi penyelenggara."
    )
    share = forms.IntegerField(
        label="Bagian unit yang boleh diuji bersamaan (persen)", min_value=1, max_value=100,
        help_text="Dihitung dari peserta tiap perangkat daerah, dibulatkan ke atas; agar pelayanan tetap buka.",
    )  # fmt: skip
    hadir_menit = forms.IntegerField(label="Hadir sebelum mulai (menit)", min_value=0, max_value=240)
    bawaan = forms.CharField(
        label="Yang perlu dibawa", required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    kontak = forms.CharField(label="Kontak panitia", required=False, max_length=160)

    def __init__(self, *args: Any, providers: Iterable[Provider], **kwargs: Any) -> None:
        """Offer the providers of the agency."""
        super().__init__(*args, **kwargs)
        self.providers = {each.pk: each for each in providers}
        field: Any = self.fields["provider"]
        field.choices = [(key, each.nama) for key, each in self.providers.items()]

    def plan(self) -> EventPlan:
        """What a valid form describes."""
        answers = dict(self.cleaned_data)
        answers["provider"] = self.providers[answers["provider"]]
        return EventPlan(**answers)


def typed_of(event: Event | None) -> dict[str, Any]:
    """What the form shows at first."""
    if event is None:
        return {"share": 50, "hadir_menit": PRESENT_BEFORE, "bawaan": BRING, "tujuan": "pemetaan", "metode": "cact"}
    names = ("nama", "kode", "tujuan", "metode", "dasar", "kuota", "share", "hadir_menit", "bawaan", "kontak")
    return {name: getattr(event, name) for name in names} | {"provider": event.provider_id}
