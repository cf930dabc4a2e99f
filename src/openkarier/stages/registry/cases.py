"""Rows of the registry -> facts of the law: who the person is, what they held, and what the jabatan is.

What the registry does not know stays out of the facts, so that the law says "belum dapat dinilai".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from openkarier.core.jabatan import JPT, Jenis, Jenjang
from openkarier.core.law.lapse import Service
from openkarier.core.people import GOLONGAN, NEVER_HAPPENED, jenis
from openkarier.core.registry_data import withheld_facts
from openkarier.core.regulations.fakta import Jabatan as FaktaJabatan
from openkarier.stages.registry.models import HukumanDisiplin, Jabatan, Pegawai, RiwayatJabatan

# SIASN ref_tingkat_pendidikan -> the levels that PP 11/2017 names; profession and specialist stand with S1 and S2.
PENDIDIKAN = {
    "05": "SD", "10": "SMP", "12": "SMP", "15": "SLTA", "17": "SLTA", "18": "SLTA", "20": "D1", "25": "D2", "30": "D3",
    "35": "D4", "40": "S1", "42": "S1", "45": "S2", "47": "S2", "49": "S2", "50": "S3",
}  # fmt: skip
LADDER = (Jenjang.PELAKSANA, Jenjang.PENGAWAS, Jenjang.ADMINISTRATOR, Jenjang.JPT_PRATAMA, Jenjang.JPT_MADYA)
KHUSUS = (("sekretaris daerah", "SEKDA_KABKOTA"), ("sekretaris dprd", "SEKWAN"), ("inspektur pembantu", "IRBAN"),
          ("inspektur", "INSPEKTUR"), ("camat", "CAMAT"))  # fmt: skip
PENDUDUK = "kependudukan"
MPP = "20"  # SIASN ref_kedudukan_hukum: Masa Persiapan Pensiun
PLANNED = ("tgl_pelantikan_rencana", "tgl_pengangkatan_rencana", "tgl_keputusan")
SAME_OPD, SAME_JF = ("bidang_terkait", "sesuai_bidang_target"), ("bidang_jf_target",)


def calon(pegawai: Pegawai, tujuan: Jabatan, on: date) -> dict[str, Any]:
    """Facts about a person who looks at a jabatan on a day. Three queries; prefetch for lists."""
    history = definitive(pegawai)
    posts = tuple(Service(post.mulai, post.selesai, kind(post) | _relation(post, tujuan)) for post in history)
    return without_disputed(pegawai, person(pegawai, on) | ({"riwayat_jabatan": posts} if posts else {}))


def person(pegawai: Pegawai, on: date) -> dict[str, Any]:
    """Facts about a person that do not depend on the jabatan wanted; planned dates fall on the day itself."""
    history = definitive(pegawai)
    facts: dict[str, Any] = {
        "asn.status": pegawai.status,
        "asn.tgl_lahir": pegawai.tanggal_lahir,
        "asn.pendidikan": PENDIDIKAN.get(pegawai.tingkat_pendidikan),
        "asn.golongan": pegawai.golongan if pegawai.golongan in dict(GOLONGAN.ranks) else None,
        "asn.tmt_jabatan_kini": pegawai.tmt_jabatan,
        "asn.sedang_mpp": pegawai.kedudukan_hukum == MPP,
        "tmt_pelantikan_jpt": _since_jpt(history),
        "pernah_jpt": any(post.jenjang in JPT for post in history) if history else None,
        **dict.fromkeys(PLANNED, on),
        **_discipline(list(pegawai.hukuman_disiplin.all()), on),
    }
    return without_disputed(pegawai, {key: value for key, value in facts.items() if value is not None})


def without_disputed(pegawai: Pegawai, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts without those whose data the person disputes: until that is settled they are "belum dapat dinilai"."""
    hidden = withheld_facts(pegawai.disanggah)
    return {key: value for key, value in facts.items() if key not in hidden} if hidden else dict(facts)


def jabatan_tujuan(tujuan: Jabatan, pegawai: Pegawai) -> dict[str, Any]:
    """Facts about the jabatan, and what a move of this person into it is called."""
    held = Jenjang(pegawai.jabatan.jenjang) if pegawai.jabatan else None
    return post_wanted(tujuan) | {"action": tindakan(held, Jenjang(tujuan.jenjang))}


def post_wanted(tujuan: Jabatan) -> dict[str, Any]:
    """Facts about the jabatan alone."""
    nama = tujuan.nama.casefold()
    khusus = next((kode for word, kode in KHUSUS if nama.startswith(word)), "UMUM")
    struktural = tujuan.jenis == Jenis.STRUKTURAL
    opd = tujuan.unit.opd or tujuan.unit
    return {
        "target": tujuan.jenjang,
        "jabatan.kode_khusus": khusus if struktural else "UMUM",
        "jabatan.unit_dukcapil": struktural and PENDUDUK in opd.nama.casefold(),
        "jabatan.kepala_perangkat_daerah": struktural and tujuan.kepala and opd.pk == tujuan.unit_id,
        **({"jabatan.eselon": FaktaJabatan.eselon.read(tujuan.eselon)} if tujuan.eselon else {}),
    }


def tindakan(held: Jenjang | None, target: Jenjang) -> str:
    """The act that brings somebody from one jenjang into another: selection, job fit, promotion, rotation, JF …"""
    held = held or Jenjang.PELAKSANA
    if target in JPT:
        return "jobfit" if held is target else "seleksi_terbuka"
    if target.startswith("JF"):
        return "rotasi" if held is target else "perpindahan_jf"
    if held not in LADDER:
        return "pengangkatan"
    step = LADDER.index(target) - LADDER.index(held)
    return "promosi" if step > 0 else ("demosi" if step < 0 else "rotasi")


def definitive(pegawai: Pegawai) -> list[RiwayatJabatan]:
    """The definitive posts a person has held; acting ones do not count as experience."""
    return [post for post in pegawai.riwayat_jabatan.all() if post.penugasan == RiwayatJabatan.Penugasan.DEFINITIF]


def kind(post: RiwayatJabatan) -> dict[str, Any]:
    """What a past post was, whatever jabatan is wanted."""
    return {"jenjang": post.jenjang, "jenis": jenis(post.jenjang)}


def opd_of(post: Jabatan | None) -> int | None:
    """The OPD a post belongs to; posts of one OPD count as one field (bidang)."""
    return None if post is None else post.unit.opd_id or post.unit_id


def _relation(post: RiwayatJabatan, tujuan: Jabatan) -> dict[str, Any]:
    """How a past post relates to the jabatan wanted; of other OPD and other JF the relation is not on record."""
    facts: dict[str, Any] = {}
    if post.jabatan is not None and opd_of(post.jabatan) == opd_of(tujuan):
        facts |= dict.fromkeys(SAME_OPD, True)
    if tujuan.jenis == Jenis.FUNGSIONAL and post.nama_jabatan == tujuan.nama:
        facts |= dict.fromkeys(SAME_JF, True)
    return facts


def _since_jpt(history: list[RiwayatJabatan]) -> date | None:
    return next((post.mulai for post in history if post.selesai is None and post.jenjang in JPT), None)


def _discipline(sanctions: list[HukumanDisiplin], on: date) -> dict[str, Any]:
    """Sanctions on record. The registry holds all of them (SIASN), so none means never."""
    heavy = [each for each in sanctions if each.tingkat == "B"]
    serious = [each.mulai for each in sanctions if each.tingkat in ("S", "B")]
    return {
        "hukdis.berat_berjalan": any(
            each.mulai <= on and (each.selesai is None or on < each.selesai) for each in heavy
        ),
        "hukdis.terakhir_sedang_berat": max(serious, default=NEVER_HAPPENED),
    }
