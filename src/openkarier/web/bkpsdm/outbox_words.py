"""What the pages of the outbox say: labels, figures, questions, forms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from openkarier.foundation.accounts.queries import account_of
from openkarier.foundation.notices.operations import SYSTEM
from openkarier.foundation.notices.queries import BatchView, Preview
from openkarier.web.pieces import Chip, Stat
from openkarier.web.templatetags.openkarier import angka

BATCH = {"draft": "Menunggu diperiksa", "released": "Dikirim", "cancelled": "Dibatalkan", "otomatis": "Otomatis"}
LOOK = {"draft": "menunggu", "released": "diajukan", "cancelled": "ditarik"}
MESSAGE_LOOK = {
    "draft": "rancangan",
    "queued": "menunggu",
    "sending": "berjalan",
    "sent": "terkirim",
    "failed": "gagal",
    "uncertain": "diperiksa",
}


class WordingForm(forms.Form):
    """The wording of a batch."""

    perihal = forms.CharField(max_length=200, error_messages={"required": "Tulis perihal pesan."})
    isi = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 12}), max_length=5000, error_messages={"required": "Tulis isi pesan."}
    )


class QuietForm(forms.Form):
    """Quiet hours: from and until, on the wall clock of the agency."""

    mulai = forms.TimeField(label="Mulai", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    selesai = forms.TimeField(
        label="Selesai",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text="Samakan dengan jam mulai bila tidak perlu jam tenang.",
    )


def figure(count: int) -> str:
    """1234 -> "1.234"."""
    return angka(count)


def question(batch: BatchView) -> str:
    """The question that names the number."""
    return f"Kirim {figure(batch.count)} pesan kepada {figure(batch.tally.people)} orang?"


def batch(view: BatchView) -> dict[str, Any]:
    """A batch as a row of the list."""
    trouble = view.tally.failed + view.tally.uncertain
    sending = view.state == "released" and view.tally.waiting
    look = "gagal" if trouble else "berjalan" if sending else LOOK[view.state]
    word = f"{figure(trouble)} perlu dilihat" if trouble else "Sedang dikirim" if sending else view.label
    return {"batch": view, "look": look, "word": word}


def stats(view: BatchView) -> list[Stat]:
    """The figures of a batch."""
    tally = view.tally
    if view.state == "draft":
        return [
            Stat("Penerima", figure(tally.people), "semua mendapat pesan di kotak masuk"),
            Stat("Juga lewat surel", figure(tally.emails)),
            Stat("Tanpa surel", figure(tally.unreached), "ada di daftar untuk dihubungi"),
        ]
    return [
        Stat("Terkirim", figure(tally.sent), f"dari {figure(tally.messages)} pesan"),
        Stat("Menunggu", figure(tally.waiting)),
        Stat("Gagal", figure(tally.failed)),
        Stat("Perlu diperiksa", figure(tally.uncertain)),
    ]


def chips(view: BatchView, wanted: str) -> list[Chip]:
    """Filters of the recipients by state, each with its number."""
    tally = view.tally
    kinds = (
        ("", "Semua", tally.messages),
        ("sent", "Terkirim", tally.sent),
        ("failed", "Gagal", tally.failed),
        ("uncertain", "Perlu diperiksa", tally.uncertain),
    )
    return [Chip(label, f"?keadaan={state}" if state else "?", wanted == state, count) for state, label, count in kinds]


def message(row: Preview) -> dict[str, Any]:
    """A message as a row of the list."""
    return {"message": row, "look": MESSAGE_LOOK[row.state]}


def who(view: BatchView) -> dict[str, str]:
    """The names behind the acts on a batch."""
    return {
        "created": _name(view.created_by),
        "released": _name(view.released_by),
        "cancelled": _name(view.cancelled_by),
    }


def number(typed: str) -> UUID | None:
    """The id of a message, or None."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def say(request: HttpRequest, count: int, done: str, nothing: str) -> None:
    """Tell what came of an act on `count` messages."""
    if count:
        messages.success(request, f"{figure(count)} {done}")
    else:
        messages.warning(request, nothing)


def _name(nip: str) -> str:
    """A person's name; the number of one without account; the system by that word."""
    found = account_of(nip) if nip and nip != SYSTEM else None
    return found.nama if found else {SYSTEM: "sistem"}.get(nip, nip)
