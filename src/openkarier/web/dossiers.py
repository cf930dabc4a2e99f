"""Dossiers at the desks that weigh people: candidates for a post, one dossier, up to five side by side, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openkarier.core.jabatan import rank_and_grade
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation import dossier as files
from openkarier.stages.deliberation import sheets
from openkarier.stages.deliberation.aspects import Aspect, aspects, contract, duration, until
from openkarier.stages.deliberation.candidates import preliminary, shortlists
from openkarier.stages.deliberation.dossier import Dossier
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, verdicts
from openkarier.web.frame import Link
from openkarier.web.pieces import Fact
from openkarier.web.sidang import pdf

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Jabatan, Pegawai


REPEATED = ("Kotak talenta", "Predikat kinerja")  # among the eight aspects


@require_safe
def candidates(request: HttpRequest, jabatan: int) -> HttpResponse:
    """Calon untuk jabatan ini: in the order of merit, with the preliminary cut-off."""
    post, today = find_post(request, jabatan), timezone.localdate()
    seen = set(registry.people(request.scope).order_by().values_list("pk", flat=True))  # type: ignore[attr-defined]
    listed = shortlists(request.scope.instansi, [post], today)[post.pk]  # type: ignore[attr-defined]
    rows = [each for each in listed if each.pegawai.pk in seen]
    return frame.show(
        request,
        "dossiers/candidates.html",
        title=f"Calon untuk {post.nama}",
        lead=f"{place_of(post)}. Diurutkan menurut nilai merit; diperiksa dari data hari ini.",
        post=post,
        rows=rows,
        cutoff=preliminary(rows),
        ranked=sum(each.ranked is not None for each in rows),
        urls=urls(request, post),
    )


@require_safe
def dossier(request: HttpRequest, jabatan: int, nip: str) -> HttpResponse:
    """One person before one post: facts left, verdicts right."""
    file = _files(request, jabatan, [nip])[0]
    return frame.show(
        request,
        "dossiers/dossier.html",
        title=file.person.nama_gelar,
        crumbs=_crumbs(request, file.post),
        file=file,
        urls=urls(request, file.post),
        print_url=reverse(f"{request.desk}:deliberation-dossier_pdf", args=[jabatan, nip]),  # type: ignore[attr-defined]
        **shown(file),
    )


@require_safe
def dossier_pdf(request: HttpRequest, jabatan: int, nip: str) -> HttpResponse:
    """The dossier on two A4 pages."""
    found = _files(request, jabatan, [nip])
    return pdf(sheets.print_dossiers(found, timezone.now()), f"berkas-{nip}")


@require_safe
def compare(request: HttpRequest, jabatan: int) -> HttpResponse:
    """Up to five candidates side by side, with what differs marked."""
    chosen = list(dict.fromkeys(request.GET.getlist("calon")))
    if len(chosen) < 2:
        post = find_post(request, jabatan)
        return frame.show(
            request, "dossiers/compare.html", title=f"Bandingkan calon {post.nama}", crumbs=_crumbs(request, post),
            post=post, urls=urls(request, post), rows=[], status=422 if chosen else 200,
        )  # fmt: skip
    found = _files(request, jabatan, chosen[: files.MOST])
    post = found[0].post
    return frame.show(
        request,
        "dossiers/compare.html",
        title=f"Bandingkan {len(found)} calon",
        lead=f"{post.nama}, {place_of(post)}",
        crumbs=_crumbs(request, post),
        post=post,
        urls=urls(request, post),
        files=found,
        rows=side_by_side(found),
        left_out=len(chosen) - len(found),
    )


def urls(request: HttpRequest, post: Jabatan) -> dict[str, str]:
    """Where a desk shows the candidates of a post, and compares them; `dossier` wants a NIP at its end."""
    desk: str = request.desk  # type: ignore[attr-defined]
    return {
        "candidates": reverse(f"{desk}:deliberation-candidates", args=[post.pk]),
        "compare": reverse(f"{desk}:deliberation-compare", args=[post.pk]),
        "dossier": f"{desk}:deliberation-dossier",
    }


def find_post(request: HttpRequest, jabatan: int) -> Jabatan:
    """A post of the scope, or 404."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    found = registry.posts(scope).select_related("unit__opd", "unit__instansi").filter(pk=jabatan).first()
    if found is None:
        raise Http404
    return found


def _files(request: HttpRequest, jabatan: int, nips: Sequence[str]) -> list[Dossier]:
    """The dossiers of people of the scope before a post, in the order asked; 404 for anybody else."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    post = find_post(request, jabatan)
    rows = registry.people(scope).filter(nip__in=nips).select_related("instansi", "jabatan", "unit__opd")
    found = {person.nip: person for person in rows}
    if len(found) < len(nips):
        raise Http404
    return files.dossiers([found[nip] for nip in nips], post, timezone.localdate())


def _crumbs(request: HttpRequest, post: Jabatan) -> list[Link]:
    return [Link(f"Calon {post.nama}", urls(request, post)["candidates"])]


def shown(file: Dossier) -> dict[str, Any]:
    """What the template of a dossier needs."""
    judged = verdicts.shown(file.examination.verdicts)
    return {
        "place": place_of(file.post),
        "facts": facts(file),
        "aspects": aspects(file),
        "verdicts": [row for row in judged if row.state != "memenuhi"],
        "met": [row for row in judged if row.state == "memenuhi"],
        "summary": verdicts.sentence(file.examination.summary),
        "routes": verdicts.routes(file.post, file.examination.facts),
    }


def facts(file: Dossier) -> list[Fact]:
    """Who the person is, in the order in which the committee asks."""
    person: Pegawai = file.person
    left = file.months_left
    return [
        Fact("Jabatan sekarang", _post(person), "", person.tmt_jabatan),
        Fact("Lama di jabatan ini", duration(file.months_in_post) if file.months_in_post is not None else ""),
        Fact("Pangkat", rank_and_grade(person.golongan), "TMT", person.tmt_golongan),
        Fact(
            "Sampai batas usia pensiun", f"{duration(left)} ({until(person.tmt_pensiun)})" if left is not None else ""
        ),
        Fact("Kotak talenta", file.box_words or "Belum ada data"),
        Fact("Predikat kinerja", ", ".join(f"{row.tahun} {row.get_nilai_display()}" for row in file.predicates)),
        Fact("Hukuman disiplin", discipline(file)),
        Fact("Kontrak kinerja", contract(file)),
    ]


def _post(person: Pegawai) -> str:
    return f"{person.jabatan.nama}, {place_of(person.jabatan)}" if person.jabatan else ""


def discipline(file: Dossier) -> str:
    """Sanctions in one line; the registry holds all of them, so none means none."""
    rows = [f"{row.get_tingkat_display()} ({row.jenis}, {until(row.mulai)})" for row in file.sanctions]
    return "; ".join(rows) or "Tidak ada yang tercatat"


@dataclass(frozen=True)
class Row:
    """One line of the comparison. `differs`: not everybody has the same."""

    label: str
    cells: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the candidates differ here."""
        return len(set(self.cells)) > 1

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each cell with the name of the person it is about."""
        return list(zip(self.cells, self.names, strict=True))


def side_by_side(found: Sequence[Dossier]) -> list[Row]:
    """The same questions of each candidate."""
    lists = [facts(file) for file in found]
    rows = [
        Row(each.label, tuple(own[place].value or "Belum tercatat" for own in lists))
        for place, each in enumerate(lists[0])
        if each.label not in REPEATED
    ]
    judged = [aspects(file) for file in found]
    rows += [_aspect([own[place] for own in judged]) for place in range(len(judged[0]))]
    rows.append(Row("Syarat", tuple(verdicts.line(file.examination.summary).text for file in found)))
    rows.append(Row("Keinginan", tuple(wished(file) for file in found)))
    rows.append(Row("Bersedia ditempatkan", tuple(_willing(file) for file in found)))
    rows.append(Row("Pendapat atasan", tuple(_opinion(file) for file in found)))
    names = tuple(file.person.nama for file in found)
    return [replace(row, names=names) for row in rows]


def _aspect(each: Sequence[Aspect]) -> Row:
    return Row(each[0].name, tuple(aspect.found for aspect in each))


def wished(file: Dossier) -> str:
    """Door and posts; a personal reason only as that."""
    if file.wishes is None:
        return "Belum mengisi Pernyataan Karier"
    posts = "; ".join(f"{rank}. {post}" for rank, post in enumerate(file.wishes.posts, 1))
    personal = "; alasan pribadi sah" if file.wishes.personal else ""
    return f"{file.wishes.door}{f': {posts}' if posts else ''}{personal}"


def _willing(file: Dossier) -> str:
    return file.wishes.willing if file.wishes else "Belum mengisi Pernyataan Karier"


def _opinion(file: Dossier) -> str:
    return (file.wishes.stance if file.wishes else "") or "Belum ada pendapat"
