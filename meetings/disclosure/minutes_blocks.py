"""The document of a release as a run of blocks, in the order of its page: for its text, and for word processors.

Every line follows from what was published: nothing is looked up, and nothing is added but headings.
"""

from collections.abc import Iterable, Iterator

from iag_registry.lib.documents import Block, Bullets, Heading, Paragraph
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.prose_blocks import blocks_of
from meetings.disclosure.document import (
    MinutesDocument,
    Names,
    PublishedAction,
    PublishedAmendment,
    PublishedDecision,
    PublishedInterest,
    PublishedItem,
    PublishedName,
    PublishedPaper,
    Section,
)

WORDS_TAKEN_OUT = (
    "Some words are taken out. Each gap shows the section of the Freedom of Information Act 2000 that it rests on."
)
NOT_STATED = "not stated by the source"


def minutes_blocks(document: MinutesDocument, *, version: str = "") -> Iterator[Block]:
    """The blocks of minutes; `version` says which version it is, where that is known."""
    yield Heading(document.title, 1)
    yield Paragraph(" and ".join(link.text for link in (document.group, *document.joint_groups)))
    if version:
        yield Paragraph(version)
    if document.is_draft:
        yield Paragraph("Draft: not yet approved", lead=True)
    yield Heading("Key information")
    yield Bullets(tuple(_key_information(document)))
    if document.summary:
        yield Heading("Summary")
        yield Paragraph(document.summary)
    yield from _names(document.names)
    yield from _interests(document)
    for item in document.items:
        yield from _item(item)
    yield from _list("Other actions", map(_action, document.actions), level=2)
    yield from _list("Papers", map(_paper, document.papers), level=2)
    yield from _list("Changes agreed at approval", map(_amendment, document.amendments), level=2)
    yield from _list("What is withheld", map(_section, document.sections), level=2)
    if document.sections:
        yield Paragraph(WORDS_TAKEN_OUT)
    if document.source:
        licence = document.licence or "none is printed in the document"
        yield Paragraph(f"The record of this meeting rests on: {document.source.text}. Licence: {licence}.")


def _amendment(amendment: PublishedAmendment) -> str:
    place = f"{amendment.place}: " if amendment.place else ""
    if amendment.withheld_for:
        return f"{place}a change is withheld: {amendment.withheld_for}."
    if amendment.before and amendment.after:
        return f"{place}“{amendment.before}” became “{amendment.after}”"
    if amendment.after:
        return f"{place}“{amendment.after}” was put in"
    return f"{place}“{amendment.before}” was taken out"


def _section(section: Section) -> str:
    return f"{section.label}, {section.subject}: {counted(section.gaps, 'gap')}"


def _key_information(document: MinutesDocument) -> Iterator[str]:
    when = PartialDate(document.date).words or "not known"
    yield f"Meeting date: {when}{_bracketed(document.date_note)}"
    if document.start_time:
        yield f"Time: {document.start_time}{f' to {document.end_time}' if document.end_time else ''}"
    yield f"Place: {document.place or 'not given here'}"
    yield f"How it was held: {document.how_held or NOT_STATED}"
    yield f"Open to the public: {document.open_to_public or NOT_STATED}"
    if document.publication_type:
        yield f"Publication type: {document.publication_type}"
    if document.publication_date:
        yield f"Publication date: {PartialDate(document.publication_date).words}, as printed"
    if document.created:
        yield f"Written: {PartialDate(document.created).words}"
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
        yield Paragraph("The source lists these names. It does not say who was present.")
    for group in names.by_capacity:
        if names.says_who_was_present:
            yield Heading(group.capacity or "In what capacity is not stated", 3)
        for came_for in group.by_organisation:
            if came_for.label:
                yield Paragraph(f"{came_for.label}:")
            yield Bullets(tuple(map(_name, came_for.names)))
        if group.withheld:
            yield Paragraph(f"{counted(group.withheld, 'name')} withheld{' besides' if group.names else ''}.")
    yield Paragraph(f"{names.named} of {names.counted} named.")
    if names.withheld:
        yield Bullets(tuple(f"{counted(each.number, 'name')} withheld: {each.reason}." for each in names.withheld))


def _name(name: PublishedName) -> str:
    said = [
        f"{name.name} ({name.initials})" if name.initials else name.name,
        name.role,
        "named as chair" if name.named_as_chair else "",
        f"in place of {name.in_place_of}" if name.in_place_of else "",
        "took part remotely" if name.remotely else "",
        f"arrived at {name.arrived}" if name.arrived else "",
        f"left at {name.left}" if name.left else "",
    ]
    return ", ".join(part for part in said if part)


def _interests(document: MinutesDocument) -> Iterator[Block]:
    if document.declarations or document.interests:
        yield Heading("Interests declared")
    if document.declarations:
        yield Paragraph(f"{document.declarations}.")
    if document.interests:
        yield Bullets(tuple(map(_interest, document.interests)))


def _interest(interest: PublishedInterest) -> str:
    if interest.withheld_for:
        return f"One interest is withheld: {interest.withheld_for}."
    who = f"{interest.who}: " if interest.who else ""
    return f"{who}{interest.interest}{_bracketed(interest.what_was_done)}"


def _item(item: PublishedItem) -> Iterator[Block]:
    yield Heading(item.heading)
    if item.withheld_for:
        yield Paragraph(f"This item is withheld: {item.withheld_for}.")
        return
    if item.earlier:
        yield Paragraph(f"Comes back to: {item.earlier.text}")
    if not item.paragraphs:
        yield Paragraph("The minutes give this heading and no text.")
    for part in item.paragraphs:
        yield from blocks_of(part.html, label=part.label)
    yield from _list("Decisions", map(_decision, item.decisions))
    yield from _list("Actions", map(_action, item.actions))
    yield from _list("Papers", map(_paper, item.papers))
    if item.outcome:
        yield Paragraph(f"Outcome: {item.outcome}")
    if item.vote:
        yield Paragraph(f"Vote: {item.vote}")


def _list(heading: str, points: Iterable[str], level: int = 3) -> Iterator[Block]:
    listed = tuple(points)
    if listed:
        yield Heading(heading, level)
        yield Bullets(listed)


def _decision(decision: PublishedDecision) -> str:
    return f"One decision is withheld: {decision.withheld_for}." if decision.withheld_for else decision.text


def _action(action: PublishedAction) -> str:
    number = f"{action.number}: " if action.number else ""
    if action.withheld_for:
        return f"{number}This action is withheld: {action.withheld_for}."
    owner = f"for: {action.owner}" if action.owner else "owner not given here"
    due = f"; due {PartialDate(action.due).words}" if action.due else ""
    return f"{number}{action.text} ({owner}{due})"


def _paper(paper: PublishedPaper) -> str:
    number = f"{paper.number}: " if paper.number else ""
    if paper.withheld_for:
        return f"{number}This paper is withheld: {paper.withheld_for}."
    by = f", by {paper.author}" if paper.author else ""
    return f"{number}{paper.title}{_bracketed(paper.about)}{by}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 name", "2 names"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
