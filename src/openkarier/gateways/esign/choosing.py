"""Which way of electronic signing this installation has: the agency's service, or the demo's own certificate."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from openkarier.foundation.documents.signing import Pkcs12, Reason, Secret, Signer, SigningError
from openkarier.gateways.esign.client import NIK, EsignClient, EsignSigner

SERVICE, DEMO = "bsre", "contoh"


def way() -> str:
    """SERVICE, DEMO, or "" when papers can only be signed with ink."""
    if EsignClient.from_settings() is not None:
        return SERVICE
    return DEMO if settings.DEMO else ""


def signer(nik: str, passphrase: str) -> Signer:
    """Who signs now; neither the NIK nor the passphrase is kept. Raises SigningError with what to do."""
    client = EsignClient.from_settings()
    if client is not None:
        if not NIK.fullmatch(nik):
            raise SigningError(Reason.CERTIFICATE, "NIK penanda tangan harus 16 angka. Periksa, lalu ketik ulang.")
        if not passphrase:
            raise SigningError(Reason.PASSPHRASE, "Passphrase belum diisi. Ketik passphrase sertifikat Anda.")
        return EsignSigner(client, nik, Secret(passphrase))
    if not settings.DEMO:
        raise SigningError(
            Reason.UNAVAILABLE, "Layanan BSrE belum dipasang. Minta Admin TI mengisinya, atau unggah pindaiannya."
        )
    if passphrase != settings.DEMO_PASSWORD:
        raise SigningError(Reason.PASSPHRASE, "Passphrase salah. Pada kota contoh, pakai sandi akun contoh.")
    return Pkcs12(_certificate(), Secret(settings.DEMO_PASSWORD))


@lru_cache(maxsize=1)
def _certificate() -> bytes:
    """A certificate of the demo city, made anew in each process; it proves nothing about anybody."""
    from openkarier.gateways.esign.example import certificate  # noqa: PLC0415  # only a demo pays for it

    return certificate(settings.DEMO_PASSWORD)
