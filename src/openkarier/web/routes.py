"""URL patterns, made from the table of pages; views of a desk live in web/<desk>/<stage>.py."""

from __future__ import annotations

from itertools import groupby

from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import import_string

from openkarier.web.pages import TABLE, Page


def _pattern(page: Page, before: str = "") -> URLPattern:
    route = page.route.removeprefix(before)
    found: URLPattern = path(route, import_string(page.callable), name=page.name.rpartition(":")[2])
    return found


def patterns() -> list[URLPattern | URLResolver]:
    """Every page of the table; those with an alias stand outside their desk's namespace."""
    found: list[URLPattern | URLResolver] = [_pattern(page) for page in TABLE if page.alias]
    named = sorted((page for page in TABLE if not page.alias), key=lambda page: page.desk)
    for desk, rows in groupby(named, key=lambda page: page.desk):
        pages = list(rows)
        common = f"{desk}/" if all(page.route.startswith(f"{desk}/") for page in pages) else ""
        inner = [_pattern(page, common) for page in pages]  # an address of another desk is passed over in one step
        found.append(path(common, include((inner, desk), namespace=desk)))
    return found
