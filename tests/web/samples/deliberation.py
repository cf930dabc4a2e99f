"""Samples of the pages in web/pages/deliberation.py."""

from __future__ import annotations

import committee
from cast import NOW, City
from openkarier.stages.deliberation import decisions, freezing, sessions
from openkarier.stages.deliberation.models import Sidang, Usulan
from openkarier.stages.deliberation.proposing import Proposal
from samples.kinds import Sample, Shared
from samples.records import a_post, person

KODE = "2026-1"


def sidang(city: City) -> dict[str, object]:
    """A sidang of the agency, in session, about Sekretaris Dinas Laut."""
    if not Sidang.objects.filter(instansi=city.instansi).exists():
        committee.opened(city)
    return {"kode": KODE}


def item(city: City) -> dict[str, object]:
    """Its one item."""
    return sidang(city) | {"nomor": 1}


def member(city: City) -> dict[str, object]:
    """Its chair."""
    found = sidang(city)
    chair = sessions.members_of(Sidang.objects.get(instansi=city.instansi))[0]
    return found | {"anggota": chair.pk}


def minutes(city: City) -> dict[str, object]:
    """Minutes: Gita's usulan carried, the discussion closed."""
    file(city)
    found = Sidang.objects.get(instansi=city.instansi)
    if found.state == "dibuka":
        found.butir.update(state="diputus")
        sessions.close_sidang(sidang=found, actor="tpk", at=NOW)
    return sidang(city)


def released(city: City) -> dict[str, object]:
    """Minutes that went to the PPK with the usulan."""
    found = minutes(city)
    Sidang.objects.filter(instansi=city.instansi, state="ditutup").update(state="dirilis", released_at=NOW)
    return found


def file(city: City) -> dict[str, object]:
    """Gita's usulan with its frozen dossier, handed to the PPK."""
    item(city)
    held = Usulan.objects.filter(instansi=city.instansi).first()
    if held is None:
        butir = Sidang.objects.get(instansi=city.instansi).butir.get(nomor=1)
        words = Proposal(city.orang["gita"], "promosi", alasan="Paling siap.")
        held = decisions.propose(butir=butir, proposal=words, by=sessions.members_of(butir.sidang)[0], at=NOW)
        freezing.keep(held, freezing.dossier_of(butir, NOW), NOW)
        Usulan.objects.filter(pk=held.pk).update(state="dirilis", released_at=NOW)
    return {"usulan": held.pk}


def candidate(city: City) -> dict[str, object]:
    """Joko before Sekretaris Dinas Laut."""
    return a_post(city) | person(city)


DOSSIERS: dict[str, Sample] = {
    "person_files": person, "candidates": a_post, "compare": a_post, "dossier": candidate, "dossier_pdf": candidate,
}  # fmt: skip
SAMPLES: dict[str, Sample] = {
    **{f"tpk:deliberation-{view}": sidang for view in ("sidang", "start", "attend", "step", "pack", "approve", "sign")},
    "tpk:deliberation-declare": member,
    "tpk:deliberation-minutes": minutes,
    **{f"{desk}:deliberation-minutes": released for desk in ("bkpsdm", "ppk")},
    **{f"tpk:deliberation-{view}": item for view in ("item", "propose", "vote", "postpone", "reconsider")},
    **{f"{desk}:deliberation-{view}": sample for desk in ("tpk", "bkpsdm") for view, sample in DOSSIERS.items()},
    **{f"bkpsdm:deliberation-{view}": sidang for view in ("sidang", "build", "invite", "invitation", "pack", "sign")},
    **{f"bkpsdm:deliberation-{view}": item for view in ("item", "nominate", "drop")},
    **{f"{desk}:deliberation-file": file for desk in ("auditor", "ppk")},
}
SHARED: dict[str, Shared] = {}
