"""Words, forms and shapes of the import pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

from openkarier.gateways.spreadsheet import headings
from openkarier.gateways.spreadsheet.guard import LARGEST_FILE, MEGABYTE
from openkarier.gateways.spreadsheet.kinds import BY_NAME, KINDS
from openkarier.gateways.spreadsheet.kinds.base import Column, Kind
from openkarier.web.pieces import Chip, Stat
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.registry.staging import ImportRun

LOOK = {"tinjau": "menunggu", "terap": "selesai", "sama": "selesai", "batal": "ditarik"}  # words of states.py
SHOWN = {  # what the preview can list: slug -> (label, attribute of the run)
    "berubah": ("Berubah", "berubah"),
    "baru": ("Baru", "baru"),
    "galat": ("Galat", "galat"),
    "peringatan": ("Peringatan", "peringatan"),
    "hilang": ("Tidak ada di berkas", "hilang"),
}


class UploadForm(forms.Form):
    """A file, and the year that an e-Kinerja recap may leave out."""

    use_required_attribute = False

    berkas = forms.FileField(
        label="Berkas",
        help_text=f"Excel (.xlsx) atau CSV, paling besar {LARGEST_FILE // MEGABYTE} MB. Jenisnya dikenali sendiri.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
        error_messages={"required": "Pilih berkas yang akan diimpor.", "empty": "Berkas ini kosong. Unduh ulang."},
    )
    tahun = forms.IntegerField(
        label="Tahun penilaian",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="Hanya untuk rekap e-Kinerja yang judulnya tidak menyebut tahun.",
    )


@dataclass(frozen=True)
class Question:
    """A column we keep and the heading that may hold it."""

    name: str
    heading: str
    required: bool
    chosen: str


@dataclass(frozen=True)
class Answered:
    """A mapping as typed: column name -> heading, or the sentences that say what is wrong with it."""

    columns: Mapping[str, str]
    errors: Sequence[str]


def questions(kind: Kind, titles: Sequence[str], chosen: Mapping[str, str]) -> list[Question]:
    """What to ask about each column of a kind; what we recognise or was typed is already answered, musts first."""
    known = headings.mapped(kind, 0, tuple(titles), {}).places
    asked = [
        Question(each.name, each.heading, each.required, chosen.get(each.name, _title(known, titles, each)))
        for each in kind.columns
    ]
    return sorted(asked, key=lambda each: (not each.required, bool(each.chosen)))


def _title(known: Mapping[str, int], titles: Sequence[str], column: Column) -> str:
    return titles[known[column.name]] if column.name in known else ""


def choices(titles: Sequence[str]) -> list[str]:
    """Headings that may be chosen: none that we know to be private."""
    return [title for title in titles if title and not headings.private(title)]


def held(holdings: Sequence[tuple[str, str, int]]) -> list[Stat]:
    """What the registry holds, in the order of import."""
    return [Stat(label, angka(count)) for _, label, count in holdings]


def answered(kind: Kind, titles: Sequence[str], typed: Mapping[str, str]) -> Answered:
    """Judge a typed mapping: every must has a heading of the file, no heading serves twice."""
    columns = {
        column.name: typed[column.name] for column in kind.columns if typed.get(column.name) in set(choices(titles))
    }
    errors = [
        f"Pilih judul untuk “{column.heading}”; kolom ini wajib ada."
        for column in kind.columns
        if column.required and column.name not in columns
    ]
    twice = {title for title in columns.values() if list(columns.values()).count(title) > 1}
    errors += [f"Judul “{title}” dipilih lebih dari sekali." for title in sorted(twice)]
    return Answered(columns, errors)


def kind_of(name: str) -> Kind | None:
    """The kind of that name."""
    return BY_NAME.get(name)


def kind_choices() -> list[tuple[str, str]]:
    """All kinds as (name, label), in the order of import."""
    return [(kind.name, kind.label) for kind in KINDS]


def stats(run: ImportRun) -> list[Stat]:
    """The counts of a run."""
    left_out = "tidak diimpor" if run.skipped or run.state == "tinjau" else ""
    return [
        Stat("Baru", angka(run.baru)),
        Stat("Berubah", angka(run.berubah)),
        Stat("Sama", angka(run.sama), "tidak disentuh"),
        Stat("Galat", angka(run.galat), left_out if run.galat else ""),
        Stat("Peringatan", angka(run.peringatan), "tetap diimpor" if run.peringatan else ""),
        Stat("Tidak ada di berkas", angka(run.hilang), "tidak dihapus" if run.hilang else ""),
    ]


def wanted(run: ImportRun, asked: str) -> str:
    """Which list the preview shows: the one asked for if it has rows, else the first that has."""
    there = [chip.url.removeprefix("?lihat=") for chip in chips(run, "")]
    return asked if asked in there else (there or [""])[0]


def chips(run: ImportRun, wanted: str) -> list[Chip]:
    """Filters of the preview; only what has rows, and people alone can be missing by name."""
    return [
        Chip(label, f"?lihat={slug}", slug == wanted, getattr(run, attribute))
        for slug, (label, attribute) in SHOWN.items()
        if getattr(run, attribute) and (slug != "hilang" or run.kind == "pegawai")
    ]
