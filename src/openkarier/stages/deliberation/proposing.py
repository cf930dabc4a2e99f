"""What the law and the order of merit say of a proposal: who may be proposed at all, and what needs written reasons."""

from __future__ import annotations

from dataclasses import dataclass

from openkarier.core.deliberation import (
    DEMOTIONS,
    DEPARTURES,
    ROUTES,
    UNMOVED,
    Ranked,
    kinds_between,
    needs_route,
    place,
)
from openkarier.core.eligibility import Examination, State, paper
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.verdict import Verdict
from openkarier.core.periods import tanggal
from openkarier.stages.deliberation.models import Butir, Calon, Usulan
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.talent import eligibility


@dataclass(frozen=True)
class Proposal:
    """What a member proposes for one item, as typed."""

    pegawai: Pegawai
    jenis: str
    alasan: str = ""
    kode_alasan: str = ""
    dasar: str = ""
    landasan: str = ""
    jalur: str = ""


def serving(person: Pegawai, butir: Butir) -> Pegawai:
    """The person, who serves on the day of the sidang and is a candidate of the item. Raises Refused."""
    on = butir.sidang.tanggal
    if not person.aktif or (person.tmt_pensiun and person.tmt_pensiun <= on):
        since = f" sejak {tanggal(person.tmt_pensiun)}" if person.tmt_pensiun else ""
        raise Refused(f"{person.nama_gelar} sudah pensiun atau tidak aktif{since}, sehingga tidak dapat diusulkan.")
    if not Calon.objects.filter(butir=butir, pegawai=person).exists():
        raise Refused(f"{person.nama_gelar} tidak ada dalam daftar calon butir ini. Tambahkan dahulu sebagai calon.")
    return person


def examined(person: Pegawai, butir: Butir) -> Examination:
    """The person before the post of the item, as the law stands on the day of the sidang."""
    post = Jabatan.objects.select_related("unit__opd").get(pk=butir.jabatan_id)
    return eligibility.examined(person, [post], butir.sidang.tanggal)[0]


def ranking(butir: Butir, pegawai: int) -> Ranked:
    """A candidate's place in an item, with regard to who is proposed for another post by the same sidang."""
    listed = Calon.objects.filter(butir=butir).values_list("pegawai_id", "merit", "keadaan")
    order = {person: None if state == State.SHORT else merit for person, merit, state in listed}
    moved = Usulan.objects.filter(sidang=butir.sidang_id).exclude(jenis__in=UNMOVED).exclude(ke=butir.jabatan_id)
    return place(pegawai, order, set(moved.values_list("pegawai_id", flat=True)))


def barring(examination: Examination) -> list[Verdict]:
    """Failing block rules about the person; a paper that is still to come does not bar."""
    return _failing(examination, Severity.BLOCK)


def warned(examination: Examination) -> list[Verdict]:
    """Failing warn rules: each needs a written reason."""
    return _failing(examination, Severity.WARN)


def _failing(examination: Examination, severity: Severity) -> list[Verdict]:
    return [
        verdict
        for rule, verdict in examination.judged
        if verdict.outcome is Outcome.FAIL and verdict.severity is severity and not paper(rule)
    ]


def must_allow(proposal: Proposal, butir: Butir, examination: Examination) -> None:
    """Raise Refused for what the law does not allow at all."""
    person, post = proposal.pegawai, butir.jabatan
    if proposal.jenis in UNMOVED:
        if person.jabatan_id is None:
            raise Refused(f"{person.nama_gelar} tidak menduduki jabatan, sehingga tidak dapat diusulkan tetap.")
        return
    allowed = kinds_between(person.jabatan.jenjang if person.jabatan else None, post.jenjang)
    if proposal.jenis not in allowed:
        words = " atau ".join(allowed)
        raise Refused(f"Perpindahan ini disebut {words}, bukan {proposal.jenis}. Ubah jenis usulannya.")
    if proposal.jenis == "demosi":
        _must_be_grounded(proposal)
    elif barred := barring(examination):
        first = barred[0]
        raise Refused(
            f"{person.nama_gelar} tidak dapat diusulkan: {first.message} ({first.citation}). "
            "Pilih calon lain, atau tunda butir ini."
        )
    if needs_route(post.jenjang) and (proposal.jalur not in ROUTES or not proposal.dasar.strip()):
        raise Refused(
            "Jabatan pimpinan tinggi tidak diisi lewat usulan biasa. Pilih jalurnya (seleksi terbuka, uji kompetensi, "
            "atau manajemen talenta) dan tuliskan surat hasilnya (PP 11/2017 Pasal 110, 131, 132, dan 134)."
        )


def _must_be_grounded(proposal: Proposal) -> None:
    if proposal.landasan not in DEMOTIONS or not proposal.dasar.strip():
        grounds = "; ".join(f"{ground.label} ({ground.citation})" for ground in DEMOTIONS.values())
        raise Refused(f"Demosi memerlukan landasan hukum dan suratnya. Yang dikenal: {grounds}.")


def must_give_reasons(proposal: Proposal, rank: Ranked, examination: Examination) -> None:
    """Raise Refused when a warning or a departure from rank has no written reason."""
    if proposal.jenis in UNMOVED:
        return
    warnings = warned(examination) if proposal.jenis != "demosi" else []
    if warnings and not proposal.alasan.strip():
        raise Refused(f"Tuliskan alasan: {warnings[0].message} ({warnings[0].citation}).")
    if rank.passed:
        missing = [
            label
            for label, given in (
                ("kode alasan", proposal.kode_alasan in DEPARTURES),
                ("alasan", proposal.alasan.strip()),
                ("surat yang mendasari", proposal.dasar.strip()),
            )
            if not given
        ]
        if missing:
            raise Refused(
                f"{rank.passed} calon bernilai lebih tinggi dilewati. Lengkapi {', '.join(missing)}; "
                "penyimpangan tercatat di Buku Merit atas nama Anda."
            )
