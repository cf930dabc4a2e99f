"""Talent at its desks: a preview saves nothing, refusals say why, the own box names nobody else, exports."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from openkarier.core.talent import DEFAULT
from openkarier.foundation.journal.models import Leaf
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.talent import operations
from openkarier.stages.talent.models import FormulaVersion, MapRow, SimataBox, TalentMap
from stages.talent.conftest import AT, prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def talent(world, time_machine):
    """Home with evidence, a frozen map of today and a draft."""
    time_machine.move_to(AT, tick=False)
    for key in ("sari", "wati", "joko"):
        prove(world.home.orang[key], tested=date(2026, 6, 1))
    wati = world.home.orang["wati"]
    Penghargaan.objects.create(pegawai=wati, nama="Satyalancana", tingkat=2, tanggal=date(2024, 1, 1))
    PenugasanTim.objects.create(
        pegawai=wati, nama="Tim Pasar", tingkat=1, ketua=True, nomor_sk="SK 5", mulai=date(2026, 1, 2)
    )
    now = timezone.now()
    agency = world.home.instansi
    made = operations.draft_formula(instansi=agency, nama="Rumus 2026", isi=DEFAULT, actor="uji", at=now)
    held = operations.freeze_formula(formula=made, sk="SK 1", tanggal_sk=now.date(), actor="uji", at=now)
    operations.freeze_map(formula=held, nama="Peta 2026", on=timezone.localdate(), actor="uji", at=now)
    operations.draft_formula(instansi=agency, nama="Usulan", isi=DEFAULT, actor="uji", at=now)
    return world


def numbers(**changes):
    """The default numbers as the form sends them, with some changed."""
    sent = {f"bobot-{code}": f"{weight / 100:g}".replace(".", ",") for code, weight in DEFAULT.bobot.items()}
    for axis in ("kinerja", "potensial"):
        sent |= {f"batas-{axis}-tinggi": "80", f"batas-{axis}-menengah": "60", f"sumbu-{axis}": "50"}
    return sent | {"mode": "angka", "kosong": "rentang", "usang": "tanda"} | changes


def draft():
    return FormulaVersion.objects.get(nama="Usulan")


def workshop(world, **sent):
    client = world.client(world.actor["asesor"])
    return client.post(reverse("asesor:talent-formula", args=[draft().pk]), sent)


def test_a_preview_recomputes_everybody_and_keeps_nothing(talent):
    shown = workshop(talent, **numbers(**{"batas-potensial-tinggi": "90"}), langkah="pratinjau")
    assert shown.status_code == 200
    assert shown.context["preview"]["moved"] == 3  # Wati from 9 to 7, Sari and Joko from 8 to 5
    assert shown.context["preview"]["counts"][5] == 2
    assert (draft().isi, TalentMap.objects.count()) == (DEFAULT.plain(), 1)


def test_saving_keeps_the_numbers_and_a_frozen_version_refuses_them(talent):
    workshop(talent, **numbers(**{"batas-potensial-tinggi": "82,5"}), langkah="simpan")
    assert draft().isi["batas"]["potensial"] == [8250, 6000]
    frozen = FormulaVersion.objects.get(nama="Rumus 2026")
    client = talent.client(talent.actor["asesor"])
    sent = numbers(langkah="simpan", mode="predikat")
    assert client.post(reverse("asesor:talent-formula", args=[frozen.pk]), sent).status_code == 302
    frozen.refresh_from_db()
    assert frozen.isi == DEFAULT.plain()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"bobot-uji": "15"}, "Bobot sumbu Potensial berjumlah 95, kurang 5. Sesuaikan sampai tepat 100."),
        ({"bobot-uji": "banyak"}, "Bobot Hasil uji kompetensi (JPM): “banyak” bukan angka 0 sampai 110 dengan paling "
                                  "banyak dua desimal."),
        ({"batas-kinerja-tinggi": "50"}, "Batas sumbu Kinerja terbalik: batas tinggi (50) harus lebih besar daripada "
                                         "batas menengah (60), dan keduanya lebih dari 0."),
        ({"batas-kinerja-tinggi": ""}, "Batas tinggi Kinerja kosong. Tulis 0 bila tidak dipakai."),
    ],
)  # fmt: skip
def test_numbers_that_cannot_stand_are_refused_with_the_reason_and_stay_typed(talent, sent, sentence):
    shown = workshop(talent, **numbers(**sent), langkah="simpan")
    assert (shown.status_code, shown.context["wrong"]) == (422, [sentence])
    [(name, value)] = sent.items()
    boxes = [box for _, weights, cuts in shown.context["sheet"].axes for box in (*weights, *cuts)]
    assert next(box.value for box in boxes if box.name == name) == value
    assert draft().isi == DEFAULT.plain()


def test_the_points_of_a_rubric_are_changed_on_the_screen(talent):
    page = talent.client(talent.actor["asesor"]).get(reverse("asesor:talent-formula", args=[draft().pk]))
    assert 'name="rubrik-predikat-4" value="100"' in page.content.decode()
    workshop(talent, **numbers(langkah="simpan", **{"rubrik-predikat-4": "95", "rubrik-disiplin-3": "70,5"}))
    kept = draft().isi["rubrik"]
    assert (kept["predikat"][1], kept["disiplin"][1]) == ([4, 9500], [3, 7050])
    assert kept["masa"] == [list(step) for step in DEFAULT.rubrik["masa"]]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("105,001", "Rubrik Predikat kinerja, baik: “105,001” bukan angka"),
        ("", "Rubrik Predikat kinerja, baik kosong"),
        ("110,5", "bukan angka 0 sampai 110"),
    ],
)
def test_points_that_cannot_be_read_are_refused(talent, typed, sentence):
    response = workshop(talent, **numbers(langkah="simpan", **{"rubrik-predikat-4": typed}))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_rubric_that_rises_is_refused(talent):
    response = workshop(talent, **numbers(langkah="simpan", **{"rubrik-predikat-3": "101"}))
    assert "Rubrik Predikat kinerja harus menurun" in response.content.decode()
    assert draft().isi["rubrik"]["predikat"][2] == [3, 8000]


def test_the_map_says_why_people_have_no_box_and_what_helps(talent):
    page = talent.client(talent.actor["asesor"]).get(reverse("asesor:talent-map")).content.decode()
    unjudged = MapRow.objects.filter(kotak__isnull=True).count()
    assert f"{unjudged} orang belum dapat dipetakan" in page
    assert "belum diuji dan belum mempunyai predikat" in page
    assert "Rencanakan uji kompetensi" in page


def test_htmx_gets_the_plot_alone(talent):
    client = talent.client(talent.actor["asesor"])
    url = reverse("asesor:talent-formula", args=[draft().pk])
    shown = client.post(url, numbers(), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in shown
    assert shown.count("nine-count") == 9


def test_the_own_box_shows_evidence_and_ways_and_no_other_name(talent):
    shown = talent.client(talent.actor["asn"]).get(reverse("asn:talent-index"))
    page = shown.content.decode()
    assert MapRow.objects.get(pegawai=talent.home.orang["sari"]).kotak == shown.context["words"].number
    assert [line.reading.source for line in shown.context["axes"][0].rows[0:1] for line in [line.line]] == ["e-Kinerja"]
    assert {lift.axis for lift, _ in shown.context["lifts"]} == {"kinerja"}
    assert [name for name in ("Wati", "Tono", "Joko", "Budi", "Asing") if name in page] == []


def test_the_export_bears_the_names_of_siasn_and_leaves_a_leaf(talent):
    client = talent.client(talent.actor["bkpsdm"])
    leaves = Leaf.objects.count()
    book = CalamineWorkbook.from_filelike(
        BytesIO(b"".join(client.get(reverse("bkpsdm:talent-export")).streaming_content))
    )
    rows = book.get_sheet_by_name("talentmapping").to_python()
    assert rows[0] == ["pns_id", "nip", "nama", "box", "sumbu_x", "sumbu_y", "total_sumbu"]
    sent = json.loads(client.get(reverse("bkpsdm:talent-export_json")).content)
    told = MapRow.objects.filter(kotak__isnull=False)
    assert len(rows) - 1 == len(sent["data"]) == told.count()
    assert sorted(row["box"] for row in sent["data"]) == sorted(told.values_list("kotak", flat=True))
    assert Leaf.objects.count() == leaves + 2


def test_simata_is_compared_box_by_box_with_the_reason(talent):
    joko = MapRow.objects.get(pegawai=talent.home.orang["joko"])
    SimataBox.objects.create(pegawai=joko.pegawai, tahun=2025, kotak=5)
    shown = talent.client(talent.actor["bkpsdm"]).get(reverse("bkpsdm:talent-simata"))
    [pair] = shown.context["slice"].rows
    assert (joko.kotak, pair.equal, pair.why[0]) == (8, False, "Potensial: tinggi di sini, menengah di SIMATA.")


@pytest.mark.parametrize("view", ["map", "people", "group", "slates", "forecast", "simata"])
def test_a_page_asks_as_often_for_few_as_for_many(talent, view, django_assert_max_num_queries):
    client = talent.client(talent.actor["bkpsdm"])
    client.get(reverse(f"bkpsdm:talent-{view}"))
    with django_assert_max_num_queries(24):
        assert client.get(reverse(f"bkpsdm:talent-{view}")).status_code == 200
