"""Which entries a change to a record may change: for each sort of record, the records that entries are made of.

A sort that is in neither table fails the build. Too much is made again here rather than too little.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, Q

from foi.models import LogEntry, LogEntryGroup
from groups.disclosure import WithheldNames, naming_rows, statement_words
from groups.models import (
    GroupArea,
    GroupKindPeriod,
    GroupOrganisation,
    GroupTheme,
    Person,
    PersonName,
    Role,
    Statement,
    StatementSubject,
)
from meetings.models import JointMeeting, Meeting, MeetingEvent
from search.choices import Maker

Touched = tuple[Maker, int]


def touched_by(record: Model) -> set[Touched]:
    """The records whose entries may say something else now that this one was saved or deleted."""
    try:
        return {(maker, number) for maker, number in TOUCHES[record._meta.label](record) if number}
    except ObjectDoesNotExist:
        # What it belongs to was deleted with it, and has touched its own entries.
        return set()


def _of(maker: Maker, path: str) -> Callable[[Any], Iterator[Touched]]:
    """The record at the end of a path of columns: "minutes.meeting_id"."""

    def found(record: Any) -> Iterator[Touched]:
        for name in path.split("."):
            record = getattr(record, name)
        yield maker, record

    return found


def _groups(numbers: Iterable[int | None]) -> Iterator[Touched]:
    """Groups with what is sorted by their kinds, areas and themes: their meetings, and replies about them."""
    found = [number for number in numbers if number]
    if not found:
        return
    yield from ((Maker.GROUP, number) for number in found)
    joint = JointMeeting.objects.filter(group__in=found).order_by().values("meeting")
    meetings = Meeting.objects.filter(Q(group__in=found) | Q(pk__in=joint)).order_by()
    yield from ((Maker.MEETING, number) for number in meetings.values_list("pk", flat=True))
    replies = LogEntryGroup.objects.filter(group__in=found).order_by()
    yield from ((Maker.REPLY, number) for number in replies.values_list("entry", flat=True))


def _group_of(*columns: str) -> Callable[[Any], Iterator[Touched]]:
    return lambda record: _groups(getattr(record, column) for column in columns)


def _statements(**about: Any) -> Iterator[Touched]:
    subjects = StatementSubject.objects.filter(**about).order_by()
    return ((Maker.STATEMENT, number) for number in subjects.values_list("statement", flat=True))


def _group(record: Any) -> Iterator[Touched]:
    return chain(_groups([record.pk]), _statements(group=record.pk))


def _organisation(number: int) -> Iterator[Touched]:
    yield Maker.ORGANISATION, number
    yield from _statements(organisation=number)
    tied = GroupOrganisation.objects.filter(organisation=number).values_list("group", flat=True)
    spoken_for = Role.objects.filter(on_behalf_of=number).values_list("group", flat=True)
    yield from ((Maker.GROUP, group) for group in tied.order_by().union(spoken_for.order_by()))


def _kind(record: Any) -> Iterator[Touched]:
    groups = GroupKindPeriod.objects.filter(kind=record.pk).order_by().values_list("group", flat=True)
    return chain(_groups(groups), _statements(kind=record.pk))


def _theme(record: Any) -> Iterator[Touched]:
    groups = GroupTheme.objects.filter(theme=record.pk).order_by().values_list("group", flat=True)
    entries = record.log_entries.order_by().values_list("entry", flat=True) if record.pk else ()
    replies = ((Maker.REPLY, number) for number in entries)
    return chain([(Maker.THEME, record.pk)], _groups(groups), _statements(theme=record.pk), replies)


def _area(record: Any) -> Iterator[Touched]:
    groups = GroupArea.objects.filter(area=record.pk).order_by().values_list("group", flat=True)
    return chain([(Maker.AREA, record.pk)], _groups(groups), _statements(area=record.pk))


def _source(record: Any) -> Iterator[Touched]:
    said = Statement.objects.filter(source=record.pk).order_by().values_list("pk", flat=True)
    return chain(((Maker.STATEMENT, number) for number in said), _statements(document=record.pk))


def _people(numbers: Iterable[int | None]) -> Iterator[Touched]:
    """The groups that name these people, and every statement that is about them or has one of their names in it.

    Whether a name may be given is judged by all rows that give it, so that a change to one may bring a statement back.
    """
    people = {number for number in numbers if number}
    if not people:
        return
    roles = Role.objects.filter(person__in=people).order_by().values_list("group", flat=True)
    yield from ((Maker.GROUP, group) for group in roles)
    names = WithheldNames()
    names.everywhere = people
    for person, name in _names_of(people):
        names.add_name(person, name)
    told = Statement.objects.filter(names.in_a_statement(statement_words())).order_by().values_list("pk", flat=True)
    yield from ((Maker.STATEMENT, statement) for statement in told)


def _names_of(people: set[int]) -> Iterator[tuple[int, str]]:
    """Every form that the name of each has or had: those of today's rows, of their history, and as printed."""
    forms: list[Any] = []
    for model, key, name in ((Person, "id", "name"), (PersonName, "person_id", "text")):
        managers: list[Any] = [model._default_manager, model.history]
        forms += [manager.filter(**{f"{key}__in": people}).values_list(key, name) for manager in managers]
    for sort in naming_rows():
        if sort.printed:
            rows = sort.model._default_manager.filter(**{f"{sort.person}__in": people})
            forms.append(rows.values_list(f"{sort.person}_id", sort.printed))
    first, *others = (rows.order_by() for rows in forms)
    yield from ((person, form) for person, form in first.union(*others) if form)


def _person(number: int | None) -> Iterator[Touched]:
    return _people([number])


def _naming(*before: Callable[[Any], Iterator[Touched]]) -> Callable[[Any], Iterator[Touched]]:
    """A row that gives a person's name."""
    return lambda record: chain(*(each(record) for each in before), _person(record.person_id))


def _meeting(record: Any) -> Iterator[Touched]:
    """A meeting, and what depends on whose meeting it is: the names in its record are judged on its group."""
    yield Maker.MEETING, record.pk
    yield from _people(record.attendances.order_by().values_list("person", flat=True))


def _statement(record: Any) -> Iterator[Touched]:
    """A statement, and the meetings of which it dates an event."""
    yield Maker.STATEMENT, record.pk
    meetings = MeetingEvent.objects.filter(statement=record.pk).order_by().values_list("meeting", flat=True)
    yield from ((Maker.MEETING, number) for number in meetings)


def _relation(record: Any) -> Iterator[Touched]:
    return chain(_organisation(record.first_id), _organisation(record.second_id))


def _log(record: Any) -> Iterator[Touched]:
    return ((Maker.REPLY, number) for number in LogEntry.objects.filter(request=record.pk).values_list("pk", flat=True))


FACTS = ("GroupName", "GroupKindPeriod", "GroupStatus", "GroupArea", "GroupTheme")
"""What its meetings and the replies about it are called and sorted by too."""

TOUCHES: dict[str, Callable[[Any], Iterator[Touched]]] = {
    "groups.AdvisoryGroup": _group,
    **{f"groups.{fact}": _group_of("group_id") for fact in FACTS},
    "groups.GroupOrganisation": _of(Maker.GROUP, "group_id"),
    "groups.Role": _naming(_of(Maker.GROUP, "group_id")),
    "groups.Person": lambda record: _person(record.pk),
    "groups.PersonName": lambda record: _person(record.person_id),
    "groups.Organisation": lambda record: _organisation(record.pk),
    "groups.OrganisationName": lambda record: _organisation(record.organisation_id),
    "groups.OrganisationRelation": _relation,
    "groups.GroupKind": _kind,
    "groups.Theme": _theme,
    "groups.Area": _area,
    "groups.Source": _source,
    "groups.Statement": _statement,
    "groups.StatementSubject": _of(Maker.STATEMENT, "statement_id"),
    "meetings.Meeting": _meeting,
    "meetings.MeetingEvent": _of(Maker.MEETING, "meeting_id"),
    "meetings.JointMeeting": _of(Maker.MEETING, "meeting_id"),
    "meetings.AgendaItem": _of(Maker.MEETING, "meeting_id"),
    "meetings.Attendance": _naming(),
    "meetings.Minutes": _of(Maker.MEETING, "meeting_id"),
    "meetings.MinutesRelease": _of(Maker.MEETING, "minutes.meeting_id"),
    "meetings.ReleaseWithdrawal": _of(Maker.MEETING, "release.minutes.meeting_id"),
    "foi.InformationRequest": _log,
    "foi.LogEntry": _of(Maker.REPLY, "pk"),
    "foi.LogEntryGroup": _of(Maker.REPLY, "entry_id"),
    "foi.LogEntryTheme": _of(Maker.REPLY, "entry_id"),
    "foi.LogRelease": _of(Maker.REPLY, "entry_id"),
}
"""For each sort of record that any entry says something of, or depends on, what a change to one touches."""

TOUCHES_NOTHING: dict[str, str] = {
    "groups.Agreement": "restricted: no page tells of it",
    "groups.AreaMembership": "the entry of an area says nothing of its command unit",
    "groups.Confirmation": "no entry says when a record was checked",
    "groups.Disagreement": "read with its statements, which have entries of their own",
    "groups.DisagreementStatement": "as its disagreement",
    "groups.FormerKey": "leads on to the group, and is not looked for",
    "groups.GroupDocument": "listed on the page of its group; no entry says its title",
    "groups.GroupPayment": "no entry says who is paid: that is a question to ask the register",
    "groups.GroupRelation": "read on the pages of both groups; no entry says it",
    "groups.PersonMatch": "for staff only",
    "meetings.Action": "read in published minutes alone, which do not change with it",
    "meetings.ActionUpdate": "as its action",
    "meetings.Amendment": "as the words of minutes before they are published",
    "meetings.Decision": "as the words of minutes before they are published",
    "meetings.FormatRequest": "for staff only",
    "meetings.InterestDeclared": "as the words of minutes before they are published",
    "meetings.ItemDraft": "for staff only",
    "meetings.MinutesMove": "how far minutes have come is in no entry",
    "meetings.Paper": "listed on the page of its meeting; no entry says its title",
    "meetings.Redaction": "as the words of minutes before they are published",
    "feedback.Feedback": "for staff only",
    "foi.BankHoliday": "in no entry",
    "foi.GivenFigures": "sealed; in no entry",
    "foi.Exemption": "in no entry",
    "foi.FrozenAnswer": "sealed; told by a published reply alone",
    "foi.HeldRecord": "for staff only",
    "foi.Pack": "told by its release in the log alone",
    "foi.PackAnswer": "as its pack",
    "foi.PackFile": "sealed; as its pack",
    "foi.PackMinutes": "as its pack",
    "foi.QuestionPart": "told by a published reply alone",
    "foi.ReminderSent": "for staff only",
    "foi.RequestEvent": "for staff only",
    "foi.RequestQuestion": "told by a published reply alone",
    "foi.Requester": "for FOI officers only",
    "foi.RestrictedLook": "for staff only",
    "foi.SearchEntry": "for staff only",
    "foi.Withholding": "as its pack",
    "foi.WithholdingGround": "as its pack",
    "foi.WrittenReply": "as its pack",
}
"""Sorts of records whose changes change no entry, and why."""
