"""The latest minutes of the groups for the themes asked about, or why there are none (FOI-41).

What was published is told by the releases alone, as in every question about meetings (MIN-04).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foi.catalogue.answer import Cell, Citation, Heading, Table, each_once
from foi.catalogue.asked_groups import AskedGroups, asked_groups
from foi.catalogue.asked_themes import AskedTheme
from foi.catalogue.counting import caveats_on_dates, named_table, quoted, warning_of
from foi.catalogue.facts import Group, Theme
from foi.catalogue.meetings_then import WHICH_MEETINGS, MeetingThen, meetings_then
from foi.catalogue.met_since import RULE as RULE_ON_LATER
from foi.catalogue.met_since import MetSince, met_since, since_citations, since_table
from foi.catalogue.minutes_then import NONE_KNOWN, UNKNOWN, MinutesThen
from foi.catalogue.promised_minutes import Promise, promise_about, promises_on_themes
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import day_in_words, listed
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE, MinutesStage

AWAITED = "Awaited"

RULE = (
    "Every theme asked about has a line, also where there is no group for it, and so has every group that was asked "
    "about by name. The latest minutes are those of the most "
    "recent meeting up to the day of which a version was published by the day and is not withdrawn, in the newest "
    "version that could be read on that day. Where there are none, the line tells of the most recent meeting that may "
    "have taken place. “None held” means that the register holds no minutes; it does not mean that no meeting took "
    "place. “Awaited” means that a source promises minutes that are not in the register. "
)

DEFINITION = (
    "Published minutes: minutes that anyone may read, also where they are marked as a draft or were corrected.",
    "None held: the register holds no minutes of the group's meetings up to the day.",
    "Withdrawn: published once, and no longer to be read, for the reason given.",
)


@dataclass(frozen=True)
class Found:
    """What was found for one group: how far the minutes are, of which meeting, and the reason or promise behind it."""

    minutes: MinutesThen = NONE_KNOWN
    meeting: str = ""
    shown: str = ""
    """The stage of the minutes, leading to the version that can be read."""
    date: PartialDate = UNKNOWN
    promised: str = ""
    citations: tuple[Citation, ...] = ()

    @property
    def outcome(self) -> str:
        """The word for it: how far the minutes are, or that they are awaited where there is nothing but a promise."""
        none = self.minutes.stage == MinutesStage.NONE
        return AWAITED if self.promised and none else self.shown or self.minutes.label

    @property
    def why(self) -> str:
        """The reason why they cannot be read, and what is promised."""
        return " ".join(filter(None, [self.minutes.reason, self.promised]))


@dataclass(frozen=True)
class Line:
    """One group that was asked about, by a theme or by name, and what was found for it."""

    themes: tuple[Theme, ...]
    group: Group
    found: Found


class LatestMinutes(Question):
    """A line for each theme and group: the minutes, or none held, awaited, withheld, or no such group."""

    key = "latest-minutes"
    title = "What are the latest minutes of these groups?"
    hint = "The latest minutes for the themes or groups that you choose, or the reason why there are none."
    takes = ("themes", "groups")
    needs_one_of = ("themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        meetings = meetings_then(snapshot, asked, choice)
        promises = promises_on_themes(snapshot, self.key)
        held = {group.key: _latest(meetings.of(group)) for group in choice.groups}
        lines = [
            Line(themes, group, _with_promise(held[group.key], _promise(snapshot, promises, themes, group)))
            for themes, group in _asked(choice)
        ]
        since = {
            line.group.key: met_since(line.group, meetings.of(line.group), line.found.date)
            for line in lines
            if line.found.minutes.can_be_read
        }
        named = tuple(dict.fromkeys(group for theme in choice.themes for group in theme.named))
        return Findings(
            sentence=_sentence(snapshot, choice, lines, since),
            tables=[_table(choice.themes, lines), *since_table(since), *named_table(named)],
            counting_rule=RULE + RULE_ON_LATER + WHICH_MEETINGS.strip(),
            definition=DEFINITION,
            caveats=[
                *(caveat for each in since.values() for caveat in each.caveats),
                *meetings.caveats,
                *choice.caveats,
                *caveats_on_dates(snapshot, choice.groups),
            ],
            warnings=[*choice.warnings, *(warning_of(group) for group in named)],
            citations=[
                *(statement.citation for theme in choice.themes for statement in theme.denials),
                *(citation for line in lines for citation in line.found.citations),
                *since_citations(since),
                *(line.group.citation for line in lines),
            ],
        )


def _asked(choice: AskedGroups) -> list[tuple[tuple[Theme, ...], Group]]:
    """The groups theme by theme, and after them those that were asked about by name alone, each with its themes."""
    by_theme = [((theme.theme,), group) for theme in choice.themes for group in theme.groups]
    of_themes = {group.key for _, group in by_theme}
    return [*by_theme, *((group.themes, group) for group in choice.groups if group.key not in of_themes)]


def _promise(
    snapshot: Snapshot, promises: Mapping[str, Promise], themes: Sequence[Theme], group: Group
) -> Promise | None:
    on_themes = (promises[theme.key] for theme in themes if theme.key in promises)
    return promise_about(snapshot, group) or next(on_themes, None)


def _latest(meetings: Sequence[MeetingThen]) -> Found:
    """The latest minutes of a group that can be read or, failing those, what is known of its latest meeting."""
    may_have_met = [meeting for meeting in meetings if meeting.last_event not in DID_NOT_TAKE_PLACE]
    readable = [meeting for meeting in may_have_met if meeting.minutes.can_be_read]
    latest = max(readable or may_have_met, key=_by_date, default=None)
    if latest is None:
        return Found()
    return Found(
        latest.minutes, latest.title, latest.minutes_linked, latest.date, citations=each_once([latest.citation])
    )


def _by_date(meeting: MeetingThen) -> tuple[date, date, int]:
    return meeting.date.earliest, meeting.date.latest, meeting.pk


def _with_promise(found: Found, promise: Promise | None) -> Found:
    """Published minutes stand as they are; anything else is told with the promise, if there is one."""
    if promise is None or found.minutes.can_be_read:
        return found
    return replace(found, promised=promise.words, citations=each_once([*found.citations, promise.citation]))


def _sentence(snapshot: Snapshot, choice: AskedGroups, lines: Sequence[Line], since: Mapping[str, MetSince]) -> str:
    """Of which groups minutes are held, whether these have met since, and what stands in place for the others."""
    day, themes = day_in_words(snapshot.on), choice.themes
    outcomes: dict[str, dict[str, None]] = {}
    for line in lines:
        outcome = "held" if line.found.minutes.can_be_read else line.found.outcome
        outcomes.setdefault(outcome, {})[line.group.name] = None
    held = outcomes.pop("held", None)
    cases = {outcome: listed(groups) for outcome, groups in outcomes.items()}
    denied = [theme.theme.name for theme in themes if theme.is_denied and not theme.groups]
    absent = [theme.theme.name for theme in themes if not theme.groups and not theme.is_denied]
    sentences = [
        f"Up to {day} the register holds published minutes of {listed(held)}."
        if held
        else f"Up to {day} the register holds no published minutes of {_whose(choice)}."
    ]
    sentences += [sentence for each in since.values() for sentence in each.sentences]
    if awaited := cases.pop(AWAITED, ""):
        sentences.append(f"A source promises those of {awaited}.")
    if none := cases.pop(str(MinutesStage.NONE.label), ""):
        sentences.append(f"None are held of {none}, which does not mean that no meeting took place.")
    sentences += [f"{outcome}: {groups}." for outcome, groups in cases.items()]
    if choice.unknown:
        sentences.append(f"On that day the register knows nothing of {listed(choice.unknown)}.")
    if denied:
        sentences.append(f"For {listed(denied)} a source says that there is no such group.")
    if absent:
        sentences.append(f"For {listed(absent)} the register has no group, and no source that says that there is none.")
    return " ".join(sentences)


def _whose(choice: AskedGroups) -> str:
    of_themes = {group for theme in choice.themes for group in theme.groups}
    if choice.themes and {*choice.groups} <= of_themes:
        return "a group for this theme" if len(choice.themes) == 1 else "a group for these themes"
    return "this group" if len(choice.groups) == 1 else "these groups"


def _table(themes: Sequence[AskedTheme], lines: Sequence[Line]) -> Table:
    """Theme by theme, also where there is no group for one; and after that the groups asked about by name."""
    rows: list[tuple[Cell, ...]] = []
    left = list(lines)
    for theme in themes:
        if theme.is_denied or not theme.groups:
            rows.append(_line_without_group(theme.theme, theme))
        rows += [_line(line) for line in left[: len(theme.groups)]]
        left = left[len(theme.groups) :]
    rows += [_line(line) for line in left]
    return Table(
        "minutes",
        "Latest minutes for each theme asked about" if themes else "Latest minutes of each group",
        (
            Heading("theme", "Theme", silent=True),
            Heading("group", "Group"),
            Heading("outcome", "Minutes", address="minutes_page"),
            Heading("meeting", "Meeting"),
            Heading("date", "Date of the meeting", dated=True),
            Heading("version", "Version", silent=True),
            Heading("published", "Published", dated=True, silent=True),
            Heading("why", "Why, or what is promised", silent=True),
            Heading("source", "Source", silent=True),
        ),
        tuple(rows),
    )


def _line(line: Line) -> tuple[Cell, ...]:
    row, themes = line.found, listed(theme.name for theme in line.themes)
    source = "; ".join(citation.short for citation in row.citations)
    version = row.minutes.version or ""
    published = row.minutes.published
    return (themes, line.group.linked, row.outcome, row.meeting, row.date, version, published, row.why, source)


def _line_without_group(theme: Theme, asked: AskedTheme) -> tuple[Cell, ...]:
    said = "; ".join(quoted(statement.citation).strip() for statement in asked.denials)
    source = "; ".join(statement.citation.short for statement in asked.denials)
    standing, none = asked.absence
    return (theme.name, none, standing, none, "", "", "", said, source)
