"""Reads of Open Karier: periods, one person's declaration, who has filed and who has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from openkarier.core.aspiration import Willing
from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.foundation.prepared import Prepared
from openkarier.stages.registry.models import Jabatan, Pegawai, Unit

from .models import FILED, Aspiration, Opinion, Period, Submission, Wish

# SIASN kedudukan hukum of people who cannot be candidates: leave without pay, pre-retirement and the like
NOT_SERVING = ("02", "04", "13", "20", "52", "66", "77", "88", "98", "99")

STANCES = Opinion.Stance.choices


def periods(instansi: str) -> QuerySet[Period]:
    """Periods of one agency (by code), newest first."""
    return Period.objects.filter(instansi__kode=instansi).select_related("instansi").order_by("-mulai")


def periods_of_person(instansi: str, nip: str) -> QuerySet[Period]:
    """Periods that were ever opened, each with `keadaan` and `nomor`: what this person did in it."""
    mine = Aspiration.objects.filter(period=OuterRef("pk"), pegawai__nip=nip)
    papers = Submission.objects.filter(aspiration__period=OuterRef("pk"), aspiration__pegawai__nip=nip)
    return (
        periods(instansi)
        .exclude(state="rancangan")
        .annotate(
            keadaan=Subquery(mine.values("state")[:1]),
            nomor=Subquery(papers.filter(withdrawn_at=None).order_by("-revision").values("number")[:1]),
        )
    )


def current_period(instansi: str) -> Period | None:
    """The open period of an agency, or the newest that was ever opened."""
    return next(iter(_current_period(instansi)), None)


def opened_period(instansi: str, kode: str) -> Period | None:
    """The period of a code, unless it is still being drafted."""
    return next(iter(_opened_period(instansi, kode)), None)


def _opened(instansi: Any) -> QuerySet[Period]:
    return periods(instansi).exclude(state="rancangan")


def _open_first(instansi: Any) -> QuerySet[Period]:
    return _opened(instansi).order_by(Case(When(state="dibuka", then=0), default=1), "-mulai")[:1]


# Asked with every page of a declaration, which on the last day is everybody's page.
_current_period = Prepared(_open_first, CharField())
_opened_period = Prepared(lambda instansi, kode: _opened(instansi).filter(kode=kode)[:1], CharField(), CharField())


def obliged(period: Period, people: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    """Those of `people` who must file in this period."""
    wanted = people.filter(aktif=True, instansi=period.instansi_id, status__in=period.wajib_status)
    if period.wajib_jenjang:
        wanted = wanted.filter(jabatan__jenjang__in=period.wajib_jenjang)
    return wanted.exclude(kedudukan_hukum__in=NOT_SERVING)


@dataclass(frozen=True)
class Obligation:
    """Whether a person must file, and the sentence that says why."""

    must: bool
    why: str


def obligation(period: Period, person: Pegawai) -> Obligation:
    """Answer "do I have to file at all?" in words."""
    if obliged(period, Pegawai.objects.filter(pk=person.pk)).exists():
        return Obligation(True, f"Anda wajib mengisi: periode ini berlaku bagi {_whom(period)}.")
    return Obligation(
        False, f"Anda tidak wajib mengisi: periode ini diwajibkan bagi {_whom(period)}. Anda tetap boleh."
    )


def _whom(period: Period) -> str:
    status = ", ".join(period.wajib_status)
    if not period.wajib_jenjang:
        return f"semua {status} pada semua jenjang jabatan"
    labels = [label.lower() for jenjang, label in JENJANG_LABEL.items() if jenjang in period.wajib_jenjang]
    return f"{status} pada jenjang {', '.join(labels)}"


def declaration(period: Period, person: Pegawai) -> Aspiration | None:
    """The person's declaration with what its pages need, or None when not begun."""
    return next(iter(_declaration(period.pk, person.pk)), None)


def _declared(period: Any, person: Any) -> QuerySet[Aspiration]:
    rows = Aspiration.objects.select_related(
        "period__instansi", "pegawai__jabatan", "pegawai__unit__opd", "personal_reason"
    )
    return rows.filter(period=period, pegawai=person)


_declaration = Prepared(_declared, BigIntegerField(), BigIntegerField())


def submission_in_force(aspiration: Aspiration) -> Submission | None:
    """The submission that counts now, with wishes, targets and opinion; None for a draft."""
    rows = aspiration.submissions.filter(withdrawn_at=None).select_related("opinion__atasan")
    return rows.prefetch_related("wishes__verdict", "targets").order_by("-revision").first()


def submission_numbered(number: str, people: QuerySet[Pegawai]) -> Submission | None:
    """A submission by its receipt number, if its author is among `people`."""
    rows = Submission.objects.select_related("aspiration__period__instansi", "aspiration__pegawai", "opinion")
    return rows.filter(number=number, aspiration__pegawai__in=people).first()


def entered(aspiration: Aspiration) -> dict[str, datetime]:
    """When the declaration last entered each state."""
    return {change.after: change.at for change in aspiration.changes.order_by("at")}


def filings(period: Period, people: QuerySet[Pegawai]) -> QuerySet[Submission]:
    """Submissions in force of these people, newest first, ready for a list."""
    rows = Submission.objects.filter(
        aspiration__period=period, aspiration__state__in=FILED, withdrawn_at=None, aspiration__pegawai__in=people
    )
    return rows.select_related("aspiration__pegawai__jabatan", "aspiration__pegawai__unit", "opinion").order_by("-at")


def willing(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Those who are willing to be placed elsewhere, within whatever limit."""
    return rows.exclude(willing__in=("", Willing.TIDAK))


@dataclass(frozen=True)
class Share:
    """Participation of one group: how many must file, how many did, through which door."""

    key: str
    label: str
    obliged: int
    filed: int
    pindah: int
    tetap: int
    drafts: int

    @property
    def missing(self) -> int:
        """People who must file and have not."""
        return self.obliged - self.filed

    @property
    def percent(self) -> float:
        """Share filed in percent; an empty group counts as complete."""
        return 100.0 * self.filed / self.obliged if self.obliged else 100.0


_COUNTS = {
    "wajib": Count("id"),
    "masuk": Count("satu", filter=Q(satu__state__in=FILED)),
    "pindah": Count("satu", filter=Q(satu__state__in=FILED, satu__door="pindah")),
    "tetap": Count("satu", filter=Q(satu__state__in=FILED, satu__door="tetap")),
    "draf": Count("satu", filter=Q(satu__state="draf")),
}


def _counted(period: Period, people: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    one = FilteredRelation("aspirations", condition=Q(aspirations__period=period))
    return obliged(period, people).annotate(satu=one).order_by()


def _share(key: str, label: str, row: Any) -> Share:
    return Share(key, label, row["wajib"], row["masuk"], row["pindah"], row["tetap"], row["draf"])


def participation(period: Period, people: QuerySet[Pegawai]) -> Share:
    """Participation of all these people together (one query)."""
    return _share("", "Semua", _counted(period, people).aggregate(**_COUNTS))


def participation_by_opd(period: Period, people: QuerySet[Pegawai]) -> list[Share]:
    """Participation per OPD, the most missing first (one query)."""
    rows = _counted(period, people).values(kode=F("unit__opd__kode"), label=F("unit__opd__nama")).annotate(**_COUNTS)
    return _most_missing(_share(row["kode"] or "", row["label"] or "Tanpa unit kerja", row) for row in rows)


def participation_by_unit(period: Period, people: QuerySet[Pegawai], opd: str) -> list[Share]:
    """Participation per unit of one OPD (by code), the most missing first (one query)."""
    inside = _counted(period, people.filter(unit__opd__kode=opd))
    rows = inside.values(kode=F("unit__kode"), label=F("unit__nama")).annotate(**_COUNTS)
    return _most_missing(_share(row["kode"], row["label"], row) for row in rows)


def participation_by_jenjang(period: Period, people: QuerySet[Pegawai]) -> list[Share]:
    """Participation per jenjang, in the order of the law (one query)."""
    rows = _counted(period, people).values(kode=F("jabatan__jenjang")).annotate(**_COUNTS)
    order = {jenjang.value: place for place, jenjang in enumerate(JENJANG_LABEL)}
    labels = {jenjang.value: label for jenjang, label in JENJANG_LABEL.items()}
    found = [_share(row["kode"] or "", labels.get(row["kode"], "Tanpa jabatan"), row) for row in rows]
    return sorted(found, key=lambda share: order.get(share.key, len(order)))


def _most_missing(shares: Iterable[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: (-share.missing, share.percent, share.label))


def opd_named(period: Period, kode: str) -> QuerySet[Unit]:
    """The unit of this code in the period's agency."""
    return Unit.objects.filter(instansi=period.instansi_id, kode=kode)


def filed_by_day(period: Period, people: QuerySet[Pegawai]) -> list[tuple[date, int]]:
    """Cumulative number of obliged people whose declaration stands, per local day (one query)."""
    rows = Aspiration.objects.filter(period=period, state__in=FILED, pegawai__in=obliged(period, people))
    days = rows.annotate(hari=TruncDate("filed_at", tzinfo=period.zona)).values("hari").annotate(n=Count("id"))
    total, line = 0, []
    for row in days.order_by("hari"):
        total += row["n"]
        line.append((row["hari"], total))
    return line


def unfiled(period: Period, people: QuerySet[Pegawai]) -> QuerySet[Pegawai]:
    """Obliged people who have not filed, by name, each with `sedang_menyusun` (a draft exists)."""
    mine = Aspiration.objects.filter(period=period, pegawai=OuterRef("pk"))
    rows = obliged(period, people).filter(~Exists(mine.filter(state__in=FILED)))
    return rows.annotate(sedang_menyusun=Exists(mine)).select_related("jabatan", "unit__opd").order_by("nama", "id")


def posts_to_wish(period: Period, words: str, limit: int = 20) -> QuerySet[Jabatan]:
    """Posts of the agency whose name, unit or OPD holds every word; each with `terisi`, `pensiun` and `peminat`.

    `terisi` counts present holders, `pensiun` is the first retirement among them: what can realistically open.
    """
    found = wishable(period).select_related("unit__opd")
    for word in words.split()[:6]:
        found = found.filter(
            Q(nama__icontains=word) | Q(unit__nama__icontains=word) | Q(unit__opd__nama__icontains=word)
        )
    present = Q(pemangku__aktif=True)
    wishing = Wish.objects.filter(
        jabatan=OuterRef("pk"),
        submission__withdrawn_at=None,
        submission__aspiration__period=period,
        submission__aspiration__state__in=FILED,
    )
    return found.annotate(
        terisi=Count("pemangku", filter=present),
        pensiun=Min("pemangku__tmt_pensiun", filter=present),
        peminat=Coalesce(Subquery(wishing.order_by().values("jabatan").annotate(n=Count("pk")).values("n")), 0),
    ).order_by("jenis", "eselon", "nama", "pk")[:limit]


def wishable(period: Period) -> QuerySet[Jabatan]:
    """Posts of the period's agency."""
    return Jabatan.objects.filter(unit__instansi=period.instansi_id, aktif=True).order_by("pk")


def opds(period: Period) -> QuerySet[Unit]:
    """The OPD of the period's agency, in the order of the organisation."""
    return Unit.objects.filter(instansi=period.instansi_id, pk=F("opd_id"), aktif=True).order_by("kiri", "nama")
