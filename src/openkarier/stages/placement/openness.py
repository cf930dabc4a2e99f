"""The public figures of an agency on a day: posts are public, people are not. Small counts of people stay closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from openkarier.core.jabatan import JENJANG_LABEL, Jenis
from openkarier.core.openness import SMALLEST, shown, shown_row
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.foundation.jobs.task import Outcome, Task
from openkarier.foundation.journal.operations import publish_figures
from openkarier.stages.aspiration import queries as aspiration
from openkarier.stages.aspiration.models import Jawaban, Period
from openkarier.stages.placement.models import Keberatan
from openkarier.stages.registry import queries as registry
from openkarier.stages.registry.models import Instansi

PERIODS = 2  # the running one and the one before
FATES = ("Pilihan pertama", "Pilihan kedua atau ketiga", "Jabatan lain", "Tetap pada jabatan", "Belum dikabulkan")


def keep_today(task: Task) -> Outcome:
    """Keep the figures of every agency for today, once."""
    at = task.clock()
    on, made = timezone.localtime(at).date(), 0
    for agency in Instansi.objects.order_by("kode"):
        publish_figures(agency=agency.kode, on=on, figures=figures(agency, on), at=at)
        made += 1
    return Outcome(f"Angka terbuka {made} instansi tersimpan.")


def figures(agency: Instansi, on: date) -> dict[str, Any]:
    """Everything the page shows, already closed where it must be; no name and no NIP."""
    scope = Scope(Reach.INSTANSI, "", agency.kode)
    opened = list(aspiration.periods(agency.kode).exclude(state="rancangan")[:PERIODS])
    return {
        "instansi": agency.nama, "tanggal": on, "batas_sel": SMALLEST,
        "periode": [_participation(period, scope) for period in opened],
        "jabatan": _posts(scope), "keinginan": _wishes(agency.kode), "keberatan": _objections(agency.kode, on),
    }  # fmt: skip


def _participation(period: Period, scope: Scope) -> dict[str, Any]:
    shares = sorted(aspiration.participation_by_opd(period, registry.people(scope)), key=lambda share: share.label)
    table = shown([[share.filed, share.missing] for share in shares]) if shares else None
    rows = [
        {"opd": share.label, "mengisi": cells[0], "wajib": total}
        for share, cells, total in zip(shares, table.cells, table.rows, strict=True)
    ] if table else []  # fmt: skip
    return {
        "nama": period.nama, "mulai": period.mulai, "batas": period.batas, "dibuka": period.state == "dibuka",
        "mengisi": table.columns[0] if table else None, "wajib": table.total if table else None, "opd": rows,
    }  # fmt: skip


def _posts(scope: Scope) -> dict[str, Any]:
    structural: Any = registry.posts(scope).filter(jenis=Jenis.STRUKTURAL)
    vacant = structural.filter(terisi=0).select_related("unit__opd")
    left = Max("riwayat__selesai", filter=Q(riwayat__penugasan="D"))
    rows = [
        {
            "jabatan": post.nama, "jenjang": JENJANG_LABEL.get(post.jenjang, post.jenjang),
            "opd": (post.unit.opd or post.unit).nama, "sejak": post.ditinggal, "plt": post.acting,
        }
        for post in vacant.annotate(ditinggal=left)
    ]  # fmt: skip
    return {"struktural": structural.count(), "lowong": rows}


def _wishes(agency: str) -> dict[str, Any] | None:
    """What became of the declarations of the last period that was answered whole."""
    period = aspiration.periods(agency).filter(state="ditutup", aspirations__jawaban__isnull=False).distinct().first()
    if period is None:
        return None
    rows = Jawaban.objects.filter(aspiration__period=period).values_list("hasil", "isi")
    counted = Counter(_fate(hasil, isi) for hasil, isi in rows)
    cells, total = shown_row([counted[label] for label in FATES])
    return {"periode": period.nama, "hasil": list(zip(FATES, cells, strict=True)), "dijawab": total}


def _fate(hasil: str, isi: Mapping[str, Any]) -> str:
    if hasil == "dikabulkan":
        codes = [point.get("code") for point in isi.get("points", ())]
        rank = codes.index("dikabulkan") if "dikabulkan" in codes else len(FATES)
        return FATES[0] if rank == 0 else FATES[1] if rank < 3 else FATES[2]
    if hasil in ("ditempatkan", "tetap-dipindah"):
        return FATES[2]
    return FATES[3] if hasil == "tetap" else FATES[4]


def _objections(agency: str, on: date) -> dict[str, Any]:
    """Objections by whether the PPK decided in time; withdrawn and inadmissible ones are not counted."""
    counted: Counter[str] = Counter()
    for state, due, ended in Keberatan.objects.filter(instansi__kode=agency).values_list(
        "state", "batas_putus", "diputus_at"
    ):
        if state in ("dicabut", "tidak-diterima"):
            continue
        day = timezone.localtime(ended).date() if ended else on
        counted["lewat" if day > due else "tepat" if ended else "berjalan"] += 1
    cells, total = shown_row([counted["tepat"], counted["lewat"], counted["berjalan"]])
    return {"tepat": cells[0], "lewat": cells[1], "berjalan": cells[2], "jumlah": total}
