"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite; for loads, not for daily work.

Neither model defaults per row nor `save()` nor signals take part; the database's own constraints do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.db import connection, models

Row = Sequence[Any]


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert `rows`, each with one value per name in `columns` (attnames, such as "unit_id").

    Columns not named take the model's default. Call it inside a transaction. JSON values are passed as text.
    Raises django.db.IntegrityError when the database forbids a row; then none of the rows is kept.
    """
    attnames, defaults = _complete(model, columns)
    width = len(columns)
    full = (tuple(row) + defaults for row in rows) if defaults else rows
    if len(attnames) != width + len(defaults):
        message = f"{model.__name__}: columns and defaults disagree"
        raise ValueError(message)
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(_column(model, name)) for name in attnames)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            marks = ", ".join(["%s"] * len(attnames))
            # Table and columns come from the model, never from a person.
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", cast(Any, full))  # noqa: S608
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:  # psycopg's own
            for row in full:
                copy.write_row(row)


def reserve(model: type[models.Model], number: int) -> range:
    """Return `number` fresh primary keys, in order. Call it inside the transaction that uses them."""
    table, column = model._meta.db_table, _column(model, model._meta.pk.attname)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One after the other under a lock, so that the keys form a range.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [7_019_001])
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
            sequence = cursor.fetchone()[0]
            cursor.execute("SELECT nextval(%s)", [sequence])
            first = int(cursor.fetchone()[0])
            if number > 1:
                cursor.execute("SELECT setval(%s, %s)", [sequence, first + number - 1])
            return range(first, first + number)
        quoted = connection.ops.quote_name(table)
        cursor.execute(f"SELECT COALESCE(MAX({connection.ops.quote_name(column)}), 0) FROM {quoted}")  # noqa: S608
        first = int(cursor.fetchone()[0]) + 1
        return range(first, first + number)


def _complete(model: type[models.Model], columns: Sequence[str]) -> tuple[list[str], tuple[Any, ...]]:
    """Return all columns to write and the default values that follow those given."""
    missing = [
        field
        for field in model._meta.concrete_fields
        if field.attname not in columns and not field.primary_key and not field.generated
    ]
    values = tuple(field.get_db_prep_save(field.get_default(), connection) for field in missing)
    return [*columns, *(field.attname for field in missing)], values


def _column(model: type[models.Model], attname: str) -> str:
    return next(str(field.column) for field in model._meta.concrete_fields if field.attname == attname)
