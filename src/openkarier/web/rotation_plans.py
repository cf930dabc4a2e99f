"""One plan at every desk: certificate, map of moves, chains, each person and each post with the reasons, workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openkarier.core.rotation.scenario import OUTCOMES, PLAN_MEANING, PLAN_NAMES
from openkarier.core.rotation.words import CODES, because, sentences
from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.stages.deliberation import rotasi, rotation_lists
from openkarier.stages.registry import queries as registry
from openkarier.web import downloads, frame
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip
from openkarier.web.rotation import crumbs, figure_rows, find_plan, surroundings
from openkarier.web.rotation_pictures import map_of_moves

if TYPE_CHECKING:
    from openkarier.stages.deliberation.models import Hasil, Rencana

SHOWN = 25  # people to a page: below a picture and chains
CHAINS = 8  # shown before the rest is folded away
COLUMNS = (
    Column("NIP", Kind.CODE), Column("Nama"), Column("Jabatan sekarang", width=48), Column("Jabatan baru", width=48),
    Column("Hasil"), Column("Keinginan ke-", Kind.NUMBER), Column("Merit", Kind.NUMBER),
    Column("Peringkat", Kind.NUMBER), Column("Peminat", Kind.NUMBER), Column("Merit terendah yang masuk", Kind.NUMBER),
    Column("Alasan keinginan yang tidak terpenuhi", width=80),
)  # fmt: skip


@require_safe
def rotation_plan(request: HttpRequest, skenario: int, rencana: str) -> HttpResponse:
    """The plan: figures, certificate, the map a mayor can read, chains, and everybody in a list."""
    plan = find_plan(request, skenario, rencana)
    text, nasib, kode = (request.GET.get(key, "").strip()[:80] for key in ("q", "hasil", "alasan"))
    nasib, kode = nasib if nasib in OUTCOMES else "", kode if kode in CODES else ""
    slice_ = paged(request, rotation_lists.people_of(plan, text, nasib, kode), SHOWN)
    walks = rotation_lists.chains(plan)
    return frame.show(
        request, "rotation/plan.html", title=f"Rencana {PLAN_NAMES[rencana]}", lead=PLAN_MEANING[rencana],
        crumbs=crumbs(request, plan.skenario), plan=plan, skenario=plan.skenario, words=text,
        figures=[(figure, cells[0][0]) for figure, cells in figure_rows({rencana: plan})],
        chart=map_of_moves(plan), chains=walks[:CHAINS], more_chains=walks[CHAINS:],
        slice=slice_, rows=[(row, because(rotasi.facts_of(row), departure=False, you=False)) for row in slice_.rows],
        chips=_chips(request, plan, nasib, kode), **surroundings(request, plan.skenario),
    )  # fmt: skip


def _chips(request: HttpRequest, plan: Rencana, nasib: str, kode: str) -> list[Chip]:
    fates, codes = rotation_lists.counts(plan)

    def link(**change: str) -> str:
        query = request.GET.copy()
        for gone in ("halaman", "hasil", "alasan"):
            query.pop(gone, None)
        query.update(change)
        return f"?{query.urlencode()}#pegawai"

    found = [Chip("Semua", link(), not nasib and not kode, sum(fates.values()))]
    found += [Chip(OUTCOMES[key], link(hasil=key), nasib == key, fates[key]) for key in OUTCOMES if fates.get(key)]
    return found + [Chip(CODES[key], link(alasan=key), kode == key, codes[key]) for key in CODES if codes.get(key)]


@require_safe
def rotation_person(request: HttpRequest, skenario: int, rencana: str, nip: str) -> HttpResponse:
    """Why this post, and why not the wished one; with the same person in the other two plans."""
    plan = find_plan(request, skenario, rencana)
    row = rotation_lists.person_of(plan, nip)
    if row is None:
        raise Http404
    others = {kind: rotation_lists.person_of(each, nip) for kind, each in rotasi.plans(plan.skenario).items()}
    names = rotasi.names_of(row.alasan)
    refused = [
        (said, int(reason["post"][1:]))
        for said, reason in zip(sentences(row.alasan, names, you=False), row.alasan, strict=True)
    ]
    return frame.show(
        request, "rotation/person.html", title=row.pegawai.nama_gelar, crumbs=crumbs(request, plan.skenario, plan),
        plan=plan, skenario=plan.skenario, row=row, summary=because(rotasi.facts_of(row), departure=False, you=False),
        refused=refused, held=rotasi.place_name(row.dari) if row.dari else "tanpa jabatan",
        gets=rotasi.place_name(row.ke) if row.ke else "", codes=CODES,
        stays=rotasi.stays(plan.skenario, row.pegawai_id), departure=rotasi.departure_of(plan, row.pegawai_id),
        others=[(PLAN_NAMES[kind], _place(each)) for kind, each in others.items()],
        **surroundings(request, plan.skenario),
    )  # fmt: skip


def _place(row: Hasil | None) -> str:
    return rotasi.place_name(row.ke) if row and row.ke else "tetap di jabatan sekarang"


@require_safe
def rotation_posts(request: HttpRequest, skenario: int, rencana: str) -> HttpResponse:
    """Posts that change hands: who comes, who goes."""
    plan = find_plan(request, skenario, rencana)
    text = request.GET.get("q", "").strip()[:80]
    slice_ = paged(request, rotation_lists.posts_of(plan, text))
    hands = rotation_lists.hands(plan, slice_.rows)
    rows = [(post, rotasi.place_name(post), *hands[post.pk]) for post in slice_.rows]
    return frame.show(
        request, "rotation/posts.html", title=f"Jabatan dalam rencana {PLAN_NAMES[rencana]}",
        crumbs=crumbs(request, plan.skenario, plan), plan=plan, skenario=plan.skenario, words=text, slice=slice_,
        rows=rows, **surroundings(request, plan.skenario),
    )  # fmt: skip


@require_safe
def rotation_post(request: HttpRequest, skenario: int, rencana: str, jabatan: int) -> HttpResponse:
    """One post: everybody who wished for it in the order of merit, and what came of it."""
    plan = find_plan(request, skenario, rencana)
    scope: Any = request.scope  # type: ignore[attr-defined]
    post = registry.posts(scope).select_related("unit__opd").filter(pk=jabatan).first()
    if post is None:
        raise Http404
    come, go = rotation_lists.hands(plan, [post])[post.pk]
    return frame.show(
        request, "rotation/post.html", title=post.nama, lead=(post.unit.opd or post.unit).nama,
        crumbs=crumbs(request, plan.skenario, plan), plan=plan, skenario=plan.skenario, post=post, come=come, go=go,
        applicants=rotation_lists.applicants(plan, post), **surroundings(request, plan.skenario),
    )  # fmt: skip


@require_safe
def rotation_export(request: HttpRequest, skenario: int, rencana: str) -> FileResponse:
    """Everybody of the plan as a workbook; the figures and the certificate on sheets of their own."""
    plan = find_plan(request, skenario, rencana)
    rows = list(rotation_lists.people_of(plan))
    names = rotasi.names_of(reason for row in rows for reason in row.alasan)
    figures = ((figure.label, cells[0][0], figure.meaning) for figure, cells in figure_rows({rencana: plan}))
    proofs = ((name, "lulus" if holds else "gagal", figure) for name, holds, figure in plan.sertifikat)
    sheets = [
        Sheet("Pegawai", COLUMNS, _cells(rows, names)),
        Sheet("Angka", (Column("Ukuran", width=48), Column("Nilai"), Column("Arti", width=60)), figures),
        Sheet("Sertifikat", (Column("Sifat", width=60), Column("Hasil"), Column("Angka", width=60)), proofs),
    ]
    facts = [("Skenario", plan.skenario.nama), ("Sidik masukan", plan.skenario.sidik), ("Sidik rencana", plan.sidik),
             ("Benih undian", str(plan.skenario.benih)), ("Mesin", plan.skenario.versi)]  # fmt: skip
    title = f"Rencana {PLAN_NAMES[rencana]}"
    return downloads.workbook(request, f"rotasi-rencana-{rencana}", sheets, title=title, facts=facts)


def _cells(rows: list[Hasil], names: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        why = " | ".join(f"{said.post}: {said.text}" for said in sentences(row.alasan, names, you=False))
        yield (
            row.pegawai.nip, row.pegawai.nama_gelar, rotasi.place_name(row.dari) if row.dari else "",
            rotasi.place_name(row.ke) if row.ke else "", OUTCOMES[row.nasib], row.keinginan or None, row.merit,
            row.peringkat, row.pelamar, row.ambang, why,
        )  # fmt: skip
