"""What the PPK decides of a proposal, one by one or many at once, and takes back within a quarter of an hour."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.jabatan import Jenjang
from openkarier.core.placement.gates import DECIDED_BY
from openkarier.core.placement.steps import DECIDED, OPEN, UNDO
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement import queries
from openkarier.stages.placement.models import Kuasa, Penempatan
from openkarier.stages.placement.moving import held, move, subject_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi
from openkarier.stages.registry.posts import single

VERDICTS = {"setujui": "Setuju", "kembalikan": "Kembalikan", "tolak": "Tolak"}
STAYING = ("tetap", "tunda")
ADMINISTRASI = (Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS, Jenjang.PELAKSANA)  # PP 11/2017 article 56 paragraph (5)
SHORTEST = 10  # letters of a reason
TAKEN = "Jabatan atau orang ini sudah ada dalam penempatan lain yang berjalan. Muat ulang halaman, lalu periksa."


@dataclass(frozen=True)
class Decision:
    """What somebody decides: a key of VERDICTS, why, and whether they declare to have no conflict of interest."""

    verdict: str
    why: str = ""
    conflict_free: bool = False


def decide(*, usulan: Collection[int], decision: Decision, actor: str, at: datetime) -> UUID:
    """Decide on released usulan (keys), all or none; the key returned undoes them together within UNDO.

    Raises Refused without a reason for a return or refusal, for a post or person that is taken, and when the actor
    holds only power over jabatan administrasi.
    """
    _check(usulan, decision)
    key = uuid4()
    try:
        with transaction.atomic():
            rows = _taken_up(usulan, at)
            _entitled(rows, actor, at)
            if decision.verdict == "setujui":
                _free(rows)
            for row in rows:
                row.putusan, row.diputus_at, row.diputus_oleh = key, at, actor
                row.alasan, row.bebas_konflik = decision.why.strip(), decision.conflict_free
            columns = ("putusan", "diputus_at", "diputus_oleh", "alasan", "bebas_konflik")
            for verb, some in _verbs(rows, decision.verdict):
                move(some, verb, actor=actor, hand="ppk", at=at, why=decision.why, columns=columns)
            record_all(_deed(row, decision, actor, at) for row in rows)
    except IntegrityError as clash:
        raise Refused(TAKEN) from clash
    return key


def undo(*, key: UUID, instansi: str, actor: str, at: datetime) -> int:
    """Take back what was decided under a key, all of it; return how many. Raises Refused after UNDO."""
    with transaction.atomic():
        rows = held(Penempatan.objects.filter(putusan=key, instansi__kode=instansi).values_list("pk", flat=True))
        if not rows or all(row.state == "menunggu" for row in rows):
            return 0
        _undoable(rows, at)
        before = {row.pk: row.state for row in rows}
        for row in rows:
            row.putusan, row.diputus_at, row.diputus_oleh, row.alasan, row.bebas_konflik = None, None, "", "", None
        columns = ("putusan", "diputus_at", "diputus_oleh", "alasan", "bebas_konflik")
        move(rows, "urungkan", actor=actor, hand="ppk", at=at, columns=columns)
        record_all(
            Deed("PUTUSAN_URUNG", actor, at, subject_of(row), {"putusan": before[row.pk]}, DECIDED_BY) for row in rows
        )
    return len(rows)


def give_power(
    *, instansi: Instansi, nip: str, nama: str, dasar: str, mulai: date, selesai: date, actor: str, at: datetime
) -> Kuasa:
    """Let an official decide on jabatan administrasi in the PPK's name (PP 11/2017 article 56 paragraph (5))."""
    if not dasar.strip():
        raise Refused("Tuliskan nomor keputusan pemberian kuasa.")
    if selesai < mulai:
        raise Refused("Hari terakhir kuasa mendahului hari pertamanya. Periksa kedua tanggalnya.")
    try:
        with transaction.atomic():
            kuasa = Kuasa.objects.create(
                instansi=instansi, nip=nip, nama=nama, dasar=dasar.strip(), mulai=mulai, selesai=selesai, oleh=actor,
                pada=at,
            )  # fmt: skip
            facts = {"dasar": kuasa.dasar, "kepada": nip, "mulai": mulai.isoformat(), "selesai": selesai.isoformat()}
            record("KUASA", actor=actor, at=at, subject=f"kuasa:{instansi.kode}/{nip}", facts=facts, citation=dasar)
    except IntegrityError as clash:
        raise Refused(f"{nama} sudah diberi kuasa mulai hari itu. Cabut yang lama lebih dahulu.") from clash
    return kuasa


def revoke_power(*, kuasa: Kuasa, actor: str, at: datetime) -> None:
    """End a power now."""
    with transaction.atomic():
        if Kuasa.objects.filter(pk=kuasa.pk, dicabut_at=None).update(dicabut_at=at):
            facts = {"dasar": kuasa.dasar, "dicabut": True}
            record("KUASA", actor=actor, at=at, subject=f"kuasa:{kuasa.instansi.kode}/{kuasa.nip}", facts=facts)


def _check(usulan: Collection[int], decision: Decision) -> None:
    if not usulan:
        raise Refused("Belum ada usulan yang dipilih. Centang sedikitnya satu.")
    if decision.verdict not in VERDICTS:
        raise Refused("Pilih salah satu: setuju, kembalikan, atau tolak.")
    if decision.verdict != "setujui" and len(decision.why.strip()) < SHORTEST:
        raise Refused("Tuliskan alasannya, sedikitnya satu kalimat pendek; TPK dan orangnya membacanya.")


def _taken_up(usulan: Collection[int], at: datetime) -> list[Penempatan]:
    """Lock the usulan and their placements, making those that are new."""
    found = Usulan.objects.select_for_update(of=("self",)).filter(pk__in=list(usulan), released_at__isnull=False)
    proposals = list(found.select_related("ke"))
    if len(proposals) != len(set(usulan)):
        raise Refused("Salah satu usulan belum disampaikan TPK, atau tidak ada lagi. Muat ulang halaman.")
    there = set(Penempatan.objects.filter(pk__in=[each.pk for each in proposals]).values_list("pk", flat=True))
    Penempatan.objects.bulk_create(_placement(each, at) for each in proposals if each.pk not in there)
    return held(each.pk for each in proposals)


def _placement(usulan: Usulan, at: datetime) -> Penempatan:
    return Penempatan(
        usulan=usulan, instansi_id=usulan.instansi_id, pegawai_id=usulan.pegawai_id, dari_id=usulan.dari_id,
        ke=usulan.ke, tunggal=single(usulan.ke), jenis=usulan.jenis, jenjang=usulan.ke.jenjang,
        sejak=usulan.released_at or at,
    )  # fmt: skip


def _entitled(rows: list[Penempatan], actor: str, at: datetime) -> None:
    """Refuse who decides by a power that reaches less far, or that has ended: the desk's role may outlive it."""
    instansi = rows[0].instansi.kode
    kuasa = queries.kuasa_on(instansi, actor, timezone.localtime(at).date())
    given = queries.powers(instansi).filter(nip=actor).first()
    if kuasa is None and given is not None:
        raise Refused(
            f"Kuasa Anda ({given.dasar}) tidak berlaku hari ini. Keputusan ini kembali kepada PPK; "
            "mintalah kuasa baru bila masih diperlukan."
        )
    beyond = [row for row in rows if row.jenjang not in ADMINISTRASI]
    if kuasa is not None and beyond:
        raise Refused(
            f"Kuasa Anda ({kuasa.dasar}) hanya untuk jabatan administrasi (PP 11/2017 Pasal 56 ayat (5)); "
            f"{beyond[0].ke.nama} diputus sendiri oleh PPK."
        )


def _free(rows: list[Penempatan]) -> None:
    """Refuse a post or a person that another running placement holds, by name."""
    entering = [row for row in rows if row.jenis not in STAYING]
    others = Penempatan.objects.filter(state__in=OPEN).select_related("pegawai", "ke")
    people = {each.pegawai_id: each for each in others.filter(pegawai__in=[row.pegawai_id for row in entering])}
    posts = {each.ke_id: each for each in others.filter(tunggal=True, ke__in=[row.ke_id for row in entering])}
    seats: dict[int, Penempatan] = {}
    for row in entering:
        if row.pegawai_id in people:
            other = people[row.pegawai_id]
            raise Refused(
                f"{row.pegawai.nama_gelar} sudah dalam penempatan ke {other.ke.nama}. Batalkan yang itu dahulu."
            )
        rival = posts.get(row.ke_id) or (seats.get(row.ke_id) if row.tunggal else None)
        if row.tunggal and rival is not None:
            raise Refused(
                f"{row.ke.nama} sudah disetujui untuk {rival.pegawai.nama_gelar}. Satu jabatan untuk satu orang: "
                "kembalikan salah satunya."
            )
        seats[row.ke_id] = row


def _verbs(rows: list[Penempatan], verdict: str) -> list[tuple[str, list[Penempatan]]]:
    if verdict != "setujui":
        return [(verdict, rows)]
    staying = [row for row in rows if row.jenis in STAYING]
    moving = [row for row in rows if row.jenis not in STAYING]
    return [(verb, some) for verb, some in (("setujui", moving), ("tetapkan", staying)) if some]


def _undoable(rows: list[Penempatan], at: datetime) -> None:
    latest = max((row.diputus_at for row in rows if row.diputus_at), default=None)
    if latest is None or at >= latest + UNDO:
        minutes = int(UNDO.total_seconds() // 60)
        raise Refused(f"Putusan hanya dapat diurungkan dalam {minutes} menit. Batalkan penempatannya dengan alasan.")
    on = [row for row in rows if row.state not in DECIDED]
    if on:
        raise Refused(f"{on[0].pegawai.nama_gelar} sudah diproses lebih lanjut, sehingga tidak dapat diurungkan.")


def _deed(row: Penempatan, decision: Decision, actor: str, at: datetime) -> Deed:
    facts = {
        "putusan": row.state, "alasan": row.alasan, "jabatan": row.ke.nama, "jenis": row.jenis,
        "bebas_konflik": decision.conflict_free,
    }  # fmt: skip
    return Deed("PUTUSAN", actor, at, subject_of(row), facts, DECIDED_BY)
