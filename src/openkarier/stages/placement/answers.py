"""Every declarant gets an answer with its evidence on the day the decisions are announced; a job that resumes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, QuerySet
from django.utils import timezone

from openkarier.core.jabatan import JPT
from openkarier.core.law.verdict import Verdict
from openkarier.core.placement import answers as core
from openkarier.core.placement.answers import Answer
from openkarier.core.rotation.words import sentences
from openkarier.foundation.documents import queries as documents
from openkarier.foundation.documents.models import Document
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.task import JobRefused, Task
from openkarier.foundation.jobs.task import Outcome as JobOutcome
from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.foundation.prepared import Prepared
from openkarier.stages.aspiration.answers import Reply, answer_all
from openkarier.stages.aspiration.models import Aspiration, Jawaban, Period, Submission, Wish
from openkarier.stages.aspiration.refusal import Refused as NotAnswered
from openkarier.stages.aspiration.verdicts import given
from openkarier.stages.deliberation import queries as deliberation
from openkarier.stages.deliberation import rotasi
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement import cases, letters
from openkarier.stages.placement.consented import clause_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Jabatan, Pegawai
from openkarier.stages.standards import heads
from openkarier.stages.standards.queries import critical_posts

JOB = "placement.answer"
STEP = 50  # declarations answered in one transaction: about 100 ms
FRESH = 30  # days an answer stands on the home page
ANSWERABLE = ("diajukan", "dipertimbangkan")
BODY = (
    "Yth. {nama}, jawaban atas Pernyataan Karier Anda ({periode}) sudah ada, beserta alasannya. Buka untuk membacanya."
)
DEVELOP = (
    "Langkah berikut: lihat Jalan saya untuk syarat yang kurang dan kapan terpenuhi, dan ikuti periode berikutnya."
)
APPLY = "Langkah berikut: pantau pengumuman seleksi; minat Anda sudah dicatat, tetapi Anda tetap perlu melamar."


def open_declarations(period: Period) -> QuerySet[Aspiration]:
    """Declarations of a period that have no answer yet."""
    return Aspiration.objects.filter(period=period, state__in=ANSWERABLE, jawaban=None)


def undecided(period: Period) -> int:
    """Proposals about declarants of the period that wait for the PPK."""
    found = deliberation.released(period.instansi.kode).filter(released_at__gte=period.mulai)
    return found.filter(penempatan=None).count() + found.filter(penempatan__state="menunggu").count()


def announce(*, period: Period, actor: str, at: datetime) -> str:
    """Queue the answers of a period; return the id of the job. Raises Refused while something is undecided."""
    if period.state != "ditutup":
        raise Refused("Periode masih dibuka. Tutup periode lebih dahulu, supaya semua pernyataan terjawab.")
    if waiting := undecided(period):
        raise Refused(
            f"Masih ada {waiting} usulan yang menunggu putusan PPK. Jawaban diumumkan serentak sesudah semua diputus."
        )
    if not open_declarations(period).exists():
        raise Refused("Semua pernyataan periode ini sudah dijawab.")
    job = enqueue(
        JOB, {"period": period.pk, "actor": actor}, title=f"Jawaban {period.nama}", now=at,
        key=f"jawaban:{period.pk}", once=False, owner=actor, instansi=period.instansi.kode,
        back=f"/bkpsdm/penempatan/jawaban/{period.kode}/",
    )  # fmt: skip
    return str(job)


def run(task: Task, period: int, actor: str) -> JobOutcome:
    """The job: answer in steps of STEP, then tell everybody. What was answered before it died stays answered."""
    row = Period.objects.select_related("instansi").get(pk=period)
    waiting = list(open_declarations(row).order_by("pk").values_list("pk", flat=True))
    total = len(waiting)
    for start in range(0, total, STEP):
        keys, reached = waiting[start : start + STEP], min(start + STEP, total)
        at = task.clock()
        replies = replies_of(row, keys, at)
        with task.step(cursor=reached, done=reached, total=total, message=f"Menjawab {reached} dari {total}"):
            try:
                answer_all(replies=replies, actor=actor, hand="bkpsdm", at=at)
            except NotAnswered as refusal:
                raise JobRefused(str(refusal)) from refusal
    _tell(row, task.clock())
    count = Jawaban.objects.filter(aspiration__period=row).count()
    return JobOutcome(f"{count} pernyataan dijawab.", f"/bkpsdm/penempatan/jawaban/{row.kode}/")


def answer_now(*, period: Period, keys: Sequence[int], actor: str, at: datetime) -> int:
    """Answer some declarations at once and tell their people; for a handful."""
    made = answer_all(replies=replies_of(period, keys, at), actor=actor, hand="bkpsdm", at=at)
    _tell(period, at)
    return len(made)


def _tell(period: Period, at: datetime) -> None:
    notice = Notice(
        event="penempatan.jawaban", key=f"penempatan.jawaban:{period.instansi.kode}:{period.kode}",
        instansi=period.instansi.kode, zone=period.instansi.zona, title=f"Jawaban {period.nama}",
        subject="Jawaban atas Pernyataan Karier Anda", body=BODY, link=f"/asn/penempatan/jawaban/{period.kode}/",
    )  # fmt: skip
    people = Pegawai.objects.filter(aspirations__period=period, aspirations__jawaban__isnull=False)
    fields = {"periode": period.nama}
    notify(notice, [Recipient(p.nip, p.nama_gelar, p.email, "", fields) for p in people.order_by("pk")], now=at)


@dataclass(frozen=True)
class Evidence:
    """What decides about wished posts: who was proposed for each, and whose holder stays."""

    proposed: Mapping[int, Sequence[Usulan]]  # by post entered
    leaving: frozenset[int]  # posts whose holder is moved away
    held: frozenset[int]  # posts with a definitive holder
    plan: Mapping[tuple[int, int], str]  # (person, post): why the adopted plan refused the wish


def replies_of(period: Period, keys: Sequence[int], at: datetime) -> dict[int, Reply]:
    """The answers of some declarations, with their letters. Constant queries."""
    on = timezone.localtime(at).date()
    kepala = letters.head(period.instansi, heads.head_on(period.instansi.kode, on))
    found = {}
    for row, submission, answer in _answers(period, keys):
        step = _next(answer)
        day = timezone.localtime(submission.at).date()
        points = [(point.wish, point.sentence) for point in answer.points]
        reply = letters.Reply(submission.number, day, answer.sentence, points, step)
        form = letters.answer_letter(period.instansi, kepala, row.pegawai, reply, on)
        found[row.pk] = Reply(answer, form, step)
    return found


def answers_of(period: Period, keys: Sequence[int]) -> dict[int, Answer]:
    """The answers of some declarations (by key), for a preview."""
    return {row.pk: answer for row, _, answer in _answers(period, keys)}


def _answers(period: Period, keys: Sequence[int]) -> Iterator[tuple[Aspiration, Submission, Answer]]:
    rows = Submission.objects.filter(aspiration__in=list(keys), withdrawn_at=None).select_related(
        "aspiration__pegawai__jabatan__unit"
    )
    rows = rows.prefetch_related("wishes__jabatan__unit", "wishes__verdict").order_by("aspiration", "revision")
    last = {each.aspiration_id: each for each in rows}
    decided = _decided(period, [each.aspiration.pegawai_id for each in last.values()])
    wished = {wish.jabatan_id for each in last.values() for wish in each.wishes.all() if wish.jabatan_id}
    evidence = _evidence(period, wished, [each.aspiration.pegawai_id for each in last.values()])
    critical = critical_posts(period.instansi.kode, timezone.localdate())
    for submission in last.values():
        row = submission.aspiration
        own = letters.place_of(row.pegawai.jabatan)
        wishes = [_wish(wish, evidence, row.pegawai_id) for wish in sorted(submission.wishes.all(), key=_rank)]
        usulan = decided.get(row.pegawai_id)
        outcome = _outcome(usulan, clause_of(submission, usulan, critical)) if usulan else core.Outcome()
        yield row, submission, core.answer(submission.door, own, wishes, outcome)


def _rank(wish: Wish) -> int:
    return wish.rank


def _decided(period: Period, people: Sequence[int]) -> dict[int, Usulan]:
    rows = deliberation.released(period.instansi.kode).filter(pegawai__in=people, released_at__gte=period.mulai)
    rows = rows.select_related("penempatan").order_by("released_at")
    return {each.pegawai_id: each for each in rows}


def _outcome(usulan: Usulan, willing: str) -> core.Outcome:
    placed = cases.placement_of(usulan)
    state = placed.state if placed else "menunggu"
    why = (placed.alasan if placed and placed.alasan else usulan.alasan).strip()
    return core.Outcome(usulan.jenis, state, usulan.ke_id, letters.place_of(usulan.ke), why, willing)


def _planned(period: Period, people: Sequence[int]) -> dict[tuple[int, int], str]:
    """What the plan adopted for this period says of each refused wish. Three queries."""
    plan = rotasi.adopted(period.instansi.kode)
    if plan is None or plan.skenario.period_id != period.pk:
        return {}
    rows = list(plan.baris.filter(pegawai__in=people))
    names = rotasi.names_of(reason for row in rows for reason in row.alasan)
    found = {}
    for row in rows:
        for reason, said in zip(row.alasan, sentences(row.alasan, names, you=True), strict=True):
            found[row.pegawai_id, int(reason["post"][1:])] = " ".join(filter(None, (said.text, said.evidence)))
    return found


def _evidence(period: Period, posts: set[int], people: Sequence[int]) -> Evidence:
    found = deliberation.released(period.instansi.kode).filter(released_at__gte=period.mulai)
    moving = found.exclude(jenis__in=("tetap", "tunda"))
    proposed: dict[int, list[Usulan]] = {}
    for each in moving.filter(ke__in=posts):
        proposed.setdefault(each.ke_id, []).append(each)
    leaving = frozenset(moving.filter(dari__in=posts).values_list("dari", flat=True).order_by())
    held = Jabatan.objects.filter(pk__in=posts, jenis="1", riwayat__selesai=None, riwayat__penugasan="D")
    return Evidence(proposed, leaving, frozenset(held.values_list("pk", flat=True)), _planned(period, people))


def _wish(wish: Wish, evidence: Evidence, person: int) -> core.Wish:
    post = wish.jabatan
    if post is None:
        return core.Wish(wish.rank, str(wish))
    verdict = _failing(wish)
    rivals = [each for each in evidence.proposed.get(post.pk, ()) if each.pegawai_id != person]
    return core.Wish(
        wish.rank, letters.place_of(post), post.pk, jpt=post.jenjang in JPT,
        rule=verdict.message if verdict else "", article=verdict.citation if verdict else "",
        plan=evidence.plan.get((person, post.pk), ""),
        holder_stays=post.pk in evidence.held and post.pk not in evidence.leaving and not rivals,
        taken_by_other=bool(rivals), cutoff=rivals[0].merit if rivals else None,
    )  # fmt: skip


def _failing(wish: Wish) -> Verdict | None:
    kept = getattr(wish, "verdict", None)
    if kept is None or kept.state != "belum":
        return None
    return next((verdict for verdict in given(kept) if verdict.bars), None)


def _next(answer: Answer) -> str:
    if answer.hasil == "seleksi":
        return APPLY
    return DEVELOP if answer.hasil in ("belum", "tunda") else ""


def answer_of(instansi: str, kode: str, nip: str) -> Jawaban | None:
    """The answer to a person's declaration in a period."""
    rows = Jawaban.objects.filter(
        aspiration__period__instansi__kode=instansi, aspiration__period__kode=kode, aspiration__pegawai__nip=nip
    )
    return rows.select_related("aspiration__period__instansi", "aspiration__pegawai", "naskah__receipt").first()


def answers_of_person(instansi: str, nip: str) -> QuerySet[Jawaban]:
    """All answers a person has got, newest first."""
    rows = Jawaban.objects.filter(aspiration__pegawai__nip=nip, aspiration__period__instansi__kode=instansi)
    return rows.select_related("aspiration__period", "naskah__receipt").order_by("-diumumkan_at")


def newest_answer(instansi: str, nip: str) -> Jawaban | None:
    """The last answer a person has got."""
    return next(iter(_newest_answer(instansi, nip)), None)


_newest_answer = Prepared(
    lambda *who: answers_of_person(*who).select_related("penyampaian")[:1], CharField(), CharField()
)


def answered(period: Period) -> QuerySet[Jawaban]:
    """The answers of a period, by name."""
    rows = Jawaban.objects.filter(aspiration__period=period).select_related("aspiration__pegawai__unit", "naskah")
    return rows.order_by("aspiration__pegawai__nama", "pk")


def copy_of(naskah: Document) -> bytes:
    """A paper as people take it home."""
    return documents.copy_of(naskah)


def answered_on(found: Jawaban) -> date:
    """The day on which an answer reached its reader: it lies in the inbox from that day."""
    return timezone.localtime(found.diumumkan_at).date()


def sample_of(period: Period, keys: Sequence[int]) -> list[tuple[Pegawai, Answer]]:
    """Some answers as they would be announced, with their people."""
    return [(row.pegawai, answer) for row, _, answer in _answers(period, keys)]
