"""Reasons of a plan as sentences in Bahasa Indonesia, with the evidence that lets a person check them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openkarier.core.rotation.scenario import GRANTED, HOMELESS, SENT, WILLING

Reason = Mapping[str, Any]
ID = re.compile(r"(?<![\w/])[pju]\d+(?!\w)")  # "p12", "j7", "u3": ids of the frozen input inside a sentence


@dataclass(frozen=True)
class Sentence:
    """One reason: its code, the post it speaks of, what happened, and the evidence."""

    code: str
    post: str
    wish: int
    text: str
    evidence: str = ""


CODES = {
    "TIDAK_MEMENUHI_SYARAT": "Syarat tidak terpenuhi",
    "PEJABAT_BERTAHAN": "Pejabatnya bertahan",
    "KALAH_MERIT": "Merit peminat lain lebih tinggi",
    "IRI_BERALASAN": "Tujuan yang lebih tinggi mendahului",
    "JABATAN_DIKUNCI": "Jabatan atau pegawai dikunci",
}


def sentences(reasons: Iterable[Reason], names: Mapping[str, str], *, you: bool) -> list[Sentence]:
    """One sentence per refused wish, in the order of the wishes; `you` speaks to the person, else about them."""
    return [
        Sentence(
            reason["code"],
            names.get(reason["post"], reason["post"]),
            reason["wish"],
            _text(reason, you),
            _proof(reason),
        )
        for reason in reasons
    ]


def because(facts: Mapping[str, Any], *, departure: bool, you: bool) -> Sentence:
    """Why the person is where the plan puts them. `facts` as in the table of results."""
    return Sentence(facts["nasib"], "", facts["keinginan"], _summary(facts, departure, you), _standing(facts))


def named(sentence: str, names: Mapping[str, str]) -> str:
    """The sentence with each id replaced by the name behind it; unknown ids stay."""
    return ID.sub(lambda found: names.get(found[0], found[0]), sentence)


def _summary(facts: Mapping[str, Any], departure: bool, you: bool) -> str:
    who = "Anda" if you else "Pegawai ini"
    if departure:
        return f"Panitia menyimpang dari rencana untuk {'Anda' if you else 'pegawai ini'}; alasannya tercatat."
    if facts["nasib"] == GRANTED:
        return f"{who} memperoleh keinginan ke-{facts['keinginan']} dari {facts['diminta']}."
    if facts["nasib"] == WILLING:
        return f"{who} ditempatkan pada jabatan lain yang setara, sesuai kesediaan dalam Pernyataan Karier."
    if facts["nasib"] == SENT:
        return f"{who} dipindahkan ke jabatan yang tidak diminta."
    if facts["nasib"] == HOMELESS:
        return f"{who} wajib meninggalkan jabatan, tetapi belum ada jabatan setingkat yang terbuka."
    asked = facts["diminta"]
    why = f": tidak satu pun dari {asked} keinginan dapat dipenuhi" if asked else ""
    return f"{who} tetap di jabatan sekarang{why}."


def _standing(facts: Mapping[str, Any]) -> str:
    if facts["pelamar"] is None or facts["peringkat"] is None:
        return ""
    merit = "belum ada data merit" if facts["merit"] is None else f"merit {facts['merit']}"
    cutoff = "" if facts["ambang"] is None else f", merit terendah yang masuk {facts['ambang']}"
    return f"peringkat {facts['peringkat']} dari {facts['pelamar']} peminat, {merit}{cutoff}"


def _text(reason: Reason, you: bool) -> str:
    whose = "Anda" if you else "pegawai ini"
    code = reason["code"]
    if reason.get("tanpa_merit") and code in ("KALAH_MERIT", "IRI_BERALASAN"):
        return _unmeasured(reason, whose)
    if code in ("TIDAK_MEMENUHI_SYARAT", "JABATAN_DIKUNCI"):
        said = "; ".join(_rule(rule) for rule in reason.get("rules", ()))
        lead = "Syarat tidak terpenuhi" if code == "TIDAK_MEMENUHI_SYARAT" else "Tidak dibuka"
        return f"{lead}: {said}."
    if code == "PEJABAT_BERTAHAN":
        return "Pejabatnya bertahan, sehingga jabatan ini tidak terbuka dalam rencana ini."
    if code == "KALAH_MERIT":
        return _beaten(reason, whose)
    if reason.get("empty"):
        return "Jabatan dibiarkan kosong karena tujuan atau batas yang lebih tinggi mendahului."
    return (
        f"Merit {whose} lebih tinggi daripada yang masuk, tetapi tujuan atau batas yang lebih tinggi mendahului. "
        "Panitia dapat mengujinya dengan menetapkan pasangan ini dan menghitung ulang."
    )


def _unmeasured(reason: Reason, whose: str) -> str:
    """A refusal of somebody whose merit is not on record; perhaps that of who moved in is not either."""
    if reason.get("tie") and reason["cutoff"] is None:
        both = f"Merit {whose} maupun merit yang masuk belum ada data"
        return f"{both}; urutan kepangkatan, lalu undian terbuka, yang menentukan."
    return f"Merit {whose} belum ada data, sehingga {whose} berada sesudah semua peminat yang meritnya diketahui."


def _beaten(reason: Reason, whose: str) -> str:
    if reason.get("tie"):
        return f"Merit {whose} sama dengan yang masuk; urutan kepangkatan, lalu undian terbuka, yang menentukan."
    return f"Jabatan ini diisi peminat dengan merit lebih tinggi daripada merit {whose}."


def _proof(reason: Reason) -> str:
    """Rank, merit and the post's cut-off; empty where the wish was barred."""
    if "rank" not in reason:
        return ""
    merit = None if reason.get("tanpa_merit") else reason["merit"]
    facts = {"peringkat": reason["rank"], "pelamar": reason["applicants"], "merit": merit, "ambang": reason["cutoff"]}
    return _standing(facts)


def _rule(rule: Mapping[str, str]) -> str:
    return f"{rule['rule']} ({rule['article']})" if rule.get("article") else rule["rule"]
