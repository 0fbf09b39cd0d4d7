"""What may leave for the outside: the frozen views of meetings."""

from dataclasses import dataclass
from datetime import time

from groups.disclosure.links import Link
from groups.disclosure.statements import StatementView
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.minutes_words import MinutesState
from meetings.disclosure.paper_shapes import PaperView


@dataclass(frozen=True)
class SourceLink:
    """The document that the record of a meeting rests on, and its licence where one is printed."""

    title: str
    url: str
    licence: str


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a list; `url` and `group` are empty for a meeting of a body that no source names.

    `minutes_url` leads to the minutes where they can be read.
    """

    title: str
    url: str
    group: Link | None
    date: PartialDate
    date_note: str
    note: str
    standing: str
    minutes: str
    minutes_url: str = ""
    start_time: time | None = None
    end_time: time | None = None
    how_held: str = ""
    open_to_public: str = ""
    is_ahead: bool = False
    did_not_take_place: bool = False
    """Called off, moved to another day or not held, as far as was known by the day."""
    joint_groups: tuple[Link, ...] = ()
    key: str = ""
    """The key of its group and its own, as `meeting_key` writes them; empty for a meeting that has no page."""
    last_event: str = ""
    """The code of the last that is known of it by the day; empty where nothing is."""
    uuid: str = ""
    """Names the meeting for good."""


def meeting_key(group_key: str, slug: str) -> str:
    """What names a meeting in the tables and in the addresses of the API: the key of its group and its own."""
    return f"{group_key}/{slug}"


@dataclass(frozen=True)
class NextMeeting:
    """The meeting of a group that is announced and comes first, and where it is, as far as that may be known."""

    line: MeetingLine
    place: str


@dataclass(frozen=True)
class GroupMeetings:
    """The meetings of one group on a day: those that have been, were announced, or did not take place."""

    key: str
    group: Link
    url: str
    past: tuple[MeetingLine, ...]
    ahead: tuple[MeetingLine, ...]
    not_held: tuple[MeetingLine, ...] = ()

    @property
    def without_day(self) -> int:
        """How many of them no calendar can show, because their day is not known."""
        return sum(line.date.precision != "day" for line in (*self.past, *self.ahead, *self.not_held))


@dataclass(frozen=True)
class EventView:
    """One thing that happened to a meeting."""

    label: str
    date: PartialDate
    reason: str
    postponed_to: Link | None


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda and its papers; of a withheld one only number, neutral title and reason (MIN-09)."""

    number: str
    title: str
    papers: tuple[PaperView, ...] = ()
    withheld_for: str = ""


@dataclass(frozen=True)
class Neighbours:
    """The meetings of the same group before and after."""

    previous: Link | None = None
    following: Link | None = None


@dataclass(frozen=True)
class UnknownMeeting:
    """A meeting on a day on which the register knew nothing of it: its title, and from when on it is told of."""

    key: str
    title: str
    group: Link
    meetings_url: str
    known_from: PartialDate


@dataclass(frozen=True)
class MeetingPage:
    """One meeting, as far as the audience may know of it."""

    key: str
    slug: str
    title: str
    group: Link
    joint_groups: tuple[Link, ...]
    meetings_url: str
    date: PartialDate
    date_note: str
    start_time: time | None
    end_time: time | None
    place: str
    accessibility: str
    online_link: str
    how_to_attend: str
    notice: str
    how_held: str
    open_to_public: str
    publication_type: str
    publication_date: PartialDate
    note: str
    lies_after_day: bool
    awaits_date: bool
    """Announced, and its date is still to be confirmed; such a meeting lies after every day."""
    did_not_take_place: bool
    """Called off, moved to another day or not held; nobody can come to it any more."""
    standing: str
    events: tuple[EventView, ...]
    postponed_from: tuple[Link, ...]
    minutes: MinutesState
    agenda: tuple[AgendaLine, ...]
    papers: tuple[PaperView, ...]
    neighbours: Neighbours
    source: SourceLink | None
    statements: tuple[StatementView, ...]

    @property
    def has_papers(self) -> bool:
        """True where any paper of the meeting is shown or told of."""
        return bool(self.papers) or any(line.papers for line in self.agenda)

    @property
    def is_in_calendars(self) -> bool:
        """True where its day is known, without which no calendar can show it."""
        return self.date.precision == "day"
