"""The receipt of a dispute: number, moment, what is disputed, until when the answer comes; the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core.jabatan import rank_and_grade
from openkarier.core.registry_data import BUTIR
from openkarier.core.registry_disputes import CITE
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal import queries as journal
from openkarier.foundation.journal.models import Receipt
from openkarier.foundation.journal.operations import seal_receipt
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.sanggahan import Sanggahan


def receipt(row: Sanggahan, at: datetime) -> bytes:
    """The receipt as sealed PDF; the first time records that it was issued. Call it outside a transaction."""
    filed = timezone.localtime(row.diajukan_at, ZoneInfo(row.instansi.zona))
    until = datetime.fromisoformat(row.salinan["batas"])
    butir = BUTIR[row.butir]
    said = "Bukan data saya" if row.hapus else butir.said(row.seharusnya)
    form = forms.TandaTerima(
        nomor=row.nomor,
        perihal=f"Sanggahan data: {butir.label}",
        diterima=filed,
        penyerah=_person(row),
        kop=parts.Kop(lambang="daerah", baris=(row.instansi.nama,)),
        rincian=(
            parts.Pokok(pokok="Tercatat", isi=butir.said(row.tercatat)),
            parts.Pokok(pokok="Seharusnya", isi=said),
            parts.Pokok(pokok="Dijawab paling lambat", isi=f"{date_format(until, 'j F Y, H.i')} ({CITE})"),
        ),
    )
    pdf = letters.render(Kind.TANDA_TERIMA, form, at=filed, verification=letters.Verification(row.nomor), carrier=True)
    kept = Receipt.objects.get(number=row.nomor)
    return journal.proved(seal_receipt(receipt=kept, pdf=pdf, actor=row.pegawai.nip, at=at))


def _person(row: Sanggahan) -> parts.Orang:
    """The person as they were when they filed: the very data may have changed since."""
    return parts.Orang(nip=row.pegawai.nip, **{key: row.salinan[key] for key in ("nama", "pangkat", "jabatan", "unit")})


def as_filed(person: Pegawai, until: datetime) -> dict[str, str]:
    """What the receipt says of person and deadline, frozen."""
    return {
        "nama": person.nama_gelar,
        "pangkat": rank_and_grade(person.golongan) or "-",
        "jabatan": person.jabatan.nama if person.jabatan else "-",
        "unit": person.unit.nama if person.unit else "-",
        "batas": until.isoformat(),
    }
