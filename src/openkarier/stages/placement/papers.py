"""What opens a gate besides BKN: papers of other parties, and an admin's exception with its reason."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from openkarier.core.law.fields import FIELDS
from openkarier.core.placement.gates import ORDER
from openkarier.core.placement.special import SPECIAL
from openkarier.foundation.documents.models import Attachment
from openkarier.foundation.journal.operations import record
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement.models import Penempatan, Pengecualian, Surat
from openkarier.stages.placement.moving import held, subject_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi

MENDAGRI = "dok.persetujuan_mendagri"
SHORTEST = 20  # letters of the reason for an exception


def kinds() -> dict[str, str]:
    """The papers that can be recorded, by the law's key: the Minister's consent, those of special posts, the others."""
    own = {row.paper: f"{row.label}: {row.voice}" for row in SPECIAL}
    rest = {key: field.label for key, field in FIELDS.items() if key.startswith("dok.") and key not in own}
    return {MENDAGRI: FIELDS[MENDAGRI].label, **own, **dict(sorted(rest.items(), key=lambda pair: pair[1]))}


def file_paper(
    *,
    instansi: Instansi,
    kunci: str,
    nomor: str,
    tanggal: date,
    penerbit: str,
    usulan: Collection[int],
    actor: str,
    at: datetime,
    berkas: Attachment | None = None,
) -> Surat:
    """Record a paper and the usulan (keys) it covers. The same number again adds people; another kind is refused.

    `berkas` is its scan as attachments.hold gave it; a later one takes its place, and the ledger keeps both hashes.
    """
    _check(kunci, nomor, penerbit, tanggal, timezone.localtime(at).date())
    with transaction.atomic():
        covered = list(Usulan.objects.filter(pk__in=list(usulan), instansi=instansi, released_at__isnull=False))
        if not covered or len(covered) != len(set(usulan)):
            raise Refused("Pilih nama yang dicakup surat ini dari daftar usulan yang sudah disampaikan.")
        surat, _ = Surat.objects.get_or_create(
            instansi=instansi, kunci=kunci, nomor=nomor.strip(),
            defaults={"tanggal": tanggal, "penerbit": penerbit.strip(), "oleh": actor, "pada": at},
        )  # fmt: skip
        if (surat.tanggal, surat.penerbit) != (tanggal, penerbit.strip()):
            raise Refused(f"Nomor {nomor} sudah tercatat dengan tanggal atau penerbit lain. Periksa nomor suratnya.")
        surat.mencakup.add(*covered)
        if berkas is not None:
            berkas.save()
            surat.berkas = berkas
            surat.save(update_fields=["berkas"])
        facts = {
            "nomor": surat.nomor, "jenis": kunci, "tanggal": tanggal.isoformat(), "penerbit": surat.penerbit,
            "usulan": sorted(each.pk for each in covered), "sidik": berkas.sha256 if berkas else "",
        }  # fmt: skip
        record("SURAT_GERBANG", actor=actor, at=at, subject=f"surat-gerbang:{surat.pk}", facts=facts)
    return surat


def attach_paper(*, surat: Surat, berkas: Attachment, actor: str, at: datetime) -> Surat:
    """Add the scan of a paper whose number was recorded before."""
    with transaction.atomic():
        berkas.save()
        surat.berkas = berkas
        surat.save(update_fields=["berkas"])
        facts = {"nomor": surat.nomor, "jenis": surat.kunci, "sidik": berkas.sha256}
        record("SURAT_GERBANG", actor=actor, at=at, subject=f"surat-gerbang:{surat.pk}", facts=facts)
    return surat


def _check(kunci: str, nomor: str, penerbit: str, tanggal: date, today: date) -> None:
    if kunci not in kinds():
        raise Refused("Pilih jenis surat dari daftar.")
    if not nomor.strip() or not penerbit.strip():
        raise Refused("Tuliskan nomor surat dan pejabat yang menerbitkannya.")
    if tanggal > today:
        raise Refused("Tanggal surat ada di masa depan. Tuliskan tanggal yang tertera pada surat.")


def lift_gate(*, nomor: int, gerbang: str, alasan: str, dasar: str, actor: str, at: datetime) -> Pengecualian:
    """Let one placement pass one gate, by an admin, with a reason and a paper. It shows for ever and alarms."""
    if gerbang not in ORDER:
        raise Refused("Pilih gerbang dari daftar.")
    if len(alasan.strip()) < SHORTEST or not dasar.strip():
        raise Refused("Tuliskan alasan yang jelas dan nomor surat yang memerintahkannya; keduanya tampil selamanya.")
    with transaction.atomic():
        rows = held([nomor])
        if not rows:
            raise Refused("Penempatan ini belum diputus PPK, sehingga belum ada gerbang yang dapat dikecualikan.")
        row: Penempatan = rows[0]
        found, made = Pengecualian.objects.get_or_create(
            penempatan=row, gerbang=gerbang,
            defaults={"alasan": alasan.strip(), "dasar": dasar.strip(), "oleh": actor, "pada": at},
        )  # fmt: skip
        if made:
            facts = {"gerbang": gerbang, "alasan": found.alasan, "dasar": found.dasar}
            record("GERBANG_KECUALI", actor=actor, at=at, subject=subject_of(row), facts=facts, citation=found.dasar)
    return found
