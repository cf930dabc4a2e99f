"""Plans the import of riwayat jabatan: fills the past; a period ends where the next begins.

The present comes from "Export Data ASN": a period newer than the one a person has open is refused here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.core.records import Finding, PeriodRecord, Row
from openkarier.core.registry import jenjang_of_title, normal
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of, peringatan
from openkarier.stages.registry.imports.snapshot import DEFINITIF
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, RiwayatJabatan
from openkarier.stages.registry.staging import RefJabatan

_FIELDS = ("nama_unit", "eselon", "mulai", "selesai", "nomor_sk", "tanggal_sk", "siasn_id", "nama_jabatan")
_SK = (
    ("nama_unit", "Unit"),
    ("nomor_sk", "Nomor SK"),
    ("tanggal_sk", "Tanggal SK"),
    ("siasn_id", "ID riwayat"),
)


def plan_histories(instansi: Instansi, rows: Sequence[Row[PeriodRecord]], listed: Set[str]) -> Plan:
    """Plan a riwayat jabatan file. Four queries, however many rows."""
    return _Histories(instansi, rows).plan()


class _Histories:
    def __init__(self, instansi: Instansi, rows: Sequence[Row[PeriodRecord]]) -> None:
        self.rows, self.result = rows, Plan()
        self.people = {person.nip: person for person in Pegawai.objects.filter(instansi=instansi)}
        titles = RefJabatan.objects.filter(instansi=instansi, jenis=Jenis.FUNGSIONAL)
        self.titles = {normal(title.nama): title.jenjang for title in titles}
        heads = Jabatan.objects.filter(unit__instansi=instansi, kepala=True).select_related("unit")
        self.heads = {post.unit.siasn_id: post for post in heads if post.unit.siasn_id}
        self.periods: dict[int, list[RiwayatJabatan]] = defaultdict(list)
        for period in RiwayatJabatan.objects.filter(pegawai__instansi=instansi):
            self.periods[period.pegawai_id].append(period)
        self.before = {period.pk: period.selesai for several in self.periods.values() for period in several}
        self.found: dict[int, tuple[RiwayatJabatan, tuple[tuple[str, str, str], ...]]] = {}

    def plan(self) -> Plan:
        for row in self.rows:
            finding = self._take(row)
            if finding:
                self.result.findings.append(finding)
                self.result.outcomes.append(error_of(row))
        touched = {self.people[row.record.nip].pk for row in self.rows if row.nomor in self.found}
        for person in touched:
            self._close(self.periods[person])
        for row in self.rows:
            if row.nomor in self.found:
                period, changes = self.found[row.nomor]
                if period.pk and self.before[period.pk] != period.selesai:
                    changes += (("Selesai", str(self.before[period.pk] or "–"), str(period.selesai or "–")),)
                self.result.outcomes.append(outcome_of(row, period, () if period.pk is None else changes))
                self.found[row.nomor] = (period, changes)
        self.result.compose = lambda: self._write(touched)
        return self.result

    def _take(self, row: Row[PeriodRecord]) -> Finding | None:
        """Place a row in the person's history; return why it cannot be."""
        record = row.record
        person = self.people.get(record.nip)
        if person is None:
            return galat(row, "nipBaru", record.nip, "NIP ini tidak ada di data.",
                         "Impor Export Data ASN lebih dahulu, lalu ulangi berkas ini.")  # fmt: skip
        jenjang = self._jenjang(record)
        if jenjang is None:
            return galat(row, "namaJabatan", record.nama_jabatan, "Jenjang jabatan ini tidak dikenal.",
                         "Isi eselonId untuk jabatan struktural, atau impor Referensi-Jabatan-Fungsional.")  # fmt: skip
        several = self.periods[person.pk]
        period = self._same(several, record)
        if period is None and (finding := self._conflict(row, several)):
            return finding
        if period is None:
            period = RiwayatJabatan(pegawai=person, penugasan=record.penugasan, jenis=record.jenis, sumber="SIASN")
            several.append(period)
        self.found[row.nomor] = (period, self._amend(period, record, jenjang))
        self._remark(row, period)
        return None

    def _jenjang(self, record: PeriodRecord) -> str | None:
        if record.jenis == Jenis.PELAKSANA:
            return Jenjang.PELAKSANA.value
        if record.jenis == Jenis.FUNGSIONAL:
            return self.titles.get(normal(record.nama_jabatan)) or jenjang_of_title(record.nama_jabatan)
        head = self.heads.get(record.unit_id or "")
        same = head is not None and normal(head.nama) == normal(record.nama_jabatan)
        return record.jenjang or (head.jenjang if head and same else None)

    def _same(self, several: list[RiwayatJabatan], record: PeriodRecord) -> RiwayatJabatan | None:
        for period in several:
            if record.siasn_id and period.siasn_id == record.siasn_id:
                return period
        wanted = (record.penugasan, record.mulai, normal(record.nama_jabatan))
        return next(
            (each for each in several if (each.penugasan, each.mulai, normal(each.nama_jabatan)) == wanted), None
        )

    def _conflict(self, row: Row[PeriodRecord], several: list[RiwayatJabatan]) -> Finding | None:
        record = row.record
        if record.penugasan != DEFINITIF:
            return None
        definitive = [period for period in several if period.penugasan == DEFINITIF]
        if twin := next((period for period in definitive if period.mulai == record.mulai), None):
            return galat(row, "tmtJabatan", str(record.mulai),
                         f"Pada TMT ini sudah tercatat jabatan definitif lain ({twin.nama_jabatan}).",
                         "Satu TMT satu jabatan: perbaiki TMT, atau isi jenisPenugasanId.", kode="URUTAN")  # fmt: skip
        now = next((period for period in definitive if period.selesai is None and period.pk), None)
        if now and record.mulai > now.mulai:
            return galat(row, "tmtJabatan", str(record.mulai),
                         f"Lebih baru daripada jabatan yang tercatat sekarang ({now.nama_jabatan}).",
                         "Impor Export Data ASN terbaru lebih dahulu.", kode="URUTAN")  # fmt: skip
        return None

    def _amend(self, period: RiwayatJabatan, record: PeriodRecord, jenjang: str) -> tuple[tuple[str, str, str], ...]:
        wanted: list[tuple[str, str, object]] = [(name, label, getattr(record, name)) for name, label in _SK]
        if period.pk is None:
            wanted += [("nama_jabatan", "Jabatan", record.nama_jabatan), ("mulai", "TMT", record.mulai)]
            wanted += [("jenjang", "Jenjang", jenjang), ("eselon", "Eselon", record.eselon)]
        if record.selesai and record.selesai > record.mulai:
            wanted.append(("selesai", "Selesai", record.selesai))
        return amend(period, wanted)

    def _remark(self, row: Row[PeriodRecord], period: RiwayatJabatan) -> None:
        if row.record.penugasan != DEFINITIF and period.selesai is None:
            self.result.findings.append(
                peringatan(row, "jenisPenugasanId", row.record.penugasan, "Penugasan ini tanpa tanggal selesai.",
                           "Tambahkan kolom tmtSelesai; sementara dicatat masih berjalan.")
            )  # fmt: skip

    def _close(self, several: list[RiwayatJabatan]) -> None:
        """End each definitive period where the next begins, or earlier where an end is known."""
        line = sorted((each for each in several if each.penugasan == DEFINITIF), key=lambda each: each.mulai)
        for period, following in pairwise(line):
            if period.selesai is None or period.selesai > following.mulai:
                period.selesai = following.mulai

    def _write(self, touched: set[int]) -> None:
        changed = {id(period): period for period, changes in self.found.values() if period.pk and changes}
        for person in touched:
            shortened = [each for each in self.periods[person] if each.pk and self.before[each.pk] != each.selesai]
            changed.update({id(period): period for period in shortened})
        self.result.batch.update(list(changed.values()), _FIELDS)
        new = {id(period): period for period, _ in self.found.values() if period.pk is None}
        self.result.batch.create(list(new.values()))
