"""/peraturan/: every rule can be read by anybody; the article of a verdict leads there."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from openkarier.core.law.outcome import Outcome
from openkarier.core.law.verdict import Verdict
from openkarier.core.regulations import RULEBOOK
from openkarier.web.verdicts import shown

pytestmark = pytest.mark.django_db
AGE = "pp11-2017-ps107-c1"


def test_the_list_names_every_rule_once(client):
    page = client.get("/peraturan/").content.decode()
    for rule in RULEBOOK:
        assert page.count(f'href="/peraturan/{rule.id}/"') == 1


def test_a_search_keeps_what_has_every_word(client):
    page = client.get("/peraturan/", {"cari": "pratama usia"}).content.decode()
    wanted = {rule.id for rule in RULEBOOK if "pratama" in rule.title.lower() and "usia" in rule.title.lower()}
    assert wanted
    for id in wanted:
        assert f"/peraturan/{id}/" in page
    assert f"/peraturan/{AGE}/" not in page


def test_a_search_for_nothing_says_what_to_do(client):
    assert "Tidak ada aturan yang cocok" in client.get("/peraturan/", {"cari": "zzz"}).content.decode()


@pytest.mark.parametrize("id", [rule.id for rule in RULEBOOK])
def test_every_rule_has_its_page_with_its_articles(client, id):
    page = client.get(f"/peraturan/{id}/").content.decode()
    for wording in RULEBOOK.find(id, date(2026, 11, 22)).provision.wordings:
        assert str(wording.citation) in page


def test_an_unknown_rule_is_a_404(client):
    assert client.get("/peraturan/tidak-ada/").status_code == 404


def test_the_article_of_a_verdict_opens_the_rule():
    rule = RULEBOOK.find(AGE, date(2026, 11, 22))
    verdict = Verdict(AGE, rule.title, Outcome.PASS, rule.severity, rule.sentence, "", "PP 11/2017", None)
    (row,) = shown([verdict])
    assert row.citation_url == reverse("peraturan-aturan", args=[AGE])
