"""The page of one meeting.

A name that may not be shown is counted with its reason, and not counted where it is restricted. A withheld item shows
its number, a neutral title and the reason (MIN-09). Names, text and outcomes wait until the minutes are published.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

from django.urls import reverse

from groups.choices import WithholdingReason, YesNoUnknown
from groups.disclosure.links import Link
from groups.disclosure.statements import StatementView, citation, cited
from groups.models import Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import PUBLISHED, Capacity, HowHeld, ItemOutcome, MinutesStage
from meetings.disclosure.lists import events_by, standing, visible_group, visible_link, visible_meetings
from meetings.disclosure.published import approved_by
from meetings.disclosure.shapes import (
    AttendanceView,
    AttendeeView,
    EventView,
    ItemView,
    MeetingPage,
    MinutesView,
    SourceLink,
    WithheldNames,
)
from meetings.models import AgendaItem, Attendance, Meeting, MeetingEvent, Minutes

EXPLAINED = [MinutesStage.NOT_TAKEN, MinutesStage.WITHHELD, MinutesStage.WITHDRAWN]
NEUTRAL_TITLE = "Withheld item"


def meeting_page(group_key: str, slug: str, *, audience: Audience, day: date) -> MeetingPage | None:
    """One meeting of a group; None where there is none, or none that the audience may see."""
    related = ["minutes__source", "minutes__approved_at__group"]
    meetings = visible_meetings(audience).select_related(*related).prefetch_related(cited(audience))
    meeting = meetings.filter(group__key=group_key, slug=slug).first()
    group = visible_group(group_key, audience, day) if meeting else None
    if meeting is None or group is None:
        return None
    minutes = getattr(meeting, "minutes", None)
    known = events_by(day).filter(meeting=meeting)
    events = list(known.select_related("postponed_to__group").prefetch_related(cited(audience)).order_by("pk"))
    is_open = minutes is None or _is_open(minutes, audience)
    return MeetingPage(
        title=meeting.title,
        group=group,
        meetings_url=reverse("meetings:group-meetings", args=[group_key]),
        date=PartialDate(meeting.date),
        date_note=meeting.date_note,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=meeting.place if audience.sees(Audience(meeting.place_audience)) else "",
        how_held="" if meeting.how_held == HowHeld.NOT_STATED else meeting.get_how_held_display(),
        open_to_public="" if meeting.open_to_public == YesNoUnknown.UNKNOWN else meeting.get_open_to_public_display(),
        publication_type=meeting.publication_type,
        publication_date=PartialDate(meeting.publication_date),
        note=meeting.note,
        lies_after_day=bool(meeting.date) and PartialDate(meeting.date).earliest > day,
        standing=standing(events[-1].kind if events else "", meeting.date, day),
        events=tuple(_event(event, audience) for event in events),
        minutes=_minutes(minutes, audience, day),
        shows_record=is_open,
        attendance=_attendance(meeting, audience) if is_open else _no_attendance(meeting),
        items=tuple(_item(item, audience, with_text=is_open) for item in meeting.items.order_by("position")),
        source=_source(meeting, audience),
        statements=_statements([meeting.statement, *(event.statement for event in events)], audience),
    )


def _is_open(minutes: Minutes, audience: Audience) -> bool:
    """True where names and text may be shown: published minutes, or a viewer who works on them."""
    return audience.sees(minutes.audience) and (minutes.stage in PUBLISHED or audience.sees(Audience.STAFF))


def _event(event: MeetingEvent, audience: Audience) -> EventView:
    return EventView(
        label=event.get_kind_display(),
        date=PartialDate(event.dated),
        reason=event.reason,
        postponed_to=visible_link(event.postponed_to, audience),
    )


def _statements(statements: list[Statement | None], audience: Audience) -> tuple[StatementView, ...]:
    """Each statement that the audience may see, once."""
    shown = [citation(statement, audience) for statement in dict.fromkeys(statements)]
    return tuple(view for view in shown if view)


def _minutes(minutes: Minutes | None, audience: Audience, day: date) -> MinutesView:
    """What may be said of the minutes; the same words where there are none and where they may not be shown."""
    if minutes is None or not audience.sees(minutes.audience) or stage_by(minutes, day) == MinutesStage.NONE:
        return MinutesView()
    view = MinutesView(
        label=minutes.get_stage_display(),
        is_draft=minutes.stage == MinutesStage.PUBLISHED_DRAFT,
        reason=minutes.reason if minutes.stage in EXPLAINED else "",
        expected=PartialDate(minutes.expected),
    )
    if not approved_by(minutes, day):
        return view
    return replace(
        view,
        is_approved=True,
        approved_at=visible_link(minutes.approved_at, audience),
        approved_by_procedure=minutes.approved_by_procedure,
        approved_on=PartialDate(minutes.approved_on),
    )


def _source(meeting: Meeting, audience: Audience) -> SourceLink | None:
    """The document that the record rests on: the minutes, or else the one that speaks of the meeting."""
    minutes, statement = getattr(meeting, "minutes", None), meeting.statement
    if minutes and minutes.source and audience.sees(minutes.audience):
        source = minutes.source
    elif statement and audience.sees(statement.audience):
        source = statement.source
    else:
        return None
    if not audience.sees(source.audience):
        return None
    return SourceLink(source.title, source.get_absolute_url(), source.licence)


def _no_attendance(meeting: Meeting) -> AttendanceView:
    return AttendanceView(heading=meeting.attendance_heading)


def _attendance(meeting: Meeting, audience: Audience) -> AttendanceView:
    rows = meeting.attendances.select_related("organisation").prefetch_related(cited(audience)).order_by("position")
    counted = [row for row in rows if row.audience != Audience.RESTRICTED or audience.sees(Audience.RESTRICTED)]
    named = [row for row in counted if audience.sees(row.audience)]
    withheld = Counter(row.withholding_reason for row in counted if not audience.sees(row.audience))
    expanded: set[str] = set()
    by_capacity = []
    for capacity in Capacity:
        names = tuple(_attendee(row, audience, expanded) for row in named if row.capacity == capacity)
        if names:
            by_capacity.append(("" if capacity == Capacity.UNSPECIFIED else capacity.label, names))
    return AttendanceView(
        heading=meeting.attendance_heading,
        by_capacity=tuple(by_capacity),
        named=len(named),
        counted=len(counted),
        withheld=tuple(
            WithheldNames(withheld[reason], reason.label) for reason in WithholdingReason if withheld[reason]
        ),
        not_spelt_out=_not_spelt_out(named, audience),
    )


def _not_spelt_out(rows: list[Attendance], audience: Audience) -> tuple[str, ...]:
    bodies = [row.organisation for row in rows if row.organisation and audience.sees(row.organisation.audience)]
    return tuple(dict.fromkeys(body.name for body in bodies if body.is_letters_only))


def _attendee(row: Attendance, audience: Audience, expanded: set[str]) -> AttendeeView:
    """One name; an abbreviation is given in full the first time that it is used on the page (ACC-13).

    The printed name of an organisation that is withheld stays away with it: it might say who someone is.
    """
    organisation, printed = row.organisation, row.organisation_as_printed
    if organisation and not audience.sees(organisation.audience):
        organisation, printed = None, ""
    expansion = ""
    if organisation and printed and printed not in expanded:
        expanded.add(printed)
        is_short = printed == organisation.abbreviation and printed != organisation.name
        expansion = organisation.name if is_short else ""
    return AttendeeView(
        name=row.name_as_printed,
        role=row.role_as_printed,
        organisation=printed,
        organisation_url=organisation.get_absolute_url() if organisation else "",
        expansion=expansion,
        named_as_chair=row.is_chair and "chair" not in row.role_as_printed.lower(),
        citation=citation(row.statement, audience),
    )


def _item(item: AgendaItem, audience: Audience, *, with_text: bool) -> ItemView:
    anchor = f"item-{item.position}"
    if not audience.sees(item.audience):
        return ItemView(
            anchor=anchor,
            number=item.number,
            title=item.neutral_title or NEUTRAL_TITLE,
            withheld_for=item.get_withholding_reason_display(),
        )
    return ItemView(
        anchor=anchor,
        number=item.number,
        title=item.title,
        paragraphs=_paragraphs(item.text) if with_text else (),
        outcome=item.get_outcome_display() if with_text and item.outcome != ItemOutcome.NONE_RECORDED else "",
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which an empty line parts."""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
