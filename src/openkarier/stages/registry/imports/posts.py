"""Plans the import of the three lists of posts: heads of units, and the titles of JF and pelaksana."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from openkarier.core.jabatan import Jenis
from openkarier.core.records import Finding, HeadRecord, Row, TitleRecord
from openkarier.core.registry import normal, retirement_age
from openkarier.stages.registry.imports.plan import Plan, amend, error_of, galat, outcome_of
from openkarier.stages.registry.models import Instansi, Jabatan, Unit
from openkarier.stages.registry.staging import RefJabatan


def plan_heads(instansi: Instansi, rows: Sequence[Row[HeadRecord]], listed: Set[str]) -> Plan:
    """Plan the structural posts: one unor is one post, the head's. Two queries, however many rows."""
    plan, units = Plan(), list(Unit.objects.filter(instansi=instansi))
    heads = {post.unit_id: post for post in Jabatan.objects.filter(unit__instansi=instansi, kepala=True, aktif=True)}
    by_id = {unit.siasn_id: unit for unit in units if unit.siasn_id}
    names = Counter(normal(unit.nama) for unit in units)
    by_name = {normal(unit.nama): unit for unit in units if names[normal(unit.nama)] == 1}
    taken: dict[int, int] = {}
    changed: list[Jabatan] = []
    new: list[Jabatan] = []
    for row in rows:
        unit = by_id.get(row.record.siasn_id) or by_name.get(normal(row.record.nama_unit))
        if unit is None or unit.pk in taken:
            plan.findings.append(_no_unit(row) if unit is None else _twice(row, taken[unit.pk]))
            plan.outcomes.append(error_of(row))
            continue
        taken[unit.pk] = row.nomor
        post = heads.get(unit.pk) or _new_head(unit, row.record)
        changes = _amend_head(post, row.record)
        plan.outcomes.append(outcome_of(row, post, changes))
        if post.pk is None:
            new.append(post)
        elif changes:
            changed.append(post)
    plan.batch.create(new)
    plan.batch.update(changed, ("siasn_id", "nama", "eselon", "jenjang", "bup"))
    mentioned = listed | {row.record.siasn_id for row in rows}
    plan.missing = sum(post.unit_id not in taken and post.siasn_id not in mentioned for post in heads.values())
    return plan


def _new_head(unit: Unit, record: HeadRecord) -> Jabatan:
    return Jabatan(
        unit=unit, kode=record.siasn_id, jenis=Jenis.STRUKTURAL.value, jenjang="", bup=0, formasi=1, kepala=True
    )


def _amend_head(post: Jabatan, record: HeadRecord) -> tuple[tuple[str, str, str], ...]:
    return amend(
        post,
        (
            ("siasn_id", "ID SIASN", record.siasn_id),
            ("nama", "Nama jabatan", record.nama),
            ("eselon", "Eselon", record.eselon),
            ("jenjang", "Jenjang", record.jenjang),
            ("bup", "Batas usia pensiun", retirement_age(record.jenjang)),
        ),
    )


def _no_unit(row: Row[HeadRecord]) -> Finding:
    return galat(row, "ID", row.record.siasn_id, f"Unit “{row.record.nama_unit}” tidak ada di data.",
                 "Impor HierarkiUnor terbaru lebih dahulu, lalu ulangi berkas ini.")  # fmt: skip


def _twice(row: Row[HeadRecord], other: int) -> Finding:
    return galat(row, "ID", row.record.siasn_id, f"Unit ini sudah mendapat pimpinan dari baris {other}.",
                 "Satu unit satu pimpinan: hapus baris yang keliru.")  # fmt: skip


def plan_titles(instansi: Instansi, rows: Sequence[Row[TitleRecord]], listed: Set[str]) -> Plan:
    """Plan the titles of JF or pelaksana; posts that bear a title follow its name, jenjang and BUP. Two queries."""
    plan = Plan()
    known = {title.siasn_id: title for title in RefJabatan.objects.filter(instansi=instansi)}
    posts: dict[str, list[Jabatan]] = {}
    for post in Jabatan.objects.filter(unit__instansi=instansi).exclude(jenis=Jenis.STRUKTURAL).exclude(siasn_id=""):
        posts.setdefault(post.siasn_id, []).append(post)
    new: list[RefJabatan] = []
    changed: list[RefJabatan] = []
    followed: list[Jabatan] = []
    for row in rows:
        record = row.record
        title = known.get(record.siasn_id) or RefJabatan(instansi=instansi, siasn_id=record.siasn_id, bup=0)
        changes = amend(title, _title(record))
        plan.outcomes.append(outcome_of(row, title, changes))
        (new if title.pk is None else changed if changes else []).append(title)
        followed += [post for post in posts.get(record.siasn_id, ()) if amend(post, _title(record)[:4])]
    plan.batch.create(new)
    plan.batch.update(changed, ("nama", "jenis", "jenjang", "bup"))
    plan.batch.update(followed, ("nama", "jenis", "jenjang", "bup"))
    return plan


def _title(record: TitleRecord) -> tuple[tuple[str, str, object], ...]:
    return (
        ("nama", "Nama jabatan", record.nama),
        ("jenis", "Jenis", record.jenis),
        ("jenjang", "Jenjang", record.jenjang),
        ("bup", "Batas usia pensiun", record.bup),
    )
