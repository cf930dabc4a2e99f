"""The register of rules for people: what `openkarier rules list` prints and docs/peraturan.md holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openkarier.core.law.citation import Wording
from openkarier.core.law.local import Parameter
from openkarier.core.law.requirement import Requirement
from openkarier.core.law.rulebook import Rulebook
from openkarier.core.periods import tanggal

TITLES = {
    "jpt": "Jabatan pimpinan tinggi",
    "administrator_pengawas": "Administrator, pengawas, dan pelaksana",
    "rangkap": "Rangkap jabatan",
    "fungsional": "Perpindahan ke jabatan fungsional",
    "pensiun": "Batas usia pensiun",
    "masa_jabatan": "Masa jabatan dan job fit JPT",
    "kinerja": "Kinerja",
    "pansel": "Panitia seleksi",
    "seleksi": "Seleksi terbuka dan penetapan JPT",
    "jabatan_khusus": "Jabatan dengan persetujuan khusus",
    "mutasi_wewenang": "Mutasi dan kewenangan",
    "talenta": "Tim Penilai Kinerja dan rencana suksesi",
    "pemberhentian": "Pemberhentian dari jabatan",
    "disiplin": "Disiplin dan harta kekayaan",
    "pemilu": "Sekitar pemilihan kepala daerah",
    "pppk": "PPPK",
    "penetapan": "Pertek, pelantikan, dan keberatan",
    "pangkat": "Pangkat",
}
CONFIDENCE = {"A": "teks peraturan dibaca", "B": "sumber sekunder", "C": "belum diverifikasi"}


def in_force(wording: Wording) -> tuple[str, str]:
    """Write from when until when a wording is in force."""
    return (
        tanggal(wording.mulai) if wording.mulai else "tidak terbaca",
        tanggal(wording.sampai) if wording.sampai else "sekarang",
    )


def table(rulebook: Rulebook) -> Iterator[tuple[str, ...]]:
    """Yield one row a wording: id, title, citation, from, until, severity, confidence."""
    for rule in rulebook:
        for wording in rule.provision.wordings:
            yield (rule.id, rule.title, str(wording.citation), *in_force(wording), rule.severity.value, rule.confidence)


def markdown(rulebook: Rulebook, parameters: Iterable[Parameter]) -> str:
    """Return docs/peraturan.md: every rule with its sentence, article, dates and how sure its source is."""
    subjects = dict.fromkeys(rule.subject for rule in rulebook)
    parts = [
        "# Peraturan yang diperiksa OpenKarier",
        "Halaman ini dibuat oleh `openkarier rules list --markdown` dari kode yang sama dengan yang memeriksa; "
        "jangan disunting dengan tangan. Cara membaca dan menulis aturan: [hukum.md](hukum.md).",
        f"{len(rulebook)} aturan. Tingkat: **block** tidak dapat diajukan, **gate** menunggu dokumen, **warn** perlu "
        "alasan tertulis, **info** keterangan. Keyakinan: "
        + ", ".join(f"**{mark}** {meaning}" for mark, meaning in CONFIDENCE.items())
        + ". *Tafsir*: pemeriksaan melampaui bunyi pasal.",
    ]
    for subject in subjects:
        parts.append(f"## {TITLES[subject]}")
        parts += [_rule(rule) for rule in rulebook if rule.subject == subject]
    return "\n\n".join([*parts, "## Parameter daerah", _parameters(parameters)]) + "\n"


def _rule(rule: Requirement) -> str:
    marks = f"{rule.severity.value} · keyakinan {rule.confidence}" + (" · tafsir" if rule.interpretation else "")
    lines = [f"### {rule.title}", "", f"`{rule.id}` · {marks}", "", f"> {' '.join(rule.sentence.split())}", ""]
    for wording in rule.provision.wordings:
        mulai, sampai = in_force(wording)
        lines.append(f"- {wording.citation} (berlaku {mulai} sampai {sampai})")
    lines.append(f"- Tindakan: {', '.join(rule.scope.actions)}; jenjang: {', '.join(rule.scope.targets)}")
    if rule.note:
        lines.append(f"- Catatan: {rule.note}")
    if source := rule.provision.wordings[0].citation.instrument.sumber:
        lines.append("- Sumber: " + ", ".join(f"<{address}>" for address in source.split(" ; ")))
    return "\n".join(lines)


def _parameters(parameters: Iterable[Parameter]) -> str:
    rows = ["| parameter | arti | nilai baku | sumber | keyakinan |", "|---|---|---|---|---|"]
    for parameter in parameters:
        defaults = "; ".join(
            f"{parameter.show(value)}{f' (mulai {tanggal(since)})' if since else ''}"
            for since, value in parameter.defaults
        )
        rows.append(
            f"| `{parameter.name}` | {parameter.label} | {defaults} | {parameter.source} | {parameter.confidence} |"
        )
    return "\n".join(rows)
