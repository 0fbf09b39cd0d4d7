"""What staff who may not see restricted records are shown: nothing that is restricted, and nothing that leads to it.

A row is hidden with the record that it belongs to or rests on: a name with its group, a statement with its document. So
that no list, search, suggestion, filter or history can be asked about a restricted record, every read of the staff
screens goes through `visible`.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, ForeignKey, Model, OuterRef, Q, QuerySet

from groups.models import Person, PersonMatch, PersonName, Record
from iag_registry.lib.audiences import Audience

Viewer = AbstractBaseUser | AnonymousUser
PERMISSION = "groups.view_restricted_records"


def sees_restricted(user: Any) -> bool:
    """True for staff who may see restricted records."""
    return bool(user.has_perm(PERMISSION))


def visible(rows: QuerySet, user: Any) -> QuerySet:
    """The rows, current or of the history, that this member of staff may know of."""
    return rows if sees_restricted(user) else rows.filter(unrestricted(rows.model))


def unrestricted(model: type[Model], path: str = "", above: tuple[type[Model], ...] = ()) -> Q:
    """The condition that neither a row of the model, at `path`, nor anything that it points at is restricted.

    Where a row points at another of its own sort (an item at an earlier one), that one is asked for its own audience.
    """
    condition = Q()
    for field in model._meta.concrete_fields:
        if field.name == "audience":
            condition &= ~Q(**{f"{path}audience": Audience.RESTRICTED})
        elif isinstance(field, ForeignKey) and issubclass(field.related_model, Record):
            if field.related_model in (*above, model):
                if any(each.name == "audience" for each in field.related_model._meta.concrete_fields):
                    condition &= ~Q(**{f"{path}{field.name}__audience": Audience.RESTRICTED})
            elif field.related_model is not Person:
                condition &= unrestricted(field.related_model, f"{path}{field.name}__", (*above, model))
            elif getattr(model, "instance_type", model) in (PersonName, PersonMatch):
                condition &= ~Q(**{f"{path}{field.name}__in": _people_only_in_restricted_records()})
    if getattr(model, "instance_type", model) is Person:
        condition &= ~Q(**{f"{path}id__in": _people_only_in_restricted_records()})
    return condition


def _people_only_in_restricted_records() -> QuerySet:
    """People whom nothing but restricted records speaks of; a person of whom nothing is recorded yet is not one."""
    tied, openly = Q(), Q()
    for relation in Person._meta.related_objects:
        if relation.related_model not in (PersonName, PersonMatch):
            rows = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})
            tied |= Q(Exists(rows))
            openly |= Q(Exists(rows.filter(unrestricted(relation.related_model))))
    return Person.objects.filter(tied).exclude(openly).values("pk")
