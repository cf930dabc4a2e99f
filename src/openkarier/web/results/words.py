"""The upload form of results, and what of it travels on while headings are being mapped."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from openkarier.core.assessment import PURPOSE_LABEL
from openkarier.gateways.spreadsheet.guard import LARGEST_FILE, MEGABYTE
from openkarier.gateways.spreadsheet.importing import Provided
from openkarier.stages.assessment.queries import METHODS

ACCREDITED = {"ya": 1, "tidak": 0}


class ResultForm(forms.Form):
    """A provider's file, and what holds for all of its rows."""

    use_required_attribute = False

    berkas = forms.FileField(
        label="Berkas hasil",
        help_text=f"Excel (.xlsx) atau CSV, paling besar {LARGEST_FILE // MEGABYTE} MB. Baris judul dicari sendiri.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
        error_messages={"required": "Pilih berkas yang akan diimpor.", "empty": "Berkas ini kosong. Unduh ulang."},
    )
    penyelenggara = forms.CharField(
        label="Penyelenggara",
        max_length=120,
        help_text="Mis. Kantor Regional VII BKN Palembang. Susunan kolomnya diingat untuk berkas berikutnya.",
        widget=forms.TextInput(attrs={"list": "penyelenggara-dikenal", "autocomplete": "off"}),
        error_messages={"required": "Tuliskan siapa yang menguji."},
    )
    tanggal = forms.DateField(
        label="Tanggal uji",
        required=False,
        help_text="Boleh kosong bila tertulis di berkas, di kolom atau di atas tabel.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tanggal ini tidak terbaca. Tuliskan seperti 28-11-2025."},
    )
    tujuan = forms.ChoiceField(
        label="Tujuan uji",
        choices=[(purpose.value, label) for purpose, label in reversed(PURPOSE_LABEL.items())],
        help_text="Menentukan kategori yang dipakai.",
    )
    metode = forms.ChoiceField(label="Metode", required=False, choices=[("", "Tidak disebut"), *METHODS])
    terakreditasi = forms.ChoiceField(
        label="Akreditasi BKN",
        required=False,
        choices=[("", "Belum diketahui"), ("ya", "Terakreditasi untuk jenjang ini"), ("tidak", "Tidak terakreditasi")],
        help_text="Hanya hasil unit yang diakreditasi BKN yang diakui untuk pengisian jabatan.",
    )
    kegiatan = forms.CharField(
        label="Kode kegiatan",
        required=False,
        max_length=40,
        help_text="Mis. UJI-2025-11; menghubungkan hasil dengan daftar peserta.",
        widget=forms.TextInput(attrs={"list": "kegiatan-dikenal", "autocomplete": "off"}),
    )

    def provided(self) -> Provided:
        """What the form says, for the reader of the file."""
        cleaned: dict[str, Any] = self.cleaned_data
        when: date | None = cleaned.get("tanggal")
        return Provided(
            penyelenggara=" ".join(cleaned["penyelenggara"].split()),
            tanggal=when,
            tujuan=cleaned["tujuan"],
            metode=cleaned["metode"],
            terakreditasi=ACCREDITED.get(cleaned["terakreditasi"]),
            kegiatan=cleaned["kegiatan"].strip().upper(),
        )


CARRIED = ("penyelenggara", "tanggal", "tujuan", "metode", "terakreditasi", "kegiatan")
