"""What placement puts on the home of each desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openkarier.core.placement.gates import SERVICE_DAYS
from openkarier.stages.placement import answers, cases, effect, paper_queries, queries
from openkarier.stages.standards import heads
from openkarier.web import placements
from openkarier.web.pieces import Home, Stat, Task, Trace
from openkarier.web.templatetags.openkarier import angka


def ppk(request: HttpRequest) -> Home:
    """What waits for the PPK, and whether the Minister must agree."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    count = queries.counted(scope)
    tasks = []
    if count["menunggu"]:
        words = f"Putuskan {angka(count['menunggu'])} usulan TPK"
        hint = heads.window_on(scope.instansi, placements.today()).sentence
        tasks.append(Task(words, reverse("ppk:placement-index"), hint, "menunggu"))
    nip = request.user.get_username()
    if signing := paper_queries.unsigned(scope.instansi, nip, placements.today()).order_by().count():
        tasks.append(Task(f"Tanda tangani {angka(signing)} SK", reverse("ppk:placement-signing"), "", "menunggu"))
    for each in queries.running(queries.objections(scope))[:3]:
        where = reverse("ppk:placement-objection", args=[each.tiket])
        tasks.append(Task(f"Putuskan keberatan {each.tiket}", where, "21 hari kerja", "menunggu", each.batas_putus))
    return Home(tasks=tasks, stats=_stats(count))


def bkpsdm(request: HttpRequest) -> Home:
    """What the office must move on: packs, SK, ceremonies, TMT, objections."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    count, day = queries.counted(scope), placements.today()
    steps = (
        (count["disetujui"], "usulan disetujui: buat paket I-MUT", "bkpsdm:placement-pertek_", "menunggu"),
        (count["pertek"], "pertek terbit: terbitkan SK", "bkpsdm:placement-decrees_", "menunggu"),
        (count["sk"], "SK menunggu pelantikan", "bkpsdm:placement-ceremonies", "menunggu"),
        (len(effect.overdue(scope.instansi, day)), "TMT sudah tiba: berlakukan", "bkpsdm:placement-index", "lewat"),
        (
            queries.running(queries.objections(scope)).count(),
            "keberatan berjalan",
            "bkpsdm:placement-objections_",
            "berjalan",
        ),
    )
    late = queries.late_at_bkn(scope.instansi, day)
    hint = f"{late} nama lewat {SERVICE_DAYS} hari kerja di BKN." if late else ""
    tasks = [Task(f"{angka(n)} {words}", reverse(name), "", state) for n, words, name, state in steps if n]
    if count["diusulkan"]:
        words = f"{angka(count['diusulkan'])} nama menunggu pertek BKN"
        tasks.append(Task(words, reverse("bkpsdm:placement-pertek_"), hint, "lewat" if late else "berjalan"))
    return Home(tasks=tasks, stats=_stats(count))


def asn(request: HttpRequest) -> Home:
    """The newest own answer, and an own placement under way."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    tasks = []
    newest = answers.newest_answer(scope.instansi, scope.nip)
    if newest is not None and (timezone.now() - newest.diumumkan_at).days < answers.FRESH:
        where = reverse("asn:placement-answer", args=[newest.aspiration.period.kode])
        opened = hasattr(newest, "penyampaian")
        words = newest.kalimat if opened else "Tanggal terimanya tercatat saat Anda membukanya."
        tasks.append(Task("Baca jawaban atas Pernyataan Karier", where, words, "baru"))
    where = reverse("asn:placement-index")
    traces = [
        Trace(f"Penempatan: {placed.ke.nama}", where, placements.trail(each))
        for each in queries.own_cases(scope)
        if (placed := cases.placement_of(each)) is not None and placed.state in ("sk", "dilantik")
    ]
    return Home(tasks=tasks, traces=traces)


def _stats(count: dict[str, int]) -> list[Stat]:
    under_way = sum(count[state] for state in ("disetujui", "diusulkan", "pertek", "sk", "dilantik"))
    if not sum(count.values()):
        return []
    return [Stat("Penempatan berjalan", angka(under_way)), Stat("Sudah menduduki jabatan", angka(count["berlaku"]))]
