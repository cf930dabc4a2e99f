"""Reads of the registry: people, units and posts within a scope; who is above and below whom.

Every list takes the scope of the one who looks. A unit of a scope means that unit and all below it (nested set).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.registry.models import Instansi, Jabatan, NamaKata, Pegawai, RiwayatJabatan, Unit

ACTING = (RiwayatJabatan.Penugasan.PLT, RiwayatJabatan.Penugasan.PLH, RiwayatJabatan.Penugasan.PJ)
LAST = "zzzzzzzz"  # after every word of a-z that begins with a prefix


# --- agency ---


def instansi(kode: str = "") -> Instansi | None:
    """The agency of a code; without a code the only one there is, None if there are several."""
    if kode:
        return Instansi.objects.filter(kode=kode).first()
    found = list(Instansi.objects.all()[:2])
    return found[0] if len(found) == 1 else None


# --- units ---


def units(scope: Scope) -> QuerySet[Unit]:
    """Active units within the scope, in the order of the tree (a parent before its children)."""
    found = Unit.objects.filter(aktif=True, instansi__kode=scope.instansi).order_by("kiri", "id")
    if scope.reach == Reach.SELF:
        return found.filter(pegawai__nip=scope.nip)
    if scope.reach == Reach.SUBORDINATE:
        return found.filter(_within(_headed_by(scope.nip)))
    return found.filter(_within(_unit_of(scope))) if scope.unit else found


def unit(scope: Scope, kode: str) -> Unit | None:
    """One unit by code, or None when it is outside the scope."""
    return units(scope).filter(kode=kode).select_related("instansi", "induk", "opd").first()


def unit_names(places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(instansi, unit) codes -> name to read: the unit's, or the agency's where the unit is empty."""
    wanted = set(places)
    if not wanted:
        return {}
    agencies = {each.kode: each for each in Instansi.objects.filter(kode__in={kode for kode, _ in wanted})}
    named = {(kode, ""): each.nama for kode, each in agencies.items()}
    if any(code for _, code in wanted):
        rows = Unit.objects.filter(instansi__kode__in=agencies, kode__in={code for _, code in wanted if code})
        named |= {(agency, code): nama for agency, code, nama in rows.values_list("instansi__kode", "kode", "nama")}
    return named


def headcounts(scope: Scope) -> dict[int, int]:
    """Unit id -> people who sit in that unit itself (not below it)."""
    rows = people(scope).order_by().values("unit").annotate(n=Count("id"))
    return {row["unit"]: row["n"] for row in rows if row["unit"] is not None}


def _unit_of(scope: Scope) -> list[Unit]:
    return list(Unit.objects.filter(instansi__kode=scope.instansi, kode=scope.unit))


def _within(tops: Iterable[Unit], prefix: str = "") -> Q:
    """The rows in or below one of the units; none of them matches nothing."""
    inside = Q(pk__in=[])
    for top in tops:
        bounds = {"instansi": top.instansi_id, "kiri__gte": top.kiri, "kanan__lte": top.kanan}
        inside |= Q(**{f"{prefix}{name}": value for name, value in bounds.items()})
    return inside


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
        return found.filter(_within(_headed_by(scope.nip), "unit__")).exclude(nip=scope.nip)
    return found.filter(_within(_unit_of(scope), "unit__")) if scope.unit else found


def person(scope: Scope, nip: str) -> Pegawai | None:
    """One person with post, unit and OPD, or None when outside the scope."""
    return everyone(scope).filter(nip=nip).select_related("instansi", "jabatan", "unit__opd", "akun").first()


def person_of_account(akun_id: int) -> Pegawai | None:
    """The person who logs in with an account."""
    return Pegawai.objects.filter(akun=akun_id, aktif=True).select_related("instansi", "unit", "jabatan").first()


def search(found: QuerySet[Pegawai], text: str) -> QuerySet[Pegawai]:
    """Narrow a list to a NIP (or its beginning) or to names of which every given word begins a word.

    "siti nur" finds "NURHAYATI, SITI". Blanks in a NIP are forgiven. Text without letters or digits finds nothing.
    """
    digits = re.sub(r"[\s.]", "", text)
    if digits.isdigit():
        return found.filter(nip__gte=digits, nip__lte=digits.ljust(18, "9"))
    words = _words(text)
    if not words:
        return found.none() if text.strip() else found
    for word in words:
        hits = NamaKata.objects.filter(kata__gte=word, kata__lte=word + LAST)
        found = found.filter(pk__in=hits.values("pegawai"))
    return found


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold().replace("'", "")
    return [word[:40] for word in re.findall(r"[a-z]+", plain)]


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
        found = found.filter(_within(_headed_by(scope.nip), "unit__"))
    elif scope.unit:
        found = found.filter(_within(_unit_of(scope), "unit__"))
    holders = Count("pemangku", filter=Q(pemangku__aktif=True))
    ordered = found.order_by("unit__kiri", "-kepala", F("kelas").desc(nulls_last=True), "nama", "id")
    return ordered.annotate(terisi=holders, acting=Exists(acting))


def vacant(found: QuerySet[Jabatan]) -> QuerySet[Jabatan]:
    """Those of `posts` with fewer holders than their formasi."""
    condition: dict[str, Any] = {"terisi__lt": F("formasi")}  # a name of `posts`, unknown to the plugin
    return found.filter(**condition)


# --- who is above and below whom ---


def units_headed(pegawai: Pegawai) -> list[Unit]:
    """Units whose head post the person holds or stands in for, and in or below which somebody else serves."""
    below = Pegawai.objects.filter(
        aktif=True,
        unit__instansi=OuterRef("instansi"),
        unit__kiri__gte=OuterRef("kiri"),
        unit__kanan__lte=OuterRef("kanan"),
    ).exclude(pk=pegawai.pk)
    return list(_headed_by(pegawai.nip).filter(Exists(below)).order_by("kiri"))


def _headed_by(nip: str) -> QuerySet[Unit]:
    own = Pegawai.objects.filter(nip=nip, aktif=True, jabatan__isnull=False).values("jabatan")
    standing_in = RiwayatJabatan.objects.filter(
        pegawai__nip=nip, selesai__isnull=True, penugasan__in=ACTING, jabatan__isnull=False
    ).values("jabatan")
    heads = Jabatan.objects.filter(Q(pk__in=own) | Q(pk__in=standing_in), kepala=True, aktif=True)
    return Unit.objects.filter(pk__in=heads.values("unit"), aktif=True)


def heads(found: Iterable[int]) -> dict[int, int]:
    """Unit id -> id of the person who heads it: the definitive holder, else who stands in for one."""
    posts_of = Jabatan.objects.filter(unit__in=list(found), kepala=True, aktif=True)
    standing_in = RiwayatJabatan.objects.filter(
        jabatan__in=posts_of, selesai__isnull=True, penugasan__in=ACTING, pegawai__aktif=True
    ).order_by("-mulai")
    filled = dict(standing_in.values_list("jabatan__unit", "pegawai"))
    return filled | dict(Pegawai.objects.filter(jabatan__in=posts_of, aktif=True).values_list("jabatan__unit", "pk"))


def atasan_of(pegawai: Pegawai) -> Pegawai | None:
    """The direct superior: who heads the nearest unit at or above the person's, other than the person.

    A vacant head post is passed over, so that nobody waits for nobody. None at the top: the PPK is no pegawai.
    """
    if pegawai.unit is None:
        return None
    own = pegawai.unit
    line = Unit.objects.filter(instansi=own.instansi_id, kiri__lte=own.kiri, kanan__gte=own.kanan).order_by("-kiri")
    ids = list(line.values_list("pk", flat=True))
    filled = heads(ids)
    above = next((filled[pk] for pk in ids if pk in filled and filled[pk] != pegawai.pk), None)
    return Pegawai.objects.select_related("jabatan", "unit").get(pk=above) if above else None


def bawahan(pegawai: Pegawai) -> QuerySet[Pegawai]:
    """Those whose direct superior the person is (see `atasan_of`), by name."""
    tops = units_headed(pegawai)
    below = list(Unit.objects.filter(_within(tops)).order_by("kiri")) if tops else []
    filled = heads(each.pk for each in below)
    direct: list[int] = []
    reporting: list[int] = []
    above: list[tuple[int, int | None]] = []  # (kanan, who answers for the unit) of the units around the present one
    for each in below:
        while above and above[-1][0] < each.kiri:
            above.pop()
        upper = above[-1][1] if above else None
        head = filled.get(each.pk)
        if upper == pegawai.pk and head not in {None, pegawai.pk}:
            reporting.append(filled[each.pk])
        answers = head or upper
        if answers == pegawai.pk:
            direct.append(each.pk)
        above.append((each.kanan, answers))
    mine = Q(unit__in=direct) | Q(pk__in=reporting)
    return Pegawai.objects.filter(mine, aktif=True).exclude(pk=pegawai.pk).order_by("nama", "id")
