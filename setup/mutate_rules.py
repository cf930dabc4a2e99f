"""Change every number in core/regulations, one at a time, and see whether the tests of the law notice.

    python setup/mutate_rules.py            (about two minutes on one core; prints the score and the survivors)

Each integer becomes one more and one less, each ISO date a day later and a day earlier. Numbers inside a comparison
(bounds) must be noticed by the case files or the tests of local parameters; numbers of articles and days of entry into
force also by the generated page docs/peraturan.md. Each mutant runs in its own forked process.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "openkarier" / "core" / "regulations"
CASES = ROOT / "tests" / "core" / "cases"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "core")]

from openkarier.core import people  # noqa: E402, F401  # imported before the fork, so that no child pays for it
from openkarier.core.law import casefile, register  # noqa: E402  # the path is set just above

CITING = {"pasal", "ayat", "huruf", "angka", "pp11", "pp30", "pp94"}


def sites(tree: ast.Module) -> Iterator[tuple[ast.Constant, bool]]:
    """Yield every number and date of a module, and whether it is part of a citation or of an entry into force."""
    citing = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (getattr(node.func, "attr", None) or getattr(node.func, "id", "")) in CITING
        for argument in node.args
        for part in ast.walk(argument)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        if isinstance(node.value, int):
            yield node, id(node) in citing
        elif isinstance(node.value, str) and _iso(node.value):
            yield node, True


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def mutants(value: int | str) -> tuple[int | str, ...]:
    """One more and one less."""
    if isinstance(value, int):
        return value + 1, value - 1
    day = date.fromisoformat(value)
    return tuple((day + timedelta(days=step)).isoformat() for step in (1, -1))


def noticed(name: str, tree: ast.Module, *, page: bool) -> bool:
    """Load the package with one module replaced, in a child process, and run the tests of the law on it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    try:
        sys.meta_path.insert(0, _Replacing(name, tree))
        os._exit(1 if _fails(page) else 0)
    except BaseException:  # whatever goes wrong in the child, the mutant was noticed
        os._exit(2)


class _Replacing:
    """An importer that hands out the changed module."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name, self.code = f"openkarier.core.regulations.{name}", compile(tree, f"{name}.py", "exec")

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None  # type: ignore[arg-type]

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: object) -> None:
        exec(self.code, vars(module))  # the mutant


def _fails(page: bool) -> bool:
    regulations = importlib.import_module("openkarier.core.regulations")
    answers = (answer for document in DOCUMENTS for answer in casefile.judge_cases(document, regulations.RULEBOOK))
    if any(not answer.agrees for answer in answers):
        return True
    tests = importlib.import_module("test_local_parameters")
    for name in [name for name in vars(tests) if name.startswith(("test_a_region", "test_six", "test_the_overseer"))]:
        getattr(tests, name)()
    return page and register.markdown(regulations.RULEBOOK, regulations.PARAMETERS) != PAGE


DOCUMENTS = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yaml"))]
PAGE = (ROOT / "docs" / "peraturan.md").read_text(encoding="utf-8")


def main() -> int:
    """Mutate every site; print the score of bounds and of citations, and each survivor."""
    score = {True: [0, 0], False: [0, 0]}
    for path in sorted(PACKAGE.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if noticed(path.stem, tree, page=True):
            sys.exit(f"{path.name}: tanpa perubahan pun pengujian gagal; skor tidak berarti.")
        for node, citing in list(sites(tree)):
            original = node.value
            for value in mutants(original):  # type: ignore[arg-type]
                node.value = value
                killed = noticed(path.stem, tree, page=citing)
                score[citing][0] += killed
                score[citing][1] += 1
                if not killed:
                    print(f"hidup: {path.name}:{node.lineno}: {original} -> {value}", flush=True)
            node.value = original
    for citing, (killed, all_of_them) in score.items():
        name = "kutipan dan tanggal berlaku" if citing else "angka dalam perbandingan dan parameter"
        print(f"{name}: {killed} dari {all_of_them} diketahui ({killed / all_of_them:.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
