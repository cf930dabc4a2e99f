"""The database itself refuses the vote of a member who stands aside from the item, whoever writes it."""

from django.db import migrations

TABLE, VERBS = "deliberation_suara", ("INSERT", "UPDATE")
TIED = """
SELECT 1 FROM deliberation_benturan AS benturan
WHERE benturan.butir_id = NEW.butir_id AND benturan.anggota_id = NEW.anggota_id
"""
SQLITE = [
    f"CREATE TRIGGER suara_recused_{verb.lower()} AFTER {verb} ON {TABLE} "
    f"WHEN EXISTS ({TIED}) BEGIN SELECT RAISE(ABORT, 'suara_recused'); END;"
    for verb in VERBS
]
POSTGRES = [
    f"""
    CREATE FUNCTION suara_recused() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS ({TIED}) THEN
            RAISE EXCEPTION 'suara_recused' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$;
    """,
    f"CREATE TRIGGER suara_recused BEFORE INSERT OR UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION suara_recused()",
]


def forbid(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def permit(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER suara_recused ON {TABLE}")
        schema_editor.execute("DROP FUNCTION suara_recused()")
        return
    for verb in VERBS:
        schema_editor.execute(f"DROP TRIGGER suara_recused_{verb.lower()}")


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0003_agenda")]
    operations = [migrations.RunPython(forbid, permit)]
