"""Open Karier at the ASN's own desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from openkarier.stages.aspiration import queries
from openkarier.stages.aspiration.operations import Actor
from openkarier.stages.aspiration.papers import Paper
from openkarier.web import declaration, filing, frame, wishes


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All periods of the agency, with what this person did in each."""
    scope = request.scope  # type: ignore[attr-defined]
    rows = queries.periods_of_person(scope.instansi, scope.nip)
    return frame.show(request, "asn/aspiration/index.html", title="Open Karier", rows=rows)


@require_safe
def home(request: HttpRequest, kode: str) -> HttpResponse:
    """Task list or tracker."""
    return filing.home(request, declaration.find(request, kode))


def page(request: HttpRequest, kode: str, name: str) -> HttpResponse:
    """One question."""
    return declaration.page(request, declaration.find(request, kode), name)


@require_POST
def autosave(request: HttpRequest, kode: str, name: str) -> HttpResponse:
    """Keep what is being typed."""
    return declaration.autosave(request, declaration.find(request, kode), name)


@require_POST
def wish(request: HttpRequest, kode: str) -> HttpResponse:
    """Add, move or remove a wish."""
    return declaration.change_wishes(request, declaration.find(request, kode))


@require_POST
def drop(request: HttpRequest, kode: str) -> HttpResponse:
    """Remove a target."""
    return declaration.drop_target(request, declaration.find(request, kode))


@require_safe
def posts(request: HttpRequest, kode: str) -> HttpResponse:
    """Posts that match the words."""
    return declaration.posts(request, declaration.find(request, kode))


@require_safe
def verdict(request: HttpRequest, kode: str, jabatan: int) -> HttpResponse:
    """What the law asks for one jabatan."""
    return wishes.verdict(request, declaration.find(request, kode), jabatan)


@require_safe
def check(request: HttpRequest, kode: str) -> HttpResponse:
    """Check the answers."""
    return filing.check(request, declaration.find(request, kode))


@require_POST
def submit(request: HttpRequest, kode: str) -> HttpResponse:
    """File."""
    found = declaration.find(request, kode)
    return filing.submit(request, found, Actor.of(found.person))


@require_safe
def receipt(request: HttpRequest, kode: str) -> HttpResponse:
    """Confirmation."""
    return filing.receipt(request, declaration.find(request, kode))


@require_safe
def letter(request: HttpRequest, kode: str) -> HttpResponse:
    """The formal letter to the regional head."""
    return filing.paper(declaration.find(request, kode), Paper.LETTER)


@require_safe
def proof(request: HttpRequest, kode: str) -> HttpResponse:
    """The receipt with its QR code."""
    return filing.paper(declaration.find(request, kode), Paper.RECEIPT)


def withdraw(request: HttpRequest, kode: str) -> HttpResponse:
    """Take it back."""
    return filing.withdraw(request, declaration.find(request, kode))
