"""A provider's file becomes results, row by row, or says why not; nothing is applied by halves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from openkarier.core.competence import BY_FIELD
from openkarier.gateways.spreadsheet import headings, importing
from openkarier.gateways.spreadsheet.guard import FileRefused
from openkarier.gateways.spreadsheet.intake import NeedsMapping
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.queries import latest_results
from openkarier.stages.registry.imports import operations
from openkarier.stages.registry.models import Pegawai
from stages.assessment import provider
from stages.assessment.provider import line, xlsx

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
GIVEN = importing.Provided("Kanreg VII BKN", metode="cact", terakreditasi=1, kegiatan="UJI-2025-11")


@pytest.fixture
def stage(city):
    def staged(content, given=GIVEN, city=city):
        taken = importing.read_results(content, instansi=city.instansi.kode, at=NOW, provided=given)
        return importing.stage(taken, instansi=city.instansi.kode, file_name="hasil.xlsx", actor="uji", at=NOW)

    return staged


@pytest.fixture
def load(stage):
    def loaded(content, given=GIVEN, skip_errors=False):
        run = stage(content, given)
        return importing.apply(run, skip_errors=skip_errors, actor="uji", at=NOW)

    return loaded


def told(run):
    return [(each.nomor, each.kolom, each.nilai, each.kode) for each in run.findings.order_by("nomor", "pk")]


def test_a_row_becomes_a_result_with_day_provider_validity_and_event(city, load):
    sari = city.orang["sari"]
    run = load(xlsx([line(sari.nip, (3, 3, 4, 3, 3, 2, 3, 3, 5))]))
    found = HasilUji.objects.get()
    assert (run.state, run.heading_row, run.baru) == ("terap", 4, 1)
    assert (found.pegawai, found.tanggal, found.berlaku_sampai) == (sari, date(2025, 11, 28), date(2028, 11, 28))
    assert (found.penyelenggara, found.metode, found.terakreditasi, found.kegiatan, found.nomor_peserta) == (
        "Kanreg VII BKN", "cact", True, "UJI-2025-11", "001/XI/2025",
    )  # fmt: skip
    assert [found.kompetensi[field] for field in BY_FIELD] == [3, 3, 4, 3, 3, 2, 3, 3, 5]
    assert found.potensi == {
        "intelektual": 70, "interpersonal": 72, "kesadaranDiri": 68, "berfikirKritis": 75, "motivasiKomitmen": 80,
        "total": 73,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (0, "Level 0 tidak ada; kamus kompetensi mengenal level 1 sampai 5."),
        (6, "Level 6 tidak ada; kamus kompetensi mengenal level 1 sampai 5."),
        ("3,5", "Level harus bulat; 3,5 terletak di antara dua level."),
        (3.5, "Level harus bulat; 3.5 terletak di antara dua level."),
        ("cukup", "Bukan level."),
        ("", "Kosong, padahal harus terisi."),
    ],
)
def test_a_level_that_is_none_stops_its_row_and_the_file_until_a_person_chooses(city, stage, written, why):
    sari, tono = city.orang["sari"], city.orang["tono"]
    run = stage(xlsx([line(sari.nip, (3, 3, written, *(3,) * 6)), line(tono.nip)]))
    assert [(each.nomor, each.kolom, each.alasan) for each in run.findings.all()] == [(5, "Komunikasi", why)]
    with pytest.raises(operations.ImportRefused):
        importing.apply(run, skip_errors=False, actor="uji", at=NOW)
    assert HasilUji.objects.count() == 0
    importing.apply(run, skip_errors=True, actor="uji", at=NOW)
    assert [result.pegawai for result in HasilUji.objects.all()] == [tono]


@pytest.mark.parametrize(("written", "level"), [("Level 4", 4), ("4.0", 4), (4, 4), (" 4 ", 4)])
def test_a_level_is_read_however_it_is_written(city, load, written, level):
    load(xlsx([line(city.orang["sari"].nip, (written, *(3,) * 8))]))
    assert HasilUji.objects.get().kompetensi["integritas"] == level


def test_a_person_who_stands_twice_with_other_levels_is_left_out_and_with_the_same_is_taken_once(city, stage):
    sari, tono = city.orang["sari"], city.orang["tono"]
    run = stage(xlsx([line(sari.nip), line(sari.nip, (2,) * 9), line(tono.nip), line(tono.nip)]))
    assert (run.baru, run.galat, run.peringatan) == (1, 2, 1)
    assert [(nomor, kode) for nomor, _, _, kode in told(run)] == [(5, "NIP11"), (6, "NIP11"), (8, "NIP11")]


def test_a_nip_that_excel_damaged_stops_the_file(city, stage):
    with pytest.raises(FileRefused):
        stage(xlsx([line(float(city.orang["sari"].nip))]))


def test_another_agencys_file_is_recognised(city, stage):
    import cast

    other = cast.city("9999", "Pemerintah Kota Seberang", 951)
    run = stage(xlsx([line(person.nip) for person in other.orang.values()] + [line(city.orang["sari"].nip)]))
    assert (run.galat, run.baru) == (7, 1)
    assert "7 dari 8 orang dalam berkas ini bukan pegawai instansi ini." in {
        each.alasan for each in run.findings.filter(nomor=0)
    }


def test_last_years_file_changes_nothing_and_an_older_result_never_replaces_a_newer_one(city, load, stage):
    sari = city.orang["sari"]
    old = xlsx([line(sari.nip, (2,) * 9)], title=("Tanggal 3 Mei 2024",))
    load(old)
    load(xlsx([line(sari.nip, (4,) * 9)]))
    assert stage(old).state == "sama"
    older = xlsx([line(sari.nip, (1,) * 9)], title=("Tanggal 1 Februari 2024",))
    run = load(older)
    assert [each.alasan for each in run.findings.all()] == ["Sudah tercatat hasil yang lebih baru, 28-11-2025."]
    assert latest_results([sari.pk], NOW.date())[sari.pk].kompetensi["integritas"] == 4
    assert HasilUji.objects.count() == 3


def test_the_same_file_with_a_corrected_level_shows_the_one_difference(city, load, stage):
    sari = city.orang["sari"]
    load(xlsx([line(sari.nip)]))
    run = stage(xlsx([line(sari.nip, (4, *(3,) * 8))]))
    assert [row.changes for row in run.rows.all()] == [[["Integritas", "3", "4"]]]
    importing.apply(run, skip_errors=False, actor="uji", at=NOW)
    assert HasilUji.objects.get().kompetensi["integritas"] == 4


def test_siasn_names_are_read_by_pns_id_and_potential_joins_its_competence(city, load, stage):
    sari = city.orang["sari"]
    Pegawai.objects.filter(pk=sari.pk).update(siasn_id="A8ACA7C1")
    given = importing.Provided("BKN", date(2025, 11, 28))
    names = [
        "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik", "pengembanganDiriDanOrla",
        "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
    ]  # fmt: skip
    potensi = provider.csv(
        ["pnsOrangId", "intelektual", "interpersonal", "kesadaranDiri", "berfikirKritis", "motivasiKomitmen", "total"],
        [["A8ACA7C1", 4, 3, 5, 4, 4, 20]],
    )
    early = stage(potensi, given)
    assert [each.alasan for each in early.findings.all()] == [
        "Belum ada hasil kompetensi tertanggal 28-11-2025 dari BKN."
    ]
    load(provider.csv(["pnsId", *names], [["A8ACA7C1", *(3,) * 9]]), given)
    load(potensi, given)
    found = HasilUji.objects.get()
    assert (found.pegawai, found.potensi["intelektual"], found.potensi["total"]) == (sari, 80, 80)


def test_a_file_without_a_day_asks_for_it(city, stage):
    run = stage(xlsx([line(city.orang["sari"].nip)], title=()))
    assert [(each.kode, each.tindakan) for each in run.findings.all()] == [
        ("TANGGAL", "Isi tanggal uji saat mengunggah.")
    ]


def test_a_test_of_tomorrow_is_refused(city, stage):
    run = stage(xlsx([line(city.orang["sari"].nip)], title=("22 November 2026",)))
    assert [each.alasan for each in run.findings.all()] == ["Tanggal uji 22-11-2026 belum terjadi."]


def test_a_mapping_is_remembered_for_its_provider(city, stage):
    heads = ("No", "No Tes", "NIP", "Nama", *(f"K{number}" for number in range(1, 10)))
    content = xlsx([line(city.orang["sari"].nip, potensi=())], heads=heads)
    with pytest.raises(NeedsMapping) as asked:
        stage(content)
    columns = {"nip": "NIP"} | dict(zip(provider.NAMES, heads[4:], strict=True))
    operations.remember_mapping(
        instansi="5871", fingerprint=importing.provider_key("kanreg vii  BKN", asked.value.fingerprint),
        kind="hasil-uji", columns=columns, actor="uji", at=NOW,
    )  # fmt: skip
    assert asked.value.fingerprint == headings.fingerprint(heads)
    assert stage(content).baru == 1
    with pytest.raises(NeedsMapping):
        stage(content, importing.Provided("Lembaga lain"))


def test_a_plan_asks_the_same_number_of_questions_whatever_the_length(city, stage, django_assert_max_num_queries):
    from openkarier.stages.assessment.imports import plan_results

    people = [person.nip for person in city.orang.values()]
    taken = [
        importing.read_results(xlsx([line(nip) for nip in some]), instansi="5871", at=NOW, provided=GIVEN)
        for some in (people[:1], people)
    ]
    for each in taken:
        with django_assert_max_num_queries(3):
            plan_results(city.instansi, each.rows, each.listed)
