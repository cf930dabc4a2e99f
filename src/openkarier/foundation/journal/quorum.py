"""Asking the witnesses: a published checkpoint goes to each, and what they cosign is added to it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable

from openkarier.foundation.journal.openkarier_verify import Checkpoint, Invalid, Policy
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.witness import request_body

PATIENCE = 5  # seconds for one answer: a silent witness must not hold up the book
LONGEST = 16_384  # bytes of an answer

Post = Callable[[str, bytes], tuple[int, str]]


def addresses(policy: str) -> list[str]:
    """The submission addresses in a policy: the fourth word of a witness line."""
    lines = (line.split() for line in policy.split("\n"))
    return [words[3].rstrip("/") for words in lines if words[:1] == ["witness"] and len(words) > 3]


def collect(text: str, policy: str, shelf: Shelf, post: Post) -> str:
    """Return the checkpoint with the cosignatures of every witness that answers."""
    for address in addresses(policy):
        text = add(text, _ask(address, Checkpoint.parse(text), shelf, post), Policy.parse(policy))
    return text


def add(text: str, lines: str, policy: Policy) -> str:
    """Return the checkpoint with those signature lines that known witnesses truly made, each once."""
    for line in lines.split("\n"):
        if not line.startswith("\u2014 ") or line in text.split("\n"):
            continue
        longer = f"{text}{line}\n"
        try:
            note = Checkpoint.parse(longer)
            name = line.split()[1]
            known = [key for key in policy.witnesses.values() if key.name == name]
            fresh = Checkpoint(*note[:4], note.signatures[-1:], longer)
            if any(fresh.signed_by(key) for key in known):
                text = longer
        except Invalid:
            continue  # a false line is not published; the quorum counts true ones only
    return text


def _ask(address: str, note: Checkpoint, shelf: Shelf, post: Post) -> str:
    """The witness's lines, or nothing. It first tells (409) which tree it saw last."""
    old = 0
    for _ in range(2):
        body = request_body(old, shelf.consistency(old, note.size), note.text)
        status, answer = post(f"{address}/add-checkpoint", body.encode())
        if status == 200:
            return answer
        if status != 409 or not answer.strip().isdigit() or not 0 < int(answer) <= note.size:
            return ""
        old = int(answer)
    return ""


def post(address: str, body: bytes) -> tuple[int, str]:
    """POST to a configured address; (0, "") when nobody answers."""
    request = urllib.request.Request(address, data=body, method="POST")  # noqa: S310  # the operator's own policy file
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, answer.read(LONGEST).decode("utf-8", "replace")
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read(LONGEST).decode("utf-8", "replace")
    except OSError:
        return 0, ""
