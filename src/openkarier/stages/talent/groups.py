"""Reads of succession: the group of a year, its members, the slates of critical posts, who retires when."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Prefetch, QuerySet

from openkarier.core.talent.forecast import FEEDERS, Outlook, outlook
from openkarier.core.talent.pool import MEMBERSHIP
from openkarier.foundation.accounts.scope import Scope
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent.models import Member, MemberStep, Slate, SuccessionGroup, Successor


def groups(instansi: str) -> QuerySet[SuccessionGroup]:
    """Groups of an agency (by code), the latest year first."""
    found = SuccessionGroup.objects.filter(instansi__kode=instansi).select_related("instansi", "peta")
    return found.order_by("-tahun")


def group(instansi: str, tahun: str = "") -> SuccessionGroup | None:
    """The group of a year (as a URL gives it), else the latest."""
    if tahun.isascii() and tahun.isdigit() and len(tahun) == 4:
        return groups(instansi).filter(tahun=int(tahun)).first()
    return groups(instansi).first()


def members(scope: Scope, found: SuccessionGroup) -> QuerySet[Member]:
    """Members within the scope, the highest first."""
    people = registry.people(scope).order_by().values("pk")
    rows = Member.objects.filter(kelompok=found, pegawai__in=people).select_related("pegawai__jabatan__unit__opd")
    return rows.order_by("-kotak", "-nilai", "pegawai__nama", "pk")


def states(scope: Scope, found: SuccessionGroup) -> dict[str, int]:
    """Members within the scope per state, in the order of the steps."""
    held = Counter(members(scope, found).order_by().values_list("state", flat=True))
    return {state: held[state] for state in MEMBERSHIP.states}


def membership(pegawai_id: int) -> Member | None:
    """A person's place in the latest group they were looked at for, with the steps."""
    steps = Prefetch("langkah", MemberStep.objects.order_by("pk"))
    rows = Member.objects.filter(pegawai=pegawai_id).select_related("kelompok").prefetch_related(steps)
    return rows.order_by("-kelompok__tahun").first()


def slates(scope: Scope, found: SuccessionGroup) -> list[Slate]:
    """The newest slates of posts within the scope, each with its successors who are too. Three queries."""
    rows = Slate.objects.filter(kelompok=found)
    last = rows.order_by("-disusun_pada").values_list("disusun_pada", flat=True).first()
    people, posts = registry.people(scope).order_by().values("pk"), registry.posts(scope).order_by().values("pk")
    seen = Successor.objects.filter(pegawai__in=people).select_related("pegawai__jabatan").order_by("peringkat")
    ranked = Prefetch("penerus", seen)
    if last is None:
        return []
    newest = (
        rows.filter(disusun_pada=last, jabatan__in=posts).select_related("jabatan__unit__opd").prefetch_related(ranked)
    )
    return list(newest.order_by("-tier", "jabatan__unit__kiri", "jabatan__nama"))


def forecast(scope: Scope, found: SuccessionGroup | None, on: date) -> list[Outlook]:
    """Retirements of five years per jenjang against the group that was set. Two queries."""
    held = registry.people(scope).filter(jabatan__jenjang__in=list(FEEDERS), tmt_pensiun__isnull=False).order_by()
    pool: list[tuple[str, date]] = []
    if found is not None:
        ready = members(scope, found).filter(state="ditetapkan").order_by()
        dated = ready.values_list("pegawai__jabatan__jenjang", "pegawai__tmt_pensiun")
        pool = [(jenjang, day) for jenjang, day in dated if jenjang and day]
    return outlook([(j or "", d) for j, d in held.values_list("jabatan__jenjang", "tmt_pensiun") if d], pool, on)
