"""The meetings that took place and of which no minutes can be read, with how far they have come and how late they are.

What is missing never looks like what did not happen: only meetings that the register says were held are listed.
"""

from collections.abc import Sequence

from foi.catalogue.answer import Heading, Table
from foi.catalogue.asked_groups import asked_groups
from foi.catalogue.meetings_then import (
    WHICH_MEETINGS,
    MeetingsFound,
    MeetingThen,
    by_stage,
    meetings_then,
)
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted
from meetings.choices import DID_NOT_TAKE_PLACE
from meetings.disclosure.minutes_words import lateness_of

RULE = (
    "Given are the meetings that the register says were held, and of which no minutes were published by the day, or "
    "only minutes that are withdrawn. “None held” means that the register holds no minutes; it does not mean that none "
    "were taken. How late minutes are is counted in days from the date on which they were expected. "
)


class NotMinuted(Question):
    """A line for each meeting that was held without minutes that can be read."""

    key = "not-minuted"
    title = "Of which meetings are no minutes published?"
    hint = (
        "Meetings that were held without published minutes: how far the minutes have come, why, and how late they are."
    )
    takes = ("kinds", "areas", "themes", "groups", "since", "until")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        found = meetings_then(snapshot, asked, choice)
        missing = [each for each in found.meetings if each.was_held and not each.minutes.can_be_read]
        return Findings(
            sentence=_sentence(found, missing),
            tables=[*_table(snapshot, missing), *choice.tables],
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=(
                "Not minuted: held, as far as the register knows, and without minutes that the public may read.",
            ),
            caveats=[*_caveat_on_doubt(found), *found.caveats, *choice.caveats],
            warnings=choice.warnings,
            citations=[*(meeting.citation for meeting in missing), *choice.citations],
        )


def _sentence(found: MeetingsFound, missing: Sequence[MeetingThen]) -> str:
    held = sum(each.was_held for each in found.meetings)
    if not held:
        return f"The register knows of no meeting that was held {found.words}."
    of_all = f"Of {counted(held, 'meeting', 'meetings')} that the register knows to have been held {found.words}"
    if not missing:
        return f"{of_all}, minutes are published of {'it' if held == 1 else 'each'}."
    if len(missing) == held:
        return f"{of_all}, none has published minutes: {by_stage(missing)}."
    return f"{of_all}, {counted(len(missing), 'has', 'have')} no published minutes: {by_stage(missing)}."


def _table(snapshot: Snapshot, missing: Sequence[MeetingThen]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("also_of", "Together with", silent=True),
        Heading("meeting", "Meeting"),
        Heading("date", "Date of the meeting", dated=True),
        Heading("minutes", "Minutes"),
        Heading("reason", "Why", silent=True),
        Heading("expected", "Expected", dated=True, silent=True),
        Heading("late", "How late", silent=True),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(
        (
            each.group,
            each.also_of,
            each.title,
            each.date,
            each.minutes.label,
            each.minutes.reason,
            each.minutes.expected,
            lateness_of(
                each.minutes.stage,
                last_event=each.last_event,
                held_on=each.date,
                expected=each.minutes.expected,
                day=snapshot.on,
            ),
            each.source,
        )
        for each in missing
    )
    return [Table("meetings", "Meetings without published minutes", headings, rows)] if rows else []


def _caveat_on_doubt(found: MeetingsFound) -> list[str]:
    doubtful = [each for each in found.meetings if not each.was_held and each.last_event not in DID_NOT_TAKE_PLACE]
    without = sum(not each.minutes.can_be_read for each in doubtful)
    if not without:
        return []
    held = "it was held" if without == 1 else "they were held"
    number = counted(without, "further meeting", "further meetings")
    return [f"Not listed: {number} without published minutes, of which nobody says whether {held}."]
