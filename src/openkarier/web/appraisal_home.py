"""What performance puts on the homes: one's own SKP, whose SKP waits, how far the year is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openkarier.core.appraisal import RATED, calendar
from openkarier.core.appraisal_tasks import Todo, first_task, own_task, superior_tasks
from openkarier.stages.appraisal import home
from openkarier.web.pieces import Home, Stat, Task
from openkarier.web.templatetags.openkarier import angka, persen

FIXED = {"ditetapkan", "penilaian", *RATED}


def asn(request: HttpRequest) -> Home:
    """The next act on one's own SKP, and colleagues who wait for feedback."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    now, today = timezone.now(), timezone.localdate()
    found, index = home.own_year(scope.nip, today.year, now), reverse("asn:appraisal-index")
    tasks = [_task(first_task(today.year), index)] if found.owes else []
    for kode, own in found.sheets:
        todo = own_task(own, today)
        if todo is not None:
            tasks.append(_task(todo, reverse(f"asn:appraisal-{todo.act}", args=[kode])))
    if found.asked:
        hint = "Survei tertutup, tujuh pertanyaan untuk tiap orang."
        label = f"Beri umpan balik tentang {angka(found.asked)} rekan kerja"
        tasks.append(Task(label, reverse("asn:appraisal-surveys"), hint, "menunggu"))
    return Home(tasks=tasks)


def atasan(request: HttpRequest) -> Home:
    """Whose SKP waits for the reader."""
    url, found = reverse("atasan:appraisal-index"), home.waiting(request.user.get_username())
    return Home(tasks=[_task(todo, f"{url}?menunggu=ya&tahun={todo.tahun}") for todo in superior_tasks(found)])


def ppk(request: HttpRequest) -> Home:
    """Whose SKP waits for the PPK, above whom nobody else stands."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    url, found = reverse("ppk:appraisal-index"), home.waiting_for_ppk(scope)
    return Home(tasks=[_task(todo, f"{url}?menunggu=ya&tahun={todo.tahun}") for todo in superior_tasks(found)])


def bkpsdm(request: HttpRequest) -> Home:
    """How far the year is against its next date, and differences that wait for a decision."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    today = timezone.localdate()
    counts = home.year_counts(scope, today.year)
    people, fixed = counts.get("pegawai", 0), sum(counts.get(state, 0) for state in FIXED)
    due = next(each for each in calendar(today.year) if each.on >= today)
    share = f"{persen(100 * fixed / people, 0)} dari {angka(people)} pegawai" if people else "belum ada pegawai"
    stats = [Stat(f"SKP {today.year} ditetapkan", angka(fixed), f"{share}; berikutnya: {due.label.lower()}")]
    tasks = []
    if counts.get("selisih"):
        label = f"Putuskan {angka(counts['selisih'])} selisih predikat"
        hint = "SKP di sini dan e-Kinerja memberi predikat yang berbeda; tidak ada yang ditimpa."
        tasks.append(Task(label, reverse("bkpsdm:appraisal-differences"), hint, "menunggu"))
    return Home(tasks=tasks, stats=stats)


def _task(todo: Todo, url: str) -> Task:
    return Task(todo.label, url, todo.hint, todo.state, todo.due)
