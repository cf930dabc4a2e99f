"""SK: refused without its gates; numbered, excerpted, reported to the Minister; cancelled only with a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from openkarier.core.periods import tanggal as written
from openkarier.core.placement.gates import Gate, barring, citation_of
from openkarier.foundation.documents import batch as batches
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.stages.deliberation import queries as deliberation
from openkarier.stages.placement import cases, letters
from openkarier.stages.placement.decisions import ADMINISTRASI
from openkarier.stages.placement.models import Keputusan, Kuasa, Penempatan, Pertek, Surat
from openkarier.stages.placement.moving import held, move, subject_of
from openkarier.stages.placement.papers import MENDAGRI
from openkarier.stages.placement.pertek import settled
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi, Pegawai
from openkarier.stages.standards import heads

NAMED = 5  # obstacles that a refusal spells out; the board shows the rest
SHORTEST = 10  # letters of the reason for cancelling


class GatesShut(Refused):
    """Some names may not be put into an SK; `shut` has the gates by key of the usulan."""

    def __init__(self, shut: dict[str, list[Gate]]) -> None:
        said = [f"{name}: {'; '.join(gate.sentence for gate in found)}" for name, found in shut.items()]
        more = f" Dan {len(said) - NAMED} nama lain." if len(said) > NAMED else ""
        super().__init__(f"SK belum dapat diterbitkan. {' '.join(said[:NAMED])}{more}")
        self.shut = shut


@dataclass(frozen=True)
class Order:
    """What the office asks for: title, date and TMT of the SK, who certifies the excerpts."""

    tentang: str
    tanggal: date
    tmt: date
    pengesah: letters.Signer
    elektronik: bool = False  # prepared for an electronic signature: the face bears its QR code instead of a space
    kuasa: Kuasa | None = None  # signed in the PPK's name under this power


def issue_sk(*, instansi: Instansi, usulan: Collection[int], order: Order, actor: str, at: datetime) -> Keputusan:
    """Issue one SK for these usulan (keys), all or none, and queue its excerpts.

    Raises GatesShut with what each name lacks, Refused for dates that cannot be.
    """
    _must_be_open(instansi, usulan, timezone.localtime(at).date())
    with transaction.atomic():
        rows = held(usulan)
        settled(rows, at)
        _dates(rows, order)
        _powered(rows, order)
        plan = _plan(instansi, rows, order)
        numbers = _numbers(rows)
        naskah = documents.issue(
            Kind.SK, letters.keputusan(plan, instansi, rows, numbers), instansi=instansi.kode, actor=actor, at=at,
            subject=f"sk:{instansi.kode}", electronic=order.elektronik,
        )  # fmt: skip
        window = heads.window_on(instansi.kode, order.tanggal)
        made = Keputusan.objects.create(
            instansi=instansi, tentang=order.tentang, nomor=naskah.number, tanggal=order.tanggal, tmt=order.tmt,
            naskah=naskah, kuasa=order.kuasa, dalam_jendela=window.restricted, oleh=actor, pada=at,
        )  # fmt: skip
        for place, row in enumerate(rows, 1):
            row.keputusan, row.urutan = made, place
        move(rows, "terbitkan", actor=actor, hand="bkpsdm", at=at, why=made.nomor, columns=("keputusan", "urutan"))
        _told(made, rows, actor, at)
        _excerpts(made, plan, rows, actor, at)
    return made


def _must_be_open(instansi: Instansi, usulan: Collection[int], today: date) -> None:
    """Judge every name before the write lock is taken."""
    wanted = deliberation.released(instansi.kode).filter(pk__in=list(usulan))
    found = list(wanted.select_related("pegawai__jabatan", "penempatan"))
    if not found or len(found) != len(set(usulan)):
        raise Refused("Pilih sedikitnya satu nama dari daftar. Muat ulang halaman bila daftarnya berubah.")
    every = cases.gates_of(found, instansi.kode, today)
    shut = {each.pegawai.nama_gelar: bars for each in found if (bars := barring(every[each.pk]))}
    if shut:
        raise GatesShut(shut)


def _dates(rows: Sequence[Penempatan], order: Order) -> None:
    if not order.tentang.strip():
        raise Refused("Tuliskan judul SK, misalnya “pengangkatan dan pemindahan dalam jabatan”.")
    if order.tmt < order.tanggal:
        raise Refused(
            f"TMT {written(order.tmt)} mendahului tanggal SK {written(order.tanggal)}. SK tidak berlaku surut."
        )
    early = Pertek.objects.filter(penempatan__in=[row.pk for row in rows], tanggal__gt=order.tanggal).first()
    if early is not None and early.tanggal:
        raise Refused(
            f"SK bertanggal {written(order.tanggal)}, sebelum pertek {early.nomor} ({written(early.tanggal)})."
        )
    for row in rows:
        begun = row.pegawai.tmt_jabatan
        if begun is not None and order.tmt <= begun and row.ke_id != row.pegawai.jabatan_id:
            raise Refused(
                f"TMT {written(order.tmt)} bagi {row.pegawai.nama_gelar} tidak sesudah {written(begun)}, saat "
                "jabatannya sekarang dimulai. Pilih TMT yang lebih kemudian."
            )
        if not row.pegawai.aktif:
            raise Refused(
                f"{row.pegawai.nama_gelar} tidak lagi aktif. Batalkan penempatannya, lalu terbitkan yang lain."
            )


def _powered(rows: Sequence[Penempatan], order: Order) -> None:
    """Refuse a signature in the PPK's name beyond the days or the posts of its power."""
    kuasa = order.kuasa
    if kuasa is None:
        return
    if kuasa.dicabut_at or not kuasa.mulai <= order.tanggal <= kuasa.selesai:
        raise Refused(
            f"Kuasa {kuasa.nama} ({kuasa.dasar}) tidak berlaku pada {written(order.tanggal)}. Pilih PPK, atau tanggal "
            f"antara {written(kuasa.mulai)} dan {written(kuasa.selesai)}."
        )
    beyond = next((row for row in rows if row.jenjang not in ADMINISTRASI), None)
    if beyond is not None:
        raise Refused(
            f"{beyond.ke.nama} bukan jabatan administrasi, jadi SK-nya ditandatangani PPK sendiri "
            "(PP 11/2017 Pasal 56 ayat (5)). Keluarkan namanya, atau pilih PPK."
        )


def _plan(instansi: Instansi, rows: Sequence[Penempatan], order: Order) -> letters.Plan:
    keys = [row.pk for row in rows]
    granted = Pertek.objects.filter(penempatan__in=keys, hasil="setuju").values_list("nomor", flat=True)
    consent = Surat.objects.filter(mencakup__in=keys, kunci=MENDAGRI).order_by("-tanggal").first()
    sessions = dict.fromkeys(row.usulan.sidang.nama for row in rows)
    return letters.Plan(
        tentang=order.tentang.strip(), tanggal=order.tanggal, tmt=order.tmt, pengesah=order.pengesah,
        kepala=_signer(instansi, order), elektronik=order.elektronik, pertek=tuple(granted),
        sidang=", ".join(sessions), mendagri=consent.nomor if consent else "",
    )  # fmt: skip


def _signer(instansi: Instansi, order: Order) -> letters.Signer:
    """The PPK, or who signs in the PPK's name."""
    if order.kuasa is None:
        return letters.head(instansi, heads.head_on(instansi.kode, order.tanggal))
    person = Pegawai.objects.select_related("jabatan__unit").filter(instansi=instansi, nip=order.kuasa.nip).first()
    return letters.in_the_name(instansi, order.kuasa.nama, person)


def _numbers(rows: Sequence[Penempatan]) -> dict[int, str]:
    granted = Pertek.objects.filter(penempatan__in=[row.pk for row in rows], hasil="setuju").order_by("pk")
    return {row.penempatan_id: row.nomor for row in granted}


def _told(made: Keputusan, rows: Sequence[Penempatan], actor: str, at: datetime) -> None:
    facts = {
        "nomor": made.nomor, "jumlah": len(rows), "tanggal": made.tanggal.isoformat(), "tmt": made.tmt.isoformat(),
        "isi": [[row.pegawai.nip, row.ke_id] for row in rows],
    }  # fmt: skip
    record("SK_TERBIT", actor=actor, at=at, subject=f"sk:{made.pk}", facts=facts, citation=citation_of("imut-pertek"))


def _excerpts(made: Keputusan, plan: letters.Plan, rows: Sequence[Penempatan], actor: str, at: datetime) -> None:
    """Queue the excerpts; each bears the number of the SK."""
    made.petikan = batches.prepare(
        Kind.SK,
        [(subject_of(row), letters.petikan(plan, made.instansi, row, made.nomor)) for row in rows],
        instansi=made.instansi.kode, title=f"Petikan {made.nomor}", actor=actor, at=at,
        back=f"/bkpsdm/penempatan/sk/{made.pk}/",
    )  # fmt: skip
    made.save(update_fields=["petikan"])


def report_to_minister(*, keputusan: Keputusan, nomor: str, tanggal: date, actor: str, at: datetime) -> Keputusan:
    """Write down that the replacements of an SK were reported to the Minister."""
    if not nomor.strip():
        raise Refused("Tuliskan nomor surat laporannya.")
    if not keputusan.tanggal <= tanggal <= timezone.localtime(at).date():
        raise Refused(f"Tanggal laporan harus antara tanggal SK ({written(keputusan.tanggal)}) dan hari ini.")
    with transaction.atomic():
        keputusan.lapor_nomor, keputusan.lapor_tanggal = nomor.strip(), tanggal
        keputusan.save(update_fields=["lapor_nomor", "lapor_tanggal"])
        facts = {"nomor": keputusan.lapor_nomor, "jenis": "laporan Mendagri", "sk": keputusan.nomor}
        record("SURAT_GERBANG", actor=actor, at=at, subject=f"sk:{keputusan.pk}", facts=facts)
    return keputusan


def cancel(*, usulan: Collection[int], why: str, actor: str, hand: str, at: datetime) -> int:
    """Stop placements before they take effect, with a reason; return how many. Their post and person are free again."""
    if len(why.strip()) < SHORTEST:
        raise Refused("Tuliskan alasan pembatalan, sedikitnya satu kalimat pendek; orangnya membacanya.")
    with transaction.atomic():
        rows = held(usulan)
        before = {row.pk: row.state for row in rows}
        for row in rows:
            row.alasan = why.strip()
        move(rows, "batalkan", actor=actor, hand=hand, at=at, why=why, columns=("alasan",))
        record_all(
            Deed("SK_BATAL", actor, at, subject_of(row), {"alasan": why.strip(), "sebelumnya": before[row.pk]})
            for row in rows
        )
    return len(rows)
