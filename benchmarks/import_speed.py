"""How long the import of an "Export Data ASN" takes, step by step: python benchmarks/import_speed.py [people]

Makes the files with the tests' own generator, imports units, posts and titles into a scratch SQLite database, then
times reading, staging and applying the people, and the same file again. CPU seconds count; wall time depends on
who else uses the machine. On two shared cores 10,000 people took 8.5 CPU s (read 1.8, stage 1.7, apply 5.1) and
27 s of wall time at a load of 7; the same file again 3.1 CPU s.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def main(people: int) -> None:
    """Print one line a step."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"OPENKARIER_DATA": scratch, "DJANGO_SETTINGS_MODULE": "openkarier.config.settings"}
        import django  # noqa: PLC0415  # needs the settings above

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415  # needs the settings above

        call_command("migrate", verbosity=0)
        _measure(people)


def _measure(people: int) -> None:
    from django.utils import timezone  # noqa: PLC0415  # needs the settings above

    from gateways.spreadsheet import siasn_export as siasn  # noqa: PLC0415  # needs the settings above
    from openkarier.gateways.spreadsheet import importing  # noqa: PLC0415  # needs the settings above
    from openkarier.stages.registry.imports.operations import open_instansi  # noqa: PLC0415  # needs the settings above

    now = timezone.localtime()
    open_instansi(kode="1", siasn_id=siasn.INSTANSI, nama="Kota Contoh", jenis="KOTA", actor="ukur", at=now)
    city = siasn.city(people, offices=max(4, people // 60))
    makers = (siasn.units_xlsx, siasn.heads_xlsx, siasn.functional_xlsx, siasn.clerks_xlsx)
    export = siasn.export_xlsx(city)
    for content in (*(make(city) for make in makers), export, export):
        start = time.process_time(), time.perf_counter()
        taken = importing.read(content, instansi="1", at=now)
        read = time.process_time()
        run = importing.stage(taken, instansi="1", file_name="x", actor="ukur", at=now)
        staged = time.process_time()
        if run.state == run.State.REVIEW:
            importing.apply(run, skip_errors=False, actor="ukur", at=now)
        done = time.process_time()
        wall = time.perf_counter() - start[1]
        print(
            f"{taken.kind.name:10} {taken.total:7} rows, {len(content) / 1e6:5.1f} MB: read {read - start[0]:5.2f}"
            f"  stage {staged - read:5.2f}  apply {done - staged:5.2f}  CPU s {done - start[0]:5.2f}  wall {wall:5.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
