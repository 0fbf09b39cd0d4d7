"""The one registry of what class of audience each column of the database has, histories and accounts included (L5)."""

from django.apps import apps
from django.db.models import Model

import alerts.field_classes
import feedback.field_classes
import foi.field_classes
import freshness.field_classes
import groups.field_classes
import meetings.field_classes
import search.field_classes
from iag_registry.lib.audiences import FieldClass
from iag_registry.lib.field_classes import Declaration, declare

HISTORY = declare(staff="history_id history_date history_change_reason history_type history_user")
"""What every history row adds: who changed a record and why is never public."""

ACCOUNTS: dict[str, dict[str, Declaration]] = {
    "admin": {
        "LogEntry": declare(
            staff="id action_time user content_type object_id object_repr action_flag change_message",
        )
    },
    "auth": {
        "Permission": declare(staff="id name content_type codename"),
        "Group": declare(staff="id name permissions"),
        "User": declare(
            staff=(
                "id last_login is_superuser username first_name last_name email is_staff is_active date_joined groups "
                "user_permissions"
            ),
            restricted="password",
        ),
    },
    "contenttypes": {"ContentType": declare(staff="id app_label model")},
    "sessions": {"Session": declare(restricted="session_key session_data expire_date")},
}

REGISTRY: dict[str, dict[str, Declaration]] = {
    "groups": groups.field_classes.FIELD_CLASSES,
    "meetings": meetings.field_classes.FIELD_CLASSES,
    "foi": foi.field_classes.FIELD_CLASSES,
    "search": search.field_classes.FIELD_CLASSES,
    "freshness": freshness.field_classes.FIELD_CLASSES,
    "feedback": feedback.field_classes.FIELD_CLASSES,
    "alerts": alerts.field_classes.FIELD_CLASSES,
    **ACCOUNTS,
}


def classes_of(model: type[Model]) -> Declaration:
    """The class of each field of a model; a history row has those of its record, and its own are for staff.

    Raises KeyError for a model that is not declared.
    """
    tracked = getattr(model, "instance_type", None)
    if tracked:
        return {**classes_of(tracked), **HISTORY}
    return REGISTRY[model._meta.app_label][model.__name__]


def undeclared() -> list[str]:
    """Fields without a class, and declarations without a field, as "app.Model.field"; empty when all is declared."""
    problems = []
    for model in apps.get_models():
        label = f"{model._meta.app_label}.{model.__name__}"
        fields = {field.name for field in model._meta.get_fields() if field.concrete}
        try:
            declared = set(classes_of(model))
        except KeyError:
            declared = set()
        problems += [f"{label}.{name}" for name in sorted(fields ^ declared)]
    return problems


def fields_of_class(model: type[Model], *classes: FieldClass) -> list[str]:
    """The fields of a model that have one of these classes."""
    return [name for name, field_class in classes_of(model).items() if field_class in classes]
