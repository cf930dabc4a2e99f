"""The map, the group and the successors as the committee reads them."""

from __future__ import annotations

from openkarier.web.talent_group import forecast, group, slates
from openkarier.web.talent_map import overview as map
from openkarier.web.talent_map import people, person

__all__ = ["forecast", "group", "map", "people", "person", "slates"]
