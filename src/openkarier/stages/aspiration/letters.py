"""The papers of a declaration: the formal letter to the regional head, and the receipt, from the frozen snapshot."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core.jabatan import rank_and_grade
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind

from .models import Submission, Target


def letter(submission: Submission) -> bytes:
    """The surat permohonan as PDF; the same bytes each time."""
    facts, local = submission.snapshot, timezone.localtime(submission.at, submission.aspiration.period.zona)
    moving = submission.door == "pindah"
    form = forms.SuratPermohonan(
        tempat=facts["tempat"],
        tanggal=local.date(),
        hal="Permohonan pindah jabatan" if moving else "Pernyataan tetap pada jabatan",
        lampiran="-",
        kepada=f"{facts['sebutan_kepala']} {facts['tempat']}".strip(),
        di=facts["tempat"],
        melalui=(facts["melalui"],),
        pemohon=_person(submission),
        pintu="pindah" if moving else "tetap",
        tujuan=tuple(parts.Tujuan(jabatan=wish["jabatan"], unit=wish["unit"]) for wish in facts["wishes"]),
        kesediaan=_willing(submission),
        alasan=(submission.reason, *_personal(facts)),
        target=tuple(_target(target) for target in submission.targets.order_by("rank")),
        pernyataan=(facts["pernyataan"],),
        tembusan=(f"Kepala {facts['opd']}",),
        penanda=parts.Penanda(jabatan="Pemohon", nama=facts["nama"], nip=facts["nip"]),
    )
    proof = letters.Verification(submission.number)
    return letters.render(Kind.SURAT_PERMOHONAN, form, at=submission.at, verification=proof, carrier=True)


def receipt(submission: Submission) -> bytes:
    """The tanda terima as PDF, with its QR code."""
    facts = submission.snapshot
    door = "Pindah" if submission.door == "pindah" else "Tetap"
    form = forms.TandaTerima(
        nomor=submission.number,
        perihal=f"Pernyataan Karier, {facts['periode']}",
        diterima=timezone.localtime(submission.at, submission.aspiration.period.zona),
        penyerah=_person(submission),
        kop=parts.Kop(lambang="daerah", baris=(facts["instansi"], facts["pengelola"])),
        rincian=(
            parts.Pokok(pokok="Pilihan", isi=door),
            *([parts.Pokok(pokok="Bersedia ditempatkan", isi=submission.willing_words)] if submission.willing else ()),
            parts.Pokok(pokok="Jumlah target", isi=str(submission.targets.count())),
            parts.Pokok(pokok="Diajukan oleh", isi=_filer(submission)),
        ),
    )
    proof = letters.Verification(submission.number)
    return letters.render(Kind.TANDA_TERIMA, form, at=submission.at, verification=proof, carrier=True)


def _person(submission: Submission) -> parts.Orang:
    facts = submission.snapshot
    place = ", ".join(dict.fromkeys((facts["unit"], facts["opd"])))
    return parts.Orang(
        nama=facts["nama"],
        nip=facts["nip"],
        pangkat=rank_and_grade(facts["golongan"]),
        jabatan=facts["jabatan"],
        unit=place,
    )


def _filer(submission: Submission) -> str:
    """Who pressed the button; an assisted filing shows both names."""
    if submission.consent == Submission.Consent.SENDIRI:
        return str(submission.snapshot["nama"])
    return f"{submission.filed_by_name}, atas nama {submission.snapshot['nama']} ({submission.get_consent_display()})"


def _personal(facts: dict[str, object]) -> tuple[str, ...]:
    if not facts["personal"]:
        return ()
    return ("Selain itu terdapat alasan pribadi yang saya sampaikan tersendiri kepada BKPSDM.",)


def _willing(submission: Submission) -> str:
    """The answer as a sentence of the letter; nothing on a paper filed before it was asked."""
    if not submission.willing:
        return ""
    other = "jabatan lain yang setara"
    if not submission.willing_clause:
        return f"Saya tidak bersedia ditempatkan pada {other} di luar pilihan saya ini."
    return f"Saya bersedia ditempatkan pada {other} {submission.willing_clause}."


def promises(submission: Submission) -> list[str]:
    """Each target in one sentence, as the letter says it."""
    targets = [_target(target) for target in submission.targets.all()]
    return [f"{t.uraian}: {t.ukuran}, paling lambat {date_format(t.tenggat, 'j F Y')}" for t in targets]


def _target(target: Target) -> parts.Target:
    way = f"dari {_number(target.baseline)} menjadi {_number(target.goal)} {target.unit}; diukur dengan {target.method}"
    return parts.Target(uraian=target.indicator, ukuran=way, tenggat=target.due)


def _number(value: Decimal) -> str:
    """1250.500 -> "1.250,5"."""
    whole, _, rest = f"{value:,.3f}".partition(".")
    return ",".join(part for part in (whole.replace(",", "."), rest.rstrip("0")) if part)
