"""The questions of an SKP, its dialogue, its rating and an objection as plain forms; the stage judges the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from openkarier.core.appraisal import ASPECTS, MOST_INDICATORS, PERSPECTIVES, consequences_for
from openkarier.core.feedback import BERAKHLAK, SCALE
from openkarier.core.ratings import EKSPEKTASI_LABEL
from openkarier.web.asked import Asked, area

RATINGS = [(str(value.value), label) for value, label in EKSPEKTASI_LABEL.items()]
SCALES = [(str(value), label) for value, label in reversed(SCALE.items())]
QUARTERS = [("1", "Triwulan I"), ("2", "Triwulan II"), ("3", "Triwulan III"), ("4", "Triwulan IV")]
WAYS = [
    ("kuantitatif", "Kuantitatif: tiap indikator punya target angka"),
    ("kualitatif", "Kualitatif: target diuraikan"),
]


class ResultForm(Asked):
    """One planned result and its indicators; `lines` of them are asked for."""

    rencana = forms.CharField(
        label="Apa hasil kerja Anda?",
        help_text="Hasil, bukan kegiatan: “Terbitnya izin pasar dalam tiga hari”, bukan “Melayani izin”.",
        widget=area(3, 500),
    )
    from_superior = forms.ChoiceField(label="Hasil kerja atasan yang didukung", required=False)
    perspektif = forms.ChoiceField(label="Perspektif", choices=[("", "Pilih"), *PERSPECTIVES.items()])
    jenis = forms.ChoiceField(
        label="Jenis hasil kerja",
        widget=forms.RadioSelect,
        choices=[("utama", "Utama: tugas pokok jabatan"), ("tambahan", "Tambahan: di luar tugas pokok, dengan SK")],
    )
    dasar = forms.CharField(
        label="Surat keputusan dasarnya", required=False, help_text="Hanya untuk hasil kerja tambahan.",
        widget=forms.TextInput(attrs={"maxlength": 160}),
    )  # fmt: skip

    def __init__(
        self, typed: Mapping[str, Any], wrong: Mapping[str, str] | None = None, *, superior: list[str], jpt: bool
    ) -> None:
        super().__init__(typed, wrong)
        chosen = str(typed.get("from_superior", ""))
        options = [*superior, *([chosen] if chosen and chosen not in superior else [])]
        choices: Any = [("", "Belum ada atau tidak langsung"), *((each, each) for each in options)]
        self.fields["from_superior"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not jpt:
            del self.fields["perspektif"]
        self.lines = [self._line(number) for number in range(1, lines_of(typed) + 1)]

    def _line(self, number: int) -> list[Any]:
        self.fields[f"aspek-{number}"] = forms.ChoiceField(label="Aspek", choices=list(ASPECTS.items()))
        self.fields[f"indikator-{number}"] = forms.CharField(
            label="Indikator: apa yang diukur?", required=number == 1,
            widget=forms.TextInput(attrs={"maxlength": 300}),
        )  # fmt: skip
        self.fields[f"target-{number}"] = forms.CharField(
            label="Target", required=number == 1, widget=forms.TextInput(attrs={"maxlength": 160})
        )
        return [self[f"{name}-{number}"] for name in ("aspek", "indikator", "target")]


def lines_of(typed: Mapping[str, Any]) -> int:
    """How many lines of indicators are asked for: those filled, at least one, one more when `more` was pressed."""
    filled = [n for n in range(1, MOST_INDICATORS + 1) if str(typed.get(f"indikator-{n}", "")).strip()]
    return min(MOST_INDICATORS, max(filled, default=1) + ("more" in typed))


class DialogForm(Asked):
    """What a dialog kinerja settles beside the results."""

    pendekatan = forms.ChoiceField(label="Pendekatan", widget=forms.RadioSelect, choices=WAYS)
    dukungan = forms.CharField(
        label="Dukungan sumber daya", help_text="Orang, anggaran, peralatan, atau bantuan yang disepakati.",
        widget=area(3),
    )  # fmt: skip
    pertanggungjawaban = forms.CharField(
        label="Skema pertanggungjawaban", help_text="Kapan, kepada siapa, dan dengan apa hasil dilaporkan.",
        widget=area(3),
    )  # fmt: skip
    konsekuensi = forms.MultipleChoiceField(label="Konsekuensi yang disepakati", widget=forms.CheckboxSelectMultiple)
    catatan_konsekuensi = forms.CharField(
        label="Catatan atas konsekuensi", required=False,
        help_text="Tidak ada konsekuensi yang berlaku dengan sendirinya; pejabat berwenang memutus sesuai ketentuan.",
        widget=area(2, 500),
    )  # fmt: skip

    def __init__(self, typed: Any, wrong: Mapping[str, str] | None = None, *, jenjang: str) -> None:
        super().__init__(typed, wrong)
        for key, (name, statements) in BERAKHLAK.items():
            self.fields[f"perilaku-{key}"] = forms.CharField(
                label=f"Ekspektasi khusus: {name}", required=False, help_text=". ".join(statements) + ".",
                widget=area(2, 500),
            )  # fmt: skip
        choices: Any = [(key, f"{each.label} ({each.citation})") for key, each in consequences_for(jenjang).items()]
        self.fields["konsekuensi"].choices = choices  # type: ignore[attr-defined]
        self.behaviour = [self[f"perilaku-{key}"] for key in BERAKHLAK]


class PairForm(Asked):
    """The two ratings."""

    hasil = forms.ChoiceField(label="Rating hasil kerja", widget=forms.RadioSelect, choices=RATINGS)
    perilaku = forms.ChoiceField(label="Rating perilaku kerja", widget=forms.RadioSelect, choices=RATINGS)


class QuarterForm(PairForm):
    """The rating of a triwulan."""

    triwulan = forms.ChoiceField(label="Triwulan", choices=QUARTERS)
    note = forms.CharField(label="Catatan", required=False, widget=area(2, 500))


class RatingForm(PairForm):
    """The rating of the year: seven answers on behaviour, the two ratings, and the words beside them."""

    why = forms.CharField(
        label="Alasan", required=False, help_text="Wajib bila ada rating di bawah ekspektasi. Pegawai membacanya.",
        widget=area(3),
    )  # fmt: skip
    problems = forms.CharField(label="Permasalahan", required=False, widget=area(2))
    advice = forms.CharField(label="Rekomendasi", required=False, widget=area(2))

    def __init__(self, typed: Any, wrong: Mapping[str, str] | None = None) -> None:
        super().__init__(typed, wrong)
        for key, (name, statements) in BERAKHLAK.items():
            self.fields[f"nilai-{key}"] = forms.ChoiceField(
                label=name, help_text=". ".join(statements) + ".", choices=[("", "Pilih"), *SCALES]
            )
        self.values = [self[f"nilai-{key}"] for key in BERAKHLAK]


class SurveyForm(Asked):
    """Seven answers of a colleague."""

    def __init__(self, typed: Any, wrong: Mapping[str, str] | None = None) -> None:
        super().__init__(typed, wrong)
        for key, (name, statements) in BERAKHLAK.items():
            self.fields[key] = forms.ChoiceField(
                label=name, help_text=". ".join(statements) + ".", choices=SCALES, widget=forms.RadioSelect
            )


class ObjectionForm(Asked):
    """Why a person objects."""

    reason = forms.CharField(
        label="Bagian mana yang Anda keberatan, dan mengapa?",
        help_text="Sebutkan rating atau realisasi yang menurut Anda keliru dan buktinya.",
        widget=area(6),
    )


class RulingForm(Asked):
    """The decision on an objection."""

    heard_pegawai = forms.CharField(label="Keterangan pegawai", widget=area(3))
    heard_penilai = forms.CharField(label="Keterangan pejabat penilai", widget=area(3))
    ruling = forms.ChoiceField(
        label="Putusan", widget=forms.RadioSelect,
        choices=[("tetap", "Hasil penilaian tetap"), ("ubah", "Hasil penilaian diubah")],
    )  # fmt: skip
    hasil = forms.ChoiceField(
        label="Rating hasil kerja yang baru", required=False, choices=[("", "Tidak diubah"), *RATINGS]
    )
    perilaku = forms.ChoiceField(
        label="Rating perilaku kerja yang baru", required=False, choices=[("", "Tidak diubah"), *RATINGS]
    )
    why = forms.CharField(label="Pertimbangan putusan", widget=area(4))
