"""A draft as a value: one page's answers put into what was typed before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openkarier.core.aspiration import MAX_TARGETS, Door
from openkarier.core.aspiration.willing import asked

from .refusal import Refused

LONGEST = 4_000  # characters of one answer; a page of a letter holds about 3,000
TARGET_FIELDS = ("indicator", "unit", "baseline", "goal", "due", "method")
WILLING_FIELDS = tuple(asked(door.value) for door in Door)
_PAGE_FIELDS = {"pintu": ("door",), "alasan": ("reason",), "kesediaan": ("ready",)}


def merged(draft: Mapping[str, Any], page: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the draft with one page's answers replaced; unknown fields are dropped, long ones cut.

    Raises Refused for a target behind the next free place: written down there it would double at every autosave.
    """
    kept = dict(draft)
    # A browser counts a line break as one character and sends two; so does the limit count.
    answers = {name: str(value).replace("\r\n", "\n")[:LONGEST] for name, value in typed.items()}
    if page in _PAGE_FIELDS:
        kept |= {name: answers.get(name, "") for name in _PAGE_FIELDS[page]}
    if page == "penempatan":  # each door keeps its own answer; the form in view sends one of them
        kept |= {name: answers[name] for name in WILLING_FIELDS if name in answers}
    if page.startswith("target/"):
        index = int(page.removeprefix("target/")) - 1
        targets = list(kept.get("targets", []))
        one = {name: answers.get(name, "") for name in TARGET_FIELDS}
        if index > len(targets):
            raise Refused("Daftar target berubah di jendela lain. Buka lagi daftar target, lalu tambahkan target ini.")
        if index < len(targets):
            targets[index] = one
        elif len(targets) < MAX_TARGETS and any(one.values()):
            targets.append(one)
        kept["targets"] = targets
    return kept
