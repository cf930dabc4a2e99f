"""Accounts and roles: who sits at which desk over which unit; give a role, end it, lock an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from openkarier.foundation.accounts import operations
from openkarier.foundation.accounts import queries as accounts
from openkarier.foundation.accounts.models import Desk
from openkarier.stages.registry import operations as registry_operations
from openkarier.stages.registry import queries as registry
from openkarier.web import codes
from openkarier.web import people as shared
from openkarier.web.admin.forms import GRANTED, RoleForm
from openkarier.web.frame import Link, show


def matrix(request: HttpRequest) -> HttpResponse:
    """Units down, desks across, the holders in the cells; three queries whatever the number of roles."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    roles = [role for role in accounts.roles_in(scope.instansi, timezone.localdate()) if _in_reach(scope, role)]
    names = registry.unit_names({(role.instansi, role.unit) for role in roles})
    cells: dict[str, dict[str, list[Any]]] = {}
    for role in roles:
        cells.setdefault(role.unit, {}).setdefault(role.desk, []).append(role.pengguna)
    used = [desk for desk in GRANTED if any(desk in row for row in cells.values())]
    labels = [Desk(desk).label for desk in used]
    rows = [
        (names.get((scope.instansi, unit), unit), list(zip(labels, [row.get(desk, []) for desk in used], strict=True)))
        for unit, row in cells.items()
    ]
    return show(
        request,
        "admin/account/matrix.html",
        title="Akun dan peran",
        lead="Siapa duduk di meja mana, untuk bagian organisasi yang mana.",
        rows=rows,
        desks=labels,
    )


def people(request: HttpRequest) -> HttpResponse:
    """Find the person whose account is meant."""
    return shared.people(request, title="Orang dan akunnya")


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One person's account and roles."""
    return _account_page(request, _person(request, nip), RoleForm(_units(request)))


@require_POST
def grant(request: HttpRequest, nip: str) -> HttpResponse:
    """Give a role."""
    found = _person(request, nip)
    form = RoleForm(_units(request), request.POST)
    if not form.is_valid():
        return _account_page(request, found, form)
    given = form.cleaned_data
    account = operations.open_account(nip=found.nip, nama=found.nama, email=found.email)
    registry_operations.link_account(found, account)
    try:
        operations.grant_role(
            account,
            desk=Desk(given["meja"]),
            instansi=found.instansi.kode,
            unit=given["unit"],
            mulai=given["mulai"] or timezone.localdate(),
            actor=request.user.nip,  # type: ignore[union-attr]
            at=timezone.now(),
        )
    except operations.RefusedRole as refusal:
        form.add_error("meja", str(refusal))
        return _account_page(request, found, form)
    messages.success(request, f"Peran {Desk(given['meja']).label} diberikan kepada {found.nama}.")
    return redirect("admin:account-person", nip)


@require_POST
def end(request: HttpRequest, peran: int) -> HttpResponse:
    """End a role as of today."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    role = accounts.role(peran, scope.instansi)
    if role is None or not _in_reach(scope, role):
        raise Http404
    try:
        operations.end_role(role, selesai=timezone.localdate(), actor=request.user.nip, at=timezone.now())  # type: ignore[union-attr]
        messages.success(request, f"Peran {role} sudah diakhiri.")
    except operations.RefusedRole as refusal:
        messages.error(request, str(refusal))
    return redirect("admin:account-person", role.pengguna.nip)


@require_POST
def switch(request: HttpRequest, nip: str) -> HttpResponse:
    """Close an account, or open it again."""
    _person(request, nip)
    account = accounts.account_of(nip)
    if account is None:
        raise Http404
    verb = operations.close_account if account.active else operations.reopen_account
    verb(account, actor=request.user.nip, at=timezone.now())  # type: ignore[union-attr]
    messages.success(request, "Akun ditutup." if account.active else "Akun dibuka kembali.")
    return redirect("admin:account-person", nip)


def code(request: HttpRequest, nip: str) -> HttpResponse:
    """Hand over a one-time code."""
    return codes.hand_over(request, nip, [])


def _person(request: HttpRequest, nip: str) -> Any:
    found = registry.person(request.scope, nip)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _units(request: HttpRequest) -> list[tuple[str, str]]:
    scope: Any = request.scope  # type: ignore[attr-defined]
    whole = [] if scope.unit else [("", "Seluruh instansi")]
    return whole + [(unit.kode, unit.nama) for unit in registry.opds(scope)]


def _in_reach(scope: Any, role: Any) -> bool:
    """An admin of one unit sees the roles over that unit only."""
    return not scope.unit or role.unit == scope.unit


def _account_page(request: HttpRequest, found: Any, form: RoleForm) -> HttpResponse:
    roles = accounts.roles_of(found.nip)
    names = registry.unit_names({(role.instansi, role.unit) for role in roles})
    today = timezone.localdate()
    return show(
        request,
        "admin/account/person.html",
        title=found.nama_gelar,
        person=found,
        account=accounts.account_of(found.nip),
        roles=[(role, names.get((role.instansi, role.unit), role.unit), _running(role, today)) for role in roles],
        form=form,
        crumbs=[Link("Orang", reverse("admin:account-people"))],
    )


def _running(role: Any, today: Any) -> bool:
    return role.selesai is None or role.selesai > today
