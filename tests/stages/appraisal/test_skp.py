"""An SKP from draft to fixed: who may do what, and what must be there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from openkarier.foundation.journal.models import Leaf
from openkarier.stages.appraisal import cases, hands, operations
from openkarier.stages.appraisal.models import Skp
from openkarier.stages.appraisal.refusal import Incomplete, Refused
from year import AT, SETTLED, YEAR, by, fixed, planned


def state_of(skp):
    return Skp.objects.get(pk=skp.pk).state


def test_an_skp_is_begun_once_and_names_its_superior(city, skp):
    assert operations.begin(pegawai=city.orang["sari"], tahun=YEAR, at=AT) == skp
    assert (skp.kode, skp.penilai, skp.atasan_penilai) == ("2026-1", city.orang["wati"], city.orang["budi"])
    assert (skp.mulai, skp.selesai) == (date(2026, 1, 1), date(2026, 12, 31))


def test_who_is_on_leave_without_pay_has_none(city):
    city.orang["sari"].kedudukan_hukum = "02"
    with pytest.raises(Refused, match="Pasal 23"):
        operations.begin(pegawai=city.orang["sari"], tahun=YEAR, at=AT)


def test_a_move_ends_one_part_of_the_year_and_begins_the_next(city, running):
    sari = city.orang["sari"]
    sari.jabatan, sari.unit, sari.tmt_jabatan = city.jabatan["pengolah"], city.unit["laut"], date(2026, 8, 1)
    sari.save()
    second = operations.begin(pegawai=sari, tahun=YEAR, at=AT)
    running.refresh_from_db()
    assert (running.selesai, second.mulai, second.bagian) == (date(2026, 7, 31), date(2026, 8, 1), 2)
    assert second.penilai == city.orang["rahma"]
    assert operations.begin(pegawai=sari, tahun=YEAR, at=AT) == second
    assert hands.held_by(running, city.orang["wati"].nip, AT) == ("atasan",)  # as it stood then
    assert hands.held_by(second, city.orang["wati"].nip, AT) == ()


def test_results_are_kept_numbered_and_move_up(skp):
    operations.add_result(skp=skp, planned=planned("Dua"))
    operations.add_result(skp=skp, planned=planned("Tiga", asal="Pernyataan Karier 2026-2"))
    operations.remove_result(skp=skp, nomor=2)
    assert list(skp.hasil.order_by("nomor").values_list("nomor", "rencana", "asal")) == [
        (1, "Tertatanya pasar kelurahan", ""),
        (2, "Tiga", "Pernyataan Karier 2026-2"),
    ]


def test_empty_lines_of_indicators_are_left_out(skp):
    typed = replace(planned(), indikator=(*planned().indikator, type(planned().indikator[0])("waktu", " ", "")))
    operations.keep_result(skp=skp, nomor=1, planned=typed)
    assert len(cases.results_of(skp)[0].indikator) == 1


def test_an_incomplete_draft_is_not_filed(city, skp):
    operations.keep_result(skp=skp, nomor=1, planned=replace(planned(), indikator=()))
    with pytest.raises(Incomplete) as refused:
        operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    assert [gap.sentence for gap in refused.value.gaps] == ["Tambahkan sedikitnya satu indikator dengan targetnya."]
    assert state_of(skp) == "rancangan"


def test_the_whole_way_to_fixed_leaves_its_rows_and_leaves(city, running):
    assert [(c.before, c.after, c.hand) for c in running.changes.order_by("pk")] == [
        ("rancangan", "diajukan", "asn"),
        ("diajukan", "dialog", "atasan"),
        ("dialog", "ditetapkan", "atasan"),
    ]
    kinds = [
        entry.partition('"k":"')[2].partition('"')[0]
        for entry in Leaf.objects.order_by("index").values_list("entry", flat=True)
    ]
    assert kinds == ["SKP_LANGKAH"] * 4 + ["SKP_TETAP"]
    assert running.ditetapkan_at == AT


@pytest.mark.parametrize("who", ["sari", "tono", "budi", "rahma"])
def test_only_the_superior_begins_the_dialogue(city, skp, who):
    operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    with pytest.raises(Refused):
        operations.start_dialog(skp=skp, actor=by(city.orang[who]), at=AT)
    assert state_of(skp) == "diajukan"


def test_a_silent_superior_is_replaced_by_theirs_after_fourteen_days(city, skp, later):
    operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    budi = by(city.orang["budi"])
    with pytest.raises(Refused):
        operations.start_dialog(skp=skp, actor=budi, at=later(14))
    operations.start_dialog(skp=skp, actor=budi, at=later(14).replace(hour=4))
    assert skp.changes.latest("pk").hand == "pengganti"


def test_what_was_given_back_can_be_changed_and_filed_again(city, skp):
    operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    with pytest.raises(Refused, match="sudah diajukan"):
        operations.add_result(skp=skp, planned=planned("Dua"))
    with pytest.raises(Refused, match="apa yang perlu diperbaiki"):
        operations.send_back(skp=skp, actor=by(city.orang["wati"]), at=AT, why="ulang")
    operations.send_back(skp=skp, actor=by(city.orang["wati"]), at=AT, why="Tambahkan target waktu pelayanan.")
    operations.add_result(skp=skp, planned=planned("Dua"))
    assert operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT).state == "diajukan"


def dialog(city, skp):
    operations.file(skp=skp, actor=by(city.orang["sari"]), at=AT)
    return operations.start_dialog(skp=skp, actor=by(city.orang["wati"]), at=AT)


def keep(city, skp, settled):
    return operations.keep_dialog(
        skp=skp, settled=settled, pendekatan="kualitatif", actor=by(city.orang["wati"]), at=AT
    )


def test_a_dialogue_that_leaves_something_open_is_kept_but_not_fixed(city, skp):
    dialog(city, skp)
    assert list(keep(city, skp, replace(SETTLED, dukungan=""))) == ["dukungan"]
    assert Skp.objects.get(pk=skp.pk).pertanggungjawaban == "Laporan setiap akhir bulan"
    with pytest.raises(Incomplete) as refused:
        operations.fix(skp=skp, actor=by(city.orang["wati"]), at=AT)
    assert list(refused.value.fields) == ["dukungan"]


def test_an_unlawful_consequence_is_not_even_kept(city, skp):
    dialog(city, skp)
    with pytest.raises(Incomplete):
        keep(city, skp, replace(SETTLED, catatan_konsekuensi="Siap mengundurkan diri bila gagal"))
    assert Skp.objects.get(pk=skp.pk).catatan_konsekuensi == ""


def test_without_agreement_the_superior_says_why(city, skp):
    dialog(city, skp)
    keep(city, skp, SETTLED)
    with pytest.raises(Refused, match="belum menyetujui"):
        operations.fix(skp=skp, actor=by(city.orang["wati"]), at=AT)
    operations.fix(skp=skp, actor=by(city.orang["wati"]), at=AT, why="Target mengikuti perjanjian kinerja dinas.")
    assert state_of(skp) == "ditetapkan"


def test_a_change_of_what_was_settled_takes_the_agreement_back(city, skp):
    dialog(city, skp)
    keep(city, skp, SETTLED)
    assert operations.agree(skp=skp, actor=by(city.orang["sari"]), at=AT).agreed_at == AT
    keep(city, skp, replace(SETTLED, dukungan="Satu petugas saja"))
    assert Skp.objects.get(pk=skp.pk).agreed_at is None


def test_a_fixed_skp_opens_again_only_on_the_grounds_of_the_act(city, running):
    with pytest.raises(Refused, match="empat sebab"):
        operations.reopen(skp=running, actor=by(city.orang["sari"]), at=AT, ground="bosan", why="")
    operations.reopen(skp=running, actor=by(city.orang["sari"]), at=AT, ground="sakit", why="Opname enam minggu.")
    assert running.changes.latest("pk").why == "Sakit atau cuti lebih dari satu bulan. Opname enam minggu."


def test_realisation_is_complete_before_it_is_reported(city, running):
    sari = by(city.orang["sari"])
    with pytest.raises(Refused, match="1 indikator tanpa realisasi"):
        operations.report(skp=running, actor=sari, at=AT)
    key = running.hasil.get().indikator.get().pk
    operations.keep_realisation(skp=running, typed={key: ("9 pasar", "Berita acara"), 0: ("x", "")}, actor=sari, at=AT)
    assert operations.report(skp=running, actor=sari, at=AT).state == "penilaian"


def test_two_who_press_at_once_get_one_step(city, skp):
    sari = by(city.orang["sari"])
    operations.file(skp=skp, actor=sari, at=AT)
    assert operations.file(skp=skp, actor=sari, at=AT).state == "diajukan"
    assert skp.changes.count() == 1


def test_the_head_of_an_opd_is_appraised_by_whom_the_registry_knows(city):
    made = operations.begin(pegawai=city.orang["wati"], tahun=YEAR, at=AT)
    assert (made.penilai, made.atasan_penilai) == (city.orang["budi"], None)
    operations.keep_result(skp=made, nomor=1, planned=planned())
    assert fixed(city, made, who="budi").state == "ditetapkan"
