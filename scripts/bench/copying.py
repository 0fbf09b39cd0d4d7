"""The same data in the other database: every row of an invented register, copied from SQLite to PostgreSQL.

To invent a hundred times the data takes a good part of an hour, and what is compared should be the same in both.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

PIECE = 2000
COLUMNS = """
    SELECT table_name::text, array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name <> 'django_migrations'
    GROUP BY table_name ORDER BY table_name
"""
COUNTERS = """
    SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = 'public' AND is_identity = 'YES'
"""
REFERENCES = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace
"""


def copy(file: Path, address: str) -> int:
    """Copy every row of the file to the migrated database at the address, whose rows go; returns how many there are."""
    number = 0
    with closing(sqlite3.connect(file)) as source, psycopg.connect(address) as target:
        tables = target.execute(COLUMNS).fetchall()
        references = target.execute(REFERENCES).fetchall()
        target.execute("SET TIME ZONE 'UTC'")
        # The rows are of one register, and stand as they stood there: references are looked at once, at the end.
        for table, name, _ in references:
            target.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for table, _ in tables:
            target.execute(sql.SQL("ALTER TABLE {0} DISABLE TRIGGER USER").format(sql.Identifier(table)))
            target.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
        for table, columns in tables:
            number += _copy_table(source, target, table, columns)
            target.execute(sql.SQL("ALTER TABLE {0} ENABLE TRIGGER USER").format(sql.Identifier(table)))
        for table, name, definition in references:
            target.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for table, column in target.execute(COUNTERS).fetchall():
            _count_on(target, table, column)
    with psycopg.connect(address, autocommit=True) as target:
        target.execute("VACUUM ANALYZE")
    return number


def _copy_table(source: sqlite3.Connection, target: Any, table: str, columns: list[str]) -> int:
    number = 0
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with target.cursor() as cursor, cursor.copy(into) as copied:
        for row in _rows(source, table, columns):
            copied.write_row(row)
            number += 1
    return number


def _rows(source: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f'"{column}"' for column in columns)
    found = source.execute(f'SELECT {names} FROM "{table}"')  # noqa: S608 - names of our own
    while rows := found.fetchmany(PIECE):
        yield from rows


def _count_on(target: Any, table: str, column: str) -> None:
    """The next new row gets the number after the last that is there."""
    named = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
    (last,) = target.execute(sql.SQL("SELECT max({column}) FROM {table}").format(**named)).fetchone()
    if last is not None:
        target.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", (f'"{table}"', column, last))
