"""The tables of steps of a declaration and of a period, and the tracker that tells who acts next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openkarier.core.workflow import Workflow, step

FILING = Workflow(
    states={
        "draf": "Draf",
        "diajukan": "Diajukan",
        "ditarik": "Ditarik kembali",
        "dipertimbangkan": "Dipertimbangkan",
        "dijawab": "Dijawab",
    },
    steps=(
        step("ajukan", "draf", "diajukan", "asn operator", "Pengajuan pernyataan"),
        step("tarik", "diajukan", "ditarik", "asn", "Penarikan pernyataan"),
        step("susun-ulang", "ditarik", "draf", "asn operator", "Penyusunan ulang pernyataan"),
        step("pertimbangkan", "diajukan", "dipertimbangkan", "bkpsdm tpk", "Pembahasan pernyataan"),
        step("jawab", "dipertimbangkan", "dijawab", "bkpsdm ppk", "Jawaban atas pernyataan"),
    ),
)

PERIOD = Workflow(
    states={"rancangan": "Rancangan", "dibuka": "Dibuka", "ditutup": "Ditutup"},
    steps=(
        step("buka", "rancangan", "dibuka", "bkpsdm", "Pembukaan periode"),
        step("tutup", "dibuka", "ditutup", "bkpsdm", "Penutupan periode"),
        step("buka-kembali", "ditutup", "dibuka", "bkpsdm", "Pembukaan kembali periode"),
    ),
)


@dataclass(frozen=True)
class Stop:
    """One station of the tracker: who acts, since when it is done, and what it means."""

    name: str
    who: str
    note: str
    done_on: datetime | None = None
    current: bool = False


def tracker(state: str, dates: Mapping[str, datetime], deadline: datetime, head: str) -> list[Stop]:
    """Return the stations of a declaration in order; exactly one is current unless all are done.

    `dates` maps a state to the moment it was entered; `head` names the regional head ("Wali Kota").
    """
    order = ["draf", "diajukan", "dipertimbangkan", "dijawab"]
    reached = 0 if state == "ditarik" else order.index(state)
    notes = (
        ("Menyusun pernyataan", "Anda", "Dapat diubah kapan saja sebelum batas waktu."),
        ("Diterima BKPSDM", "BKPSDM", "Berkas diperiksa; atasan langsung memberi pendapat."),
        ("Dipertimbangkan Tim Penilai Kinerja", "Tim Penilai Kinerja", "Dibahas sesudah periode ditutup."),
        (f"Jawaban {head}", head, "Anda menerima jawaban beserta alasannya."),
    )
    stops = []
    for index, ((name, who, note), code) in enumerate(zip(notes, order, strict=True)):
        done = index < reached or (index == reached and state in {"diajukan", "dijawab"})
        entered = dates.get("diajukan" if code == "draf" else code) if done else None
        stops.append(Stop(name, who, note, entered))
    for index, stop in enumerate(stops):
        if stop.done_on is None:
            stops[index] = Stop(stop.name, stop.who, stop.note, None, current=True)
            break
    return stops
