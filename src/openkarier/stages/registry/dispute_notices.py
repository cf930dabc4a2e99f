"""What a person is told about their dispute: one message a step, as UU 27/2022 Pasal 30 ayat (2) asks."""

from __future__ import annotations

from datetime import datetime

from openkarier.core.registry_data import BUTIR
from openkarier.foundation.notices.operations import Notice, notify
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.registry.sanggahan import Sanggahan

SAID = {
    "diterima": "diterima; data Anda sudah diperbaiki",
    "ditolak": "ditolak; alasannya dan yang dapat Anda lakukan ada di halamannya",
    "diteruskan": "dinilai berdasar dan diteruskan kepada pemilik data induk",
    "dilengkapi": "memerlukan bukti tambahan dari Anda",
    "tertimpa": "dibuka lagi, karena impor terakhir menyebut nilai yang lain",
}
BODY = "Yth. {nama}, sanggahan Anda {nomor} atas data {data} {kabar}. Buka untuk membacanya."


def tell(row: Sanggahan, at: datetime) -> None:
    """Send the word of the state that was just reached, in the caller's transaction."""
    step = row.langkah.count()
    notice = Notice(
        event="sanggahan.kabar", key=f"sanggahan.kabar:{row.pk}:{step}", instansi=row.instansi.kode,
        zone=row.instansi.zona, title=f"Kabar sanggahan {row.nomor}", subject=f"Sanggahan data: {STATE[row.state]}",
        body=BODY, link=f"/asn/kepegawaian/sanggahan/{row.nomor}/",
    )  # fmt: skip
    person = row.pegawai
    fields = {"nomor": row.nomor, "data": BUTIR[row.butir].within, "kabar": SAID[row.state]}
    notify(notice, [Recipient(person.nip, person.nama_gelar, person.email, "", fields)], now=at)


STATE = {
    "diterima": "diterima", "ditolak": "ditolak", "diteruskan": "diteruskan", "dilengkapi": "perlu bukti tambahan",
    "tertimpa": "ditinjau lagi",
}  # fmt: skip
