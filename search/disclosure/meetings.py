"""Entries of meetings, and of each paragraph of their published minutes."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from groups.disclosure import GroupRow, group_rows, listed_groups
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings import disclosure
from meetings.disclosure.document import MinutesDocument, PublishedItem
from search.choices import Sort
from search.disclosure.drafts import Draft, facets, joined

PUBLIC = Audience.PUBLIC


def meeting_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Meetings of named groups that the lists of the day show, and what their newest minutes to be read say."""
    meetings = list(disclosure.listed_meetings(day, PUBLIC).filter(pk__in=records, group__isnull=False))
    keys = {meeting.group.key for meeting in meetings}
    groups = {row.key: row for row in group_rows(listed_groups(day, PUBLIC).filter(key__in=keys), day, PUBLIC)}
    for meeting in meetings:
        key, slug = meeting.group.key, meeting.slug
        belongs = _facets_of(groups.get(key))
        page = disclosure.meeting_page(key, slug, audience=PUBLIC, day=day)
        if page is not None:
            yield meeting.pk, _meeting(page, belongs)
        minutes = disclosure.minutes_page(key, slug, audience=PUBLIC, day=day)
        if minutes is not None and minutes.release is not None:
            yield from ((meeting.pk, draft) for draft in _minutes(minutes, minutes.release.document, belongs))


def _facets_of(group: GroupRow | None) -> str:
    if group is None:
        return ""
    return facets([*group.areas, *group.themes], kind=group.kind.code if group.kind else "")


def _meeting(page: disclosure.MeetingPage, belongs: str) -> Draft:
    return Draft(
        ref=f"meeting/{page.key}/{page.slug}",
        sort=Sort.MEETING,
        title=page.title,
        url=reverse("meetings:meeting-detail", args=[page.key, page.slug]),
        context=joined(page.group.text, *(group.text for group in page.joint_groups), page.standing),
        body=joined(page.note, page.notice, page.how_to_attend, page.place, *(line.title for line in page.agenda)),
        dated=page.date,
        facets=belongs,
    )


def _minutes(page: disclosure.MinutesPage, document: MinutesDocument, belongs: str) -> Iterator[Draft]:
    """Each paragraph, decision and action with an address of its own, and the summary.

    Who is named as having come is left out: that page is read by those who look for the meeting, and not an index of
    people.
    """
    url = reverse("meetings:minutes", args=[page.key, page.slug])
    draft = "draft minutes" if document.is_draft else "minutes"
    context = joined(
        f"{page.group.text}, {draft} of {PartialDate(document.date).words or 'an unknown date'}", page.title
    )
    parts = [("Summary", "summary", document.summary)] if document.summary else []
    parts += [part for item in document.items for part in _parts(item)]
    parts += [("Other actions", action.anchor, joined(action.text, action.owner)) for action in document.actions]
    for number, (heading, anchor, text) in enumerate(parts):
        if text.strip():
            yield Draft(
                ref=f"minutes/{page.key}/{page.slug}/{number:05}",
                sort=Sort.MINUTES,
                title=heading or page.title,
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
