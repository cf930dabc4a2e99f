"""Certificates made on the spot for tests: a key pair, a validity, a PKCS#12 file."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

PASSPHRASE = "rahasia-sekali-903"


def certificate(at: datetime, *, days: int = 365) -> bytes:
    """A PKCS#12 file whose certificate holds from a day before `at` for `days` days."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Penanda Tangan Contoh")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(9).not_valid_before(at - timedelta(days=1)).not_valid_after(at + timedelta(days=days))
        .add_extension(usage, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"contoh", key, made, None, lock)
