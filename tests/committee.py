"""A Tim Penilai Kinerja for the cast: five members of whom Rahma heads Dinas Laut, and a sidang about its secretary.

Budi (Sekda's seat here: PyB) chairs; Kepala BKPSDM Murni is secretary; Inspektur Anton, Asisten Lina and Rahma sit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from cast import NOW, City, _person, _post
from openkarier.stages.deliberation import agenda, minutes, sessions, team
from openkarier.stages.deliberation.models import Anggota, Butir, Calon, Sidang
from openkarier.stages.registry.models import Pegawai

TODAY = date(2026, 7, 9)
ELEMENTS = {
    "sekda": "PYB", "murni": "KEPEGAWAIAN", "anton": "PENGAWASAN_INTERNAL", "lina": "JPT_TERKAIT",
    "rahma": "JPT_TERKAIT",
}  # fmt: skip


@dataclass
class Committee:
    """The city, its sidang, members and items by name."""

    city: City
    sidang: Sidang
    member: dict[str, Anggota]

    def item(self, post: str) -> Butir:
        """The item about a post of the cast."""
        return Butir.objects.get(sidang=self.sidang, jabatan=self.city.jabatan[post])


def people(city: City) -> None:
    """Officials who sit in the team, and Gita and Hasan who may rise."""
    start = 971 if city.instansi.kode == "5871" else 981
    for key, nama in (
        ("sekda", "Sekretaris Daerah"),
        ("murni", "Kepala BKPSDM"),
        ("anton", "Inspektur"),
        ("lina", "Asisten"),
    ):
        _post(city, f"p-{key}", nama, "bkpsdm", "JPT_PRATAMA")
    for key in ("kasi-ikan", "kasi-pasar"):
        _post(city, key, f"Kepala Seksi {key[5:].title()}", "laut" if key == "kasi-ikan" else "kebersihan", "PENGAWAS")
    cast = (("sekda", "Syahrial"), ("murni", "Murni"), ("anton", "Anton"), ("lina", "Lina"))
    for offset, (key, nama) in enumerate(cast):
        _person(city, key, nama, f"p-{key}", start + offset)
    _person(city, "gita", "Gita Permata", "kasi-pasar", start + 4)
    _person(city, "hasan", "Hasan Basri", "kasi-ikan", start + 5)
    Pegawai.objects.filter(pk__in=[city.orang["gita"].pk, city.orang["hasan"].pk]).update(tingkat_pendidikan="40")
    for key in ("gita", "hasan"):
        city.orang[key].refresh_from_db()


def seats(city: City) -> list[team.Seat]:
    """The five."""
    offices = {"sekda": "ketua", "murni": "sekretaris"}
    return [team.Seat(city.orang[key], unsur, offices.get(key, "anggota")) for key, unsur in ELEMENTS.items()]


def appoint(city: City) -> None:
    """Appoint the team."""
    team.appoint_team(
        instansi=city.instansi, sk="SK 800/1/2026", mulai=date(2026, 1, 1), selesai=None, seats=seats(city),
        actor="dewi", at=NOW,
    )  # fmt: skip


def plan(city: City, kode: str = "2026-1") -> Sidang:
    """Plan a sidang today."""
    return sessions.plan_sidang(
        instansi=city.instansi, kode=kode, nama=f"Sidang {kode}", tanggal=TODAY, pukul=time(9), tempat="Balai Kota",
        dasar="ND 800/7/2026", actor="dewi", at=NOW,
    )  # fmt: skip


def prepared(city: City) -> Committee:
    """A sidang with an agenda: the vacant Sekretaris Dinas Laut, for whom Gita (merit 800) and Hasan (700) come up."""
    people(city)
    appoint(city)
    sidang = plan(city)
    agenda.build_agenda(sidang=sidang, sources=["lowong"], planned={}, actor="dewi", at=NOW)
    put(sidang, city, "sekretaris-laut", gita=800, hasan=700)
    members = {each.pegawai_id: each for each in sessions.members_of(sidang)}
    return Committee(city, sidang, {key: members[city.orang[key].pk] for key in ELEMENTS})


def put(sidang: Sidang, city: City, post: str, **merit: int | None) -> Butir:
    """Give an item exactly these candidates, with their merit."""
    item, _ = Butir.objects.get_or_create(
        sidang=sidang, jabatan=city.jabatan[post], defaults={"nomor": 1 + sidang.butir.count(), "asal": "usul"}
    )
    item.calon.all().delete()
    Calon.objects.bulk_create(
        Calon(butir=item, pegawai=city.orang[key], merit=worth, keadaan="memenuhi") for key, worth in merit.items()
    )
    return item


def opened(city: City) -> Committee:
    """The same, with all five present and their ties declared."""
    made = prepared(city)
    made.sidang = sessions.invite(sidang=made.sidang, actor="dewi", at=NOW)
    present = {each.pk for each in made.member.values()}
    made.sidang = sessions.open_sidang(sidang=made.sidang, present=present, actor="tpk", at=NOW)
    for each in made.member.values():
        sessions.declare(sidang=made.sidang, anggota=each, ties=[], actor="tpk", at=NOW)
    return made


def agree(sidang: Sidang) -> None:
    """Everybody who sat agrees to the minutes."""
    said = {each.pk: minutes.Answer(setuju=True) for each in minutes.present(sidang)}
    minutes.approve(sidang=sidang, said=said, actor="tpk", at=NOW)
