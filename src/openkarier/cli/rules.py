"""`openkarier rules`: test the law with your own cases, list it, explain it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from openkarier.core.law.casefile import Answer, judge_cases
from openkarier.core.law.explain import explain
from openkarier.core.law.register import markdown, table
from openkarier.core.regulations import PARAMETERS, RULEBOOK

SUMMARY = "Aturan kepegawaian: uji dengan kasus sendiri, daftar, dan penjelasan."
NEEDS_DJANGO = False
HEADINGS = ("id", "judul", "dasar hukum", "berlaku mulai", "sampai", "tingkat", "keyakinan")


def register(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands."""
    words = parser.add_subparsers(metavar="PERINTAH", required=True)
    check = words.add_parser("check", help="Periksa berkas kasus: setiap kasus agree atau disagree.")
    check.add_argument("files", nargs="+", type=Path, metavar="KASUS.yaml")
    check.set_defaults(run=run_check)
    listing = words.add_parser("list", help="Daftar aturan dengan dasar hukum dan masa berlakunya.")
    listing.add_argument("--markdown", action="store_true", help="tulis sebagai docs/peraturan.md")
    listing.set_defaults(run=run_list)
    explain_one = words.add_parser("explain", help="Pemeriksaan lengkap seorang pegawai untuk satu jabatan.")
    explain_one.add_argument("--nip", required=True, help="NIP pegawai")
    explain_one.add_argument("--jabatan", required=True, metavar="KODE", help="kode jabatan tujuan")
    explain_one.add_argument(
        "--tanggal", type=date.fromisoformat, metavar="TTTT-BB-HH", help="tanggal acuan (baku hari ini)"
    )
    explain_one.add_argument("--instansi", default="", metavar="KODE", help="kode instansi, bila ada beberapa")
    explain_one.set_defaults(run=run_explain)


def run_check(args: argparse.Namespace) -> int:
    """Judge every case of every file; 1 if any disagrees or cannot be read."""
    passed = failed = 0
    for path in args.files:
        for answer in _answers(path):
            passed, failed = passed + answer.agrees, failed + (not answer.agrees)
            _print(path, answer)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def run_list(args: argparse.Namespace) -> int:
    """Print the register."""
    if args.markdown:
        sys.stdout.write(markdown(RULEBOOK, PARAMETERS))
        return 0
    for row in (HEADINGS, *table(RULEBOOK)):
        print("\t".join(row))
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """Examine a person on record for a jabatan on record; 1 if one of them is not there."""
    import django  # only this sub-command asks the database

    django.setup()
    from django.utils import timezone

    from openkarier.foundation.accounts.scope import Reach, Scope
    from openkarier.stages.appraisal.cases import kinerja
    from openkarier.stages.registry import cases, queries

    agency = queries.instansi(args.instansi)
    if agency is None:
        return _refuse("Instansi tidak ditemukan, atau ada beberapa: sebutkan --instansi KODE.")
    scope = Scope(Reach.INSTANSI, instansi=agency.kode)
    pegawai = queries.person(scope, args.nip)
    tujuan = queries.posts(scope).filter(kode=args.jabatan).select_related("unit__opd").first()
    if pegawai is None or tujuan is None:
        absent = f"Pegawai dengan NIP {args.nip}" if pegawai is None else f"Jabatan dengan kode {args.jabatan}"
        return _refuse(f"{absent} tidak ditemukan di {agency.nama}.")
    acuan = args.tanggal or timezone.localdate()
    print(f"{pegawai} → {tujuan.nama}, {tujuan.unit.nama}")
    facts = cases.calon(pegawai, tujuan, acuan) | kinerja(pegawai, acuan)
    for line in explain(RULEBOOK, facts, cases.jabatan_tujuan(tujuan, pegawai), acuan):
        print(line)
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _answers(path: Path) -> Iterator[Answer]:
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a SafeLoader
    except OSError as fault:
        print(f"{path}: tidak dapat dibaca ({fault.strerror}). Periksa nama berkasnya.", file=sys.stderr)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        print(f"{path}: bukan YAML yang benar. {_where(fault)}", file=sys.stderr)
    else:
        yield from judge_cases(document, RULEBOOK)
        return
    yield Answer("-", "", None, (), ())


def _print(path: Path, answer: Answer) -> None:
    if answer.id == "-" and not answer.problems:
        return
    verdict = answer.verdict.outcome.code if answer.verdict else "tidak dinilai"
    print(f"{'agree' if answer.agrees else 'disagree'}\t{answer.id}\t{answer.rule}\t{verdict}")
    for difference in answer.differences:
        print(f"    {difference}")
    for problem in answer.problems:
        print(f"    {'salah' if problem.fatal else 'catatan'}: {path}: {problem}")


def _where(fault: Exception) -> str:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or str(fault)
    return f"Baris {mark.line + 1}, kolom {mark.column + 1}: {problem}" if mark else str(problem)


class _Loader(yaml.SafeLoader):
    """YAML in which a date stays a text (so that 2026-02-30 can be named) and a repeated name is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a name that comes twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen if isinstance(key.value, str) else False:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} ditulis dua kali", key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
