"""The triggers that tell when what the public may see changed, whatever changed it: a form, a load or SQL by hand.

Too much is heard here rather than too little. What is not heard is told by the registry of columns: free text that is
for staff alone, whole tables that no public page reads (`NEVER_SEEN`), and rows that are restricted before and after.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from freshness.models import Change
from iag_registry.field_classes import classes_of
from iag_registry.lib.audiences import Audience, FieldClass

APPS = ("groups", "meetings", "foi")
"""What public pages are made of. Searches are not kept, so that nobody need listen to the index."""

NEVER_SEEN: dict[str, str] = {
    "groups.Agreement": "restricted: no page tells of it",
    "foi.ReminderSent": "which reminders FOI officers were sent",
    "foi.Requester": "who asked: told to nobody",
    "foi.RestrictedLook": "who looked at what is restricted",
}
"""Tables that no public page, count or file depends on, and why."""

PREFIX = "fresh_"
TABLE = Change._meta.db_table

NOTE = {
    "sqlite": "INSERT INTO {table} (id) VALUES (NULL); DELETE FROM {table} WHERE id < (SELECT max(id) FROM {table});",
    # Nobody waits for anybody: each change adds a row, and every thousandth clears away old ones that are free.
    "postgresql": """
        CREATE OR REPLACE FUNCTION {prefix}note() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE own bigint;
        BEGIN
            INSERT INTO {table} DEFAULT VALUES RETURNING id INTO own;
            IF own % 1000 = 0 THEN
                DELETE FROM {table} WHERE id IN (
                    SELECT id FROM {table} WHERE id < own - 1000 FOR UPDATE SKIP LOCKED
                );
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
    """Put the triggers in place, those of before replaced."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_note("postgresql"))
        for model in listened_to():
            for statement in _statements(model, connection.vendor):
                cursor.execute(statement)


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


def _statements(model: type[models.Model], vendor: str) -> Iterator[str]:
    table = model._meta.db_table
    columns = heard_columns(model)
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    changed = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in columns)
    seen = {row: _may_be_seen(model, row) for row in ("OLD", "NEW")}
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
            yield f"CREATE TRIGGER {name} AFTER {verb} ON {table} WHEN {condition} BEGIN {_note(vendor)} END"
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE TRIGGER {PREFIX}{table}_truncate AFTER TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}note()"
        )


def _note(vendor: str) -> str:
    return NOTE[vendor].format(table=TABLE, prefix=PREFIX)


def _may_be_seen(model: type[models.Model], row: str) -> str:
    """False of a restricted row: it is not shown, not counted and not told of as withheld."""
    if any(field.name == "audience" for field in model._meta.concrete_fields):
        return f"{row}.audience <> '{Audience.RESTRICTED.value}'"
    return "TRUE"
