"""Who was at a meeting: offered from who held a place in the group on its day, recorded, and told apart by people.

A name stays as it is printed. Whose name it is stands in the record only where someone has confirmed it (PPL-05).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from groups.choices import RoleType, WithholdingReason
from groups.models import Person, Role
from groups.querysets import RoleQuerySet
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity
from meetings.models import Attendance, Meeting

SITTING = (
    RoleType.CHAIR,
    RoleType.VICE_CHAIR,
    RoleType.MEMBER,
    RoleType.ADVISER,
    RoleType.POLICE_LEAD,
    RoleType.SPONSOR,
    RoleType.SECRETARIAT,
    RoleType.ATTENDEE,
    RoleType.OBSERVER,
    RoleType.ROLE_NOT_STATED,
)
"""The roles whose holders may come to a meeting, the one that they come as first; an author of a letter does not."""

Sees = Callable[[QuerySet], QuerySet]
"""Narrows rows to those that whoever takes the step may know of; no other row may change what is said or done."""

AWAITED = frozenset({Capacity.NOT_RECORDED, Capacity.INVITED})
"""Of these nobody has said yet whether they came."""

RECORDED = ("capacity", "took_part_remotely", "arrived", "left", "initials", "substitute_for")
"""What the sheet of a meeting asks of each name."""


def sitting_on(meeting: Meeting, roles: RoleQuerySet) -> list[Role]:
    """One role for each person who held one in a group of the meeting on its day, in the order of a list.

    Raises ValidationError where the day of the meeting is not known: who sat with the group then is not either.
    """
    day = PartialDate(meeting.date)
    if day.precision != "day":
        raise ValidationError(
            "The day of this meeting is not known, so nor is who sat with the group then. "
            "Give the date on the page of the meeting first, or type the names."
        )
    groups = [meeting.group_id, *meeting.joint_groups.values_list("group", flat=True)]
    held = roles.filter(group__in=groups, person__isnull=False, role_type__in=SITTING).on(day.earliest)
    place = {role_type: number for number, role_type in enumerate(SITTING)}
    in_order = sorted(
        held.select_related("person", "on_behalf_of"),
        key=lambda role: (place[RoleType(role.role_type)], role.position, role.pk),
    )
    once: dict[int, Role] = {}
    for role in in_order:
        once.setdefault(role.person_id, role)
    return list(once.values())


@transaction.atomic
def offer(*, meeting: Meeting, sees: Sees, by: Any) -> list[Attendance]:
    """Add everyone whose role on the day is seen and who is not named yet; returns the new names.

    A name that stands in the list as printed, and is nobody's yet, is not added once more: someone matches it first.
    Each is "not recorded" until someone says more. Shown to whom the role shows the name where a publisher adds them,
    and else for staff until a publisher shows them. Safe to repeat.
    Raises ValidationError where the day of the meeting is not known.
    """
    meeting = _locked(meeting)
    named = set(sees(meeting.attendances.exclude(person=None)).values_list("person", flat=True))
    nobodys = sees(meeting.attendances.filter(person=None)).values_list("name_as_printed", flat=True)
    printed = {_plain(name) for name in nobodys}
    publishes = bool(by and by.has_perm("groups.publish_records"))
    position = _last_position(meeting)
    offered = []
    for role in sitting_on(meeting, cast("RoleQuerySet", sees(Role.objects.all()))):
        if role.person_id in named or _plain(str(role.person)) in printed:
            continue
        position += 1
        body = role.on_behalf_of
        as_the_role = publishes or role.audience == Audience.RESTRICTED
        row = Attendance(
            meeting=meeting,
            position=position,
            name_as_printed=str(role.person),
            role_as_printed=role.title or role.get_role_type_display(),
            organisation=body,
            organisation_as_printed=body.name if body else "",
            person=role.person,
            role=role,
            capacity=Capacity.NOT_RECORDED,
            is_chair=role.role_type == RoleType.CHAIR,
            audience=role.audience if as_the_role else Audience.STAFF,
            withholding_reason=role.withholding_reason if as_the_role else _why_withheld(role),
        )
        offered.append(save_recorded(row, by=by, reason="Held a place in the group on the day of the meeting"))
    return offered


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _why_withheld(role: Role) -> str:
    return role.withholding_reason or WithholdingReason.NOT_CONSIDERED


@transaction.atomic
def record(
    *,
    meeting: Meeting,
    sees: Sees,
    said: Mapping[int, Mapping[str, Any]],
    others: Iterable[Mapping[str, Any]] = (),
    by: Any,
    reason: str,
) -> list[Attendance]:
    """Record what is known of names of the list, by the number of their rows, and add others; returns what changed.

    `said` maps a row to the fields of RECORDED; `others` are names that are not in the list, as printed, for staff
    until a publisher shows them. Saying the same again changes nothing. Raises ValidationError, which names the row,
    where one breaks a rule; then nothing is saved.
    """
    meeting = _locked(meeting)
    rows = meeting.attendances.in_bulk(said.keys())
    changed = []
    for pk, values in said.items():
        row = rows[pk]
        before = [getattr(row, name) for name in RECORDED]
        for name in RECORDED:
            if name in values:
                setattr(row, name, values[name])
        if row.capacity != Capacity.SUBSTITUTE:
            row.substitute_for = None
        if row.substitute_for_id == row.pk:
            raise ValidationError(f"{row.name_as_printed}: nobody comes in their own place.")
        if before != [getattr(row, name) for name in RECORDED]:
            changed.append(_save_named(row, by=by, reason=reason))
    position = _last_position(meeting)
    known = {(row.name_as_printed, row.organisation_as_printed) for row in sees(meeting.attendances.all())}
    for values in others:
        if (values["name_as_printed"], values.get("organisation_as_printed", "")) in known:
            raise ValidationError(f"{values['name_as_printed']} is in the list already.")
        position += 1
        row = Attendance(
            meeting=meeting, position=position, withholding_reason=WithholdingReason.NOT_CONSIDERED, **values
        )
        changed.append(_save_named(row, by=by, reason=reason))
    return changed


@transaction.atomic
def match_name(*, attendance: Attendance, person: Person, sees: Sees, by: Any, reason: str) -> Attendance:
    """Confirm whose printed name this is; returns the name, which takes the role that the person held on the day.

    Where the person was offered apart and nothing has been recorded of them, that row goes: it was a place kept for
    this name. A row that is not seen stays.

    Raises ValidationError where the name is another's already, or the person is named twice then.
    """
    attendance = _locked_name(attendance)
    if attendance.person_id == person.pk:
        return attendance
    if attendance.person_id:
        raise ValidationError("This name has been matched to someone else. Take that back first.")
    _refuse_if_public(attendance, by)
    meeting = attendance.meeting
    role = attendance.role
    for other in sees(meeting.attendances.filter(person=person)):
        if other.capacity != Capacity.NOT_RECORDED or other.substitutes.exists() or other.interests.exists():
            raise ValidationError({"person": "This person stands in the list already, under another name."})
        role = role or other.role
        delete_recorded(other, by=by, reason=f"Is the printed name “{attendance.name_as_printed}”: {reason}")
    attendance.person = person
    attendance.role = role or _role_on_the_day(meeting, person, sees)
    return save_recorded(attendance, by=by, reason=reason)


@transaction.atomic
def unmatch(*, attendance: Attendance, by: Any, reason: str) -> Attendance:
    """Take back whose name it is; returns the name, as printed and of nobody. Taking it back twice changes nothing."""
    attendance = _locked_name(attendance)
    if attendance.person_id is None:
        return attendance
    _refuse_if_public(attendance, by)
    attendance.person = attendance.role = None
    return save_recorded(attendance, by=by, reason=reason)


def _role_on_the_day(meeting: Meeting, person: Person, sees: Sees) -> Role | None:
    if PartialDate(meeting.date).precision != "day":
        return None
    return next(iter(sitting_on(meeting, cast("RoleQuerySet", sees(Role.objects.filter(person=person))))), None)


def _refuse_if_public(attendance: Attendance, by: Any) -> None:
    """Whose name the public reads is a publisher's decision, here as on the page of the record."""
    if attendance.audience == Audience.PUBLIC and not (by and by.has_perm("groups.publish_records")):
        raise ValidationError("This name is public. Ask a publisher to say whose it is.")


def _save_named(row: Attendance, *, by: Any, reason: str) -> Attendance:
    try:
        return save_recorded(row, by=by, reason=reason)
    except ValidationError as problem:
        if "reason" in getattr(problem, "message_dict", {}):
            raise
        raise ValidationError([f"{row.name_as_printed}: {said}" for said in problem.messages]) from None


def _last_position(meeting: Meeting) -> int:
    return meeting.attendances.aggregate(last=Max("position"))["last"] or 0


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related("group").get(pk=meeting.pk)


def _locked_name(attendance: Attendance) -> Attendance:
    _locked(attendance.meeting)
    return Attendance.objects.select_related("meeting__group", "role").get(pk=attendance.pk)
