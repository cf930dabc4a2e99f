"""Who may vote on an item, and whether every vote that is asked for was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from openkarier.core.deliberation import TIES, VOTES
from openkarier.stages.deliberation.models import Anggota, Benturan, Butir, Hadir
from openkarier.stages.deliberation.refusal import Refused


class Vote(NamedTuple):
    """A vote and, of who does not agree, why."""

    pilihan: str
    pendapat: str = ""


def voters(butir: Butir) -> list[Anggota]:
    """Present members who declared their ties and do not stand aside from this item."""
    tied = Benturan.objects.filter(butir=butir).values("anggota")
    rows = Hadir.objects.filter(sidang=butir.sidang_id, menyatakan_pada__isnull=False).exclude(anggota__in=tied)
    return [row.anggota for row in rows.select_related("anggota__pegawai").order_by("anggota__pegawai__nama")]


def must_be_complete(butir: Butir, entitled: list[Anggota], votes: Mapping[int, Vote]) -> None:
    """Raise Refused unless each who may vote has a known vote, and nobody else has one."""
    allowed = {each.pk: each for each in entitled}
    for member in Anggota.objects.filter(pk__in=set(votes) - set(allowed)).select_related("pegawai"):
        tie = Benturan.objects.filter(butir=butir, anggota=member).first()
        if tie is not None:
            raise Refused(f"{member.pegawai.nama_gelar} tidak dapat memberi suara: {TIES[tie.jenis]}.")
        raise Refused(f"{member.pegawai.nama_gelar} belum hadir atau belum menyatakan benturan kepentingannya.")
    silent = [each.pegawai.nama_gelar for pk, each in allowed.items() if pk not in votes]
    if silent or not allowed:
        raise Refused(f"Suara {', '.join(silent) or 'anggota'} belum dicatat. Catat suara setiap anggota yang berhak.")
    if any(vote.pilihan not in VOTES for vote in votes.values()):
        raise Refused("Suara yang dikenal: setuju, tidak setuju, atau abstain.")


def must_sit(butir: Butir, by: Anggota) -> None:
    """Raise Refused unless the sidang lasts with its quorum, and this member sits in it free of ties to the item."""
    sidang = butir.sidang
    if sidang.state != "dibuka":
        raise Refused(f"Sidang ini {sidang.get_state_display().lower()}; butirnya tidak dapat diputus sekarang.")
    present = Hadir.objects.filter(sidang=sidang)
    if present.count() < (sidang.kuorum or 0):
        raise Refused("Kuorum tidak tercapai; tidak ada suara yang dapat diberikan.")
    own = present.filter(anggota=by).first()
    if own is None:
        raise Refused("Hanya anggota yang hadir dapat mengusulkan dan memutus.")
    if own.menyatakan_pada is None:
        raise Refused("Nyatakan dahulu ada atau tidaknya benturan kepentingan Anda dengan para calon.")
    if Benturan.objects.filter(butir=butir, anggota=by).exists():
        raise Refused("Anda tidak ikut membahas butir ini karena ada benturan kepentingan (UU 30/2014 Pasal 43).")
