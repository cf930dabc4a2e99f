"""The rotation for every desk that follows it: the scenarios, and one scenario with its three plans side by side."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core.rotation.figures import SEVEN, best
from openkarier.core.rotation.limits import BY_KEY
from openkarier.core.rotation.scenario import BUSY, PLAN_MEANING, PLAN_NAMES, SOLVED
from openkarier.foundation.jobs import queries as jobs
from openkarier.stages.deliberation import rotasi
from openkarier.web import frame
from openkarier.web.frame import Link
from openkarier.web.paging import paged
from openkarier.web.pieces import Stat
from openkarier.web.rotation_compared import comparison, figure_text, window_note
from openkarier.web.rotation_pictures import map_of_moves
from openkarier.web.templatetags.openkarier import angka

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Ketetapan, Rencana, Skenario

LOOK = {
    "rancangan": "rancangan", "menyiapkan": "berjalan", "disiapkan": "menunggu", "menghitung": "berjalan",
    "selesai": "selesai", "gagal": "gagal", "diadopsi": "disetujui",
}  # fmt: skip
SHORT = {"a": "A", "b": "B", "c": "C"}


def find(request: HttpRequest, skenario: int) -> Skenario:
    """The scenario of the desk's agency; a desk of one unit sees none, because a rotation is of the whole."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = None if scope.unit else rotasi.scenario(scope.instansi, skenario)
    if found is None:
        raise Http404
    return found


def find_plan(request: HttpRequest, skenario: int, rencana: str) -> Rencana:
    """One solved plan."""
    held = find(request, skenario)
    plan = rotasi.plans(held).get(rencana) if held.state in SOLVED else None
    if plan is None:
        raise Http404
    plan.skenario = held
    return plan


def url(request: HttpRequest, view: str, **keys: Any) -> str:
    """A page of the rotation at this desk."""
    return reverse(f"{request.page.desk}:deliberation-{view}", kwargs=keys)  # type: ignore[attr-defined]


def crumbs(request: HttpRequest, skenario: Skenario, rencana: Rencana | None = None) -> list[Link]:
    """The way from the list to a page inside a scenario."""
    way = [
        Link("Rotasi", url(request, "rotations")),
        Link(skenario.nama, url(request, "rotation", skenario=skenario.pk)),
    ]
    if rencana:
        keys = {"skenario": skenario.pk, "rencana": rencana.jenis}
        way.append(Link(f"Rencana {SHORT[rencana.jenis]}", url(request, "rotation_plan", **keys)))
    return way


def surroundings(request: HttpRequest, skenario: Skenario | None = None) -> dict[str, Any]:
    """What every template of the rotation asks for."""
    desk: str = request.page.desk  # type: ignore[attr-defined]
    return {
        "desk": desk,
        "base": f"{desk}:deliberation-",
        "may_run": desk in ("tpk", "bkpsdm"),
        "may_decide": desk == "tpk",
        "look": LOOK[skenario.state] if skenario else "",
    }


@require_safe
def rotations(request: HttpRequest) -> HttpResponse:
    """Every scenario, the newest first."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    rows = rotasi.scenarios("" if scope.unit else scope.instansi)
    slice_ = paged(request, rows)
    return frame.show(
        request, "rotation/list.html", title="Rotasi seluruh perangkat daerah",
        lead="Siapa menempati jabatan mana, dihitung sekaligus atas jabatan lowong dan yang terisi.",
        slice=slice_, rows=[(row, LOOK[row.state]) for row in slice_.rows], **surroundings(request),
    )  # fmt: skip


@require_safe
def rotation(request: HttpRequest, skenario: int) -> HttpResponse:
    """One scenario: what went in, how far it is, and the three plans."""
    held = find(request, skenario)
    polled = request.headers.get("HX-Request") == "true"
    if polled and held.state not in BUSY:
        return HttpResponse(headers={"HX-Refresh": "true"})  # the worker has ended: the page is loaded anew
    context = {**surroundings(request, held), **_inside(request, held), "skenario": held, "busy": held.state in BUSY}
    if polled:
        return render(request, "rotation/_progress.html", context)
    return frame.show(request, "rotation/scenario.html", title=held.nama, crumbs=crumbs(request, held)[:1], **context)


def _inside(request: HttpRequest, held: Skenario) -> dict[str, Any]:
    plans = rotasi.plans(held) if held.state in SOLVED else {}
    limits = rotasi.limits(held)
    return {
        "job": _job(request, held),
        "plans": plans,
        "columns": [(kind, plan, PLAN_NAMES[kind], PLAN_MEANING[kind]) for kind, plan in plans.items()],
        "figures": figure_rows(plans),
        "others": _others(plans),
        "counts": _counts(held),
        "limits": [(row, BY_KEY[row.kunci].label, BY_KEY[row.kunci].shown(row.nilai)) for row in limits if row.aktif],
        "decisions": [(row, said(row)) for row in rotasi.decisions(held)],
        "departures": list(rotasi.departures(held.adopsi)) if held.adopsi else [],
        "chart": map_of_moves(held.adopsi) if held.adopsi else None,
        "children": list(rotasi.children(held)),
        "copies": list(rotasi.copies(held)),
        "window": window_note(limits),
        **comparison(held, plans),
    }


def _job(request: HttpRequest, held: Skenario) -> Any:
    """How far the worker is; the committee sees it whoever asked."""
    if held.state not in BUSY or not held.pekerjaan:
        return None
    return jobs.status(held.pekerjaan, now=timezone.now(), instansi=held.instansi.kode)


def figure_rows(plans: dict[str, Rencana]) -> list[tuple[Any, list[tuple[str, bool]]]]:
    """The seven figures as rows: (figure, (text, best) for each plan)."""
    columns = {kind: plan.angka for kind, plan in plans.items()}
    marked = best(columns)
    return [
        (figure, [(figure_text(figure.key, each), kind in marked[figure.key]) for kind, each in columns.items()])
        for figure in SEVEN
    ]


def _others(plans: dict[str, Rencana]) -> list[tuple[str, list[str]]]:
    """What stands below the seven: neither more nor less of it is better by itself."""
    found = [plan.angka for plan in plans.values()]
    proven = ["terbukti" if plan.celah == 0 else f"celah {angka(100 * plan.celah, 2)} %" for plan in plans.values()]
    return [
        ("Perpindahan seluruhnya", [angka(each["perpindahan"]) for each in found]),
        ("Rantai dan lingkaran", [angka(len(each["rantai"]) + len(each["lingkar"])) for each in found]),
        ("Batas panitia yang dilanggar", [angka(len(each["dilanggar"])) for each in found]),
        ("Hasil terbaik menurut tujuannya", proven),
    ]


def _counts(held: Skenario) -> list[Stat]:
    """What went in, counted before the run."""
    found = held.ringkasan
    if not found:
        return []
    doors = ", ".join(f"{angka(number)} {door}" for door, number in found["pernyataan"].items())
    locks = "; ".join(f"{angka(number)} {why}" for why, number in found["dikunci"].items())
    empty = f"{angka(found['lowong'])} lowong, {angka(found['kritis'])} kritis"
    return [
        Stat("Pegawai", angka(found["pegawai"]), doors),
        Stat("Jabatan struktural", angka(found["jabatan"]), empty),
        Stat("Keinginan", angka(found["keinginan"]), f"{angka(found['terhalang'])} tidak memenuhi syarat"),
        Stat("Merit belum ada data", angka(len(found["tanpa_merit"])), "peminat; berada di urutan terakhir"),
        Stat("Syarat belum dapat dinilai", angka(found["belum_dinilai"]), "keinginan; ditandai, tidak digugurkan"),
        Stat("Dikunci", angka(sum(found["dikunci"].values())), locks),
        Stat("Wajib pindah", angka(len(found["wajib"])), "genap lima tahun pada JPT"),
        Stat("Bersedia ditempatkan", angka(found.get("bersedia", 0)), "mendapat saran jabatan setara"),
    ]


def said(row: Ketetapan) -> str:
    """A decision in one sentence."""
    who = row.pegawai.nama_gelar if row.pegawai else ""
    other = row.pasangan.nama_gelar if row.pasangan else ""
    post = rotasi.place_name(row.jabatan) if row.jabatan else ""
    unit = row.unit.nama if row.unit else ""
    return {
        "tetapkan": f"{who} ditetapkan ke {post}",
        "larang": f"{who} tidak ke {post}",
        "bekukan": f"{unit} dibekukan: tidak ada yang masuk atau keluar",
        "buka_tetap": f"Pilihan tetap {who} dibuka",
        "perpanjang": f"Masa JPT {who} diperpanjang",
        "pisahkan": f"{who} dan {other} (suami istri) tidak dalam satu perangkat daerah",
        "bersama": f"{who} dan {other} pindah bersama atau tidak sama sekali",
    }[row.jenis]


@require_safe
def rotation_input(request: HttpRequest, skenario: int) -> HttpResponse:
    """The frozen input file, byte for byte: whoever has it can check the hash and solve it again."""
    held = find(request, skenario)
    raw = rotasi.frozen_bytes(held)
    if raw is None:
        raise Http404
    return _file(raw, f"masukan-{held.sidik[:12]}.json")


@require_safe
def rotation_output(request: HttpRequest, skenario: int, rencana: str) -> HttpResponse:
    """The plan file, byte for byte."""
    plan = find_plan(request, skenario, rencana)
    return _file(zlib.decompress(bytes(plan.hasil)), f"rencana-{rencana}-{plan.sidik[:12]}.json")


def _file(raw: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(raw, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
