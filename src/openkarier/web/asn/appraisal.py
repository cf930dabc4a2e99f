"""Own performance at the ASN's desk: SKP, feedback, rating, objection, and what the numbers do for the career.

Writing the SKP itself is in appraisal_plan.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from openkarier.core.appraisal import CHANGE_GROUNDS, MOST_RESULTS, draft_gaps
from openkarier.core.effects import effects
from openkarier.core.feedback import BERAKHLAK, SCALE
from openkarier.stages.appraisal import cases, notes, objections, operations, papers, queries, rating
from openkarier.stages.appraisal import surveys as closed
from openkarier.stages.appraisal.refusal import Incomplete, Refused
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import queries as registry
from openkarier.stages.talent import queries as talent
from openkarier.web import frame, performance, skp
from openkarier.web.asked import whole
from openkarier.web.pieces import Verdict
from openkarier.web.skp_forms import ObjectionForm, SurveyForm

if TYPE_CHECKING:
    from openkarier.stages.registry.models import Pegawai

STEPS: dict[str, Any] = {
    "ajukan": (operations.file, "SKP diajukan kepada pejabat penilai."),
    "sepakati": (operations.agree, "Anda menyetujui hasil dialog kinerja."),
    "lapor": (operations.report, "Realisasi dilaporkan; pejabat penilai dapat mulai menilai."),
    "terima": (rating.receive, "Dokumen penilaian Anda terima. Masa keberatan 14 hari berjalan mulai hari ini."),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The history as a picture, what each number does for the career, and the SKP of each year."""
    owner, now = person(request), timezone.now()
    history, today = queries.history(owner), timezone.localdate()
    rows = list(queries.skps_of(owner))
    jenjang = owner.jabatan.jenjang if owner.jabatan else ""
    return frame.show(
        request,
        "asn/appraisal/index.html",
        title="Kinerja saya",
        chart=performance.history(history, rows),
        effects=[_verdict(each) for each in effects(history, jenjang, today.year)],
        standing=talent.standing(owner.instansi.kode, today).get(owner.pk),
        rows=[(row, skp.LOOK[row.state]) for row in rows],
        tahun=today.year,
        missing=all(row.tahun != today.year for row in rows),
        asked=queries.invitations(owner, now).filter(answered=False).count(),
    )


def _verdict(effect: Any) -> Verdict:
    return Verdict(effect.state, "", effect.title, effect.sentence, citation=effect.citation)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin the SKP of this year."""
    try:
        made = operations.begin(pegawai=person(request), tahun=timezone.localdate().year, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("asn:appraisal-index")
    return redirect("asn:appraisal-home", made.kode)


@require_safe
def home(request: HttpRequest, kode: str) -> HttpResponse:
    """The SKP with its tracker and what can be done now."""
    return show_home(request, skp.find(request, kode))


def show_home(request: HttpRequest, sheet: skp.Sheet, refusal: Refused | None = None) -> HttpResponse:
    """The page of one SKP, with what was refused on top."""
    gaps = draft_gaps(cases.results_of(sheet.skp), sheet.skp.jenjang) if sheet.skp.state == "rancangan" else []
    return frame.show(
        request,
        "asn/appraisal/home.html",
        title=f"SKP {sheet.skp.tahun}",
        status=422 if refusal else 200,
        refusal=refusal,
        gaps=gaps,
        full=sheet.skp.hasil.count() >= MOST_RESULTS,
        until=skp.until(sheet.skp),
        grounds=CHANGE_GROUNDS,
        returned=_returned(sheet),
        **skp.context(sheet),
    )


def _returned(sheet: skp.Sheet) -> str:
    """Why the superior gave the SKP back, while it is a draft."""
    last = sheet.skp.changes.order_by("-at", "-pk").first()
    return last.why if last and last.after == "rancangan" and sheet.skp.state == "rancangan" else ""


@require_POST
def step(request: HttpRequest, kode: str) -> HttpResponse:
    """File, agree, report, sign, or open the SKP again, as the button says."""
    sheet, verb = skp.find(request, kode), request.POST.get("langkah", "")
    actor, now = Actor.of(person(request)), timezone.now()
    try:
        if verb == "ubah":
            ground, why = request.POST.get("sebab", ""), request.POST.get("alasan", "")
            operations.reopen(skp=sheet.skp, actor=actor, at=now, ground=ground, why=why)
            messages.success(request, "SKP dibuka kembali sebagai rancangan.")
        elif verb in STEPS:
            act, said = STEPS[verb]
            act(skp=sheet.skp, actor=actor, at=now)
            messages.success(request, said)
        else:
            raise Http404
    except Refused as refusal:
        return show_home(request, skp.find(request, kode), refusal)
    return redirect(sheet.url("home"))


@require_POST
def note(request: HttpRequest, kode: str) -> HttpResponse:
    """Note progress."""
    sheet = skp.find(request, kode)
    try:
        notes.say(
            skp=sheet.skp, kind="kemajuan", text=request.POST.get("text", ""), actor=Actor.of(person(request)),
            at=timezone.now(), shared=request.POST.get("shared") == "ya",
        )  # fmt: skip
    except Refused as refusal:
        return show_home(request, sheet, refusal)
    messages.success(request, "Catatan kemajuan disimpan.")
    return redirect(sheet.url("home"))


def object_to(request: HttpRequest, kode: str) -> HttpResponse:
    """File an objection with the superior's superior."""
    sheet = skp.find(request, kode)
    wrong: dict[str, str] = {}
    if getattr(sheet.skp, "objection", None) is not None or skp.until(sheet.skp) is None:
        return redirect(sheet.url("home"))
    if request.method == "POST":
        try:
            reason, actor = request.POST.get("reason", ""), Actor.of(person(request))
            filed = objections.object_to(skp=sheet.skp, reason=reason, actor=actor, at=timezone.now())
        except Refused as refusal:
            wrong = getattr(refusal, "fields", {}) or {"__all__": str(refusal)}
        else:
            messages.success(request, f"Keberatan Anda diterima dengan nomor {filed.number}.")
            return redirect(sheet.url("home"))
    return frame.show(
        request,
        "asn/appraisal/objection.html",
        title="Keberatan atas hasil penilaian",
        status=422 if wrong else 200,
        form=ObjectionForm(request.POST, wrong),
        until=skp.until(sheet.skp),
        crumbs=[frame.Link(f"SKP {sheet.skp.tahun}", sheet.url("home"))],
        **skp.context(sheet),
    )


@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    """Colleagues about whom one is asked."""
    rows = list(queries.invitations(person(request), timezone.now()))
    lead = "Survei tertutup: jawaban Anda dijumlahkan dengan jawaban orang lain dan tidak disimpan bersama nama Anda."
    return frame.show(request, "asn/appraisal/surveys.html", title="Umpan balik rekan kerja", lead=lead, rows=rows)


def answer(request: HttpRequest, undangan: int) -> HttpResponse:
    """Seven questions about one colleague."""
    asked = queries.invitation(person(request), undangan)
    wrong: dict[str, str] = {}
    if asked is None:
        raise Http404
    if request.method == "POST":
        answers = {key: whole(request.POST.get(key, "")) for key in BERAKHLAK}
        answers = {key: value for key, value in answers.items() if value in SCALE}
        try:
            closed.answer(invitation=asked, answers=answers, at=timezone.now())
        except Incomplete:
            wrong = {key: "Pilih salah satu jawaban." for key in BERAKHLAK if key not in answers}
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("asn:appraisal-surveys")
        else:
            messages.success(request, "Terima kasih. Jawaban Anda dijumlahkan dan tidak dapat dilihat siapa pun.")
            return redirect("asn:appraisal-surveys")
    if asked.answered:
        return redirect("asn:appraisal-surveys")
    return frame.show(
        request,
        "asn/appraisal/answer.html",
        title=f"Umpan balik untuk {asked.survey.pegawai.nama_gelar}",
        status=422 if wrong else 200,
        form=SurveyForm(request.POST, wrong),
        asked=asked,
        crumbs=[frame.Link("Umpan balik rekan kerja", reverse("asn:appraisal-surveys"))],
    )


@require_safe
def plan_paper(request: HttpRequest, kode: str) -> HttpResponse:
    """The SKP as PDF."""
    sheet = skp.find(request, kode)
    return skp.paper(papers.plan(sheet.skp), f"skp-{kode}")


@require_safe
def rating_paper(request: HttpRequest, kode: str) -> HttpResponse:
    """The evaluation as PDF, once it was handed over."""
    sheet = skp.find(request, kode)
    if not sheet.rated:
        raise Http404
    return skp.paper(papers.evaluation(sheet.skp), f"evaluasi-{kode}")


@require_safe
def receipt(request: HttpRequest, kode: str) -> HttpResponse:
    """The receipt of an objection."""
    sheet = skp.find(request, kode)
    filed = getattr(sheet.skp, "objection", None)
    if filed is None:
        raise Http404
    return skp.paper(papers.objection_receipt(filed, at=timezone.now()), f"keberatan-{filed.number}")


def person(request: HttpRequest) -> Pegawai:
    """The reader."""
    scope: Any = request.scope  # type: ignore[attr-defined]  # set by AccessMiddleware
    found = registry.person(scope, scope.nip)
    if found is None:
        raise Http404
    return found
