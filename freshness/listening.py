"""The triggers that tell when what the public may see changed, whatever changed it: a form, a load or SQL by hand.

Too much is heard here rather than too little. What is not heard is told by the registry of columns: free text that is
for staff alone, whole tables that no public page reads (`NEVER_SEEN`), and rows that are restricted before and after.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from freshness.models import Change
from freshness.revision import ANY
from groups.disclosure import naming_rows
from iag_registry.field_classes import classes_of
from iag_registry.lib.audiences import Audience, FieldClass

APPS = ("groups", "meetings", "foi")
"""What public pages are made of. Searches are not kept, so that nobody need listen to the index."""

NEVER_SEEN: dict[str, str] = {
    "groups.Agreement": "restricted: no page tells of it",
    "meetings.FormatRequest": "who asked for another format",
    "meetings.ItemDraft": "minutes while they are being written",
    "foi.HeldRecord": "what is kept for a request",
    "foi.ReminderSent": "which reminders FOI officers were sent",
    "foi.RequestEvent": "the steps of a request; figures are given out of a table of their own",
    "foi.SearchEntry": "where FOI officers looked",
    "foi.Requester": "who asked: told to nobody",
    "foi.RestrictedLook": "who looked at what is restricted",
}
"""Tables that no public page, count or file depends on, and why."""

PREFIX = "fresh_"
TABLE = Change._meta.db_table

TOLD = f"INSERT INTO {TABLE} (changed) VALUES ('{ANY}')"  # noqa: S608 - names of our own
TRIGGERS = {
    "sqlite": f"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}%'",  # noqa: S608
    "postgresql": (
        "SELECT tgname, tgrelid::regclass FROM pg_trigger "  # noqa: S608 - as above
        f"WHERE tgname LIKE '{PREFIX}%' AND NOT tgisinternal"
    ),
}
NOTE = {
    "sqlite": (
        "INSERT INTO {table} (changed) VALUES ('{changed}'); "
        "DELETE FROM {table} WHERE changed = '{changed}' AND id < (SELECT max(id) FROM {table});"
    ),
    # Nobody waits for anybody: each change adds a row, and every thousandth clears away old ones that are free.
    # The last of each table stays: were it gone, the table would look as it did before it was ever changed. And a
    # clearing counts as a change of any table, because one that was kept late may have been cleared before it was seen.
    "postgresql": """
        CREATE OR REPLACE FUNCTION {prefix}note() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE own bigint;
        BEGIN
            INSERT INTO {table} (changed) VALUES (TG_TABLE_NAME) RETURNING id INTO own;
            IF own % 1000 = 0 THEN
                DELETE FROM {table} WHERE id IN (
                    SELECT id FROM {table} AS past
                    WHERE id < own - 1000 AND EXISTS (
                        SELECT 1 FROM {table} AS later WHERE later.changed = past.changed AND later.id > past.id
                    )
                    FOR UPDATE SKIP LOCKED
                );
                INSERT INTO {table} (changed) VALUES ('{changed}');
            END IF;
            RETURN NULL;
        END $$
    """,
}


def listened_to() -> list[type[models.Model]]:
    """The models of which a change may change a public page; no histories, which only go along with their records."""
    return [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "instance_type") and model._meta.label not in NEVER_SEEN
    ]


def listen(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, those of before replaced, for the tables and columns that there are."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if TABLE not in tables:
            return
        if connection.vendor == "postgresql":
            cursor.execute(_note("postgresql"))
        for model in listened_to():
            table = model._meta.db_table
            if table in tables:
                there = {column.name for column in connection.introspection.get_table_description(cursor, table)}
                for statement in _statements(model, there, connection.vendor):
                    cursor.execute(statement)
        # What was changed while nobody listened is heard now.
        cursor.execute(TOLD)


def stop_listening(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away: a table that has one can not be altered in every way."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        for name, table in cursor.fetchall():
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on_table}")


def heard_columns(model: type[models.Model]) -> list[str]:
    """The columns of which a change may change a public page: all but free text for staff, and the row's number."""
    classes = classes_of(model)
    return [
        str(field.column)
        for field in model._meta.concrete_fields
        if not field.primary_key and not _is_note_of_staff(field, classes[field.name])
    ]


def _is_note_of_staff(field: models.Field, field_class: FieldClass) -> bool:
    is_text = isinstance(field, models.TextField) and not field.choices
    return is_text and field_class in (FieldClass.STAFF, FieldClass.RESTRICTED)


def _statements(model: type[models.Model], there: set[str], vendor: str) -> Iterator[str]:
    """What makes the triggers of a table, of those columns that it has."""
    table = model._meta.db_table
    columns = [column for column in heard_columns(model) if column in there]
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    changed = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in columns)
    seen = {row: _may_be_seen(model, row) if "audience" in there else "TRUE" for row in ("OLD", "NEW")}
    conditions = {
        "INSERT": seen["NEW"],
        "UPDATE": f"({changed}) AND ({seen['OLD']} OR {seen['NEW']})",
        "DELETE": seen["OLD"],
    }
    for verb, condition in conditions.items():
        name = f"{PREFIX}{table}_{verb.lower()}"
        if vendor == "postgresql":
            yield (
                f"CREATE OR REPLACE TRIGGER {name} AFTER {verb} ON {table} "
                f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {PREFIX}note()"
            )
        else:
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} AFTER {verb} ON {table} WHEN {condition} BEGIN {_note(vendor, table)} END"
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE TRIGGER {PREFIX}{table}_truncate AFTER TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}note()"
        )


def _note(vendor: str, changed: str = ANY) -> str:
    return NOTE[vendor].format(table=TABLE, prefix=PREFIX, changed=changed)


def _may_be_seen(model: type[models.Model], row: str) -> str:
    """False of a restricted row: it is not shown, not counted and not told of as withheld.

    But for one that names a person: by it is judged whether the name may be given anywhere.
    """
    if any(sort.model is model for sort in naming_rows()):
        return "TRUE"
    return f"{row}.audience <> '{Audience.RESTRICTED.value}'"
