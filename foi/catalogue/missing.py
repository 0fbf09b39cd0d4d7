"""What the register does not know of each group: no source, no chair, no terms of reference, no minutes, and more.

It says what is missing in the register for the audience of the answer, and nothing of what there is outside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foi.catalogue.answer import Heading, Table
from foi.catalogue.asked_groups import WHICH_GROUPS, AskedGroups, asked_advisory_groups
from foi.catalogue.counting import caveats_on_dates
from foi.catalogue.facts import Group, Side
from foi.catalogue.group_documents import GroupPapers, papers_of
from foi.catalogue.meetings_then import MeetingsFound, meetings_then
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import any_of, capital, counted, day_in_words
from groups.choices import DocumentKind, PaymentKind, RoleType, YesNoUnknown

RULE = (
    "Looked for is each thing of the list, for each group, in what is open to the audience. A place whose "
    "holder may not be named counts as known, and so does a document that is withheld. What is missing is missing in "
    "the register: it may well exist. Meetings of the last year are those that the register says were held in the "
    "twelve months up to the day. "
)


@dataclass(frozen=True)
class Looked:
    """Where it is looked for what the register knows of a group."""

    snapshot: Snapshot
    meetings: MeetingsFound
    papers: Mapping[int, GroupPapers]

    @property
    def a_year_before(self) -> date:
        """The first day of the twelve months up to the day."""
        on = self.snapshot.on
        before = (on.year - 1, on.month, on.day)
        return date(*before) if (on.month, on.day) != (2, 29) else date(on.year - 1, 3, 1)


def _has_source(looked: Looked, group: Group) -> bool:
    return bool(group.citation or looked.snapshot.about("group", group.pk))


def _has_seat(group: Group, *, side: Side | None = None, role: RoleType | None = None) -> bool:
    return any(
        not seat.vacant and (side is None or seat.side == side) and (role is None or seat.role == role.label)
        for seat in group.seats
    )


def _pays(group: Group, payment: PaymentKind) -> bool:
    row = group.pays(payment)
    return bool(row and row.answer != YesNoUnknown.UNKNOWN)


def _met_lately(looked: Looked, group: Group) -> bool:
    return any(each.was_held and each.date.earliest > looked.a_year_before for each in looked.meetings.of(group))


LACKS: dict[str, Callable[[Looked, Group], bool]] = {
    "a source": _has_source,
    "an area or a theme": lambda _, group: bool(group.areas or group.themes),
    "who leads, runs or supports it": lambda _, group: bool(group.behind),
    "a chair": lambda _, group: _has_seat(group, role=RoleType.CHAIR),
    "any member": lambda _, group: _has_seat(group, side=Side.MEMBERS),
    "anyone on the police side": lambda _, group: _has_seat(group, side=Side.POLICE),
    "whether its advisers are paid": lambda _, group: _pays(group, PaymentKind.PAY),
    "whether expenses are met": lambda _, group: _pays(group, PaymentKind.EXPENSES),
    "whether access costs are met": lambda _, group: _pays(group, PaymentKind.ACCESS_COSTS),
    "terms of reference": lambda looked, group: bool(looked.papers.get(group.pk)),
    "any meeting": lambda looked, group: bool(looked.meetings.of(group)),
    "a meeting in the last year": _met_lately,
    "published minutes": lambda looked, group: any(e.minutes.can_be_read for e in looked.meetings.of(group)),
}
"""What is looked for, in the words that follow “the register does not know”, and whether it was found."""


class Missing(Question):
    """A line for each thing that is looked for, and one for each group with what is missing."""

    key = "missing"
    title = "What does the register not know of the groups?"
    hint = "For each group what is missing: a source, a chair, terms of reference, minutes, a meeting within a year."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        looked = Looked(
            snapshot, meetings_then(snapshot, asked, choice), papers_of(snapshot, {DocumentKind.TERMS_OF_REFERENCE})
        )
        missing = {
            group.key: [words for words, is_found in LACKS.items() if not is_found(looked, group)]
            for group in choice.groups
        }
        return Findings(
            sentence=_sentence(snapshot, choice, missing),
            tables=[*_by_thing(choice, missing), *_by_group(choice, missing), *choice.tables],
            counting_rule=RULE + WHICH_GROUPS.strip(),
            definition=("Missing: nothing in the register says it that is open to the audience of the answer.",),
            caveats=[*looked.meetings.caveats, *choice.caveats, *caveats_on_dates(snapshot, choice.groups)],
            warnings=choice.warnings,
            citations=[group.citation for group in choice.groups],
        )


def _sentence(snapshot: Snapshot, choice: AskedGroups, missing: Mapping[str, Sequence[str]]) -> str:
    day = day_in_words(snapshot.on)
    if not choice.groups:
        return f"On {day} the register has no group to answer for."
    lacking = sum(bool(words) for words in missing.values())
    of_all = counted(len(choice.groups), "group", "groups")
    if not lacking:
        return f"On {day} nothing that is looked for is missing of {of_all}."
    of_every = [words for words in LACKS if all(words in lacked for lacked in missing.values())]
    first = f"On {day} something is missing in the register of {lacking} of {of_all}."
    return f"{first} Of none does it know {any_of(of_every)}." if of_every else first


def _by_thing(choice: AskedGroups, missing: Mapping[str, Sequence[str]]) -> list[Table]:
    headings = (
        Heading("missing", "The register does not know"),
        Heading("groups", "Of how many groups"),
        Heading("of", "Out of"),
    )
    total = len(choice.groups)
    rows = tuple((capital(words), sum(words in lacked for lacked in missing.values()), total) for words in LACKS)
    return [Table("missing", "What is looked for", headings, rows)] if choice.groups else []


def _by_group(choice: AskedGroups, missing: Mapping[str, Sequence[str]]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("missing", "The register does not know"),
        Heading("number", "How many things"),
    )
    rows = tuple(
        (group.linked, capital("; ".join(missing[group.key])) or "Nothing is missing", len(missing[group.key]))
        for group in choice.groups
    )
    return [Table("groups", "What is missing of each group", headings, rows)] if rows else []
