"""Solve in a process of its own, with a time limit and progress; the caller's process never loads the solver.

Protocol: the instance goes in on standard input; progress comes out on standard error, one JSON object a line; the plan
comes out on standard output. `python -m openkarier.core.rotation.run PLAN LAM SEED LIMIT GAP` is the worker.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from openkarier.core.rotation.defects import BadInput, Defect, Infeasible, SolverStopped

Progress = Callable[[dict[str, Any]], None]
"""Called with {"level", "place", "levels", "value", "gap"} after each level, from a helper thread."""
GRACE = 10.0
"""Seconds over the solver's own limit before the worker is stopped: reading, explaining, writing."""
BAD, IMPOSSIBLE, STOPPED = 3, 4, 5
"""Exit statuses of the worker."""


def run(
    instance: bytes,
    plan: str,
    *,
    lam: int = 3_000,
    seed: int = 0,
    time_limit: float = 60.0,
    gap: float = 0.0,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> bytes:
    """Solve the instance file in a worker process; returns the plan file (see docs/rotasi.md).

    `time_limit` in seconds of solver time: when it is reached the best plan so far comes back with its proven gap.
    `stop`, once set, ends the worker within a fifth of a second.
    Raises `BadInput`, `Infeasible` (both with their causes) or `SolverStopped`.
    """
    worker = _started([plan, str(lam), str(seed), str(time_limit), str(gap)])
    guard = threading.Timer(2 * time_limit + GRACE, worker.kill)
    guard.start()
    threading.Thread(target=_obey, args=(worker, stop), daemon=True).start()
    try:
        return _answer(worker, *_heard(worker, instance, progress))
    finally:
        guard.cancel()


def _heard(worker: subprocess.Popen[bytes], instance: bytes, progress: Progress | None) -> tuple[bytes, list[bytes]]:
    """What the ended worker has said: its answer and the lines on the way."""
    lines: list[bytes] = []
    listener = threading.Thread(target=_listen, args=(worker.stderr, lines, progress), daemon=True)
    listener.start()
    try:
        return _converse(worker, instance), lines
    finally:
        worker.kill()
        worker.wait()
        listener.join()


def _started(words: list[str]) -> subprocess.Popen[bytes]:
    command, pipe = [sys.executable, "-m", __name__, *words], subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  # our own module, no shell


def _converse(worker: subprocess.Popen[bytes], instance: bytes) -> bytes:
    assert worker.stdin
    assert worker.stdout
    try:
        worker.stdin.write(instance)
        worker.stdin.close()
    except BrokenPipeError:
        return b""  # the worker has ended; its status says why
    with worker.stdout:
        answer = worker.stdout.read()
    worker.wait()
    return answer


def _obey(worker: subprocess.Popen[bytes], stop: threading.Event | None) -> None:
    """Kill the worker when its caller asks for it; ends with the worker."""
    while stop is not None and worker.poll() is None:
        if stop.wait(0.2):
            worker.kill()


def _listen(stream: IO[bytes], lines: list[bytes], progress: Progress | None) -> None:
    with stream:
        for line in stream:
            lines.append(line)
            event = _event(line)
            if progress and event:
                progress(event)


def _event(line: bytes) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and "level" in event else None


def _answer(worker: subprocess.Popen[bytes], answer: bytes, lines: list[bytes]) -> bytes:
    status = worker.returncode
    if status == 0:
        return answer
    said = json.loads(lines[-1]) if lines and status in (BAD, IMPOSSIBLE, STOPPED) else {}
    if status == BAD:
        raise BadInput(said["headline"], said["causes"])
    if status == IMPOSSIBLE:
        raise Infeasible(said["headline"], said["causes"])
    if status == STOPPED:
        raise SolverStopped(said["headline"])
    raise SolverStopped("Penyelesai dihentikan karena melewati batas waktu. Ulangi dengan batas waktu lebih panjang.")


def _worker(words: list[str]) -> int:
    from openkarier.core.rotation.reading import read_instance  # noqa: PLC0415  # only the worker loads the solver
    from openkarier.core.rotation.solve import Effort, solve  # noqa: PLC0415

    plan, lam, seed, time_limit, gap = words
    try:
        instance = read_instance(sys.stdin.buffer.read())
        effort = Effort(time_limit=float(time_limit), gap=float(gap), progress=_report)
        sys.stdout.buffer.write(solve(instance, plan, lam=int(lam), seed=int(seed), effort=effort).to_json())
    except Defect as wrong:
        _say({"headline": wrong.headline, "causes": wrong.causes})
        return BAD if isinstance(wrong, BadInput) else IMPOSSIBLE
    except SolverStopped as stopped:
        _say({"headline": str(stopped), "causes": []})
        return STOPPED
    return 0


def _report(level: str, place: int, levels: int, value: int, gap: float) -> None:
    _say({"level": level, "place": place, "levels": levels, "value": value, "gap": gap})


def _say(event: dict[str, Any]) -> None:
    sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(_worker(sys.argv[1:]))
