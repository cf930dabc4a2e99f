"""People from "Export Data ASN": new, changed, moved, retired, gone; and what contradicts the registry."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from gateways.spreadsheet import siasn_export as siasn
from openkarier.stages.registry.imports import queries
from openkarier.stages.registry.models import (
    Instansi,
    Jabatan,
    NamaKata,
    Pegawai,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
)
from openkarier.stages.registry.staging import ImportFinding

TABLES = (Pegawai, Jabatan, NamaKata, RiwayatJabatan, RiwayatGolongan, RiwayatPendidikan)


@pytest.fixture
def made(load, grounds):
    load(siasn.export_xlsx(grounds))
    return grounds


def export(made, *, without=(), **cells):
    """The export again; `cells` are ROW=dict of columns, `without` leaves rows out."""
    for row in made.people:
        row.setdefault("_", "")
    for place, values in cells.items():
        made.people[int(place[1:])].update(values)
    kept = [row for place, row in enumerate(made.export) if place not in without]
    return siasn.xlsx(siasn.EXPORT, kept)


def who(made, place):
    return Pegawai.objects.select_related("jabatan", "unit").get(siasn_id=made.people[place]["PNS ID"])


def told(run):
    return list(ImportFinding.objects.filter(run=run).values_list("nomor", "kolom", "kode", "tingkat"))


def periods(person):
    return list(person.riwayat_jabatan.order_by("mulai").values_list("nama_jabatan", "mulai", "selesai"))


def day(text):
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def test_everybody_arrives_with_unit_post_period_rank_and_education(made):
    assert [table.objects.filter().count() for table in (Pegawai, RiwayatJabatan, RiwayatGolongan)] == [30, 30, 30]
    row, person = made.people[0], who(made, 0)
    assert (person.nip, person.nama) == (row["NIP BARU"].strip("'"), row["NAMA"])
    assert (person.jabatan.nama, person.unit.nama) == (row["JABATAN NAMA"], row["UNOR NAMA"])
    assert person.tmt_jabatan == day(row["TMT JABATAN"])
    assert periods(person) == [(row["JABATAN NAMA"], day(row["TMT JABATAN"]), None)]
    assert person.riwayat_jabatan.get().tunggal is True
    born = day(row["TANGGAL LAHIR"])
    month = born.month % 12 + 1
    assert person.tmt_pensiun == date(born.year + 60 + (born.month == 12), month, 1)
    assert person.email == row["EMAIL"]
    assert set(person.kata.values_list("kata", flat=True)) == set(row["NAMA"].lower().split())


def test_titled_posts_have_room_for_those_found_in_them(made):
    for post in Jabatan.objects.exclude(jenis="1"):
        assert post.formasi == Pegawai.objects.filter(jabatan=post).count()
        assert not post.kepala


def test_the_same_file_twice_writes_nothing(made, stage, django_assert_max_num_queries):
    before = [list(table.objects.order_by("pk").values()) for table in TABLES]
    content = siasn.export_xlsx(made)
    with django_assert_max_num_queries(20) as caught:
        run = stage(content)
    writes = [query["sql"] for query in caught if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql.split('"')[1] for sql in writes] == ["registry_importrun"]
    assert (run.state, run.sama, run.baru, run.berubah, run.hilang) == ("sama", 30, 0, 0, 0)
    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == before


def test_a_difference_is_shown_field_by_field_and_only_applied_on_request(made, stage, load):
    content = export(made, r20={"NAMA": "NAMA BARU", "GOL AKHIR NAMA": "IV/e", "TMT GOLONGAN": "01-10-2025"})
    old = who(made, 20)
    run = stage(content)
    assert (run.berubah, run.sama, run.state) == (1, 29, "tinjau")
    [row] = queries.changes(run)
    assert (row.nomor, row.changes) == (
        22,
        [
            ["Nama", old.nama, "NAMA BARU"],
            ["Golongan", old.golongan, "IV/e"],
            ["TMT golongan", f"{old.tmt_golongan:%d-%m-%Y}", "01-10-2025"],
            ["Riwayat golongan", "–", "IV/e (01-10-2025)"],
        ],
    )
    assert who(made, 20).nama == old.nama
    load(content)
    assert who(made, 20).nama == "NAMA BARU"
    assert sorted(who(made, 20).kata.values_list("kata", flat=True)) == ["baru", "nama"]
    assert who(made, 20).riwayat_golongan.count() == 2


def test_an_empty_cell_or_a_missing_column_never_erases(made, load):
    run = load(export(made, r3={"EMAIL": "", "NOMOR HP": "null", "GELAR BELAKANG": "-"}))
    assert run.state == "sama"
    short = [name for name in siasn.EXPORT if name not in {"EMAIL", "NOMOR HP", "TMT PNS", "PENDIDIKAN NAMA"}]
    run = load(siasn.xlsx(short, [[row[name] for name in short] for row in made.people]))
    assert (run.state, who(made, 3).telepon[:4]) == ("sama", "0812")


def test_people_missing_from_the_file_are_listed_and_kept(made, stage, load):
    run = stage(export(made, without=(5, 6)))
    assert (run.hilang, run.state) == (2, "sama")
    run = stage(export(made, without=(5, 6), r7={"NAMA": "LAIN"}))
    assert {person.pk for person in queries.missing(run)} == {who(made, 5).pk, who(made, 6).pk}
    assert Pegawai.objects.filter(aktif=True).count() == 30


def test_a_person_whose_row_is_broken_is_not_missing(made, stage):
    run = stage(export(made, r5={"TANGGAL LAHIR": "kapan"}))
    assert (run.galat, run.hilang, list(queries.missing(run))) == (1, 0, [])


def test_a_later_tmt_closes_the_old_period_and_opens_the_next(made, load):
    old = periods(who(made, 29))
    load(export(made, r29={"JENIS JABATAN ID": "4", "JABATAN NAMA": "Penelaah Lain", "JABATAN ID": "",
                           "TMT JABATAN": "01-03-2026"}))  # fmt: skip
    assert periods(who(made, 29)) == [
        (*old[0][:2], date(2026, 3, 1)),
        ("Penelaah Lain", date(2026, 3, 1), None),
    ]
    assert (who(made, 29).jabatan.nama, who(made, 29).tmt_jabatan) == ("Penelaah Lain", date(2026, 3, 1))


def test_the_same_tmt_with_another_post_corrects_the_period(made, load):
    since = periods(who(made, 29))[0][1]
    load(export(made, r29={"JENIS JABATAN ID": "4", "JABATAN NAMA": "Penelaah Lain", "JABATAN ID": ""}))
    assert periods(who(made, 29)) == [("Penelaah Lain", since, None)]


def test_an_older_file_is_refused_row_by_row(made, stage):
    run = stage(export(made, r29={"JENIS JABATAN ID": "4", "JABATAN NAMA": "Penelaah Lain", "JABATAN ID": "",
                                  "TMT JABATAN": "01-03-2010"}))  # fmt: skip
    assert told(run) == [(31, "TMT JABATAN", "URUTAN", "galat")]


def swap(made, first, second, since):
    """Two heads change places."""
    names = ("UNOR ID", "UNOR NAMA", "JABATAN ID", "JABATAN NAMA")
    one, two = made.people[first], made.people[second]
    places = {name: one[name] for name in names}, {name: two[name] for name in names}
    return {f"r{first}": places[1] | {"TMT JABATAN": since}, f"r{second}": places[0] | {"TMT JABATAN": since}}


@pytest.mark.parametrize("first", [1, 2])
def test_two_heads_may_change_places_in_one_file(made, load, first):
    posts = who(made, first).jabatan_id, who(made, 3).jabatan_id
    run = load(export(made, **swap(made, first, 3, "01-07-2026")))
    assert run.berubah == 2
    assert (who(made, first).jabatan_id, who(made, 3).jabatan_id) == posts[::-1]
    assert RiwayatJabatan.objects.filter(selesai=date(2026, 7, 1)).count() == 2


def test_two_heads_found_swapped_are_corrected_without_meeting_in_one_post(made, load):
    since = made.people[1]["TMT JABATAN"]
    made.people[3]["TMT JABATAN"] = since
    load(export(made))
    posts = who(made, 1).jabatan_id, who(made, 3).jabatan_id
    load(export(made, **swap(made, 1, 3, since)))
    assert (who(made, 1).jabatan_id, who(made, 3).jabatan_id) == posts[::-1]
    assert RiwayatJabatan.objects.count() == 30


def test_two_claims_to_one_post_are_both_told_unless_one_sits_there(made, stage):
    seat = {name: made.people[1][name] for name in ("UNOR ID", "UNOR NAMA", "JABATAN ID", "JABATAN NAMA")}
    newcomer = seat | {"JENIS JABATAN ID": "1", "TMT JABATAN": "01-07-2026"}
    run = stage(export(made, r29=newcomer))
    assert told(run) == [(31, "JABATAN NAMA", "RANGKAP", "galat")]
    run = stage(export(made, r28=dict(newcomer)))
    assert [row[0] for row in told(run)] == [30, 31]


def test_a_successor_closes_the_period_of_a_head_who_left_the_file(made, load):
    gone = who(made, 1)
    seat = {name: made.people[1][name] for name in ("UNOR ID", "UNOR NAMA", "JABATAN ID", "JABATAN NAMA")}
    run = load(export(made, without=(1,), r29=seat | {"JENIS JABATAN ID": "1", "TMT JABATAN": "01-07-2026"}))
    assert [f"Masa jabatan pendahulu, {gone.nama}", "terbuka", "berakhir 01-07-2026"] in run.rows.get(nomor=30).changes
    gone.refresh_from_db()
    assert (gone.aktif, gone.jabatan, gone.tmt_jabatan) == (True, None, None)
    assert periods(gone)[0][2] == date(2026, 7, 1)


def test_a_head_whose_row_is_broken_is_not_pushed_out(made, stage):
    seat = {name: made.people[1][name] for name in ("UNOR ID", "UNOR NAMA", "JABATAN ID", "JABATAN NAMA")}
    cells = {"r1": {"TANGGAL LAHIR": "kapan"}, "r29": seat | {"JENIS JABATAN ID": "1", "TMT JABATAN": "01-07-2026"}}
    run = stage(export(made, **cells))
    assert [(row[0], row[2]) for row in told(run)] == [(3, "NILAI"), (31, "RANGKAP")]


def test_the_retired_leave_their_post_on_the_day_of_retirement(made, load):
    person = who(made, 0)
    load(export(made, r0={"KEDUDUKAN HUKUM ID": "99"}))
    person.refresh_from_db()
    assert (person.aktif, person.jabatan) == (False, None)
    assert periods(person)[0][2] == person.tmt_pensiun


def test_a_corrected_nip_keeps_the_person(made, load):
    person = who(made, 4)
    nip = f"{person.nip[:15]}{int(person.nip[15:]) % 99 + 900:03}"
    assert nip != person.nip
    run = load(export(made, r4={"NIP BARU": nip}))
    person.refresh_from_db()
    assert (person.nip, run.hilang, Pegawai.objects.count()) == (nip, 0, 30)


def test_one_pns_id_for_two_nips_is_told(made, stage):
    run = stage(export(made, r9={"PNS ID": made.people[8]["PNS ID"]}))
    assert told(run) == [(11, "NIP BARU", "NIP11", "galat")]


def test_people_of_another_agency_are_not_taken(made, stage):
    other = Instansi.objects.create(kode="1", nama="Kabupaten Lain", jenis="KAB")
    Pegawai.objects.filter(siasn_id=made.people[8]["PNS ID"]).update(instansi=other)
    run = stage(export(made, r9={"INSTANSI KERJA ID": "B" * 32}))
    assert told(run) == [(10, "NIP BARU", "NIP11", "galat"), (11, "NIP BARU", "NIP11", "galat")]


def test_an_unknown_unit_is_told_with_what_to_import_first(made, stage):
    run = stage(export(made, r9={"UNOR ID": "TIDAKADA"}))
    assert told(run) == [(11, "UNOR ID", "RUJUKAN", "galat")]


def test_a_post_that_cannot_be_told_leaves_the_person_without_it(made, load):
    run = load(export(made, r28={"JENIS JABATAN ID": "2", "JABATAN ID": "", "JABATAN NAMA": "Pekerjaan Baru"},
                      r29={"TMT JABATAN": "null"}))  # fmt: skip
    assert told(run) == [(30, "JABATAN NAMA", "RUJUKAN", "peringatan"), (31, "TMT JABATAN", "RUJUKAN", "peringatan")]


def test_the_eselon_columns_of_the_69_column_export_make_a_post(made, load):
    heads = [*siasn.EXPORT, "ESELON ID", "ESELON NAMA"]
    made.people[29] |= {"JENIS JABATAN ID": "1", "JABATAN ID": "STAFAHLI", "JABATAN NAMA": "Staf Ahli",
                        "TMT JABATAN": "01-07-2026"}  # fmt: skip
    rows = [[*row, "", ""] for row in made.export]
    rows[29][-2:] = ["22", "II.b"]
    load(siasn.xlsx(heads, rows))
    post = who(made, 29).jabatan
    assert (post.nama, post.jenjang, post.eselon, post.kepala, post.formasi) == (
        "Staf Ahli",
        "JPT_PRATAMA",
        "II.b",
        False,
        1,
    )


def test_private_columns_are_nowhere_in_the_database(made, load, stage):
    load(siasn.history_xlsx(made), siasn.recap_xlsx(made))
    stage(export(made, r2={"NAMA": "BEDA", "TANGGAL LAHIR": "salah"}))
    secrets = {row[name] for row in made.people for name in siasn.PRIVATE} | {"UNIVERSITAS RAHASIA", "RAHASIA"}
    if connection.vendor == "sqlite":
        kept = connection.connection.serialize()
    else:
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            kept = b""
            for table in tables:
                cursor.execute(f'SELECT t::text FROM "{table}" t')
                kept += "\n".join(row[0] for row in cursor.fetchall()).encode()
    assert made.people[2]["NIP BARU"].strip("'").encode() in kept
    assert [secret for secret in secrets if secret.encode() in kept] == []


@pytest.mark.parametrize("count", [40, 160])
def test_the_number_of_queries_does_not_grow_with_the_file(load, stage, count, django_assert_num_queries):
    city = siasn.city(count)
    load(siasn.units_xlsx(city), siasn.heads_xlsx(city), siasn.functional_xlsx(city), siasn.clerks_xlsx(city))
    content = siasn.export_xlsx(city)
    load(content)
    with django_assert_num_queries(13):  # one of them asks which of these data are or were disputed
        stage(content)
