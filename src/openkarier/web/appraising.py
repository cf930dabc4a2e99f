"""One SKP in the hands of who appraises it: dialogue, feedback, rating, calibration, objection; for atasan and PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.appraisal import Settled, dialog_gaps
from openkarier.core.feedback import BERAKHLAK
from openkarier.core.ratings import predicate
from openkarier.stages.appraisal import cases, notes, objections, operations, papers, queries, rating
from openkarier.stages.appraisal import spread as spreading
from openkarier.stages.appraisal.objections import Ruling
from openkarier.stages.appraisal.rating import Rating
from openkarier.stages.appraisal.refusal import Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import queries as registry
from openkarier.web import frame, skp, spreads
from openkarier.web.asked import whole
from openkarier.web.skp_forms import DialogForm, QuarterForm, RatingForm, RulingForm

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Pegawai

STEPS: dict[str, Any] = {
    "mulai-dialog": (operations.start_dialog, "Dialog kinerja dimulai. Catat empat hal yang disepakati."),
    "kembalikan": (operations.send_back, "SKP dikembalikan kepada pegawai."),
    "tetapkan": (operations.fix, "SKP ditetapkan."),
    "buka-penilaian": (operations.open_rating, "Penilaian dibuka."),
    "serahkan": (rating.hand_over, "Dokumen penilaian diserahkan kepada pegawai."),
    "sahkan": (rating.receive, "Dokumen penilaian Anda tandatangani."),
}
WITH_REASON = {"kembalikan", "tetapkan"}


@require_safe
def detail(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """One SKP with what the superior can do now."""
    return _detail(request, skp.find(request, kode, nip))


def _detail(request: HttpRequest, sheet: skp.Sheet, refusal: Refused | None = None) -> HttpResponse:
    return frame.show(
        request,
        "appraising/detail.html",
        title=sheet.person.nama_gelar,
        status=422 if refusal else 200,
        refusal=refusal,
        open_gaps=dialog_gaps(cases.settled_of(sheet.skp), sheet.skp.jenjang) if sheet.skp.state == "dialog" else {},
        quarter_form=QuarterForm({}),
        kinds=queries.NOTE_KINDS,
        before=_last_year(sheet),
        **skp.context(sheet),
    )


def _last_year(sheet: skp.Sheet) -> str:
    """The predicate of the year before, beside the present one."""
    found = queries.history(sheet.person).get(sheet.skp.tahun - 1)
    return found.label if found else "belum ada data"


@require_POST
def step(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Start the dialogue, give back, fix, open the rating, hand over, sign."""
    sheet, verb = skp.find(request, kode, nip), request.POST.get("langkah", "")
    if verb not in STEPS:  # an old page, or an address typed by hand
        return _back(request, sheet, "Langkah itu tidak dikenal. Pilih dari yang dapat Anda lakukan sekarang.")
    act, said = STEPS[verb]
    more: dict[str, Any] = {"why": request.POST.get("why", "")} if verb in WITH_REASON else {}
    more |= {"verb": verb} if verb == "sahkan" else {}
    try:
        act(skp=sheet.skp, actor=_actor(request), at=timezone.now(), **more)
    except Refused as refusal:
        return _detail(request, skp.find(request, kode, nip), refusal)
    messages.success(request, said)
    return redirect(sheet.url("detail"))


def dialog(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The four things that a dialog kinerja settles."""
    sheet = skp.find(request, kode, nip)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        typed: Any = request.POST
        settled = Settled(
            dukungan=typed.get("dukungan", ""),
            pertanggungjawaban=typed.get("pertanggungjawaban", ""),
            konsekuensi=tuple(typed.getlist("konsekuensi")),
            catatan_konsekuensi=typed.get("catatan_konsekuensi", ""),
            perilaku={key: typed.get(f"perilaku-{key}", "") for key in BERAKHLAK},
        )
        try:
            wrong = operations.keep_dialog(
                skp=sheet.skp, settled=settled, pendekatan=typed.get("pendekatan", ""),
                actor=_actor(request), at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            wrong = getattr(refusal, "fields", {}) or {"__all__": str(refusal)}
        else:
            if not wrong:
                messages.success(request, "Hasil dialog disimpan; pegawai diminta menyetujuinya.")
                return redirect(sheet.url("detail"))
    else:
        typed = _settled(sheet)
    wrong = {("perilaku-pelayanan" if name == "perilaku" else name): words for name, words in wrong.items()}
    return _page(
        request, sheet, "dialog", "Dialog kinerja", wrong, form=DialogForm(typed, wrong, jenjang=sheet.skp.jenjang)
    )


def _settled(sheet: skp.Sheet) -> dict[str, Any]:
    row = sheet.skp
    typed: dict[str, Any] = {
        "pendekatan": row.pendekatan, "dukungan": row.dukungan, "pertanggungjawaban": row.pertanggungjawaban,
        "konsekuensi": row.konsekuensi, "catatan_konsekuensi": row.catatan_konsekuensi,
    }  # fmt: skip
    return typed | {f"perilaku-{key}": words for key, words in row.ekspektasi.items()}


@require_POST
def note(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Feedback, guidance or counselling."""
    sheet, typed = skp.find(request, kode, nip), request.POST
    try:
        notes.say(
            skp=sheet.skp, kind=typed.get("kind", ""), text=typed.get("text", ""), about=typed.get("about", ""),
            shared=typed.get("shared") == "ya", actor=_actor(request), at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        return _detail(request, sheet, refusal)
    messages.success(request, "Catatan disimpan.")
    return redirect(sheet.url("detail"))


@require_POST
def quarter(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The rating of a triwulan."""
    sheet, typed = skp.find(request, kode, nip), request.POST
    numbers = {name: whole(typed.get(name, "")) for name in ("triwulan", "hasil", "perilaku")}
    try:
        rating.rate_quarter(
            skp=sheet.skp, note=typed.get("note", ""), actor=_actor(request), at=timezone.now(), **numbers
        )
    except Refused as refusal:
        return _detail(request, sheet, refusal)
    messages.success(request, f"Penilaian triwulan {numbers['triwulan']} disimpan.")
    return redirect(sheet.url("detail"))


def rate(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The rating of the year, with the unit's predicate and the guide beside it."""
    sheet = skp.find(request, kode, nip)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        try:
            done = rating.rate(skp=sheet.skp, rating=_rating(request.POST), actor=_actor(request), at=timezone.now())
        except Refused as refusal:
            wrong = getattr(refusal, "fields", {}) or {"__all__": str(refusal)}
        else:
            messages.success(request, f"Predikat: {predicate(done.hasil_kerja or 2, done.perilaku_kerja or 2).label}.")
            return redirect(sheet.url("detail"))
    wrong = {("nilai-pelayanan" if name == "answers" else name): words for name, words in wrong.items()}
    found = spreading.of_unit(spreads.whole_agency(request), sheet.skp.unit.opd or sheet.skp.unit, sheet.skp.tahun)
    return _page(request, sheet, "rate", "Penilaian setahun", wrong, form=RatingForm(request.POST, wrong), spread=found)


def _rating(typed: Any) -> Rating:
    keys = (name.partition("-")[2] for name in typed if name.startswith("umpan-"))
    answers = {key: whole(typed.get(f"nilai-{key}", "")) for key in BERAKHLAK}
    return Rating(
        hasil=whole(typed.get("hasil", "")), perilaku=whole(typed.get("perilaku", "")),
        answers={key: value for key, value in answers.items() if value},
        why=typed.get("why", ""), problems=typed.get("problems", ""), advice=typed.get("advice", ""),
        feedback={whole(key): typed.get(f"umpan-{key}", "") for key in keys if whole(key)},
    )  # fmt: skip


@require_POST
def calibrate(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Change a rating with its reason, before it is handed over."""
    sheet, typed = skp.find(request, kode, nip), request.POST
    try:
        rating.calibrate(
            skp=sheet.skp, hasil=whole(typed.get("hasil", "")), perilaku=whole(typed.get("perilaku", "")),
            why=typed.get("why", ""), actor=_actor(request), at=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        return _detail(request, skp.find(request, kode, nip), refusal)
    messages.success(request, "Rating diubah; alasannya tercatat di Buku Merit dan dibaca pegawai.")
    return redirect(sheet.url("detail"))


def ruling(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """Decide an objection after hearing both."""
    sheet = skp.find(request, kode, nip)
    wrong: dict[str, str] = {}
    filed = getattr(sheet.skp, "objection", None)
    if not sheet.judges:
        raise Http404
    if filed is None:
        return _back(request, sheet, "Belum ada keberatan atas penilaian ini.")
    if request.method == "POST":
        typed = request.POST
        words = {name: typed.get(name, "") for name in ("heard_pegawai", "heard_penilai", "ruling", "why")}
        given = Ruling(**words, hasil=whole(typed.get("hasil", "")), perilaku=whole(typed.get("perilaku", "")))
        try:
            objections.rule(objection=filed, ruling=given, actor=_actor(request), judge=_person(request),
                            at=timezone.now())  # fmt: skip
        except Refused as refusal:
            wrong = getattr(refusal, "fields", {}) or {"__all__": str(refusal)}
        else:
            messages.success(request, "Keberatan diputus. Putusan ini final.")
            return redirect(sheet.url("detail"))
    return _page(request, sheet, "ruling", "Putusan atas keberatan", wrong, form=RulingForm(request.POST, wrong))


@require_safe
def plan_paper(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The SKP as PDF."""
    return skp.paper(papers.plan(skp.find(request, kode, nip).skp), f"skp-{nip}-{kode}")


@require_safe
def rating_paper(request: HttpRequest, kode: str, nip: str) -> HttpResponse:
    """The evaluation as PDF."""
    sheet = skp.find(request, kode, nip)
    if not sheet.rated:
        return _back(request, sheet, "Lembar evaluasi ada sesudah penilaian diberikan.")
    return skp.paper(papers.evaluation(sheet.skp), f"evaluasi-{nip}-{kode}")


def _back(request: HttpRequest, sheet: skp.Sheet, said: str) -> HttpResponse:
    messages.info(request, said)
    return redirect(sheet.url("detail"))


def _page(request: HttpRequest, sheet: skp.Sheet, name: str, title: str, wrong: Any, **more: Any) -> HttpResponse:
    return frame.show(
        request,
        f"appraising/{name}.html",
        title=title,
        lead=sheet.person.nama_gelar,
        status=422 if wrong else 200,
        crumbs=[frame.Link(sheet.person.nama_gelar, sheet.url("detail"))],
        **skp.context(sheet) | more,
    )


def _person(request: HttpRequest) -> Pegawai | None:
    """The reader as a pegawai; the PPK is none."""
    return registry.person_of_account(request.user.pk or 0)


def _actor(request: HttpRequest) -> Actor:
    person, user = _person(request), request.user
    name: Any = getattr(user, "nama", "")
    return Actor.of(person) if person else Actor(user.get_username(), name)
