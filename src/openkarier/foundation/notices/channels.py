"""Carriers: what takes a message out of the house. One class per channel; the inbox needs none."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from openkarier.foundation.notices.models import Batch, Channel, Message
from openkarier.foundation.notices.wording import fill, line

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@dataclass(frozen=True)
class Letter:
    """A message filled in. `id` stays the same when it is sent again, so that a mailbox can tell."""

    id: str
    address: str
    name: str
    subject: str
    body: str


def letter(batch: Batch, message: Message) -> Letter:
    """Return a message filled in, as it leaves the house: with the address of the page it leads to."""
    where = settings.OPENKARIER_URL.rstrip("/") + (batch.link or "/kotak-masuk/")
    foot = f"Buka: {where}\n-- \nPesan ini dikirim otomatis oleh OpenKarier; mohon tidak dibalas.\n"
    body = f"{fill(batch.body, message.fields).rstrip()}\n\n{foot}"
    return Letter(str(message.pk), message.address, message.name, line(batch.subject, message.fields), body)


class Rejected(Exception):
    """The other side will not take it, now or later; the text is the reason for people."""


class Deferred(Exception):
    """Not taken now; trying later may help."""


class Unclear(Exception):
    """The line broke after the message was offered: nobody knows whether it was taken."""


class Down(Exception):
    """The other side cannot be reached; no message was offered."""


class Carrier(Protocol):
    """What a channel must offer."""

    def ready(self) -> None:
        """Reach the other side before a message is claimed, or raise Down."""

    def send(self, letter: Letter) -> None:
        """Deliver one message, or raise Rejected, Deferred or Unclear."""

    def close(self) -> None:
        """Hang up; never raises."""


class EmailCarrier:
    """E-mail over one connection that is kept open for the whole batch."""

    def __init__(self) -> None:
        self._line: Any = get_connection()

    def ready(self) -> None:
        """Open the connection, or see whether the open one still answers."""
        try:
            self._line.open()
            session = getattr(self._line, "connection", None)
            if session is not None and session.noop()[0] != 250:
                self.close()
                self._line.open()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Down(_say(error)) from error

    def send(self, letter: Letter) -> None:
        """Send one e-mail; every failure becomes one of three words."""
        mail = EmailMessage(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.address])
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
        mail.extra_headers = {"Message-ID": f"<{letter.id}@{host}>", "Auto-Submitted": "auto-generated"}
        try:
            self._line.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            raise _answer(code, text) from error
        except smtplib.SMTPResponseException as error:
            raise _answer(error.smtp_code, error.smtp_error) from error
        except (UnicodeError, ValueError, smtplib.SMTPNotSupportedError) as error:
            reason = f"Alamat surel tidak dapat dipakai ({error})."
            raise Rejected(reason) from error
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            reason = f"Sambungan terputus saat pesan diserahkan ({_say(error)})."
            raise Unclear(reason) from error

    def close(self) -> None:
        """Hang up; a line that is dead already is hung up."""
        try:
            self._line.close()
        except (OSError, smtplib.SMTPException):
            self._line.connection = None


CARRIERS: dict[str, type[Carrier]] = {Channel.EMAIL: EmailCarrier}


def email_ready() -> bool:
    """Whether e-mail is set up: OPENKARIER_EMAIL_HOST is given, or a backend that needs none."""
    return bool(settings.EMAIL_HOST) or settings.EMAIL_BACKEND != SMTP


def _answer(code: int, text: object) -> Exception:
    """4xx asks to come again (RFC 5321, 4.2.1), 5xx is a refusal."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    reason = f"Server surel menjawab {code}: {' '.join(words.split())[:200]}"
    return Deferred(reason) if 400 <= code < 500 else Rejected(reason)


def _say(error: Exception) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
