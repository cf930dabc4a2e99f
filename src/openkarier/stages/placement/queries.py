"""Reads of placement: what waits for whom, the state of each case, papers, ceremonies and objections."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import CharField, Count, Max, Q, QuerySet
from django.utils import timezone

from openkarier.core.calendar import waited
from openkarier.core.placement.gates import SERVICE_DAYS
from openkarier.core.placement.steps import CASE, OPEN, UNDO
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents.models import Batch, Document
from openkarier.foundation.prepared import Prepared
from openkarier.stages.deliberation import queries as deliberation
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement.models import (
    Keberatan,
    Keputusan,
    Kuasa,
    Langkah,
    PaketPertek,
    Pelantikan,
    Penempatan,
    Pertek,
    Peserta,
    Surat,
)

WAITING = Q(penempatan__isnull=True) | Q(penempatan__state="menunggu")


def cases(scope: Scope) -> QuerySet[Usulan]:
    """Every released usulan within a scope, with its placement where there is one."""
    found = deliberation.released(scope.instansi).select_related(
        "pegawai__jabatan", "penempatan__keputusan", "instansi"
    )
    if scope.reach == Reach.SELF:
        return found.filter(pegawai__nip=scope.nip)
    if scope.unit:
        return found.none()  # a case concerns the whole agency
    return found


def own_cases(scope: Scope) -> list[Usulan]:
    """The two newest cases of the person who looks."""
    return _own_cases(scope.instansi, scope.nip)


_own_cases = Prepared(  # on every home
    lambda instansi, nip: cases(Scope(Reach.SELF, nip, instansi))[:2], CharField(), CharField()
)


def case(scope: Scope, nomor: int) -> Usulan | None:
    """One case by the key of its usulan, or None outside the scope."""
    return cases(scope).filter(pk=nomor).first()


def waiting(scope: Scope) -> QuerySet[Usulan]:
    """What waits for the PPK."""
    return cases(scope).filter(WAITING)


def in_state(found: QuerySet[Usulan], state: str) -> QuerySet[Usulan]:
    """Those in a state of CASE; any other word keeps all."""
    if state == "menunggu":
        return found.filter(WAITING)
    return found.filter(penempatan__state=state) if state in CASE.states else found


def counted(scope: Scope) -> dict[str, int]:
    """How many cases stand in each state, in the order of the table. One query."""
    rows = cases(scope).order_by().values_list("penempatan__state").annotate(n=Count("pk"))
    found = dict.fromkeys(CASE.states, 0)
    for state, number in rows:
        found[state or "menunggu"] += number
    return found


def undoable(scope: Scope, now: datetime) -> list[dict[str, object]]:
    """Decisions that can still be taken back: key, number of cases, until when."""
    rows = Penempatan.objects.filter(
        instansi__kode=scope.instansi, diputus_at__gt=now - UNDO, putusan__isnull=False
    ).exclude(state="menunggu")
    grouped = rows.order_by().values("putusan").annotate(jumlah=Count("pk"), pada=Max("diputus_at"))
    return [{**row, "sampai": row["pada"] + UNDO} for row in grouped]


def steps(usulan: Usulan) -> QuerySet[Langkah]:
    """Every step of a placement, oldest first."""
    return Langkah.objects.filter(penempatan=usulan.pk).order_by("at", "pk")


def papers(instansi: str) -> QuerySet[Surat]:
    """Papers of other parties, newest first, each with `jumlah`, the names it covers."""
    rows = Surat.objects.filter(instansi__kode=instansi).select_related("berkas").annotate(jumlah=Count("mencakup"))
    return rows.order_by("-tanggal", "-pk")


def papers_of(usulan: Usulan) -> QuerySet[Surat]:
    """The papers that cover one usulan."""
    return Surat.objects.filter(mencakup=usulan).order_by("-tanggal")


def packs(instansi: str) -> QuerySet[PaketPertek]:
    """Packs that went to BKN, newest first, with how many names wait, were granted, were refused."""
    return (
        PaketPertek.objects.filter(instansi__kode=instansi)
        .annotate(
            jumlah=Count("isi"),
            menunggu=Count("isi", filter=Q(isi__hasil="menunggu")),
            setuju=Count("isi", filter=Q(isi__hasil="setuju")),
            tolak=Count("isi", filter=Q(isi__hasil="tolak")),
        )
        .order_by("-tanggal", "-pk")
    )


def pack(instansi: str, nomor: int) -> PaketPertek | None:
    """One pack by key."""
    return packs(instansi).filter(pk=nomor).first()


def names_of(pack_: PaketPertek) -> QuerySet[Pertek]:
    """The names of a pack, waiting ones first."""
    rows = Pertek.objects.filter(paket=pack_).select_related(
        "penempatan__pegawai", "penempatan__dari__unit", "penempatan__ke__unit", "penempatan__usulan__sidang"
    )
    return rows.order_by("penempatan__ke__unit__kiri", "pk")


def latest_pertek(usulan: Usulan) -> Pertek | None:
    """The newest pertek of a case."""
    return Pertek.objects.filter(penempatan=usulan.pk).select_related("paket").order_by("-pk").first()


def decrees(instansi: str) -> QuerySet[Keputusan]:
    """SK of an agency, newest first, with the number of names and of those already in their post."""
    rows = Keputusan.objects.filter(instansi__kode=instansi).select_related("naskah__receipt", "petikan", "instansi")
    return rows.annotate(
        jumlah=Count("isi"),
        berlaku=Count("isi", filter=Q(isi__state="berlaku")),
        menunggu=Count("isi", filter=Q(isi__state__in=("sk", "dilantik"))),
    ).order_by("-tanggal", "-pk")


def decree(instansi: str, nomor: int) -> Keputusan | None:
    """One SK by key."""
    return decrees(instansi).filter(pk=nomor).first()


def people_of(decree_: Keputusan) -> QuerySet[Penempatan]:
    """The names of an SK in the order of its annex."""
    rows = Penempatan.objects.filter(keputusan=decree_).select_related("pegawai", "dari__unit", "ke__unit__opd")
    return rows.order_by("urutan", "pk")


def ready_for_sk(scope: Scope) -> QuerySet[Usulan]:
    """Cases on the way that have no SK yet, those with a pertek first."""
    states = ("pertek", "disetujui", "diusulkan", "pertek-ditolak")
    return cases(scope).filter(penempatan__state__in=states).order_by("-penempatan__state", "ke__unit__kiri", "pk")


def ceremonies(instansi: str) -> QuerySet[Pelantikan]:
    """Ceremonies of an agency, newest first, each with how many take part and came."""
    rows = Pelantikan.objects.filter(instansi__kode=instansi).select_related("saksi_1", "saksi_2", "instansi")
    return rows.annotate(
        jumlah=Count("peserta"),
        hadir=Count("peserta", filter=Q(peserta__hadir=True)),
        tidak=Count("peserta", filter=Q(peserta__hadir=False)),
    ).order_by("-waktu")


def ceremony(instansi: str, nomor: int) -> Pelantikan | None:
    """One ceremony by key."""
    return ceremonies(instansi).filter(pk=nomor).first()


def participants(ceremony_: Pelantikan) -> QuerySet[Peserta]:
    """Who is sworn in, in the order in which the names are read."""
    rows = Peserta.objects.filter(pelantikan=ceremony_).select_related(
        "penempatan__pegawai", "penempatan__ke__unit", "penempatan__keputusan"
    )
    return rows.order_by("urutan")


def to_swear(instansi: str) -> QuerySet[Penempatan]:
    """Placements with an SK that no ceremony has taken up."""
    rows = Penempatan.objects.filter(instansi__kode=instansi, state="sk").exclude(jenjang="PELAKSANA")
    return rows.exclude(peserta__aktif=True, peserta__hadir=None).select_related("pegawai", "ke", "keputusan")


def due(instansi: str, today: date) -> QuerySet[Penempatan]:
    """Placements whose TMT has come and whose post is not yet theirs."""
    rows = Penempatan.objects.filter(
        Q(state="dilantik") | Q(state="sk", jenjang="PELAKSANA"), instansi__kode=instansi, keputusan__tmt__lte=today
    )
    return rows.select_related("keputusan", "pegawai", "ke").order_by("keputusan_id", "urutan", "pk")


def kuasa_on(instansi: str, nip: str, today: date) -> Kuasa | None:
    """The power under which somebody decides in the PPK's name on a day."""
    rows = Kuasa.objects.filter(instansi__kode=instansi, nip=nip, mulai__lte=today, selesai__gte=today)
    return rows.filter(dicabut_at=None).first()


def powers(instansi: str) -> QuerySet[Kuasa]:
    """Powers that were given, newest first."""
    return Kuasa.objects.filter(instansi__kode=instansi).order_by("-mulai")


def powers_on(instansi: str, today: date) -> QuerySet[Kuasa]:
    """Powers in force on a day."""
    return powers(instansi).filter(mulai__lte=today, selesai__gte=today, dicabut_at=None)


def objections(scope: Scope) -> QuerySet[Keberatan]:
    """Objections within a scope, the nearest deadline first, those that still run before the others."""
    rows = Keberatan.objects.filter(instansi__kode=scope.instansi)
    if scope.reach == Reach.SELF:
        rows = rows.filter(pegawai__nip=scope.nip)
    elif scope.unit:
        rows = rows.none()
    rows = rows.select_related("pegawai", "jawaban__aspiration__period", "penempatan__ke", "instansi")
    return rows.order_by("diputus_at", "batas_putus", "pk")


def objection(scope: Scope, tiket: str) -> Keberatan | None:
    """One objection by its ticket."""
    return objections(scope).filter(tiket=tiket).first()


def running(found: QuerySet[Keberatan]) -> QuerySet[Keberatan]:
    """Objections that wait for a decision."""
    return found.filter(state__in=("diajukan", "terlambat", "ditelaah"))


def on_the_way(instansi: str) -> QuerySet[Penempatan]:
    """Placements that take a person and a post."""
    return Penempatan.objects.filter(instansi__kode=instansi, state__in=OPEN)


def in_effect(instansi: str) -> list[tuple[Penempatan, date | None]]:
    """Placements whose post is theirs, with the day of the oath; for the export to SIASN. Two queries."""
    rows = Penempatan.objects.filter(instansi__kode=instansi, state="berlaku").select_related(
        "pegawai", "ke__unit", "keputusan", "instansi"
    )
    found = list(rows.order_by("keputusan__tmt", "urutan", "pk"))
    came = Peserta.objects.filter(penempatan__in=found, hadir=True).select_related("pelantikan")
    days = {each.penempatan_id: timezone.localtime(each.pelantikan.waktu).date() for each in came}
    return [(row, days.get(row.pk)) for row in found]


def papers_by_case(keys: list[int]) -> dict[int, list[Surat]]:
    """The papers that cover each of these usulan."""
    found: dict[int, list[Surat]] = {key: [] for key in keys}
    for surat in Surat.objects.filter(mencakup__in=keys).distinct().prefetch_related("mencakup").order_by("tanggal"):
        for each in surat.mencakup.all():
            if each.pk in found:
                found[each.pk].append(surat)
    return found


def batch_of(ceremony_: Pelantikan, kind: str) -> Batch | None:
    """The papers of one kind that were queued for a ceremony."""
    title = f"pelantikan:{ceremony_.pk}:{kind}"
    return Batch.objects.filter(instansi=ceremony_.instansi.kode, kind=kind, title=title).first()


def invitation_of(ceremony_: Pelantikan) -> Document | None:
    """The invitation to a ceremony."""
    return Document.objects.filter(kind="undangan", subject=f"pelantikan:{ceremony_.pk}").order_by("-pk").first()


def documents_of(placed: Penempatan) -> QuerySet[Document]:
    """The papers that were issued to one person about one placement."""
    subject = f"penempatan:{placed.pk}/{placed.pegawai.nip}"
    return (
        Document.objects.filter(subject=subject, erased_at=None).select_related("receipt").order_by("issued_at", "pk")
    )


def late_at_bkn(instansi: str, today: date) -> int:
    """Names that BKN has had for longer than it promises."""
    waiting = Pertek.objects.filter(instansi__kode=instansi, hasil="menunggu").values_list("usul", flat=True)
    return sum(waited(usul, today) > SERVICE_DAYS for usul in waiting)
