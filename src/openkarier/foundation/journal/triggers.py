"""The database itself refuses to change, delete or misnumber a leaf, whoever asks."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

FROZEN = "buku_merit_append_only"
GAPLESS = "buku_merit_gapless"

# REPLACE would delete the old row without firing the DELETE trigger; so the next index is the only one accepted.
MISNUMBERED = """NEW."index" <> (SELECT COALESCE(MAX("index") + 1, 0) FROM journal_leaf)
BEGIN SELECT RAISE(ABORT, 'buku_merit_gapless'); END"""

SQLITE = {
    "journal_leaf_no_update": f"BEFORE UPDATE ON journal_leaf BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    "journal_leaf_no_delete": f"BEFORE DELETE ON journal_leaf BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    "journal_payload_no_update": f"BEFORE UPDATE ON journal_payload BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END",
    "journal_leaf_gapless": "BEFORE INSERT ON journal_leaf WHEN " + MISNUMBERED,
}

POSTGRES_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE OR REPLACE FUNCTION journal_next() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NEW."index" <> (SELECT COALESCE(MAX("index") + 1, 0) FROM journal_leaf) THEN
    RAISE EXCEPTION '{GAPLESS}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
"""  # noqa: S608  # constants

POSTGRES = {
    "journal_leaf_frozen": "BEFORE UPDATE OR DELETE ON journal_leaf FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    "journal_leaf_no_truncate": "BEFORE TRUNCATE ON journal_leaf EXECUTE FUNCTION journal_refuse()",
    "journal_payload_frozen": "BEFORE UPDATE ON journal_payload FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    "journal_leaf_gapless": "BEFORE INSERT ON journal_leaf FOR EACH ROW EXECUTE FUNCTION journal_next()",
}


def lay(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgres:
            cursor.execute(POSTGRES_FUNCTIONS)
        for name, body in (POSTGRES if postgres else SQLITE).items():
            cursor.execute(f"CREATE TRIGGER {name} {body}")


def lift(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: for reversing the migration, emptying a test database, and rehearsing a tampering."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name in POSTGRES if postgres else SQLITE:
            table = "journal_payload" if name.startswith("journal_payload") else "journal_leaf"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if postgres else ""))
