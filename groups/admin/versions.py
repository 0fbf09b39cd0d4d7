"""Which version of a record and of its entries someone has before them, so that no change is overwritten unseen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, Max, Model, OuterRef, QuerySet

from groups.admin.restricted import visible

Part = tuple[type[Model], str]
"""A model whose history belongs to the page, and the name of its column that points at the page's record."""


def may_view(model: type[Model], user: Any) -> bool:
    """True for staff whose role lets them see this sort of record."""
    return bool(user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"))


def parts_of(model_admin: Any, user: Any) -> list[Part]:
    """The record itself and each sort of entry on its page that the user's role lets them see."""
    parts: list[Part] = [(model_admin.model, "id")]
    for inline in model_admin.inlines:
        if not may_view(inline.model, user):
            continue
        key = inline.fk_name or next(
            field.name
            for field in inline.model._meta.concrete_fields
            if field.is_relation and field.related_model is model_admin.model
        )
        parts.append((inline.model, key))
    return parts


def histories(parts: Iterable[Part], pk: Any, user: Any) -> list[tuple[str, QuerySet]]:
    """For each part its name and the history rows of it that the user may see."""
    return [
        (f"{model._meta.label_lower}.{key}", visible(model.history.filter(**{key: pk}), user))  # type: ignore[attr-defined]
        for model, key in parts
    ]


def stamp(parts: Iterable[Part], pk: Any, user: Any) -> str:
    """The version of the page: the last history row of each part, as "groups.role.group=17 …"."""
    latest = ((name, rows.aggregate(last=Max("history_id"))["last"] or 0) for name, rows in histories(parts, pk, user))
    return " ".join(f"{name}={last}" for name, last in latest)


def since(version: str, parts: Iterable[Part], pk: Any, user: Any) -> list[tuple[type[Model], list[int]]]:
    """For each part the history rows that came after the version; one that cannot be read counts as the oldest."""
    seen = {}
    for word in version.split():
        name, _, last = word.partition("=")
        seen[name] = int(last) if last.isascii() and last.isdecimal() and len(last) < 19 else 0
    return [
        (rows.model.instance_type, list(rows.filter(history_id__gt=seen.get(name, 0)).values_list("pk", flat=True)))
        for name, rows in histories(parts, pk, user)
    ]


def latest_change(parts: Iterable[Part], pk: Any, user: Any) -> dict[str, Any] | None:
    """The newest change to the record or an entry of its page that the user may see: when, who and why; one query.

    Only the last version of each row counts: where that is hidden, so is what went before it.
    """
    columns = {
        "told_when": F("history_date"),
        "told_why": F("history_change_reason"),
        "told_username": F("history_user__username"),
        "told_first_name": F("history_user__first_name"),
        "told_last_name": F("history_user__last_name"),
    }
    newest = []
    for _, rows in histories(parts, pk, user):
        later = rows.model._default_manager.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
        newest.append(rows.filter(~Exists(later)).order_by().values(**columns))
    return newest[0].union(*newest[1:], all=True).order_by("-told_when").first()


def lock(parts: Iterable[Part], pk: Any) -> None:
    """Hold the record and its entries until the end of the transaction, so that nobody changes them after the look."""
    for model, key in parts:
        list(model._default_manager.select_for_update(no_key=True).filter(**{key: pk}).values_list("pk", flat=True))
