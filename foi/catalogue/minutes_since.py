"""The minutes of the meetings since a day (FOI-41): every version that can be read, meeting by meeting."""

from collections.abc import Sequence

from foi.catalogue.answer import Heading, Table
from foi.catalogue.asked_groups import asked_groups
from foi.catalogue.meetings_then import WHICH_MEETINGS, MeetingsFound, MeetingThen, meetings_then
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted

RULE = (
    "Given are the minutes of meetings since the day that were published by the day of the answer and are not "
    "withdrawn, each once, in the newest version that could be read on that day. "
)


class MinutesSince(Question):
    """A line for each meeting since a day of which minutes can be read."""

    key = "minutes-since"
    title = "Which minutes are there since a day?"
    hint = "The minutes of every meeting since the day that you name, of all groups or of those that you choose."
    takes = ("kinds", "areas", "themes", "groups", "since")
    needs = ("since",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        found = meetings_then(snapshot, asked, choice)
        readable = [meeting for meeting in found.meetings if meeting.minutes.can_be_read]
        return Findings(
            sentence=_sentence(found, readable),
            tables=[*_table(readable), *choice.tables],
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=("Published minutes: minutes that anyone may read, also as a draft or corrected.",),
            caveats=[*found.caveats, *choice.caveats],
            warnings=choice.warnings,
            citations=[*(meeting.citation for meeting in readable), *choice.citations],
        )


def _sentence(found: MeetingsFound, readable: Sequence[MeetingThen]) -> str:
    number = counted(len(readable), "meeting", "meetings") if readable else "no meeting"
    without = [each for each in found.meetings if each.was_held and not each.minutes.can_be_read]
    first = f"The register holds published minutes of {number} {found.words}."
    if not without:
        return first
    return f"{first} Of {counted(len(without), 'other meeting', 'other meetings')} that took place none are published."


def _table(readable: Sequence[MeetingThen]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("also_of", "Together with", silent=True),
        Heading("meeting", "Meeting"),
        Heading("date", "Date of the meeting", dated=True),
        Heading("minutes", "Minutes"),
        Heading("version", "Version"),
        Heading("published", "Published", dated=True),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(
        (
            each.group,
            each.also_of,
            each.title,
            each.date,
            each.minutes.label,
            each.minutes.version,
            each.minutes.published,
            each.source,
        )
        for each in readable
    )
    return [Table("minutes", "Minutes that can be read", headings, rows)] if rows else []
