"""What stands in the record of each invented meeting: agenda and text, names, papers, decisions, actions, interests."""

from collections.abc import Sequence
from datetime import timedelta

from groups.choices import RoleType, WithholdingReason
from groups.models import Role
from iag_registry.demo import words
from iag_registry.demo.calendar import Sitting
from iag_registry.demo.writing import Invention
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ActionStatus, Capacity
from meetings.models import Action, ActionUpdate, AgendaItem, Attendance, Decision, InterestDeclared, Paper

OF_THE_POLICE = {RoleType.POLICE_LEAD, RoleType.SECRETARIAT}
UPDATE = 5
"""The item in which a caller is spoken of whose name is withheld."""


def has_caller(sitting: Sitting) -> bool:
    """Whether the minutes name a caller whose name is to be withheld: those of every fifth meeting."""
    return sitting.number % 5 == 2


def invent_records(invention: Invention, sittings: Sequence[Sitting]) -> list[AgendaItem]:
    """The record of every meeting, with text where it was held; returns the items of the agendas."""
    held = [sitting for sitting in sittings if sitting.was_held]
    items = invention.write(item for sitting in sittings for item in _items(invention, sitting))
    by_meeting = {(item.meeting_id, item.position): item for item in items}
    invention.write(_attendance(invention, sitting, role) for sitting in held for role in sitting.body.roles)
    invention.write(_paper(sitting, by_meeting[sitting.meeting.pk, 4]) for sitting in sittings)
    invention.write(
        Decision(
            item=by_meeting[sitting.meeting.pk, 5],
            position=1,
            text="Invented decision: the letter to residents is rewritten before it goes out.",
            audience=Audience.PUBLIC,
        )
        for sitting in held
    )
    actions = invention.write(
        _action(sitting, by_meeting[sitting.meeting.pk, place], place) for sitting in held for place in (4, 5)
    )
    days = {sitting.meeting.pk: sitting.day for sitting in held}
    invention.write(
        ActionUpdate(
            action=action,
            status=ActionStatus.DONE,
            dated=PartialDate.of(min(days[action.meeting_id] + timedelta(days=21), invention.day)),
            text="Invented update: this was done.",
        )
        for action in actions[::2]
    )
    invention.write(
        InterestDeclared(
            meeting=sitting.meeting,
            position=1,
            interest="Invented interest: works for a charity that is spoken of.",
            what_was_done="Left the room for item 5",
            audience=Audience.PUBLIC,
        )
        for sitting in held
        if sitting.number % 15 == 0
    )
    return items


def _items(invention: Invention, sitting: Sitting) -> list[AgendaItem]:
    """The agenda; every thirtieth meeting has an item that is withheld whole (MIN-09)."""
    random = invention.random
    items = []
    for place, (title, item_type) in enumerate(words.AGENDA, start=1):
        is_withheld = place == 7 and sitting.number % 30 == 4
        last = words.caller(sitting.number)[0] if place == UPDATE + 1 and has_caller(sitting) else ""
        text = words.prose(random, first=words.INVENTED if place == 1 else "", last=last)
        items.append(
            AgendaItem(
                meeting=sitting.meeting,
                position=place,
                number=str(place),
                title=f"{title} (invented)",
                neutral_title="Restricted item (invented)" if is_withheld else "",
                item_type=item_type,
                outcome=random.choice(words.OUTCOMES) if sitting.was_held else "none_recorded",
                text=text if sitting.was_held else "",
                audience=Audience.STAFF if is_withheld else Audience.PUBLIC,
                withholding_reason=WithholdingReason.LAW_ENFORCEMENT if is_withheld else "",
            )
        )
    return items


def _attendance(invention: Invention, sitting: Sitting, role: Role) -> Attendance:
    """One name, as far as it may be given in the group itself."""
    came = invention.random.choices([Capacity.PRESENT, Capacity.APOLOGIES, Capacity.ABSENT], [8, 2, 1])[0]
    return Attendance(
        meeting=sitting.meeting,
        position=role.position,
        name_as_printed=role.person.name if role.person else "",
        role_as_printed=role.get_role_type_display(),
        organisation_as_printed=role.on_behalf_of.name if role.on_behalf_of else "",
        person=role.person,
        organisation=role.on_behalf_of,
        role=role,
        capacity=Capacity.IN_ATTENDANCE if role.role_type in OF_THE_POLICE else came,
        is_chair=role.role_type == RoleType.CHAIR and came == Capacity.PRESENT,
        took_part_remotely=invention.random.random() < 0.1,
        audience=role.audience,
        withholding_reason=role.withholding_reason,
    )


def _paper(sitting: Sitting, item: AgendaItem) -> Paper:
    return Paper(
        meeting=sitting.meeting,
        item=item,
        position=1,
        number="Paper 1",
        title="Invented paper: figures for the quarter",
        author="Invented office",
        link=f"https://invented.example/papers/{sitting.number}",
        audience=Audience.PUBLIC,
    )


def _action(sitting: Sitting, item: AgendaItem, place: int) -> Action:
    return Action(
        meeting=sitting.meeting,
        item=item,
        position=place,
        number=f"{sitting.day.year}/{sitting.number}-{place}",
        text="Invented action: send the figures round." if place == 4 else "Invented action: rewrite the letter.",
        owner_role=RoleType.POLICE_LEAD if place == 4 else RoleType.SECRETARIAT,
        due=PartialDate.of(sitting.day + timedelta(days=30)),
        audience=Audience.PUBLIC,
    )
