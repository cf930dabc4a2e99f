"""The dossier of a candidate for a post: facts with their sources, the eight aspects of a mutation plan, the verdicts.

Of a personal reason the dossier knows only that there is one; what it is stays with BKPSDM.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from openkarier.core.assessment import Jpm, jpm
from openkarier.core.competence import Standard
from openkarier.core.eligibility import Examination
from openkarier.core.periods import add_months, tanggal
from openkarier.core.talent import Standing
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.aspiration.letters import promises
from openkarier.stages.aspiration.models import FILED, PersonalReason, Submission, Wish
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.deliberation.models import Calon, Hasil
from openkarier.stages.registry.models import HukumanDisiplin, Jabatan, Pegawai, RiwayatDiklat, RiwayatJabatan
from openkarier.stages.standards.queries import standards_of
from openkarier.stages.talent import eligibility
from openkarier.stages.talent.queries import standing

MOST = 5  # candidates side by side
YEARS = 3  # of predicates that are shown


@dataclass(frozen=True)
class Wishes:
    """What the person declared: door, posts in order, reason, targets, the superior's opinion.

    `willing`: whether the person would be placed elsewhere, in words. `personal`: a personal reason was given; which
    one is not here.
    """

    number: str
    door: str
    posts: tuple[str, ...]
    reason: str
    targets: tuple[str, ...]
    personal: bool
    stance: str
    opinion: str
    willing: str = ""


@dataclass(frozen=True)
class Dossier:
    """All that the committee sees of one person before one post on one day."""

    person: Pegawai
    post: Jabatan
    on: date
    examination: Examination
    standard: Standard
    result: HasilUji | None
    match: Jpm | None
    predicates: tuple[PredikatKinerja, ...]
    sanctions: tuple[HukumanDisiplin, ...]
    history: tuple[RiwayatJabatan, ...]
    training: int  # JP of the last twelve months
    wishes: Wishes | None
    box: Standing | None  # in the last frozen talent map

    @property
    def box_words(self) -> str:
        """The box with its age; the possible ones while the evidence is short; empty when no map holds the person."""
        held = self.box
        if held is None or not (held.box or held.boxes):
            return ""
        months = _months(held.frozen_on, self.on)
        age = f"peta {tanggal(held.frozen_on)} (umur {months // 12} tahun {months % 12} bulan)"
        if held.box is None:
            return f"Kotak {' atau '.join(map(str, held.boxes))}, bukti belum lengkap; {age}"
        return f"Kotak {held.box}, {age}{'; sebagian bukti sudah usang' if held.stale else ''}"

    @property
    def months_in_post(self) -> int | None:
        """Whole months in the present post."""
        since = self.person.tmt_jabatan
        return None if since is None else _months(since, self.on)

    @property
    def months_left(self) -> int | None:
        """Whole months until retirement."""
        end = self.person.tmt_pensiun
        return None if end is None else _months(self.on, end)


def dossiers(people: Sequence[Pegawai], post: Jabatan, on: date) -> list[Dossier]:
    """The dossiers of up to MOST people before one post, in their order."""
    ids = [person.pk for person in people]
    standard = standards_of([post], on)[post.pk]
    results, held = latest_results(ids, on), standing(post.unit.instansi.kode, on)
    predicates = _grouped(PredikatKinerja.objects.filter(pegawai__in=ids, tahun__lt=on.year).order_by("-tahun"))
    sanctions = _grouped(HukumanDisiplin.objects.filter(pegawai__in=ids, mulai__lte=on).order_by("-mulai"))
    history = _grouped(RiwayatJabatan.objects.filter(pegawai__in=ids, mulai__lte=on).order_by("-mulai", "-pk"))
    training, wishes = _training(ids, on), _wishes(ids, on)
    found = []
    for person in people:
        result = results.get(person.pk)
        found.append(
            Dossier(
                person, post, on, eligibility.examined(person, [post], on)[0], standard, result,
                jpm(result.kompetensi, standard.levels) if result else None,
                tuple(predicates.get(person.pk, ())[:YEARS]), tuple(sanctions.get(person.pk, ())),
                tuple(history.get(person.pk, ())), training.get(person.pk, 0),
                wishes.get(person.pk), held.get(person.pk),
            )
        )  # fmt: skip
    return found


def posts_before(person: Pegawai) -> list[tuple[Jabatan, str]]:
    """Posts a person comes into question for, each once, and why: wishes, agendas, the adopted plan. Four queries."""
    found: dict[int, str] = {}
    wishes = Wish.objects.filter(
        submission__aspiration__pegawai=person, submission__aspiration__state__in=FILED,
        submission__withdrawn_at=None, jabatan__isnull=False,
    )  # fmt: skip
    for post, rank in wishes.order_by("-submission__at", "rank").values_list("jabatan_id", "rank"):
        found.setdefault(post, f"Keinginan ke-{rank}")
    listed = Calon.objects.filter(pegawai=person).exclude(butir__sidang__state="dirilis")
    for post, name in listed.order_by("-pk").values_list("butir__jabatan_id", "butir__sidang__nama"):
        found.setdefault(post, name)
    planned = Hasil.objects.filter(pegawai=person, ke__isnull=False, rencana__diadopsi_oleh__state="diadopsi")
    for post in planned.order_by("-pk").values_list("ke_id", flat=True):
        found.setdefault(post, "Rencana rotasi")
    posts = Jabatan.objects.select_related("unit__opd", "unit__instansi").in_bulk(found)
    return [(posts[key], why) for key, why in found.items()]


def _grouped(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.pegawai_id, []).append(row)
    return found


def _training(ids: Sequence[int], on: date) -> dict[int, int]:
    rows = RiwayatDiklat.objects.filter(pegawai__in=ids, selesai__gt=add_months(on, -12), selesai__lte=on)
    found: dict[int, int] = {}
    for person, hours in rows.values_list("pegawai_id", "jam"):
        found[person] = found.get(person, 0) + hours
    return found


def _wishes(ids: Sequence[int], on: date) -> dict[int, Wishes]:
    """The declaration of each person that stands, of the newest period. Four queries."""
    personal = PersonalReason.objects.filter(aspiration=OuterRef("aspiration"))
    rows = Submission.objects.filter(
        aspiration__pegawai__in=ids, aspiration__state__in=FILED, withdrawn_at=None, at__date__lte=on
    ).select_related("aspiration", "opinion")
    rows = rows.prefetch_related("wishes__jabatan__unit", "wishes__opd", "targets").order_by("at")
    return {row.aspiration.pegawai_id: _read(row) for row in rows.annotate(personal=Exists(personal))}


def _read(row: Any) -> Wishes:
    opinion = getattr(row, "opinion", None)
    return Wishes(
        number=row.number,
        door=row.get_door_display(),
        posts=tuple(_wish(each) for each in sorted(row.wishes.all(), key=lambda each: each.rank)),
        reason=row.reason,
        targets=tuple(promises(row)),
        personal=row.personal,
        stance=opinion.get_stance_display() if opinion else "",
        opinion=opinion.note if opinion else "",
        willing=row.willing_words,
    )


def _wish(each: Any) -> str:
    return f"{each.jabatan.nama}, {each.jabatan.unit.nama}" if each.jabatan else f"{each.kind} di {each.opd.nama}"


def _months(start: date, end: date) -> int:
    return max(0, (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))
