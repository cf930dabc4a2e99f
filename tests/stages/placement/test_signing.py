"""A sitting at which the PPK signs SK: each paper once, each fate its own, failed ones again, nothing of the secret."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.documents.certificates import PASSPHRASE, certificate
from openkarier.foundation.documents.models import Document, Signature
from openkarier.foundation.documents.signing import Pkcs12, Reason, Secret, SigningError
from openkarier.stages.placement import decisions, decrees, paper_queries, signing
from openkarier.stages.placement.models import NaskahTanda, Penandatanganan
from stages.placement import story

NOW = datetime(2026, 11, 10, 5, 0, tzinfo=UTC)
LOCAL = Pkcs12(certificate(NOW), Secret(PASSPHRASE))
ALL = {"ditandatangani": 2}


class Fails:
    """A service that answers the nth call of a list with an error, and signs the others; counts its calls."""

    method = Signature.Method.BSRE

    def __init__(self, **errors):
        self.errors, self.calls, self.place = errors, 0, count(1)

    def sign(self, pdf, *, at, reason="", location=""):
        self.calls += 1
        error = self.errors.get(f"n{next(self.place)}") or self.errors.get("always")
        if error:
            raise SigningError(error, f"Kalimat {error}.")
        return LOCAL.sign(pdf, at=at)


@pytest.fixture
def papers(city, swap):
    """Two SK, one name each, on the PPK's table."""
    story.term(city)
    story.agree(swap)
    story.file_everything(city, swap)
    story.granted(city, swap)
    for each in swap:
        decrees.issue_sk(
            instansi=city.instansi, usulan=[each.pk], order=story.ORDER, actor=story.OFFICE, at=story.SK_AT
        )
    return list(paper_queries.unsigned("5871", story.PPK, NOW.date()).values_list("pk", flat=True))


def sat(city, papers):
    return signing.begin(instansi=city.instansi, papers=papers, actor=story.PPK, nama="Zainal", at=NOW)


def fates(made):
    rows = NaskahTanda.objects.filter(penandatanganan=made).order_by("urutan")
    return list(rows.values_list("state", "alasan", "percobaan"))


def run(made, signer):
    return signing.carry_on(sitting=made.pk, signer=signer, clock=lambda: NOW)


def test_every_paper_of_a_sitting_is_signed_once_and_then_waits_no_more(city, papers):
    made = sat(city, papers)
    assert run(made, Fails()) == 2
    assert fates(made) == [("ditandatangani", "", 1), ("ditandatangani", "", 1)]
    assert list(Signature.objects.values_list("document", "signer")) == [(key, story.PPK) for key in papers]
    assert not paper_queries.unsigned("5871", story.PPK, NOW.date()).exists()
    service = Fails()
    assert (run(made, service), service.calls) == (0, 0)  # ended: running it again calls nobody
    assert "semua naskah sudah" in story.refusal(signing.again, sitting=made, actor=story.PPK, at=NOW)


def test_one_paper_that_fails_does_not_hold_up_the_other_and_only_it_is_tried_again(city, papers):
    made = sat(city, papers)
    assert run(made, Fails(n1=Reason.ANSWER)) == 1
    assert fates(made) == [("gagal", "Kalimat answer.", 1), ("ditandatangani", "", 1)]
    assert signing.again(sitting=made, actor=story.PPK, at=NOW) == 1
    service = Fails()
    assert (run(made, service), service.calls) == (1, 1)
    assert fates(made) == [("ditandatangani", "", 2), ("ditandatangani", "", 1)]
    assert Signature.objects.count() == 2


@pytest.mark.parametrize("reason", [Reason.PASSPHRASE, Reason.CERTIFICATE])
def test_a_wrong_passphrase_stops_at_the_first_paper_so_that_the_certificate_is_not_locked(city, papers, reason):
    made, service = sat(city, papers), Fails(always=reason)
    assert (run(made, service), service.calls) == (0, 1)
    assert [state for state, _, _ in fates(made)] == ["gagal", "gagal"]
    assert fates(made)[1] == ("gagal", "Belum dikirim: penandatanganan berhenti sebelum gilirannya.", 0)
    assert Penandatanganan.objects.get().pesan == f"Kalimat {reason}."


def test_a_silent_service_is_asked_for_every_paper_until_patience_ends(city, papers):
    made, service = sat(city, papers), Fails(always=Reason.UNAVAILABLE)
    run(made, service)
    assert (service.calls, [state for state, _, _ in fates(made)]) == (2, ["gagal", "gagal"])


def test_a_paper_is_in_one_sitting_only(city, papers):
    made = sat(city, papers[:1])
    assert story.refusal(sat, city=city, papers=papers) == signing.TAKEN
    run(made, Fails())
    assert "menunggu tanda tangan Anda" in story.refusal(sat, city=city, papers=papers)
    with pytest.raises(IntegrityError), transaction.atomic():
        NaskahTanda.objects.create(penandatanganan=made, naskah_id=papers[0], urutan=9)


def test_a_sitting_whose_process_died_goes_on_where_it_was_and_signs_nothing_twice(city, papers):
    made = sat(city, papers)
    NaskahTanda.objects.filter(naskah=papers[0]).update(state="dikirim")  # killed in the middle of the call
    soon, later = NOW + timedelta(seconds=89), NOW + timedelta(seconds=90)
    assert "masih berjalan" in story.refusal(signing.again, sitting=made, actor=story.PPK, at=soon)
    assert signing.again(sitting=made, actor=story.PPK, at=later) == 2
    assert run(made, Fails()) == 2
    assert Signature.objects.count() == 2


def test_another_official_may_not_go_on_with_it(city, papers):
    made = sat(city, papers)
    assert "pejabat lain" in story.refusal(signing.again, sitting=made, actor="lain", at=NOW + timedelta(hours=1))


def test_neither_passphrase_nor_nik_is_kept_anywhere(city, papers):
    run(sat(city, papers), LOCAL)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # names come from the database itself
            assert PASSPHRASE not in str(cursor.fetchall()), table


def test_who_holds_power_signs_only_what_was_prepared_in_the_name_of_the_ppk(city, swap):
    kuasa = decisions.give_power(
        instansi=city.instansi, nip=city.orang["rahma"].nip, nama="Rahma", dasar="SK 5/2026", mulai=date(2026, 11, 1),
        selesai=date(2026, 12, 31), actor=story.PPK, at=story.RELEASED,
    )  # fmt: skip
    story.term(city)
    story.agree(swap)
    story.file_everything(city, swap)
    story.granted(city, swap)
    order = decrees.Order(**{**vars(story.ORDER), "kuasa": kuasa, "elektronik": True})
    made = decrees.issue_sk(
        instansi=city.instansi, usulan=[swap[0].pk], order=order, actor=story.OFFICE, at=story.SK_AT
    )
    assert (made.naskah.electronic, made.naskah.data["penanda"]["elektronik"]) == (True, True)
    assert made.naskah.data["penanda"]["atas_nama"] == "a.n. WALI KOTA BENGKULU"
    assert made.naskah.data["penanda"]["nama"] == "Rahma Yuliana"
    waits = [
        list(paper_queries.unsigned("5871", nip, NOW.date()).values_list("pk", flat=True))
        for nip in (kuasa.nip, story.PPK)
    ]
    assert waits == [[made.naskah_id], []]
    late = decrees.Order(**{**vars(order), "tanggal": date(2027, 1, 4), "tmt": date(2027, 1, 5)})
    said = story.refusal(
        decrees.issue_sk, instansi=city.instansi, usulan=[swap[1].pk], order=late, actor=story.OFFICE, at=story.SK_AT
    )
    assert "Kuasa Rahma (SK 5/2026) tidak berlaku pada 4 Januari 2027" in said


def test_the_register_has_every_number_once_and_no_hole(city, papers):
    rows = list(paper_queries.register("5871", "sk", 2026))
    assert [row.serial for row in rows] == [2, 1]
    assert (paper_queries.years("5871"), paper_queries.gaps("5871", 2026)) == ([2026], [])
    Document.objects.filter(pk=papers[0]).update(serial=7)
    assert paper_queries.gaps("5871", 2026) == [("sk", 2, 2)]
