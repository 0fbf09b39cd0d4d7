"""What was found in the minutes of one meeting: what a person looks at and corrects before anything is stored."""

from dataclasses import dataclass
from datetime import time

from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity, ItemOutcome, ItemType

UNKNOWN = PartialDate()


@dataclass(frozen=True)
class FoundAttendee:
    """One name as printed, with what is printed after it."""

    name: str
    role: str = ""
    organisation: str = ""
    capacity: Capacity = Capacity.UNSPECIFIED
    is_chair: bool = False
    initials: str = ""


@dataclass(frozen=True)
class FoundItem:
    """One item: its text is HTML of the closed set, its decisions are in the words of the minutes."""

    title: str
    number: str = ""
    item_type: ItemType = ItemType.DISCUSSION
    outcome: ItemOutcome = ItemOutcome.NONE_RECORDED
    text: str = ""
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundAction:
    """One action; `item` is the place of its item in the list, from 1, and 0 where it stands under none."""

    text: str
    number: str = ""
    owner: str = ""
    owner_role: str = ""
    due: PartialDate = UNKNOWN
    item: int = 0


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at, and the field at which it stands."""

    field: str
    words: str


@dataclass(frozen=True)
class FoundMinutes:
    """The minutes of one meeting; what is not stated in the document is empty."""

    title: str = ""
    date: PartialDate = UNKNOWN
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    publication_type: str = ""
    publication_date: PartialDate = UNKNOWN
    attendance_heading: str = ""
    attendees: tuple[FoundAttendee, ...] = ()
    items: tuple[FoundItem, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    left_over: tuple[str, ...] = ()
    """Lines of the document that stand in none of the fields."""
    doubts: tuple[Doubt, ...] = ()
