"""The worker's part: read and freeze the data, solve the three plans in a process of their own, check them again."""

from __future__ import annotations

import hashlib
import json
import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.defects import Defect, SolverStopped
from openkarier.core.rotation.drafting import amended, with_edges
from openkarier.core.rotation.figures import figures
from openkarier.core.rotation.instance import Instance
from openkarier.core.rotation.limits import constraints
from openkarier.core.rotation.outcomes import mean_merit, outcomes
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.run import run
from openkarier.core.rotation.scenario import PLAN_NAMES
from openkarier.core.rotation.scrutiny import defects_of
from openkarier.core.rotation.words import ID, named
from openkarier.foundation.jobs.task import JobRefused, LeaseLost, StopAsked, Task
from openkarier.stages.deliberation import assembling, scenarios
from openkarier.stages.deliberation.models import Hasil, Rencana, Skenario
from openkarier.stages.deliberation.rotasi import place_name
from openkarier.stages.registry.models import Jabatan, Pegawai, Unit

DATA_WRONG = "Data tidak dapat dipakai untuk rotasi:"
LOOK = 0.4  # seconds between looks at a running solver
STEPS = 100  # of progress to each plan
BATCH = 500  # rows of results to a transaction


def prepare(task: Task, skenario: int, then_solve: bool = False) -> str:
    """Read the data (a what-if: take the parent's), freeze the input; a what-if goes on to the run."""
    held = _scenario(skenario)
    task.progress(0, 1, "Membaca pegawai, jabatan, pernyataan, syarat, dan merit")
    frozen = _amended(held) if held.induk_id else _assembled(held)
    wrong = defects_of(frozen.instance)
    if wrong:
        return _refused(task, held, DATA_WRONG, wrong)
    now = task.clock()
    with task.step(cursor="frozen", done=1, total=1, message="Masukan dibekukan"):
        held = scenarios.freeze(skenario=held, raw=frozen.instance.to_json(), summary=frozen.summary, at=now)
        if then_solve:
            scenarios.ask_solve(skenario=held, actor=task.owner, hand="tpk", at=now)
    return "Masukan dibekukan. Periksa jumlahnya, lalu hitung."


def solve(task: Task, skenario: int) -> str:
    """Solve plans A, B and C, let the independent checker look at each, keep them with their figures."""
    held = _scenario(skenario)
    effort = Effort.of(held)
    Rencana.objects.filter(skenario=held).delete()
    made: dict[str, str] = {}
    for place, kind in enumerate(PLAN_NAMES):
        try:
            answer = _watched(task, effort, kind, place)
        except (Defect, SolverStopped) as wrong:
            return _refused(task, held, getattr(wrong, "headline", str(wrong)), getattr(wrong, "causes", []))
        _keep(held, kind, effort.raw, answer, task.clock())
        made[kind] = hashlib.sha256(answer).hexdigest()
    scenarios.finish(skenario=held, outputs=made, at=task.clock())
    return "Tiga rencana selesai dihitung dan diperiksa."


def recheck(task: Task, skenario: int) -> str:
    """An auditor's question: does the frozen input still give the same bytes today? Changes nothing."""
    held = _scenario(skenario)
    effort = Effort.of(held)
    if hashlib.sha256(effort.raw).hexdigest() != held.sidik:
        raise JobRefused(f"Masukan berubah sejak dibekukan: sidiknya bukan lagi {held.sidik[:16]}…")
    kept = dict(Rencana.objects.filter(skenario=held).values_list("jenis", "sidik"))
    for place, kind in enumerate(sorted(kept)):
        answer = _watched(task, effort, kind, place)
        if hashlib.sha256(answer).hexdigest() != kept[kind]:
            raise JobRefused(f"Rencana {PLAN_NAMES[kind]} tidak memberi byte yang sama; bandingkan versi mesinnya.")
        if not all(finding.holds for finding in certify(effort.raw, answer)):
            raise JobRefused(f"Sertifikat rencana {PLAN_NAMES[kind]} tidak lulus.")
    return f"Byte sama dan sertifikat lulus untuk {len(kept)} rencana. Masukan {held.sidik[:16]}…"


def _scenario(key: int) -> Skenario:
    return Skenario.objects.select_related("instansi", "period__instansi", "induk").get(pk=key)


def _assembled(held: Skenario) -> assembling.Frozen:
    return assembling.assemble(held, assembling.values_of(held), assembling.decided_of(held))


def _amended(held: Skenario) -> assembling.Frozen:
    """The parent's data under the child's decisions."""
    parent = held.induk
    assert parent
    values, now, before = assembling.values_of(held), assembling.decided_of(held), assembling.decided_of(parent)
    instance = read_instance(zlib.decompress(bytes(parent.masukan or b"")))
    fresh = now.lifted - before.lifted
    more, bare = assembling.more_edges(held, values, (int(each[1:]) for each in fresh))
    limits = constraints(values, assembling.ruling(now))
    summary = {**parent.ringkasan, "pasangan_tanpa_merit": [*parent.ringkasan.get("pasangan_tanpa_merit", []), *bare]}
    return assembling.Frozen(amended(with_edges(instance, more), limits, before, now), summary)


@dataclass(frozen=True)
class Effort:
    """What a run is asked with: the frozen bytes, the published seed, the price of envy, seconds for each plan."""

    raw: bytes
    seed: int
    lam: int
    limit: float

    @classmethod
    def of(cls, held: Skenario) -> Effort:
        """As the scenario says."""
        values = assembling.values_of(held)
        raw = zlib.decompress(bytes(held.masukan or b""))
        return cls(raw, held.benih, values.get("harga_iri") or 3_000, float(values.get("batas_waktu") or 60))


def _watched(task: Task, effort: Effort, kind: str, place: int) -> bytes:
    """Run the solver beside this thread, tell people how far it is, and end it when the job is cancelled."""
    stop, said = threading.Event(), Said()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(
            run, effort.raw, kind, lam=effort.lam, seed=effort.seed, time_limit=effort.limit, progress=said, stop=stop
        )
        try:
            while not _ended(running):
                done = STEPS * place + STEPS * said.place // max(1, said.levels)
                task.progress(done, STEPS * len(PLAN_NAMES), f"Rencana {PLAN_NAMES[kind]}: {said.level}")
        except (LeaseLost, StopAsked):
            stop.set()
            raise
        return running.result()


class Said:
    """The last word of a running solver, written by its listener and read by the watcher."""

    level, place, levels = "membaca masukan", 0, 1

    def __call__(self, event: dict[str, Any]) -> None:
        """Take the newest event."""
        self.level, self.place, self.levels = event["level"], event["place"], event["levels"]


def _ended(running: Future[bytes]) -> bool:
    try:
        running.exception(timeout=LOOK)
    except TimeoutError:
        return False
    return True


def _refused(task: Task, held: Skenario, headline: str, causes: list[str]) -> str:
    """Keep the smallest set of causes in words, with names instead of ids."""
    names = _names([headline, *causes])
    said = [named(cause, names) for cause in causes]
    scenarios.refuse(skenario=held, headline=named(headline, names), causes=said, at=task.clock())
    raise JobRefused(f"{headline} {'; '.join(said)}"[:500])


def _names(sentences: Iterable[str]) -> dict[str, str]:
    """Id of the engine -> name, for the ids these sentences hold. Three queries."""
    ids = {found for sentence in sentences for found in ID.findall(sentence)}
    keys = {letter: [int(each[1:]) for each in ids if each[0] == letter] for letter in "pju"}
    people = Pegawai.objects.filter(pk__in=keys["p"])
    posts = Jabatan.objects.filter(pk__in=keys["j"]).select_related("unit__opd")
    return (
        {f"p{each.pk}": each.nama_gelar for each in people}
        | {f"j{each.pk}": place_name(each) for each in posts}
        | {f"u{each.pk}": each.nama for each in Unit.objects.filter(pk__in=keys["u"])}
    )


def _keep(held: Skenario, kind: str, raw: bytes, answer: bytes, now: datetime) -> None:
    """One plan with its certificate, and a row per person it speaks of."""
    body, instance = json.loads(answer), read_instance(raw)
    findings = certify(raw, answer)
    tiers = {post.id: post.critical for post in instance.posts}
    bare = set(held.ringkasan.get("pasangan_tanpa_merit", []))
    merit = mean_merit(instance, body["assignment"], bare)
    plan = Rencana.objects.create(
        skenario=held, jenis=kind, hasil=zlib.compress(answer, 9), sidik=hashlib.sha256(answer).hexdigest(),
        celah=body["proven_gap"], angka=figures(body, tiers, merit), pada=now,
        sertifikat=[[each.name, each.holds, each.figure] for each in findings],
        sah=all(each.holds for each in findings),
    )  # fmt: skip
    rows = list(_rows(plan, instance, body, bare))
    for start in range(0, len(rows), BATCH):
        Hasil.objects.bulk_create(rows[start : start + BATCH])


def _rows(plan: Rencana, instance: Instance, body: dict[str, Any], bare: set[str]) -> Iterator[Hasil]:
    held = dict(Pegawai.objects.filter(instansi=plan.skenario.instansi_id, aktif=True).values_list("pk", "jabatan_id"))
    for found in outcomes(instance, body, bare):
        key = int(found.person[1:])
        yield Hasil(
            rencana=plan, pegawai_id=key, dari_id=int(found.own[1:]) if found.own else held.get(key),
            ke_id=int(found.post[1:]) if found.post else None, nasib=found.outcome, keinginan=found.wish,
            diminta=found.asked, merit=found.merit, peringkat=found.rank, pelamar=found.applicants,
            ambang=found.cutoff, kode=found.reasons[0]["code"] if found.reasons else "", alasan=found.reasons,
        )  # fmt: skip
