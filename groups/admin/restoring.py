"""Who may bring a version of a record back: one rule, for the link that is offered and for the page behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.db.models import Model

from groups.admin.timeline import Entry
from groups.disclosure import naming_rows
from groups.models import Person
from iag_registry.lib.audiences import Audience


def permissions_to_restore(model: type[Model], *, audience_now: str, is_gone: bool, site: Any) -> set[str]:
    """What an account needs; what is public, or says who may be named, is a publisher's business.

    An older version of someone, or of a row that names someone, may hold another name.
    """
    screen = site._registry.get(model)
    names = not is_gone and model in {Person, *(sort.model for sort in naming_rows())}
    publishes = names or audience_now == Audience.PUBLIC or getattr(screen, "restoring_publishes", False)
    verb = "add" if is_gone and not publishes else "change"
    needed = {f"{model._meta.app_label}.{verb}_{model._meta.model_name}"}
    return needed | {_publishing(screen)} if publishes else needed


def with_offers(entries: Sequence[Entry], user: Any, site: Any) -> list[Entry]:
    """Each entry with what it offers: to restore it, the word that a publisher can, or nothing."""
    audiences = _audiences_now(entries)
    return [replace(entry, offer=_offer(entry, audiences, user, site)) for entry in entries]


def _offer(entry: Entry, audiences: dict[tuple[str, Any], str], user: Any, site: Any) -> str:
    if not entry.restorable:
        return ""
    model = apps.get_model(entry.model)
    audience = audiences.get((entry.model, entry.pk), "")
    needed = permissions_to_restore(model, audience_now=audience, is_gone=entry.is_gone, site=site)
    lacking = {permission for permission in needed if not user.has_perm(permission)}
    if lacking == {_publishing(site._registry.get(model))}:
        return "by a publisher"
    return "" if lacking else "restore"


def _publishing(screen: Any) -> str:
    return getattr(screen, "publish_permission", "groups.publish_records")


def _audiences_now(entries: Sequence[Entry]) -> dict[tuple[str, Any], str]:
    """Who may see each record today, one query for each sort of record that has an audience and still exists."""
    wanted: dict[str, set[Any]] = defaultdict(set)
    for entry in entries:
        if entry.restorable and not entry.is_gone:
            wanted[entry.model].add(entry.pk)
    found: dict[tuple[str, Any], str] = {}
    for label, pks in wanted.items():
        model = apps.get_model(label)
        if any(field.name == "audience" for field in model._meta.concrete_fields):
            rows = model._default_manager.filter(pk__in=pks).values_list("pk", "audience")
            found |= {(label, pk): audience for pk, audience in rows}
    return found
