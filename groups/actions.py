"""Changes that are more than the saving of one form: each is recorded with who made it and why."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from groups.choices import WithholdingReason
from groups.disclosure import naming_rows
from groups.models import AdvisoryGroup, Confirmation, FormerKey, Person, Record
from iag_registry.lib.audiences import Audience

NAMES_SOMEONE = frozenset({"person", "name_as_printed"})
"""Fields of a row with an audience of its own that decide whose name the public reads."""

WITHHOLDS_SOMEONE = NAMES_SOMEONE | {"group", "meeting"}
"""Fields of such a row that decide whose name is withheld, and where."""

KEPT_WHEN_RESTORED = ("audience", "withholding_reason", "key", "reference_key", "stage", "state")
"""What an older version never brings back: who could see the record, its key, and how far its work had come."""


@transaction.atomic
def set_audience(
    *, record: Any, audience: Audience, reason: str, by: Any, withholding_reason: WithholdingReason | str = ""
) -> Any:
    """Make a record public, or withhold it (DP-01); returns it as saved.

    A row whose name can be withheld says why: as given, else as before, else that nobody has considered it yet.
    Raises ValidationError where no reason for the change is given, or the record breaks another rule.
    """
    record = type(record)._default_manager.select_for_update(no_key=True).get(pk=record.pk)
    record.audience = audience
    if hasattr(record, "withholding_reason"):
        if audience == Audience.PUBLIC:
            record.withholding_reason = ""
        else:
            record.withholding_reason = (
                withholding_reason or record.withholding_reason or WithholdingReason.NOT_CONSIDERED
            )
    return _save(record, by=by, reason=reason)


def names_for_a_publisher(*, record: Any, changed: Collection[str], may_publish: bool) -> set[str]:
    """Of the changed fields those that would put another name before the public (PPL-06, DP-02).

    They would name someone else in a row that is public, rename someone whom the public may name, or take away what
    withholds a name, so that whatever prints it would be shown again. Empty for a publisher.
    """
    if may_publish:
        return set()
    if is_public(record):
        return set(NAMES_SOMEONE.intersection(changed))
    if withholds_a_name(record):
        return set(WITHHOLDS_SOMEONE.intersection(changed))
    return {"name"}.intersection(changed) if "name" in changed and is_named_in_public(record) else set()


def is_public(record: Any) -> bool:
    """True for a kept record that the public may read."""
    return not record._state.adding and getattr(record, "audience", "") == Audience.PUBLIC


def withholds_a_name(record: Any) -> bool:
    """True for a kept row because of which a person's name is withheld from someone."""
    names = any(isinstance(record, sort.model) and getattr(record, f"{sort.person}_id") for sort in naming_rows())
    return not record._state.adding and names and not is_public(record)


def is_named_in_public(record: Any) -> bool:
    """True for a kept person whom a public role, attendance or other such row names."""
    if not isinstance(record, Person) or record._state.adding:
        return False
    return any(
        sort.model._default_manager.filter(**{sort.person: record}, audience=Audience.PUBLIC).exists()
        for sort in naming_rows()
    )


def is_of_a_public_record(record: Any) -> bool:
    """True for an entry that the public reads with the public record that it belongs to.

    A record with an audience of its own, such as a role or a meeting, is judged by that.
    """
    if record._state.adding or hasattr(record, "audience"):
        return False
    owners = (getattr(record, name, None) for name in ("disagreement", "meeting", "group", "first", "organisation"))
    owner = next(filter(None, owners), None)
    return owner is not None and is_public(owner)


def why_a_publisher(record: Any) -> str:
    """What of the record is left to a publisher, in words; empty where nothing is."""
    if is_public(record):
        return "This name is public. Ask a publisher to change whom it names."
    if withholds_a_name(record):
        return (
            "This name is withheld, in every document that prints it too. Ask a publisher to change whom it is about, "
            "or to take the person out before it is deleted."
        )
    return "This name is public. Ask a publisher to change it." if is_named_in_public(record) else ""


def refuse_to_delete(*, record: Any, may_publish: bool) -> None:
    """Raise ValidationError where what the public reads would change, and the wish is not a publisher's.

    That is so of a public record, of one that withholds a name, and of an entry of a public record.
    """
    if may_publish:
        return
    if is_public(record):
        raise ValidationError(f"“{record}” is public. Ask a publisher to withhold it, and delete it after that.")
    if withholds_a_name(record):
        raise ValidationError(
            f"“{record}” withholds a name. Ask a publisher to take the person out of it, and delete it after that."
        )
    if is_of_a_public_record(record):
        raise ValidationError(f"“{record}” belongs to a public record. Ask a publisher to delete it.")


def refuse_without_a_reason(reason: str) -> None:
    """Raise ValidationError where nobody says why something is to be deleted."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why you are deleting it. Nothing has been deleted."})


@transaction.atomic
def delete(*, record: Any, by: Any, reason: str, may_publish: bool) -> None:
    """Delete one record, and keep who did it and why in its history.

    Raises ValidationError where no reason is given, or where the record is public or withholds a name, and the wish is
    not a publisher's.
    """
    refuse_to_delete(record=record, may_publish=may_publish)
    refuse_without_a_reason(reason)
    _delete(record, by=by, reason=reason)


@transaction.atomic
def rename_key(*, group: AdvisoryGroup, key: str, by: Any, reason: str) -> AdvisoryGroup:
    """Give a group another key and let the old one lead to it for good (GRP-01); returns the group.

    Raises ValidationError at "key" where the key is malformed, in use, or was the key of another group.
    """
    group = AdvisoryGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    if key == group.key:
        raise ValidationError({"key": "The group has this key already. Type the new one."})
    old, group.key = group.key, key
    for former in FormerKey.objects.filter(key=key, group=group):
        _delete(former, by=by, reason=reason)
    _save(group, by=by, reason=reason)
    _save(FormerKey(key=old, group=group), by=by, reason=reason)
    return group


@transaction.atomic
def confirm(*, group: AdvisoryGroup, by: Any, on: date, note: str = "") -> Confirmation:
    """Record that someone checked a group's record and found it right; returns the confirmation.

    Raises ValidationError at "on" for a day that has not come yet.
    """
    if on > timezone.localdate():
        raise ValidationError({"on": "This day has not come yet. Give the day on which you checked the record."})
    confirmation = Confirmation(group=group, confirmed_on=on, confirmed_by=by, note=note)
    return _save(confirmation, by=by, reason="Confirmed")


@transaction.atomic
def restore(*, version: Any, by: Any, reason: str) -> Record:
    """Bring a record back to a version of its history, also one that was deleted; returns the record.

    Who may see it does not come back: a record keeps the audience and key that it has today, and a deleted one returns
    for staff only. Raises ValidationError where the version breaks a rule today, and nothing is changed.
    """
    model = version.instance_type
    record = version.instance
    now = model._default_manager.select_for_update(no_key=True).filter(pk=record.pk).first()
    if now:
        for field in KEPT_WHEN_RESTORED:
            if hasattr(now, field):
                setattr(record, field, getattr(now, field))
    elif hasattr(record, "audience"):
        if record.audience != Audience.RESTRICTED:
            record.audience = Audience.STAFF
        if hasattr(record, "withholding_reason"):
            record.withholding_reason = record.withholding_reason or WithholdingReason.NOT_CONSIDERED
    record._state.adding = now is None
    return _save(record, by=by, reason=reason)


def _save(record: Any, *, by: Any, reason: str) -> Any:
    _note(record, by=by, reason=reason)
    record.full_clean()
    record.save()
    record._change_reason = None
    return record


def _delete(record: Any, *, by: Any, reason: str) -> None:
    _note(record, by=by, reason=reason)
    record.delete()


def _note(record: Any, *, by: Any, reason: str) -> None:
    """Leave on the record who changes it and why, where its history looks for them."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why. The reason is kept with the change."})
    record._history_user = by
    record._change_reason = reason.strip()
