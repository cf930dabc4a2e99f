"""Floor 1: the thinking. Pure Python; no Django, no files, no clock, no network."""
