"""Desk of the OPD operator: helps people file and keeps data clean."""
