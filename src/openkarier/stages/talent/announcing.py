"""The announcement of the group of a year (PP 11/2017 art. 199 (1)): drafted here, released by a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from openkarier.foundation.notices.operations import Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent.models import SuccessionGroup

EVENT = "talenta.kelompok"


def announce(group: SuccessionGroup, people: Iterable[Pegawai], by: str, now: datetime) -> None:
    """Draft one message to everybody who was set; it waits in Pesan keluar."""
    notice = Notice(
        EVENT,
        f"{EVENT}:{group.instansi.kode}:{group.tahun}",
        group.instansi.kode,
        group.instansi.zona,
        f"Penetapan kelompok rencana suksesi {group.tahun}",
        f"Anda masuk kelompok rencana suksesi {group.tahun}",
        "Yth. {nama}, Anda ditetapkan dalam kelompok rencana suksesi " + f"{group.tahun} dengan {group.sk}. "
        "Lihat kotak Anda dan langkah berikutnya pada Peta talenta saya.",
        "/asn/talenta/",
    )
    draft(notice, [Recipient(each.nip, each.nama, each.email) for each in people], by=by, now=now)
