"""The wording of messages: plain text with {placeholders}, and nothing that could be run."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class WordingRefused(ValueError):
    """The wording cannot be used; the text says what, why and what to do."""


def placeholders(*templates: str) -> set[str]:
    """Return the names between braces."""
    return {name for template in templates for name in _PLACEHOLDER.findall(template)}


def check(subject: str, body: str, known: set[str]) -> None:
    """Refuse an empty wording, and one that asks for what the recipients do not have."""
    if not subject.strip() or not body.strip():
        message = "Perihal dan isi pesan wajib diisi. Tulis keduanya, lalu simpan."
        raise WordingRefused(message)
    if len(subject) > 200:
        message = f"Perihal terlalu panjang ({len(subject)} huruf). Ringkas menjadi paling banyak 200 huruf."
        raise WordingRefused(message)
    unknown = sorted(placeholders(subject, body) - known)
    if unknown:
        words = ", ".join(f"{{{name}}}" for name in unknown)
        usable = ", ".join(f"{{{name}}}" for name in sorted(known))
        message = f"Isian {words} tidak dikenal, sehingga akan terkirim kosong. Gunakan salah satu dari {usable}."
        raise WordingRefused(message)


def fill(template: str, fields: Mapping[str, str]) -> str:
    """Fill the placeholders; control characters of the values are dropped, unknown names stay as they are."""
    return _PLACEHOLDER.sub(lambda found: _CONTROL.sub("", str(fields.get(found[1], found[0]))), template)


def line(template: str, fields: Mapping[str, str]) -> str:
    """Fill a subject: one line of at most 200 characters, whatever the fields hold (no header can be smuggled in)."""
    return " ".join(fill(template, fields).split())[:200]
