"""Samples of the pages in web/pages/rotation.py."""

from __future__ import annotations

import zlib
from typing import Any

from cast import NOW, City, open_period_of
from openkarier.core.rotation.instance import Instance, Post
from openkarier.stages.deliberation.models import Hasil, Ketetapan, Penyimpangan, Rencana, Skenario
from openkarier.web.pages.rotation import ROWS
from samples.kinds import Sample, Shared


def a_scenario(made: City) -> dict[str, Any]:
    """A solved scenario with one plan and one person in it."""
    found = Skenario.objects.filter(instansi=made.instansi).first() or _solved(made)
    return {"skenario": found.pk}


def a_plan(made: City) -> dict[str, Any]:
    """Its plan."""
    return a_scenario(made) | {"rencana": "a"}


def a_person(made: City) -> dict[str, Any]:
    """The person in it."""
    return a_plan(made) | {"nip": made.orang["sari"].nip}


def a_post(made: City) -> dict[str, Any]:
    """The post in it."""
    return a_plan(made) | {"jabatan": made.jabatan["kabid"].pk}


def a_decision(made: City) -> dict[str, Any]:
    """A decision of the committee."""
    keys = a_scenario(made)
    said = {"jenis": "buka_tetap", "pegawai": made.orang["sari"], "alasan": "x", "oleh": "tpk"}
    row = Ketetapan.objects.create(skenario_id=keys["skenario"], pada=NOW, **said)
    return keys | {"ketetapan": row.pk}


def a_departure(made: City) -> dict[str, Any]:
    """A departure."""
    keys = a_scenario(made)
    plan = Rencana.objects.get(skenario_id=keys["skenario"])
    said = {"kode_alasan": "kebutuhan", "alasan": "x", "dasar": "x", "oleh": "tpk", "dicabut_pada": NOW}
    row = Penyimpangan.objects.create(rencana=plan, pegawai=made.orang["sari"], pada=NOW, **said)
    return keys | {"penyimpangan": row.pk}


def _solved(made: City) -> Skenario:
    post = made.jabatan["kabid"]
    raw = Instance((), (Post(f"j{post.pk}", "u1", post.jenjang),), ()).to_json()
    solved = Skenario.objects.create(
        instansi=made.instansi, period=open_period_of(made), nama="Rotasi", benih=1, per_tanggal=NOW.date(),
        tanggal_rencana=NOW.date(),
        masukan=zlib.compress(raw), sidik="0" * 64, oleh="tpk", pada=NOW, state="selesai",
    )  # fmt: skip
    figures = dict.fromkeys(("pertama", "keinginan", "iri", "kosong", "merit", "kritis", "terpaksa", "perpindahan"), 0)
    lists: dict[str, Any] = {"rantai": [], "lingkar": [], "tanpa_jabatan": [], "dilanggar": [], "mengikat": []}
    answer = zlib.compress(b'{"assignment":{}}')
    plan = Rencana.objects.create(
        skenario=solved, jenis="a", hasil=answer, sidik="1" * 64, celah=0, sah=True, sertifikat=[], pada=NOW,
        angka={**figures, **lists, "tunggal": 0},
    )  # fmt: skip
    Hasil.objects.create(rencana=plan, pegawai=made.orang["sari"], dari=made.jabatan["penelaah"], nasib="bertahan")
    return solved


BY_KEY: dict[str, Sample] = {
    "nip": a_person,
    "jabatan": a_post,
    "ketetapan": a_decision,
    "penyimpangan": a_departure,
    "rencana": a_plan,
    "skenario": a_scenario,
}
SAMPLES: dict[str, Sample] = {
    page.name: next(sample for key, sample in BY_KEY.items() if f":{key}>" in page.path or f"<{key}>" in page.path)
    for page in ROWS
    if "<" in page.path
}
SHARED: dict[str, Shared] = {}
