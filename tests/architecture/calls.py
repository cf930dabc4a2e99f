"""Who calls whom and who writes, read from the source: enough of Python for a house of plain functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITES = {"create", "save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
SQL = ("INSERT INTO", "UPDATE ", "DELETE FROM")


@dataclass
class Function:
    """One function or method: "package.module:name" or "package.module:Class.name", and what it does."""

    name: str
    writes: bool = False
    calls: set[str] = field(default_factory=set)

    @property
    def public(self) -> bool:
        return not self.name.split(":")[1].split(".")[-1].startswith("_")


def functions(root: Path, package: str) -> dict[str, Function]:
    """Every function below `root`, by its full name; a class stands for all of its methods."""
    found: dict[str, Function] = {}
    for path in sorted(root.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(root).with_suffix("").parts
        module = ".".join([package, *(part for part in parts if part != "__init__")])
        found |= Module(module, ast.parse(path.read_text()), path.name == "__init__.py").functions()
    return found


def reached(start: str, found: dict[str, Function]) -> set[str]:
    """Everything that can be called from `start`, itself included."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += found[name].calls if name in found else ()
    return seen


class Module:
    """One parsed module and the names it knows."""

    def __init__(self, name: str, tree: ast.Module, package: bool) -> None:
        self.name, self.tree = name, tree
        self._base = name.split(".") if package else name.split(".")[:-1]
        self.names = dict(self._imports())
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.names[node.name] = f"{name}:{node.name}"

    def functions(self) -> dict[str, Function]:
        """The module's functions; a class is a function that calls its own methods."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                found[f"{self.name}:{node.name}"] = self._function(node, "")
            if isinstance(node, ast.ClassDef):
                methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
                whole = Function(f"{self.name}:{node.name}")
                for method in methods:
                    one = self._function(method, node.name)
                    found[one.name] = one
                    whole.calls.add(one.name)
                found[whole.name] = whole
        return found

    def _function(self, node: ast.FunctionDef, owner: str) -> Function:
        name = f"{owner}.{node.name}" if owner else node.name
        found = Function(f"{self.name}:{name}")
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                found.writes |= _writes(part)
            found.calls |= set(self._named(part, owner))
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.writes |= part.value.lstrip().startswith(SQL)
        return found

    def _named(self, part: ast.AST, owner: str) -> Iterator[str]:
        """A name that is used, called or handed on, as a function's full name."""
        if isinstance(part, ast.Name) and part.id in self.names:
            yield self.names[part.id]
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            if part.value.id == "self" and owner:
                yield f"{self.name}:{owner}.{part.attr}"
            known = self.names.get(part.value.id, "")
            if known:
                yield f"{known.replace(':', '.')}:{part.attr}"  # module.function
                yield f"{known}.{part.attr}"  # Class.method

    def _imports(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                base = self._base[: len(self._base) + 1 - node.level] if node.level else []
                origin = ".".join([*base, *([node.module] if node.module else [])])
                for alias in node.names:
                    yield alias.asname or alias.name, f"{origin}:{alias.name}"


def _writes(call: ast.Call) -> bool:
    """Whether a call looks like a write through the ORM."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":  # a query's update takes keywords only; a dict's or a hash's takes a value
        return bool(call.keywords) and not call.args
    owner = ast.unparse(call.func.value)
    plain = owner in {"SigningKey", "super()"}
    return call.func.attr in WRITES and not plain and not (call.func.attr == "delete" and call.args)
