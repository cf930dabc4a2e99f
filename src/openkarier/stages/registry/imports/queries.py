"""What a door asks about imports: runs, rows, findings, who is missing, remembered mappings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, RiwayatJabatan, Unit
from openkarier.stages.registry.staging import ImportFinding, ImportMapping, ImportRow, ImportRun, RefJabatan


def instansi_open() -> list[tuple[str, str]]:
    """Agencies with a registry, as (code, name)."""
    return list(Instansi.objects.order_by("kode").values_list("kode", "nama"))


def mapping(instansi: str, fingerprint: str) -> Mapping[str, object] | None:
    """The mapping that somebody of this agency made for these headings: {"kind", "columns"}."""
    found = ImportMapping.objects.filter(instansi__kode=instansi, fingerprint=fingerprint)
    return found.values("kind", "columns").first()


def runs(instansi: str) -> QuerySet[ImportRun]:
    """Runs of an agency, latest first."""
    return ImportRun.objects.filter(instansi__kode=instansi).order_by("-created_at", "-pk")


def run(instansi: str, key: int) -> ImportRun | None:
    """A run of this agency, or None."""
    return runs(instansi).filter(pk=key).first()


def any_run(key: int) -> ImportRun:
    """A run by its key, for work that a person has already been allowed to ask for."""
    return ImportRun.objects.get(pk=key)


def changes(found: ImportRun, status: str = ImportRow.Status.CHANGED) -> QuerySet[ImportRow]:
    """Rows of a run that are new or differ, in the order of the file."""
    return ImportRow.objects.filter(run=found, status=status).order_by("nomor")


def findings(found: ImportRun, tingkat: str = "") -> QuerySet[ImportFinding]:
    """Remarks on a run, errors first, in the order of the file."""
    remarks = ImportFinding.objects.filter(run=found).order_by("tingkat", "nomor", "pk")
    return remarks.filter(tingkat=tingkat) if tingkat else remarks


def finding_rows(found: ImportRun) -> Iterator[tuple[object, ...]]:
    """Remarks as rows of the error sheet: number, column, value, code, gravity, reason, advice."""
    columns = ("nomor", "kolom", "nilai", "kode", "tingkat", "alasan", "tindakan")
    return findings(found).values_list(*columns).iterator(2_000)


def missing(found: ImportRun) -> QuerySet[Pegawai]:
    """Serving people of the agency whom a reviewed file of people does not mention."""
    mentioned = ImportRow.objects.filter(run=found, target=OuterRef("pk"))
    serving = Pegawai.objects.filter(instansi_id=found.instansi_id, aktif=True).exclude(nip__in=found.listed)
    return serving.filter(~Exists(mentioned)).select_related("unit", "jabatan").order_by("nama", "pk")


def holdings(instansi: str) -> list[tuple[str, str, int]]:
    """How much of each kind the registry holds: (kind, label, count), in the order in which they are imported."""
    return [
        ("unit", "Unit organisasi", Unit.objects.filter(instansi__kode=instansi, aktif=True).count()),
        ("struktural", "Jabatan struktural", Jabatan.objects.filter(unit__instansi__kode=instansi, jenis="1").count()),
        ("fungsional", "Rujukan fungsional", RefJabatan.objects.filter(instansi__kode=instansi, jenis="2").count()),
        ("pelaksana", "Rujukan pelaksana", RefJabatan.objects.filter(instansi__kode=instansi, jenis="4").count()),
        ("pegawai", "Pegawai aktif", Pegawai.objects.filter(instansi__kode=instansi, aktif=True).count()),
        ("riwayat", "Riwayat jabatan", RiwayatJabatan.objects.filter(pegawai__instansi__kode=instansi).count()),
    ]
