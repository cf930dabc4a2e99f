"""Writes of the registry that a desk makes itself; imports write through their own door."""

from __future__ import annotations

from openkarier.foundation.accounts.models import Pengguna
from openkarier.stages.registry.models import Pegawai


def link_account(pegawai: Pegawai, akun: Pengguna) -> None:
    """Say which account a person logs in with. Raises ValueError when the account bears another NIP."""
    if akun.nip != pegawai.nip:
        raise ValueError(f"Akun {akun.nip} bukan milik pegawai {pegawai.nip}.")
    if pegawai.akun_id != akun.pk:
        pegawai.akun = akun
        pegawai.save(update_fields=["akun"])
