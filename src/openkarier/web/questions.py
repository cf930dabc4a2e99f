"""The questions of a Pernyataan Karier as plain forms. What is missing is judged by the core, not here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList

from openkarier.core.aspiration import PERSONAL_LABEL, Gap
from openkarier.core.aspiration.willing import CHOICES

LONG = 4_000


class Question(forms.Form):
    """A form whose errors are the gaps that the core found; it keeps whatever was typed."""

    use_required_attribute = False

    def __init__(self, typed: Mapping[str, str], gaps: Iterable[Gap] = ()) -> None:
        super().__init__(data=typed, prefix=None)
        self._gaps = list(gaps)

    def full_clean(self) -> None:
        """Replace Django's checks by the core's sentences, each beside its field."""
        self._errors = ErrorDict()
        for gap in self._gaps:
            name = gap.field if gap.field in self.fields else "__all__"
            self._errors.setdefault(name, ErrorList(error_class="errorlist")).append(gap.sentence)


def _area(rows: int, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": LONG, **attrs})


class Door(Question):
    """Pindah or tetap."""

    door = forms.ChoiceField(
        label="Apa pilihan Anda pada periode ini?",
        widget=forms.RadioSelect,
        choices=[
            ("pindah", "Pindah: saya mengajukan jabatan atau tempat tugas lain"),
            ("tetap", "Tetap: saya ingin melanjutkan tugas di tempat sekarang"),
        ],
    )


class WillingToMove(Question):
    """Pindah: and if none of the wishes can be granted?"""

    willing_pindah = forms.ChoiceField(
        label="Bila tidak satu pun jabatan yang Anda tuju dapat diberikan, apakah Anda bersedia ditempatkan di jabatan "
        "lain yang setara?",
        help_text="Setara berarti sejenjang dengan jabatan Anda sekarang.",
        widget=forms.RadioSelect,
        choices=list(CHOICES["pindah"].items()),
    )


class WillingToServe(Question):
    """Tetap: and if the organisation needs the person elsewhere?"""

    willing_tetap = forms.ChoiceField(
        label="Bila organisasi membutuhkan, apakah Anda bersedia ditempatkan di jabatan lain yang setara?",
        help_text="Membutuhkan berarti ada jabatan lowong yang ditetapkan sebagai jabatan kritikal; setara berarti "
        "sejenjang dengan jabatan Anda sekarang.",
        widget=forms.RadioSelect,
        choices=list(CHOICES["tetap"].items()),
    )


class Reason(Question):
    """Why, and (kept apart) personal reasons."""

    reason = forms.CharField(
        label="Mengapa Anda memilih demikian?",
        help_text="Contoh: “Saya menangani perizinan sejak 2019 dan ingin menerapkan layanan tiga hari di kecamatan.”",
        widget=_area(6),
    )
    personal = forms.ChoiceField(
        label="Apakah ada alasan pribadi yang perlu dipertimbangkan?",
        required=False,
        choices=[("", "Tidak ada"), *((kind.value, label) for kind, label in PERSONAL_LABEL.items())],
    )
    personal_note = forms.CharField(
        label="Keterangan alasan pribadi",
        required=False,
        help_text="Cukup satu atau dua kalimat.",
        widget=_area(3),
    )


class Target(Question):
    """One measurable promise."""

    indicator = forms.CharField(
        label="Apa yang akan Anda capai?",
        help_text="Sesuatu yang dapat dihitung, misalnya “pasar yang bersih”.",
        widget=forms.TextInput(attrs={"maxlength": 300}),
    )
    unit = forms.CharField(
        label="Satuannya",
        help_text="Misalnya pasar, persen, dokumen, hari.",
        widget=forms.TextInput(attrs={"maxlength": 60, "autocapitalize": "none"}),
    )
    baseline = forms.CharField(
        label="Keadaan sekarang", help_text="Angka.", widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    goal = forms.CharField(label="Target", help_text="Angka.", widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    due = forms.CharField(label="Selesai paling lambat", widget=forms.DateInput(attrs={"type": "date"}))
    method = forms.CharField(
        label="Bagaimana mengukurnya?",
        help_text="Siapa menghitung, kapan, dari sumber mana.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )


class Ready(Question):
    """The statement of readiness."""

    ready = forms.BooleanField(
        label="Saya telah membaca dan menyatakan pernyataan ini dengan sadar",
        widget=forms.CheckboxInput(attrs={"value": "ya"}, check_test=lambda value: value == "ya"),
    )


class Kind(Question):
    """A kind of jabatan in an OPD, when no particular post is meant."""

    kind = forms.CharField(label="Macam jabatan", widget=forms.TextInput(attrs={"maxlength": 120}))
    opd = forms.ChoiceField(label="Perangkat daerah")

    def __init__(self, typed: Mapping[str, str], gaps: Iterable[Gap] = (), opds: Iterable[Any] = ()) -> None:
        super().__init__(typed, gaps)
        choices = [("", "Pilih perangkat daerah"), *((str(each.pk), each.nama) for each in opds)]
        self.fields["opd"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


WILLING: dict[str, type[Question]] = {"pindah": WillingToMove, "tetap": WillingToServe}
FORMS: dict[str, type[Question]] = {"pintu": Door, "alasan": Reason, "target": Target, "kesediaan": Ready}


def form_of(step: str, door: str) -> type[Question] | None:
    """The form of a step; what is asked about placement depends on the door, and before one is chosen nothing is."""
    return WILLING.get(door) if step == "penempatan" else FORMS.get(step)
