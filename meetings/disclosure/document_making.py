"""Makes the document of a release out of a manuscript: what the public may read, with the gaps cut (FOI-30, FOI-31)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.utils.text import Truncator

from groups.choices import YesNoUnknown
from groups.disclosure.links import Link, group_link, source_link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.prose import parts
from meetings.choices import DeclarationsState, HowHeld, ItemOutcome
from meetings.disclosure.document import (
    FORM,
    Approval,
    MinutesDocument,
    Paragraph,
    PublishedAction,
    PublishedAmendment,
    PublishedDecision,
    PublishedInterest,
    PublishedItem,
    PublishedPaper,
    Section,
)
from meetings.disclosure.earlier_items import earlier_link
from meetings.disclosure.manuscript import Manuscript, WrittenItem
from meetings.disclosure.names_making import clock, names_of
from meetings.disclosure.papers import papers_of
from meetings.models import Action, Amendment, Decision, Meeting, Paper

PUBLIC = Audience.PUBLIC
NEUTRAL_TITLE = "Withheld item"
HEADINGS = ("h3", "h4")
Row = TypeVar("Row", Action, Decision)


def make_document(manuscript: Manuscript, *, is_draft: bool) -> MinutesDocument:
    """The minutes as the public may read them; ValueError where a redaction has lost its place."""
    meeting, minutes = manuscript.meeting, manuscript.minutes
    shown = {written.item.pk for written in manuscript.items if PUBLIC.sees(written.item.audience)}
    actions = _actions(manuscript, shown)
    items = tuple(_item(written, manuscript, actions) for written in manuscript.items)
    source = minutes.source if minutes.source and PUBLIC.sees(minutes.source.audience) else None
    return MinutesDocument(
        form=FORM,
        title=meeting.title,
        group=group_link(meeting.group) if meeting.group else Link("", ""),
        joint_groups=tuple(group_link(group) for group in manuscript.joint_groups if PUBLIC.sees(group.audience)),
        date=str(meeting.date),
        date_note=meeting.date_note,
        start_time=clock(meeting.start_time),
        end_time=clock(meeting.end_time),
        place=meeting.place if PUBLIC.sees(meeting.place_audience) else "",
        how_held="" if meeting.how_held == HowHeld.NOT_STATED else meeting.get_how_held_display(),
        open_to_public="" if meeting.open_to_public == YesNoUnknown.UNKNOWN else meeting.get_open_to_public_display(),
        publication_type=meeting.publication_type,
        publication_date=str(meeting.publication_date),
        created=str(minutes.created),
        note=meeting.note,
        source=source_link(source) if source else None,
        licence=source.licence if source else "",
        is_draft=is_draft,
        approval=Approval() if is_draft else _approval(manuscript),
        summary=minutes.summary,
        names=names_of(meeting, manuscript.names),
        declarations=_declarations(meeting),
        interests=_interests(manuscript),
        items=items,
        actions=actions[None],
        papers=_papers(meeting, [each for each in manuscript.papers if each.item_id is None]),
        amendments=_amendments(manuscript, shown),
        sections=_sections(manuscript, shown),
    )


def _item(
    written: WrittenItem, manuscript: Manuscript, actions: Mapping[int | None, tuple[PublishedAction, ...]]
) -> PublishedItem:
    item = written.item
    anchor = f"item-{item.position}"
    if not PUBLIC.sees(item.audience):
        return PublishedItem(
            anchor=anchor,
            number=item.number,
            title=item.neutral_title or NEUTRAL_TITLE,
            withheld_for=item.get_withholding_reason_display(),
        )
    return PublishedItem(
        anchor=anchor,
        number=item.number,
        title=item.title,
        earlier=earlier_link(item),
        paragraphs=_paragraphs(written, anchor),
        outcome="" if item.outcome == ItemOutcome.NONE_RECORDED else item.get_outcome_display(),
        vote=item.vote,
        decisions=tuple(
            PublishedDecision(
                anchor=f"{anchor}-decision-{place}",
                text=decision.text if PUBLIC.sees(decision.audience) else "",
                withheld_for=decision.get_withholding_reason_display(),
            )
            # Counted after what is restricted is left out: a number that is missing would tell that it is there.
            for place, decision in enumerate(_unrestricted(written.decisions), start=1)
        ),
        actions=actions[item.pk],
        papers=_papers(manuscript.meeting, [each for each in manuscript.papers if each.item_id == item.pk]),
    )


def _paragraphs(written: WrittenItem, anchor: str) -> tuple[Paragraph, ...]:
    """The blocks of an item, numbered within it; a heading is none of them."""
    gaps = [placed.gap for placed in written.redactions]
    paragraphs = []
    number = 0
    for part in parts(written.item.text, gaps):
        if part.kind in HEADINGS:
            paragraphs.append(Paragraph("", "", part.kind, part.html, part.text))
            continue
        number += 1
        label = f"{written.item.number or written.item.position}.{number}"
        paragraphs.append(Paragraph(f"{anchor}-{number}", label, part.kind, part.html, part.text))
    return tuple(paragraphs)


def _unrestricted(rows: Iterable[Row]) -> list[Row]:
    """The rows that are published, or counted as withheld with their reason."""
    return [row for row in rows if row.audience != Audience.RESTRICTED]


def _actions(manuscript: Manuscript, shown: set[int]) -> Mapping[int | None, tuple[PublishedAction, ...]]:
    """The actions by their item, those of no item under None; numbered among those that stand on the page."""
    of_items: dict[int | None, tuple[PublishedAction, ...]] = defaultdict(tuple)
    standing = [each for each in _unrestricted(manuscript.actions) if each.item_id is None or each.item_id in shown]
    for place, action in enumerate(standing, start=1):
        of_items[action.item_id] += (_action(action, place),)
    return of_items


def _action(action: Action, place: int) -> PublishedAction:
    is_public = PUBLIC.sees(action.audience)
    return PublishedAction(
        anchor=f"action-{place}",
        number=action.number,
        text=action.text if is_public else "",
        owner=_owner(action) if is_public else "",
        due=str(action.due) if is_public else "",
        withheld_for=action.get_withholding_reason_display(),
    )


def _owner(action: Action) -> str:
    """Who is to do it, as a role and an organisation; never a person by name."""
    organisation = action.owner_organisation
    named = organisation.name if organisation and PUBLIC.sees(organisation.audience) else ""
    return ", ".join(part for part in (action.get_owner_role_display(), named) if part)


def _papers(meeting: Meeting, papers: list[Paper]) -> tuple[PublishedPaper, ...]:
    return tuple(
        PublishedPaper(view.number, view.title, view.author, view.url, view.about, view.withheld_for)
        for view in papers_of(meeting, papers, PUBLIC)
    )


def _approval(manuscript: Manuscript) -> Approval:
    minutes = manuscript.minutes
    at = minutes.approved_at
    is_shown = at and at.group and PUBLIC.sees(at.audience) and PUBLIC.sees(at.group.audience)
    return Approval(
        on=str(minutes.approved_on),
        at=Link(at.title, at.get_absolute_url()) if at and is_shown else None,
        by_procedure=minutes.approved_by_procedure,
    )


def _declarations(meeting: Meeting) -> str:
    state = DeclarationsState(meeting.declarations_state)
    return str(state.label) if state == DeclarationsState.NONE_DECLARED else ""


def _interests(manuscript: Manuscript) -> tuple[PublishedInterest, ...]:
    shown = []
    for interest in manuscript.interests:
        who = interest.attendance
        if PUBLIC.sees(interest.audience):
            name = who.name_as_printed if who and PUBLIC.sees(who.audience) else ""
            shown.append(PublishedInterest(name, interest.interest, interest.what_was_done))
        elif interest.audience != Audience.RESTRICTED:
            shown.append(PublishedInterest("", "", "", interest.get_withholding_reason_display()))
    return tuple(shown)


def _amendments(manuscript: Manuscript, shown: set[int]) -> tuple[PublishedAmendment, ...]:
    """The changes agreed at approval (MIN-03); one to an item that is withheld stays away with it."""
    return tuple(
        _amendment(amendment)
        for amendment in manuscript.amendments
        if amendment.audience != Audience.RESTRICTED and (amendment.item_id is None or amendment.item_id in shown)
    )


def _amendment(amendment: Amendment) -> PublishedAmendment:
    place = Truncator(str(amendment.item)).chars(80) if amendment.item else ""
    if not PUBLIC.sees(amendment.audience):
        return PublishedAmendment(place, "", "", amendment.get_withholding_reason_display())
    return PublishedAmendment(place, amendment.before, amendment.after)


def _sections(manuscript: Manuscript, shown: set[int]) -> tuple[Section, ...]:
    """The sections that words of shown items are withheld under, with how many gaps each accounts for."""
    counted = Counter(
        (placed.gap.label, placed.gap.subject)
        for written in manuscript.items
        if written.item.pk in shown
        for placed in written.redactions
    )
    return tuple(Section(label, subject, number) for (label, subject), number in sorted(counted.items()))
