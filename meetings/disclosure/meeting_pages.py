"""The page of one meeting: when and where, how to come, what was on the agenda, and what became of it and its minutes.

What was said, who is named and what was decided stands on the page of the minutes, and nowhere else. A withheld item
shows its number, a neutral title and the reason (MIN-09).
"""

from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q
from django.urls import reverse

from groups.choices import YesNoUnknown
from groups.disclosure.links import Link, group_link
from groups.disclosure.statements import StatementView, citation, cite
from groups.models import Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE, HowHeld, MinutesStage
from meetings.disclosure.document_making import NEUTRAL_TITLE
from meetings.disclosure.lists import (
    events_by,
    first_told,
    listed_meetings,
    of_group,
    one_meeting,
    place_of,
    visible_group,
    visible_link,
)
from meetings.disclosure.meeting_lines import (
    ANNOUNCED,
    facts_of,
    is_approved_by,
    is_withdrawn_later,
    stage_of,
    standing,
)
from meetings.disclosure.minutes_words import EXPLAINED, WITHDRAWN_LATER, Approval, MinutesState, lateness_of, words_of
from meetings.disclosure.papers import items_of_papers, papers_of
from meetings.disclosure.shapes import AgendaLine, EventView, MeetingPage, Neighbours, SourceLink, UnknownMeeting
from meetings.models import AgendaItem, JointMeeting, Meeting, MeetingEvent, Minutes, Paper


def meeting_page(group_key: str, slug: str, *, audience: Audience, day: date) -> MeetingPage | None:
    """One meeting of a group; None where there is none, none that the audience may see, or none known on the day."""
    found = one_meeting(group_key, slug, day, audience).select_related("minutes__source", "minutes__approved_at__group")
    joint = JointMeeting.objects.filter(group__audience__in=audience.seen).select_related("group")
    meeting: Any = found.prefetch_related(
        Prefetch("joint_groups", joint.order_by("group__name")),
        Prefetch("items", AgendaItem.objects.order_by("position")),
        Prefetch("papers", Paper.objects.order_by("position").select_related("item")),
        Prefetch("postponed_from", events_by(day, audience).order_by("pk").select_related("meeting__group")),
    ).first()
    group = visible_group(group_key, audience, day) if meeting else None
    if meeting is None or group is None or not meeting.is_known:
        return None
    known = events_by(day, audience).filter(meeting=meeting).select_related("postponed_to__group")
    events = list(known.order_by("pk"))
    cite([meeting, *events], audience)
    awaits_date = not meeting.date and bool(events) and events[-1].kind in ANNOUNCED
    papers = items_of_papers(meeting.papers.all())
    return MeetingPage(
        key=group_key,
        slug=slug,
        title=meeting.title,
        group=group,
        joint_groups=tuple(group_link(each.group) for each in meeting.joint_groups.all()),
        meetings_url=reverse("meetings:group-meetings", args=[group_key]),
        date=PartialDate(meeting.date),
        date_note=meeting.date_note,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=place_of(meeting, audience),
        accessibility=meeting.accessibility if audience.sees(meeting.place_audience) else "",
        online_link=meeting.online_link if audience.sees(meeting.online_audience) else "",
        how_to_attend=meeting.how_to_attend,
        notice=meeting.notice,
        how_held="" if meeting.how_held == HowHeld.NOT_STATED else meeting.get_how_held_display(),
        open_to_public="" if meeting.open_to_public == YesNoUnknown.UNKNOWN else meeting.get_open_to_public_display(),
        publication_type=meeting.publication_type,
        publication_date=_by(PartialDate(meeting.publication_date), day),
        note=meeting.note,
        lies_after_day=awaits_date or (bool(meeting.date) and PartialDate(meeting.date).earliest > day),
        did_not_take_place=bool(events) and events[-1].kind in DID_NOT_TAKE_PLACE,
        awaits_date=awaits_date,
        standing=standing(events[-1].kind if events else "", PartialDate(meeting.date), day),
        events=tuple(_event(event, audience) for event in events),
        postponed_from=_postponed_from(meeting, audience),
        minutes=minutes_state(meeting, day, audience),
        agenda=tuple(_agenda_line(meeting, item, papers.get(item, []), audience) for item in meeting.items.all()),
        papers=papers_of(meeting, papers.get(None, []), audience),
        neighbours=neighbours_of(meeting, group_key, day, audience),
        source=_source(meeting, audience),
        statements=_statements([meeting.statement, *(event.statement for event in events)], audience),
    )


def unknown_meeting(group_key: str, slug: str, *, audience: Audience, day: date, today: date) -> UnknownMeeting | None:
    """What is told of a meeting on a day on which the register knew nothing of it.

    None where it did, and where it knows nothing of it today either: then nobody is to learn that there is a record.
    """
    meeting: Any = one_meeting(group_key, slug, day, audience).filter(is_known=False).first()
    is_known = meeting and one_meeting(group_key, slug, today, audience).filter(is_known=True).exists()
    group = visible_group(group_key, audience, day) if is_known else None
    if meeting is None or group is None:
        return None
    return UnknownMeeting(
        key=group_key,
        title=meeting.title,
        group=group,
        meetings_url=reverse("meetings:group-meetings", args=[group_key]),
        known_from=first_told(meeting, audience),
    )


def _by(when: PartialDate, day: date) -> PartialDate:
    """A date that had come by the day; else an empty one."""
    return when if when and when.earliest <= day else PartialDate()


def minutes_state(meeting: Any, day: date, audience: Audience) -> MinutesState:
    """How far the minutes of a meeting out of `told_on` had come by the day, in words."""
    facts = facts_of(meeting)
    stage = stage_of(facts, day, audience)
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    held_on, last_event = PartialDate(meeting.date), meeting.last_event or ""
    expected = PartialDate(minutes.expected) if minutes else PartialDate()
    later, is_told = is_withdrawn_later(facts, stage, day), stage != MinutesStage.NONE
    return MinutesState(
        stage=stage,
        words=WITHDRAWN_LATER if later else words_of(stage, last_event=last_event, held_on=held_on, day=day),
        lateness=lateness_of(stage, last_event=last_event, held_on=held_on, expected=expected, day=day),
        reason=minutes.reason if minutes and stage in EXPLAINED else "",
        approval=_approval(minutes, audience) if minutes and is_told and is_approved_by(facts, day) else None,
        is_withdrawn_later=later,
    )


def neighbours_of(meeting: Meeting, group_key: str, day: date, audience: Audience) -> Neighbours:
    """The meetings of the group before and after this one, of those whose day is known; none for an undated one."""
    if not meeting.date:
        return Neighbours()
    others = listed_meetings(day, audience).filter(of_group(group_key), group__isnull=False).exclude(pk=meeting.pk)
    dated = others.exclude(date="")
    at, slug = PartialDate(meeting.date).earliest.isoformat(), meeting.slug
    before = Q(date__earliest__lt=at) | Q(date__earliest=at, slug__lt=slug)
    after = Q(date__earliest__gt=at) | Q(date__earliest=at, slug__gt=slug)
    previous = dated.filter(before).order_by(F("date__earliest").desc(), "-slug").first()
    following = dated.filter(after).order_by("date__earliest", "slug").first()
    return Neighbours(_neighbour(previous), _neighbour(following))


def _neighbour(meeting: Meeting | None) -> Link | None:
    return Link(meeting.title, meeting.get_absolute_url()) if meeting else None


def _approval(minutes: Minutes, audience: Audience) -> Approval:
    return Approval(
        on=PartialDate(minutes.approved_on),
        at=visible_link(minutes.approved_at, audience),
        by_procedure=minutes.approved_by_procedure,
    )


def _event(event: MeetingEvent, audience: Audience) -> EventView:
    return EventView(
        label=event.get_kind_display(),
        date=PartialDate(event.dated),
        reason=event.reason,
        postponed_to=visible_link(event.postponed_to, audience),
    )


def _postponed_from(meeting: Meeting, audience: Audience) -> tuple[Link, ...]:
    """The meetings in whose place this one stands."""
    links = [visible_link(event.meeting, audience) for event in meeting.postponed_from.all()]
    return tuple(link for link in links if link)


def agenda_title(item: AgendaItem, audience: Audience) -> str:
    """The title of an item, or the neutral one of an item that this audience may not read (MIN-09)."""
    return item.title if audience.sees(item.audience) else item.neutral_title or NEUTRAL_TITLE


def _agenda_line(meeting: Meeting, item: AgendaItem, papers: list[Paper], audience: Audience) -> AgendaLine:
    title = agenda_title(item, audience)
    if not audience.sees(item.audience):
        return AgendaLine(item.number, title, withheld_for=item.get_withholding_reason_display())
    return AgendaLine(item.number, title, papers=papers_of(meeting, papers, audience))


def _source(meeting: Meeting, audience: Audience) -> SourceLink | None:
    """The document that the record rests on: the minutes, or else the one that speaks of the meeting."""
    minutes, statement = getattr(meeting, "minutes", None), meeting.statement
    if minutes and minutes.source:
        source = minutes.source
    elif statement and audience.sees(statement.audience):
        source = statement.source
    else:
        return None
    if not audience.sees(source.audience):
        return None
    return SourceLink(source.title, source.get_absolute_url(), source.licence)


def _statements(statements: list[Statement | None], audience: Audience) -> tuple[StatementView, ...]:
    """Each statement that the audience may see, once."""
    shown = [citation(statement, audience) for statement in dict.fromkeys(statements)]
    return tuple(view for view in shown if view)
