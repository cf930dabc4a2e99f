"""Pelantikan and TMT: days that cannot be, witnesses, who did not come, and the riwayat of a chain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from openkarier.stages.placement import ceremonies, effect, queries
from openkarier.stages.placement.models import Langkah, Penempatan
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from stages.placement import story


def test_the_riwayat_of_a_chain_changes_at_once_on_the_tmt_and_again_changes_nothing(city, swap):
    made = story.sworn(city, swap)
    early = datetime(2026, 11, 15, 3, 0, tzinfo=UTC)
    assert effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=early).moved == 0
    on_the_day = early + timedelta(days=1)
    assert effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=on_the_day) == effect.Outcome(2, ())
    assert effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=on_the_day) == effect.Outcome(0, ())
    wati = Pegawai.objects.get(nip=city.orang["wati"].nip)
    rows = (
        RiwayatJabatan.objects.filter(pegawai=wati).order_by("mulai").values_list("nama_jabatan", "selesai", "nomor_sk")
    )
    assert list(rows) == [
        ("Kepala Bidang Kebersihan", date(2026, 11, 16), ""), ("Sekretaris Dinas Laut", None, made.nomor),
    ]  # fmt: skip
    assert (wati.jabatan.nama, wati.unit.nama, wati.tmt_jabatan) == ("Sekretaris Dinas Laut", "Dinas Laut", made.tmt)
    assert story.states(swap) == ["berlaku", "berlaku"]
    steps = Langkah.objects.filter(penempatan=swap[0].pk).order_by("pk").values_list("after", flat=True)
    assert list(steps) == ["disetujui", "diusulkan", "pertek", "sk", "dilantik", "berlaku"]


def test_two_who_change_chairs_do_not_block_each_other(city):
    found = story.released(city, [("wati", "sekretaris-pasar", "rotasi"), ("sari", "kabid", "rotasi")])
    story.sworn(city, found)
    outcome = effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=story.PLAN.waktu)
    assert outcome == effect.Outcome(2, ())
    held = dict(Pegawai.objects.filter(nama__in=("Wati Kurnia", "Sari Melati")).values_list("nama", "jabatan__nama"))
    assert held == {"Wati Kurnia": "Sekretaris Dinas Pasar", "Sari Melati": "Kepala Bidang Kebersihan"}


def test_a_chain_that_somebody_blocks_stays_whole_and_names_who(city):
    found = story.released(city, [("sari", "kabid", "rotasi")])
    story.sworn(city, found)
    outcome = effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=story.PLAN.waktu)
    assert outcome.moved == 0
    assert "Kepala Bidang Kebersihan masih dijabat Wati Kurnia, yang tidak ikut dipindahkan." in outcome.blocked[0]
    assert story.states(found) == ["dilantik"]
    assert queries.due("5871", date(2026, 11, 16)).count() == 1


def test_a_person_who_left_is_named(city, swap):
    story.sworn(city, swap)
    Pegawai.objects.filter(pk=city.orang["sari"].pk).update(aktif=False)
    outcome = effect.take_effect(instansi="5871", actor="sistem", hand="sistem", at=story.PLAN.waktu)
    assert "Sari Melati tidak lagi tercatat sebagai pegawai aktif." in outcome.blocked[0]
    assert Pegawai.objects.get(pk=city.orang["wati"].pk).jabatan.kode == "kabid"  # the whole chain waits


def plan(**changes):
    return ceremonies.Plan(**{**vars(story.PLAN), **changes})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"waktu": datetime(2026, 11, 9, 2, tzinfo=UTC)}, "sesudah hari pelantikan"),
        ({"waktu": datetime(2026, 11, 14, 2, tzinfo=UTC)}, "hari libur (Sabtu)"),
        ({"waktu": datetime(2026, 12, 29, 2, tzinfo=UTC)}, "Lewat 30 hari kerja sejak SK; batasnya 22 Desember 2026"),
        ({"nama": ""}, "nama acara"),
    ],
)
def test_a_ceremony_on_a_day_that_cannot_be_is_refused(city, swap, change, said):
    story.decreed(city, swap)
    refused = story.refusal(
        ceremonies.plan_ceremony,
        instansi=city.instansi,
        usulan=[swap[0].pk],
        plan=plan(**change),
        actor=story.OFFICE,
        at=story.SK_AT,
    )
    assert said in refused


def test_a_ceremony_before_the_sk_and_an_invitation_on_the_same_day_are_refused(city, swap):
    story.agree(swap)
    act = {"instansi": city.instansi, "actor": story.OFFICE, "at": story.SK_AT, "plan": story.PLAN}
    assert "belum punya SK" in story.refusal(ceremonies.plan_ceremony, usulan=[swap[0].pk], **act)
    Penempatan.objects.all().delete()
    story.decreed(city, swap)
    event = ceremonies.plan_ceremony(usulan=[each.pk for each in swap], **act)
    late = story.refusal(
        ceremonies.invite,
        event=event,
        pengesah=story.SIGNER,
        kepala="Wali Kota",
        actor=story.OFFICE,
        at=datetime(2026, 11, 15, 3, tzinfo=UTC),
    )
    assert late == ""  # Sunday before a Monday: the working day between is the day itself
    event.refresh_from_db()
    assert event.state == "diundang"


def test_who_did_not_come_keeps_the_sk_and_is_sworn_in_another_day(city, swap):
    story.decreed(city, swap)
    event = ceremonies.plan_ceremony(
        instansi=city.instansi, usulan=[each.pk for each in swap], plan=story.PLAN, actor=story.OFFICE, at=story.SK_AT
    )
    ceremonies.invite(event=event, pengesah=story.SIGNER, kepala="Wali Kota", actor=story.OFFICE, at=story.SK_AT)
    absent = event.peserta.get(penempatan=swap[1].pk)
    after = story.PLAN.waktu + timedelta(hours=1)
    assert ceremonies.note_attendance(event=event, absent=[absent.pk], actor=story.OFFICE, at=after) == 1
    event.refresh_from_db()
    same = [city.orang["budi"]] * 2
    witness = {"event": event, "rohaniwan": "H. Karim", "actor": story.OFFICE, "at": after}
    assert "dua saksi yang berbeda" in story.refusal(ceremonies.hold_ceremony, saksi=same, **witness)
    own = [city.orang["budi"], city.orang["wati"]]
    assert "sendiri dilantik" in story.refusal(ceremonies.hold_ceremony, saksi=own, **witness)
    assert ceremonies.hold_ceremony(saksi=[city.orang["budi"], city.orang["rahma"]], **witness) == 1
    assert story.states(swap) == ["dilantik", "sk"]
    assert [row.pk for row in queries.to_swear("5871")] == [swap[1].pk]


def test_a_witness_below_those_who_swear_is_refused_by_the_article_of_their_oath(city, swap):
    story.decreed(city, swap)
    event = ceremonies.plan_ceremony(
        instansi=city.instansi, usulan=[each.pk for each in swap], plan=story.PLAN, actor=story.OFFICE, at=story.SK_AT
    )
    ceremonies.invite(event=event, pengesah=story.SIGNER, kepala="Wali Kota", actor=story.OFFICE, at=story.SK_AT)
    after = story.PLAN.waktu + timedelta(hours=1)
    ceremonies.note_attendance(event=event, absent=[], actor=story.OFFICE, at=after)
    event.refresh_from_db()
    said = story.refusal(
        ceremonies.hold_ceremony, event=event, rohaniwan="H. Karim", actor=story.OFFICE, at=after,
        saksi=[city.orang["budi"], city.orang["joko"]],
    )  # fmt: skip
    assert said == (
        "Jabatan Joko Prasetyo di bawah Administrator yang dilantik. Saksi paling rendah sama jabatannya "
        "(PP 11/2017 Pasal 61 ayat (3)); pilih saksi lain."
    )
