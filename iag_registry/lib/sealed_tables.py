"""Tables whose rows never change: the database itself refuses, whatever asks it (MIN-04).

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


def unseal(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Lets rows of this table be changed again: for a migration that goes back, and for emptying a test database."""
    for statement in UNSEAL[editor.connection.vendor]:
        editor.execute(statement.format(table=table))


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
