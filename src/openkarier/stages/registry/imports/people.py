"""Plans the import of people from "Export Data ASN": who is new, what differs, who takes which post since when."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from openkarier.core import names
from openkarier.core.records import PersonRecord, Row
from openkarier.core.registry import NO_LONGER_SERVING, normal, retirement_date
from openkarier.core.registry_data import BUTIR
from openkarier.stages.registry.imports.periods import Seating, Seatings
from openkarier.stages.registry.imports.plan import (
    Batch,
    Change,
    Outcome,
    Plan,
    amend,
    error_of,
    galat,
    peringatan,
    told,
)
from openkarier.stages.registry.imports.seats import Unknown, seat
from openkarier.stages.registry.imports.snapshot import Snapshot
from openkarier.stages.registry.models import (
    Instansi,
    Jabatan,
    NamaKata,
    Pegawai,
    RiwayatGolongan,
    RiwayatPendidikan,
    Unit,
)

_PLAIN = (
    ("siasn_id", "PNS ID"),
    ("nip", "NIP"),
    ("nama", "Nama"),
    ("gelar_depan", "Gelar depan"),
    ("gelar_belakang", "Gelar belakang"),
    ("tempat_lahir", "Tempat lahir"),
    ("tanggal_lahir", "Tanggal lahir"),
    ("jenis_kelamin", "Jenis kelamin"),
    ("status", "Status"),
    ("kedudukan_hukum", "Kedudukan hukum"),
    ("golongan", "Golongan"),
    ("tmt_golongan", "TMT golongan"),
    ("tmt_cpns", "TMT CPNS"),
    ("tmt_pns", "TMT PNS"),
    ("tingkat_pendidikan", "Tingkat pendidikan"),
    ("pendidikan", "Pendidikan"),
    ("tahun_lulus", "Tahun lulus"),
    ("email", "Surel"),
    ("telepon", "Telepon"),
)
_LABELS = dict(_PLAIN)
SETTLED = "Bila diterapkan, sanggahannya dibuka lagi dan pegawai diberi tahu. Perbaiki di SIASN agar tidak berulang."
_FIELDS = (*(name for name, _ in _PLAIN), "aktif", "unit", "jabatan", "tmt_jabatan", "tmt_pensiun")


def plan_people(instansi: Instansi, rows: Sequence[Row[PersonRecord]], listed: Set[str]) -> Plan:
    """Plan the people of an export. A fixed number of queries, plus one per 500 newcomers."""
    return _People(instansi, rows, listed).plan()


class _People:
    def __init__(self, instansi: Instansi, rows: Sequence[Row[PersonRecord]], listed: Set[str]) -> None:
        self.known, self.rows, self.result = Snapshot(instansi), rows, Plan()
        self.listed = listed | {row.record.nip for row in rows}
        self.seatings = Seatings(self.known, self.listed)
        newcomers = [row.record for row in rows if row.record.nip not in self.known.person_by_nip]
        self.strangers = self.known.strangers(newcomers)
        self.seen: dict[str, int] = {}  # PNS ID -> row number
        self.matched: dict[int, Pegawai] = {}  # row number -> person
        self.changes: dict[int, list[Change]] = {}
        self.renamed: list[Pegawai] = []
        self.ranks: dict[int, RiwayatGolongan | None] = {}  # row number -> the entry to correct; None = a new one
        self.educations: set[int] = set()  # numbers of rows that state a new education

    def plan(self) -> Plan:
        for row in self.rows:
            self._take(row)
        for row, finding in self.seatings.settle():
            self.result.findings.append(finding)
            self._refuse(row)
        for row in self.rows:
            if row.nomor in self.matched:
                self.result.outcomes.append(self._outcome(row))
        self.result.compose = self._write
        seen = {outcome.target for outcome in self.result.outcomes}
        unseen = [person for key, person in self.known.people.items() if key not in seen]
        self.result.missing = sum(person.aktif and person.nip not in self.listed for person in unseen)
        return self.result

    def _refuse(self, row: Row[PersonRecord], person: Pegawai | None = None) -> None:
        person = self.matched.pop(row.nomor, None) or person
        self.result.outcomes.append(error_of(row, person))

    def _take(self, row: Row[PersonRecord]) -> None:
        """Match a row to a person and a unit, and note what it says; refuse it where it contradicts the registry."""
        record = row.record
        person, reason = self._match(record)
        if other := self.seen.setdefault(record.siasn_id, row.nomor) != row.nomor and self.seen[record.siasn_id]:
            reason = (f"PNS ID ini juga dipakai baris {other}.", "Hapus baris yang salah, sisakan satu.")
        unit = self._unit(record)
        if reason:
            self.result.findings.append(galat(row, "NIP BARU", record.nip, *reason, kode="NIP11"))
        elif unit is None:
            self.result.findings.append(
                galat(row, "UNOR ID", record.unit_id or "", f"Unit “{record.unit or '?'}” tidak ada di data.",
                      "Impor HierarkiUnor terbaru lebih dahulu, lalu ulangi berkas ini.")
            )  # fmt: skip
        if reason or unit is None:
            self._refuse(row, person)
            return
        person = person or Pegawai(instansi=self.known.instansi, nip="", siasn_id="", status="", kedudukan_hukum="")
        self.matched[row.nomor] = person
        post = self._post(row, unit, person)
        self._amend(row, person, unit, post)

    def _match(self, record: PersonRecord) -> tuple[Pegawai | None, tuple[str, str] | None]:
        """The person of a record, by PNS ID before NIP (a NIP can be corrected); or why there is none."""
        by_id = self.known.person_by_id.get(record.siasn_id)
        by_nip = self.known.person_by_nip.get(record.nip)
        if agency := self.strangers.get(record.nip) or self.strangers.get(record.siasn_id):
            return by_id, (f"NIP ini tercatat pada {agency}.", "Selesaikan mutasi antarinstansi lebih dahulu.")
        own = self.known.instansi.siasn_id
        if own and record.instansi_id and record.instansi_id != own:
            return by_id, ("INSTANSI KERJA pada baris ini instansi lain.", "Hapus baris ini dari berkas.")
        if by_id and by_nip and by_id is not by_nip:
            return by_id, (f"NIP ini sudah dipakai {by_nip.nama}.", "Cocokkan kedua NIP dengan SK.")
        if by_nip and not by_id and by_nip.siasn_id:
            return by_nip, ("NIP ini tercatat dengan PNS ID lain.", "Cocokkan PNS ID dan NIP di SIASN.")
        return by_id or by_nip, None

    def _unit(self, record: PersonRecord) -> Unit | None:
        if record.unit_id:
            return self.known.unit_by_id.get(record.unit_id)
        return self.known.unit_by_name.get(normal(record.unit or ""))

    def _post(self, row: Row[PersonRecord], unit: Unit, person: Pegawai) -> Jabatan | None:
        """The post a serving person sits in, with the seating noted; None where the file does not say enough."""
        if row.record.kedudukan_hukum in NO_LONGER_SERVING:
            self.seatings.retire(row, person)
            return None
        try:
            post = seat(self.known, unit, row.record)
        except Unknown as why:
            self.result.findings.append(
                peringatan(row, why.kolom, why.nilai, f"{why.alasan} Jabatan orang ini tidak diperbarui.", why.tindakan)
            )
            return None
        self.seatings.claim(Seating(row, person, post, row.record.tmt_jabatan or date.min))
        return post

    def _amend(self, row: Row[PersonRecord], person: Pegawai, unit: Unit, post: Jabatan | None) -> None:
        record, old_name = row.record, person.nama
        serving = record.kedudukan_hukum not in NO_LONGER_SERVING
        wanted: list[tuple[str, str, object]] = [(name, label, getattr(record, name)) for name, label in _PLAIN]
        wanted += [("aktif", "Aktif", serving), ("unit", "Unit", unit)]
        if post:
            retired = retirement_date(record.tanggal_lahir, post.bup)
            wanted += [("jabatan", "Jabatan", post), ("tmt_jabatan", "TMT jabatan", record.tmt_jabatan)]
            wanted += [("tmt_pensiun", "TMT pensiun (dihitung)", retired)]
        self.changes[row.nomor] = list(amend(person, wanted))
        self._warn(row, person)
        if person.nama != old_name:
            self.renamed.append(person)
        self._histories(row, person)

    def _warn(self, row: Row[PersonRecord], person: Pegawai) -> None:
        """Say beforehand which changes touch what the person disputes, or what was mended on their dispute."""
        changed = {label: new for label, _, new in self.changes[row.nomor]}
        for dispute in self.known.disputes.get(person.pk or 0, ()):
            for label in (_LABELS.get(each.nama, "") for each in BUTIR[dispute.butir].isian):
                if label in changed:
                    told_ = "hasil sanggahan" if dispute.state == "diterima" else "sedang disanggah, nomor"
                    why = f"Nilai yang tercatat {told_} {dispute.nomor}; berkas ini menggantinya."
                    self.result.findings.append(peringatan(row, label, changed[label], why, SETTLED))

    def _histories(self, row: Row[PersonRecord], person: Pegawai) -> None:
        """The rank and the education that the row states, where the histories do not hold them yet."""
        record = row.record
        if record.golongan and record.tmt_golongan:
            entry = self.known.ranks.get((person.pk or 0, record.tmt_golongan))
            if entry is None or entry.golongan != record.golongan:
                new = f"{record.golongan} ({told(record.tmt_golongan)})"
                self._note(row, "Riwayat golongan", entry and entry.golongan, new)
                self.ranks[row.nomor] = entry
        if record.tingkat_pendidikan and record.pendidikan and record.tahun_lulus:
            level, name = record.tingkat_pendidikan, record.pendidikan
            if (person.pk or 0, level, name) not in self.known.educations:
                self._note(row, "Riwayat pendidikan", None, f"{name} ({record.tahun_lulus})")
                self.educations.add(row.nomor)

    def _note(self, row: Row[PersonRecord], label: str, old: object, new: object) -> None:
        self.changes[row.nomor].append((label, told(old), told(new)))

    def _outcome(self, row: Row[PersonRecord]) -> Outcome:
        person = self.matched[row.nomor]
        changes = (*self.seatings.ousting(row),)
        if person.pk:
            changes = (*self.changes[row.nomor], *self.seatings.changes(row), *changes)
        status = "baru" if person.pk is None else "berubah" if changes else "sama"
        self.changes[row.nomor] = list(changes)
        return Outcome(row.nomor, row.record.nip, row.record.nama, status, person.pk, changes)

    def _write(self) -> None:
        touched = [(nomor, each) for nomor, each in self.matched.items() if each.pk is None or self.changes[nomor]]
        new = [person for _, person in touched if person.pk is None]
        batch, alive = self.result.batch, {id(person) for person in self.matched.values()}
        self.seatings.close()
        batch.create(self.seatings.new_posts())
        batch.create(new)
        batch.update(self.seatings.emptied, ("jabatan", "tmt_jabatan"))
        batch.update([person for _, person in touched if person.pk], _FIELDS)
        self.seatings.write(batch)
        self._write_histories(batch)
        renamed = [person for person in self.renamed if id(person) in alive]
        old = [person.pk for person in renamed if person.pk]
        if old:
            batch.call(lambda: NamaKata.objects.filter(pegawai_id__in=old).delete())
        batch.create([NamaKata(pegawai=person, kata=word) for person in renamed for word in names.words(person.nama)])

    def _write_histories(self, batch: Batch) -> None:
        ranks, corrected, educations = [], [], []
        for row in self.rows:
            person, record = self.matched.get(row.nomor), row.record
            if person and row.nomor in self.ranks and record.golongan and record.tmt_golongan:
                if entry := self.ranks[row.nomor]:
                    entry.golongan = record.golongan
                    corrected.append(entry)
                    continue
                ranks.append(RiwayatGolongan(pegawai=person, golongan=record.golongan, tmt=record.tmt_golongan))
        for row in self.rows:
            person, record = self.matched.get(row.nomor), row.record
            level, name, year = record.tingkat_pendidikan, record.pendidikan, record.tahun_lulus
            if person and row.nomor in self.educations and level and name and year:
                educations.append(RiwayatPendidikan(pegawai=person, tingkat=level, nama=name, tahun_lulus=year))
        batch.create(ranks)
        batch.update(corrected, ("golongan",))
        batch.create(educations)
