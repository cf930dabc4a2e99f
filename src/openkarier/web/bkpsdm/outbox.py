"""The outbox: messages are read by a person before they leave, and followed until they have arrived."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.foundation.jobs import queries as jobs
from openkarier.foundation.notices import operations, queries
from openkarier.foundation.notices.operations import NoticeRefused
from openkarier.foundation.notices.wording import WordingRefused
from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet
from openkarier.web.bkpsdm import outbox_words as words
from openkarier.web.downloads import workbook
from openkarier.web.frame import Link, show
from openkarier.web.paging import paged
from openkarier.web.pieces import Chip, Home, Task

PRINTED = 500  # rows of the list to be printed on one page
FOUND = ("draft", "queued", "sending", "sent", "failed", "uncertain")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All batches of the agency, newest first."""
    scope, wanted = _scope(request), request.GET.get("keadaan", "")
    wanted = wanted if wanted in words.BATCH else ""
    slice_ = paged(request, queries.outbox(scope, wanted))
    chips = [Chip("Semua", "?", not wanted)]
    chips += [Chip(label, f"?keadaan={state}", wanted == state) for state, label in words.BATCH.items()]
    rows = [words.batch(view) for view in queries.views(list(slice_.rows))]
    lead = "Setiap kumpulan pesan diperiksa dahulu, lalu dikirim. Satu peristiwa, satu pesan untuk setiap orang."
    return show(request, "outbox/index.html", title="Pesan keluar", lead=lead, slice=slice_, rows=rows, chips=chips)


@require_safe
def batch(request: HttpRequest, number: UUID) -> HttpResponse:
    """One batch: a draft with its messages as their readers will see them, or how far the sending is."""
    found = _found(request, number)
    job = jobs.status(found.job, now=timezone.now(), instansi=_scope(request).instansi) if found.job else None
    context: dict[str, Any] = {"batch": found, "stats": words.stats(found), "job": job}
    if request.headers.get("HX-Request") == "true":
        return render(request, "outbox/progress.html", {**context, "swapped": True})
    slice_ = paged(request, queries.messages(number, _scope(request)), 1)
    context |= {"slice": slice_, "preview": queries.previews(list(slice_.rows)), "look": words.LOOK[found.state]}
    context["who"] = words.who(found)
    return show(request, "outbox/batch.html", title=found.title, **context)


@require_safe
def recipients(request: HttpRequest, number: UUID) -> HttpResponse:
    """Who gets, or got, which message: by name or NIP, and by state."""
    found, search = _found(request, number), request.GET.get("cari", "").strip()[:80]
    wanted = request.GET.get("keadaan", "")
    wanted = wanted if wanted in FOUND else ""
    slice_ = paged(request, queries.messages(number, _scope(request), search=search, state=wanted))
    return show(
        request,
        "outbox/recipients.html",
        title="Penerima",
        crumbs=_crumbs(found),
        batch=found,
        slice=slice_,
        rows=[words.message(row) for row in queries.previews(list(slice_.rows))],
        chips=words.chips(found, wanted),
        search=search,
        wanted=wanted,
    )


def reword(request: HttpRequest, number: UUID) -> HttpResponse:
    """Change the wording of a draft."""
    found = _found(request, number)
    typed = {"perihal": found.subject, "isi": found.body}
    form = words.WordingForm(request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        try:
            operations.reword(
                number, scope=_scope(request), subject=form.cleaned_data["perihal"], body=form.cleaned_data["isi"]
            )
        except (WordingRefused, NoticeRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, "Isi pesan diperbarui untuk semua penerima. Periksa pratinjaunya sebelum dikirim."
            )
            return redirect("bkpsdm:outbox-batch", number=number)
    usable = queries.usable(number, _scope(request))
    return show(
        request,
        "outbox/reword.html",
        title="Ubah isi pesan",
        crumbs=_crumbs(found),
        form=form,
        batch=found,
        usable=usable,
    )


def release(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask with the number, then send that number."""
    found, scope = _found(request, number), _scope(request)
    count = request.POST.get("jumlah", "")
    if request.method == "POST" and count.isascii() and count.isdigit():
        try:
            operations.release(number, scope=scope, count=int(count), by=_actor(request), now=timezone.now())
        except NoticeRefused as refused:
            messages.error(request, str(refused))
        return redirect("bkpsdm:outbox-batch", number=number)
    if found.state != "draft":
        return redirect("bkpsdm:outbox-batch", number=number)
    leaves = queries.leaves_at(number, timezone.now())
    return show(
        request, "outbox/release.html", title=words.question(found), crumbs=_crumbs(found), batch=found, leaves=leaves
    )


def cancel(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask, then cancel a draft or what has not left yet."""
    found = _found(request, number)
    if request.method != "POST" or request.POST.get("yakin") != "ya":
        title = f"Batalkan {words.figure(found.tally.waiting)} pesan?"
        return show(request, "outbox/cancel.html", title=title, crumbs=_crumbs(found), batch=found)
    try:
        gone = operations.cancel(number, scope=_scope(request), by=_actor(request), now=timezone.now())
        messages.success(
            request, f"{words.figure(gone)} pesan dibatalkan. Peristiwa ini dapat dirancang lagi untuk mereka."
        )
    except NoticeRefused as refused:
        messages.error(request, str(refused))
    return redirect("bkpsdm:outbox-batch", number=number)


@require_POST
def resend(request: HttpRequest, number: UUID) -> HttpResponse:
    """Send all failed messages of a batch again."""
    _found(request, number)
    count = operations.resend(number, scope=_scope(request), now=timezone.now())
    words.say(request, count, "pesan masuk antrean lagi.", "Tidak ada pesan gagal yang perlu diulang.")
    return redirect("bkpsdm:outbox-batch", number=number)


@require_POST
def settle(request: HttpRequest, number: UUID) -> HttpResponse:
    """Decide about one message that failed, or of which nobody knows."""
    _found(request, number)
    message, scope = words.number(request.POST.get("pesan", "")), _scope(request)
    if message is None:
        raise Http404
    if request.POST.get("putusan") == "sampai":
        done = operations.settle(number, scope=scope, message=message, now=timezone.now())
        words.say(request, int(done), "pesan dicatat sudah sampai.", "Keadaan pesan ini sudah berubah.")
    else:
        count = operations.resend(number, scope=scope, now=timezone.now(), message=message)
        words.say(request, count, "pesan masuk antrean lagi.", "Keadaan pesan ini sudah berubah.")
    return redirect(f"{reverse('bkpsdm:outbox-recipients', kwargs={'number': number})}?keadaan=uncertain")


@require_safe
def unreached(request: HttpRequest, number: UUID) -> HttpResponse:
    """The people whom no e-mail reaches: a list to be printed, and called by the operator of each unit."""
    found = _found(request, number)
    slice_ = paged(request, queries.unreached(number, _scope(request)), PRINTED)
    lead = "Mereka hanya melihat pesan ini setelah masuk ke OpenKarier. Hubungi langsung, atau bantu mengisi."
    return show(
        request,
        "outbox/unreached.html",
        title="Tidak terjangkau surel",
        lead=lead,
        crumbs=_crumbs(found),
        batch=found,
        slice=slice_,
    )


@require_safe
def unreached_export(request: HttpRequest, number: UUID) -> FileResponse:
    """The same list as a workbook."""
    found = _found(request, number)
    columns = [
        Column("Unit", width=48),
        Column("NIP", Kind.CODE),
        Column("Nama", width=36),
        Column("Dihubungi pada"),
        Column("Catatan"),
    ]
    people = queries.unreached(number, _scope(request)).iterator(chunk_size=2_000)
    rows = ([person.unit, person.recipient, person.name, "", ""] for person in people)
    facts = [
        ("Pesan", found.title),
        ("Isi daftar", "Penerima yang tidak punya alamat surel, tidak menghendakinya, atau surelnya ditolak."),
    ]
    return workbook(
        request, "tidak-terjangkau-surel", [Sheet("Daftar", columns, rows)], title="Tidak terjangkau surel", facts=facts
    )


@require_safe
def quiet(request: HttpRequest) -> HttpResponse:
    """The quiet hours of the agency."""
    mulai, selesai = queries.quiet_hours(_scope(request).instansi)
    return _quiet_page(request, words.QuietForm(initial={"mulai": mulai, "selesai": selesai}))


@require_POST
def keep_quiet(request: HttpRequest) -> HttpResponse:
    """Set the quiet hours; only for who sees the whole agency."""
    scope, form = _scope(request), words.QuietForm(request.POST)
    if scope.unit:
        raise Http404
    if not form.is_valid():
        return _quiet_page(request, form)
    operations.keep_quiet(instansi=scope.instansi, **form.cleaned_data)
    messages.success(request, "Jam tenang tersimpan dan berlaku untuk surel yang belum dikirim.")
    return redirect("bkpsdm:outbox-quiet")


def panel(request: HttpRequest) -> Home:
    """What the outbox puts on the desk's home."""
    waiting = queries.waiting_for_review(_scope(request))
    if not waiting:
        return Home()
    label = f"Periksa {words.figure(waiting)} kumpulan pesan sebelum dikirim"
    return Home(tasks=[Task(label, f"{reverse('bkpsdm:outbox-index')}?keadaan=draft", state="menunggu")])


def _quiet_page(request: HttpRequest, form: words.QuietForm) -> HttpResponse:
    lead = "Pada jam ini surel ditahan sampai pagi. Kotak masuk tetap terisi, tanpa mengganggu siapa pun."
    return show(request, "outbox/quiet.html", title="Jam tenang", lead=lead, form=form)


def _found(request: HttpRequest, number: UUID) -> queries.BatchView:
    found = queries.batch(number, _scope(request))
    if found is None:
        raise Http404
    return found


def _crumbs(found: queries.BatchView) -> list[Link]:
    return [Link(found.title, reverse("bkpsdm:outbox-batch", kwargs={"number": found.id}))]


def _scope(request: HttpRequest) -> Any:
    return request.scope  # type: ignore[attr-defined]


def _actor(request: HttpRequest) -> str:
    user: Any = request.user
    return str(user.nip)
