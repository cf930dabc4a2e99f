"""From the database to the frozen input: the demo city where everybody wishes for structural posts, in CPU-seconds.

Usage: OPENKARIER_DATA=… .venv/bin/python benchmarks/rotation_product.py   (a database with the demo city)
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from typing import Any, TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

import numpy as np
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from openkarier.core.rotation.drafting import Decided
from openkarier.core.rotation.solve import Effort, solve
from openkarier.stages.deliberation import assembling
from openkarier.stages.deliberation.models import Skenario
from openkarier.stages.registry.models import Pegawai

T = TypeVar("T")
WISHES = 2


def timed(what: str, work: Callable[[], T]) -> T:
    """Run it and print the CPU-seconds and the peak of memory so far."""
    start = time.process_time()
    found = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:44} {time.process_time() - start:8.2f} s   peak {peak} MB", flush=True)
    return found


def everybody(skenario: Skenario, posts: Any, _: Any) -> dict[int, list[int]]:
    """Two wishes for each active person, drawn with a crowd at some posts."""
    rng, keys = np.random.default_rng(7), sorted(posts)
    people = Pegawai.objects.filter(instansi=skenario.instansi_id, aktif=True).values_list("pk", flat=True)
    return {
        person: list(dict.fromkeys(keys[int(len(keys) * draw**1.8)] for draw in rng.random(WISHES)))
        for person in people
    }


def main() -> None:
    """Print the table."""
    held = Skenario.objects.select_related("instansi", "period__instansi").first()
    if held is None:
        raise SystemExit("No scenario in this database; run `openkarier demo` first.")
    assembling._wishes = everybody
    values = assembling.values_of(held)
    with transaction.atomic(), CaptureQueriesContext(connection) as seen:
        frozen = timed(
            "people, posts, verdicts, merit -> instance", lambda: assembling.assemble(held, values, Decided())
        )
    raw = timed("instance -> frozen bytes", frozen.instance.to_json)
    print(
        f"{len(frozen.instance.people)} people, {len(frozen.instance.posts)} posts, {len(frozen.instance.edges)} edges"
    )
    print(f"{len(seen)} queries, {len(raw) / 1e6:.1f} MB frozen, {frozen.summary['terhalang']} wishes barred")
    for plan in "abc":
        timed(f"plan {plan.upper()} in this process", lambda plan=plan: solve(frozen.instance, plan, effort=Effort()))


if __name__ == "__main__":
    main()
