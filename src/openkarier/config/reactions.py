"""When one stage's act causes another's: one table, read top to bottom; no signals."""

from __future__ import annotations
