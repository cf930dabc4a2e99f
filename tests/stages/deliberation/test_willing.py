"""Who is willing to be placed is suggested posts, within what was said, and such a move counts as consented."""

from __future__ import annotations

import json
import zlib
from datetime import date

import pytest

from cast import NOW, city
from openkarier.stages.deliberation import rotasi
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards.models import JabatanKritikal

from .rotation import another, declares, known_merit, scenario_of, solved

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """Wati heads a Bidang of Dinas Pasar, Dewi one of Dinas Laut, whose vacant secretariat suits Wati."""
    built = city()
    another(built, "kabid-laut", "Kepala Bidang Tangkap", "laut", holder="dewi")
    Pegawai.objects.filter(instansi=built.instansi).update(tingkat_pendidikan="40")
    known_merit(monkeypatch, {(built.orang["wati"].nip, built.jabatan["sekretaris-laut"].pk): 700})
    return built


def critical(made, key):
    """The agency lists a post as critical."""
    JabatanKritikal.objects.create(
        jabatan=made.jabatan[key], tier=1, mulai=date(2026, 1, 1), alasan="Program prioritas.", sk="SK 1",
        oleh="dewi", pada=NOW,
    )  # fmt: skip


def moves(made, run, kind="b"):
    """Name -> (post, outcome) of who moves."""
    keys = {post.pk: key for key, post in made.jabatan.items()}
    names = {person.pk: key for key, person in made.orang.items()}
    rows = rotasi.plans(run)[kind].baris.filter(ke__isnull=False)
    return {names[row.pegawai_id]: (keys[row.ke_id], row.nasib) for row in rows}


@pytest.mark.parametrize(("willing", "moved"), [("semua", True), ("tujuan", True), ("opd", False), ("tidak", False)])
def test_a_refused_wish_gives_way_to_a_suggestion_within_the_limit(made, willing, moved):
    declares(made, "wati", "kabid-laut", willing=willing)  # whose holder stays
    run = solved(scenario_of(made))
    assert moves(made, run) == ({"wati": ("sekretaris-laut", "bersedia")} if moved else {})
    plan = rotasi.plans(run)["b"]
    assert (plan.sah, plan.angka["terpaksa"]) == (True, 0)
    assert run.ringkasan["bersedia"] == int(moved)
    said = rotasi.explanation(made.orang["wati"], plan)
    assert [each.code for each in said.refused] == ["PEJABAT_BERTAHAN"]
    words = "Anda ditempatkan pada jabatan lain yang setara, sesuai kesediaan dalam Pernyataan Karier."
    assert (said.summary.text == words) is moved


@pytest.mark.parametrize("needed", [False, True])
def test_who_stays_but_is_willing_moves_for_a_critical_post_only(made, needed):
    if needed:
        critical(made, "sekretaris-laut")
    declares(made, "wati", willing="semua")
    run = solved(scenario_of(made))
    found = {"wati": ("sekretaris-laut", "bersedia")} if needed else {}
    assert [moves(made, run, kind) for kind in "abc"] == [{}, found, found]  # A, the yardstick, grants wishes only


def test_a_yes_never_costs_a_wish_where_a_critical_post_is_empty(made):
    another(made, "kabid-tangkap", "Kepala Bidang Budidaya", "laut")
    critical(made, "kabid-tangkap")
    declares(made, "wati", "sekretaris-laut", willing="semua")
    run = solved(scenario_of(made))
    for kind in "abc":
        assert moves(made, run, kind) == {"wati": ("sekretaris-laut", "terpenuhi")}


def test_without_a_lawful_wish_that_can_open_a_critical_post_is_suggested(made):
    critical(made, "sekretaris-laut")
    declares(made, "wati", "kabid-laut", willing="semua")
    assert moves(made, solved(scenario_of(made))) == {"wati": ("sekretaris-laut", "bersedia")}


def test_a_suggestion_that_the_law_bars_is_not_made(made):
    Pegawai.objects.filter(pk=made.orang["wati"].pk).update(tingkat_pendidikan="15")
    declares(made, "wati", "kabid-laut", willing="semua")
    run = solved(scenario_of(made))
    assert moves(made, run) == {}
    frozen = json.loads(zlib.decompress(bytes(run.masukan)))
    assert [edge.get("source", "wish") for edge in frozen["edges"]] == ["wish"]
