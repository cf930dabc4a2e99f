"""Every page that can be opened: axe in light on an office screen and in dark on a phone, CSP, headings, width."""

from __future__ import annotations

import pytest
from django.urls import reverse
from samples import SAMPLES
from samples.records import with_account
from screens import OFFICE, PHONE

from openkarier.foundation.accounts.models import Desk, Pengguna
from openkarier.web.pages import TABLE, Page

# Forms that are opened by GET although they write.
FORMS = {"masuk", "aktivasi", "ganti-sandi", "operator:account-code", "bkpsdm:account-code", "admin:account-code"}
SEEN = [page for page in TABLE if page.act == "lihat" or page.name in FORMS]
SEEN = [page for page in SEEN if "<" not in page.route or page.name in SAMPLES]


def address(page: Page, site):
    return reverse(page.name, kwargs=SAMPLES[page.name](site.world.home) if "<" in page.route else {})


def reader(page: Page, site):
    """Who opens it: the desk's person; Joko a record of his own."""
    if page.desk == "publik":
        return None
    if page.desk == "asn" and "<" in page.route:
        return Pengguna.objects.get(nip=with_account(site.world.home)["nip"])
    return site.world.actor[page.desk if page.desk in Desk.values else "bkpsdm"]


OPENABLE = [page for page in SEEN if not (page.desk == "atasan" and "<" in page.route)]


@pytest.mark.parametrize("page", OPENABLE, ids=lambda page: page.name)
def test_a_page_is_accessible_quiet_and_fits(page, site, tabs, axe):
    for size, scheme in ((OFFICE, "light"), (PHONE, "dark")):
        tab = tabs(reader(page, site), size, scheme)
        assert tab.goto(address(page, site)).status == 200
        assert axe(tab) == [], (size, scheme)
        assert tab.complaints.lines == []
        assert tab.locator("h1").count() == 1
        assert tab.title().endswith(" · OpenKarier")
        assert tab.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
