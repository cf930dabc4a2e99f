"""What a sample is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cast import City

Sample = Callable[[City], dict[str, Any]]
Shared = dict[str, Any]
