"""What the registry says on the homes of the desks (web/home.py: PANELS)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openkarier.stages.registry import queries as registry
from openkarier.web import pages
from openkarier.web.pieces import Home, Stat, Task
from openkarier.web.templatetags.openkarier import angka, tanggal


def own_facts(request: HttpRequest) -> Home:
    """ASN: how long in the post, rank, and the day of retirement."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    person = registry.person(scope, scope.nip)
    if person is None:
        return Home()
    return Home(
        stats=[
            Stat("Dalam jabatan ini", _years(person.tmt_jabatan, timezone.localdate()), _since(person.tmt_jabatan)),
            Stat("Golongan", person.golongan or "–", _since(person.tmt_golongan)),
            Stat("Pensiun", str(person.tmt_pensiun.year) if person.tmt_pensiun else "–", tanggal(person.tmt_pensiun)),
        ]
    )


def _since(day: date | None) -> str:
    return f"sejak {tanggal(day)}" if day else ""


def _years(start: date | None, today: date) -> str:
    """Whole years and months from `start`: "1 tahun 4 bulan", "kurang dari sebulan"."""
    if start is None:
        return "–"
    months = (today.year - start.year) * 12 + today.month - start.month - (today.day < start.day)
    words = [f"{amount} {word}" for amount, word in ((months // 12, "tahun"), (months % 12, "bulan")) if amount > 0]
    return " ".join(words) or "kurang dari sebulan"


def figures(request: HttpRequest) -> Home:
    """Desks that see an organisation: people, vacant structural posts, who retires within a year."""
    scope: Any = request.scope  # type: ignore[attr-defined]
    desk: str = request.desk  # type: ignore[attr-defined]
    found = registry.figures(scope, timezone.localdate())
    stats = [
        Stat("Pegawai aktif", angka(found.people)),
        Stat(
            "Jabatan struktural lowong",
            angka(found.vacant),
            f"dari {angka(found.structural)}" + (f"; {angka(found.acting)} dijabat Plt." if found.acting else ""),
        ),
        Stat("Pensiun dalam 12 bulan", angka(found.retiring)),
    ]
    posts = f"{desk}:registry-posts"
    if found.vacant and desk == "bkpsdm" and posts in pages.BY_NAME:
        hint = "Jabatan struktural tanpa pejabat definitif."
        return Home(stats=stats, tasks=[Task("Tinjau jabatan yang lowong", f"{reverse(posts)}?keadaan=lowong", hint)])
    return Home(stats=stats)
