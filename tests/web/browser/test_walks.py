"""Walks through the frame: keyboard only, without JavaScript, a session that ended, a form too old."""

from __future__ import annotations

from screens import PHONE

from cast import PASSWORD


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def test_log_in_with_the_keyboard_alone(site, visit):
    page = visit()
    page.goto("/masuk/")
    page.keyboard.press("Tab")
    assert focused(page) == "Langsung ke isi halaman"
    while focused(page) != "id_nip":
        page.keyboard.press("Tab")
    page.keyboard.type(site.world.home.orang["sari"].nip)
    page.keyboard.press("Tab")
    assert focused(page) == "id_sandi"
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/asn/")
    assert page.locator("h1").inner_text() == "Beranda"
    assert page.complaints.lines == []


def test_a_refused_form_gives_the_focus_to_its_errors_and_each_leads_to_its_field(visit):
    page = visit()
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk").click()
    summary = page.locator(".error-summary")
    assert summary.evaluate("node => node === document.activeElement")
    assert page.title().startswith("Perlu diperbaiki: ")
    summary.get_by_text("Isi NIP Anda.").click()
    assert focused(page) == "id_nip"


def test_everything_in_the_frame_works_without_javascript(site, visit):
    page = visit(scripts=False, size=PHONE)
    page.goto("/asn/kepegawaian/")
    assert "/masuk/?next=/asn/kepegawaian/" in page.url
    page.fill("#id_nip", site.world.home.orang["budi"].nip)
    page.fill("#id_sandi", PASSWORD)
    page.click("main button[type=submit]")
    assert page.url.endswith("/asn/kepegawaian/")  # back to where the person was going
    page.click("header summary")
    page.locator("header button", has_text="Atasan langsung").click()
    assert page.url.endswith("/atasan/")
    page.click("header summary")
    page.locator("header").get_by_role("button", name="Keluar").click()
    assert page.url.endswith("/masuk/")
    assert page.locator(".note").inner_text() == "Anda sudah keluar. Sampai jumpa."


def test_escape_closes_a_menu_and_gives_the_focus_back(site, visit):
    page = visit(site.world.actor["bkpsdm"])
    page.goto("/bkpsdm/")
    page.locator("header summary").click()
    assert page.locator("header details[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("header details[open]").count() == 0
    assert page.locator("header summary").evaluate("node => node === document.activeElement")


def test_a_form_that_outlived_its_session_says_what_was_kept(site, visit, axe):
    page = visit()
    page.goto("/masuk/")
    page.context.clear_cookies()
    page.fill("#id_nip", "1")
    page.fill("#id_sandi", "2")
    page.click("main button[type=submit]")
    assert page.locator("h1").inner_text() == "Formulir ini sudah kedaluwarsa"
    assert "belum kami terima" in page.locator("main").inner_text()
    assert axe(page) == []
    page.get_by_role("link", name="Buka lagi formulirnya").click()
    assert page.url.endswith("/masuk/")


def test_an_unknown_address_is_a_designed_page(site, visit, axe):
    for user in (None, site.world.actor["asn"]):
        page = visit(user)
        assert page.goto("/tidak-ada/").status == 404
        assert page.locator("h1").inner_text() == "Halaman ini tidak ditemukan"
        assert axe(page) == []
