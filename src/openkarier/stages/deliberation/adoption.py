"""The committee adopts one plan, and writes down each departure from it with code, words, author and paper."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from openkarier.core.rotation.departing import Departed, DepartureRefused, depart
from openkarier.core.rotation.scenario import FOLLOWS, REASONS, SCENARIO
from openkarier.core.workflow import StepRefused
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.stages.deliberation.models import Penyimpangan, Rencana, Skenario
from openkarier.stages.deliberation.pairs import judged_pairs
from openkarier.stages.deliberation.scenario_steps import ScenarioRefused, subject_of
from openkarier.stages.registry.models import Jabatan, Pegawai


@dataclass(frozen=True)
class Departure:
    """Whom the committee puts elsewhere than the plan does: to `ke`, or back to the own post (None), and why."""

    pegawai: Pegawai
    ke: Jabatan | None
    kode: str
    alasan: str
    dasar: str


def adopt(*, rencana: Rencana, alasan: str, actor: str, hand: str, at: datetime) -> Skenario:
    """Adopt one certified plan of a closed period. Raises ScenarioRefused when another one of the period is adopted."""
    if not alasan.strip():
        raise ScenarioRefused("Tuliskan alasan panitia memilih rencana ini.")
    if not rencana.sah:
        raise ScenarioRefused("Sertifikat rencana ini tidak lulus, sehingga tidak dapat diadopsi. Hitung ulang.")
    try:
        with transaction.atomic():
            held = Skenario.objects.select_for_update(of=("self",)).defer("masukan").get(pk=rencana.skenario_id)
            if held.uji_coba:
                raise ScenarioRefused("Skenario uji coba tidak dapat diadopsi. Susun skenario sesudah periode ditutup.")
            held.state = _after(held, "adopsi", hand)
            held.adopsi, held.adopsi_alasan, held.adopsi_oleh, held.adopsi_pada = rencana, alasan.strip(), actor, at
            held.save(update_fields=["state", "adopsi", "adopsi_alasan", "adopsi_oleh", "adopsi_pada"])
            _log(held, actor, at, {"rencana": rencana.jenis, "keluaran": rencana.sidik, "alasan": alasan.strip()})
    except IntegrityError as clash:
        raise ScenarioRefused("Rencana lain dari periode ini sudah diadopsi. Lepaskan rencana itu dahulu.") from clash
    return held


@transaction.atomic
def release(*, skenario: Skenario, alasan: str, actor: str, hand: str, at: datetime) -> Skenario:
    """Take an adoption back, with a reason; the plan and its departures stay on record."""
    if not alasan.strip():
        raise ScenarioRefused("Tuliskan alasan rencana dilepas.")
    held = Skenario.objects.select_for_update(of=("self",)).defer("masukan").get(pk=skenario.pk)
    held.state, held.adopsi = _after(held, "lepas", hand), None
    held.save(update_fields=["state", "adopsi"])
    _log(held, actor, at, {"rencana": "dilepas", "alasan": alasan.strip()})
    return held


def consequences(rencana: Rencana, pegawai: Pegawai, ke: Jabatan | None) -> Departed:
    """What a departure would bring about, for the page before it is confirmed. Raises ScenarioRefused."""
    own, result, seats = _places(rencana)
    own.setdefault(f"p{pegawai.pk}", None)
    result.setdefault(f"p{pegawai.pk}", None)
    wanted = f"j{ke.pk}" if ke else None
    if (wanted or own[f"p{pegawai.pk}"]) == result[f"p{pegawai.pk}"]:
        raise ScenarioRefused("Hasil itu sama dengan rencana; tidak ada penyimpangan yang perlu dicatat.")
    if wanted and wanted not in seats:
        raise ScenarioRefused("Jabatan itu di luar rotasi ini.")
    if ke:
        _lawful(rencana, pegawai, ke)
    try:
        return depart(own, result, seats, f"p{pegawai.pk}", wanted)
    except DepartureRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal


def depart_from(*, rencana: Rencana, departure: Departure, actor: str, at: datetime) -> list[Penyimpangan]:
    """Record a departure and, as rows of their own, whoever it sends back along the chain. A leaf for each."""
    if departure.kode not in REASONS or departure.kode == FOLLOWS:
        raise ScenarioRefused("Pilih kode alasan penyimpangan.")
    if not departure.alasan.strip() or not departure.dasar.strip():
        raise ScenarioRefused("Penyimpangan memerlukan alasan tertulis dan surat atau berita acara yang mendasarinya.")
    try:
        with transaction.atomic():
            held = Skenario.objects.select_for_update(of=("self",)).defer("masukan").get(pk=rencana.skenario_id)
            if held.adopsi_id != rencana.pk:
                raise ScenarioRefused("Penyimpangan dicatat terhadap rencana yang diadopsi.")
            made = _recorded(rencana, departure, actor, at)
            record_all(_deed(row, held, actor, at) for row in made)
    except IntegrityError as clash:
        raise ScenarioRefused("Penyimpangan untuk pegawai ini sudah dicatat. Cabut yang lama lebih dahulu.") from clash
    return made


@transaction.atomic
def withdraw_departure(*, penyimpangan: Penyimpangan, actor: str, at: datetime) -> None:
    """Take a departure back together with what it brought about; the rows stay, marked."""
    if penyimpangan.sebab_id:
        raise ScenarioRefused("Ini akibat penyimpangan lain. Cabut penyimpangan yang menyebabkannya.")
    rows = Penyimpangan.objects.filter(dicabut_pada=None)
    rows.filter(sebab=penyimpangan).update(dicabut_pada=at)
    rows.filter(pk=penyimpangan.pk).update(dicabut_pada=at)
    facts = {"kode_alasan": penyimpangan.kode_alasan, "alasan": "dicabut", "dasar": penyimpangan.dasar}
    record("PENYIMPANGAN", subject=f"penyimpangan:{penyimpangan.pk}", actor=actor, at=at, facts=facts)


def _lawful(rencana: Rencana, pegawai: Pegawai, ke: Jabatan) -> None:
    """Not even the committee puts somebody where a block rule fails."""
    held, pair = rencana.skenario, (pegawai.pk, ke.pk)
    judged = judged_pairs(held.instansi.kode, {pegawai.pk: pegawai}, {ke.pk: ke}, [pair], held.per_tanggal)[pair]
    if judged.barred:
        why = "; ".join(f"{bar.rule} ({bar.article})" for bar in judged.barred)
        raise ScenarioRefused(f"Pegawai ini tidak memenuhi syarat jabatan itu: {why}. Pilih jabatan lain.")


def _recorded(rencana: Rencana, departure: Departure, actor: str, at: datetime) -> list[Penyimpangan]:
    planned = dict(rencana.baris.filter(ke__isnull=False).values_list("pegawai_id", "ke_id"))
    found = consequences(rencana, departure.pegawai, departure.ke)

    def row(person: int, ke: int | None, cause: Penyimpangan | None, kode: str) -> Penyimpangan:
        return Penyimpangan.objects.create(
            rencana=rencana, pegawai_id=person, semula_id=planned.get(person), ke_id=ke, sebab=cause, kode_alasan=kode,
            alasan=departure.alasan.strip(), dasar=departure.dasar.strip()[:200], oleh=actor, pada=at,
        )  # fmt: skip

    first = row(departure.pegawai.pk, departure.ke.pk if departure.ke else None, None, departure.kode)
    return [first, *(row(int(person[1:]), None, first, FOLLOWS) for person in found.followed)]


def _places(rencana: Rencana) -> tuple[dict[str, str | None], dict[str, str | None], dict[str, int]]:
    """Own post, result with departures so far, and seats, in the ids of the engine."""
    body = json.loads(zlib.decompress(bytes(rencana.hasil)))
    raw = json.loads(zlib.decompress(bytes(rencana.skenario.masukan or b"")))
    own: dict[str, str | None] = {person["id"]: person.get("own") for person in raw["people"]}
    result: dict[str, str | None] = {person: body["assignment"].get(person) for person in own}
    for person, ke in rencana.penyimpangan.filter(dicabut_pada=None).values_list("pegawai_id", "ke_id"):
        result[f"p{person}"] = f"j{ke}" if ke else own.get(f"p{person}")
    return own, result, {post["id"]: post.get("capacity", 1) for post in raw["posts"]}


def _deed(row: Penyimpangan, held: Skenario, actor: str, at: datetime) -> Deed:
    facts: dict[str, Any] = {"kode_alasan": row.kode_alasan, "alasan": row.alasan, "dasar": row.dasar}
    facts |= {"pegawai": row.pegawai_id, "semula": row.semula_id, "ke": row.ke_id, "skenario": held.pk}
    return Deed("PENYIMPANGAN", actor, at, f"penyimpangan:{row.pk}", facts)


def _after(held: Skenario, verb: str, hand: str) -> str:
    try:
        return SCENARIO.after(verb, held.state, hand)
    except StepRefused as refusal:
        raise ScenarioRefused(str(refusal)) from refusal


def _log(held: Skenario, actor: str, at: datetime, facts: dict[str, Any]) -> None:
    record("ROTASI_ADOPSI", subject=subject_of(held), actor=actor, at=at, facts=facts)
