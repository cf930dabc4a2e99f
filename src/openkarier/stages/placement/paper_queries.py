"""Reads about papers: what waits for a signature, sittings, the register of numbers, files, what was delivered."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from openkarier.core.placement.signing import PAPER
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.models import Attachment, Batch, Counter, Document
from openkarier.foundation.journal.models import Receipt
from openkarier.stages.aspiration.models import Jawaban, Period
from openkarier.stages.placement import queries
from openkarier.stages.placement.models import (
    Keputusan,
    NaskahTanda,
    Penandatanganan,
    Penempatan,
    Penyampaian,
    Pertek,
    Surat,
)

REGISTER = (Kind.SK, Kind.UNDANGAN, Kind.SPP, Kind.SPMT, Kind.SUMPAH, Kind.SURAT_DINAS)  # kinds this room numbers


def unsigned(instansi: str, nip: str, day: date) -> QuerySet[Document]:
    """SK and rulings on objections that wait for this official: for who holds power today, those in the PPK's name."""
    kuasa = queries.kuasa_on(instansi, nip, day)
    mine = Q(sk_penempatan__kuasa=kuasa) if kuasa else Q(sk_penempatan__kuasa=None)
    own = Q(sk_penempatan__isnull=False) & mine
    if kuasa is None:
        own |= Q(kind=Kind.SK, subject__startswith="keberatan:", sk_penempatan=None)
    rows = Document.objects.filter(own, instansi=instansi, signatures=None, erased_at=None).exclude(number="")
    rows = rows.exclude(receipt__state=Receipt.State.VOID).select_related("sk_penempatan", "receipt")
    return rows.annotate(nama=Count("sk_penempatan__isi")).order_by("issued_at", "pk")


def sittings(instansi: str, nip: str) -> QuerySet[Penandatanganan]:
    """Sittings of one official, newest first, with how many papers there are in each state."""
    rows = Penandatanganan.objects.filter(instansi__kode=instansi, oleh=nip)
    states = {name.replace("-", "_"): Count("naskah", filter=Q(naskah__state=name)) for name in PAPER.states}
    return rows.annotate(jumlah=Count("naskah"), **states).order_by("-pk")


def sitting(instansi: str, nip: str, nomor: int) -> Penandatanganan | None:
    """One own sitting by key."""
    return sittings(instansi, nip).filter(pk=nomor).first()


def papers_of(found: Penandatanganan) -> QuerySet[NaskahTanda]:
    """The papers of a sitting in their order."""
    return found.naskah.select_related("naskah__sk_penempatan", "tanda").order_by("urutan")


def register(instansi: str, kind: str, year: int) -> QuerySet[Document]:
    """The numbers drawn for a kind in a year, last first, with what became of each paper."""
    rows = Document.objects.filter(instansi=instansi, kind=kind, year=year, serial__isnull=False)
    rows = rows.select_related("receipt", "sk_penempatan").annotate(tanda=Count("signatures"))
    return rows.order_by("-agenda", "-serial")


def years(instansi: str) -> list[int]:
    """Years in which numbers were drawn, newest first."""
    rows = Document.objects.filter(instansi=instansi, serial__isnull=False, kind__in=REGISTER)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def gaps(instansi: str, year: int) -> list[tuple[str, int, int]]:
    """Agendas whose numbers do not run from 1 without a hole: (agenda, drawn last, papers there). None should be."""
    last = dict(Counter.objects.filter(instansi=instansi, year=year).values_list("agenda", "last"))
    rows = Document.objects.filter(instansi=instansi, year=year, serial__isnull=False).order_by()
    there = {
        agenda: (n, top) for agenda, n, top in rows.values_list("agenda").annotate(n=Count("pk"), top=Max("serial"))
    }
    return [
        (agenda, drawn, there.get(agenda, (0, 0))[0])
        for agenda, drawn in sorted(last.items())
        if there.get(agenda, (0, 0)) != (drawn, drawn)
    ]


def batches(instansi: str) -> QuerySet[Batch]:
    """Papers printed together, newest first, with their number."""
    return Batch.objects.filter(instansi=instansi).annotate(jumlah=Count("items")).order_by("-pk")


def batch(instansi: str, nomor: int) -> Batch | None:
    """One of them by key."""
    return batches(instansi).filter(pk=nomor).first()


def file_of(scope: Scope, nomor: int) -> Attachment | None:
    """A file of another party within a scope: all of the agency's, or for a person those that concern them."""
    found = Attachment.objects.filter(pk=nomor, instansi=scope.instansi)
    if scope.reach == Reach.SELF or scope.unit:
        cases = queries.cases(scope).values("pk")
        found = found.filter(
            Q(pk__in=Surat.objects.filter(mencakup__in=cases).values("berkas"))
            | Q(pk__in=Pertek.objects.filter(penempatan__in=cases).values("berkas"))
        )
    return found.first()


def files_about(usulan: int) -> list[tuple[str, Attachment]]:
    """Letters of other parties about one case (key of its usulan) that have a file: what it is, and the file."""
    papers = Surat.objects.filter(mencakup=usulan, berkas__isnull=False).select_related("berkas").order_by("tanggal")
    found = [(f"{each.nomor}, {each.penerbit}", each.berkas) for each in papers if each.berkas]
    rows = Pertek.objects.filter(penempatan=usulan, berkas__isnull=False).select_related("berkas").order_by("pk")
    return found + [(f"Pertek BKN {each.nomor}", each.berkas) for each in rows if each.berkas]


def undelivered_answers(period: Period) -> QuerySet[Jawaban]:
    """Answers of a period that nobody has proved to be received, by name."""
    rows = Jawaban.objects.filter(aspiration__period=period, penyampaian=None).select_related("aspiration__pegawai")
    return rows.order_by("aspiration__pegawai__nama", "pk")


def undelivered_petikan(decree: Keputusan) -> QuerySet[Penempatan]:
    """Names of an SK whose petikan is not yet proved to be received."""
    rows = Penempatan.objects.filter(keputusan=decree, penyampaian=None).exclude(state="batal")
    return rows.select_related("pegawai", "ke").order_by("urutan", "pk")


def received(*, jawaban: Jawaban | None = None, penempatan: Penempatan | None = None) -> Penyampaian | None:
    """When a decision reached its person; None while there is no proof of it."""
    return Penyampaian.objects.filter(jawaban=jawaban, penempatan=penempatan).first()
