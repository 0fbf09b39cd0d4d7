"""Tables whose rows never change: the database itself refuses, whatever asks it (MIN-04).

On PostgreSQL a table can also be emptied by TRUNCATE, which fires no trigger of a row: a trigger of its own refuses it.
On SQLite a row can also be replaced (INSERT OR REPLACE), which fires the triggers of deletion only where a connection
has `PRAGMA recursive_triggers`, as every connection of this site has.

On SQLite a trigger belongs to its table, and a migration that alters the table there rebuilds it without its triggers:
such a migration ends with `Seal` again. A test counts the triggers.
"""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MESSAGE = "A row of this table is written once and never changes: add another instead."


def seal(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """From now on the database refuses to update or delete a row of this table."""
    for statement in SEAL[editor.connection.vendor]:
        editor.execute(statement.format(table=table, message=MESSAGE))
    refuse_truncate(editor, table)


def unseal(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Lets rows of this table be changed again: for a migration that goes back, and for emptying a test database."""
    for statement in (*UNSEAL[editor.connection.vendor], *ALLOW_TRUNCATE[editor.connection.vendor]):
        editor.execute(statement.format(table=table))


def refuse_truncate(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """From now on the database refuses to empty this table at one stroke, which no trigger of a row can see."""
    for statement in REFUSE_TRUNCATE[editor.connection.vendor]:
        editor.execute(statement.format(table=table, message=MESSAGE))


def seal_tables_against_truncate(*tables: str) -> migrations.RunPython:
    """The step of a migration for tables that were sealed before seals refused TRUNCATE too."""

    def forwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        for table in tables:
            refuse_truncate(editor, table)

    def backwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        for table in tables:
            for statement in ALLOW_TRUNCATE[editor.connection.vendor]:
                editor.execute(statement.format(table=table))

    return migrations.RunPython(forwards, backwards)


def seal_table(table: str) -> migrations.RunPython:
    """The step of a migration that seals a table, and unseals it on the way back."""

    def forwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        seal(editor, table)

    def backwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        unseal(editor, table)

    return migrations.RunPython(forwards, backwards)


SEAL = {
    "sqlite": [
        f"CREATE TRIGGER {{table}}_sealed_{verb} BEFORE {verb.upper()} ON {{table}} "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for verb in ("update", "delete")
    ],
    "postgresql": [
        """
        CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        """
        CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
        """,
    ],
}

UNSEAL = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {{table}}_sealed_{verb}" for verb in ("update", "delete")],
    "postgresql": ["DROP TRIGGER IF EXISTS {table}_sealed ON {table}", "DROP FUNCTION IF EXISTS {table}_refuse()"],
}

REFUSE_TRUNCATE: dict[str, list[str]] = {
    "sqlite": [],
    "postgresql": [
        """
        CREATE OR REPLACE FUNCTION {table}_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        """
        CREATE OR REPLACE TRIGGER {table}_sealed_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse_truncate()
        """,
    ],
}

ALLOW_TRUNCATE: dict[str, list[str]] = {
    "sqlite": [],
    "postgresql": [
        "DROP TRIGGER IF EXISTS {table}_sealed_truncate ON {table}",
        "DROP FUNCTION IF EXISTS {table}_refuse_truncate()",
    ],
}


def seal_rows(editor: BaseDatabaseSchemaEditor, table: str, *, where: str, also_insert: bool = False) -> None:
    """From now on the database refuses to update or delete the rows of a table for which a condition holds.

    ``where`` is SQL in which {row} stands for the row: "{row}.state = 'released'". An update is refused where the
    condition holds of the row before or after it. With ``also_insert`` a row that fits it can not be added either.
    """
    sides = {"update": ("OLD", "NEW") if also_insert else ("OLD",), "delete": ("OLD",)}
    if also_insert:
        sides["insert"] = ("NEW",)
    for verb, rows in sides.items():
        condition = " OR ".join(f"({where.format(row=row)})" for row in rows)
        for statement in SEAL_ROWS[editor.connection.vendor]:
            editor.execute(
                statement.format(table=table, verb=verb, upper=verb.upper(), condition=condition, message=MESSAGE)
            )
    refuse_truncate(editor, table)


def unseal_rows(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Takes back what ``seal_rows`` did."""
    for verb in ("update", "delete", "insert"):
        for statement in UNSEAL_ROWS[editor.connection.vendor]:
            editor.execute(statement.format(table=table, verb=verb))
    for statement in ALLOW_TRUNCATE[editor.connection.vendor]:
        editor.execute(statement.format(table=table))


def seal_table_rows(table: str, *, where: str, also_insert: bool = False) -> migrations.RunPython:
    """The step of a migration that seals the rows of a table that fit a condition, and unseals on the way back."""

    def forwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        seal_rows(editor, table, where=where, also_insert=also_insert)

    def backwards(_: Apps, editor: BaseDatabaseSchemaEditor) -> Any:
        unseal_rows(editor, table)

    return migrations.RunPython(forwards, backwards)


SEAL_ROWS = {
    "sqlite": [
        """
        CREATE TRIGGER {table}_sealed_rows_{verb} BEFORE {upper} ON {table} WHEN {condition}
        BEGIN SELECT RAISE(ABORT, '{message}'); END
        """
    ],
    # The condition may ask other tables, which the WHEN of a trigger may not do here.
    "postgresql": [
        """
        CREATE OR REPLACE FUNCTION {table}_refuse_{verb}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
          IF {condition} THEN
            RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
          END IF;
          RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END $$
        """,
        """
        CREATE TRIGGER {table}_sealed_rows_{verb} BEFORE {upper} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_refuse_{verb}()
        """,
    ],
}

UNSEAL_ROWS = {
    "sqlite": ["DROP TRIGGER IF EXISTS {table}_sealed_rows_{verb}"],
    "postgresql": [
        "DROP TRIGGER IF EXISTS {table}_sealed_rows_{verb} ON {table}",
        "DROP FUNCTION IF EXISTS {table}_refuse_{verb}()",
    ],
}
