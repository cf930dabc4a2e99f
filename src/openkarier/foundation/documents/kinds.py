"""The kinds of letter, their names, and the form that each needs."""

from __future__ import annotations

from enum import StrEnum

from openkarier.foundation.documents import forms


class Kind(StrEnum):
    """A kind of letter; the value is the name of its template and of its number pattern."""

    SURAT_PERMOHONAN = "surat-permohonan"
    TANDA_TERIMA = "tanda-terima"

    @property
    def label(self) -> str:
        """The kind as a reader calls it."""
        return LABELS[self]


LABELS = {
    Kind.SURAT_PERMOHONAN: "surat permohonan",
    Kind.TANDA_TERIMA: "tanda terima",
}

FORMS: dict[Kind, type[forms.Form]] = {
    Kind.SURAT_PERMOHONAN: forms.SuratPermohonan,
    Kind.TANDA_TERIMA: forms.TandaTerima,
}
