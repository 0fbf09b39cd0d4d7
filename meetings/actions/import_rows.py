"""Bringing what was found together with the rows of a meeting: matched, filled, added, or kept and told of."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet

from groups.choices import WithholdingReason
from groups.models import Organisation
from groups.recording import save_recorded
from iag_registry.lib.prose import clean_prose, plain_text
from meetings.actions.redacting import keep_places
from meetings.choices import Capacity, ItemOutcome, ItemType
from meetings.importing.found import FoundAction, FoundAttendee, FoundItem, FoundMinutes
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting

BLANK: dict[str, set[Any]] = {
    "capacity": {Capacity.UNSPECIFIED, Capacity.NOT_RECORDED, Capacity.INVITED},
    "outcome": {ItemOutcome.NONE_RECORDED},
    "item_type": {ItemType.DISCUSSION},
    "is_chair": {False},
}
"""Values that say nothing yet, besides the empty ones."""
OF_MEETING = (
    "title",
    "date",
    "start_time",
    "end_time",
    "place",
    "publication_type",
    "publication_date",
    "attendance_heading",
)
NAMES = {Attendance: "names", AgendaItem: "items", Decision: "decisions", Action: "actions"}


@dataclass(frozen=True)
class Conflict:
    """One value that the register has otherwise; `section` and `place` say where it stands in what was found."""

    key: str
    section: str
    place: int
    field: str
    kept: str
    found: str

    @property
    def kept_words(self) -> str:
        """The register's words without HTML."""
        return plain_text(self.kept) if self.field == "text" else self.kept

    @property
    def stamp(self) -> str:
        """Names the conflict and the words of the register: another once those have changed."""
        return f"{self.key}/{sha256(self.kept.encode()).hexdigest()[:16]}"


class Merge:
    """One import into one meeting."""

    def __init__(
        self,
        *,
        by: Any,
        reason: str,
        replace: frozenset[str],
        organisations: Mapping[str, Organisation],
        sees: Callable[[QuerySet], QuerySet],
    ) -> None:
        self.by, self.reason, self.replace = by, reason, replace
        self.organisations, self.sees = organisations, sees
        self.conflicts: list[Conflict] = []
        self.added: Counter[str] = Counter()
        self.changed = 0

    def save(self, record: Any, where: str = "") -> None:
        """Save one row with its reason, and count it."""
        is_new = record._state.adding
        try:
            save_recorded(record, by=self.by, reason=self.reason)
        except ValidationError as problem:
            said = [f"{where}: {message}" for message in problem.messages] if where else problem
            raise ValidationError(said) from problem
        if is_new and type(record) in NAMES:
            self.added[NAMES[type(record)]] += 1
        else:
            self.changed += 1

    def meeting(self, meeting: Meeting, found: FoundMinutes) -> None:
        """Fill in the meeting itself; a new one is saved."""
        is_changed = self._fill(meeting, {name: getattr(found, name) for name in OF_MEETING}, "meeting", 0)
        if is_changed or meeting._state.adding:
            self.save(meeting)

    def attendees(self, meeting: Meeting, found: Iterable[FoundAttendee]) -> None:
        """Names are the same where they are printed the same; the others follow at the end of the list."""
        rows = _Rows(self.sees(meeting.attendances.order_by("position")), lambda row: [_key(row.name_as_printed)])
        position = _last(meeting.attendances.all())
        for place, attendee in enumerate(found):
            row = rows.take([_key(attendee.name)])
            if row is None:
                position += 1
                row = Attendance(
                    meeting=meeting,
                    position=position,
                    name_as_printed=attendee.name,
                    withholding_reason=WithholdingReason.NOT_CONSIDERED,
                )
            values = {
                "role_as_printed": attendee.role,
                "organisation_as_printed": attendee.organisation,
                "organisation": self.organisations.get(attendee.organisation),
                "capacity": attendee.capacity,
                "is_chair": attendee.is_chair,
                "initials": attendee.initials,
            }
            if self._fill(row, values, "attendees", place) or row._state.adding:
                self.save(row, attendee.name)

    def items(self, meeting: Meeting, found: Iterable[FoundItem]) -> list[AgendaItem]:
        """Items are the same where their titles are; one of the agenda without text also by its number."""
        rows = _Rows(
            self.sees(meeting.items.order_by("position")),
            lambda row: [_key(row.title), f"number {row.number}" if row.number and not row.text else ""],
        )
        position = _last(meeting.items.all())
        stored = []
        for place, item in enumerate(found):
            row = rows.take([_key(item.title), f"number {item.number}" if item.number else ""])
            if row is None:
                position += 1
                row = AgendaItem(
                    meeting=meeting,
                    position=position,
                    item_type=item.item_type,
                    withholding_reason=WithholdingReason.NOT_CONSIDERED,
                )
            values = {
                "number": item.number,
                "title": item.title,
                "item_type": item.item_type,
                "outcome": item.outcome,
                "text": clean_prose(item.text),
            }
            if self._fill(row, values, "items", place) or row._state.adding:
                self.save(row, item.title)
                keep_places(item=row, by=self.by)
            self._decisions(row, item)
            stored.append(row)
        return stored

    def _decisions(self, row: AgendaItem, item: FoundItem) -> None:
        known = {_key(text) for text in row.decisions.values_list("text", flat=True)}
        position = _last(row.decisions.all())
        for text in item.decisions:
            if _key(text) in known:
                continue
            known.add(_key(text))
            position += 1
            decision = Decision(
                item=row, position=position, text=text, withholding_reason=WithholdingReason.NOT_CONSIDERED
            )
            self.save(decision, item.title)

    def actions(self, meeting: Meeting, found: Iterable[FoundAction], items: list[AgendaItem]) -> None:
        """Actions are the same where they are worded the same."""
        rows = _Rows(self.sees(meeting.actions.order_by("position")), lambda row: [_key(row.text)])
        position = _last(meeting.actions.all())
        for place, action in enumerate(found):
            row = rows.take([_key(action.text)])
            if row is None:
                position += 1
                row = Action(
                    meeting=meeting,
                    position=position,
                    text=action.text,
                    withholding_reason=WithholdingReason.NOT_CONSIDERED,
                )
            values = {
                "item": items[action.item - 1] if 0 < action.item <= len(items) else None,
                "number": action.number,
                "owner_as_printed": action.owner,
                "owner_role": action.owner_role,
                "owner_organisation": self.organisations.get(action.owner),
                "due": action.due,
            }
            if self._fill(row, values, "actions", place) or row._state.adding:
                self.save(row, action.text[:60])

    def _fill(self, row: Any, values: Mapping[str, Any], section: str, place: int) -> bool:
        """Fill what is blank, replace what was chosen to be, note the rest; True where the row is another now."""
        is_changed = False
        for name, value in values.items():
            current = getattr(row, name)
            if _is_blank(name, value) or _same(current, value):
                continue
            if not _is_blank(name, current):
                conflict = Conflict(
                    f"{row.uuid}/{name}", section, place, name, said(row, name), _said(row, name, value)
                )
                if conflict.stamp not in self.replace:
                    self.conflicts.append(conflict)
                    continue
            setattr(row, name, value)
            is_changed = True
        return is_changed


class _Rows:
    """The rows of a meeting that have not been matched yet."""

    def __init__(self, rows: Iterable[Any], keys: Callable[[Any], list[str]]) -> None:
        self._rows = list(rows)
        self._keys = keys

    def take(self, keys: list[str]) -> Any:
        """The first row that has the first of these keys, else the second; it is matched then."""
        for place, key in enumerate(keys):
            for row in self._rows if key else ():
                if self._keys(row)[place] == key:
                    self._rows.remove(row)
                    return row
        return None


def _key(text: str) -> str:
    """The words without regard to case, spaces or the sort of dash and apostrophe."""
    plain = str(text).translate(str.maketrans("–—’‘\u00a0", "--'' "))
    return " ".join(plain.casefold().split())


def _is_blank(name: str, value: Any) -> bool:
    return value is None or value == "" or value in BLANK.get(name, ())


def _same(current: Any, value: Any) -> bool:
    return bool(current == value)


def _last(rows: QuerySet) -> int:
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


def said(row: Any, name: str) -> str:
    """What a field of a row says, in the words in which people read it."""
    return _said(row, name, getattr(row, name))


def _said(row: Any, name: str, value: Any) -> str:
    field = row._meta.get_field(name)
    if getattr(field, "flatchoices", None):
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "words", value))
