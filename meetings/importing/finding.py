"""Finds the meeting in the blocks of a document: title, date, names, items, decisions and actions."""

from collections.abc import Set as AbstractSet

from iag_registry.lib.prose import plain_text
from meetings.choices import Capacity, ItemType
from meetings.importing.blocks import Reading
from meetings.importing.finding_items import Start, item_starts, items_of
from meetings.importing.found import Doubt, FoundAttendee, FoundItem, FoundMinutes
from meetings.importing.front import Front, read_front
from meetings.importing.printed_names import apologies_in, people_of
from meetings.importing.refusals import TOO_LONG, Refused

MOST_ROWS = 400
"""Names, items or actions of one meeting; more are a fault of the reading, or another sort of document."""


def find_minutes(reading: Reading, *, known: AbstractSet[str] = frozenset()) -> FoundMinutes:
    """What the document says of its meeting; `known` are the names of organisations that the register has.

    Nothing is added that the document does not say: a field that is not found is empty. What stands in no field is
    listed, and what a person should look at is said at its field. Raises Refused where it finds
    more than one meeting has.
    """
    blocks = list(reading.blocks)
    starts = item_starts(blocks)
    front = read_front(blocks[: starts[0].block] if starts else blocks, known)
    left_over = front.left_over
    if not starts:
        left_over = tuple(line for line in left_over if line.block <= front.last_used)
        starts = (
            [Start(front.last_used + 1, "", "Minutes", has_heading=False)] if front.last_used + 1 < len(blocks) else []
        )
    items, actions, after = items_of(blocks, starts)
    attendees = (*front.attendees, *_apologies(items, front.attendees, known))
    if max(len(attendees), len(items), len(actions)) > MOST_ROWS:
        raise Refused(TOO_LONG)
    return FoundMinutes(
        title=front.title,
        date=front.date,
        start_time=front.start_time,
        end_time=front.end_time,
        place=front.place,
        publication_type=front.publication_type,
        publication_date=front.publication_date,
        attendance_heading=front.attendance_heading,
        attendees=attendees,
        items=items,
        actions=actions,
        left_over=(*(line.text for line in left_over), *after),
        doubts=tuple(_doubts(front, attendees, starts)),
    )


def _apologies(
    items: tuple[FoundItem, ...], named: tuple[FoundAttendee, ...], known: AbstractSet[str]
) -> list[FoundAttendee]:
    """Names in the sentence of an item on apologies, where the list at the top does not have them."""
    have = {attendee.name for attendee in named}
    sentences = [apologies_in(plain_text(item.text)) for item in items if item.item_type == ItemType.APOLOGIES]
    people = [person for names in sentences if names for person in people_of(names, Capacity.APOLOGIES, known)]
    return [person for person in people if person.name not in have]


def _doubts(front: Front, attendees: tuple[FoundAttendee, ...], starts: list[Start]) -> list[Doubt]:
    doubts = list(front.doubts)
    if not front.title:
        doubts.append(Doubt("title", "No title was found. Type one: the name of the group, and the date."))
    if not front.date:
        doubts.append(Doubt("date", "No date was found. Type the day of the meeting."))
    if not attendees:
        doubts.append(Doubt("attendees", "No list of names was found. Add the names, if the minutes have any."))
    if not starts:
        doubts.append(Doubt("items", "No text was found after the title. Add the items."))
    elif not starts[0].has_heading:
        doubts.append(Doubt("items", "No headings of items were found, so all the text stands in one item. Part it."))
    return doubts
