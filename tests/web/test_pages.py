"""The table of pages: every row has a view, a URL and a place; nothing opens that is not listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import get_resolver, reverse

from openkarier.foundation.accounts.models import Desk
from openkarier.foundation.accounts.scope import Reach
from openkarier.web import pages

WEB = Path(pages.__file__).parent.parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))


def names(resolver=None, prefix=""):
    """Every URL name the product answers, with its namespace."""
    for entry in (resolver or get_resolver()).url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield prefix + entry.name


def test_every_url_stands_in_the_table_and_every_row_has_a_url():
    assert sorted(names()) == sorted(page.name for page in pages.TABLE)


def test_no_two_rows_share_a_name_or_a_path():
    assert len({page.name for page in pages.TABLE}) == len(pages.TABLE)
    assert len({page.route for page in pages.TABLE}) == len(pages.TABLE)


def test_rows_speak_the_words_of_the_table():
    desks = {*Desk.values, "semua", "publik"}
    assert {page.desk for page in pages.TABLE} <= desks
    assert {page.act for page in pages.TABLE} <= {"lihat", "tulis", "unduh", "kirim"}
    assert {page.stage for page in pages.TABLE} <= set(pages.STAGES)


def test_a_row_is_the_coordinate_of_its_url():
    page = pages.Page("bkpsdm", "registry", "person", "pegawai/<nip>/", "lihat", Reach.INSTANSI)
    assert (page.name, page.route) == ("bkpsdm:registry-person", "bkpsdm/kepegawaian/pegawai/<nip>/")
    assert page.callable == "openkarier.web.bkpsdm.registry.person"
    assert not page.door


def test_every_desk_has_a_home_and_it_is_the_first_room():
    for desk in Desk.values:
        assert pages.rooms(desk)[0][1].name == f"{desk}:home-show"
        assert reverse(f"{desk}:home-show") == f"/{desk}/"


@pytest.mark.django_db
def test_an_address_nobody_listed_is_a_404(client):
    assert client.get("/tidak-ada/").status_code == 404


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_templates_compile_stay_short_and_carry_no_inline_code(path):
    text = path.read_text()
    get_template(str(path.relative_to(WEB / "templates")))
    assert len(text.splitlines()) <= 120
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text)


def test_every_icon_that_is_named_is_in_the_sprite():
    sprite = (WEB / "static" / "img" / "icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    named = {name for path in TEMPLATES for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    named |= {stage.icon for stage in pages.STAGES.values()}
    from openkarier.web.states import STATES

    named |= {state.icon for state in STATES.values()}
    assert named - drawn == set()
