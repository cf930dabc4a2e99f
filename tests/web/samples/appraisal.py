"""Samples of the pages in web/pages/appraisal.py."""

from __future__ import annotations

from typing import Any

from cast import NOW, City
from openkarier.stages.appraisal import operations, raters, voices
from openkarier.stages.appraisal.models import Appointment, Difference, PredikatKinerja, Service
from openkarier.stages.appraisal.steps import Actor
from samples.kinds import Sample, Shared
from samples.records import unit

OWN: Shared = {"kode": "2026-1"}  # an SKP of one's own; the record behind it is always one's own


def skp(city: City) -> dict[str, Any]:
    """Joko's SKP, a draft."""
    made = operations.begin(pegawai=city.orang["joko"], tahun=2026, at=NOW)
    return {"kode": made.kode, "nip": city.orang["joko"].nip}


def service(city: City) -> dict[str, Any]:
    """A service of Dinas Laut."""
    found = Service.objects.filter(unit=city.unit["laut"]).first()
    made = found or voices.make_service(
        unit=city.unit["laut"], nama="Loket izin kapal", actor=Actor.of(city.orang["rahma"]), at=NOW
    )
    return {"kode": made.kode}


def difference(city: City) -> dict[str, Any]:
    """Joko's year, on record with another predicate."""
    row, _ = PredikatKinerja.objects.get_or_create(pegawai=city.orang["joko"], tahun=2025, defaults={"nilai": 5})
    found, _ = Difference.objects.get_or_create(
        predikat=row, choice="", defaults={"nilai": 4, "hasil_kerja": 2, "perilaku_kerja": 2, "found_at": NOW}
    )
    return {"selisih": found.pk}


def rater(city: City) -> dict[str, Any]:
    """Rahma, appointed to appraise Joko."""
    rows = Appointment.objects.filter(pegawai=city.orang["joko"])
    made = rows.first() or raters.appoint(
        people=[city.orang["joko"]], penilai=city.orang["rahma"], mulai=NOW.date(), sk="SK 800/1",
        actor=Actor.of(city.orang["rahma"]), at=NOW,
    )[0]  # fmt: skip
    return {"penunjukan": made.pk}


SAMPLES: dict[str, Sample] = {
    "suara": service,
    "atasan:appraisal-unit_predicate": unit,
    "atasan:appraisal-reason": unit,
    "atasan:appraisal-detail": skp,
    "atasan:appraisal-dialog": skp,
    "atasan:appraisal-step": skp,
    "atasan:appraisal-note": skp,
    "atasan:appraisal-quarter": skp,
    "atasan:appraisal-rate": skp,
    "atasan:appraisal-calibrate": skp,
    "atasan:appraisal-ruling": skp,
    "atasan:appraisal-plan_paper": skp,
    "atasan:appraisal-rating_paper": skp,
    "ppk:appraisal-detail": skp,
    "ppk:appraisal-dialog": skp,
    "ppk:appraisal-step": skp,
    "ppk:appraisal-note": skp,
    "ppk:appraisal-quarter": skp,
    "ppk:appraisal-rate": skp,
    "ppk:appraisal-calibrate": skp,
    "ppk:appraisal-ruling": skp,
    "ppk:appraisal-plan_paper": skp,
    "ppk:appraisal-rating_paper": skp,
    "bkpsdm:appraisal-rater_end": rater,
    "bkpsdm:appraisal-detail": skp,
    "bkpsdm:appraisal-unit": unit,
    "bkpsdm:appraisal-unit_predicate": unit,
    "bkpsdm:appraisal-decide": difference,
    "bkpsdm:appraisal-switch": service,
    "bkpsdm:appraisal-poster": service,
}
SHARED: dict[str, Shared] = {
    "asn:appraisal-answer": {"undangan": 1},
    "asn:appraisal-home": OWN,
    "asn:appraisal-result": OWN | {"nomor": 1},
    "asn:appraisal-result_keep": OWN | {"nomor": 1},
    "asn:appraisal-realisation_keep": OWN,
    "asn:appraisal-drop": OWN,
    "asn:appraisal-step": OWN,
    "asn:appraisal-realisation": OWN,
    "asn:appraisal-note": OWN,
    "asn:appraisal-object_to": OWN,
    "asn:appraisal-plan_paper": OWN,
    "asn:appraisal-rating_paper": OWN,
    "asn:appraisal-receipt": OWN,
}
