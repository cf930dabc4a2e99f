"""The minutes on a sidang's page: who agreed, who objects to what, the signed paper with its hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from openkarier.core.deliberation import Standing
from openkarier.foundation.documents.signing import LARGEST_SCAN, Scan, Secret, Signer
from openkarier.gateways.esign import EsignClient, EsignSigner
from openkarier.stages.deliberation import minutes
from openkarier.stages.deliberation.minutes import Answer
from openkarier.stages.deliberation.refusal import Refused

if TYPE_CHECKING:
    from openkarier.foundation.documents.models import Signature
    from openkarier.stages.deliberation.models import Anggota, Persetujuan, Sidang

LONG = 1_000  # letters of an objection


@dataclass(frozen=True)
class Row:
    """One member who sat: the answer on record, and what was marked and written before a refusal."""

    anggota: Anggota
    answer: Persetujuan | None
    marked: str
    words: str


@dataclass(frozen=True)
class Board:
    """What the page shows of the minutes."""

    rows: list[Row]
    standing: Standing
    signed: Signature | None
    electronic: bool
    open: bool


def board(found: Sidang, typed: Any = None) -> Board | None:
    """The minutes of a sidang whose discussion is over; None before. Four queries."""
    if found.berita_acara is None or found.state not in ("ditutup", "dirilis"):
        return None
    said, typed = minutes.answers(found), typed or {}
    rows = [
        Row(
            each, said.get(each.pk), typed.get(f"setuju-{each.pk}", ""),
            typed.get(f"kalimat-{each.pk}", "") or (said[each.pk].kalimat if each.pk in said else ""),
        )
        for each in minutes.present(found)
    ]  # fmt: skip
    agree = sum(row.answer is not None and row.answer.setuju for row in rows)
    silent = sum(row.answer is None for row in rows)
    standing = Standing(agree, len(rows) - agree - silent, silent, found.kuorum or 0)
    electronic = EsignClient.from_settings() is not None
    return Board(rows, standing, minutes.signature(found), electronic, found.state == "ditutup")


def answers(request: HttpRequest, found: Sidang) -> dict[int, Answer]:
    """Who answered what, as marked; members without a mark are left out."""
    marks = {each.pk: request.POST.get(f"setuju-{each.pk}", "") for each in minutes.present(found)}
    return {
        key: Answer(mark == "ya", request.POST.get(f"kalimat-{key}", "")[:LONG])
        for key, mark in marks.items()
        if mark in ("ya", "tidak")
    }


def signer(request: HttpRequest) -> Signer:
    """How the paper comes back: a scan of the signed one, or NIK and passphrase for the service. Raises Refused."""
    nik, service = request.POST.get("nik", "").strip(), EsignClient.from_settings()
    if nik and service is not None:
        return EsignSigner(service, nik, Secret(request.POST.get("passphrase", "")))
    file = request.FILES.get("berkas")
    if file is None or (file.size or 0) > LARGEST_SCAN:
        raise Refused("Pilih PDF hasil pindaian berita acara yang sudah ditandatangani, paling besar 30 MB.")
    return Scan(file.read())
