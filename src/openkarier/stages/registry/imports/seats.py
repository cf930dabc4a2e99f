"""Which post a row of the export means: found in the unit, or made from the national title; never guessed."""

from __future__ import annotations

from openkarier.core.jabatan import Jenis
from openkarier.core.records import PersonRecord
from openkarier.core.registry import jenjang_of_title, normal, retirement_age
from openkarier.stages.registry.imports.snapshot import Snapshot
from openkarier.stages.registry.models import Jabatan, Unit


class Unknown(LookupError):
    """The post cannot be told: (column, value, why, what to do)."""

    def __init__(self, kolom: str, nilai: str, alasan: str, tindakan: str) -> None:
        super().__init__(alasan)
        self.kolom, self.nilai, self.alasan, self.tindakan = kolom, nilai, alasan, tindakan


def seat(known: Snapshot, unit: Unit, record: PersonRecord) -> Jabatan:
    """Return the post of `record` in `unit`, a new one (unsaved) where the unit has none yet. Raises Unknown."""
    if not record.jabatan or not record.jenis_jabatan:
        raise Unknown("JABATAN NAMA", "", "Jabatan kosong.", "Lengkapi jabatan di SIASN, lalu impor lagi.")
    if not record.tmt_jabatan:
        raise Unknown("TMT JABATAN", "", "TMT jabatan kosong.", "Lengkapi TMT jabatan di SIASN, lalu impor lagi.")
    if record.jenis_jabatan == Jenis.STRUKTURAL:
        return _structural(known, unit, record, record.jabatan)
    return _titled(known, unit, record, record.jabatan)


def _existing(known: Snapshot, unit: Unit, record: PersonRecord, nama: str) -> Jabatan | None:
    by_id = known.post_by_id.get((unit.pk, record.jabatan_id or ""))
    by_id = by_id if by_id and by_id.jenis == record.jenis_jabatan else None
    return by_id or known.post_by_name.get((unit.pk, str(record.jenis_jabatan), normal(nama)))


def _structural(known: Snapshot, unit: Unit, record: PersonRecord, nama: str) -> Jabatan:
    found, head = _existing(known, unit, record, nama), known.heads.get(unit.pk)
    if found:
        return found
    if head and record.eselon in {None, head.eselon}:  # one unor is one structural post, whatever its spelling
        return head
    if not record.jenjang or not record.eselon:
        raise Unknown(
            "JABATAN NAMA", nama, f"Jabatan ini belum ada pada unit “{unit.nama}”, eselonnya tidak tertulis.",
            "Impor Referensi-Jabatan-Struktural lebih dahulu, atau pakai ekspor yang memuat ESELON ID.",
        )  # fmt: skip
    post = _new(unit, record, nama, record.jenjang, retirement_age(record.jenjang))
    post.eselon, post.formasi, post.kepala = record.eselon, 1, head is None
    known.add_post(post)
    return post


def _titled(known: Snapshot, unit: Unit, record: PersonRecord, nama: str) -> Jabatan:
    if found := _existing(known, unit, record, nama):
        return found
    kind = str(record.jenis_jabatan)
    title = known.title_by_id.get(record.jabatan_id or "") or known.title_by_name.get((kind, normal(nama)))
    jenjang = title.jenjang if title else "PELAKSANA" if kind == Jenis.PELAKSANA else jenjang_of_title(nama)
    if not jenjang:
        raise Unknown("JABATAN NAMA", nama, "Jenjang jabatan fungsional ini tidak dikenal.",
                      "Impor Referensi-Jabatan-Fungsional lebih dahulu.")  # fmt: skip
    post = _new(unit, record, nama, str(jenjang), title.bup if title else retirement_age(jenjang))
    post.formasi = 0  # becomes the number of people found in it; the need (ABK) is not in this file
    known.add_post(post)
    return post


def _new(unit: Unit, record: PersonRecord, nama: str, jenjang: str, bup: int) -> Jabatan:
    code = record.jabatan_id or normal(nama)
    return Jabatan(
        unit=unit, kode=code[:80], siasn_id=record.jabatan_id or "", nama=nama, jenis=str(record.jenis_jabatan),
        jenjang=jenjang, bup=bup,
    )  # fmt: skip
