"""The dossier as the committee saw it: plain data with a hash, kept with the usulan and never written again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from openkarier.core.competence import BY_FIELD
from openkarier.core.eligibility import State
from openkarier.core.law.frozen import thaw
from openkarier.core.law.verdict import Verdict
from openkarier.foundation.journal.canonical import canonical
from openkarier.stages.aspiration import verdicts
from openkarier.stages.deliberation.aspects import aspects
from openkarier.stages.deliberation.dossier import Dossier, dossiers
from openkarier.stages.deliberation.models import Berkas, Butir, Calon, Usulan
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Jabatan

FORMAT = 2  # 2 added `bersedia_ditempatkan` to what was declared


def dossier_of(butir: Butir, at: datetime) -> dict[str, Any]:
    """The whole file of the candidate now proposed, as JSON data without floats."""
    usulan = (
        Usulan.objects.filter(butir=butir)
        .select_related("pegawai__jabatan", "pegawai__unit__opd", "pegawai__instansi")
        .first()
    )
    if usulan is None:
        raise Refused("Belum ada usul pada butir ini. Pilih calon dan jenis usulannya dahulu.")
    post = Jabatan.objects.select_related("unit__opd", "unit__instansi").get(pk=butir.jabatan_id)
    file = dossiers([usulan.pegawai], post, butir.sidang.tanggal)[0]
    return {
        "format": FORMAT,
        "tanggal": butir.sidang.tanggal.isoformat(),
        "butir": butir.nomor,
        "jabatan": {"id": post.pk, "nama": post.nama, "unit": post.unit.nama, "jenjang": post.jenjang},
        "pegawai": _person(file),
        "aspek": [[each.name, each.found, each.state] for each in aspects(file)],
        "kompetensi": _competence(file),
        "keinginan": _wishes(file),
        "putusan_hukum": verdicts.pack(file.examination),
        "urutan": _order(butir),
        "ambang": butir.ambang,
    }


def keep(usulan: Usulan | None, content: dict[str, Any], at: datetime) -> None:
    """Keep the file with the usulan it was seen for."""
    if usulan is None or content["pegawai"]["nip"] != usulan.pegawai.nip:
        raise Refused("Usul pada butir ini berubah selagi suara dicatat. Muat ulang halaman, lalu periksa lagi.")
    Berkas.objects.create(usulan=usulan, isi=content, sidik=fingerprint(content), pada=at)


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON; anybody can compute it again from the file."""
    return hashlib.sha256(canonical(content)).hexdigest()


def intact(berkas: Berkas) -> bool:
    """Whether the file is still what was hashed."""
    return fingerprint(berkas.isi) == berkas.sidik


def verdicts_of(berkas: Berkas) -> list[Verdict]:
    """The verdicts exactly as they were given, failing first."""
    found = [thaw(row) for row in verdicts.unpack(berkas.isi["putusan_hukum"])]
    return sorted(found, key=lambda verdict: verdict.outcome)


def _person(file: Dossier) -> dict[str, Any]:
    person = file.person
    return {
        "nip": person.nip,
        "nama": person.nama_gelar,
        "golongan": person.golongan,
        "jabatan": person.jabatan.nama if person.jabatan else "",
        "unit": person.unit.nama if person.unit else "",
        "bulan_di_jabatan": file.months_in_post,
        "bulan_sampai_pensiun": file.months_left,
        "predikat": [[row.tahun, row.get_nilai_display()] for row in file.predicates],
        "hukuman": [[row.get_tingkat_display(), row.jenis, row.mulai.isoformat()] for row in file.sanctions],
        "kotak": file.box.box if file.box else None,
        "kotak_dibekukan": file.box.frozen_on.isoformat() if file.box else None,
    }


def _competence(file: Dossier) -> dict[str, Any] | None:
    if file.result is None:
        return None
    return {
        "tanggal": file.result.tanggal.isoformat(),
        "penyelenggara": file.result.penyelenggara,
        "berlaku_sampai": file.result.berlaku_sampai.isoformat(),
        "jpm": str(file.match.raw) if file.match else None,
        "standar": file.standard.source,
        "level": [
            [BY_FIELD[name].nama, file.result.kompetensi.get(name), asked]
            for name, asked in file.standard.levels.items()
            if name in BY_FIELD
        ],
    }


def _wishes(file: Dossier) -> dict[str, Any] | None:
    """What was declared. Of a personal reason only that there is one."""
    wishes = file.wishes
    if wishes is None:
        return None
    return {
        "nomor": wishes.number,
        "pintu": wishes.door,
        "bersedia_ditempatkan": wishes.willing,
        "jabatan": list(wishes.posts),
        "target": list(wishes.targets),
        "alasan_pribadi_sah": wishes.personal,
        "pendapat_atasan": wishes.stance,
    }


def _order(butir: Butir) -> list[dict[str, Any]]:
    """Every candidate with merit and state, as the list stood."""
    rows = Calon.objects.filter(butir=butir).select_related("pegawai")
    listed = sorted(
        rows, key=lambda each: (each.merit is None or each.keadaan == State.SHORT, -(each.merit or 0), each.pk)
    )
    return [
        {"nip": each.pegawai.nip, "merit": each.merit, "keadaan": each.keadaan, "pilihan": each.pilihan}
        for each in listed
    ]
