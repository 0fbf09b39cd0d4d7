"""The meetings after the one whose minutes are given: older minutes must not pass for those of the last meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foi.catalogue.answer import Citation, Heading, Table
from foi.catalogue.facts import Group
from foi.catalogue.meetings_then import MeetingThen, by_stage
from foi.catalogue.wording import counted
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE

RULE = (
    "Later meetings that may have taken place are listed, with how far their minutes had come by the day, as the page "
    "of the group tells it. "
)


@dataclass(frozen=True)
class MetSince:
    """The meetings of one group without minutes to read: those that were later, and those that may have been."""

    group: Group
    later: tuple[MeetingThen, ...] = ()
    may_be_later: tuple[MeetingThen, ...] = ()

    @property
    def sentences(self) -> Iterator[str]:
        """How many were held, how far their minutes are, and of how many nobody says whether they were held."""
        held = [each for each in self.later if each.was_held]
        unknown = len(self.later) - len(held)
        if held:
            meetings = counted(len(held), "meeting of which", "meetings of which")
            yield (
                f"Since the meeting of these minutes, {self.group.name} has held {meetings} no minutes can be read: "
                f"{by_stage(held)}."
            )
        if unknown:
            of_which = counted(unknown, "later meeting", "later meetings")
            held_words = "it was held" if unknown == 1 else "they were held"
            yield f"Of {of_which} of {self.group.name} the register does not know whether {held_words}."

    @property
    def caveats(self) -> Iterator[str]:
        """The meetings of which the dates do not tell whether they were later."""
        for each in self.may_be_later:
            yield (
                f"{self.group.name}: {each.title} ({each.date.words}; minutes: {each.minutes.label.lower()}) may have "
                "been later than the meeting whose minutes are given."
            )


def met_since(group: Group, meetings: Sequence[MeetingThen], given: PartialDate) -> MetSince:
    """What is known of the meetings of a group after the date of the meeting whose minutes are given."""
    without = [each for each in meetings if each.last_event not in DID_NOT_TAKE_PLACE and not each.minutes.can_be_read]
    later = [each for each in without if each.date.earliest > given.latest]
    may_be = [each for each in without if each not in later and each.date.latest > given.earliest]
    return MetSince(group, tuple(later), tuple(may_be))


def since_table(found: Mapping[str, MetSince]) -> list[Table]:
    """A line for each later meeting, group by group; no table where there is none."""
    headings = (
        Heading("group", "Group"),
        Heading("meeting", "Meeting"),
        Heading("date", "Date of the meeting", dated=True),
        Heading("became", "What became of it"),
        Heading("minutes", "Minutes"),
        Heading("reason", "Why", silent=True),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(
        (
            since.group.linked,
            each.title,
            each.date,
            each.became,
            each.minutes.label,
            each.minutes.reason,
            each.source,
        )
        for since in found.values()
        for each in since.later
    )
    return [Table("later_meetings", "Later meetings, of which no minutes can be read", headings, rows)] if rows else []


def since_citations(found: Mapping[str, MetSince]) -> Iterator[Citation | None]:
    """The statements behind the later meetings."""
    return (each.citation for since in found.values() for each in (*since.later, *since.may_be_later))
