"""Reads of disputes: the inbox of a desk, one dispute, and what of a person's data is or was in dispute."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from openkarier.core.registry_disputes import OPEN, SILENCE, STATES, WITH_OFFICE
from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.documents.models import Upload
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.queries import everyone, search
from openkarier.stages.registry.sanggahan import LangkahSanggahan, Sanggahan
from openkarier.stages.registry.staging import ImportRun


def disputes(scope: Scope) -> QuerySet[Sanggahan]:
    """All within the scope: what waits for the office first, by deadline; then what waits for others; then the rest."""
    turn = Case(
        When(state__in=WITH_OFFICE, then=Value(0)), When(state__in=OPEN, then=Value(1)), default=Value(2),
        output_field=IntegerField(),
    )  # fmt: skip
    found = Sanggahan.objects.filter(pegawai__in=everyone(scope).order_by().values("pk"))
    return found.select_related("instansi", "pegawai__unit", "pegawai__jabatan").order_by(turn, "batas", "pk")


def dispute(scope: Scope, nomor: str) -> Sanggahan | None:
    """One by its number, or None when it is outside the scope."""
    return disputes(scope).filter(nomor=nomor).first()


def in_state(found: QuerySet[Sanggahan], state: str, now: datetime) -> QuerySet[Sanggahan]:
    """Those of `disputes` in a state; also "terbuka", "lewat" (answer overdue), "senyap" (no word for a fortnight)."""
    if state == "lewat":
        return overdue(found, now)
    if state == "senyap":
        return silent(found, now)
    if state == "terbuka":
        return found.filter(state__in=OPEN)
    return found.filter(state=state) if state in STATES else found


def about(found: QuerySet[Sanggahan], text: str) -> QuerySet[Sanggahan]:
    """Those whose number begins so, or whose person is found by it."""
    if text[:1].upper() == "D" and any(letter.isdigit() for letter in text):
        return found.filter(nomor__istartswith=text)
    return found.filter(pegawai__in=search(Pegawai.objects.all(), text).values("pk"))


def overdue(found: QuerySet[Sanggahan], now: datetime) -> QuerySet[Sanggahan]:
    """Open ones whose answer (or next word) should have been given, by the office or by the keeper of the master."""
    return found.filter(state__in=(*WITH_OFFICE, "diteruskan"), batas__lt=now)


def silent(found: QuerySet[Sanggahan], now: datetime) -> QuerySet[Sanggahan]:
    """Open ones of which the person has heard nothing for a fortnight: service promise 1."""
    return found.filter(state__in=(*WITH_OFFICE, "diteruskan"), kabar_at__lt=now - timedelta(days=SILENCE))


def counted(scope: Scope) -> dict[str, int]:
    """State -> how many, in the order of the table of states. One query."""
    rows = disputes(scope).order_by().values_list("state").annotate(Count("pk"))
    found: dict[str, int] = dict(rows)
    return {state: found[state] for state in STATES if found.get(state)}


def after(scope: Scope, row: Sanggahan) -> Sanggahan | None:
    """The next one that waits for the office, after this one by deadline; from the beginning when it is the last."""
    waiting = disputes(scope).filter(state__in=WITH_OFFICE).exclude(pk=row.pk)
    return waiting.filter(batas__gte=row.batas).first() or waiting.first()


def steps(row: Sanggahan) -> QuerySet[LangkahSanggahan]:
    """Its steps, oldest first."""
    return LangkahSanggahan.objects.filter(sanggahan=row).order_by("at", "pk")


def evidence(row: Sanggahan) -> list[Upload]:
    """Its files, in the order in which they came."""
    return [each.berkas for each in row.bukti.select_related("berkas").order_by("pk")]


def of_person(pegawai: Pegawai) -> dict[tuple[str, int], Sanggahan]:
    """(butir, row) -> the newest dispute that is open or was accepted: what a page marks beside a datum. One query."""
    rows = Sanggahan.objects.filter(pegawai=pegawai, state__in=(*OPEN, "diterima")).order_by("pk")
    return {(row.butir, row.baris): row for row in rows}


def last_import(instansi: int) -> datetime | None:
    """When people of an agency (by key) were last imported; None = never."""
    runs = ImportRun.objects.filter(instansi=instansi, kind="pegawai", state=ImportRun.State.APPLIED)
    return runs.order_by("-applied_at").values_list("applied_at", flat=True).first()
