"""The form with which BKPSDM plans a period; times are the agency's local time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.stages.aspiration.periods import STATEMENT, Plan

if TYPE_CHECKING:
    from openkarier.stages.aspiration.models import Period

LOCAL = "%Y-%m-%dT%H:%M"
FIRST_YEAR, LAST_YEAR = 2014, 2100  # from the first ASN law (UU 5/2014) on; beyond is a slip of the finger
STATUSES = [("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK")]


class PlanRefused(Exception):
    """What was typed makes no plan; the message says why."""


def _moment(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=forms.TextInput(attrs={"type": "datetime-local"}))


class PeriodForm(forms.Form):
    """What BKPSDM decides about a period."""

    use_required_attribute = False

    nama = forms.CharField(max_length=120, help_text="Misalnya “Open Karier 2026 Tahap II”.")
    kode = forms.SlugField(
        max_length=15, help_text="Menjadi alamat halaman dan awal nomor tanda terima, misalnya 2026-2."
    )
    dasar = forms.CharField(
        label="Dasar", max_length=120, help_text="Nomor keputusan atau surat edaran kepala daerah yang membuka periode."
    )
    mulai = _moment("Dibuka mulai", "Waktu setempat.")
    batas = _moment("Batas waktu", "Waktu setempat; sesudah saat ini tidak ada pernyataan yang diterima.")
    wajib_status = forms.MultipleChoiceField(
        label="Status pegawai yang wajib mengisi", choices=STATUSES, widget=forms.CheckboxSelectMultiple
    )
    wajib_jenjang = forms.MultipleChoiceField(
        label="Jenjang yang wajib mengisi",
        help_text="Kosongkan bila semua jenjang wajib.",
        required=False,
        choices=[(jenjang.value, label) for jenjang, label in JENJANG_LABEL.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    max_wishes = forms.IntegerField(label="Banyaknya jabatan yang dapat dituju", min_value=1, max_value=10)
    term_months = forms.IntegerField(
        label="Masa target (bulan)", min_value=1, max_value=24, help_text="Tenggat yang ditawarkan bagi setiap target."
    )
    pernyataan = forms.CharField(label="Bunyi pernyataan kesediaan", widget=forms.Textarea(attrs={"rows": 5}))


def typed_of(period: Period | None, today: date) -> dict[str, Any]:
    """What the form shows at first: the period, or the usual terms (two weeks from tomorrow, six months)."""
    if period is None:
        begin = datetime.combine(today + timedelta(days=1), time(8))
        end = datetime.combine(today + timedelta(days=15), time(23, 59))
        usual = {"max_wishes": 3, "term_months": 6, "pernyataan": STATEMENT, "wajib_status": ["PNS"]}
        return {"mulai": begin.strftime(LOCAL), "batas": end.strftime(LOCAL), **usual}
    names = ("nama", "kode", "dasar", "wajib_status", "wajib_jenjang", "max_wishes", "term_months", "pernyataan")
    shown: dict[str, Any] = {name: getattr(period, name) for name in names}
    zone = period.zona
    return shown | {name: getattr(period, name).astimezone(zone).strftime(LOCAL) for name in ("mulai", "batas")}


def plan_of(form: PeriodForm, zona: str) -> Plan:
    """The plan that a valid form describes. Raises PlanRefused when a time cannot be read."""
    answers = dict(form.cleaned_data)
    for name in ("mulai", "batas"):
        answers[name] = _read(answers[name], ZoneInfo(zona), str(form.fields[name].label))
    answers["wajib_status"] = tuple(answers["wajib_status"])
    answers["wajib_jenjang"] = tuple(answers["wajib_jenjang"])
    return Plan(**answers)


def _read(typed: str, zone: ZoneInfo, label: str) -> datetime:
    for pattern in (LOCAL, "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M"):
        try:
            moment = datetime.strptime(typed.strip(), pattern).replace(tzinfo=zone)
        except ValueError:
            continue
        if FIRST_YEAR <= moment.year <= LAST_YEAR:
            return moment
        raise PlanRefused(f"{label}: tahun {moment.year} di luar {FIRST_YEAR} sampai {LAST_YEAR}. Periksa tahunnya.")
    raise PlanRefused(f"{label}: waktu tidak terbaca. Tuliskan seperti 31-12-2026 23.59.")
