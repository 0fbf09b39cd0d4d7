"""Entries of meetings, and of each paragraph of their published minutes."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from groups.disclosure import GroupRow, group_rows, listed_groups
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings import disclosure
from meetings.disclosure import MeetingText
from meetings.disclosure.document import MinutesDocument, PublishedItem
from search.choices import Sort
from search.disclosure.drafts import Draft, facets, joined

PUBLIC = Audience.PUBLIC


def meeting_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Meetings of named groups that the lists of the day show, and what their newest minutes to be read say."""
    meetings = disclosure.meeting_texts(records, audience=PUBLIC, day=day)
    keys = {meeting.key for meeting in meetings}
    groups = {row.key: row for row in group_rows(listed_groups(day, PUBLIC).filter(key__in=keys), day, PUBLIC)}
    for meeting in meetings:
        belongs = _facets_of(meeting, groups.get(meeting.key))
        yield meeting.pk, _meeting(meeting, belongs)
        if meeting.minutes is not None:
            yield from ((meeting.pk, draft) for draft in _minutes(meeting, meeting.minutes, belongs))


def _facets_of(meeting: MeetingText, group: GroupRow | None) -> str:
    """All groups whose meeting it was, and what the first of them is today."""
    held_by = [f"group={key}" for key in (meeting.key, *meeting.joint_keys)]
    if group is None:
        return facets(more=held_by)
    return facets([*group.areas, *group.themes], kind=group.kind.code if group.kind else "", more=held_by)


def _meeting(meeting: MeetingText, belongs: str) -> Draft:
    return Draft(
        ref=f"meeting/{meeting.key}/{meeting.slug}",
        sort=Sort.MEETING,
        title=meeting.title,
        url=reverse("meetings:meeting-detail", args=[meeting.key, meeting.slug]),
        context=joined(meeting.group, *meeting.joint_groups, meeting.standing),
        body=joined(meeting.note, meeting.notice, meeting.how_to_attend, meeting.place, *meeting.agenda),
        dated=meeting.date,
        facets=belongs,
    )


def _minutes(meeting: MeetingText, document: MinutesDocument, belongs: str) -> Iterator[Draft]:
    """Each paragraph, decision and action with an address of its own, and the summary.

    Who is named as having come is left out: that page is read by those who look for the meeting, and not an index of
    people.
    """
    url = reverse("meetings:minutes", args=[meeting.key, meeting.slug])
    draft = "draft minutes" if document.is_draft else "minutes"
    when = PartialDate(document.date).words or "an unknown date"
    context = joined(f"{meeting.group}, {draft} of {when}", meeting.title)
    parts = [("Summary", "summary", document.summary)] if document.summary else []
    parts += [part for item in document.items for part in _parts(item)]
    parts += [("Other actions", action.anchor, joined(action.text, action.owner)) for action in document.actions]
    for number, (heading, anchor, text) in enumerate(parts):
        if text.strip():
            yield Draft(
                ref=f"minutes/{meeting.key}/{meeting.slug}/{number:05}",
                sort=Sort.MINUTES,
                title=heading or meeting.title,
                url=f"{url}#{anchor}" if anchor else url,
                context=context,
                body=text,
                dated=document.date,
                facets=belongs,
            )


def _parts(item: PublishedItem) -> Iterator[tuple[str, str, str]]:
    """The heading, the address on the page and the words of each part of an item; of a withheld item there are none."""
    for paragraph in item.paragraphs:
        yield item.heading, paragraph.anchor or item.anchor, paragraph.text
    for decision in item.decisions:
        yield item.heading, decision.anchor, decision.text
    for action in item.actions:
        yield item.heading, action.anchor, joined(action.text, action.owner)
