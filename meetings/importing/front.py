"""What stands before the first item: title, date, place, key information, contents, and the lists of names."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import time

from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity
from meetings.importing.blocks import GAP, Block, collapse
from meetings.importing.date_doubts import other_dates, wrong_weekday
from meetings.importing.found import UNKNOWN, Doubt, FoundAttendee
from meetings.importing.name_tables import people_of_table
from meetings.importing.printed_dates import dates_in, times_in
from meetings.importing.printed_names import (
    apologies_in,
    has_more_than_name,
    heading_of,
    is_name_line,
    is_usual_title,
    people_of,
    person_of,
)

LABELS = {
    "publication type": "publication_type",
    "publication date": "publication_date",
    "published": "publication_date",
    "date": "date",
    "date of meeting": "date",
    "meeting date": "date",
    "date and time": "date",
    "date & time": "date",
    "held on": "date",
    "time": "time",
    "start time": "time",
    "venue": "place",
    "place": "place",
    "location": "place",
    "held at": "place",
    "chair": "chair",
    "chaired by": "chair",
    "chairperson": "chair",
}
_LABEL = re.compile(r"^(?P<label>[A-Za-z& ]{3,20}?)\s*(?::|\u2003)\s*(?P<value>\S.*)$")
_CONTENTS = re.compile(r"^(table of )?contents:?$", re.I)
_TITLE = re.compile(r"\b(minutes|notes|record)\b", re.I)
_NO_TITLE = re.compile(r"\b(minutes|notes) (taken )?by\b|\b(previous|last) (minutes|meeting)\b", re.I)
_BARE_TITLE = re.compile(
    r"^(?:draft )?(?:meeting )?(?:minutes|notes)(?: of (?:the |a )?(?:\w+ )?meeting)?"
    r"(?:[,:]?\s+(?:held\b|on\b|at\b|\d|\w+day\b).*)?[.:]?$",
    re.I,
)
_NOBODY = re.compile(r"(none|nil|n/a|none received|no apologies)\.?", re.I)
FEWEST_NAMES = 3


@dataclass(frozen=True)
class Line:
    """One line before the first item, and the block that it stands in."""

    text: str
    block: int
    is_heading: bool = False


@dataclass(frozen=True)
class Front:
    """What was found before the first item."""

    title: str = ""
    date: PartialDate = UNKNOWN
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    publication_type: str = ""
    publication_date: PartialDate = UNKNOWN
    attendance_heading: str = ""
    attendees: tuple[FoundAttendee, ...] = ()
    left_over: tuple[Line, ...] = ()
    last_used: int = -1
    doubts: tuple[Doubt, ...] = ()


def read_front(blocks: list[Block], known: AbstractSet[str]) -> Front:
    """Go through the blocks before the first item; `known` are names of organisations of the register."""
    reader = _Reader(known)
    for place, block in enumerate(blocks):
        reader.block(place, block)
    reader.end_section()
    return reader.front()


class _Reader:
    """Goes through the lines one by one, and knows under which heading it is."""

    def __init__(self, known: AbstractSet[str]) -> None:
        self.known = known
        self.values: dict[str, tuple[str, int]] = {}
        self.people: list[FoundAttendee] = []
        self.heading = ""
        self.other: list[Line] = []
        self._capacity: Capacity | None = None
        self._run: list[Line] = []
        self._contents: list[str] | None = None
        self._used = -1

    def block(self, place: int, block: Block) -> None:
        """Read one block."""
        if block.kind == "table":
            self._table(place, block)
            return
        if self._contents is not None and block.kind == "list" and not self._contents:
            self.other += [Line(text, place) for text in block.lines]
            self._contents = None
            return
        is_heading = block.kind == "heading" or (block.is_bold and len(block.lines) == 1)
        for text in block.lines:
            self._line(Line(text, place, is_heading))

    def _line(self, line: Line) -> None:
        text = collapse(line.text.replace(GAP, " "))
        if self._contents is not None:
            if text not in self._contents:
                self._contents.append(text)
                self.other.append(Line(text, line.block))
                return
            self._contents = None
        if _CONTENTS.match(text):
            self.end_section()
            self.other.append(Line(text, line.block))
            self._contents = []
        elif (found := heading_of(line.text)) and (line.is_heading or not found[2] or not is_name_line(text)):
            self._begin_names(line, *found)
        elif self._label(line):
            return
        elif names := apologies_in(text):
            self.end_section()
            self.people += people_of(names, Capacity.APOLOGIES, self.known)
            self._used = line.block
        elif self._capacity is not None and not line.is_heading and self._may_be_name(text):
            self._names(line)
        elif is_name_line(line.text) and not line.is_heading and not dates_in(text):
            self._capacity = None
            self._run.append(line)
        else:
            self.end_section()
            self.other.append(Line(text, line.block, line.is_heading))

    def _begin_names(self, line: Line, capacity: Capacity, heading: str, rest: str) -> None:
        self.end_section()
        self._capacity = capacity
        self.heading = self.heading or heading
        self._used = line.block
        if _NOBODY.fullmatch(rest):
            self._capacity = None
        elif rest:
            self.people += people_of(rest, capacity, self.known)

    def _may_be_name(self, text: str) -> bool:
        if is_usual_title(text) or dates_in(text):
            return False
        return is_name_line(text) or (len(text.split()) <= 6 and not text.endswith("."))

    def _names(self, line: Line) -> None:
        capacity = self._capacity or Capacity.UNSPECIFIED
        if _NOBODY.fullmatch(line.text.strip(f" {GAP}")):
            return
        self.people += people_of(line.text, capacity, self.known)
        self._used = line.block

    def _label(self, line: Line) -> bool:
        """Take a line such as "Venue: the town hall"; True where it was one."""
        match = _LABEL.match(line.text)
        name = LABELS.get(collapse(match["label"]).lower()) if match else None
        if match is None or name is None or name in self.values:
            return False
        self.end_section()
        self.values[name] = (collapse(match["value"].replace(GAP, " ")), line.block)
        self._used = line.block
        return True

    def _table(self, place: int, block: Block) -> None:
        """A table of names, or of labels with their values."""
        if people := people_of_table(block, self._capacity, self.known):
            self.end_section()
            heading, rows = people
            self.heading = self.heading or heading
            self.people += rows
            self._used = place
            return
        for row in block.cells:
            cells = [cell for cell in row if cell.strip()]
            if len(cells) == 2 and cells[0].strip().rstrip(":").lower() in LABELS:
                self._line(Line(f"{cells[0].strip().rstrip(':')}: {collapse(cells[1])}", place))
            elif len(cells) == 2 and heading_of(cells[0]):
                self._line(Line(cells[0], place))
                for text in cells[1].splitlines():
                    self._line(Line(text, place))
            else:
                self.end_section()
                self.other.append(Line(" | ".join(collapse(cell) for cell in cells), place))

    def end_section(self) -> None:
        """Decide whether the lines that looked like names were a list of names: several in a row, most with more."""
        run, self._run = self._run, []
        self._capacity = None
        telling = sum(has_more_than_name(line.text) for line in run)
        if len(run) >= FEWEST_NAMES and telling * 2 >= len(run):
            self.people += [p for line in run if (p := person_of(line.text, Capacity.UNSPECIFIED, self.known))]
            self._used = run[-1].block
            if self.other and self.other[-1].block >= run[0].block - 1 and len(self.other[-1].text) <= 120:
                self.heading = self.heading or self.other.pop().text.rstrip(":")
        else:
            self.other += run

    # What the lines say

    def front(self) -> Front:
        """Everything found, with what was not used."""
        title, title_lines = self._title()
        rest = [line for line in self.other if line not in title_lines]
        date, doubts = self._date(title, rest)
        start, end = self._times(title, rest)
        self._mark_chair()
        published = dates_in(self._value("publication_date"))
        used = [line.block for line in title_lines] + [self._used]
        return Front(
            title=title,
            date=date,
            start_time=start,
            end_time=end,
            place=self._value("place")[:300],
            publication_type=self._value("publication_type")[:60],
            publication_date=published[0].date if published else UNKNOWN,
            attendance_heading=self.heading[:120],
            attendees=tuple(self.people),
            left_over=tuple(rest),
            last_used=max(used),
            doubts=tuple(doubts),
        )

    def _value(self, name: str) -> str:
        return self.values.get(name, ("", -1))[0]

    def _title(self) -> tuple[str, list[Line]]:
        """The line that calls itself minutes, with the name before it where it has none; else the first heading."""
        telling = [line for line in self.other if _TITLE.search(line.text) and not _NO_TITLE.search(line.text)]
        chosen = next((line for line in telling if len(line.text) <= 250), None)
        if chosen is None:
            chosen = next((line for line in self.other if line.is_heading), None) or next(iter(self.other), None)
            if chosen is None or len(chosen.text) > 150 or chosen.text.endswith("."):
                return "", []
        if not _BARE_TITLE.match(chosen.text):
            return chosen.text, [chosen]
        place = self.other.index(chosen)
        beside = self.other[place - 1] if place else next(iter(self.other[1:2]), None)
        if beside is None or dates_in(beside.text) or len(beside.text) > 150 or beside.text.endswith("."):
            return chosen.text, [chosen]
        return f"{beside.text} - {chosen.text}"[:300], [beside, chosen]

    def _date(self, title: str, rest: list[Line]) -> tuple[PartialDate, list[Doubt]]:
        labelled = dates_in(self._value("date"))
        found = [*labelled, *dates_in(title), *(date for line in rest for date in dates_in(line.text))]
        if not found:
            return UNKNOWN, []
        chosen = found[0]
        return chosen.date, [*wrong_weekday(chosen), *other_dates(chosen, found)]

    def _times(self, title: str, rest: list[Line]) -> tuple[time | None, time | None]:
        for text in (self._value("time"), self._value("date"), title, *(line.text for line in rest)):
            if found := times_in(text):
                end = found[1] if len(found) > 1 and found[1] > found[0] else None
                return found[0], end
        return None, None

    def _mark_chair(self) -> None:
        """A line "Chair: A. Name" marks that name in the list, or adds it where the list has it not."""
        person = person_of(self._value("chair"), Capacity.UNSPECIFIED, self.known)
        if person is None:
            return
        chair = FoundAttendee(person.name, "Chair", person.organisation, is_chair=True)
        names = [each.name for each in self.people]
        if person.name not in names:
            self.people.insert(0, chair)
        else:
            place = names.index(person.name)
            old = self.people[place]
            self.people[place] = FoundAttendee(
                old.name, old.role, old.organisation, old.capacity, is_chair=True, initials=old.initials
            )
