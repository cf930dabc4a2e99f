"""Pertek of BKN through I-MUT: the pack that goes out, and what comes back, name by name or from a sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.periods import tanggal
from openkarier.core.placement.gates import citation_of
from openkarier.core.placement.steps import UNDO
from openkarier.foundation.documents.models import Attachment
from openkarier.foundation.journal.operations import Deed, record_all
from openkarier.stages.placement.models import PaketPertek, Penempatan, Pertek
from openkarier.stages.placement.moving import held, move, subject_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi

GRANTED, DENIED = "setuju", "tolak"
WORDS = {"setuju": GRANTED, "disetujui": GRANTED, "tolak": DENIED, "ditolak": DENIED, "tidak disetujui": DENIED}


@dataclass(frozen=True)
class Result:
    """What BKN said of one name."""

    nip: str
    hasil: str  # GRANTED or DENIED
    nomor: str
    tanggal: date
    catatan: str = ""
    baris: int = 0  # row of the sheet it stood in; 0 = typed by hand


@dataclass(frozen=True)
class Fault:
    """A row that was not taken, and why."""

    baris: int
    nip: str
    sentence: str


def propose(
    *, instansi: Instansi, usulan: Collection[int], nomor: str, tanggal: date, actor: str, at: datetime
) -> PaketPertek:
    """Put approved placements into a pack to BKN, all or none. Raises Refused while a decision can still be undone."""
    if not usulan:
        raise Refused("Belum ada nama yang dipilih. Centang sedikitnya satu yang sudah disetujui PPK.")
    if not nomor.strip():
        raise Refused("Tuliskan nomor surat pengantarnya.")
    if tanggal > timezone.localtime(at).date():
        raise Refused("Tanggal usul ada di masa depan. Tuliskan tanggal paket dikirim di I-MUT.")
    try:
        with transaction.atomic():
            rows = held(usulan)
            settled(rows, at)
            pack = PaketPertek.objects.create(
                instansi=instansi, tanggal=tanggal, nomor=nomor.strip(), oleh=actor, pada=at
            )
            move(rows, "usulkan", actor=actor, hand="bkpsdm", at=at, why=f"Paket {pack.nomor}")
            Pertek.objects.bulk_create(
                Pertek(paket=pack, instansi=instansi, penempatan=row, usul=tanggal) for row in rows
            )
            facts = {"hasil": "diusulkan", "paket": pack.nomor, "usul": tanggal.isoformat()}
            record_all(Deed("PERTEK", actor, at, subject_of(row), facts, citation_of("imut-pertek")) for row in rows)
    except IntegrityError as clash:
        raise Refused(f"Nomor pengantar {nomor.strip()} sudah dipakai paket lain. Pakai nomor lain.") from clash
    return pack


def settled(rows: Sequence[Penempatan], at: datetime) -> None:
    """Refuse to build on a decision that can still be taken back."""
    fresh = [row.diputus_at + UNDO for row in rows if row.diputus_at and at < row.diputus_at + UNDO]
    if fresh:
        clock = timezone.localtime(max(fresh))
        raise Refused(f"Putusan PPK masih dapat diurungkan sampai pukul {clock:%H.%M}. Lanjutkan sesudah itu.")


def record_result(*, instansi: Instansi, result: Result, actor: str, at: datetime) -> Pertek:
    """Write down what BKN said of one name. Raises Refused with what is wrong with it."""
    done, faults = record_results(instansi=instansi, results=[result], actor=actor, at=at)
    if faults:
        raise Refused(faults[0].sentence)
    return done[0]


def record_results(
    *, instansi: Instansi, results: Sequence[Result], actor: str, at: datetime
) -> tuple[list[Pertek], list[Fault]]:
    """Write down a sheet of results: the rows that are right are kept together, the others come back as faults.

    A row that is on record already, word for word, is neither: importing a sheet twice changes nothing.
    """
    with transaction.atomic():
        rows = Pertek.objects.select_for_update(of=("self",)).filter(instansi=instansi)
        rows = rows.select_related("penempatan__pegawai").order_by("pk")
        known = {row.penempatan.pegawai.nip: row for row in rows.filter(penempatan__pegawai__nip__in=_nips(results))}
        numbers = set(rows.exclude(nomor="").values_list("nomor", flat=True))
        good, faults = _sorted(results, known, numbers, timezone.localtime(at).date())
        for row, result in good:
            row.hasil, row.nomor, row.tanggal = result.hasil, result.nomor.strip(), result.tanggal
            row.catatan, row.dicatat_oleh, row.dicatat_at = result.catatan[:500], actor, at
        columns = ["hasil", "nomor", "tanggal", "catatan", "dicatat_oleh", "dicatat_at"]
        Pertek.objects.bulk_update([row for row, _ in good], columns, 500)
        _moved(good, actor, at)
    return [row for row, _ in good], faults


def attach_letter(*, names: Collection[int], instansi: Instansi, berkas: Attachment, actor: str, at: datetime) -> int:
    """Keep the letter of BKN for names (keys of Pertek) whose result is on record; return how many it is for."""
    with transaction.atomic():
        rows = Pertek.objects.select_for_update(of=("self",)).filter(pk__in=list(names), instansi=instansi)
        found = list(rows.exclude(hasil="menunggu").select_related("penempatan__pegawai"))
        if not found:
            raise Refused("Belum ada hasil yang tercatat untuk nama-nama ini. Catat hasilnya dahulu.")
        berkas.save()
        Pertek.objects.filter(pk__in=[row.pk for row in found]).update(berkas=berkas)
        record_all(
            Deed("PERTEK", actor, at, subject_of(row.penempatan), {"hasil": row.hasil, "sidik": berkas.sha256})
            for row in found
        )
    return len(found)


def _nips(results: Sequence[Result]) -> list[str]:
    return [result.nip for result in results]


def _sorted(
    results: Sequence[Result], known: dict[str, Pertek], numbers: set[str], today: date
) -> tuple[list[tuple[Pertek, Result]], list[Fault]]:
    good: list[tuple[Pertek, Result]] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for result in results:
        row = known.get(result.nip)
        if row is not None and _same(row, result):
            continue
        sentence = _wrong(result, row, numbers, today) or ("NIP ini tertulis dua kali." if result.nip in seen else "")
        seen.add(result.nip)
        if sentence or row is None:
            faults.append(Fault(result.baris, result.nip, sentence))
            continue
        numbers.add(result.nomor.strip())
        good.append((row, result))
    return good, faults


def _same(row: Pertek, result: Result) -> bool:
    return (row.hasil, row.nomor, row.tanggal) == (result.hasil, result.nomor.strip(), result.tanggal)


def _wrong(result: Result, row: Pertek | None, numbers: set[str], today: date) -> str:
    if row is None:
        return f"NIP {result.nip} tidak ada dalam paket yang menunggu BKN. Periksa NIP-nya, atau usulkan dahulu."
    if row.hasil != Pertek.Hasil.MENUNGGU:
        return f"Hasil untuk {row.penempatan.pegawai.nama_gelar} sudah tercatat: {row.nomor}. Yang lama dipertahankan."
    number, said = result.nomor.strip(), tanggal(result.tanggal)
    faults = (
        (result.hasil not in (GRANTED, DENIED), "Hasil harus “setuju” atau “tolak”. Lewat waktu bukan persetujuan."),
        (not number, "Nomor pertek belum diisi. Tuliskan seperti yang tertera di I-MUT."),
        (number in numbers, f"Nomor pertek {number} sudah dipakai untuk nama lain. Periksa nomornya di I-MUT."),
        (result.tanggal < row.usul, f"Tanggal pertek {said} mendahului usulnya, {tanggal(row.usul)}. Periksa."),
        (result.tanggal > today, f"Tanggal pertek {said} ada di masa depan. Periksa tanggalnya."),
    )
    return next((sentence for holds, sentence in faults if holds), "")


def _moved(good: Sequence[tuple[Pertek, Result]], actor: str, at: datetime) -> None:
    for hasil, verb in ((GRANTED, "pertek-setuju"), (DENIED, "pertek-tolak")):
        keys = {row.penempatan_id: row for row, _ in good if row.hasil == hasil}
        if keys:
            move(held(keys), verb, actor=actor, hand="bkpsdm", at=at, why=hasil)
    record_all(
        Deed(
            "PERTEK", actor, at, subject_of(row.penempatan),
            {"hasil": row.hasil, "nomor": row.nomor, "tanggal": result.tanggal.isoformat(), "catatan": row.catatan},
            citation_of("imut-pertek"),
        )
        for row, result in good
    )  # fmt: skip
