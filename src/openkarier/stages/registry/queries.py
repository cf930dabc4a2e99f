"""Reads of the registry: people, units and posts within a scope.

Every list takes the scope of the one who looks. A unit of a scope means that unit and all below it (nested set).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from openkarier.core import names
from openkarier.core.jabatan import Jenis
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.once import once
from openkarier.foundation.prepared import Prepared
from openkarier.stages.registry.hierarchy import ACTING, headed_by, inside, standing_in
from openkarier.stages.registry.models import (
    HukumanDisiplin,
    Instansi,
    Jabatan,
    NamaKata,
    Pegawai,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    Unit,
)

MOST_WORDS = 8  # of a search; each is a join, and PostgreSQL planned three hundred of them for minutes
LAST = "zzzzzzzz"  # after every word of a-z that begins with a prefix


# --- agency ---


@once
def instansi(kode: str = "") -> Instansi | None:
    """The agency of a code; without a code the only one there is, None if there are several."""
    found = _instansi(kode) if kode else list(Instansi.objects.all()[:2])
    return found[0] if len(found) == 1 else None


_instansi = Prepared(lambda kode: Instansi.objects.filter(kode=kode), CharField())  # asked with every page


# --- units ---


def units(scope: Scope) -> QuerySet[Unit]:
    """Active units within the scope, in the order of the tree (a parent before its children)."""
    found = Unit.objects.filter(aktif=True, instansi__kode=scope.instansi).order_by("kiri", "id")
    if scope.reach == Reach.SELF:
        return found.filter(pegawai__nip=scope.nip)
    if scope.reach == Reach.SUBORDINATE:
        return found.filter(inside(headed_by(scope.nip)))
    return found.filter(inside(_unit_of(scope))) if scope.unit else found


def unit(scope: Scope, kode: str) -> Unit | None:
    """One unit by code, or None when it is outside the scope."""
    return units(scope).filter(kode=kode).select_related("instansi", "induk", "opd").first()


def unit_names(places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(instansi, unit) codes -> name to read: the unit's, or the agency's where the unit is empty."""
    wanted = set(places)
    if not wanted:
        return {}
    codes = {kode for kode, _ in wanted}
    agencies = {each.kode: each for each in _agencies(codes)}
    named = {(kode, ""): each.nama for kode, each in agencies.items()}
    if any(code for _, code in wanted):
        rows = Unit.objects.filter(instansi__kode__in=agencies, kode__in={code for _, code in wanted if code})
        named |= {(agency, code): nama for agency, code, nama in rows.values_list("instansi__kode", "kode", "nama")}
    return named


def _agencies(codes: set[str]) -> list[Instansi]:
    """One, as nearly always, is the agency that the page knows already."""
    if len(codes) > 1:
        return list(Instansi.objects.filter(kode__in=codes))
    return [found for kode in codes if (found := instansi(kode))]


def opds(scope: Scope) -> QuerySet[Unit]:
    """The perangkat daerah that units of the scope belong to, by name."""
    own = units(scope).filter(opd__isnull=False).order_by().values("opd")
    return Unit.objects.filter(pk__in=own, aktif=True).order_by("nama", "id")


def top_units(scope: Scope) -> QuerySet[Unit]:
    """Where a walk through the scope begins: its unit, or the roots of the agency."""
    if scope.unit or scope.reach < Reach.UNIT:
        tops = units(scope)
        return tops.exclude(induk__in=tops.order_by().values("pk"))
    return units(scope).filter(induk__isnull=True)


def counted(found: QuerySet[Unit]) -> QuerySet[Unit]:
    """Give units `orang`: those who serve in the unit or below it."""
    below = Pegawai.objects.filter(
        aktif=True,
        unit__instansi=OuterRef("instansi"),
        unit__kiri__gte=OuterRef("kiri"),
        unit__kanan__lte=OuterRef("kanan"),
    )
    amount = below.order_by().values("unit__instansi").annotate(n=Count("pk")).values("n")
    return found.annotate(orang=Coalesce(Subquery(amount), 0))


def path_to(top: Unit) -> QuerySet[Unit]:
    """The units above one, from the root down."""
    return Unit.objects.filter(instansi=top.instansi_id, kiri__lt=top.kiri, kanan__gt=top.kanan).order_by("kiri")


def _unit_of(scope: Scope) -> list[Unit]:
    return list(Unit.objects.filter(instansi__kode=scope.instansi, kode=scope.unit))


# --- people ---


def people(scope: Scope) -> QuerySet[Pegawai]:
    """Serving people within the scope, by name."""
    return everyone(scope).filter(aktif=True)


def everyone(scope: Scope) -> QuerySet[Pegawai]:
    """Like `people`, with those who have left."""
    found = Pegawai.objects.filter(instansi__kode=scope.instansi).order_by("nama", "id")
    if scope.reach == Reach.PUBLIC:
        return found.none()
    if scope.reach == Reach.SELF:
        return found.filter(nip=scope.nip)
    if scope.reach == Reach.SUBORDINATE:
        return found.filter(inside(headed_by(scope.nip), "unit__")).exclude(nip=scope.nip)
    return found.filter(inside(_unit_of(scope), "unit__")) if scope.unit else found


@once
def person(scope: Scope, nip: str) -> Pegawai | None:
    """One person with post, unit and OPD, or None when outside the scope."""
    if scope.reach == Reach.SELF:
        return next(iter(_self(scope.instansi, nip)), None) if nip == scope.nip else None
    return _with_post(scope, nip).first()


def _with_post(scope: Scope, nip: Any) -> QuerySet[Pegawai]:
    return everyone(scope).filter(nip=nip).select_related("instansi", "jabatan", "unit__opd", "akun")


_self = Prepared(lambda instansi, nip: _with_post(Scope(Reach.SELF, nip, instansi), nip), CharField(), CharField())


@once
def person_of_account(akun_id: int) -> Pegawai | None:
    """The person who logs in with an account, with post, unit and OPD, and `stands_in` (holds a post as Plt.)."""
    return next(iter(_person_of_account(akun_id)), None)


def _of_account(akun: Any) -> QuerySet[Pegawai]:
    found = Pegawai.objects.filter(akun=akun, aktif=True).annotate(stands_in=Exists(standing_in(OuterRef("pk"))))
    return found.select_related("instansi", "jabatan", "unit__opd")


_person_of_account = Prepared(_of_account, BigIntegerField())  # asked with every page


def person_by_identity(nip: str, tanggal_lahir: date) -> Pegawai | None:
    """The serving person of a NIP and a date of birth; the first step of opening an account."""
    return Pegawai.objects.filter(nip=nip, tanggal_lahir=tanggal_lahir, aktif=True).select_related("akun").first()


def within(found: QuerySet[Pegawai], top: Unit) -> QuerySet[Pegawai]:
    """Those of a list who serve in a unit or below it."""
    return found.filter(inside([top], "unit__"))


def search(found: QuerySet[Pegawai], text: str) -> QuerySet[Pegawai]:
    """Narrow a list to a NIP (or its beginning) or to names of which every given word begins a word.

    "siti nur" finds "NURHAYATI, SITI". Blanks in a NIP are forgiven. Text without letters or digits finds nothing.
    """
    digits = re.sub(r"[\s.]", "", text)
    if digits.isdigit():
        return found.filter(nip__gte=digits, nip__lte=digits.ljust(18, "9"))
    words = names.words(text)[:MOST_WORDS]
    if not words:
        return found.none() if text.strip() else found
    for word in words:
        hits = NamaKata.objects.filter(kata__gte=word, kata__lte=word + LAST)
        found = found.filter(pk__in=hits.values("pegawai"))
    return found


@dataclass(frozen=True)
class Histories:
    """A person's riwayat, newest first."""

    jabatan: list[RiwayatJabatan]
    golongan: list[RiwayatGolongan]
    pendidikan: list[RiwayatPendidikan]
    diklat: list[RiwayatDiklat]


def histories(pegawai: Pegawai) -> Histories:
    """Four queries; posts still held stand first."""
    held_first = F("selesai").desc(nulls_first=True)
    return Histories(
        list(RiwayatJabatan.objects.filter(pegawai=pegawai).order_by(held_first, "-mulai", "id")),
        list(RiwayatGolongan.objects.filter(pegawai=pegawai).order_by("-tmt")),
        list(RiwayatPendidikan.objects.filter(pegawai=pegawai).order_by("-tahun_lulus", "-tingkat")),
        list(RiwayatDiklat.objects.filter(pegawai=pegawai).order_by("-selesai", "nama")),
    )


def sanctions(pegawai: Pegawai) -> list[HukumanDisiplin]:
    """Disciplinary sanctions, newest first. Ask only for a desk that may see them."""
    return list(HukumanDisiplin.objects.filter(pegawai=pegawai).order_by("-mulai", "-id"))


@dataclass(frozen=True)
class Figures:
    """The organisation in five numbers. `vacant` and `acting` count structural posts without a definitive holder."""

    people: int
    retiring: int
    structural: int
    vacant: int
    acting: int


def figures(scope: Scope, today: date) -> Figures:
    """Three queries: people and posts of the scope, and those who retire within a year from `today`."""
    serving = people(scope).order_by()
    leap = (today.month, today.day) == (2, 29)
    end = date(today.year + 1, 3, 1) if leap else today.replace(year=today.year + 1)
    year = Q(tmt_pensiun__gte=today, tmt_pensiun__lt=end)
    counted = serving.aggregate(n=Count("pk"), leaving=Count("pk", filter=year))
    found: Any = posts(scope).filter(jenis=Jenis.STRUKTURAL).order_by()  # Any: the plugin forgets annotations
    rows = list(found.values_list("terisi", "acting"))
    vacant = [acting for terisi, acting in rows if not terisi]
    return Figures(counted["n"], counted["leaving"], len(rows), len(vacant), sum(vacant))


# --- posts ---


def posts(scope: Scope) -> QuerySet[Jabatan]:
    """Active posts within the scope, each with `terisi` (serving holders) and `acting` (a Plt., Plh. or Pj. stands in).

    In the order of the tree; inside a unit its head first, then by kelas from high to low.
    """
    acting = RiwayatJabatan.objects.filter(jabatan=OuterRef("pk"), selesai__isnull=True, penugasan__in=ACTING)
    found = Jabatan.objects.filter(aktif=True, unit__aktif=True, unit__instansi__kode=scope.instansi)
    if scope.reach == Reach.SELF:
        found = found.filter(pemangku__nip=scope.nip)
    elif scope.reach == Reach.SUBORDINATE:
        found = found.filter(inside(headed_by(scope.nip), "unit__"))
    elif scope.unit:
        found = found.filter(inside(_unit_of(scope), "unit__"))
    holders = Count("pemangku", filter=Q(pemangku__aktif=True))
    ordered = found.order_by("unit__kiri", "-kepala", F("kelas").desc(nulls_last=True), "nama", "id")
    return ordered.annotate(terisi=holders, acting=Exists(acting))


def in_state(found: QuerySet[Jabatan], state: str) -> QuerySet[Jabatan]:
    """Those of `posts` that are "lowong" (fewer holders than formasi, nobody stands in), "plt" or "terisi".

    Any other word keeps all.
    """
    short: dict[str, Any] = {"terisi__lt": F("formasi")}  # names of `posts`, unknown to the plugin
    acting: dict[str, Any] = {"acting": True}
    if state == "lowong":
        return found.filter(**short).exclude(**acting)
    if state == "plt":
        return found.filter(**short, **acting)
    return found.exclude(**short) if state == "terisi" else found
