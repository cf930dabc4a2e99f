"""The database itself forbids two decisions on one parameter on one day, whoever writes."""

from django.db import migrations

OVERLAP = """
SELECT RAISE(ABORT, 'kebijakan_no_overlap')
FROM standards_kebijakan AS lain
WHERE lain.instansi_id = NEW.instansi_id AND lain.kunci = NEW.kunci AND lain.id <> NEW.id
  AND lain.mulai < COALESCE(NEW.selesai, '9999-12-31')
  AND NEW.mulai < COALESCE(lain.selesai, '9999-12-31');
"""
SQLITE = [
    f"CREATE TRIGGER kebijakan_no_overlap_{verb.lower()} AFTER {verb} ON standards_kebijakan BEGIN {OVERLAP} END;"
    for verb in ("INSERT", "UPDATE")
]
# Ranges of the agency and of the key's hash make equality a range overlap, so that no extension (btree_gist) is needed.
POSTGRES = """
ALTER TABLE standards_kebijakan ADD CONSTRAINT kebijakan_no_overlap
EXCLUDE USING gist (
  int8range(instansi_id, instansi_id, '[]') WITH &&,
  int8range(hashtextextended(kunci, 0), hashtextextended(kunci, 0), '[]') WITH &&,
  daterange(mulai, selesai) WITH &&
);
"""


def forbid(apps, schema_editor):
    statements = [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def permit(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE standards_kebijakan DROP CONSTRAINT kebijakan_no_overlap")
        return
    for verb in ("insert", "update"):
        schema_editor.execute(f"DROP TRIGGER kebijakan_no_overlap_{verb}")


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial")]
    operations = [migrations.RunPython(forbid, permit)]
