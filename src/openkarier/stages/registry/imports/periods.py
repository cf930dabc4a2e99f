"""Who sits where from when: opens, closes and corrects definitive periods so that no post has two holders."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date

from openkarier.core.jabatan import Jenis
from openkarier.core.records import Finding, PersonRecord, Row
from openkarier.core.registry import Held, Move, judge_period, retirement_date
from openkarier.stages.registry.imports.plan import Batch, Change, galat, told
from openkarier.stages.registry.imports.snapshot import DEFINITIF, Snapshot
from openkarier.stages.registry.models import Jabatan, Pegawai, RiwayatJabatan

_RETIRED = frozenset({"88", "98", "99"})  # kedudukan hukum: with pension, reached BUP, pension
_ADVICE = "Cocokkan jabatan dan TMT-nya dengan SK, perbaiki di SIASN, lalu impor lagi."
_FIELDS = ("jabatan", "tunggal", "nama_jabatan", "nama_unit", "jenis", "jenjang", "eselon", "mulai", "selesai")


@dataclass(frozen=True, eq=False)
class Seating:
    """A row's claim: this person holds this post definitively since `mulai`."""

    row: Row[PersonRecord]
    person: Pegawai
    post: Jabatan
    mulai: date

    @property
    def single(self) -> bool:
        """Whether the post takes one holder."""
        return self.post.jenis == Jenis.STRUKTURAL


class Seatings:
    """All claims of a file, settled together: a swap of two posts is lawful, two claims to one post are not."""

    def __init__(self, known: Snapshot, listed: Set[str]) -> None:
        self.known, self.listed = known, listed
        self.claims: dict[int, Seating] = {}  # by row number
        self.moves: dict[int, Move] = {}
        self.leavers: dict[int, tuple[Row[PersonRecord], RiwayatJabatan, date]] = {}  # retired, by person
        self.ousted: dict[int, tuple[RiwayatJabatan, date]] = {}  # by row number of the successor
        self.emptied: list[Pegawai] = []
        self.closing: list[RiwayatJabatan] = []

    def claim(self, seating: Seating) -> None:
        """Note a claim and what it means beside the period the person has open."""
        nomor, person = seating.row.nomor, seating.person
        open_period = self.known.open.get(person.pk or 0)
        held = Held(f"#{open_period.jabatan_id or '?'}", open_period.mulai) if open_period else None
        wanted = Held(f"#{seating.post.pk or id(seating.post)}", seating.mulai)
        self.claims[nomor] = seating
        self.moves[nomor] = judge_period(held, wanted, self.known.last_closed.get(person.pk or 0))

    def retire(self, row: Row[PersonRecord], person: Pegawai) -> None:
        """Close the open period of a person who serves no longer, on the day of retirement if that is known."""
        period = self.known.open.get(person.pk or 0)
        if period is None or row.record.kedudukan_hukum not in _RETIRED or person.jabatan is None:
            return
        day = retirement_date(row.record.tanggal_lahir, person.jabatan.bup)
        if day > period.mulai:
            self.leavers[person.pk] = (row, period, day)

    def settle(self) -> Iterator[tuple[Row[PersonRecord], Finding]]:
        """Yield each claim that cannot stand, with the reason, until the others can stand together."""
        for nomor, move in list(self.moves.items()):
            if move in {Move.OLDER, Move.OVERLAP}:
                yield self._drop(nomor, _clash(self.claims[nomor], self.known.open.get(self.claims[nomor].person.pk)))
        while refused := list(self._rivals()):
            for nomor, finding in refused:
                yield self._drop(nomor, finding)

    def _drop(self, nomor: int, finding: Finding) -> tuple[Row[PersonRecord], Finding]:
        del self.moves[nomor]
        return self.claims.pop(nomor).row, finding

    def _rivals(self) -> Iterator[tuple[int, Finding]]:
        """Claims to a post of one holder that somebody else keeps or claims as well."""
        self.ousted = {}
        self.by_person = {each.person.pk: each for each in self.claims.values() if each.person.pk}
        by_post: dict[int, list[Seating]] = {}
        for seating in self.claims.values():
            if seating.single:
                by_post.setdefault(id(seating.post), []).append(seating)
        for rivals in by_post.values():
            comers = [each for each in rivals if self._arrives(each)]
            sitting = [each for each in rivals if each not in comers]
            if len(rivals) > 1:
                for each in comers:
                    others = [other for other in rivals if other is not each]
                    yield each.row.nomor, _rival(each, others[0])
            elif comers and not sitting:
                yield from self._against_holder(comers[0])

    def _arrives(self, seating: Seating) -> bool:
        held = self.known.open.get(seating.person.pk or 0)
        return held is None or held.jabatan_id != seating.post.pk or not held.tunggal

    def _against_holder(self, comer: Seating) -> Iterator[tuple[int, Finding]]:
        """The one claimant against whom the registry has in the post: the predecessor leaves, stays, or has gone."""
        period = self.known.holder.get(comer.post.pk or 0)
        if period is None or period.pegawai_id == comer.person.pk or self._leaves(period):
            return
        holder = self.known.people[period.pegawai_id]
        gone = holder.nip not in self.listed or not holder.aktif
        if gone and comer.mulai > period.mulai:
            self.ousted[comer.row.nomor] = (period, comer.mulai)
            return
        yield comer.row.nomor, galat(
            comer.row, "JABATAN NAMA", comer.post.nama, f"Jabatan ini masih dipangku {holder.nama} ({holder.nip}).",
            _ADVICE, kode="RANGKAP",
        )  # fmt: skip

    def _leaves(self, period: RiwayatJabatan) -> bool:
        claim = self.by_person.get(period.pegawai_id)
        return period.pegawai_id in self.leavers or (claim is not None and claim.post.pk != period.jabatan_id)

    def changes(self, row: Row[PersonRecord]) -> tuple[Change, ...]:
        """What a row does to the history of jabatan, in words."""
        told_of: list[Change] = []
        if (seating := self.claims.get(row.nomor)) and self.moves[row.nomor] is not Move.SAME:
            old = self.known.open.get(seating.person.pk or 0)
            told_of.append(
                ("Riwayat jabatan", _words(old.nama_jabatan, old.mulai) if old else "–",
                 _words(seating.row.record.jabatan or "", seating.mulai))
            )  # fmt: skip
        told_of += [
            ("Riwayat jabatan", "terbuka", f"berakhir {told(day)}")
            for leaver, _, day in self.leavers.values()
            if leaver.nomor == row.nomor
        ]
        return tuple(told_of)

    def ousting(self, row: Row[PersonRecord]) -> tuple[Change, ...]:
        """What a row does to the period of a predecessor whom the file no longer mentions."""
        if row.nomor not in self.ousted:
            return ()
        period, day = self.ousted[row.nomor]
        holder = self.known.people[period.pegawai_id]
        return ((f"Masa jabatan pendahulu, {holder.nama}", "terbuka", f"berakhir {told(day)}"),)

    def new_posts(self) -> list[Jabatan]:
        """Posts that the sound rows need and the registry has not; a titled one gets room for those found in it."""
        posts: dict[int, Jabatan] = {}
        for seating in self.claims.values():
            if seating.post.pk is None:
                posts[id(seating.post)] = seating.post
                seating.post.formasi += not seating.single
        return list(posts.values())

    def close(self) -> None:
        """End the periods of those who moved, retired, or were followed by somebody."""
        for period, day in self.ousted.values():
            self._close(period, day)
        for _, period, day in self.leavers.values():
            self._close(period, day)
        for nomor, move in self.moves.items():
            held = self.known.open.get(self.claims[nomor].person.pk or 0)
            if move is Move.MOVE and held:
                held.selesai = self.claims[nomor].mulai
                self.closing.append(held)

    def write(self, batch: Batch) -> None:
        """Close what ends, correct what was wrong, then open: no two periods overlap at any moment."""
        corrected, opened = [], []
        for nomor, move in self.moves.items():
            seating = self.claims[nomor]
            held = self.known.open.get(seating.person.pk or 0)
            if move in {Move.MOVE, Move.OPEN}:
                opened.append(_fill(RiwayatJabatan(pegawai=seating.person, penugasan=DEFINITIF), seating))
            elif move is not Move.SAME and held:
                corrected.append(_fill(held, seating))
        batch.update(self.closing, ("selesai",))
        keys = [period.pk for period in corrected]
        if keys:  # so that two holders who are found swapped do not meet in one post on the way
            batch.call(lambda: RiwayatJabatan.objects.filter(pk__in=keys).update(tunggal=False))
        batch.update(corrected, _FIELDS)
        batch.create(opened)

    def _close(self, period: RiwayatJabatan, day: date) -> None:
        period.selesai = day
        self.closing.append(period)
        person = self.known.people[period.pegawai_id]
        if person.jabatan_id == period.jabatan_id:
            person.jabatan = person.tmt_jabatan = None
            self.emptied.append(person)


def _fill(period: RiwayatJabatan, seating: Seating) -> RiwayatJabatan:
    post = seating.post
    period.jabatan, period.tunggal, period.mulai = post, seating.single, seating.mulai
    period.nama_jabatan, period.nama_unit = seating.row.record.jabatan or post.nama, post.unit.nama
    period.jenis, period.jenjang, period.eselon = post.jenis, post.jenjang, post.eselon
    return period


def _words(nama: str, mulai: date) -> str:
    return f"{nama} sejak {told(mulai)}"


def _rival(seating: Seating, other: Seating) -> Finding:
    reason = f"Jabatan ini juga diakui {other.person.nama} pada baris {other.row.nomor}."
    return galat(seating.row, "JABATAN NAMA", seating.post.nama, reason, _ADVICE, kode="RANGKAP")


def _clash(seating: Seating, held: RiwayatJabatan | None) -> Finding:
    nilai = told(seating.mulai)
    if held and seating.mulai < held.mulai:
        reason = f"Lebih lama daripada jabatan yang tercatat ({held.nama_jabatan} sejak {told(held.mulai)})."
        advice = "Berkas ini mungkin ekspor lama; unduh yang terbaru."
    else:
        reason, advice = "Mendahului akhir jabatan sebelumnya pada riwayat.", _ADVICE
    return galat(seating.row, "TMT JABATAN", nilai, reason, advice, kode="URUTAN")
