"""An SKP as several desks show it: found within the scope, its sheet, its tracker, its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from openkarier.core.appraisal import RATED, consequences_for, objection_until
from openkarier.core.feedback import BERAKHLAK
from openkarier.stages.appraisal import hands, notes, queries, voice_queries
from openkarier.stages.registry import queries as registry
from openkarier.web.pieces import Step

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Skp
    from openkarier.stages.registry.models import Pegawai

LOOK = {  # state -> word of states.STATES
    "rancangan": "rancangan", "diajukan": "menunggu", "dialog": "berjalan", "ditetapkan": "disetujui",
    "penilaian": "menunggu", "dinilai": "berjalan", "diserahkan": "menunggu", "diterima": "selesai",
    "keberatan": "diperiksa", "final": "selesai",
}  # fmt: skip
TALKING = {"asn", "atasan", "ppk"}  # desks that speak with one another over an SKP
ACTS = (
    "detail", "dialog", "step", "note", "quarter", "rate", "calibrate", "ruling", "plan_paper", "rating_paper",
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One SKP as a reader of a desk sees it; `held` are the hands in which the reader holds it."""

    desk: str
    skp: Skp
    reader: str
    held: tuple[str, ...]

    @property
    def person(self) -> Pegawai:
        """Whose it is."""
        return self.skp.pegawai

    @property
    def own(self) -> bool:
        """Whether the reader is the person."""
        return self.desk == "asn"

    @property
    def leads(self) -> bool:
        """Whether the reader acts as the superior now."""
        return bool({"atasan", "pengganti"} & set(self.held))

    @property
    def judges(self) -> bool:
        """Whether the reader is the superior's superior."""
        return "atasan-penilai" in self.held

    @property
    def rater(self) -> str:
        """Who appraises, as a sentence names them."""
        return self.skp.penilai.nama_gelar if self.skp.penilai else self._ppk

    @property
    def judge(self) -> str:
        """Who decides an objection, as a sentence names them."""
        return self.skp.atasan_penilai.nama_gelar if self.skp.atasan_penilai else self._ppk

    @property
    def _ppk(self) -> str:
        return f"{self.person.instansi.sebutan_kepala} selaku Pejabat Pembina Kepegawaian"

    @property
    def look(self) -> str:
        """The word of states for the state."""
        return LOOK[self.skp.state]

    @property
    def rated(self) -> bool:
        """Whether the reader may see the rating: the person only once it was handed over."""
        return self.skp.state in (RATED[1:] if self.own else RATED)

    def url(self, act: str, *more: object) -> str:
        """Address of one of this SKP's pages at this desk."""
        whose = [] if self.own else [self.person.nip]
        return reverse(f"{self.desk}:appraisal-{act}", args=[self.skp.kode, *whose, *more])


def find(request: HttpRequest, kode: str, nip: str = "") -> Sheet:
    """The SKP this request is about; 404 when it is not the reader's to see."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, nip or scope.nip)
    skp = queries.skp_of(person, kode) if person else None
    if skp is None:
        raise Http404
    desk: str = request.desk  # type: ignore[attr-defined]
    reader = request.user.get_username()
    held = hands.held_by(skp, reader, timezone.now()) if desk in TALKING else ()
    if desk == "ppk" and not held:  # the PPK appraises few; of the others the figures are enough
        raise Http404
    return Sheet(desk, skp, reader, held)


def context(sheet: Sheet) -> dict[str, Any]:
    """What the sheet's template shows."""
    skp = sheet.skp
    return {
        "sheet": sheet,
        "skp": skp,
        "results": list(skp.hasil.prefetch_related("indikator").order_by("nomor")),
        "expected": [(name, skp.ekspektasi.get(key, "")) for key, (name, _) in BERAKHLAK.items()],
        "agreed": [each for key, each in consequences_for(skp.jenjang).items() if key in skp.konsekuensi],
        "quarters": list(skp.triwulan.all()),
        "notes": notes.readable(skp, sheet.reader) if sheet.desk in TALKING else [],
        "behaviour": voice_queries.behaviour(skp) if sheet.rated else None,
        "changes": list(skp.perubahan.order_by("at")) if sheet.rated else [],
        "objection": getattr(skp, "objection", None),
        "steps": steps(skp),
        "to": {act: sheet.url(act) for act in ACTS} if sheet.desk in {"atasan", "ppk"} else {},
    }


STATIONS = (  # state after which it is done, label, who acts, what it means
    ("diajukan", "Rancangan SKP", "Pegawai", "Hasil kerja dan targetnya disusun dari hasil kerja atasan."),
    ("ditetapkan", "Dialog kinerja", "Pejabat penilai", "Disepakati: hasil, perilaku, dukungan, konsekuensi."),
    ("penilaian", "Pelaksanaan dan umpan balik", "Pegawai", "Umpan balik sepanjang tahun; realisasi dilaporkan."),
    ("diserahkan", "Penilaian", "Pejabat penilai", "Hasil kerja dan perilaku kerja dinilai, lalu diserahkan."),
    ("diterima", "Penerimaan", "Pegawai", "Ditandatangani paling lambat 14 hari sesudah diserahkan."),
    ("final", "Predikat kinerja", "Sistem", "Menjadi predikat resmi sesudah 14 hari masa keberatan."),
)  # fmt: skip
ORDER = (
    "rancangan", "diajukan", "dialog", "ditetapkan", "penilaian", "dinilai", "diserahkan", "diterima", "keberatan",
    "final",
)  # fmt: skip


def steps(skp: Skp) -> list[Step]:
    """The stations of an SKP with dates; exactly one is current unless it is final."""
    entered = {change.after: change.at for change in skp.changes.order_by("at", "pk")}
    reached, now_seen, found = ORDER.index(skp.state), False, []
    for after, label, actor, text in STATIONS:
        done = ORDER.index(after) <= reached
        current = not done and not now_seen
        now_seen = now_seen or current
        who = "Atasan pejabat penilai" if current and skp.state == "keberatan" else actor
        found.append(
            Step(label, "done" if done else "now" if current else "later", at=entered.get(after) if done else None,
                 actor=who if current else "", text=text)
        )  # fmt: skip
    return found


def until(skp: Skp) -> Any:
    """The last day for an objection, None before the document was handed over or once it is final."""
    received = skp.diterima_at or skp.diserahkan_at
    if received is None or skp.state not in {"diserahkan", "diterima"}:
        return None
    return objection_until(timezone.localdate(received))


def paper(pdf: bytes, name: str) -> HttpResponse:
    """A PDF for the reader."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
