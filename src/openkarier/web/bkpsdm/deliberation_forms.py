"""The forms of the secretariat: a team, a sidang, a candidate."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django import forms

from openkarier.core.aspiration import day
from openkarier.core.deliberation import ELEMENTS, OFFICES
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.team import Seat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openkarier.stages.registry.models import Pegawai

FIRST, LAST = 2014, 2100  # years; outside is a slip of the finger


class DayField(forms.CharField):
    """A date as people write it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **more)

    def clean(self, value: Any) -> date | None:
        """Read it, or say how to write it."""
        typed = super().clean(value)
        if not typed:
            return None
        found = day(typed)
        if found is None or not FIRST <= found.year <= LAST:
            raise forms.ValidationError("Tanggal tidak terbaca. Tuliskan seperti 31-12-2026.")
        return found


class TeamForm(forms.Form):
    """A team: one member a line, so that it works without JavaScript and is pasted from a list."""

    use_required_attribute = False

    sk = forms.CharField(label="Nomor SK pembentukan", max_length=120)
    mulai = DayField(label="Berlaku mulai")
    selesai = DayField(label="Berakhir", required=False, help_text="Kosongkan bila sampai diganti.")
    anggota = forms.CharField(
        label="Anggota",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=(
            "Satu anggota satu baris: NIP; unsur; kedudukan. Unsur: " + ", ".join(ELEMENTS) + ". Kedudukan: "
            + ", ".join(OFFICES) + ". Misalnya 197009091994031907; PYB; ketua"
        ),
    )  # fmt: skip


def seats_of(typed: str, people: QuerySet[Pegawai]) -> list[Seat]:
    """Read the lines of a team. Raises Refused with the line that cannot be read."""
    lines = [[part.strip() for part in line.split(";")] for line in typed.splitlines() if line.strip()]
    known = {person.nip: person for person in people.filter(nip__in=[line[0][:18] for line in lines])}
    found = []
    for number, line in enumerate(lines, 1):
        nip, unsur, kedudukan = (*line, "", "anggota")[:3] if len(line) == 1 else (*line, "anggota")[:3]
        if nip not in known:
            raise Refused(f"Baris {number}: tidak ada pegawai dengan NIP “{nip[:30]}”.")
        if unsur.upper() not in ELEMENTS or kedudukan.lower() not in OFFICES:
            raise Refused(f"Baris {number}: unsur atau kedudukan tidak dikenal. Tuliskan seperti contohnya.")
        found.append(Seat(known[nip], unsur.upper(), kedudukan.lower()))
    return found


class PlanForm(forms.Form):
    """A sidang."""

    use_required_attribute = False

    nama = forms.CharField(max_length=120, help_text="Misalnya “Sidang TPK III Tahun 2026”.")
    kode = forms.SlugField(max_length=20, help_text="Menjadi alamat halaman, misalnya 2026-3.")
    dasar = forms.CharField(label="Dasar", max_length=160, help_text="Nomor surat atau nota dinas yang meminta sidang.")
    tanggal = DayField(label="Tanggal")
    pukul = forms.TimeField(
        label="Pukul", initial=time(9), input_formats=["%H:%M", "%H.%M"], widget=forms.TimeInput(attrs={"type": "time"})
    )
    tempat = forms.CharField(label="Tempat", max_length=160)


class NominationForm(forms.Form):
    """One more candidate."""

    use_required_attribute = False

    nip = forms.CharField(label="NIP calon", max_length=18)
    pengusul = forms.CharField(
        label="NIP pengusul",
        max_length=18,
        required=False,
        help_text="Anggota tim yang mengusulkan tidak ikut memutus butir ini.",
    )
