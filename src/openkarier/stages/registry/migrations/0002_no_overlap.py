"""The database itself forbids overlapping definitive periods of one person, whoever writes."""

from django.db import migrations

OVERLAP = """
SELECT RAISE(ABORT, 'riwayat_jabatan_no_overlap')
FROM registry_riwayatjabatan AS lain
WHERE NEW.penugasan = 'D' AND lain.penugasan = 'D'
  AND lain.pegawai_id = NEW.pegawai_id AND lain.id <> NEW.id
  AND lain.mulai < COALESCE(NEW.selesai, '9999-12-31')
  AND NEW.mulai < COALESCE(lain.selesai, '9999-12-31');
"""
SQLITE = [
    f"CREATE TRIGGER riwayat_jabatan_no_overlap_{verb.lower()} AFTER {verb} ON registry_riwayatjabatan BEGIN {OVERLAP} END;"
    for verb in ("INSERT", "UPDATE")
]
# int8range makes the equality of persons a range overlap, so that no extension (btree_gist) is needed.
POSTGRES = """
ALTER TABLE registry_riwayatjabatan ADD CONSTRAINT riwayat_jabatan_no_overlap
EXCLUDE USING gist (int8range(pegawai_id, pegawai_id, '[]') WITH &&, daterange(mulai, selesai) WITH &&)
WHERE (penugasan = 'D');
"""


def forbid(apps, schema_editor):
    statements = [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def permit(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE registry_riwayatjabatan DROP CONSTRAINT riwayat_jabatan_no_overlap")
        return
    for verb in ("insert", "update"):
        schema_editor.execute(f"DROP TRIGGER riwayat_jabatan_no_overlap_{verb}")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(forbid, permit)]
