"""Desk of the ASN: own affairs."""
