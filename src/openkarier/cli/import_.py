"""Imports files: reads all of them first, shows what each would change, and applies what a person agrees to."""

from __future__ import annotations

import argparse
import csv
import getpass
import sys
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openkarier.gateways.spreadsheet.intake import Intake
    from openkarier.stages.registry.staging import ImportRun

SUMMARY = "Impor berkas SIASN dan e-Kinerja (xlsx atau csv): unit, jabatan, pegawai, riwayat, predikat."
NEEDS_TABLES = True
_SAMPLE = 5  # differences and errors shown per file


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="BERKAS", help="urutannya diatur sendiri")
    parser.add_argument("--instansi", metavar="KODE", help="kode instansi BKN, mis. 5871; dibuka bila belum ada")
    parser.add_argument("--tahun", type=int, help="tahun penilaian, bila rekap e-Kinerja tidak menyebutnya")
    parser.add_argument("--ya", action="store_true", help="terapkan tanpa bertanya")
    parser.add_argument("--lewati-galat", action="store_true", help="terapkan tanpa baris yang galat")
    parser.add_argument("--periksa", action="store_true", help="tunjukkan saja, tidak mengubah apa pun")
    parser.add_argument("--daftar-galat", type=Path, metavar="XLSX", help="simpan semua galat dan peringatan")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import the files in the order in which they need each other; 0 = all done, 1 = something was refused."""
    from django.db import transaction
    from django.utils import timezone

    now = timezone.localtime()
    instansi = _instansi(args.instansi, now)
    if instansi is None:
        return 1
    taken = _read_all(args, instansi, now)
    if taken is None:
        return 1
    if not args.periksa:
        return _import_all(args, taken, instansi, now)
    with transaction.atomic():  # a rehearsal: later files see what earlier ones would bring, then all is undone
        status = _import_all(args, taken, instansi, now)
        transaction.set_rollback(True)
    print("Hanya diperiksa: tidak ada yang diubah.")
    return status


def _instansi(code: str | None, now: datetime) -> str | None:
    """The agency to import into: the one named, opened if BKN's list knows it, or the only one there is."""
    from openkarier.stages.registry.imports.operations import open_instansi
    from openkarier.stages.registry.imports.queries import instansi_open

    known = instansi_open()
    if code is None and len(known) == 1:
        return known[0][0]
    if code is None:
        print("Sebutkan instansinya: --instansi KODE (kode BKN, mis. 5871 untuk Pemerintah Kota Bengkulu).")
        return None
    if code in dict(known):
        return code
    listing = resources.files("openkarier.gateways.spreadsheet").joinpath("data/instansi_daerah.csv").read_text("utf-8")
    row = next((row for row in csv.DictReader(listing.splitlines()) if row["kode_cepat"] == code), None)
    if row is None:
        print(f"Kode instansi {code} tidak ada di daftar BKN. Periksa kodenya.")
        return None
    open_instansi(
        kode=code, siasn_id=row["siasn_id"], nama=row["nama"], jenis=row["jenis"], actor=_actor(), at=now
    )  # fmt: skip
    print(f"Instansi dibuka: {row['nama']}.")
    return code


def _actor() -> str:
    return f"terminal:{getpass.getuser()}"[:32]


def _read_all(args: argparse.Namespace, instansi: str, now: datetime) -> list[tuple[Path, Intake]] | None:
    """Read every file before any is imported; None where one of them cannot be taken."""
    from openkarier.gateways.spreadsheet import importing
    from openkarier.gateways.spreadsheet.guard import FileRefused
    from openkarier.gateways.spreadsheet.intake import NeedsMapping

    taken, refused = [], False
    for path in args.files:
        try:
            content = path.read_bytes()
            one = importing.read(
                content, instansi=instansi, at=now, tahun=args.tahun, progress=_bar(f"Membaca {path.name}")
            )
            taken.append((path, one))
        except OSError as error:
            print(f"✗ {path}: tidak dapat dibuka ({error.strerror}).")
            refused = True
        except FileRefused as why:
            print(f"✗ {path.name}: {why.alasan}\n  {why.tindakan}")
            refused = True
        except NeedsMapping as why:
            _tell_headings(path, why)
            refused = True
    return None if refused else sorted(taken, key=lambda pair: pair[1].kind.order)


def _tell_headings(path: Path, why: object) -> None:
    from openkarier.gateways.spreadsheet.intake import NeedsMapping

    assert isinstance(why, NeedsMapping)
    print(f"✗ {path.name}: judul kolomnya belum dikenal.")
    if why.kind and why.heading:
        missing = ", ".join(why.kind.by_name[name].heading for name in why.heading.missing)
        print(f"  Paling mirip: {why.kind.label}. Kolom yang belum ketemu: {missing}.")
    print(f"  Judul pada berkas: {', '.join(title for title in why.titles if title)}.")
    print("  Ganti judulnya, atau petakan sekali di meja BKPSDM > Data kepegawaian > Impor; sesudah itu diingat.")


def _import_all(args: argparse.Namespace, taken: list[tuple[Path, Intake]], instansi: str, now: datetime) -> int:
    from openkarier.gateways.spreadsheet import importing
    from openkarier.stages.registry.imports.operations import ImportRefused

    sheet: list[tuple[object, ...]] = []
    for path, one in taken:
        run = importing.stage(one, instansi=instansi, file_name=path.name, actor=_actor(), at=now)
        _preview(run, one)
        sheet += _findings(run)
        if run.state != run.State.REVIEW:
            continue
        if not _agreed(args, run):
            _save_sheet(args, sheet, now)
            return 1
        try:
            importing.apply(
                run, skip_errors=args.lewati_galat, actor=_actor(), at=now, progress=_bar(f"Menyimpan {path.name}")
            )
        except ImportRefused as why:
            print(f"✗ {why}")
            return 1
        print(f"✓ {path.name}: diterapkan.")
    _save_sheet(args, sheet, now)
    return 0


def _preview(run: ImportRun, one: Intake) -> None:
    """Counts, a few differences and errors."""
    from openkarier.stages.registry.imports import queries

    print(f"\n{run.file_name} — {one.kind.label}, judul kolom di baris {run.heading_row}")
    print(f"  {run.total} baris: {run.baru} baru, {run.berubah} berubah, {run.sama} sama, {run.galat} galat", end="")
    print(f"; {run.peringatan} peringatan; {run.hilang} tercatat tetapi tidak ada di berkas (tidak dihapus).")
    if run.ignored:
        print(f"  Kolom yang tidak dibaca: {', '.join(run.ignored)}.")
    for row in queries.changes(run)[:_SAMPLE]:
        told = "; ".join(f"{label}: {old} → {new}" for label, old, new in row.changes)
        print(f"  ~ baris {row.nomor} {row.label}: {told}")
    for found in queries.findings(run)[:_SAMPLE]:
        mark = "✗" if found.tingkat == "galat" else "!"
        print(f"  {mark} baris {found.nomor}, {found.kolom} “{found.nilai}”: {found.alasan} {found.tindakan}")
    if run.state == run.State.UNCHANGED:
        print("  Tidak ada yang berubah.")


def _agreed(args: argparse.Namespace, run: ImportRun) -> bool:
    """Whether the person agrees; without a terminal only --ya does."""
    if run.galat and not args.lewati_galat:
        print("  Tidak diterapkan: masih ada galat. Perbaiki berkasnya, atau tambahkan --lewati-galat.")
        return False
    if args.ya or args.periksa:
        return True
    if not sys.stdin.isatty():
        print("  Tidak diterapkan: tambahkan --ya untuk menyetujui tanpa bertanya.")
        return False
    return input("  Terapkan? [y/T] ").strip().lower() in {"y", "ya"}


def _findings(run: ImportRun) -> list[tuple[object, ...]]:
    from openkarier.stages.registry.imports import queries

    return list(queries.finding_rows(run))


def _save_sheet(args: argparse.Namespace, rows: list[tuple[object, ...]], now: datetime) -> None:
    from openkarier.gateways.spreadsheet.report import error_sheet

    if args.daftar_galat:
        names = ", ".join(path.name for path in args.files)
        args.daftar_galat.write_bytes(error_sheet(rows, source=names, by=_actor(), at=now))
        print(f"Daftar galat disimpan: {args.daftar_galat} ({len(rows)} baris).")


def _bar(title: str) -> Callable[[int, int], None]:
    """A progress bar on the terminal's error channel; nothing where there is no terminal."""
    if not sys.stderr.isatty():
        return lambda done, total: None

    def show(done: int, total: int) -> None:
        filled = 24 * done // max(total, 1)
        end = "\n" if done >= total else ""
        print(f"\r{title} [{'█' * filled}{'·' * (24 - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)

    return show
