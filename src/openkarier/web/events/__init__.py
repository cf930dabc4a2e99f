"""Test events: pages that the organiser works in and that BKPSDM, auditors, units and participants read."""
