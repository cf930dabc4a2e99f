"""While one page is being read, a question that is asked twice is put to the database once.

Answers are kept for one reading request and no longer; a statement that writes empties them at once, so a page never
shows what was true before its own write. Outside `reading()` every question is asked anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Answers = dict[tuple[Hashable, ...], Any]
_answers: ContextVar[_Answers | None] = ContextVar("answers", default=None)


@contextmanager
def reading() -> Iterator[None]:
    """Keep answers until the block ends. Only for work that looks and does not change, such as a GET."""
    token = _answers.set({})
    try:
        with connection.execute_wrapper(_forget_after_a_write):
            yield
    finally:
        _answers.reset(token)


def once(question: Callable[_P, _R]) -> Callable[_P, _R]:
    """Decorate a query whose arguments can be hashed and whose answer is a finished value, not a QuerySet."""

    @wraps(question)
    def ask(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, *args, *sorted(kwargs.items()))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        answer: _R = answers[key]
        return answer

    return ask


def known(question: Callable[_P, _R], answer: _R, *args: _P.args, **kwargs: _P.kwargs) -> None:
    """Lay an answer ready that another question already brought: `known(person, found, scope, nip)`."""
    answers = _answers.get()
    if answers is not None:
        answers[(question.__wrapped__, *args, *sorted(kwargs.items()))] = answer  # type: ignore[attr-defined]  # by wraps


def _forget_after_a_write(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if not sql.lstrip("(").startswith("SELECT"):  # PostgreSQL puts the parts of a union into parentheses
        (_answers.get() or {}).clear()
    return execute(sql, params, many, context)
