"""What talent says on the homes: the own box; the group that waits for the mayor; drafts and maps for the analyst."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.talent import groups, queries
from openkarier.web.pieces import Bar, Home, Picture, Stat, Task
from openkarier.web.templatetags.openkarier import angka, tanggal


def asn(request: HttpRequest) -> Home:
    """One's own box, once there is a map."""
    scope = _scope(request)
    peta = queries.last_map(scope.instansi, timezone.localdate())
    row = queries.one_row(scope, peta, scope.nip) if peta else None
    if peta is None or row is None:
        return Home()
    told = f"Kotak {row.kotak}" if row.kotak else "Belum dapat dinilai"
    hint = f"{peta.nama}: lihat alasannya dan apa yang mengubahnya"
    return Home(tasks=[Task(f"Peta talenta saya: {told.lower()}", reverse("asn:talent-index"), hint)])


def ppk(request: HttpRequest) -> Home:
    """The group that waits to be set, and the boxes in one picture."""
    scope = _scope(request)
    peta = queries.last_map(scope.instansi, timezone.localdate())
    if peta is None:
        return Home()
    counts = queries.counts(queries.rows(scope, peta))
    group, tasks = groups.group(scope.instansi), []
    verified = groups.states(scope, group)["diverifikasi"] if group and group.ditetapkan_pada is None else 0
    if group and verified:
        label = f"Tetapkan kelompok rencana suksesi {group.tahun}"
        tasks = [Task(label, reverse("ppk:talent-group"), f"{angka(verified)} orang sudah diverifikasi BKPSDM")]
    return Home(tasks=tasks, pictures=[_picture(peta.nama, counts)])


def bkpsdm(request: HttpRequest) -> Home:
    """How many stand ready for the group."""
    scope = _scope(request)
    peta = queries.last_map(scope.instansi, timezone.localdate())
    if peta is None:
        return Home()
    counts = queries.counts(queries.rows(scope, peta))
    pool = counts[7] + counts[8] + counts[9]
    return Home(stats=[Stat("Kotak 7, 8, 9", angka(pool), f"{peta.nama}; {angka(counts[0])} belum dapat dinilai")])


def asesor(request: HttpRequest) -> Home:
    """Drafts that wait for an SK, and the age of the map."""
    scope = _scope(request)
    if scope.unit:
        return Home()
    drafts = queries.formulas(scope.instansi).filter(state="rancangan")[:3]
    tasks = [Task(f"Rancangan: {each.nama}", reverse("asesor:talent-formula", args=[each.pk]), "belum dibekukan")
             for each in drafts]  # fmt: skip
    peta = queries.last_map(scope.instansi, timezone.localdate())
    return Home(tasks=tasks, stats=[Stat("Peta talenta", tanggal(peta.tanggal), peta.nama)] if peta else [])


def _picture(name: str, counts: dict[int, int]) -> Picture:
    judged = max(1, sum(counts.values()) - counts[0])
    pool = counts[7] + counts[8] + counts[9]
    bars = [
        Bar(label, sum(counts[box] for box in boxes), judged, angka(sum(counts[box] for box in boxes)))
        for label, boxes in (("Kotak 9", (9,)), ("Kotak 7 dan 8", (7, 8)), ("Kotak 4, 5, 6", (4, 5, 6)),
                             ("Kotak 1, 2, 3", (1, 2, 3)))
    ]  # fmt: skip
    title = f"{angka(pool)} orang siap dipertimbangkan untuk kelompok rencana suksesi"
    return Picture(title, bars, f"{name}; {angka(counts[0])} orang belum dapat dinilai.", reverse("ppk:talent-map"))


def _scope(request: HttpRequest) -> Scope:
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found: Scope = scope
    return found
