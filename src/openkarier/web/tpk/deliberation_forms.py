"""The forms with which the committee decides, in its own words."""

from __future__ import annotations

from typing import Any

from django import forms

from openkarier.core.deliberation import DEMOTIONS, DEPARTURES, KINDS, ROUTES

LONG = 2_000  # letters of a reason


def _grounds(table: Any) -> list[tuple[str, str]]:
    return [("", "Tidak ada"), *((code, f"{ground.label} ({ground.citation})") for code, ground in table.items())]


class ProposalForm(forms.Form):
    """Whom the committee proposes, as what, and why."""

    use_required_attribute = False

    calon = forms.CharField(label="Calon", max_length=18, error_messages={"required": "Pilih satu calon pada tabel."})
    jenis = forms.ChoiceField(label="Jenis usulan", choices=list(KINDS.items()))
    alasan = forms.CharField(
        label="Pertimbangan",
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila ada syarat yang meminta alasan, atau bila calon berperingkat lebih tinggi dilewati.",
    )
    kode_alasan = forms.ChoiceField(
        label="Alasan menyimpang dari peringkat",
        required=False,
        choices=[("", "Tidak menyimpang"), *DEPARTURES.items()],
    )
    dasar = forms.CharField(
        label="Surat yang mendasari",
        required=False,
        max_length=200,
        help_text="Nomor dan tanggal surat; wajib bagi penyimpangan, demosi, dan jabatan pimpinan tinggi.",
    )
    landasan = forms.ChoiceField(label="Landasan demosi", required=False, choices=_grounds(DEMOTIONS))
    jalur = forms.ChoiceField(label="Jalur jabatan pimpinan tinggi", required=False, choices=_grounds(ROUTES))
