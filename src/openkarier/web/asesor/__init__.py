"""Desk of the assessor: tests and their results."""
