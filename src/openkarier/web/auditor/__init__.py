"""Desk of the auditor: reads everything, writes nothing."""
