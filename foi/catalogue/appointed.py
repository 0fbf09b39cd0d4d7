"""How members are appointed and vetted: what sources say of it, where it may be laid down, and who appointed whom.

Of what is recorded of anyone's vetting no answer gives a number, not even to staff: two selections or two days side by
side would tell it of one person (DP-05, DP-07). Of the other agreements staff are told how many members have one, over
all groups together, where that points at nobody.
"""

from collections import defaultdict
from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import WHICH_GROUPS, AskedGroups, asked_advisory_groups
from foi.catalogue.facts import Group, Seat, Side, Statement
from foi.catalogue.group_documents import papers_of
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.said import NO_EVIDENCE, said_of, said_table
from foi.catalogue.small_numbers import FEWEST
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words, listed
from groups.choices import AgreementKind, Aspect, DocumentKind
from groups.models import Agreement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

HOW = {
    Aspect.APPOINTMENT: "how members are chosen and appointed",
    Aspect.VETTING: "how they are vetted",
}
COUNTED = [kind for kind in AgreementKind if kind != AgreementKind.VETTING]
NOT_GIVEN = "Not given, or none"
LAID_DOWN_IN = (DocumentKind.TERMS_OF_REFERENCE, DocumentKind.GUIDANCE, DocumentKind.PROCEDURE)
RULE = (
    "Given are the statements of sources on how members of these groups, or of groups of their kinds, are chosen, "
    "appointed and vetted; the groups' own documents in which it may be laid down; and who appointed the members whose "
    "names may be given, as far as a source says so. Whether any one person is vetted is told of nobody: what is "
    "recorded of it is kept with the agreements of each person, for the staff who keep or check it, and counted in no "
    "answer. "
)


class Appointed(Question):
    """The statements, the documents and, by group, who appoints."""

    key = "appointed"
    title = "How are members appointed and vetted?"
    hint = "What sources and the groups’ own documents say of how members are chosen, appointed and vetted."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        said = said_of(snapshot, choice.groups, {*HOW, Aspect.MEMBERSHIP})
        by_whom = [
            (group, seat) for group in choice.groups for seat in _members(group) if _appointed_by(snapshot, seat)
        ]
        return Findings(
            sentence=_sentence(snapshot, choice, said),
            tables=[
                *said_table(snapshot, "statements", "What sources say", said),
                *_documents(snapshot, choice.groups),
                *_appointments(snapshot, by_whom),
                *_agreements(snapshot, asked, choice.groups),
                *choice.tables,
            ],
            counting_rule=RULE + WHICH_GROUPS.strip(),
            definition=(
                "Appointed: chosen for a place in a group, in whatever way.",
                "Vetted: looked into by the police before or while sitting on a group.",
            ),
            caveats=[*_caveat_on_silence(said), *choice.caveats],
            warnings=choice.warnings,
            citations=[
                *(statement.citation for statement in said),
                *(seat.citation for _, seat in by_whom),
                *choice.citations,
            ],
        )


def _members(group: Group) -> list[Seat]:
    return [seat for seat in (*group.seats, *group.seats_before) if seat.side == Side.MEMBERS]


def _appointed_by(snapshot: Snapshot, seat: Seat) -> str:
    """Who appointed someone, unless the words name a person who may be named nowhere."""
    words = seat.service.appointed_by.strip() if seat.service else ""
    return "" if snapshot.citations.may_not_quote(words) else words


def _sentence(snapshot: Snapshot, choice: AskedGroups, said: Sequence[Statement]) -> str:
    day = day_in_words(snapshot.on)
    if not choice.groups:
        return f"On {day} the register has no group to answer for."
    of_groups = f"for {counted(len(choice.groups), 'group', 'groups')}"
    numbers = {words: sum(s.aspect == aspect for s in said) for aspect, words in HOW.items()}
    if not any(numbers.values()):
        return f"On {day} no source in the register says {of_groups} {' or '.join(HOW.values())}."
    told = " and ".join(
        f"{counted(number, 'statement', 'statements') if number else 'none'} on {words}"
        for words, number in numbers.items()
    )
    return f"On {day} the register holds {of_groups} {told}."


def _documents(snapshot: Snapshot, groups: Sequence[Group]) -> list[Table]:
    found = papers_of(snapshot, LAID_DOWN_IN)
    rows = tuple(
        (group.linked, str(paper.kind.label), paper.named, paper.approved, paper.where)
        for group in groups
        if group.pk in found
        for paper in found[group.pk].papers
    )
    headings = (
        Heading("group", "Group"),
        Heading("kind", "Kind"),
        Heading("document", "Document"),
        Heading("approved", "Approved", dated=True),
        Heading("where", "Where it can be found", silent=True),
    )
    about = "The register holds that there are these documents, and not their text."
    caption = "Documents in which it may be laid down"
    return [Table("documents", caption, headings, rows, about=about)] if rows else []


def _appointments(snapshot: Snapshot, by_whom: Sequence[tuple[Group, Seat]]) -> list[Table]:
    """By group, role and appointer, how many; no name, as who holds a place is another question."""
    numbers: dict[tuple[Group, str, str], list[Seat]] = defaultdict(list)
    for group, seat in by_whom:
        numbers[group, seat.role, _appointed_by(snapshot, seat)].append(seat)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            group.linked,
            role,
            appointer,
            len(seats),
            "; ".join(dict.fromkeys(seat.citation.short for seat in seats if seat.citation)),
        )
        for (group, role, appointer), seats in numbers.items()
    )
    headings = (
        Heading("group", "Group"),
        Heading("role", "Role"),
        Heading("appointed_by", "Appointed by"),
        Heading("places", "Places, up to the day"),
        Heading("source", "Source", silent=True),
    )
    return [Table("appointments", "By whom members were appointed", headings, rows)] if rows else []


def _agreements(snapshot: Snapshot, asked: Asked, groups: Sequence[Group]) -> list[Table]:
    """For staff, of how many members of all groups each sort of agreement but vetting is recorded.

    Only where at least two groups each have five such members, and never of a choice of groups.
    """
    is_a_choice = asked.groups or asked.themes or asked.kinds or asked.areas
    if snapshot.known.audience != Audience.STAFF or is_a_choice:
        return []
    members = {(group.pk, seat.person) for group in groups for seat in _members(group) if seat.person}
    people: dict[str, dict[int, set[int]]] = {kind: defaultdict(set) for kind in COUNTED}
    for row in snapshot.known.of(Agreement).values():
        is_made = PartialDate(row.agreed_on).earliest <= snapshot.on
        if row.kind in people and (row.group_id, row.person_id) in members and is_made:
            people[row.kind][row.group_id].add(row.person_id)
    numbers = {kind: _number(list(people[kind].values())) for kind in COUNTED}
    if not any(numbers.values()):
        return []
    rows = tuple((str(kind.label), number or NOT_GIVEN) for kind, number in numbers.items())
    headings = (Heading("agreement", "Recorded"), Heading("people", "Members"))
    about = f"A number is given where at least two groups each have {FEWEST} such members. Vetting is counted nowhere."
    return [Table("agreements", "What is recorded of members of all groups together", headings, rows, about=about)]


def _number(of_groups: Sequence[set[int]]) -> int:
    """How many different people these are; nought where fewer than two groups have enough of them."""
    enough = [people for people in of_groups if len(people) >= FEWEST]
    return len(set().union(*of_groups)) if len(enough) > 1 else 0


def _caveat_on_silence(said: Sequence[Statement]) -> list[str]:
    silent = [words for aspect, words in HOW.items() if aspect not in {s.aspect for s in said}]
    return [f"No source in the register says {listed(silent)}. {NO_EVIDENCE}"] if silent else []
