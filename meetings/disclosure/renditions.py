"""What is published of a document: its HTML below the contents of the page, and its plain text."""

from hashlib import sha256

from django.template.loader import render_to_string

from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.document import MinutesDocument, Names, PublishedAction, PublishedItem, PublishedPaper

SPACE = " \t\r"
NO_TEXT = "The minutes give this heading and no text."


def html_of(document: MinutesDocument) -> str:
    """The document from the names to what is withheld, as a part of a page; a page adds title, facts and contents."""
    html = render_to_string("meetings/release/minutes.html", {"document": document})
    return "".join(f"{line.strip(SPACE)}\n" for line in html.split("\n") if line.strip(SPACE))


def text_of(document: MinutesDocument) -> str:
    """The whole document as plain text, in the order of its page."""
    sections = [
        _title(document),
        _section("Summary", [document.summary]) if document.summary else "",
        _section(document.names.heading or "Attendance", _names(document.names)),
        _section("Interests declared", _interests(document)) if _interests(document) else "",
        *(_section(item.heading, _item(item)) for item in document.items),
        _section("Other actions", _actions(document.actions)) if document.actions else "",
        _section("Papers", _papers(document.papers)) if document.papers else "",
        _section("Changes agreed at approval", _amendments(document)) if document.amendments else "",
        _section("What is withheld", _sections(document)) if document.sections else "",
    ]
    return "\n\n\n".join(section for section in sections if section) + "\n"


def checksum(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _title(document: MinutesDocument) -> str:
    times = " to ".join(time for time in (document.start_time, document.end_time) if time)
    approval = document.approval
    how = approval.at.text if approval.at else approval.by_procedure
    approved = ", ".join(part for part in (PartialDate(approval.on).words, how) if part)
    facts = {
        "Group": " and ".join(group.text for group in (document.group, *document.joint_groups)),
        "Meeting date": PartialDate(document.date).words or "not known",
        "Note on the date": document.date_note,
        "Time": times,
        "Place": document.place,
        "How it was held": document.how_held,
        "Open to the public": document.open_to_public,
        "Publication type": document.publication_type,
        "Publication date, as printed": PartialDate(document.publication_date).words,
        "Written": PartialDate(document.created).words,
        "Approved": approved,
        "Source": document.source.text if document.source else "",
        "Note": document.note,
    }
    lines = [document.title, "=" * len(document.title), ""]
    lines += ["Draft: not yet approved", ""] if document.is_draft else []
    return "\n".join([*lines, *(f"{name}: {fact}" for name, fact in facts.items() if fact)])


def _section(heading: str, blocks: list[str]) -> str:
    return "\n\n".join([f"{heading}\n{'-' * len(heading)}", *blocks])


def _names(names: Names) -> list[str]:
    if not names.counted:
        return ["The record names nobody."]
    blocks = []
    if not names.says_who_was_present:
        blocks.append("The source lists these names. It does not say who was present.")
    for group in names.by_capacity:
        lines = [f"{group.capacity or 'In what capacity is not stated'}:"] if names.says_who_was_present else []
        for name in group.names:
            told = [
                f"{name.name} ({name.initials})" if name.initials else name.name,
                name.role,
                f"{name.organisation} ({name.expansion})" if name.expansion else name.organisation,
                "named as chair" if name.named_as_chair else "",
                f"in place of {name.in_place_of}" if name.in_place_of else "",
                "took part remotely" if name.remotely else "",
                f"arrived at {name.arrived}" if name.arrived else "",
                f"left at {name.left}" if name.left else "",
            ]
            lines.append(f"- {', '.join(part for part in told if part)}")
        if group.withheld:
            lines.append(f"- {_counted(group.withheld, 'name')} withheld")
        blocks.append("\n".join(lines))
    blocks.append(f"{names.named} of {names.counted} named.")
    blocks += [f"{_counted(line.number, 'name')} withheld: {line.reason}." for line in names.withheld]
    return blocks


def _item(item: PublishedItem) -> list[str]:
    if item.withheld_for:
        return [f"This item is withheld: {item.withheld_for}."]
    blocks = [f"Comes back to: {item.earlier.text}"] if item.earlier else []
    blocks += [] if item.paragraphs else [NO_TEXT]
    for paragraph in item.paragraphs:
        between = "  " if paragraph.kind == "p" else "\n"
        blocks.append(f"{paragraph.label}{between}{paragraph.text}" if paragraph.label else paragraph.text)
    for decision in item.decisions:
        words = f"withheld: {decision.withheld_for}." if decision.withheld_for else decision.text
        blocks.append(f"Decision: {words}")
    blocks += _actions(item.actions)
    blocks += _papers(item.papers)
    blocks += [f"Outcome: {item.outcome}"] if item.outcome else []
    blocks += [f"Vote: {item.vote}"] if item.vote else []
    return blocks


def _actions(actions: tuple[PublishedAction, ...]) -> list[str]:
    blocks = []
    for action in actions:
        name = f"Action {action.number}".strip()
        if action.withheld_for:
            blocks.append(f"{name} is withheld: {action.withheld_for}.")
            continue
        about = f"for: {action.owner}" if action.owner else "no owner is recorded"
        due = f"; due {PartialDate(action.due).words}" if action.due else ""
        blocks.append(f"{name}: {action.text} ({about}{due})")
    return blocks


def _papers(papers: tuple[PublishedPaper, ...]) -> list[str]:
    blocks = []
    for paper in papers:
        name = f"Paper {paper.number.removeprefix('Paper').strip()}".strip()
        if paper.withheld_for:
            blocks.append(f"{name} is withheld: {paper.withheld_for}.")
            continue
        about = f" ({paper.about})" if paper.about else ""
        by = f", by {paper.author}" if paper.author else ""
        blocks.append(f"{name}: {paper.title}{about}{by}")
    return blocks


def _interests(document: MinutesDocument) -> list[str]:
    lines = []
    for interest in document.interests:
        if interest.withheld_for:
            lines.append(f"- One interest is withheld: {interest.withheld_for}.")
            continue
        who = f"{interest.who}: " if interest.who else ""
        done = f" ({interest.what_was_done})" if interest.what_was_done else ""
        lines.append(f"- {who}{interest.interest}{done}")
    if lines:
        return ["\n".join(lines)]
    return [f"{document.declarations}."] if document.declarations else []


def _amendments(document: MinutesDocument) -> list[str]:
    lines = []
    for amendment in document.amendments:
        place = f"{amendment.place}: " if amendment.place else ""
        if amendment.before and amendment.after:
            lines.append(f"- {place}“{amendment.before}” became “{amendment.after}”")
        elif amendment.after:
            lines.append(f"- {place}“{amendment.after}” was put in")
        else:
            lines.append(f"- {place}“{amendment.before}” was taken out")
    return ["\n".join(lines)]


def _sections(document: MinutesDocument) -> list[str]:
    told = (
        "Some words are taken out. Each gap shows the section of the Freedom of Information Act 2000 that it rests on."
    )
    lines = [f"- {section.label}, {section.subject}: {_counted(section.gaps, 'gap')}" for section in document.sections]
    return [told, "\n".join(lines)]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
