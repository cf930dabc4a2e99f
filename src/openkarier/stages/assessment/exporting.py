"""Results for SIASN: frozen rows under its field names, only what changed since the last time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from openkarier.core.competence import KOMPETENSI, POTENSI
from openkarier.foundation.journal.operations import record
from openkarier.stages.assessment.models import EksporHasil, HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.models import Instansi, Pegawai

Jenis = EksporHasil.Jenis
ID_FIELD = {Jenis.KOMPETENSI: "pnsId", Jenis.POTENSI: "pnsOrangId"}  # the save bodies call the person differently
FIELDS = {
    Jenis.KOMPETENSI: tuple(each.field for each in KOMPETENSI),
    Jenis.POTENSI: (*(each.field for each in POTENSI), "total"),
}
PATH = {Jenis.KOMPETENSI: "/kompetensi/kompetensi/save", Jenis.POTENSI: "/kompetensi/potensi/save"}


class NothingToExport(ValueError):
    """Nothing changed since the last export; the message says so."""


def prepare_export(
    *, instansi: Instansi, jenis: str, alasan: str, everything: bool, on: date, actor: str, at: datetime
) -> EksporHasil:
    """Freeze the rows that changed since the last export (or all) and remember that they went out.

    One row a person: the result that counts on the day. People without a PNS ID are listed beside. Raises
    NothingToExport.
    """
    kind = Jenis(jenis)
    with transaction.atomic():
        Instansi.objects.select_for_update().get(pk=instansi.pk)  # two exports at once queue here
        rows, without, sent = _rows(instansi, kind, on, everything=everything)
        if not rows and not without:
            raise NothingToExport("Tidak ada yang berubah sejak ekspor terakhir. Pilih semua baris bila perlu.")
        made = EksporHasil.objects.create(
            instansi=instansi, jenis=kind, pada=at, oleh=actor, isi=rows, tanpa_id=without
        )
        HasilUji.objects.bulk_update(sent, [f"{kind}_terkirim"], batch_size=500)
        facts = {"baris": len(rows), "alasan": alasan or "pembaruan SIASN", "jenis": str(kind)}
        record("DATA_EKSPOR", actor=actor, at=at, subject=f"ekspor-hasil:{made.pk}", facts=facts)
    return made


def body(jenis: str, row: Mapping[str, Any]) -> dict[str, str]:
    """The JSON body of SIASN's save: its field names, every value as text."""
    kind = Jenis(jenis)
    return {name: str(row[name]) for name in (ID_FIELD[kind], *FIELDS[kind])}


def _rows(
    instansi: Instansi, kind: EksporHasil.Jenis, on: date, *, everything: bool
) -> tuple[list[dict[str, Any]], list[list[str]], list[HasilUji]]:
    """Rows that can go, people without a PNS ID, and the results to be marked as sent."""
    people = {person.pk: person for person in Pegawai.objects.filter(instansi=instansi, aktif=True).order_by("nip")}
    found = latest_results(Pegawai.objects.filter(instansi=instansi, aktif=True), on)
    rows: list[dict[str, Any]] = []
    without: list[list[str]] = []
    sent: list[HasilUji] = []
    for key, person in people.items():
        result = found.get(key)
        values = getattr(result, kind) if result else {}
        if result is None or any(values.get(name) is None for name in FIELDS[kind]):
            continue
        digest = _digest(values)
        if digest == getattr(result, f"{kind}_terkirim") and not everything:
            continue
        if not person.siasn_id:
            without.append([person.nip, person.nama])
            continue
        rows.append(_row(person, result, kind, values))
        setattr(result, f"{kind}_terkirim", digest)
        sent.append(result)
    return rows, without, sent


def _row(person: Pegawai, result: HasilUji, kind: EksporHasil.Jenis, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        ID_FIELD[kind]: person.siasn_id,
        **{name: values[name] for name in FIELDS[kind]},
        "nip": person.nip,
        "nama": person.nama,
        "tanggal": result.tanggal.isoformat(),
        "penyelenggara": result.penyelenggara,
    }


def _digest(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
