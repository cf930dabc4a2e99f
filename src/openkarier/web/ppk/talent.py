"""The map in one minute, and the group the PPK sets."""

from __future__ import annotations

from openkarier.web.talent_group import forecast, group, group_set, slates
from openkarier.web.talent_map import overview as map
from openkarier.web.talent_map import people, person

__all__ = ["forecast", "group", "group_set", "map", "people", "person", "slates"]
