"""Desk of the personnel agency."""
