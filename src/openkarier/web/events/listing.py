"""All events of the agency, and the providers with their accreditations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.aspiration import day
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.stages.assessment import event_queries as queries
from openkarier.stages.assessment import scheduling
from openkarier.stages.assessment.refusal import Refused
from openkarier.web import frame
from openkarier.web.events.common import LOOK, key_of
from openkarier.web.results.common import actor, agency, url, whole_agency

TESTED = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS", "JF_AHLI_MADYA", "JF_AHLI_MUDA", "JF_AHLI_PERTAMA", "PELAKSANA")


@require_safe
def events(request: Any) -> HttpResponse:
    """Every event: what for, when, how many take part, have a seat, were there. Units see no plans."""
    found = queries.events(request.scope.instansi)
    if request.desk == "operator":
        found = queries.told(request.scope.instansi)
    door = "event_people" if request.desk == "operator" else "event"
    rows = [(event, url(request, door, event.kode), LOOK[event.state]) for event in found]
    lead = "Siapa diuji, kapan, dan di mana. Hasilnya diimpor dari penyelenggara, tidak diuji di sini."
    return frame.show(
        request, "events/list.html", title="Acara uji kompetensi", lead=lead, rows=rows,
        plan_url="" if request.scope.unit else url(request, "event_plan"),
    )  # fmt: skip


@require_safe
def providers(request: HttpRequest) -> HttpResponse:
    """Who may test, for which jenjang, until when."""
    return _providers(request)


def _providers(request: Any, refusal: str = "", typed: Any = None) -> HttpResponse:
    today = timezone.localdate()
    rows = [(each, _papers(each, today)) for each in queries.providers(request.scope.instansi)]
    labels = [(jenjang, label) for jenjang, label in JENJANG_LABEL.items() if jenjang in TESTED]
    return frame.show(
        request, "events/providers.html", title="Penyelenggara uji", rows=rows, refusal=refusal, typed=typed or {},
        chosen=typed.getlist("jenjang") if typed else [], jenjang=labels, status=422 if refusal else 200,
        kinds=[("bkn", "BKN (pusat atau kantor regional)"), ("pemerintah", "Unit instansi pemerintah"),
               ("lembaga", "Lembaga lain")],
        save_url="" if request.scope.unit else url(request, "event_provider_save"),
        lead="Hasil hanya diakui dari unit yang terakreditasi BKN untuk jenjangnya, selama akreditasinya berlaku.",
    )  # fmt: skip


def _papers(provider: Any, today: date) -> list[dict[str, Any]]:
    """Each accreditation with its state today."""
    found = []
    for paper in sorted(provider.accreditations.all(), key=lambda paper: paper.selesai, reverse=True):
        state = ("belum", "Belum mulai") if paper.mulai > today else ("memenuhi", "Berlaku")
        state = ("tidak", "Berakhir") if paper.selesai < today else state
        words = ", ".join(str(JENJANG_LABEL[one]).lower() for one in JENJANG_LABEL if one in paper.jenjang)
        found.append({"paper": paper, "state": state, "jenjang": words})
    return found


@require_POST
def provider_save(request: Any) -> HttpResponse:
    """Register a provider, or note an accreditation of one."""
    whole_agency(request)
    given = request.POST
    try:
        said = _accredit(request) if given.get("aksi") == "akreditasi" else _keep(request)
    except Refused as refusal:
        return _providers(request, str(refusal), given)
    messages.success(request, said)
    return redirect(url(request, "event_providers"))


def _keep(request: Any) -> str:
    given = request.POST
    kept = scheduling.keep_provider(
        instansi=agency(request), nama=given.get("nama", "")[:160], jenis=given.get("jenis", ""),
        kontak=given.get("kontak", "")[:160], actor=actor(request), at=timezone.now(),
    )  # fmt: skip
    return f"{kept.nama} tercatat sebagai penyelenggara."


def _accredit(request: Any) -> str:
    given = request.POST
    found = queries.providers(request.scope.instansi).filter(pk=key_of(given.get("provider", ""))).first()
    starts, ends = day(given.get("mulai", "")), day(given.get("selesai", ""))
    if found is None or starts is None or ends is None:
        raise Refused("Pilih penyelenggara dan tuliskan kedua tanggal seperti 31-12-2026.")
    paper = scheduling.accredit(
        provider=found, nomor=given.get("nomor", "")[:80], jenjang=tuple(given.getlist("jenjang")), mulai=starts,
        selesai=ends, actor=actor(request), at=timezone.now(),
    )  # fmt: skip
    return f"Akreditasi {paper.nomor} dicatat untuk {found.nama}."
