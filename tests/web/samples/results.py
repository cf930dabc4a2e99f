"""Records of results that the crawler puts into URLs."""

from __future__ import annotations

from datetime import date

from cast import NOW, City


def tested(city: City) -> dict[str, object]:
    """Joko, who has a result."""
    from openkarier.stages.assessment.models import HasilUji  # Django is ready only when a test runs

    joko = city.orang["joko"]
    HasilUji.objects.get_or_create(
        pegawai=joko, tanggal=date(2025, 11, 28), penyelenggara="Kanreg VII BKN",
        defaults={"berlaku_sampai": date(2028, 11, 28), "kompetensi": dict.fromkeys(_nine(), 3), "kegiatan": "UJI-1"},
    )  # fmt: skip
    return {"nip": joko.nip}


def result_run(city: City) -> dict[str, object]:
    """A file of results under review, with one row and one error."""
    from openkarier.gateways.spreadsheet import importing

    heads = ";".join(("nip", *_nine()))
    rows = [f"{city.orang['joko'].nip};{';'.join('3' * 9)}", f"{city.orang['rahma'].nip};{';'.join('7' * 9)}"]
    content = "\n".join((heads, *rows)).encode()
    given = importing.Provided("Kanreg VII BKN", date(2025, 11, 28))
    taken = importing.read_results(content, instansi=city.instansi.kode, at=NOW, provided=given)
    run = importing.stage(taken, instansi=city.instansi.kode, file_name="hasil.csv", actor="uji", at=NOW)
    return {"run": run.pk}


def exported(city: City) -> dict[str, object]:
    """What the agency prepared for SIASN."""
    from openkarier.stages.assessment.exporting import prepare_export

    tested(city)
    made = prepare_export(
        instansi=city.instansi, jenis="kompetensi", alasan="uji", everything=True, on=NOW.date(), actor="uji", at=NOW
    )
    return {"ekspor": made.pk, "bentuk": "json"}


def _nine() -> tuple[str, ...]:
    from openkarier.core.competence import KOMPETENSI

    return tuple(each.field for each in KOMPETENSI)
