"""Buku Merit: an append-only Merkle ledger of who did what to which record, when, and under which article."""
