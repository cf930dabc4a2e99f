"""Pelantikan at BKPSDM: plan, invite, who came, sworn in, and the papers that follow."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.placement.ceremony import CLOSING, OATH, OPENINGS
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents import queries as files
from openkarier.foundation.documents import store
from openkarier.foundation.documents.kinds import Kind
from openkarier.stages.placement import ceremonies as writes
from openkarier.stages.placement import letters, queries
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry import queries as registry
from openkarier.web import frame
from openkarier.web.downloads import pdf, zipped
from openkarier.web.placements import attempt, chosen, text

if TYPE_CHECKING:
    from openkarier.stages.placement.models import Pelantikan

PAPERS = {Kind.SUMPAH: "Berita acara sumpah", Kind.SPP: "SPP", Kind.SPMT: "SPMT"}


@require_safe
def ceremonies(request: HttpRequest) -> HttpResponse:
    """Ceremonies, and who waits for one."""
    return _list(request)


def _list(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    instansi = request.scope.instansi  # type: ignore[attr-defined]
    return frame.show(
        request, "bkpsdm/placement/ceremonies.html", title="Pelantikan", status=status,
        rows=queries.ceremonies(instansi), waiting=queries.to_swear(instansi), **context,
    )  # fmt: skip


@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a ceremony for who was ticked."""
    scope, keys = request.scope, chosen(request)  # type: ignore[attr-defined]
    agency = registry.instansi(scope.instansi)
    if agency is None or queries.cases(scope).filter(pk__in=keys).count() != len(set(keys)):
        raise Http404
    made: list[int] = []

    def act() -> str:
        event = writes.plan_ceremony(
            instansi=agency, usulan=keys, actor=request.user.get_username(), at=timezone.now(),
            plan=writes.Plan(
                text(request, "nama"), _moment(request), text(request, "tempat"), text(request, "pelantik"),
                text(request, "jabatan_pelantik"), text(request, "alasan"),
            ),
        )  # fmt: skip
        made.append(event.pk)
        return f"{event.nama} direncanakan untuk {len(keys)} orang. Kirim undangannya."

    if refusal := attempt(request, act):
        return _list(request, 422, refusal=refusal, typed=request.POST, ticked=set(keys))
    return redirect("bkpsdm:placement-ceremony", made[0])


def _moment(request: HttpRequest) -> datetime:
    typed = text(request, "waktu")
    try:
        return timezone.make_aware(datetime.fromisoformat(typed))
    except ValueError as unreadable:
        raise Refused(f"Waktu acara belum terbaca (“{typed}”). Pilih hari dan jamnya.") from unreadable


def _find(request: HttpRequest, nomor: int) -> Pelantikan:
    found = queries.ceremony(request.scope.instansi, nomor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@require_safe
def ceremony(request: HttpRequest, nomor: int) -> HttpResponse:
    """One ceremony: order of names, who came, the oath, the papers."""
    return _shown(request, nomor)


def _shown(request: HttpRequest, nomor: int, status: int = 200, **context: object) -> HttpResponse:
    found = _find(request, nomor)
    rows = list(queries.participants(found))
    return frame.show(
        request, "bkpsdm/placement/ceremony.html", title=found.nama, status=status, event=found, rows=rows,
        oaths=writes.oaths([each.penempatan.jenjang for each in rows]), openings=OPENINGS, oath=OATH, closing=CLOSING,
        papers=[(kind, label, queries.batch_of(found, kind)) for kind, label in PAPERS.items()],
        begun=timezone.now() >= found.waktu, **context,
    )  # fmt: skip


def _act(request: HttpRequest, nomor: int, act: object) -> HttpResponse:
    refusal = attempt(request, act)  # type: ignore[arg-type]
    if refusal:
        return _shown(request, nomor, 422, refusal=refusal, typed=request.POST)
    return redirect("bkpsdm:placement-ceremony", nomor)


@require_POST
def invite(request: HttpRequest, nomor: int) -> HttpResponse:
    """Issue the invitation and tell everybody."""
    found = _find(request, nomor)

    def act() -> str:
        signer = letters.Signer(text(request, "jabatan"), text(request, "nama"), text(request, "nip"))
        if not signer.jabatan or not signer.nama:
            raise Refused("Tuliskan jabatan dan nama penanda tangan undangan.")
        kepala = letters.office_of_head(found.instansi)
        letter = writes.invite(
            event=found, pengesah=signer, kepala=kepala, actor=request.user.get_username(), at=timezone.now()
        )
        return f"Undangan {letter.number} terbit dan dikirim ke kotak masuk mereka."

    return _act(request, nomor, act)


@require_safe
def invitation(request: HttpRequest, nomor: int) -> HttpResponse:
    """The invitation as PDF."""
    found = _find(request, nomor)
    letter = queries.invitation_of(found)
    if letter is None:
        raise Http404
    return pdf(files.copy_of(documents.press(letter, at=timezone.now())), f"undangan-{found.pk}.pdf")


@require_POST
def attendance(request: HttpRequest, nomor: int) -> HttpResponse:
    """Note who did not come; everybody else came."""
    found = _find(request, nomor)

    def act() -> str:
        absent = chosen(request, "tidak_hadir")
        came = writes.note_attendance(event=found, absent=absent, actor=request.user.get_username(), at=timezone.now())
        return f"{came} hadir, {len(absent)} tidak hadir."

    return _act(request, nomor, act)


@require_POST
def hold(request: HttpRequest, nomor: int) -> HttpResponse:
    """Record that who came was sworn in."""
    found = _find(request, nomor)

    def act() -> str:
        wanted = [text(request, name).replace(" ", "") for name in ("saksi_1", "saksi_2")]
        people = [registry.person(request.scope, nip) for nip in wanted]  # type: ignore[attr-defined]
        saksi = [person for person in people if person is not None]
        if len(saksi) != len(people):
            raise Refused("NIP saksi tidak ditemukan di instansi ini. Periksa kedua angkanya.")
        number = writes.hold_ceremony(
            event=found, rohaniwan=text(request, "rohaniwan"), saksi=saksi, actor=request.user.get_username(),
            at=timezone.now(),
        )  # fmt: skip
        return f"{number} orang tercatat dilantik. Cetak berita acara, SPP, dan SPMT di bawah."

    return _act(request, nomor, act)


@require_POST
def call_off(request: HttpRequest, nomor: int) -> HttpResponse:
    """Cancel a ceremony."""
    found = _find(request, nomor)

    def act() -> str:
        writes.call_off(event=found, why=text(request, "why"), actor=request.user.get_username(), at=timezone.now())
        return "Acara dibatalkan; pesertanya menunggu acara lain."

    return _act(request, nomor, act)


@require_POST
def print_papers(request: HttpRequest, nomor: int) -> HttpResponse:
    """Print one kind of paper for everybody who was sworn in."""
    found, kind = _find(request, nomor), text(request, "jenis")
    if kind not in set(PAPERS):
        raise Http404

    def act() -> str:
        writes.print_papers(event=found, kind=Kind(kind), actor=request.user.get_username(), at=timezone.now())
        return f"{PAPERS[Kind(kind)]} sedang dicetak; lihat kemajuannya di Pekerjaan."

    return _act(request, nomor, act)


@require_safe
def bundle(request: HttpRequest, nomor: int, jenis: str) -> HttpResponse:
    """One kind of paper of everybody, in a zip."""
    found = _find(request, nomor)
    made = queries.batch_of(found, jenis) if jenis in set(PAPERS) else None
    if made is None or not made.result:
        raise Http404
    return zipped(store.get(made.result), f"{jenis}-{found.pk}.zip")
