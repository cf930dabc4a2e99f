"""The second half of the journey: check the answers, file, keep the receipt, follow the case, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core.aspiration import day, tracker
from openkarier.core.aspiration.willing import asked, label
from openkarier.stages.aspiration import cases, letters, operations, queries
from openkarier.stages.aspiration.papers import Paper, hand_over
from openkarier.stages.aspiration.refusal import Incomplete, Refused
from openkarier.web import frame, wishes
from openkarier.web.declaration import LAST, STEPS, Filing, crumbs
from openkarier.web.pieces import Answer, Step, Task

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Submission

KEYS = {
    "pintu": "door",
    "jabatan": "wishes",
    "penempatan": "",
    "alasan": "reason",
    "target": "targets",
    "kesediaan": "ready",
}
WILLING = "Bersedia ditempatkan di jabatan lain yang setara"
DOORS = {"pindah": "Pindah", "tetap": "Tetap"}


def home(request: HttpRequest, filing: Filing) -> HttpResponse:
    """A task list while drafting, a tracker once filed."""
    context: dict[str, Any] = {
        "filing": filing,
        "obligation": queries.obligation(filing.period, filing.person),
        "accepts": filing.period.accepts(timezone.now()),
        "title": f"Pernyataan {filing.person.nama_gelar}" if filing.assisted else filing.period.nama,
    }
    if not filing.filed:
        done = tasks(filing)
        first = next((task.url for task in done if task.state != "selesai"), filing.page_url(LAST))
        return frame.show(request, "asn/aspiration/home.html", tasks=done, next_url=first, **context)
    submission = standing(filing)
    return frame.show(
        request,
        "asn/aspiration/filed.html",
        submission=submission,
        stations=stations(filing),
        answers=filed_answers(submission),
        wishes=wishes.kept(submission),
        urls={act: filing.url(act) for act in ("letter", "proof", "withdraw")},
        **context,
    )


def tasks(filing: Filing) -> list[Task]:
    """The named steps, each with its state and the first thing missing."""
    reading, rows = filing.reading(), []
    for name in filing.order:
        gaps = [gap for gap in reading.gaps if gap.page.partition("/")[0] == name]
        begun = bool(filing.draft.get(KEYS[name] or asked(filing.draft.get("door", ""))))
        state = "selesai" if begun and not gaps else "berjalan" if begun else "belum-mulai"
        hint = gaps[0].sentence if begun and gaps else ""
        rows.append(Task(STEPS[name], filing.page_url(name), hint, state))
    return rows


def stations(filing: Filing) -> list[Step]:
    """The stations of the tracker."""
    assert filing.aspiration is not None
    head = filing.period.instansi.sebutan_kepala
    found = tracker(filing.aspiration.state, queries.entered(filing.aspiration), filing.period.batas, head)
    return [
        Step(
            stop.name,
            "now" if stop.current else "done" if stop.done_on else "later",
            at=stop.done_on,
            actor=stop.who if stop.current else "",
            text=stop.note,
        )
        for stop in found
    ]


def check(request: HttpRequest, filing: Filing, refusal: Refused | None = None) -> HttpResponse:
    """All answers on one page, what is missing on top, and the one button that files."""
    if filing.filed or filing.aspiration is None:
        return redirect(filing.url("home"))
    gaps = [(gap.sentence, filing.page_url(gap.page)) for gap in cases.reading(filing.aspiration).gaps]
    return frame.show(
        request,
        "asn/aspiration/periksa.html",
        title="Periksa jawaban",
        status=422 if refusal else 200,
        filing=filing,
        steps=filing.steps(""),
        crumbs=crumbs(filing),
        gap_list=gaps,
        refusal=refusal,
        answers=draft_answers(filing),
        revision=filing.aspiration.revision + 1,
        submit_url=filing.url("submit"),
        code_url=filing.url("code") if filing.assisted else "",
        accepts=filing.period.accepts(timezone.now()),
    )


def draft_answers(filing: Filing) -> list[Answer]:
    """The draft as lines, each with the way back to its question."""
    assert filing.aspiration is not None
    back = {name: f"{filing.page_url(name)}?dari={LAST}" for name in STEPS}
    draft = filing.draft
    rows = [Answer("Pilihan", DOORS.get(draft.get("door", ""), "Belum dipilih"), back["pintu"])]
    if "jabatan" in filing.order:
        places = cases.wish_places(cases.wishes(filing.aspiration))
        rows.append(Answer("Jabatan yang dituju", _ranked(places) or "Belum dipilih", back["jabatan"]))
    rows.append(Answer(WILLING, _willing(draft), back["penempatan"]))
    rows.append(Answer("Alasan", draft.get("reason", "") or "Belum diisi", back["alasan"]))
    personal = getattr(filing.aspiration, "personal_reason", None)
    secret = f"{personal.get_kind_display()}. {personal.note}".strip() if personal else "Tidak ada"
    rows.append(Answer("Alasan pribadi (hanya dibaca BKPSDM)", secret, back["alasan"]))
    for n, typed in enumerate(draft.get("targets", []), start=1):
        rows.append(Answer(f"Target {n}", _promise(typed), filing.page_url(f"target/{n}")))
    if not draft.get("targets"):
        rows.append(Answer("Target kinerja", "Belum ada", back["target"]))
    ready = "Sudah dinyatakan" if draft.get("ready") == "ya" else "Belum dinyatakan"
    rows.append(Answer("Pernyataan kesediaan", ready, back["kesediaan"]))
    return rows


def filed_answers(submission: Submission) -> list[Answer]:
    """A filed declaration as lines."""
    rows = [Answer("Pilihan", submission.get_door_display())]
    if submission.snapshot["wishes"]:
        rows.append(Answer("Jabatan yang dituju", _ranked(submission.snapshot["wishes"])))
    rows.append(Answer(WILLING, submission.willing_words))
    rows.append(Answer("Alasan", submission.reason))
    for n, promise in enumerate(letters.promises(submission), start=1):
        rows.append(Answer(f"Target {n}", promise))
    if submission.consent != "sendiri":
        rows.append(Answer("Diajukan oleh", f"{submission.filed_by_name} ({submission.get_consent_display()})"))
    return rows


def _willing(draft: dict[str, Any]) -> str:
    """The answer that belongs to the door in force."""
    door = draft.get("door", "")
    answer = draft.get(asked(door), "")
    return label(door, answer) if answer else "Belum dijawab"


def _ranked(places: list[dict[str, str]]) -> str:
    return "\n".join(f"{n}. {_named(place)}" for n, place in enumerate(places, start=1))


def _named(place: dict[str, str]) -> str:
    """A post with its unit, unless its name says the unit already."""
    return place["jabatan"] if place["unit"] in place["jabatan"] else f"{place['jabatan']}, {place['unit']}"


def _promise(typed: dict[str, str]) -> str:
    """A draft target in one sentence, gaps shown as an ellipsis."""
    said = {name: typed.get(name, "") or "…" for name in ("indicator", "baseline", "goal", "unit", "due", "method")}
    due = day(said["due"])
    return (
        f"{said['indicator']}: dari {said['baseline']} menjadi {said['goal']} {said['unit']}, "
        f"paling lambat {date_format(due, 'j F Y') if due else said['due']}. Diukur dengan {said['method']}."
    )


def submit(request: HttpRequest, filing: Filing, actor: operations.Actor, **consent: str) -> HttpResponse:
    """File the draft; pressing twice, or reloading, files once."""
    revision = cases.whole(request.POST.get("revision", ""))
    if filing.aspiration is None or revision is None:
        return redirect(filing.url("home"))
    try:
        operations.submit(
            aspiration=filing.aspiration,
            revision=revision,
            actor=actor,
            hand=filing.desk,
            at=timezone.now(),
            **consent,
        )
    except Incomplete:
        return redirect(filing.url("check"))
    except Refused as refusal:
        return check(request, filing, refusal)
    return redirect(filing.url("receipt"))


def receipt(request: HttpRequest, filing: Filing) -> HttpResponse:
    """The confirmation page: the number, the papers, what happens next; the task list once it was taken back."""
    if not filing.filed:
        return redirect(filing.url("home"))
    return frame.show(
        request,
        "asn/aspiration/bukti.html",
        title="Pernyataan Karier diterima",
        filing=filing,
        submission=standing(filing),
        stations=stations(filing),
        urls={act: filing.url(act) for act in ("letter", "proof", "home")},
    )


def paper(filing: Filing, which: Paper) -> HttpResponse:
    """The letter or the receipt as PDF."""
    submission = standing(filing)
    body = hand_over(submission=submission, paper=which, at=timezone.now())
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{which}-{submission.number}.pdf"'
    return response


def standing(filing: Filing) -> Submission:
    """The submission in force, or 404."""
    found = queries.submission_in_force(filing.aspiration) if filing.aspiration else None
    if found is None:
        raise Http404
    return found


def withdraw(request: HttpRequest, filing: Filing) -> HttpResponse:
    """Ask, then take the declaration back; what was written stays as a draft."""
    if filing.aspiration is None or not filing.filed:
        return redirect(filing.url("home"))
    context: dict[str, Any] = {"filing": filing, "home_url": filing.url("home"), "crumbs": crumbs(filing)}
    if request.method != "POST":
        return frame.show(request, "asn/aspiration/tarik.html", title="Tarik kembali pernyataan", **context)
    try:
        why = request.POST.get("why", "").strip()[:300]
        operations.withdraw(
            aspiration=filing.aspiration, actor=operations.Actor.of(filing.person), at=timezone.now(), why=why
        )
    except Refused as refusal:
        context["refusal"] = refusal
        return frame.show(request, "asn/aspiration/tarik.html", title="Tarik kembali pernyataan", status=422, **context)
    return redirect(filing.url("home"))
