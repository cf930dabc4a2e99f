"""Data saya: what the agency has on record about the person, each datum with its source and date; and to dispute it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.registry_data import BUTIR, Butir
from openkarier.core.registry_disputes import ANSWER, OPEN
from openkarier.stages.registry import dispute_papers, dispute_values, disputes, hierarchy
from openkarier.stages.registry import dispute_queries as queries
from openkarier.stages.registry import queries as registry
from openkarier.stages.standards.queries import local_parameters
from openkarier.web import cards, evidence, sanggahan
from openkarier.web.downloads import pdf
from openkarier.web.frame import show
from openkarier.web.paging import paged
from openkarier.web.sanggahan_form import ClaimForm

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Pegawai
    from openkarier.stages.registry.sanggahan import Sanggahan

LEAD = (
    "Inilah yang tercatat tentang Anda, dan yang dipakai untuk menilai syarat jabatan. "
    "Periksa: data yang keliru membuat hasil yang keliru."
)
DISPUTED = (
    "Selama belum dijawab, syarat dan nilai yang memakai data itu ditandai “belum dapat dinilai”: tidak dianggap "
    "terpenuhi, tidak pula dianggap gagal."
)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own card, with everything on it."""
    person = _self(request)
    return show(
        request,
        "asn/registry/own.html",
        title="Data saya",
        lead=LEAD,
        person=person,
        card=cards.card(person, timezone.localdate(), discipline=True, desk="asn"),
        atasan=hierarchy.atasan_of(person),
        disputed=DISPUTED if person.disanggah else "",
    )


def _self(request: HttpRequest) -> Pegawai:
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, scope.nip)
    if person is None:
        raise Http404
    return person


def dispute_new(request: HttpRequest, butir: str, baris: int) -> HttpResponse:
    """Say what is wrong with one datum, what it should be, and show the paper."""
    person, found = _self(request), BUTIR.get(butir)
    if found is None or (baris and not found.histories):
        raise Http404
    known = _known(person, found, baris)
    if known is None and (baris or not found.histories or not found.written):
        raise Http404
    form = ClaimForm(request.POST or None, butir=found, known=known or {}, row=bool(baris))
    files, faults = evidence.taken(request) if request.method == "POST" else ([], [])
    if request.method == "POST" and form.is_valid() and not faults:
        typed = form.cleaned_data
        claim = disputes.Claim(
            found, baris, form.values, typed["keterangan"], files, typed.get("hapus", False), known
        )  # fmt: skip
        made = _filed(request, form, person, claim)
        if made is not None:
            return redirect("asn:registry-dispute", made.nomor)
    for fault in faults:
        form.add_error("berkas", fault)
    return show(
        request, "asn/registry/dispute_new.html", title=f"Sanggah: {found.within}",
        status=422 if form.errors else 200, form=form, butir=found, recorded=found.said(known) if known else "",
        files=files, accept=evidence.ACCEPT, weighed=bool(found.law or found.parts),
    )  # fmt: skip


def _filed(request: HttpRequest, form: ClaimForm, person: Pegawai, claim: disputes.Claim) -> Sanggahan | None:
    """File it; None when it was refused, with the sentence in the form."""
    try:
        made = disputes.dispute(pegawai=person, claim=claim, answer_days=_days(person), at=timezone.now())
    except disputes.Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, f"Sanggahan diterima dengan nomor {made.nomor}. Simpan tanda terimanya.")
    return made


def _known(person: Pegawai, butir: Butir, baris: int) -> dict[str, str] | None:
    """What the record says; data of later stages are read by their own queries."""
    if butir.kode in sanggahan.FOREIGN:
        return sanggahan.FOREIGN[butir.kode](person, baris)
    return dispute_values.held(person, butir, baris)


def _days(person: Pegawai) -> int:
    return int(local_parameters(person.instansi.kode).value(ANSWER, timezone.localdate()))


@require_safe
def disputes_(request: HttpRequest) -> HttpResponse:
    """One's own disputes, open ones first."""
    slice_ = paged(request, queries.disputes(request.scope))  # type: ignore[attr-defined]
    rows = list(map(sanggahan.row_for("asn", timezone.now()), slice_.rows))
    return show(request, "asn/registry/disputes.html", title="Sanggahan saya", slice=slice_, rows=rows)


@require_safe
def dispute(request: HttpRequest, nomor: str) -> HttpResponse:
    """One own dispute: where it is, who acts, until when, what was answered."""
    return _dispute(request, nomor)


def _dispute(request: HttpRequest, nomor: str, status: int = 200, **context: Any) -> HttpResponse:
    found = sanggahan.find(request, nomor)
    return show(
        request, "asn/registry/dispute.html", title=f"Sanggahan {found.nomor}", status=status,
        row=sanggahan.row_for("asn", timezone.now())(found), steps=sanggahan.trail(found),
        files=queries.evidence(found), running=found.state in OPEN, accept=evidence.ACCEPT, **context,
    )  # fmt: skip


@require_POST
def dispute_add(request: HttpRequest, nomor: str) -> HttpResponse:
    """Send the evidence that was asked for."""
    found = sanggahan.find(request, nomor)
    files, faults = evidence.taken(request)
    note = request.POST.get("catatan", "")[: disputes.LONGEST]
    refusal = " ".join(faults)
    if not refusal:
        refusal = sanggahan.attempt(
            request,
            lambda: disputes.add_evidence(
                sanggahan=found, files=files, note=note, answer_days=_days(found.pegawai), at=timezone.now()
            ),
            "Bukti tambahan terkirim. Sanggahan Anda diperiksa lagi.",
        )
    if refusal:
        return _dispute(request, nomor, 422, refusal=refusal, kept=files, note=note)
    return redirect("asn:registry-dispute", nomor)


@require_POST
def dispute_withdraw(request: HttpRequest, nomor: str) -> HttpResponse:
    """Take it back."""
    found = sanggahan.find(request, nomor)
    refusal = sanggahan.attempt(
        request,
        lambda: disputes.withdraw(sanggahan=found, at=timezone.now()),
        "Sanggahan dicabut. Data dipakai lagi seperti yang tercatat.",
    )
    if refusal:
        return _dispute(request, nomor, 422, refusal=refusal)
    return redirect("asn:registry-dispute", nomor)


@require_safe
def dispute_receipt(request: HttpRequest, nomor: str) -> HttpResponse:
    """The receipt as PDF."""
    found = sanggahan.find(request, nomor)
    return pdf(dispute_papers.receipt(found, timezone.now()), f"tanda-terima-{found.nomor}.pdf")


@require_safe
def dispute_file(request: HttpRequest, nomor: str, berkas: int) -> HttpResponse:
    """One's own evidence."""
    return sanggahan.file(request, nomor, berkas)
