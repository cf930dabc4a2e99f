"""Open Karier for the unit: who is missing, and filing for those who need help. Both names stand on the paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.aspiration import consent
from openkarier.stages.aspiration.operations import Actor
from openkarier.stages.aspiration.papers import Paper
from openkarier.stages.aspiration.refusal import Refused
from openkarier.web import declaration, filing, wishes
from openkarier.web.participation import export, missing, missing_export
from openkarier.web.participation import overview as index

__all__ = ["export", "index", "missing", "missing_export"]

CONSENT = (
    "Yth. {nama}, {operator} telah mengetikkan Pernyataan Karier Anda. Bila isinya sesuai dengan kehendak Anda, "
    "berikan kode {kode} kepadanya. Kode berlaku satu jam, sekali pakai, dan hanya untuk isi yang sekarang."
)


@require_safe
def home(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Task list or tracker of the person helped."""
    return filing.home(request, declaration.find(request, kode, nip))


def page(request: HttpRequest, kode: str, nip: str, name: str) -> HttpResponse:
    """One question."""
    return declaration.page(request, declaration.find(request, kode, nip), name)


@require_POST
def autosave(request: HttpRequest, kode: str, nip: str, name: str) -> HttpResponse:
    """Keep what is being typed."""
    return declaration.autosave(request, declaration.find(request, kode, nip), name)


@require_POST
def wish(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Add, move or remove a wish."""
    return declaration.change_wishes(request, declaration.find(request, kode, nip))


@require_POST
def drop(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Remove a target."""
    return declaration.drop_target(request, declaration.find(request, kode, nip))


@require_safe
def posts(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Posts that match the words."""
    return declaration.posts(request, declaration.find(request, kode, nip))


@require_safe
def verdict(request: HttpRequest, kode: str, nip: str, jabatan: int) -> HttpResponse:
    """What the law asks of the person for one jabatan."""
    return wishes.verdict(request, declaration.find(request, kode, nip), jabatan)


@require_safe
def check(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Check the answers; below them the person's consent."""
    return filing.check(request, declaration.find(request, kode, nip))


@require_POST
def code(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Send the person a code with which they agree to what was typed."""
    found = declaration.find(request, kode, nip)
    if found.aspiration is None:
        raise Http404
    now = timezone.now()
    try:
        secret = consent.make_consent_code(aspiration=found.aspiration, at=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(found.url("check"))
    person = found.person
    notice = Notice(
        event="aspirasi.persetujuan",
        key=f"aspirasi.persetujuan:{found.period.kode}:{person.nip}:{now:%Y%m%d%H%M%S}",
        instansi="",  # in no agency's outbox: the code is for the person's eyes alone
        zone=found.period.instansi.zona,
        title=f"Kode persetujuan untuk {person.nama}",
        subject="Kode persetujuan Pernyataan Karier Anda",
        body=CONSENT,
    )
    fields = {"kode": secret, "operator": request.user.nama}  # type: ignore[union-attr]
    notify(notice, [Recipient(person.nip, person.nama, person.email, fields=fields)], now=now)
    messages.success(request, f"Kode dikirim ke kotak masuk{' dan surel' if person.email else ''} {person.nama}.")
    return redirect(found.url("check"))


@require_POST
def submit(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """File for the person, with a code or with a paper they signed."""
    found = declaration.find(request, kode, nip)
    if found.aspiration is None:
        raise Http404
    me = Actor(request.user.get_username(), request.user.nama)  # type: ignore[union-attr]  # logged in
    paper = request.POST.get("paper", "").strip()[:200]
    try:
        if request.POST.get("code", "").strip():
            agreed = consent.check_consent(aspiration=found.aspiration, code=request.POST["code"], at=timezone.now())
            return filing.submit(request, found, me, consent="kode", agreed=agreed)
        if len(paper) < 5:
            raise Refused("Isi kode dari pegawai, atau tuliskan nomor dan tanggal surat yang ditandatanganinya.")
    except Refused as refusal:
        return filing.check(request, found, refusal)
    return filing.submit(request, found, me, consent="basah", consent_note=paper)


@require_safe
def receipt(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Confirmation."""
    return filing.receipt(request, declaration.find(request, kode, nip))


@require_safe
def letter(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The formal letter."""
    return filing.paper(declaration.find(request, kode, nip), Paper.LETTER)


@require_safe
def proof(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The receipt."""
    return filing.paper(declaration.find(request, kode, nip), Paper.RECEIPT)
