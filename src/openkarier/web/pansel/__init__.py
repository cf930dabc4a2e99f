"""Desk of the selection panel."""
