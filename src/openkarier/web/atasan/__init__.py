"""Desk of the superior: the people of one unit and below."""
