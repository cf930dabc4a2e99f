"""The door with the network down: scans wait on the telephone, survive a reload, and are delivered once."""

from __future__ import annotations

import pytest
from django.urls import reverse
from samples import events
from screens import PHONE

from openkarier.stages.assessment.models import Attendance

pytestmark = pytest.mark.browser


def test_numbers_typed_without_network_arrive_once_when_it_is_back(site, visit):
    event = events.event(site.world.home)
    held = event.sessions.get()
    page = visit(site.world.actor["asesor"], size=PHONE)
    page.set_default_timeout(60_000)
    page.goto(reverse("asesor:assessment-event_desk", args=[event.kode, held.pk]))
    page.context.set_offline(True)
    for number in ("1", "2", "1", "99999"):
        page.fill("#nomor", number)
        page.click("text=Catat hadir")
    page.get_by_text("4 catatan aman").wait_for()
    assert page.inner_text("[data-present]") == "2"
    assert Attendance.objects.count() == 0
    page.context.set_offline(False)
    page.locator("[data-refused] li").first.wait_for()
    assert Attendance.objects.count() == 2
    assert "99999" in page.inner_text("[data-refused]")
    page.reload()
    assert page.inner_text("[data-present]") == "2"
