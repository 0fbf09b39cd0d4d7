"""The latest minutes of the groups for the themes asked about, or why there are none (FOI-41)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from foi.catalogue.answer import Cell, Citation, Heading, Linked, Table, each_once
from foi.catalogue.asked_themes import AskedTheme, asked_themes
from foi.catalogue.counting import caveats_on_dates, named_table, quoted, warning_of
from foi.catalogue.facts import Group, Theme
from foi.catalogue.known_rows import Row
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import day_in_words, listed
from foi.choices import Outcome
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.choices import Aspect, Standing
from groups.models import Source, Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import PUBLISHED, MeetingEventKind, MinutesStage
from meetings.models import Meeting, MeetingEvent, Minutes

DID_NOT_MEET = {MeetingEventKind.CANCELLED, MeetingEventKind.POSTPONED, MeetingEventKind.NOT_HELD}
NONE_HELD = "None held"
AWAITED = "Awaited"

RULE = (
    "Every theme asked about has a line, also where there is no group for it. The latest minutes are those of the most "
    "recent meeting up to the day of which the register holds minutes that are published. “None held” means that the "
    "register holds no minutes; it does not mean that no meeting took place. “Awaited” means that a source promises "
    "minutes that are not in the register."
)

DEFINITION = (
    "Published minutes: minutes that anyone may read, also where they are marked as a draft or were corrected.",
    "None held: the register holds no minutes of the group's meetings up to the day.",
)


@dataclass(frozen=True)
class Found:
    """What was found for one group: the word for it, the meeting, and the reason or promise behind it."""

    outcome: str
    meeting: str = ""
    date: PartialDate | None = None
    why: str = ""
    citations: tuple[Citation, ...] = ()

    @property
    def are_published(self) -> bool:
        """Whether these are minutes that are published."""
        return self.outcome in _READ


_READ = {stage.label for stage in PUBLISHED}


@dataclass(frozen=True)
class Promise:
    """A source that promises minutes of a group or a theme, or answers a question about them with a promise."""

    words: str
    citation: Citation | None


class LatestMinutes(Question):
    """A line for each theme and group: the minutes, or none held, awaited, withheld, or no such group."""

    key = "latest-minutes"
    title = "What are the latest minutes of the groups for these themes?"
    hint = "The latest minutes for the themes that you choose, or the reason why there are none."
    takes = ("themes",)
    needs = ("themes",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        themes = asked_themes(snapshot, asked.themes)
        groups = tuple(dict.fromkeys(group for theme in themes for group in theme.groups))
        named = tuple(dict.fromkeys(group for theme in themes for group in theme.named))
        held = _held(snapshot, groups)
        promises = _promises(snapshot, themes)
        found = {
            (theme.theme.key, group.key): _with_promise(
                held.get(group.pk, Found(NONE_HELD)), _promise_about(snapshot, group) or promises.get(theme.theme.key)
            )
            for theme in themes
            for group in theme.groups
        }
        return Findings(
            sentence=_sentence(snapshot, themes, found),
            tables=[_table(themes, found), *named_table(named)],
            counting_rule=RULE,
            definition=DEFINITION,
            caveats=[*(theme.caveat for theme in themes if theme.caveat), *caveats_on_dates(snapshot, groups)],
            warnings=[
                *(theme.disagreement for theme in themes if theme.disagreement),
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for theme in themes for statement in theme.denials),
                *(citation for row in found.values() for citation in row.citations),
                *(group.citation for group in groups),
            ],
        )


def _held(snapshot: Snapshot, groups: Sequence[Group]) -> dict[int, Found]:
    """For each group, the latest published minutes or, failing those, what is known of the latest meeting."""
    meetings = snapshot.known.of(Meeting, group_id__in=[group.pk for group in groups])
    minutes = {row.meeting_id: row for row in snapshot.known.of(Minutes, meeting_id__in=list(meetings)).values()}
    last_event = _last_events(snapshot, list(meetings))
    past = [
        row
        for row in meetings.values()
        if row.date and PartialDate(row.date).latest <= snapshot.on and last_event.get(row.id) not in DID_NOT_MEET
    ]
    keys = {group.pk: group.key for group in groups}
    found: dict[int, Found] = {}
    for row in sorted(past, key=lambda row: (PartialDate(row.date).earliest, row.id), reverse=True):
        known = _of_meeting(snapshot, row, minutes.get(row.id), keys[row.group_id])
        before = found.get(row.group_id)
        if before is None or (known.are_published and not before.are_published):
            found[row.group_id] = known
    return found


def _last_events(snapshot: Snapshot, meetings: list[int]) -> dict[int, str]:
    """What had become of each meeting by the day, by the rule of ``meetings.disclosure.events_by``.

    An event counts from its own date, or from the date of the statement that tells of it, whichever comes first.
    """
    told = {row.id: row.as_of for row in chain(*snapshot.known.to_decide_by(Statement))}
    events = snapshot.known.of(MeetingEvent, meeting_id__in=meetings).values()
    return {
        row.meeting_id: row.kind
        for row in events
        if PartialDate(row.dated).earliest <= snapshot.on
        or (row.statement_id in told and PartialDate(told[row.statement_id]).earliest <= snapshot.on)
    }


def _of_meeting(snapshot: Snapshot, meeting: Row, minutes: Row | None, group: str) -> Found:
    """What is known of one meeting, leading to its page where the public has one."""
    has_page = meeting.audience == Audience.PUBLIC
    stage = _stage(snapshot, minutes) if minutes else MinutesStage.NONE
    return Found(
        outcome=stage.label,
        meeting=Linked(meeting.title, "meetings:meeting-detail", group, meeting.slug) if has_page else meeting.title,
        date=PartialDate(meeting.date),
        why=minutes.reason if minutes else "",
        citations=each_once([snapshot.citations.cite(meeting.statement_id)]),
    )


def _stage(snapshot: Snapshot, minutes: Row) -> MinutesStage:
    """How far minutes had come by the day, by the rule of ``meetings.disclosure.lists.stage_by``."""
    stage = MinutesStage(minutes.stage)
    if stage != MinutesStage.APPROVED:
        return stage
    approving = snapshot.known.of(Meeting, id=minutes.approved_at_id) if minutes.approved_at_id else {}
    dates = [minutes.approved_on, *(row.date for row in approving.values())]
    return stage if all(PartialDate(each).earliest <= snapshot.on for each in dates) else MinutesStage.NONE


def _with_promise(found: Found, promise: Promise | None) -> Found:
    """Published minutes stand as they are; anything else is told with the promise, if there is one."""
    if promise is None or found.are_published:
        return found
    return replace(
        found,
        outcome=AWAITED if found.outcome == NONE_HELD else found.outcome,
        why=" ".join(filter(None, [found.why, promise.words])),
        citations=each_once([*found.citations, promise.citation]),
    )


def _promise_about(snapshot: Snapshot, group: Group) -> Promise | None:
    """A statement about the group that promises its minutes."""
    for statement in snapshot.about("group", group.pk):
        if statement.aspect == Aspect.MINUTES and statement.standing == Standing.PENDING:
            return Promise(quoted(statement.citation).strip(), statement.citation)
    return None


def _promises(snapshot: Snapshot, themes: Sequence[AskedTheme]) -> dict[str, Promise]:
    """By theme: parts of questions about minutes that wait for an answer, and statements that promise minutes."""
    promises: dict[str, Promise] = {}
    sources = snapshot.known.of(Source)
    requests = {
        pk: row
        for pk, row in snapshot.known.of(InformationRequest).items()
        if row.source_id is None or row.source_id in sources
    }
    questions = {
        pk: row
        for pk, row in snapshot.known.of(RequestQuestion).items()
        if row.request_id in requests and row.catalogue_question == LatestMinutes.key
    }
    keys = {number: key for key, number in snapshot.theme_numbers.items()}
    for part in snapshot.known.of(QuestionPart).values():
        question = questions.get(part.question_id)
        if question is None or part.outcome != Outcome.PENDING or part.theme_id not in keys:
            continue
        request = requests[question.request_id]
        citation = snapshot.citations.cite(part.statement_id)
        if _dated(request, citation) <= snapshot.on:
            answer = "" if snapshot.citations.may_not_quote(question.answer) else f": “{question.answer}”"
            words = f"Request {request.reference}, question {question.number}{answer}"
            promises.setdefault(keys[part.theme_id], Promise(words, citation))
    for theme in themes:
        for statement in snapshot.about_theme(theme.theme.key):
            if statement.aspect == Aspect.MINUTES and statement.standing == Standing.PENDING:
                words = quoted(statement.citation).strip()
                promises.setdefault(theme.theme.key, Promise(words, statement.citation))
    return promises


def _dated(request: Row, citation: Citation | None) -> date:
    """The first day on which a request may have been answered so; the last of the calendar where nothing says."""
    known: Iterable[str] = (request.replied, citation.as_of if citation else "", request.received)
    dated = next(filter(None, known), "")
    return PartialDate(dated).earliest if dated else date.max


def _sentence(snapshot: Snapshot, themes: Sequence[AskedTheme], found: dict[tuple[str, str], Found]) -> str:
    """Of which groups minutes are held, and what stands in their place for the others."""
    day = day_in_words(snapshot.on)
    names = {group.key: group.name for theme in themes for group in theme.groups}
    outcomes: dict[str, dict[str, None]] = {}
    for (_, key), row in found.items():
        outcomes.setdefault("held" if row.are_published else row.outcome, {})[names[key]] = None
    held = outcomes.pop("held", None)
    cases = {outcome: listed(groups) for outcome, groups in outcomes.items()}
    denied = [theme.theme.name for theme in themes if theme.is_denied and not theme.groups]
    absent = [theme.theme.name for theme in themes if not theme.groups and not theme.is_denied]
    sentences = [
        f"Up to {day} the register holds published minutes of {listed(held)}."
        if held
        else f"Up to {day} the register holds no published minutes of a group for these themes."
    ]
    if awaited := cases.pop(AWAITED, ""):
        sentences.append(f"A source promises those of {awaited}.")
    if none := cases.pop(NONE_HELD, ""):
        sentences.append(f"None are held of {none}, which does not mean that no meeting took place.")
    sentences += [f"{outcome}: {groups}." for outcome, groups in cases.items()]
    if denied:
        sentences.append(f"For {listed(denied)} a source says that there is no such group.")
    if absent:
        sentences.append(f"For {listed(absent)} the register has no group, and no source that says that there is none.")
    return " ".join(sentences)


def _table(themes: Sequence[AskedTheme], found: dict[tuple[str, str], Found]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for theme in themes:
        if theme.is_denied or not theme.groups:
            rows.append(_line_without_group(theme.theme, theme))
        rows += [_line(theme.theme, group, found[theme.theme.key, group.key]) for group in theme.groups]
    return Table(
        "minutes",
        "Latest minutes for each theme asked about",
        (
            Heading("theme", "Theme"),
            Heading("group", "Group"),
            Heading("outcome", "Minutes"),
            Heading("meeting", "Meeting"),
            Heading("date", "Date of the meeting", dated=True),
            Heading("why", "Why, or what is promised"),
            Heading("source", "Source"),
        ),
        tuple(rows),
    )


def _line(theme: Theme, group: Group, row: Found) -> tuple[Cell, ...]:
    source = "; ".join(citation.short for citation in row.citations)
    return (theme.name, group.linked, row.outcome, row.meeting, row.date or "", row.why, source)


def _line_without_group(theme: Theme, asked: AskedTheme) -> tuple[Cell, ...]:
    said = "; ".join(quoted(statement.citation).strip() for statement in asked.denials)
    source = "; ".join(statement.citation.short for statement in asked.denials)
    standing, none = asked.absence
    return (theme.name, none, standing, none, "", said, source)
