"""Anybody may ask: is this paper true, and is Buku Merit whole? No log-in, no cookie, no name."""

from __future__ import annotations

import re
from typing import NamedTuple

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from openkarier.foundation.journal import publishing, queries
from openkarier.foundation.journal.openkarier_verify import PROOF
from openkarier.foundation.journal.queries import Answer, Standing
from openkarier.web.frame import show

LARGEST = 10 * 1024 * 1024  # bytes of an uploaded paper
MEBIBYTE = 1024 * 1024
FILES = re.compile(
    r"checkpoint|policy|daily\.json|openkarier_verify\.py|verifikasi\.html"
    r"|tile/(?:entries|[0-9]{1,2})/(?:x[0-9]{3}/)*[0-9]{3}(?:\.p/[0-9]{1,3})?"
)
TEXT = {"checkpoint", "policy", "daily.json"}  # shown; the programs among the files are downloaded
YEAR, MOMENT = "public, max-age=31536000, immutable", "public, max-age=5"


class Words(NamedTuple):
    """How an answer reads: the look of its note, its title, and what it means."""

    look: str
    title: str
    text: str


OF_NUMBER = {
    Standing.VALID: Words(
        "success", "Berlaku", "Nomor ini terdaftar. Cocokkan jenis dan tanggalnya dengan surat yang Anda pegang."
    ),
    Standing.VOID: Words("error", "Tidak berlaku", "Surat ini pernah terbit, tetapi sudah dinyatakan tidak berlaku."),
    Standing.UNKNOWN: Words(
        "error", "Tidak dikenal", "Tidak ada surat dengan nomor ini. Hubungi instansi yang tertulis pada surat."
    ),
    Standing.MISTYPED: Words(
        "warning", "Nomor salah ketik", "Huruf pemeriksanya tidak cocok. Periksa kembali nomor pada surat Anda."
    ),
}
OF_PAPER = {
    Standing.VALID: Words("success", "Asli dan berlaku", "Berkas ini persis sama dengan yang diterbitkan."),
    Standing.VOID: Words("error", "Asli, tetapi tidak berlaku", "Surat ini sudah dinyatakan tidak berlaku."),
    Standing.CHANGED: Words(
        "error",
        "Berkas ini telah diubah",
        "Isinya berbeda dari yang diterbitkan. Jangan pakai berkas ini; mintalah berkas asli kepada pemiliknya.",
    ),
    Standing.OTHER: Words("warning", "Surat lain", "Berkas ini asli, tetapi bukan surat dengan nomor di halaman ini."),
    Standing.UNKNOWN: Words(
        "error", "Tidak dikenal", "Berkas ini tidak pernah diterbitkan di sini, atau terbit tanpa nomor pemeriksaan."
    ),
}


class PaperForm(forms.Form):
    """One PDF or .tlog-proof, read once and not kept."""

    berkas = forms.FileField(
        label="Berkas surat",
        help_text="PDF atau .tlog-proof, paling besar 10 MB. Berkas dibaca sekali dan tidak disimpan.",
        error_messages={"required": "Pilih berkas surat.", "empty": "Berkas ini kosong. Pilih berkas lain."},
        widget=forms.FileInput(attrs={"accept": ".pdf,.tlog-proof,application/pdf"}),
    )

    def clean_berkas(self) -> bytes:
        """The file's bytes; refuses what is too large or neither PDF nor proof."""
        file = self.cleaned_data["berkas"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"Berkas ini {file.size // MEBIBYTE} MB; paling besar 10 MB.")
        raw: bytes = file.read()
        if not raw.startswith((b"%PDF", PROOF.encode())):
            raise forms.ValidationError("Berkas ini bukan PDF dan bukan .tlog-proof. Unggah berkas asli, bukan foto.")
        return raw


@csrf_exempt  # nothing is changed, and a public page sets no cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a number, or take a paper."""
    typed = " ".join(request.GET.get("nomor", "").split())[:80]
    if typed and "/" not in typed:
        return redirect("verifikasi-jawaban", number=typed)
    form, paper = _judged(request)
    return show(request, "publik/journal/verify.html", title="Periksa surat", form=form, paper=paper)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """Say valid, void or unknown, and take the paper itself for a comparison. Shows no name."""
    found = queries.standing(number)
    form, paper = _judged(request, number)
    words = OF_NUMBER[found.standing]
    return show(
        request,
        "publik/journal/answer.html",
        title=words.title,
        status=200 if found.receipt else 404,
        number=found.receipt.number if found.receipt else number[:80],
        words=words,
        receipt=found.receipt,
        form=form,
        paper=paper,
    )


@require_GET
def book(request: HttpRequest) -> HttpResponse:
    """The state of Buku Merit and how to check it."""
    return show(request, "publik/journal/book.html", title="Buku Merit", book=queries.book())


@require_GET
def file(request: HttpRequest, name: str) -> FileResponse:
    """One file of the published folder, for whoever mirrors it."""
    path = publishing.own_shelf().folder / name
    if not FILES.fullmatch(name) or not path.is_file():
        raise Http404
    shown = name in TEXT
    kind = "text/plain; charset=utf-8" if shown else "application/octet-stream"
    program = name.endswith((".py", ".html"))
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=program, filename=path.name)
    response["Cache-Control"] = MOMENT if shown or program else YEAR
    return response


def _judged(request: HttpRequest, number: str = "") -> tuple[PaperForm, Words | None]:
    """The form, and what the uploaded paper turned out to be."""
    if request.method != "POST":
        return PaperForm(), None
    form = PaperForm(None, request.FILES)
    if not form.is_valid():
        return form, None
    return form, OF_PAPER[_standing(form.cleaned_data["berkas"], number).standing]


def _standing(raw: bytes, number: str) -> Answer:
    if raw.startswith(b"%PDF"):
        return queries.standing_of_paper(raw, number)
    return queries.standing_of_proof(raw, publishing.policy_of(publishing.own_signer()), number)
