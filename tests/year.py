"""A year of appraisal in short: the steps that tests of several rooms walk through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from openkarier.core.appraisal import Indicator, Settled
from openkarier.core.feedback import BERAKHLAK
from openkarier.stages.appraisal import operations, rating
from openkarier.stages.appraisal.operations import Planned
from openkarier.stages.appraisal.rating import Rating
from openkarier.stages.appraisal.steps import Actor

YEAR = 2026
AT = datetime(2026, 1, 12, 3, 0, tzinfo=UTC)
SETTLED = Settled(
    "Dua petugas kebersihan", "Laporan setiap akhir bulan", ("bimbingan", "pelatihan"), "",
    {"pelayanan": "Keluhan pedagang dijawab hari itu juga"},
)  # fmt: skip


def planned(rencana: str = "Tertatanya pasar kelurahan", **more: object) -> Planned:
    """A complete result."""
    measures = (Indicator("kuantitas", "Jumlah pasar yang ditata", "11 pasar"),)
    return Planned(rencana, indikator=measures, **more)


def by(person):
    """The person as an actor."""
    return Actor.of(person)


def fixed(city, skp, who="wati", at=AT):
    """File, talk, agree, fix."""
    boss, owner = by(city.orang[who]), by(skp.pegawai)
    operations.file(skp=skp, actor=owner, at=at)
    operations.start_dialog(skp=skp, actor=boss, at=at)
    operations.keep_dialog(skp=skp, settled=SETTLED, pendekatan="kuantitatif", actor=boss, at=at)
    operations.agree(skp=skp, actor=owner, at=at)
    return operations.fix(skp=skp, actor=boss, at=at)


def rated(city, skp, hasil=2, perilaku=2, who="wati"):
    """Report and rate a fixed SKP."""
    boss = by(city.orang[who])
    operations.open_rating(skp=skp, actor=boss, at=AT)
    given = Rating(hasil, perilaku, dict.fromkeys(BERAKHLAK, 4), why="Target pasar tidak tercapai tahun ini.")
    return rating.rate(skp=skp, rating=given, actor=boss, at=AT)


def handed_over(city, skp, hasil=2, perilaku=2, who="wati"):
    """Rate and hand over."""
    return rating.hand_over(skp=rated(city, skp, hasil, perilaku, who), actor=by(city.orang[who]), at=AT)


def concluded(city, skp, hasil=2, perilaku=2, who="wati"):
    """Rate, hand over, sign, and let the fourteen days pass."""
    handed_over(city, skp, hasil, perilaku, who)
    rating.receive(skp=skp, actor=by(skp.pegawai), at=AT)
    return rating.conclude(skp=skp, at=AT + timedelta(days=15))
