"""The days on which groups met, and what became of the meetings that did not take place."""

from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import AskedGroups, asked_groups
from foi.catalogue.meetings_then import (
    NOT_KNOWN,
    WHICH_MEETINGS,
    MeetingsFound,
    MeetingThen,
    meetings_then,
)
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, listed
from meetings.choices import DID_NOT_TAKE_PLACE

RULE = (
    "A group met on a day if the register says that the meeting was held. A meeting of which nobody says whether it "
    "was held is told apart, and so is one that was cancelled, postponed or not held. A group without a line has no "
    "meeting in the register in that time, which does not mean that it did not meet. "
)


class DatesMet(Question):
    """A line for each group with how often it met, and one for each meeting."""

    key = "dates-met"
    title = "On which dates did groups meet?"
    hint = "Every meeting in a time, of all groups or of those that you choose, and whether it was held."
    takes = ("kinds", "areas", "themes", "groups", "since", "until")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        found = meetings_then(snapshot, asked, choice)
        return Findings(
            sentence=_sentence(found),
            tables=[*_counts(choice, found), *_dates(found), *choice.tables],
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=("Met: a source or the staff recorded that the meeting was held.",),
            caveats=[*found.caveats, *_caveat_on_silence(choice, found), *choice.caveats],
            warnings=choice.warnings,
            citations=[*(meeting.citation for meeting in found.meetings), *choice.citations],
        )


def _numbers(meetings: Sequence[MeetingThen]) -> tuple[int, int, int]:
    """How many were held, how many were not, and of how many nobody says."""
    held = sum(each.was_held for each in meetings)
    did_not = sum(each.last_event in DID_NOT_TAKE_PLACE for each in meetings)
    return held, did_not, len(meetings) - held - did_not


def _sentence(found: MeetingsFound) -> str:
    held, did_not, unknown = _numbers(found.meetings)
    groups = len({group for each in found.meetings if each.was_held for group in each.groups})
    met = f"{counted(held, 'meeting', 'meetings')} of {counted(groups, 'group', 'groups')}" if held else "no meeting"
    sentences = [f"The register knows of {met} held {found.words}."]
    if did_not:
        sentences.append(f"{counted(did_not, 'meeting was', 'meetings were')} cancelled, postponed or not held.")
    if unknown:
        of_which = counted(unknown, "meeting", "meetings")
        took_place = "it took place" if unknown == 1 else "they took place"
        sentences.append(f"Of {of_which} the register does not know whether {took_place}.")
    return " ".join(sentences)


def _counts(choice: AskedGroups, found: MeetingsFound) -> list[Table]:
    rows: list[tuple[Cell, ...]] = []
    for group in choice.groups:
        meetings = found.of(group)
        if meetings or not choice.all:
            rows.append((group.linked, *_numbers(meetings)))
    headings = (
        Heading("group", "Group"),
        Heading("held", "Meetings held"),
        Heading("not_held", "Cancelled, postponed or not held"),
        Heading("not_known", NOT_KNOWN),
    )
    return [Table("groups", "How often each group met", headings, tuple(rows))] if rows else []


def _dates(found: MeetingsFound) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("also_of", "Together with", silent=True),
        Heading("date", "Date", dated=True),
        Heading("meeting", "Meeting"),
        Heading("became", "What became of it"),
        Heading("minutes", "Minutes"),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(
        (each.group, each.also_of, each.date, each.title, each.became, each.minutes.label, each.source)
        for each in found.meetings
    )
    return [Table("meetings", "The meetings", headings, rows)] if rows else []


def _caveat_on_silence(choice: AskedGroups, found: MeetingsFound) -> list[str]:
    """The groups that were asked about by name or theme and have no meeting: silence is no proof."""
    silent = [group.name for group in choice.groups if not choice.all and not found.of(group)]
    if not silent:
        return []
    return [f"The register has no meeting of {listed(silent)} in that time. That does not mean that there was none."]
