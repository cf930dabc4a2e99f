"""Pelantikan: planned, invited a working day before, held with a rohaniwan and two witnesses; and its papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang
from openkarier.core.placement.ceremony import OATHS, RULE, WITNESSES, Oath, Remark, oath_of, remarks, sworn, too_low
from openkarier.core.placement.steps import CEREMONY
from openkarier.core.regulations import lokal
from openkarier.core.workflow import StepRefused
from openkarier.foundation.documents import batch as batches
from openkarier.foundation.documents import forms
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.models import Batch, Document
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.placement import letters, oath_letters
from openkarier.stages.placement.models import Pelantikan, Penempatan, Peserta
from openkarier.stages.placement.moving import held, move, subject_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.hierarchy import heads
from openkarier.stages.registry.models import Instansi, Pegawai
from openkarier.stages.standards.queries import local_parameters

BODY = (
    "Yth. {nama}, Anda diundang ke {acara} pada {hari} pukul {jam} di {tempat}. "
    "Undangan resminya dapat diunduh pada halaman Penempatan."
)


@dataclass(frozen=True)
class Plan:
    """What is planned: name, moment, place, who swears in; a reason when the day needs one."""

    nama: str
    waktu: datetime
    tempat: str
    pelantik: str
    jabatan_pelantik: str
    alasan: str = ""


def limits(instansi: str, on: date) -> tuple[int, int]:
    """Working days before and after, as the region's parameters say that day."""
    found = local_parameters(instansi)
    return int(found.value(lokal.UNDANGAN_HARI_KERJA, on)), int(found.value(lokal.PELANTIKAN_HARI_KERJA, on))


def spoken_against(instansi: str, day: date, rows: Sequence[Penempatan], invited: date | None = None) -> list[Remark]:
    """What speaks against a day for these placements."""
    decrees = [row.keputusan.tanggal for row in rows if row.keputusan]
    return remarks(day, decrees, invited=invited, days=limits(instansi, day))


def plan_ceremony(*, instansi: Instansi, usulan: Collection[int], plan: Plan, actor: str, at: datetime) -> Pelantikan:
    """Plan a ceremony for placements that have their SK, highest posts first. Raises Refused with the reason."""
    if not plan.nama.strip() or not plan.tempat.strip() or not plan.pelantik.strip():
        raise Refused("Tuliskan nama acara, tempat, dan pejabat yang melantik.")
    try:
        with transaction.atomic():
            rows = _with_decrees(usulan)
            day = plan.waktu.astimezone(timezone.get_current_timezone()).date()
            _heed(spoken_against(instansi.kode, day, rows), plan.alasan)
            event = Pelantikan.objects.create(
                instansi=instansi, nama=plan.nama.strip(), waktu=plan.waktu, tempat=plan.tempat.strip(),
                pelantik=plan.pelantik.strip(), jabatan_pelantik=plan.jabatan_pelantik.strip(),
                alasan=plan.alasan.strip(), oleh=actor, pada=at,
            )  # fmt: skip
            Peserta.objects.bulk_create(
                Peserta(pelantikan=event, penempatan=row, urutan=place) for place, row in enumerate(_ordered(rows), 1)
            )
            _log(event, "direncanakan", actor, at, jumlah=len(rows), alasan=event.alasan)
    except IntegrityError as clash:
        raise Refused("Nama acara sudah dipakai, atau salah seorang sudah ada di acara lain.") from clash
    return event


def _with_decrees(usulan: Collection[int]) -> list[Penempatan]:
    rows = held(usulan)
    if not rows:
        raise Refused("Pilih sedikitnya satu nama yang SK-nya sudah terbit.")
    for row in rows:
        if row.state != "sk":
            raise Refused(f"{row.pegawai.nama_gelar} belum punya SK, jadi belum dapat dilantik. Terbitkan SK dahulu.")
        if not sworn(row.jenjang):
            raise Refused(f"{row.ke.nama} jabatan pelaksana dan tidak dilantik. Keluarkan {row.pegawai.nama_gelar}.")
    return rows


def _ordered(rows: Sequence[Penempatan]) -> list[Penempatan]:
    """The highest posts first, then by the place in the SK: the order in which names are read."""
    return sorted(rows, key=lambda row: (-(row.ke.kelas or 0), row.ke.eselon or "Z", row.keputusan_id or 0, row.urutan))


def _heed(found: Sequence[Remark], reason: str) -> None:
    barring = [remark for remark in found if remark.bars or not reason.strip()]
    if barring:
        raise Refused(" ".join(f"{remark.sentence} ({remark.citation})" for remark in barring))


def invite(*, event: Pelantikan, pengesah: letters.Signer, kepala: str, actor: str, at: datetime) -> Document:
    """Issue the invitation and tell everybody. Raises Refused when it is later than a working day before."""
    today = timezone.localtime(at).date()
    with transaction.atomic():
        locked = _hold(event)
        _step(locked, "undang")
        peserta = _present(locked)
        rows = [each.penempatan for each in peserta]
        day = timezone.localtime(locked.waktu).date()
        _heed([r for r in spoken_against(locked.instansi.kode, day, rows, today) if r.bars], locked.alasan)
        locked.diundang_on = today
        locked.save(update_fields=["state", "diundang_on"])
        letter = documents.issue(
            Kind.UNDANGAN, oath_letters.undangan(locked, peserta, on=today, pengesah=pengesah, kepala=kepala),
            instansi=locked.instansi.kode, actor=actor, at=at, subject=f"pelantikan:{locked.pk}",
        )  # fmt: skip
        notify(_notice(locked), [_recipient(row.pegawai, locked) for row in rows], now=at)
        _log(locked, "diundang", actor, at, jumlah=len(rows), undangan=letter.number)
    return letter


def _notice(event: Pelantikan) -> Notice:
    return Notice(
        event="pelantikan.undangan", key=f"pelantikan.undangan:{event.pk}", instansi=event.instansi.kode,
        zone=event.instansi.zona, title=f"Undangan {event.nama}", subject="Undangan pelantikan", body=BODY,
        link="/asn/penempatan/",
    )  # fmt: skip


def _recipient(person: Pegawai, event: Pelantikan) -> Recipient:
    local = timezone.localtime(event.waktu)
    day = f"{local.day}-{local.month:02d}-{local.year}"
    fields = {"acara": event.nama, "hari": day, "jam": f"{local:%H.%M}", "tempat": event.tempat}
    return Recipient(person.nip, person.nama_gelar, person.email, "", fields)


def note_attendance(*, event: Pelantikan, absent: Collection[int], actor: str, at: datetime) -> int:
    """Note who did not come (keys of participants); everybody else came. Return how many came."""
    with transaction.atomic():
        locked = _hold(event)
        if locked.state != "diundang":
            raise Refused("Kehadiran dicatat sesudah undangan terkirim dan sebelum pelantikan ditutup.")
        rows = locked.peserta.all()
        rows.filter(pk__in=list(absent)).update(hadir=False)
        rows.exclude(pk__in=list(absent)).update(hadir=True)
        came = rows.filter(hadir=True).count()
        _log(locked, "kehadiran", actor, at, hadir=came, tidak=rows.filter(hadir=False).count())
    return came


def hold_ceremony(*, event: Pelantikan, rohaniwan: str, saksi: Sequence[Pegawai], actor: str, at: datetime) -> int:
    """Record that who came was sworn in; who did not keeps the SK and waits for another ceremony. Return how many."""
    _check_witnesses(event, rohaniwan, saksi, at)
    with transaction.atomic():
        locked = _hold(event)
        _step(locked, "laksanakan")
        came = list(locked.peserta.filter(hadir=True).values_list("penempatan", flat=True))
        if not came:
            raise Refused("Belum ada yang tercatat hadir. Catat kehadiran dahulu.")
        locked.rohaniwan, (locked.saksi_1, locked.saksi_2) = rohaniwan.strip(), saksi
        locked.save(update_fields=["state", "rohaniwan", "saksi_1", "saksi_2"])
        rows = held(came)
        move(rows, "lantik", actor=actor, hand="bkpsdm", at=at, why=locked.nama)
        facts = {"acara": locked.nama, "hari": timezone.localtime(locked.waktu).date().isoformat()}
        record_all(Deed("PELANTIKAN", actor, at, subject_of(row), facts, RULE) for row in rows)
    return len(rows)


def _check_witnesses(event: Pelantikan, rohaniwan: str, saksi: Sequence[Pegawai], at: datetime) -> None:
    if at < event.waktu:
        raise Refused("Acara belum berlangsung. Catat pelantikan sesudah waktunya.")
    levels = list(event.peserta.values_list("penempatan__jenjang", flat=True))
    article = "; ".join(oath.witnesses for oath in oaths(levels))
    if not rohaniwan.strip():
        raise Refused(f"Tuliskan nama rohaniwan ({article}).")
    if len({person.pk for person in saksi}) != WITNESSES:
        raise Refused(f"Pilih dua saksi yang berbeda ({article}).")
    _equals(saksi, levels)
    sworn_in = set(event.peserta.values_list("penempatan__pegawai", flat=True))
    own = [person for person in saksi if person.pk in sworn_in]
    if own:
        raise Refused(f"{own[0].nama_gelar} sendiri dilantik pada acara ini, jadi tidak dapat menjadi saksi.")


def _equals(saksi: Sequence[Pegawai], levels: Sequence[str]) -> None:
    """Refuse a witness who stands below one of those who swear; a level that is not on record is not judged."""
    for person in saksi:
        above = too_low(person.jabatan.jenjang if person.jabatan else "", levels)
        if above:
            raise Refused(
                f"Jabatan {person.nama_gelar} di bawah {JENJANG_LABEL[Jenjang(above)]} yang dilantik. Saksi paling "
                f"rendah sama jabatannya ({oath_of(above).rank}); pilih saksi lain."
            )


def oaths(levels: Sequence[str]) -> list[Oath]:
    """The kinds of oath that a ceremony needs, once each."""
    return list(dict.fromkeys(oath_of(each) for each in levels)) or [OATHS["JA"]]


def call_off(*, event: Pelantikan, why: str, actor: str, at: datetime) -> None:
    """Cancel a ceremony; its people wait for another one."""
    if not why.strip():
        raise Refused("Tuliskan alasan pembatalan acara.")
    with transaction.atomic():
        locked = _hold(event)
        _step(locked, "batalkan")
        locked.save(update_fields=["state"])
        locked.peserta.update(aktif=False)
        _log(locked, "batal", actor, at, alasan=why.strip())


def print_papers(*, event: Pelantikan, kind: Kind, actor: str, at: datetime) -> Batch:
    """Queue the berita acara sumpah, SPP or SPMT of everybody who was sworn in, once a kind."""
    if event.state != "terlaksana":
        raise Refused("Surat ini dibuat sesudah pelantikan tercatat terlaksana.")
    subject = f"pelantikan:{event.pk}:{kind}"
    found = Batch.objects.filter(instansi=event.instansi.kode, kind=kind, title=subject).first()
    if found is not None:
        return found
    rows = [each.penempatan for each in _present(event) if each.hadir]
    above = _heads(rows) if kind == Kind.SPMT else {}
    papers = [(subject_of(row), _form(kind, event, row, above.get(row.pk), at)) for row in rows]
    made = batches.prepare(
        kind, papers, instansi=event.instansi.kode, title=subject, actor=actor, at=at,
        back=f"/bkpsdm/penempatan/pelantikan/{event.pk}/",
    )  # fmt: skip
    with transaction.atomic():
        _log(event, f"cetak {kind}", actor, at, jumlah=len(papers))
    return made


def _heads(rows: Sequence[Penempatan]) -> dict[int, Pegawai]:
    """Who heads the OPD that each enters, by placement; nobody states the own duty. Three queries."""
    filled = heads({row.ke.unit.opd_id or row.ke.unit_id for row in rows})
    people = Pegawai.objects.select_related("jabatan__unit").in_bulk(filled.values())
    named = {row.pk: filled.get(row.ke.unit.opd_id or row.ke.unit_id) for row in rows}
    return {row.pk: people[pk] for row in rows if (pk := named[row.pk]) is not None and pk != row.pegawai_id}


def _form(kind: Kind, event: Pelantikan, row: Penempatan, atasan: Pegawai | None, at: datetime) -> forms.Form:
    assert row.keputusan is not None
    if kind == Kind.SPP:
        return oath_letters.spp(event, row, row.keputusan)
    if kind == Kind.SPMT:
        return oath_letters.spmt(row, row.keputusan, atasan, timezone.localtime(at).date())
    return oath_letters.sumpah(event, row, row.keputusan)


def _hold(event: Pelantikan) -> Pelantikan:
    rows = Pelantikan.objects.select_for_update(of=("self",)).select_related("instansi")
    return rows.get(pk=event.pk)


def _present(event: Pelantikan) -> list[Peserta]:
    rows = event.peserta.select_related(
        "penempatan__pegawai__jabatan__unit", "penempatan__ke__unit", "penempatan__keputusan", "penempatan__instansi"
    )
    return list(rows.order_by("urutan"))


def _step(event: Pelantikan, verb: str) -> None:
    try:
        event.state = CEREMONY.after(verb, event.state, "bkpsdm")
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal


def _log(event: Pelantikan, step: str, actor: str, at: datetime, **facts: object) -> None:
    said = {"langkah": step, "waktu": event.waktu.isoformat(), **facts}
    record("PELANTIKAN", actor=actor, at=at, subject=f"pelantikan:{event.pk}", facts=said, citation=RULE)
