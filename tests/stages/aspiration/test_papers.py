"""The papers of a declaration can be checked by anyone, and a withdrawn one says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

import cast
from openkarier.foundation.journal.models import Leaf
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.papers import Paper, hand_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(city, draft):
    sari = operations.Actor.of(city.orang["sari"])
    return operations.submit(aspiration=draft, revision=1, actor=sari, hand="asn", at=cast.NOW)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_paper_is_the_same_each_time_and_recorded_once(submission, paper):
    first = hand_over(submission=submission, paper=paper, at=cast.NOW)
    leaves = Leaf.objects.count()
    again = hand_over(submission=submission, paper=paper, at=cast.NOW + timedelta(days=1))
    assert first == again
    assert Leaf.objects.count() == leaves


def check(client, submission, body):
    """What the public page answers to a PDF."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = SimpleUploadedFile("surat.pdf", body, "application/pdf")
    return client.post(f"/verifikasi/{submission.number}/", {"berkas": upload}).content.decode()


def test_the_public_page_knows_the_paper_refuses_a_changed_one_and_names_nobody(client, submission):
    body = hand_over(submission=submission, paper=Paper.RECEIPT, at=cast.NOW)
    forged = body.replace(b"%%EOF", b"%%EOG", 1)
    assert forged != body
    page = client.get(f"/verifikasi/{submission.number}/").content.decode()
    assert "Sari" not in page
    assert "Isinya berbeda dari yang diterbitkan" not in check(client, submission, body)
    assert "Isinya berbeda dari yang diterbitkan" in check(client, submission, forged)
