"""The demo year of performance: closed years of three OPD, the present year of one in every state, 360, the public."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from openkarier.core.appraisal import Indicator, Settled
from openkarier.core.feedback import BERAKHLAK
from openkarier.core.ratings import MATRIX
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.gateways.demo.cast import CAST, INSTANSI
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.tables import table
from openkarier.stages.appraisal import (
    bulk,
    notes,
    objections,
    operations,
    queries,
    raters,
    rating,
    surveys,
    units,
    voices,
)
from openkarier.stages.appraisal.operations import Planned
from openkarier.stages.appraisal.rating import Rating
from openkarier.stages.appraisal.steps import Actor
from openkarier.stages.registry import hierarchy
from openkarier.stages.registry import queries as registry

if TYPE_CHECKING:
    from openkarier.stages.appraisal.models import Skp
    from openkarier.stages.registry.models import Pegawai, Unit

OWN, OTHERS = "BKL.18", ("BKL.09", "BKL.30")  # the OPD of the demo superior; two to compare with
ASN = CAST[0].nip
PAIRS = {int(nilai): (int(pair[0]), int(pair[1])) for pair, nilai in reversed(list(MATRIX.items()))}
SETTLED = Settled(
    "Dua petugas lapangan dan anggaran perjalanan dalam kota", "Laporan setiap akhir bulan; rapat tinjau tiap triwulan",
    ("pengembangan", "bimbingan", "pelatihan"), "",
    {"pelayanan": "Keluhan pedagang dijawab hari itu juga", "kolaboratif": "Kelurahan dilibatkan sejak perencanaan"},
)  # fmt: skip
CALIBRATED = "Rapat kalibrasi: ukuran “di atas ekspektasi” disamakan antarbidang."
STATES = ("rancangan", "diajukan", "dialog", "ditetapkan", "ditetapkan", "dinilai", "diserahkan")
SERVICES = (("Loket rekomendasi izin usaha", 9, 34), ("Layanan tera ulang timbangan", 6, 2))  # name, mean, answers
ANSWERED = 10  # surveys with answers; the others show what too few answers look like
WHOLE = Scope(Reach.INSTANSI, instansi=INSTANSI)


def there() -> bool:
    """Whether the demo year exists."""
    return bool(queries.years(INSTANSI))


def load(seed: int) -> int:
    """Fill the demo year; return the number of SKP."""
    now, made = timezone.now(), 0
    tops = {kode: top for kode in (OWN, *OTHERS) if (top := registry.unit(WHOLE, kode)) is not None}
    for top in tops.values():
        made += _closed_years(seed, top, now)
    if OWN in tops:
        _units(tops, now)
        made += _top(seed, now)
        made += _present_year(seed, tops[OWN], now)
        _voices(seed, tops[OWN], now)
    return made


def _closed_years(seed: int, top: Unit, now: datetime) -> int:
    """Last year of everybody in an OPD, as their predicate on record says; some were calibrated."""
    last, above = now.year - 1, hierarchy.superiors_in([top])
    people = list(registry.within(registry.people(WHOLE), top).select_related("jabatan", "unit"))
    known = queries.nilai_of(people, last)
    goals, rows = table("target"), []
    late = _late(people)
    for person in people:
        nilai = known.get(person.pk)
        if nilai is None or person.jabatan is None or person == late:
            continue
        chance, pair = Chance(seed, "kinerja", person.nip), PAIRS[nilai]
        lowered = nilai == 4 and chance.flip(0.2)
        row, done = chance.pick(goals), chance.integer(8, 14)
        rows.append(
            bulk.RatedRow(
                pegawai=person, tahun=last, penilai=above.get(person.pk), first=(1, 1) if lowered else pair, now=pair,
                rencana=row["capaian"].capitalize(), indikator=f"Jumlah {row['satuan']}", target=f"12 {row['satuan']}",
                realisasi=f"{done} {row['satuan']}", at=datetime(now.year, 1, 20, 3, tzinfo=now.tzinfo),
                why=CALIBRATED if lowered else "",
            )
        )  # fmt: skip
    return bulk.add_closed_years(rows)


def _late(people: list[Pegawai]) -> Pegawai | None:
    """Whose appraisal of last year is still disputed: the first by NIP beside the demo ASN, who heads nothing."""
    own = next((each for each in people if each.nip == ASN), None)
    beside = [each for each in people if own and each.unit_id == own.unit_id and each.pk != own.pk and not _head(each)]
    return min(beside, key=lambda each: each.nip, default=None)


def _head(person: Pegawai) -> bool:
    return bool(person.jabatan and person.jabatan.kepala)


def _units(tops: dict[str, Unit], now: datetime) -> None:
    boss = Actor(CAST[6].nip, CAST[6].nama)
    for kode, nilai in zip((OWN, *OTHERS), (4, 5, 4), strict=True):
        if kode in tops:
            units.set_unit_predicate(
                unit=tops[kode], tahun=now.year - 1, nilai=nilai, dasar=f"BA Evaluasi Kinerja {now.year}/01 (contoh)",
                actor=boss, at=now - timedelta(days=300),
            )  # fmt: skip
    if OTHERS[0] in tops:
        units.give_reason(
            unit=tops[OTHERS[0]], tahun=now.year - 1, remarks=[], actor=boss, at=now - timedelta(days=290),
            why="Penghargaan meritokrasi nasional diraih bersama; dasar setiap predikat tersimpan pada SKP.",
        )  # fmt: skip


def _present_year(seed: int, top: Unit, now: datetime) -> int:
    """The demo superior's own SKP, the demo ASN's in the middle of its year, colleagues' in every other state."""
    head = hierarchy.head_of(top)
    people = list(registry.within(registry.people(WHOLE), top).select_related("jabatan", "unit__opd", "instansi"))
    asn = next((each for each in people if each.nip == ASN), None)
    if head is None or asn is None:
        return 0
    full = {each.pk: each for each in people}
    _draft(seed, full[head.pk], now - timedelta(days=320), number=3)
    late = _late(people)
    spared = {ASN, head.nip, late.nip if late else ""}
    direct = [full[each.pk] for each in hierarchy.bawahan(head)[:12] if each.pk in full and each.nip not in spared]
    with transaction.atomic():
        _walk(seed, asn, "ditetapkan", now)
        for place, person in enumerate(direct):
            _walk(seed, person, STATES[place % len(STATES)], now)
        if late is not None:
            _disputed(seed, late, now)
    if asn.unit is not None:
        _survey(seed, asn, now)
    return 3 + len(direct)


def _top(seed: int, now: datetime) -> int:
    """The Sekda appraises the heads of OPD by appointment; the Sekda's own SKP waits for the PPK."""
    sekda, today = raters.sekda(INSTANSI), timezone.localdate(now)
    if sekda is None:
        return 0
    people = [each.person for each in raters.at_the_top(WHOLE, today) if each.person.pk != sekda.pk]
    spared = people[-1:]  # one head whom nobody was appointed to appraise
    raters.appoint(
        people=[each for each in people if each not in spared], penilai=sekda, mulai=date(now.year, 1, 2),
        sk=f"Keputusan Wali Kota 800/7/{now.year} (contoh)", actor=Actor(CAST[4].nip, CAST[4].nama), at=now,
    )  # fmt: skip
    at = now - timedelta(days=6)
    operations.file(skp=_draft(seed, sekda, at, number=3), actor=Actor.of(sekda), at=at)
    return 1


def _draft(seed: int, person: Pegawai, at: datetime, number: int = 2, tahun: int = 0) -> Skp:
    """Begin an SKP and plan its results."""
    chance = Chance(seed, "skp", person.nip)
    made = operations.begin(pegawai=person, tahun=tahun or at.year, at=at)
    top = made.jenjang.startswith("JPT")
    for place in range(number):
        row = chance.pick(table("target"))
        words = f"{row['capaian'].capitalize()}" + (" di seluruh kota" if top else "")
        operations.keep_result(
            skp=made, nomor=place + 1,
            planned=Planned(
                words, perspektif=("penerima", "proses", "anggaran")[place % 3] if top else "",
                from_superior=next(iter(queries.superior_results(made)), ""),
                indikator=(
                    Indicator("kuantitas", f"Jumlah {row['satuan']}", f"{chance.integer(6, 20)} {row['satuan']}"),
                    Indicator("waktu", "Selesai paling lambat", "30 November"),
                ),
            ),
        )  # fmt: skip
    return made


def _walk(seed: int, person: Pegawai, state: str, now: datetime) -> Skp:
    """Take a person's SKP of the present year as far as `state`."""
    at = now - timedelta(days=300)
    made = _draft(seed, person, at)
    boss = hierarchy.atasan_of(person)
    if state == "rancangan" or boss is None:
        return made
    own, lead = Actor.of(person), Actor.of(boss)
    waiting = now - timedelta(days=20)  # longer than a superior may be silent
    operations.file(skp=made, actor=own, at=waiting if state == "diajukan" else at)
    if state == "diajukan":
        return made
    operations.start_dialog(skp=made, actor=lead, at=now - timedelta(days=2) if state == "dialog" else at)
    operations.keep_dialog(skp=made, settled=SETTLED, pendekatan="kuantitatif", actor=lead, at=at)
    if state == "dialog":
        return made
    operations.agree(skp=made, actor=own, at=at)
    operations.fix(skp=made, actor=lead, at=at)
    _through_the_year(made, own, lead, now)
    if state == "ditetapkan":
        return made
    return _rate(seed, made, own, lead, now, over=state == "diserahkan")


def _through_the_year(skp: Skp, own: Actor, lead: Actor, now: datetime) -> None:
    for triwulan, hasil in ((1, 2), (2, 1), (3, 2)):
        rating.rate_quarter(
            skp=skp, triwulan=triwulan, hasil=hasil, perilaku=2, note="", actor=lead,
            at=now - timedelta(days=300 - 80 * triwulan),
        )  # fmt: skip
    said = (
        ("umpan", "Laporan triwulan kedua rapi dan tepat waktu; lanjutkan cara ini.", lead, 120),
        ("bimbingan", "Dibahas cara membagi tugas lapangan agar penataan selesai sebelum November.", lead, 60),
        ("kemajuan", "Sembilan dari dua belas pasar selesai; tiga menunggu kelurahan.", own, 25),
    )
    for kind, text, who, ago in said:
        notes.say(skp=skp, kind=kind, text=text, actor=who, at=now - timedelta(days=ago))


def _rate(seed: int, skp: Skp, own: Actor, lead: Actor, now: datetime, *, over: bool) -> Skp:
    chance, at = Chance(seed, "nilai", own.nip), now - timedelta(days=9)
    hasil, perilaku = chance.pick(((1, 1), (2, 2), (2, 1), (3, 2)))
    operations.open_rating(skp=skp, actor=lead, at=at)
    answers = {key: chance.integer(3, 5) for key in BERAKHLAK}
    why = "Dua dari lima target belum tercapai sampai akhir masa penilaian." if hasil == 3 else ""
    done = rating.rate(skp=skp, rating=Rating(hasil, perilaku, answers, why=why), actor=lead, at=at)
    return rating.hand_over(skp=done, actor=lead, at=now - timedelta(days=5)) if over else done


def _disputed(seed: int, person: Pegawai, now: datetime) -> None:
    """Last year's appraisal of one person came late and is objected to."""
    boss = hierarchy.atasan_of(person)
    if boss is None:
        return
    at, own, lead = now - timedelta(days=30), Actor.of(person), Actor.of(boss)
    made = _draft(seed, person, at, tahun=now.year - 1)
    operations.file(skp=made, actor=own, at=at)
    operations.start_dialog(skp=made, actor=lead, at=at)
    operations.keep_dialog(skp=made, settled=SETTLED, pendekatan="kuantitatif", actor=lead, at=at)
    operations.agree(skp=made, actor=own, at=at)
    operations.fix(skp=made, actor=lead, at=at)
    operations.open_rating(skp=made, actor=lead, at=at)
    given = Rating(3, 2, dict.fromkeys(BERAKHLAK, 3), why="Realisasi pasar tertata di bawah target.")
    rating.rate(skp=made, rating=given, actor=lead, at=at)
    rating.hand_over(skp=made, actor=lead, at=now - timedelta(days=6))
    reason = "Tiga pasar tidak dihitung padahal berita acaranya ada dan sudah saya serahkan pada bulan Oktober."
    objections.object_to(skp=made, reason=reason, actor=own, at=now - timedelta(days=2))


def _survey(seed: int, asn: Pegawai, now: datetime) -> None:
    """Last year's survey of the demo ASN's unit is closed, some with too few answers; this year's is open."""
    boss, unit = Actor(CAST[4].nip, CAST[4].nama), asn.unit
    assert unit is not None
    then = now - timedelta(days=330)
    surveys.open_surveys(unit=unit, tahun=now.year - 1, batas=then + timedelta(days=14), actor=boss, at=then)
    scope: Any = WHOLE
    with transaction.atomic():
        first = {asn.pk: 0}  # the demo ASN's own survey is among the answered ones
        found = sorted(queries.surveys(scope, now.year - 1), key=lambda each: (first.get(each.pegawai_id, 1), each.pk))
        for place, survey in enumerate(found[:ANSWERED]):
            chance = Chance(seed, "360", place)
            asked = list(survey.undangan.order_by("pk"))[: 2 if place % 4 == 3 else 5]
            for invitation in asked:
                answers = {key: min(5, chance.integer(3, 6)) for key in BERAKHLAK}
                surveys.answer(invitation=invitation, answers=answers, at=then)
    surveys.close_surveys(surveys=queries.surveys(scope, now.year - 1), actor=boss, at=then + timedelta(days=14))
    surveys.open_surveys(unit=unit, tahun=now.year, batas=now + timedelta(days=14), actor=boss, at=now)


def _voices(seed: int, top: Unit, now: datetime) -> None:
    boss, then = Actor(CAST[4].nip, CAST[4].nama), now - timedelta(days=92)
    for name, good, count in SERVICES:
        service = voices.make_service(unit=top, nama=name, actor=boss, at=then)
        for place in range(count):
            chance = Chance(seed, "suara", name, place)
            answers = {key: 5 if chance.integer(0, 9) < good else 3 for key in voices.QUESTIONS}
            voices.speak(service=service, answers=answers, address=f"contoh-{place}", at=then)
