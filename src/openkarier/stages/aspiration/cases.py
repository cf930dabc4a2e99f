"""Rows to core values: a stored draft becomes what the core reads; a declaration becomes what a letter prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from openkarier.core.aspiration import Declaration, Reading, Wish, read
from openkarier.stages.registry.models import Jabatan, Unit

from .models import Aspiration, Period
from .refusal import Refused

FORMAT = 2  # of the facts in the ledger; 2 added `bersedia_ditempatkan`, what bears no `versi` is 1


def whole(text: str) -> int | None:
    """Read a key, a place or a revision from a form: up to 18 plain digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def wishes(aspiration: Aspiration) -> list[Wish]:
    """The wishes of the draft in their order, ranks from 1."""
    return [
        Wish(rank=rank, jabatan=typed.get("jabatan"), kind=typed.get("kind", ""), opd=typed.get("opd"))
        for rank, typed in enumerate(aspiration.draft.get("wishes", []), start=1)
    ]


def reading(aspiration: Aspiration) -> Reading:
    """What the core finds in the draft: the declaration, or the gaps in it. Reads the personal reason (one query)."""
    answers = {name: value for name, value in aspiration.draft.items() if isinstance(value, str)}
    personal = getattr(aspiration, "personal_reason", None)
    if personal is not None:
        answers |= {"personal": personal.kind, "personal_note": personal.note}
    return read(answers, wishes(aspiration), aspiration.draft.get("targets", []), aspiration.period.terms)


def typed_wish(period: Period, typed: Mapping[str, str]) -> dict[str, Any]:
    """Read a wish from a form: `jabatan` (id), or `kind` (words) with `opd` (id), all within the period's agency."""
    post, kind, opd = typed.get("jabatan", ""), typed.get("kind", "").strip()[:120], whole(typed.get("opd", ""))
    key = whole(post)
    here = {"unit__instansi": period.instansi_id, "aktif": True}
    if key is not None and Jabatan.objects.filter(pk=key, **here).exists():
        return {"jabatan": key}
    if post:
        raise Refused("Jabatan ini tidak ada lagi. Cari dan pilih jabatan lain.")
    if not kind:
        raise Refused("Tuliskan macam jabatan yang Anda tuju, misalnya “pengelola arsip”.")
    if opd is None or not Unit.objects.filter(pk=opd, instansi=period.instansi_id).exists():
        raise Refused("Pilih perangkat daerah tempat macam jabatan itu.")
    return {"kind": kind, "opd": opd}


def wish_places(wishes: Iterable[Wish]) -> list[dict[str, str]]:
    """Name each wish as `jabatan` and `unit` (two queries, whatever the number)."""
    asked = list(wishes)
    posts = Jabatan.objects.select_related("unit__opd").in_bulk([w.jabatan for w in asked if w.jabatan])
    units = Unit.objects.in_bulk([w.opd for w in asked if w.opd])
    return [
        {"jabatan": posts[w.jabatan].nama, "unit": place_of(posts[w.jabatan])}
        if w.jabatan
        else {"jabatan": w.kind, "unit": units[w.opd].nama if w.opd else ""}
        for w in asked
    ]


def place_of(post: Jabatan) -> str:
    """Where a post is: its unit, and the OPD above when that is another."""
    opd = post.unit.opd
    return f"{post.unit.nama}, {opd.nama}" if opd and opd.pk != post.unit_id else post.unit.nama


def snapshot(aspiration: Aspiration, declaration: Declaration) -> dict[str, Any]:
    """The facts that stand in the letter, frozen at the moment of filing. Personal reasons are not among them."""
    person, period = aspiration.pegawai, aspiration.period
    return {
        "nama": person.nama_gelar,
        "nip": person.nip,
        "golongan": person.golongan,
        "status": person.status,
        "jabatan": person.jabatan.nama if person.jabatan else "–",
        "unit": person.unit.nama if person.unit else "–",
        "opd": person.unit.opd.nama if person.unit and person.unit.opd else "–",
        "instansi": period.instansi.nama,
        "sebutan_kepala": period.instansi.sebutan_kepala,
        "tempat": period.instansi.ibu_kota,
        "pengelola": period.pengelola,
        "melalui": period.melalui,
        "periode": period.nama,
        "dasar": period.dasar,
        "pernyataan": period.pernyataan,
        "wishes": wish_places(declaration.wishes),
        "personal": declaration.personal is not None,
    }


def ledger_facts(aspiration: Aspiration, declaration: Declaration) -> dict[str, Any]:
    """What the ledger commits to: the whole declaration; of a personal reason only that there is one."""
    facts = {
        "versi": FORMAT,
        "revisi": aspiration.revision,
        "pintu": declaration.door.value,
        "alasan": declaration.reason,
        "jabatan": [[wish.rank, wish.jabatan, wish.kind, wish.opd] for wish in declaration.wishes],
        "target": [[str(part) for part in vars(target).values()] for target in declaration.targets],
        "bersedia": declaration.ready,
        "bersedia_ditempatkan": declaration.willing.value,
        "alasan_pribadi": declaration.personal is not None,
    }
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return {**facts, "sidik": digest}


def draft_digest(aspiration: Aspiration) -> str:
    """SHA-256 (hex) of the draft, so that a consent is bound to what was consented to."""
    return hashlib.sha256(json.dumps(aspiration.draft, sort_keys=True).encode()).hexdigest()
