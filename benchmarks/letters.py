#!/usr/bin/env python3
"""Letters per second: one warm letter, 1,000 in two processes, an SK with 300 people; beside WeasyPrint.

    .venv/bin/python benchmarks/letters.py [COUNT]

Wall time depends on who else uses the machine; the CPU columns do not.
"""

from __future__ import annotations

import html
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")
os.environ.setdefault("OPENKARIER_DATA", tempfile.mkdtemp(prefix="openkarier-bench-"))

import msgspec  # after the path

from foundation.documents.catalogue import SK
from foundation.documents.samples import AT, PERMOHONAN
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import Order, Verification
from openkarier.foundation.documents.pressroom import Pressroom

PROCESSES = 2
YARDSTICK = 40  # letters that WeasyPrint sets


def order(n: int) -> Order:
    """A surat permohonan of its own: another name, another code."""
    person = msgspec.structs.replace(PERMOHONAN.pemohon, nama=f"{PERMOHONAN.pemohon.nama} {n}")
    form = msgspec.structs.replace(PERMOHONAN, pemohon=person)
    return Order(Kind.SURAT_PERMOHONAN, form, AT, Verification(f"S2026-{n:08d}"), carrier=True)


def cpu() -> float:
    """CPU seconds of this process and its ended children."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def measured(name: str, count: int, work) -> float:
    """Print a row and return CPU milliseconds a letter."""
    wall, used = time.perf_counter(), cpu()
    work()
    wall, used = time.perf_counter() - wall, cpu() - used
    each, ours = 1000 * wall / count, 1000 * used / count
    print(f"{name:44}{count:7}{wall:9.2f} s{count / wall:9.1f}/s{each:9.1f} ms{ours:9.1f} CPU-ms", flush=True)
    return ours


def weasy(n: int) -> bytes:
    """The same letter in HTML, as WeasyPrint's tagged PDF/A."""
    from weasyprint import HTML  # noqa: PLC0415  # slow to load, and only the last row needs it

    form = order(n).data
    cells = [(t.uraian, t.ukuran, str(t.tenggat)) for t in form.target]
    wishes = [(t.jabatan, t.unit) for t in form.tujuan]
    person = [(name, getattr(form.pemohon, name)) for name in ("nama", "nip", "pangkat", "jabatan", "unit")]
    points = "".join(f"<li>{html.escape(point)}" for point in (*form.alasan, *form.pernyataan))
    page = f"""<html lang=id><title>{form.hal}</title><style>@page {{size: A4; margin: 20mm 20mm 27mm 30mm}}
      body {{font: 11pt Arimo}} table {{border-collapse: collapse; width: 100%}} td {{border: .5pt solid}}</style>
      <p>{form.tempat}, {form.tanggal}<p>Hal: {form.hal}<p>Yth. {form.kepada}<p>Dengan hormat, {table(person)}
      {table(wishes)}<ol>{points}</ol>{table(cells)}<p>{form.penanda.nama}"""
    return HTML(string=page).write_pdf(pdf_variant="pdf/a-3u", pdf_tags=True)


def table(rows) -> str:
    """Rows of text as an HTML table."""
    return f"<table>{''.join('<tr><td>' + '<td>'.join(map(html.escape, row)) for row in rows)}</table>"


def main(count: int) -> None:
    """Run all rows."""
    order(0).pdf()
    sheet = Order(Kind.SK, SK, AT, Verification("S2026-1"))
    measured("Typst, one process, warm", 200, lambda: [order(n).pdf() for n in range(1, 201)])
    measured("Typst, SK with 300 people over 26 pages", 10, lambda: [sheet.pdf() for _ in range(10)])

    def room() -> None:
        with Pressroom(PROCESSES) as presses:
            assert len(presses.pdfs([order(n) for n in range(count)])) == count

    ours = measured(f"Typst, {PROCESSES} processes, from a cold start", count, room)
    print(f"{'largest process so far':44}{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:7.0f} MB")
    weasy(0)
    theirs = measured("WeasyPrint, one process, warm", YARDSTICK, lambda: [weasy(n) for n in range(1, YARDSTICK + 1)])
    print(f"WeasyPrint takes {theirs / ours:.1f} times the CPU.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
