"""Reads of the rotation: scenarios, the plan adopted, its moves, and why each person is where the plan puts them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from openkarier.core.rotation.limits import BY_KEY
from openkarier.core.rotation.words import Sentence, because, sentences
from openkarier.stages.aspiration.models import FILED
from openkarier.stages.deliberation.models import Batas, Hasil, Ketetapan, Penyimpangan, Rencana, Skenario
from openkarier.stages.registry.models import Jabatan, Pegawai

HEAVY = ("masukan",)


@dataclass(frozen=True)
class Move:
    """One change of post that an adopted plan proposes, departures applied. Ids are keys of the registry.

    `wish` is the rank granted (0: no wish); `merit`, `rank` of `applicants` and the post's `cutoff` are None where not
    known; `reasons` explain the higher wishes refused. `departure`: the code of a departure that put the person here.
    """

    pegawai_id: int
    dari_id: int | None
    ke_id: int
    wish: int
    merit: int | None
    rank: int | None
    applicants: int | None
    cutoff: int | None
    reasons: list[dict[str, Any]]
    departure: str = ""


@dataclass(frozen=True)
class Explanation:
    """What one person may read of the own result: never a name of somebody else."""

    outcome: str
    post: Jabatan | None
    wish: int
    summary: Sentence
    refused: list[Sentence]


def scenarios(instansi: str) -> QuerySet[Skenario]:
    """Scenarios of an agency (by code), newest first, without their frozen input."""
    rows = Skenario.objects.filter(instansi__kode=instansi).defer(*HEAVY)
    return rows.select_related("period__instansi", "induk", "salinan_dari", "adopsi").order_by("-pada", "-pk")


def scenario(instansi: str, key: int) -> Skenario | None:
    """One scenario of an agency, without its frozen input."""
    return scenarios(instansi).select_related("instansi").filter(pk=key).first()


def plans(skenario: Skenario) -> dict[str, Rencana]:
    """The solved plans of a scenario by kind, without their bytes."""
    return {plan.jenis: plan for plan in skenario.rencana.defer("hasil").order_by("jenis")}


def adopted(instansi: str) -> Rencana | None:
    """The plan an agency (by code) adopted last, or None. One query."""
    rows = Rencana.objects.filter(diadopsi_oleh__state="diadopsi", diadopsi_oleh__instansi__kode=instansi)
    return rows.defer("hasil", "skenario__masukan").select_related("skenario__period").order_by(
        "-diadopsi_oleh__adopsi_pada"
    ).first()  # fmt: skip


def departures(rencana: Rencana) -> QuerySet[Penyimpangan]:
    """Departures in force, in the order of their writing."""
    rows = rencana.penyimpangan.filter(dicabut_pada=None)
    return rows.select_related("pegawai", "semula__unit", "ke__unit", "sebab").order_by("pada", "pk")


def moves(rencana: Rencana) -> list[Move]:
    """Every move of the plan with its departures, by post. Two queries."""
    gone = {each.pegawai_id: each for each in rencana.penyimpangan.filter(dicabut_pada=None)}
    rows = {row.pegawai_id: row for row in rencana.baris.order_by("ke_id", "pk")}
    found = [_move(row) for row in rows.values() if row.ke_id and row.pegawai_id not in gone]
    found += [_departed(each, rows.get(key)) for key, each in gone.items() if each.ke_id]
    return sorted(found, key=lambda move: (move.ke_id, move.pegawai_id))


def explanation(pegawai: Pegawai, rencana: Rencana) -> Explanation | None:
    """The own result in words for the person it is about; None for who had no wish and keeps the post."""
    row = rencana.baris.filter(pegawai=pegawai).select_related("ke__unit__opd").first()
    if row is None:
        return None
    departure = rencana.penyimpangan.filter(dicabut_pada=None, pegawai=pegawai).select_related("ke__unit__opd").first()
    post = departure.ke if departure else row.ke
    places = names_of(row.alasan)
    summary = because(facts_of(row), departure=departure is not None, you=True)
    return Explanation(row.nasib, post, row.keinginan, summary, sentences(row.alasan, places, you=True))


def facts_of(row: Hasil) -> dict[str, Any]:
    """What `core.rotation.words.because` wants to know of a result."""
    return {
        "nasib": row.nasib, "keinginan": row.keinginan, "diminta": row.diminta, "merit": row.merit,
        "peringkat": row.peringkat, "pelamar": row.pelamar, "ambang": row.ambang,
    }  # fmt: skip


def names_of(reasons: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Post id of the engine ("j7") -> name and place, for the posts these reasons speak of. One query."""
    keys = {int(reason["post"][1:]) for reason in reasons}
    rows = Jabatan.objects.filter(pk__in=keys).select_related("unit__opd") if keys else ()
    return {f"j{post.pk}": place_name(post) for post in rows}


def place_name(post: Jabatan) -> str:
    """A post with its OPD: "Kepala Bidang Kebersihan, Dinas Pasar"."""
    where = (post.unit.opd or post.unit).nama
    return post.nama if where.casefold() in post.nama.casefold() else f"{post.nama}, {where}"


def _move(row: Hasil) -> Move:
    return Move(
        row.pegawai_id, row.dari_id, row.ke_id or 0, row.keinginan, row.merit, row.peringkat, row.pelamar, row.ambang,
        row.alasan,
    )  # fmt: skip


def _departed(each: Penyimpangan, row: Hasil | None) -> Move:
    held = row.dari_id if row else each.pegawai.jabatan_id
    reasons = row.alasan if row else []
    return Move(each.pegawai_id, held, each.ke_id or 0, 0, None, None, None, None, reasons, each.kode_alasan)


def decisions(skenario: Skenario) -> QuerySet[Ketetapan]:
    """Decisions of the committee in the order of their writing, ready to be worded."""
    rows = skenario.ketetapan.select_related("pegawai", "pasangan", "jabatan__unit__opd", "unit")
    return rows.order_by("pada", "pk")


def copies(skenario: Skenario) -> QuerySet[Skenario]:
    """Scenarios that took over the limits of this one, oldest first."""
    return skenario.salinan.defer(*HEAVY).order_by("pada", "pk")


def limits(skenario: Skenario) -> list[Batas]:
    """The limits in the order of their table. One query."""
    order = list(BY_KEY)
    return sorted(skenario.batas.all(), key=lambda row: order.index(row.kunci))


def children(skenario: Skenario) -> QuerySet[Skenario]:
    """What-ifs that began here, oldest first."""
    return skenario.anak.defer(*HEAVY).order_by("pada", "pk")


def frozen_bytes(skenario: Skenario) -> bytes | None:
    """The frozen input file; None before it was frozen."""
    kept = Skenario.objects.values_list("masukan", flat=True).get(pk=skenario.pk)
    return zlib.decompress(bytes(kept)) if kept else None


def stays(skenario: Skenario, pegawai: int) -> bool:
    """Whether the person declared to stay and the committee has not lifted it in this scenario."""
    said = skenario.period.aspirations.filter(pegawai=pegawai, state__in=FILED, door="tetap")
    return said.exists() and not skenario.ketetapan.filter(jenis="buka_tetap", pegawai=pegawai).exists()


def departure_of(rencana: Rencana, pegawai: int) -> Penyimpangan | None:
    """The departure in force that concerns a person."""
    return departures(rencana).filter(pegawai=pegawai).first()
