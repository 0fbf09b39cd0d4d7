"""What in the minutes of a meeting may give someone away, found before they are published.

It looks at all that would be published: the text of items outside their gaps, the addresses of their links, and every
other text of the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from typing import Any

from groups.models import AdvisoryGroup
from iag_registry.lib.prose import links
from meetings.disclosure.document import MinutesDocument, PublishedItem
from meetings.disclosure.manuscript import Manuscript, WrittenItem
from meetings.disclosure.people_named import PeopleNamed, people_named
from meetings.models import AgendaItem, Meeting, Redaction
from meetings.redaction.folding import folded
from meetings.redaction.matching import Kind, Match, find_matches

AROUND = 40
FILLER = "\x1a"
"""Stands in the place of words that are taken out already, so that nothing is found across a gap."""
NOT_READ = {"anchor", "label", "kind", "html", "url", "organisation_url", "locator", "locator_url", "paragraphs"}
"""Parts of a document that are no words of the minutes, or are looked at with their item."""
NAMED_OPENLY = {"name", "who", "in_place_of", "initials"}
"""Names that are public by their own audience."""
PLACES = {
    "title": "Title of the meeting",
    "summary": "Summary",
    "names": "Attendance",
    "interests": "Interests declared",
    "amendments": "Changes agreed at approval",
    "actions": "Actions",
    "papers": "Papers",
}
ADDRESSES = (Kind.TELEPHONE, Kind.EMAIL, Kind.POSTCODE)


@dataclass(frozen=True)
class Finding:
    """Some words that may give someone away, and where they stand.

    Words in the text of an item have their places in its plain text, so that they can be redacted there; elsewhere
    (`item` None or `start` None) the record itself must be changed or withheld, or the words confirmed as public.
    """

    kind: Kind
    words: str
    is_certain: bool
    place: str
    around: str
    item: AgendaItem | None = None
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> str:
        """What a confirmation refers to: these words as this sort of thing, wherever they stand in these minutes."""
        return sha256(f"{self.kind}\x1f{' '.join(folded(self.words).split())}".encode()).hexdigest()[:16]


def find_in(manuscript: Manuscript, document: MinutesDocument) -> list[Finding]:
    """All that was found, in the order of the page; the certain and the near misses."""
    withheld = _withheld_words(manuscript)
    people = people_named(manuscript.meeting, manuscript.joint_groups, manuscript.names, withheld)
    written = {f"item-{each.item.position}": each for each in manuscript.items}
    open_words = folded(f"{document.place} {manuscript.meeting.how_to_attend} {_mailbox(manuscript.meeting)}")
    found: list[Finding] = []
    for place, text in _texts(document):
        for match in _matches(text, people, withheld, open_words):
            found.append(Finding(match.kind, match.words, match.is_certain, place, _around(text, match)))
    for item in document.items:
        if not item.withheld_for:
            found += _in_item(item, written[item.anchor], people, withheld, open_words)
    return found


def find_in_words(text: str, meeting: Meeting) -> list[Match]:
    """What surely gives someone away in words that the public will read beside the minutes of a meeting."""
    joint_groups = AdvisoryGroup.objects.filter(joint_meetings__meeting=meeting)
    withheld = list(Redaction.objects.filter(item__meeting=meeting).values_list("quote", flat=True))
    people = people_named(meeting, joint_groups, list(meeting.attendances.all()), withheld)
    open_words = folded(f"{meeting.how_to_attend} {_mailbox(meeting)}")
    return [match for match in _matches(text, people, withheld, open_words) if match.is_certain]


def _in_item(
    item: PublishedItem, written: WrittenItem, people: PeopleNamed, withheld: list[str], open_words: str
) -> Iterator[Finding]:
    text = _without_gaps(written)
    for match in _matches(text, people, withheld, open_words):
        yield Finding(
            match.kind,
            match.words,
            match.is_certain,
            item.heading,
            _around(text, match),
            written.item,
            match.start,
            match.end,
        )
    for start, end, address in links(written.item.text):
        if FILLER in text[start:end]:
            continue
        for match in _matches(address, people, withheld, open_words):
            yield Finding(match.kind, match.words, match.is_certain, item.heading, address, written.item, start, end)


def _without_gaps(written: WrittenItem) -> str:
    text = written.plain
    for placed in written.redactions:
        if placed.start is not None and placed.end is not None:
            text = text[: placed.start] + FILLER * (placed.end - placed.start) + text[placed.end :]
    return text


def _matches(text: str, people: PeopleNamed, withheld: list[str], open_words: str) -> list[Match]:
    """What is found in a text, without addresses that are public already.

    A name that as surely is one that may stand here is only a near miss.
    """
    openly = [match for match in find_matches(text, people.open) if match.kind == Kind.NAME and match.is_certain]
    matches = []
    every = find_matches(text, people.withheld, withheld=withheld)
    taken_out = [match for match in every if match.kind == Kind.WITHHELD_WORDS]
    for match in every:
        # The very words that are withheld elsewhere are told of as such, and not once more as the name that they are.
        if match.kind == Kind.NAME and any(each.start <= match.start and match.end <= each.end for each in taken_out):
            continue
        if match.kind in ADDRESSES and folded(match.words) in open_words:
            continue
        may_stand = any(each.start <= match.start and match.end <= each.end for each in openly)
        if match.kind == Kind.NAME and may_stand:
            if match.is_certain:
                matches.append(Match(match.start, match.end, match.kind, match.words, False))
            continue
        matches.append(match)
    return matches


def _texts(document: MinutesDocument) -> Iterator[tuple[str, str]]:
    """Every text of a document but those of paragraphs, with the place that it stands in."""
    for field in fields(document):
        value = getattr(document, field.name)
        if field.name == "items":
            for item in value:
                yield from ((item.heading, text) for text in _strings(item))
        elif field.name == "place":
            continue
        elif isinstance(value, str):
            yield PLACES.get(field.name, "Key information"), value
        else:
            yield from ((PLACES.get(field.name, "Key information"), text) for text in _strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in NOT_READ | NAMED_OPENLY:
                yield from _strings(getattr(value, field.name))


def _withheld_words(manuscript: Manuscript) -> list[str]:
    """The words that redactions of shown items take out: they must not stand anywhere else."""
    return [placed.redaction.quote for placed in manuscript.redactions]


def _mailbox(meeting: Meeting) -> str:
    return meeting.group.contact_mailbox if meeting.group else ""


def _around(text: str, match: Match) -> str:
    return text[max(0, match.start - AROUND) : match.end + AROUND].replace(FILLER, "█")
