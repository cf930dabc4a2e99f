"""The database itself refuses to change a frozen formula, a frozen map, or a score in it, whoever writes."""

from django.db import migrations

REFUSAL = "talenta_beku"
# table -> when a row counts as frozen
TABLES = {
    "talent_formulaversion": "OLD.state = 'beku'",
    "talent_talentmap": "TRUE",
    "talent_maprow": "TRUE",
}
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION talent_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
"""


def freeze(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for table, when in TABLES.items():
        act = (
            f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION talent_refuse()"
            if postgres
            else f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
        schema_editor.execute(f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} {act}")


def thaw(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_frozen" + (f" ON {table}" if postgres else ""))
    if postgres:
        schema_editor.execute("DROP FUNCTION talent_refuse()")


class Migration(migrations.Migration):
    dependencies = [("talent", "0001_initial")]
    operations = [migrations.RunPython(freeze, thaw)]
