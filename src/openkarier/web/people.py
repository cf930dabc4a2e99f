"""The list of people and the page of one person, for every desk that may see more than itself."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry
from openkarier.web import cards, pages
from openkarier.web.dossier_posts import person_files_url
from openkarier.web.frame import show
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip

STATUSES = ("PNS", "CPNS", "PPPK")
SHOWN_JENJANG = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS", "PELAKSANA")


def people(request: HttpRequest, *, title: str = "Pegawai", lead: str = "") -> HttpResponse:
    """Search by name or NIP, narrow by OPD, jenjang and status; 50 a page; six queries whatever the length."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    opds = list(registry.opds(scope))
    found, kept = _narrowed(request, registry.people(scope), {opd.kode: opd for opd in opds})
    rows = found.select_related("jabatan", "unit__opd")
    return show(
        request,
        "people/list.html",
        title=title,
        lead=lead,
        slice=paged(request, rows),
        opds=opds,
        kept=kept,
        chips=_chips(kept),
        person_url=_person_name(request),
    )


def _narrowed(request: HttpRequest, found: Any, opds: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    kept = {key: request.GET.get(key, "").strip()[:80] for key in ("cari", "opd", "jenjang", "status")}
    if kept["cari"]:
        found = registry.search(found, kept["cari"])
    if kept["opd"] in opds:
        found = registry.within(found, opds[kept["opd"]])
    if kept["jenjang"] == "JF":
        found = found.filter(jabatan__jenjang__startswith="JF_")
    elif kept["jenjang"] in JENJANG_LABEL:
        found = found.filter(jabatan__jenjang=kept["jenjang"])
    if kept["status"] in STATUSES:
        found = found.filter(status=kept["status"])
    return found, {key: value for key, value in kept.items() if value}


def _chips(kept: dict[str, str]) -> list[Chip]:
    """Jenjang and status as chips; a chip that is on switches itself off."""
    labels = {each: JENJANG_LABEL[each] for each in SHOWN_JENJANG} | {"JF": "Fungsional"}  # type: ignore[index]
    rows = [("jenjang", value, label) for value, label in labels.items()]
    rows += [("status", value, value) for value in STATUSES]
    return [_chip(kept, key, value, label) for key, value, label in rows]


def _chip(kept: dict[str, str], key: str, value: str, label: str) -> Chip:
    on = kept.get(key) == value
    query = {name: text for name, text in kept.items() if name != key} | ({} if on else {key: value})
    return Chip(label, f"?{urlencode(query)}", on)


def _person_name(request: HttpRequest) -> str:
    """A person's page lies beside the list: "bkpsdm:registry-people" leads to "bkpsdm:registry-person"."""
    page: pages.Page = request.page  # type: ignore[attr-defined]
    name = f"{page.desk}:{page.stage}-person"
    return name if name in pages.BY_NAME else ""


def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One person: facts with their source, riwayat, kinerja, kompetensi; discipline where the desk may."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = registry.person(scope, nip)
    if found is None:
        raise Http404
    desk: str = request.desk  # type: ignore[attr-defined]
    code = f"{desk}:account-code"
    return show(
        request,
        "people/person.html",
        title=found.nama_gelar,
        person=found,
        card=cards.card(found, timezone.localdate(), discipline=desk in cards.DISCIPLINE_DESKS, desk=desk),
        atasan=hierarchy.atasan_of(found),
        code_url=reverse(code, args=[nip]) if code in pages.BY_NAME and found.aktif else "",
        files_url=person_files_url(desk, nip),
    )
