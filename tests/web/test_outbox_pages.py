"""The outbox at the desk of BKPSDM: read, confirm with the number, follow, decide."""

from __future__ import annotations

import io
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from foundation.notices.readers import mailed, notice, person
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.notices.models import Batch, Message
from openkarier.foundation.notices.operations import draft

NAMELESS = UUID(int=1)


@pytest.fixture
def desk(world):
    return world.client(world.actor["bkpsdm"])


def make(*people, key="k", instansi="5871"):
    return draft(notice(key, instansi=instansi), people, by="sistem", now=timezone.now()).batch


def url(view, number):
    return reverse(f"bkpsdm:outbox-{view}", kwargs={"number": number})


def test_the_draft_shows_the_message_of_each_reader_and_the_number(desk):
    number = make(mailed(1), person(2))
    first = desk.get(url("batch", number)).content.decode()
    assert "Pegawai 00001, tenggat 24 November 2026" in first
    assert "Kirim 3 pesan" in first
    third = desk.get(url("batch", number) + "?halaman=3").content.decode()
    assert "Yth. Pegawai 00002," in third
    assert "3–3 dari 3" in third


def test_release_goes_through_a_page_that_names_the_number(desk, world):
    number = make(mailed(1), person(2))
    asked = desk.get(url("release", number)).content.decode()
    assert "Kirim 3 pesan kepada 2 orang?" in asked
    assert '<input type="hidden" name="jumlah" value="3" />' in asked
    assert Batch.objects.get().state == "draft"
    desk.post(url("release", number), {"jumlah": "2"})
    assert Batch.objects.get().state == "draft"
    answer = desk.post(url("release", number), {"jumlah": "3"}, follow=True).content.decode()
    assert Batch.objects.get().released_by == world.actor["bkpsdm"].nip
    assert "Dikirim" in answer
    assert Payload.objects.filter(kind="PEMBERITAHUAN").count() == 1
    again = desk.post(url("release", number), {"jumlah": "3"}, follow=True).content.decode()
    assert "sudah dikirim" in again
    assert Payload.objects.filter(kind="PEMBERITAHUAN").count() == 1


@pytest.mark.parametrize("count", ["", "x", "-3", "²", "3.0"])
def test_a_number_that_is_none_releases_nothing(desk, count):
    number = make(mailed(1), person(2))
    assert desk.post(url("release", number), {"jumlah": count}).status_code == 200
    assert Batch.objects.get().state == "draft"


def test_progress_asks_for_itself_only_while_something_waits(desk):
    number = make(mailed(1))
    desk.post(url("release", number), {"jumlah": "2"})
    part = desk.get(url("batch", number), headers={"HX-Request": "true"}).content.decode()
    assert part.count("<section") == 1
    assert 'hx-trigger="every 2s"' in part
    assert '<progress value="1" max="2"' in part
    Message.objects.update(state="sent")
    part = desk.get(url("batch", number), headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "Tidak ada lagi yang menunggu." in part


def test_a_wording_with_an_unknown_word_is_refused_and_kept_in_the_form(desk):
    number = make(person(1))
    answer = desk.post(url("reword", number), {"perihal": "Halo {siapa}", "isi": "Isi saya"}).content.decode()
    assert "Isian {siapa} tidak dikenal" in answer
    assert "Isi saya</textarea>" in answer
    desk.post(url("reword", number), {"perihal": "Halo {nama}", "isi": "Isi saya"})
    assert (Batch.objects.get().subject, Batch.objects.get().body) == ("Halo {nama}", "Isi saya")


def test_cancelling_asks_first(desk):
    number = make(mailed(1))
    assert "Batalkan 2 pesan?" in desk.post(url("cancel", number)).content.decode()
    assert Message.objects.count() == 2
    desk.post(url("cancel", number), {"yakin": "ya"})
    assert (Message.objects.count(), Batch.objects.get().state) == (0, "cancelled")


def test_a_doubtful_email_is_decided_one_by_one(desk):
    number = make(mailed(1), mailed(2))
    desk.post(url("release", number), {"jumlah": "4"})
    Message.objects.filter(channel="email").update(state="uncertain", reason="Sambungan terputus.")
    page = desk.get(url("recipients", number) + "?keadaan=uncertain").content.decode()
    assert page.count("Sudah sampai") == 2
    assert "Sambungan terputus." in page
    one, two = Message.objects.filter(channel="email").order_by("name").values_list("pk", flat=True)
    desk.post(url("settle", number), {"pesan": one, "putusan": "sampai"})
    desk.post(url("settle", number), {"pesan": two, "putusan": "ulangi"})
    states = dict(Message.objects.filter(channel="email").values_list("pk", "state"))
    assert states == {one: "sent", two: "queued"}
    assert desk.post(url("settle", number), {"pesan": "x"}).status_code == 404


def test_recipients_are_found_by_name_and_number(desk):
    number = make(person(1), person(2))
    assert desk.get(url("recipients", number) + "?cari=00002").content.decode().count('scope="row"') == 1
    assert desk.get(url("recipients", number) + "?cari=1990").content.decode().count('scope="row"') == 2
    assert "Tidak ada yang cocok" in desk.get(url("recipients", number) + "?cari=zzz&keadaan=failed").content.decode()


def test_the_list_to_call_is_printable_and_a_workbook(desk):
    number = make(mailed(1), person(33), person(2))
    page = desk.get(url("unreached", number)).content.decode()
    assert page.index("Pegawai 00002") < page.index("Pegawai 00033")
    assert "Pegawai 00001" not in page
    file = b"".join(desk.get(url("unreached_export", number)).streaming_content)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows] == [
        ["Unit", "NIP", "Nama"],
        ["Dinas 02", "199001012015019002", "Pegawai 00002"],
        ["Dinas 03", "199001012015019033", "Pegawai 00033"],
    ]


def test_quiet_hours_are_set_by_who_sees_the_whole_agency(desk, world):
    save, show = reverse("bkpsdm:outbox-keep_quiet"), reverse("bkpsdm:outbox-quiet")
    assert 'value="20:00"' in desk.get(show).content.decode()
    desk.post(save, {"mulai": "21:30", "selesai": "06:00"})
    assert 'value="21:30"' in desk.get(show).content.decode()
    assert desk.post(save, {"mulai": "malam", "selesai": "06:00"}).status_code == 200
    narrow = world.client(world.narrow["bkpsdm"])
    assert narrow.post(save, {"mulai": "01:00", "selesai": "02:00"}).status_code == 404


def test_the_home_of_the_desk_names_what_waits(desk):
    make(person(1))
    assert "Periksa 1 kumpulan pesan sebelum dikirim" in desk.get("/bkpsdm/").content.decode()


def test_batches_of_another_agency_are_not_there(desk):
    number = make(person(1), instansi="9999")
    for view in ("settle", "resend"):
        assert desk.post(url(view, number), {"pesan": NAMELESS}).status_code == 404
    assert "Pengingat H-3" not in desk.get(reverse("bkpsdm:outbox-index")).content.decode()


def test_the_list_costs_the_same_for_one_batch_and_for_forty(desk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    index, costs = reverse("bkpsdm:outbox-index"), []
    for size in (1, 39):
        for n in range(size):
            make(person(n), key=f"{size}-{n}")
        desk.get(index)
        with CaptureQueriesContext(connection) as caught:
            desk.get(index)
        costs.append(len(caught))
    assert costs[0] == costs[1]
