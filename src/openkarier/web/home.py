"""The home of every desk answers three questions: what must I do, what is happening, what did I ask for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from openkarier.web.frame import show
from openkarier.web.pieces import Home

# desk -> functions (request) -> Home, in the order of the cycle. A room adds its line here.
PANELS: dict[str, tuple[str, ...]] = {
    "asn": (
        "openkarier.web.placement_home.asn",
        "openkarier.web.panels.own_facts",
        "openkarier.web.sanggahan_home.asn",
        "openkarier.web.appraisal_home.asn",
        "openkarier.web.events.own.panel",
        "openkarier.web.open_karier.asn",
        "openkarier.web.talent_panels.asn",
    ),
    "atasan": (
        "openkarier.web.panels.figures",
        "openkarier.web.appraisal_home.atasan",
        "openkarier.web.open_karier.atasan",
    ),
    "operator": (
        "openkarier.web.panels.figures",
        "openkarier.web.sanggahan_home.operator",
        "openkarier.web.open_karier.operator",
    ),
    "bkpsdm": (
        "openkarier.web.placement_home.bkpsdm",
        "openkarier.web.panels.figures",
        "openkarier.web.sanggahan_home.bkpsdm",
        "openkarier.web.appraisal_home.bkpsdm",
        "openkarier.web.open_karier.bkpsdm",
        "openkarier.web.sidang_home.bkpsdm",
        "openkarier.web.bkpsdm.outbox.panel",
        "openkarier.web.talent_panels.bkpsdm",
        "openkarier.web.rotation_panels.bkpsdm",
    ),
    "asesor": (
        "openkarier.web.events.own.organiser",
        "openkarier.web.talent_panels.asesor",
    ),
    "tpk": (
        "openkarier.web.sidang_home.tpk",
        "openkarier.web.panels.figures",
        "openkarier.web.rotation_panels.tpk",
    ),
    "ppk": (
        "openkarier.web.placement_home.ppk",
        "openkarier.web.appraisal_home.ppk",
        "openkarier.web.open_karier.ppk",
        "openkarier.web.panels.figures",
        "openkarier.web.talent_panels.ppk",
        "openkarier.web.rotation_panels.ppk",
    ),
    "auditor": ("openkarier.web.auditor.panel.panel", "openkarier.web.panels.figures"),
}


def home(request: HttpRequest, desk: str, *, title: str, lead: str, **context: Any) -> HttpResponse:
    """Gather what the rooms of a desk have to say, the task with the nearest deadline first."""
    panels: list[Home] = [import_string(name)(request) for name in PANELS.get(desk, ())]
    tasks = [task for panel in panels for task in panel.tasks]
    tasks.sort(key=lambda task: (task.due is None, str(task.due)))
    return show(
        request,
        "home.html",
        title=title,
        lead=lead,
        tasks=tasks,
        pictures=[picture for panel in panels for picture in panel.pictures],
        traces=[trace for panel in panels for trace in panel.traces],
        stats=[stat for panel in panels for stat in panel.stats],
        **context,
    )
