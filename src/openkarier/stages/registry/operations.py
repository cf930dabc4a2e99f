"""Writes of the registry that a desk makes itself; imports write through their own door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from openkarier.foundation.accounts.models import Pengguna
from openkarier.foundation.journal.operations import Deed, record_all
from openkarier.stages.registry import posts
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.posts import Change, PostsBlocked

RACED = "Riwayat jabatan salah seorang berubah pada saat yang sama. Muat ulang halaman, lalu ulangi."


def link_account(pegawai: Pegawai, akun: Pengguna) -> None:
    """Say which account a person logs in with. Raises ValueError when the account bears another NIP."""
    if akun.nip != pegawai.nip:
        raise ValueError(f"Akun {akun.nip} bukan milik pegawai {pegawai.nip}.")
    if pegawai.akun_id != akun.pk:
        pegawai.akun = akun
        pegawai.save(update_fields=["akun"])


def change_posts(*, changes: Sequence[Change], actor: str, at: datetime, citation: str = "") -> int:
    """Move people into posts on their TMT, all of them or nobody; return how many moved (0 when called again).

    The open definitive riwayat of each person ends on the TMT and the next begins that day; swaps are allowed.
    Raises PostsBlocked with the sentences that name who or what is in the way.
    """
    try:
        with transaction.atomic():
            ground = posts.Ground.of(changes)
            waiting = posts.pending(changes, ground)
            if found := posts.obstacles(waiting, ground):
                raise PostsBlocked(" ".join(dict.fromkeys(found)))
            posts.apply(waiting, ground)
            record_all(_deed(each, ground, actor, at, citation) for each in waiting)
    except IntegrityError as clash:
        raise PostsBlocked(RACED) from clash
    return len(waiting)


def _deed(change: Change, ground: posts.Ground, actor: str, at: datetime, citation: str) -> Deed:
    person, post = ground.people[change.pegawai], ground.posts[change.jabatan]
    facts = {"jabatan": post.nama, "unit": post.unit.nama, "tmt": change.tmt.isoformat(), "sk": change.nomor_sk}
    return Deed("JABATAN_BERLAKU", actor, at, f"pegawai:{person.nip}", facts, citation)
