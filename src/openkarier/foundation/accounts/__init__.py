"""Accounts: log-in by NIP, roles (Peran) and their scope: which instansi, which unit."""
