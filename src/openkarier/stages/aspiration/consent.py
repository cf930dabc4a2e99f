"""Assisted filing: the operator types, the person agrees with a one-time code bound to what was typed."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from openkarier.foundation.journal.operations import record

from .cases import draft_digest
from .holding import OTHER_DRAFT, hold, must_be_draft, subject_of
from .models import Aspiration, ConsentCode
from .refusal import Refused

CODE_LIFE = timedelta(hours=1)  # the person sits beside the operator, or reads it on the way
CODE_TRIES = 5


def make_consent_code(*, aspiration: Aspiration, at: datetime) -> str:
    """Make a six-digit code with which the person agrees to the present draft; only its hash is kept."""
    code = f"{secrets.randbelow(10**6):06d}"
    with transaction.atomic():
        held = hold(aspiration)
        must_be_draft(held)
        ConsentCode.objects.update_or_create(
            aspiration=held,
            defaults={
                "digest": make_password(code),
                "draft_digest": draft_digest(held),
                "expires_at": at + CODE_LIFE,
                "tries": 0,
            },
        )
        record(
            "PERSETUJUAN_MINTA",
            subject=subject_of(held),
            actor="sistem",
            at=at,
            facts={"sidik": draft_digest(held)},
        )
    return code


def check_consent(*, aspiration: Aspiration, code: str, at: datetime) -> str:
    """Return the digest of the draft agreed to, which `submit` holds to; a right code is spent, as by five wrong.

    Raises Refused unless `code` is the person's code for exactly this draft.
    """
    with transaction.atomic():
        kept = ConsentCode.objects.select_for_update().filter(aspiration=aspiration).first()
        if kept is None or kept.expires_at < at or kept.tries >= CODE_TRIES:
            raise Refused("Kode tidak berlaku lagi. Kirim kode baru kepada pegawai.")
        if kept.draft_digest != draft_digest(aspiration):
            raise Refused(OTHER_DRAFT)
        wrong = not check_password(code.strip(), kept.digest)
        kept.tries = kept.tries + 1 if wrong else CODE_TRIES  # used once, it agrees to nothing more
        kept.save(update_fields=["tries"])
    if wrong:
        raise Refused("Kode tidak cocok. Periksa enam angka yang diterima pegawai.")
    return kept.draft_digest
