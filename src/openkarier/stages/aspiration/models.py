"""Periods of Open Karier, and the declarations filed in them. A filed declaration is a row that never changes."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from openkarier.core.aspiration import FILING, PERIOD, PERSONAL_LABEL, Door, Terms
from openkarier.core.aspiration.willing import CHOICES, clause, label
from openkarier.core.placement.answers import OUTCOMES
from openkarier.foundation.documents.models import Document
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, Unit

FILED = ("diajukan", "dipertimbangkan", "dijawab")
DOORS = [(Door.PINDAH, "Pindah"), (Door.TETAP, "Tetap")]
WILLING = list(CHOICES["pindah"].items())


def _pns() -> list[str]:
    return ["PNS"]


class Period(models.Model):
    """One round of Open Karier. Who must file: people of `wajib_status` in posts of `wajib_jenjang` (empty = all)."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="periode")
    kode = models.SlugField("Kode", max_length=20)
    nama = models.CharField(max_length=120)
    dasar = models.CharField("Dasar (nomor surat atau keputusan)", max_length=120)
    pengelola = models.CharField(max_length=200, default="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia")
    mulai = models.DateTimeField()
    batas = models.DateTimeField()
    max_wishes = models.PositiveSmallIntegerField(default=3)
    term_months = models.PositiveSmallIntegerField(default=6)
    pernyataan = models.TextField()
    wajib_jenjang = models.JSONField(default=list, blank=True)
    wajib_status = models.JSONField(default=_pns)
    state = models.CharField(max_length=12, choices=list(PERIOD.states.items()), default="rancangan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="period_kode_per_instansi"),
            models.UniqueConstraint(fields=["instansi"], condition=Q(state="dibuka"), name="period_one_open"),
            models.CheckConstraint(condition=Q(batas__gt=F("mulai")), name="period_ordered"),
            models.CheckConstraint(condition=Q(max_wishes__gte=1), name="period_some_wish"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        """The agency's time zone."""
        return ZoneInfo(self.instansi.zona)

    @property
    def terms(self) -> Terms:
        """What the core needs to judge a draft."""
        return Terms(self.mulai.astimezone(self.zona).date(), self.max_wishes, self.term_months)

    @property
    def melalui(self) -> str:
        """Through whom letters go to the regional head."""
        return f"Kepala {self.pengelola}"

    def accepts(self, at: datetime) -> bool:
        """Whether declarations may be filed or withdrawn at this moment."""
        return self.state == "dibuka" and self.mulai <= at < self.batas


class Aspiration(models.Model):
    """One person's Pernyataan Karier in one period: the draft as typed, its state, and the submissions made of it."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="aspirations")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="aspirations")
    state = models.CharField(max_length=16, choices=list(FILING.states.items()), default="draf")
    draft = models.JSONField(default=dict)
    revision = models.PositiveSmallIntegerField(default=0)
    saved_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)
    door = models.CharField(max_length=8, choices=DOORS, blank=True)  # of the submission in force

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "pegawai"], name="aspiration_once_a_period"),
            models.CheckConstraint(
                condition=Q(state__in=FILED, filed_at__isnull=False) | Q(~Q(state__in=FILED), filed_at__isnull=True),
                name="aspiration_filed_has_date",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["period", "state", "filed_at"], name="aspiration_by_state")]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.period}"


class PersonalReason(models.Model):
    """A personal reason, kept apart from the declaration: read by its author and, as a kind, by BKPSDM alone."""

    aspiration = models.OneToOneField(Aspiration, on_delete=models.CASCADE, related_name="personal_reason")
    kind = models.CharField(max_length=12, choices=list(PERSONAL_LABEL.items()))
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()


class Submission(models.Model):
    """A declaration as filed: append-only. `snapshot` holds the facts that stand in the letter."""

    class Consent(models.TextChoices):
        SENDIRI = "sendiri", "Diajukan sendiri"
        KODE = "kode", "Dibantu operator, disetujui dengan kode"
        BASAH = "basah", "Dibantu operator, disetujui dengan tanda tangan basah"

    aspiration = models.ForeignKey(Aspiration, on_delete=models.PROTECT, related_name="submissions")
    revision = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    door = models.CharField(max_length=8, choices=DOORS)
    willing = models.CharField(max_length=8, choices=WILLING, blank=True)  # empty: filed before it was asked
    reason = models.TextField()
    filed_by = models.CharField(max_length=32)  # NIP of who pressed the button
    filed_by_name = models.CharField(max_length=200)
    consent = models.CharField(max_length=8, choices=Consent.choices, default=Consent.SENDIRI)
    consent_note = models.CharField(max_length=200, blank=True)
    snapshot = models.JSONField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aspiration", "revision"], name="submission_once_a_revision"),
            models.CheckConstraint(
                condition=Q(willing__in=("", "tidak", "opd", "semua")) | Q(willing="tujuan", door="pindah"),
                name="submission_willing_fits_door",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def willing_words(self) -> str:
        """The answer to "bersedia ditempatkan?" as it was chosen; old papers say that it was not asked."""
        return label(self.door, self.willing)

    @property
    def willing_clause(self) -> str:
        """When and where the person is willing; empty for no, and for an old paper."""
        return clause(self.door, self.willing)


class Wish(models.Model):
    """One wished post of a submission: a jabatan, or a kind of jabatan in an OPD."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField()
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="wished")
    kind = models.CharField(max_length=120, blank=True)
    opd = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "rank"], name="wish_once_a_rank"),
            models.CheckConstraint(
                condition=Q(jabatan__isnull=False, kind="")
                | (Q(jabatan__isnull=True, opd__isnull=False) & ~Q(kind="")),
                name="wish_post_or_kind",
            ),
        ]

    def __str__(self) -> str:
        return str(self.jabatan) if self.jabatan else f"{self.kind} di {self.opd}"


class WishVerdict(models.Model):
    """What the law said of a wish at the moment of filing, with its facts and rule versions. It never changes."""

    wish = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="verdict")
    state = models.CharField(max_length=12)  # a core.eligibility.State
    met = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    papers = models.PositiveSmallIntegerField()
    earliest = models.DateField(null=True, blank=True)
    frozen = models.JSONField()  # verdicts.pack

    def __str__(self) -> str:
        return f"{self.met} dari {self.asked} syarat"


class Target(models.Model):
    """One measurable target of a submission."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="targets")
    rank = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=18, decimal_places=3)
    goal = models.DecimalField(max_digits=18, decimal_places=3)
    due = models.DateField()
    method = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "rank"], name="target_once_a_rank"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=5), name="target_one_to_five"),
        ]

    def __str__(self) -> str:
        return self.indicator


class StateChange(models.Model):
    """A step of a declaration: who, when, from, to, why."""

    aspiration = models.ForeignKey(Aspiration, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    hand = models.CharField(max_length=12)
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Opinion(models.Model):
    """What the direct superior says of a submission; one per submission, may be changed until the period closes."""

    class Stance(models.TextChoices):
        MENDUKUNG = "mendukung", "Mendukung"
        CATATAN = "catatan", "Mendukung dengan catatan"
        BELUM = "belum", "Belum mendukung"

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="opinion")
    atasan = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    note = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_stance_display()


class ConsentCode(models.Model):
    """A one-time code with which a person agrees to what the operator typed for them. Only its hash is kept."""

    aspiration = models.OneToOneField(Aspiration, on_delete=models.CASCADE, related_name="consent_code")
    digest = models.CharField(max_length=128)
    draft_digest = models.CharField(max_length=64)  # the code agrees to this draft and no other
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"kode untuk {self.aspiration_id}"


class Jawaban(models.Model):
    """The answer to a declaration, with its reasons; announced once, never changed. `isi` is what the letter says."""

    aspiration = models.OneToOneField(Aspiration, on_delete=models.PROTECT, related_name="jawaban")
    hasil = models.CharField(max_length=16, choices=list(OUTCOMES.items()))
    kode = models.CharField(max_length=16)  # of REASONS, or the outcome; for counting
    kalimat = models.TextField()
    isi = models.JSONField()  # points: wish, code, sentence; own: the post held; next: what to do
    diumumkan_at = models.DateTimeField()
    naskah = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="jawaban")

    def __str__(self) -> str:
        return f"{self.aspiration_id}: {self.get_hasil_display()}"
