"""Desk of Tim Penilai Kinerja: dossiers and deliberation."""
