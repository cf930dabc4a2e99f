"""Posts and their standards at BKPSDM: the list, one sheet, and a new dated version of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core import competence_sheet
from openkarier.core.competence import KOMPETENSI, LEVEL_NAMES
from openkarier.core.competence_sheet import JENIS_SYARAT, Sheet, StandardRefused
from openkarier.core.jabatan import JENJANG_LABEL, PANGKAT
from openkarier.foundation.pictures import Chart, bars
from openkarier.stages.standards import operations, queries
from openkarier.web import sheets
from openkarier.web.bkpsdm.standards_form import Dated, dated
from openkarier.web.frame import Link, show
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip

LEAD = (
    "Jabatan tanpa standar sendiri memakai bawaan jenjangnya, dan selalu ditandai begitu. "
    "Standar baru berlaku mulai tanggalnya; yang lama tetap tersimpan."
)
LEVEL_CHOICES = [("", "Pilih"), *((str(level), f"{level} – {name}") for level, name in LEVEL_NAMES.items())]
RANKS = [("", "Tidak disebut"), *((golongan, f"{golongan} – {name}") for golongan, name in PANGKAT.items())]


class SheetForm(Dated):
    """A new version of a post's standard."""

    kode = forms.CharField(label="Kode SKJ", required=False, max_length=40)
    urusan = forms.CharField(label="Urusan pemerintahan", required=False, max_length=120)
    ikhtisar = forms.CharField(
        label="Ikhtisar jabatan", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    pangkat = forms.ChoiceField(label="Pangkat terendah", required=False, choices=RANKS)
    teknis = forms.CharField(
        label="Kompetensi teknis", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu baris satu kompetensi: kode = level, misalnya LH.01 = 3. Kodenya ada di kamus kompetensi.",
    )  # fmt: skip
    ukuran = forms.CharField(
        label="Indikator kinerja jabatan", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu baris satu indikator.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in KOMPETENSI:
            self.fields[each.field] = forms.ChoiceField(label=each.nama, choices=LEVEL_CHOICES)
        for jenis, label in JENIS_SYARAT.items():
            hint = "Satu baris satu syarat, diawali mutlak, penting, atau perlu. Misalnya mutlak: S-1."
            self.fields[jenis] = forms.CharField(
                label=label, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), help_text=hint
            )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """The fields in the order of the sheet."""
        names = (
            ("Jabatan", ("kode", "urusan", "ikhtisar")),
            ("Kompetensi manajerial dan sosial kultural", tuple(each.field for each in KOMPETENSI)),
            ("Kompetensi teknis", ("teknis",)),
            ("Persyaratan jabatan", (*JENIS_SYARAT, "pangkat")),
            ("Ukuran kinerja", ("ukuran",)),
            ("Dasar", ("mulai", "sk")),
        )
        return [(label, [self[name] for name in fields]) for label, fields in names]

    def sheet(self) -> Sheet:
        """What was typed. Raises StandardRefused."""
        typed = self.cleaned_data
        return Sheet(
            levels={each.field: competence_sheet.read_level(typed[each.field], each.nama) for each in KOMPETENSI},
            technical=competence_sheet.read_technical(typed["teknis"]),
            kode=typed["kode"],
            urusan=typed["urusan"],
            ikhtisar=typed["ikhtisar"],
            pangkat=typed["pangkat"],
            syarat=[row for jenis in JENIS_SYARAT for row in competence_sheet.read_requirements(jenis, typed[jenis])],
            ukuran=competence_sheet.read_lines(typed["ukuran"]),
        )


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Every post with the standard it has today."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    today, asal, cari = timezone.localdate(), request.GET.get("asal", ""), request.GET.get("cari", "")[:100]
    counted = queries.coverage(scope, today)
    found = queries.searched(queries.posts(scope, today), cari)
    if asal in {"sendiri", "bawaan"}:
        found = queries.by_origin(found, own=asal == "sendiri")
    page = paged(request, found, 25)
    asked = queries.standards_of(page.rows, today)
    critical = queries.critical_posts(scope.instansi, today)
    rows = [(post, asked[post.pk], critical.get(post.pk, 0)) for post in page.rows]
    context: dict[str, Any] = {"slice": page, "rows": rows, "cari": cari, "asal": asal, "chips": _chips(counted, asal)}
    return show(
        request, "bkpsdm/standards/posts.html", title="Standar jabatan", lead=LEAD, chart=_covered(counted), **context
    )


def _chips(counted: list[tuple[str, int, int]], asal: str) -> list[Chip]:
    own, default = sum(row[1] for row in counted), sum(row[2] for row in counted)
    return [
        Chip("Semua", "?", not asal, own + default),
        Chip("Standar sendiri", "?asal=sendiri", asal == "sendiri", own),
        Chip("Bawaan jenjang", "?asal=bawaan", asal == "bawaan", default),
    ]


def _covered(counted: list[tuple[str, int, int]]) -> Chart | None:
    """How many posts have a standard of their own, by jenjang in the order of rank."""
    if not counted:
        return None
    order = list(JENJANG_LABEL)
    rows = sorted(counted, key=lambda row: order.index(row[0]))  # type: ignore[arg-type]  # a jenjang is its value
    own, total = sum(row[1] for row in rows), sum(row[1] + row[2] for row in rows)
    finding = f"{own} dari {total} jabatan mempunyai standar sendiri; sisanya memakai bawaan jenjang."
    series = {"Standar sendiri": [row[1] for row in rows], "Bawaan jenjang": [row[2] for row in rows]}
    labels = [JENJANG_LABEL[row[0]] for row in rows]  # type: ignore[index]
    return bars("Asal standar per jenjang", finding, labels, series, stacked=True, head="Jenjang")


@require_safe
def post(request: HttpRequest, jabatan: int) -> HttpResponse:
    """One post's sheet as it stands today, and its versions."""
    found, today = _post(request, jabatan), timezone.localdate()
    asked, rows = queries.standards_of([found], today)[found.pk], queries.versions(found)
    version = queries.running(rows, today)
    return show(
        request,
        "bkpsdm/standards/post.html",
        title=found.nama,
        post=found,
        asked=asked,
        facts=sheets.facts(version, found),
        version=version,
        lines=sheets.lines(asked),
        technical=sheets.technical(version),
        requirements=sheets.requirements(version),
        history=rows,
        critical=queries.critical_posts(found.unit.instansi.kode, today).get(found.pk, 0),
        today=today,
    )


def post_edit(request: HttpRequest, jabatan: int) -> HttpResponse:
    """Type a new version, begun from the one that runs."""
    found, today = _post(request, jabatan), timezone.localdate()
    form = SheetForm(request.POST or None, initial=_begun(found, today))
    if request.method == "POST" and form.is_valid():
        try:
            operations.settle_standard(jabatan=found, sheet=form.sheet(), **dated(request, form))
            messages.success(request, "Standar jabatan ditetapkan dan tercatat di Buku Merit.")
            return redirect("bkpsdm:standards-post", jabatan=found.pk)
        except StandardRefused as refusal:
            form.add_error(None, str(refusal))
    here = reverse("bkpsdm:standards-post", args=[found.pk])
    return show(
        request,
        "bkpsdm/standards/post_edit.html",
        title="Standar baru",
        lead=f"{found.nama}, {found.unit.nama}",
        status=422 if form.errors else 200,
        crumbs=[Link(found.nama, here)],
        form=form,
        back=here,
    )


def _begun(found: Any, today: Any) -> dict[str, Any]:
    asked, version = queries.standards_of([found], today)[found.pk], queries.running(queries.versions(found), today)
    typed: dict[str, Any] = {name: str(level) for name, level in asked.levels.items()}
    if version is None:
        return typed
    rows = [competence_sheet.Syarat(*row) for row in version.syarat]
    typed |= {jenis: competence_sheet.written(rows, jenis) for jenis in JENIS_SYARAT}
    typed |= {name: getattr(version, name) for name in ("kode", "urusan", "ikhtisar", "pangkat")}
    technical = "\n".join(f"{code} = {level}" for code, level in asked.technical.items())
    return typed | {"teknis": technical, "ukuran": "\n".join(version.ukuran)}


def _post(request: HttpRequest, key: int) -> Any:
    found = queries.post(request.scope, key, timezone.localdate())  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
