"""From the database to three plans with certificates and reasons, then a what-if, in CPU-seconds of all processes.

Usage: OPENKARIER_DATA=… .venv/bin/python benchmarks/rotation_product.py   (a database with the demo city)

Everybody wishes for structural posts; the worker's own code runs, in one transaction that is rolled back. A what-if is
a child scenario: the parent's frozen bytes under one more decision, solved, certified and compared. Beside it stands
the solver's part alone: the same question answered at a warm desk, and the changed instance solved from nothing.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

import numpy as np
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openkarier.core.rotation.instance import Consent
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.scenario import LARANG
from openkarier.core.rotation.solve import solve
from openkarier.core.rotation.whatif import Desk, Question
from openkarier.stages.deliberation import assembling, rotasi, rotation_lists, scenarios, solving
from openkarier.stages.deliberation.models import Hasil, Rencana, Skenario
from openkarier.stages.deliberation.scenarios import Decision
from openkarier.stages.registry.models import Pegawai

T = TypeVar("T")
WISHES = 2


def spent() -> float:
    """CPU-seconds of this process and of its ended children."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(what: str, work: Callable[[], T]) -> T:
    """Run it and print the CPU-seconds and the peak of memory of any one process so far."""
    start = spent()
    found = work()
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    print(f"{what:58} {spent() - start:8.2f} s   peak {peak} MB", flush=True)
    return found


class Bench:
    """A job that nobody waits for."""

    owner = "tolok ukur"

    def clock(self) -> datetime:
        """Now."""
        return timezone.now()

    def progress(self, *_: Any) -> None:
        """Nobody watches."""

    @contextmanager
    def step(self, **_: Any) -> Iterator[None]:
        """One step, without a lease."""
        yield


def everybody(skenario: Skenario, posts: Any, _: Any) -> dict[int, list[int]]:
    """Two wishes for each active person, drawn with a crowd at some posts."""
    rng, keys = np.random.default_rng(7), sorted(posts)
    people = Pegawai.objects.filter(instansi=skenario.instansi_id, aktif=True).values_list("pk", flat=True)
    return {
        person: list(dict.fromkeys(keys[int(len(keys) * draw**1.8)] for draw in rng.random(WISHES)))
        for person in people
    }


def willing(skenario: Skenario) -> dict[int, Consent]:
    """Who wishes for a post is ready to move."""
    people = Pegawai.objects.filter(instansi=skenario.instansi_id, aktif=True).values_list("pk", flat=True)
    return dict.fromkeys(people, Consent.PINDAH)


def scenario(held: Skenario) -> Skenario:
    """A new trial scenario of the same period."""
    now, words = timezone.now(), {"actor": Bench.owner, "at": timezone.now()}
    made = scenarios.create(period=held.period, nama="Tolok ukur", benih=20261122, uji_coba=True, **words)
    scenarios.ask_prepare(skenario=made, hand="tpk", actor=Bench.owner, at=now)
    return made


def asked(parent: Skenario) -> Decision:
    """Forbid the first move of plan B."""
    first = Hasil.objects.filter(rencana__skenario=parent, rencana__jenis="b", nasib="terpenuhi").order_by("pk").first()
    assert first
    return Decision(LARANG, "Tolok ukur.", pegawai=first.pegawai, jabatan=first.ke)


def told(parent: Skenario, child: Skenario) -> list[Any]:
    """What changed in plan B and who loses, as the page shows it."""
    before, after = (Rencana.objects.get(skenario=each, jenis="b") for each in (parent, child))
    return rotation_lists.shifts(before, after)


def beside(parent: Skenario, decision: Decision) -> None:
    """The solver's part of the same question, warm and from nothing, for each plan."""
    instance = read_instance(rotasi.frozen_bytes(parent) or b"")
    pair = ((f"p{decision.pegawai.pk}", f"j{decision.jabatan.pk}"),)
    changed = replace(instance, constraints=replace(instance.constraints, forbids=pair), sha256="")
    for plan in "abc":
        ask = partial(Desk(instance, plan, seed=parent.benih).ask, Question(forbids=pair))
        warm = timed(f"plan {plan.upper()}: the question at a warm desk", ask)
        cold = timed(f"plan {plan.upper()}: solved from nothing", partial(solve, changed, plan, seed=parent.benih))
        assert warm.plan.assignment == cold.assignment


def solved(held: Skenario) -> Skenario:
    """Solve as the worker does and read the scenario again."""
    scenarios.ask_solve(skenario=held, hand="tpk", actor=Bench.owner, at=timezone.now())
    solving.solve(Bench(), held.pk)
    return Skenario.objects.get(pk=held.pk)


def main() -> None:
    """Print the table."""
    held = Skenario.objects.select_related("instansi", "period__instansi").first()
    if held is None:
        raise SystemExit("No scenario in this database; run `openkarier demo` first.")
    assembling._wishes, assembling._consents = everybody, willing
    with transaction.atomic():
        parent, bench = scenario(held), Bench()
        with CaptureQueriesContext(connection) as seen:
            timed("database -> frozen instance", lambda: solving.prepare(bench, parent.pk))
        parent = Skenario.objects.get(pk=parent.pk)
        raw = rotasi.frozen_bytes(parent) or b""
        body = read_instance(raw)
        print(f"{len(body.people)} people, {len(body.posts)} posts, {len(body.edges)} edges, {len(seen)} queries")
        parent = timed("three plans, certificates, reasons, rows of results", lambda: solved(parent))
        decision, words = asked(parent), {"actor": Bench.owner, "at": timezone.now()}
        child = scenarios.what_if(skenario=parent, decision=decision, without=None, **words)
        timed("what-if: the parent's bytes under one decision more", lambda: solving.prepare(bench, child.pk))
        child = timed("what-if: three plans, certificates, reasons, rows", lambda: solved(child))
        print(f"{len(timed('what-if: differences of plan B', lambda: told(parent, child)))} people change")
        beside(parent, decision)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
