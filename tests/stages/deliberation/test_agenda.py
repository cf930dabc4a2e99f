"""The agenda builds itself, from vacant posts and from the adopted plan with its departures; and finds people."""

from __future__ import annotations

import pytest

import cast
import committee
from openkarier.stages.deliberation import agenda, rotasi
from openkarier.stages.deliberation.dossier import posts_before
from openkarier.stages.deliberation.models import Penyimpangan
from openkarier.stages.deliberation.refusal import Refused
from stages.deliberation.rotation import another
from stages.deliberation.test_rotation_moves import adopted_plan

pytestmark = pytest.mark.django_db
AT = cast.NOW


@pytest.fixture
def planned():
    """A city with its committee, and a sidang that is prepared."""
    city = cast.city()
    committee.people(city)
    committee.appoint(city)
    return city, committee.plan(city)


def built(sidang, plan, sources=("rencana",)):
    moves = {move.ke_id: move.pegawai_id for move in rotasi.moves(plan)} if plan else {}
    agenda.build_agenda(sidang=sidang, sources=sources, planned=moves, actor="dewi", at=AT)
    return {each.jabatan.nama: each for each in sidang.butir.select_related("jabatan")}


def test_the_agenda_holds_the_vacant_posts_and_who_stands_below_by_law(planned):
    city, sidang = planned
    assert list(built(sidang, None, ["lowong"])) == ["Sekretaris Dinas Laut"]
    with pytest.raises(Refused, match="sudah ada dalam agenda"):
        agenda.add_item(sidang=sidang, jabatan=city.jabatan["sekretaris-laut"], actor="dewi", at=AT)


def test_an_adopted_plan_brings_its_posts_with_the_person_it_puts_there(planned):
    city, sidang = planned
    found = built(sidang, adopted_plan(city))
    assert {name: each.asal for name, each in found.items()} == {"Sekretaris Dinas Laut": "rencana"}
    marked = found["Sekretaris Dinas Laut"].calon.filter(rencana=True)
    assert [each.pegawai for each in marked] == [city.orang["wati"]]


def test_a_departure_changes_what_the_plan_brings(planned):
    city, sidang = planned
    other = another(city, "kabid-data", "Kepala Bidang Data", "laut")
    plan = adopted_plan(city)
    Penyimpangan.objects.create(
        rencana=plan, pegawai=city.orang["wati"], semula=city.jabatan["sekretaris-laut"], ke=other,
        kode_alasan="keahlian", alasan="Menguasai data perikanan.", dasar="BA 12/2026", oleh="tpk", pada=AT,
    )  # fmt: skip
    assert list(built(sidang, plan)) == ["Kepala Bidang Data"]


def test_a_person_s_posts_are_those_of_wishes_agendas_and_the_plan_each_once(planned):
    city, sidang = planned
    plan = adopted_plan(city)
    assert [(post.nama, why) for post, why in posts_before(city.orang["wati"])] == [
        ("Sekretaris Dinas Laut", "Rencana rotasi")
    ]
    built(sidang, plan)
    assert [why for _, why in posts_before(city.orang["wati"])] == ["Sidang 2026-1"]


def test_an_agenda_does_not_change_once_the_sidang_is_open():
    tpk = committee.opened(cast.city())
    with pytest.raises(Refused, match="Sidang sudah dibuka"):
        agenda.build_agenda(sidang=tpk.sidang, sources=["lowong"], planned={}, actor="dewi", at=AT)
