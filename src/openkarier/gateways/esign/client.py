"""The Esign Client Service as a signer: one multipart POST, the PDF back, every failure a sentence.

De-facto interface (public client code): POST {base}/api/sign/pdf with HTTP Basic; fields file, nik, passphrase,
tampilan, reason, location; the answer is the PDF, or JSON with id_dokumen for GET {base}/api/sign/download/{id}, or
JSON with an error. The passphrase lives in memory for the one call, and is in no log, error or traceback.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from django.conf import settings

from openkarier.foundation.documents.models import Signature
from openkarier.foundation.documents.signing import Reason, Secret, Signed, SigningError

PATIENCE = 60.0  # seconds for one signature; the service signs in 2 to 10
LARGEST = 50 * 1024 * 1024  # bytes of an answer
IDENTIFIER = re.compile(r"[\w-]{1,100}")
NIK = re.compile(r"\d{16}")

UNAVAILABLE = (
    "Layanan tanda tangan elektronik tidak menjawab. Naskah belum ditandatangani; coba lagi beberapa saat lagi."
)
GARBAGE = "Jawaban layanan tanda tangan elektronik tidak dikenali. Naskah belum ditandatangani; hubungi Admin TI."
REFUSALS = (
    (r"passphrase|kata sandi", Reason.PASSPHRASE, "Passphrase salah. Naskah belum ditandatangani; ketik ulang."),
    (
        r"expired|kedaluwarsa|kadaluarsa|kadaluwarsa|masa berlaku|revoked|dicabut",
        Reason.CERTIFICATE,
        "Sertifikat elektronik Anda sudah tidak berlaku. Ajukan pembaruan kepada BSrE melalui verifikator instansi.",
    ),
    (
        r"sertifikat|certificate|terdaftar|registered|nik",
        Reason.CERTIFICATE,
        "Sertifikat elektronik Anda belum siap pada BSrE. Periksa pendaftarannya kepada verifikator instansi.",
    ),
)


@dataclass(frozen=True)
class EsignClient:
    """Where the service is, and how this installation logs in to it."""

    base: str
    user: str
    password: Secret
    timeout: float = PATIENCE  # seconds

    @classmethod
    def from_settings(cls) -> EsignClient | None:
        """The service named in OPENKARIER_BSRE_URL, _USER, _PASSWORD; None when the agency has none."""
        if not settings.OPENKARIER_BSRE["url"]:
            return None
        kept = settings.OPENKARIER_BSRE
        return cls(kept["url"], kept["user"], Secret(kept["password"]))

    def sign(self, pdf: bytes, *, nik: str, passphrase: Secret, reason: str, location: str) -> Signed:
        """Have the PDF signed in the name of a NIK; raises SigningError."""
        fields = {"nik": nik, "passphrase": passphrase.reveal(), "tampilan": "invisible", "reason": reason}
        try:
            with self._session() as session:
                answer = session.post(
                    "api/sign/pdf",
                    data={**fields, "location": location},
                    files={"file": ("naskah.pdf", pdf, "application/pdf")},
                )
                return self._signed(session, answer)
        except (httpx.HTTPError, httpx.InvalidURL):  # without the cause: its request holds the passphrase
            raise SigningError(Reason.UNAVAILABLE, UNAVAILABLE) from None

    def _session(self) -> httpx.Client:
        """No redirects and no proxy from the environment: the passphrase goes to this one address only."""
        return httpx.Client(
            base_url=self.base.rstrip("/") + "/",
            auth=(self.user, self.password.reveal()),
            timeout=self.timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def _signed(self, session: httpx.Client, answer: httpx.Response) -> Signed:
        if answer.status_code == httpx.codes.OK and answer.content.startswith(b"%PDF"):
            return Signed(_bounded(answer.content), str(answer.headers.get("id_dokumen", ""))[:100])
        told = _told(answer)
        identifier = str(told.get("id_dokumen", ""))
        if answer.status_code == httpx.codes.OK and IDENTIFIER.fullmatch(identifier):
            fetched = session.get(f"api/sign/download/{identifier}")
            if fetched.status_code == httpx.codes.OK and fetched.content.startswith(b"%PDF"):
                return Signed(_bounded(fetched.content), identifier)
            raise SigningError(Reason.ANSWER, GARBAGE)
        raise _refusal(answer.status_code, str(told.get("error") or told.get("message") or ""))


@dataclass(frozen=True)
class EsignSigner:
    """A person signs: NIK and passphrase for this one paper or batch."""

    client: EsignClient
    nik: str = field(repr=False)
    passphrase: Secret
    method = Signature.Method.BSRE

    def sign(self, pdf: bytes, *, at: datetime, reason: str = "", location: str = "") -> Signed:
        """Send the paper to the service; `at` is the service's own business."""
        if not NIK.fullmatch(self.nik):
            raise SigningError(Reason.CERTIFICATE, "NIK penanda tangan harus 16 angka. Lengkapi data penanda tangan.")
        return self.client.sign(pdf, nik=self.nik, passphrase=self.passphrase, reason=reason, location=location)


def _told(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _refusal(status: int, words: str) -> SigningError:
    """Our sentence for the service's refusal; its own words are not repeated, they may echo what was sent."""
    for pattern, reason, sentence in REFUSALS:
        if re.search(pattern, words, re.IGNORECASE):
            return SigningError(reason, sentence)
    if status in {401, 403}:
        return SigningError(
            Reason.UNAVAILABLE, "Layanan tanda tangan elektronik menolak akun instansi. Hubungi Admin TI."
        )
    if status >= 500:
        return SigningError(Reason.UNAVAILABLE, UNAVAILABLE)
    return SigningError(Reason.ANSWER, GARBAGE)


def _bounded(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise SigningError(Reason.ANSWER, GARBAGE)
    return content
