"""The document of a release as a run of blocks, in the order of its page: to be written as a file for word processors.

Every line follows from what was published: nothing is looked up, and nothing is added but headings.
"""

from collections.abc import Iterable, Iterator

from iag_registry.lib.documents import Block, Bullets, Heading, Paragraph
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.document import (
    MinutesDocument,
    Names,
    PublishedAction,
    PublishedInterest,
    PublishedItem,
    PublishedName,
    PublishedPaper,
)

NOT_STATED = "not stated by the source"


def minutes_blocks(document: MinutesDocument, *, version: str) -> Iterator[Block]:
    """The blocks of minutes; `version` says which version it is."""
    yield Heading(document.title, 1)
    yield Paragraph(" and ".join(link.text for link in (document.group, *document.joint_groups)))
    yield Paragraph(version)
    if document.is_draft:
        yield Paragraph("Draft: not yet approved", lead=True)
    if document.summary:
        yield Heading("Summary")
        yield Paragraph(document.summary)
    yield Heading("Key information")
    yield Bullets(tuple(_key_information(document)))
    yield from _names(document.names)
    yield from _interests(document)
    for item in document.items:
        yield from _item(item)
    if document.actions:
        yield Heading("Actions under no item")
        yield Bullets(tuple(map(_action, document.actions)))
    if document.papers:
        yield Heading("Papers")
        yield Bullets(tuple(map(_paper, document.papers)))
    if document.amendments:
        yield Heading("Changes agreed when the minutes were approved")
        for amendment in document.amendments:
            yield Paragraph(f"{amendment.place}: " if amendment.place else "To the minutes:")
            yield Bullets((f"Before: {amendment.before or 'nothing'}", f"After: {amendment.after or 'nothing'}"))
    if document.sections:
        yield Heading("What is withheld")
        yield Bullets(
            tuple(
                f"{each.label}, {each.subject}: {each.gaps} place{'s' * (each.gaps > 1)}" for each in document.sections
            )
        )
        yield Paragraph("Section numbers (s.) are those of the Freedom of Information Act 2000.")
    if document.source:
        licence = document.licence or "none is printed in the document"
        yield Paragraph(f"The record of this meeting rests on: {document.source.text}. Licence: {licence}.")


def _key_information(document: MinutesDocument) -> Iterator[str]:
    when = PartialDate(document.date).words or "not known"
    yield f"Meeting date: {when}{_bracketed(document.date_note)}"
    if document.start_time:
        yield f"Time: {document.start_time}{f' to {document.end_time}' if document.end_time else ''}"
    yield f"Place: {document.place or 'not published here'}"
    yield f"How it was held: {document.how_held or NOT_STATED}"
    yield f"Open to the public: {document.open_to_public or NOT_STATED}"
    if document.publication_type:
        yield f"Publication type: {document.publication_type}"
    if document.publication_date:
        yield f"Publication date: {PartialDate(document.publication_date).words}, as printed"
    approval = document.approval
    if approval:
        parts = [
            f"on {PartialDate(approval.on).words}" if approval.on else "",
            f"at {approval.at.text}" if approval.at else "",
            f"in writing: {approval.by_procedure}" if approval.by_procedure else "",
        ]
        yield f"Approved: {', '.join(part for part in parts if part)}"
    if document.note:
        yield document.note


def _names(names: Names) -> Iterator[Block]:
    yield Heading(names.heading or "Attendance")
    if not names.counted:
        yield Paragraph("The record names nobody.")
        return
    if names.named and not names.says_who_was_present:
        yield Paragraph("The source lists these names and does not say who was present.")
    for group in names.by_capacity:
        if names.says_who_was_present:
            yield Heading(group.capacity or "In what capacity is not stated", 3)
        if group.names:
            yield Bullets(tuple(map(_name, group.names)))
        if group.withheld:
            yield Paragraph(f"{group.withheld} more, not named.")
    yield Paragraph(f"{names.named} of {names.counted} named.")
    if names.withheld:
        yield Bullets(tuple(f"{each.number} withheld: {each.reason}" for each in names.withheld))


def _name(name: PublishedName) -> str:
    said = [
        f"{name.name} ({name.initials})" if name.initials else name.name,
        name.role,
        f"{name.organisation} ({name.expansion})" if name.expansion else name.organisation,
        "named as chair" if name.named_as_chair else "",
        "remotely" if name.remotely else "",
        f"in place of {name.in_place_of}" if name.in_place_of else "",
        f"arrived {name.arrived}" if name.arrived else "",
        f"left {name.left}" if name.left else "",
    ]
    return ", ".join(part for part in said if part)


def _interests(document: MinutesDocument) -> Iterator[Block]:
    if document.declarations or document.interests:
        yield Heading("Interests declared")
    if document.declarations:
        yield Paragraph(document.declarations)
    if document.interests:
        yield Bullets(tuple(map(_interest, document.interests)))


def _interest(interest: PublishedInterest) -> str:
    if interest.withheld_for:
        return f"Withheld: {interest.withheld_for}"
    who = f"{interest.who}: " if interest.who else ""
    return f"{who}{interest.interest}{_bracketed(interest.what_was_done)}"


def _item(item: PublishedItem) -> Iterator[Block]:
    yield Heading(f"{item.number}. {item.title}" if item.number else item.title)
    if item.withheld_for:
        yield Paragraph(f"This item is withheld: {item.withheld_for}.")
        return
    if item.earlier:
        yield Paragraph(f"Comes back to: {item.earlier.text}")
    for part in item.paragraphs:
        if not part.label:
            yield Heading(part.text, 3)
        else:
            yield Paragraph(f"{part.label} {part.text}")
    if not item.paragraphs:
        yield Paragraph("The source gives this heading and no text.")
    if item.outcome:
        yield Paragraph(f"Outcome: {item.outcome}{_bracketed(item.vote)}")
    decisions = [each.text or f"Withheld: {each.withheld_for}" for each in item.decisions]
    yield from _list("Decisions", decisions)
    yield from _list("Actions", map(_action, item.actions))
    yield from _list("Papers", map(_paper, item.papers))


def _list(heading: str, points: Iterable[str]) -> Iterator[Block]:
    listed = tuple(points)
    if listed:
        yield Heading(heading, 3)
        yield Bullets(listed)


def _action(action: PublishedAction) -> str:
    number = f"{action.number}. " if action.number else ""
    if action.withheld_for:
        return f"{number}Withheld: {action.withheld_for}"
    owner = f"Owner: {action.owner or 'not stated'}"
    due = f"; due {PartialDate(action.due).words}" if action.due else ""
    return f"{number}{action.text} ({owner}{due})"


def _paper(paper: PublishedPaper) -> str:
    number = f"{paper.number}: " if paper.number else ""
    return f"{number}{paper.title}{_bracketed(', '.join(p for p in (paper.author, paper.withheld_for) if p))}"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
