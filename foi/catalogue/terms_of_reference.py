"""The terms of reference of groups: every version that the register holds, and when each is to be reviewed."""

from collections.abc import Mapping, Sequence

from foi.catalogue.answer import Cell, Heading, Table, Withheld
from foi.catalogue.asked_groups import WHICH_GROUPS, AskedGroups, asked_advisory_groups
from foi.catalogue.facts import Group
from foi.catalogue.group_documents import GroupPapers, Paper, papers_of
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.said import NO_EVIDENCE, said_of, said_table
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words
from groups.choices import Aspect, DocumentKind

NONE_IN_REGISTER = "None in the register"
RULE = (
    "Given is each version of the terms of reference that was approved by the day, or of which no source says when it "
    "was approved; a group without any has one line that says so. A review is overdue if the newest version was to be "
    "reviewed before the day. "
)


class TermsOfReference(Question):
    """A line for each version of each group's terms of reference, and one for each group without any."""

    key = "terms-of-reference"
    title = "What are the terms of reference of the groups?"
    hint = "The versions of each group's terms of reference, when they were approved and when a review is due."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        papers = papers_of(snapshot, {DocumentKind.TERMS_OF_REFERENCE})
        said = said_of(snapshot, choice.groups, {Aspect.DOCUMENT, Aspect.PURPOSE})
        return Findings(
            sentence=_sentence(snapshot, choice, papers),
            tables=[
                *_table(snapshot, choice.groups, papers),
                *said_table(snapshot, "statements", "What sources say of the purpose and the documents", said),
                *choice.tables,
            ],
            counting_rule=RULE + WHICH_GROUPS.strip(),
            definition=(
                "Terms of reference: the group's own document on what it is for and how it works.",
                "Version: one text of it; a later one takes the place of an earlier one.",
            ),
            caveats=[*_caveat_on_none(choice, papers), *choice.caveats],
            warnings=choice.warnings,
            citations=[*(statement.citation for statement in said), *choice.citations],
            withheld=_withheld(choice.groups, papers),
        )


def _sentence(snapshot: Snapshot, choice: AskedGroups, papers: Mapping[int, GroupPapers]) -> str:
    day = day_in_words(snapshot.on)
    if not choice.groups:
        return f"On {day} the register has no group to answer for."
    having = [papers[group.pk].papers for group in choice.groups if group.pk in papers and papers[group.pk].papers]
    of_all = f"Of {counted(len(choice.groups), 'group', 'groups')} the register holds on {day}"
    if not having:
        return f"{of_all} no terms of reference that may be read."
    overdue = sum(_is_overdue(snapshot, versions[0]) for versions in having)
    first = f"{of_all} the terms of reference of {len(having)}"
    return (
        f"{first}. The review of {counted(overdue, 'of them is', 'of them are')} overdue." if overdue else f"{first}."
    )


def _is_overdue(snapshot: Snapshot, paper: Paper) -> bool:
    return bool(paper.review_due) and paper.review_due.latest < snapshot.on


def _table(snapshot: Snapshot, groups: Sequence[Group], papers: Mapping[int, GroupPapers]) -> list[Table]:
    rows = tuple(row for group in groups for row in _rows(snapshot, group, papers.get(group.pk)))
    headings = (
        Heading("group", "Group"),
        Heading("document", "Terms of reference"),
        Heading("version", "Version", silent=True),
        Heading("standing", "How it stands", silent=True),
        Heading("approved", "Approved", dated=True),
        Heading("review_due", "Review due", dated=True),
        Heading("review", "Review", silent=True),
        Heading("where", "Where it can be found", silent=True),
    )
    return [Table("terms_of_reference", "Terms of reference, version by version", headings, rows)] if rows else []


def _rows(snapshot: Snapshot, group: Group, found: GroupPapers | None) -> list[tuple[Cell, ...]]:
    if not found:
        return [(group.linked, NONE_IN_REGISTER, "", "", "", "", "", "")]
    rows: list[tuple[Cell, ...]] = [
        (
            group.linked,
            paper.title,
            paper.version,
            _standing(paper, found.papers),
            paper.approved,
            paper.review_due,
            "Overdue" if paper is found.papers[0] and _is_overdue(snapshot, paper) else "",
            paper.where,
        )
        for paper in found.papers
    ]
    rows += [(group.linked, f"Withheld: {reason}", "", "", "", "", "", "") for reason in found.kept_back]
    return rows


def _standing(paper: Paper, versions: Sequence[Paper]) -> str:
    """Which version it is among those of the group; of several without a date none can be told from the others."""
    if not paper.approved:
        return "" if len(versions) == 1 else "Not known when it was approved"
    return "Newest" if paper is versions[0] else "Earlier"


def _caveat_on_none(choice: AskedGroups, papers: Mapping[int, GroupPapers]) -> list[str]:
    without = sum(not papers.get(group.pk) for group in choice.groups)
    if not without:
        return []
    return [f"The register holds no terms of reference of {counted(without, 'group', 'groups')}. {NO_EVIDENCE}"]


def _withheld(groups: Sequence[Group], papers: Mapping[int, GroupPapers]) -> tuple[Withheld, ...]:
    reasons: dict[str, int] = {}
    for group in groups:
        for reason in papers[group.pk].kept_back if group.pk in papers else ():
            reasons[reason] = reasons.get(reason, 0) + 1
    return tuple(
        Withheld("document" if number == 1 else "documents", number, reason)
        for reason, number in sorted(reasons.items())
    )
