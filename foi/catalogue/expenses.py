"""Whether expenses and access costs are met, group by group and beside pay: three questions (GRP-05)."""

from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.are_they_paid import DEFINITION, payment_clauses
from foi.catalogue.asked_groups import WHICH_GROUPS, asked_advisory_groups
from foi.catalogue.counting import caveats_on_dates
from foi.catalogue.facts import Group
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.said import NO_EVIDENCE, said_of, said_table
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words
from groups.choices import Aspect, PaymentKind, YesNoUnknown

ASKED = (PaymentKind.EXPENSES, PaymentKind.ACCESS_COSTS)
RULE = (
    "The answers are those recorded for each group. Pay, expenses and access or assistance costs are three questions: "
    "an answer to one of them is no answer to another. Where no source answers, it is not known; what a source says of "
    "costs without answering is given in its own words. "
)


class Expenses(Question):
    """A line for each group with its three answers, and what sources say of costs."""

    key = "expenses"
    title = "Are advisers’ expenses and access costs met?"
    hint = "Expenses and access costs, group by group and beside pay, with what sources say of costs."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        answers = [row for group in choice.groups for kind in PaymentKind if (row := group.pays(kind))]
        said = said_of(snapshot, choice.groups, {Aspect.PAYMENT})
        return Findings(
            sentence=_sentence(snapshot, choice.groups),
            tables=[
                *_table(choice.groups),
                *said_table(snapshot, "statements", "What sources say of pay and costs", said),
                *choice.tables,
            ],
            counting_rule=RULE + WHICH_GROUPS.strip(),
            definition=DEFINITION,
            caveats=[
                *(f"{row.payment.label}: {row.note}" for row in answers if row.note),
                *_caveat_on_silence(choice.groups),
                *choice.caveats,
                *caveats_on_dates(snapshot, choice.groups),
            ],
            warnings=choice.warnings,
            citations=[
                *(row.citation for row in answers),
                *(statement.citation for statement in said),
                *choice.citations,
            ],
        )


def _sentence(snapshot: Snapshot, groups: Sequence[Group]) -> str:
    day = day_in_words(snapshot.on)
    if not groups:
        return f"On {day} the register has no group to answer for."
    clauses = "; ".join(payment_clauses(groups, ASKED))
    (pay,) = payment_clauses(groups, [PaymentKind.PAY])
    of_all = f"Of {counted(len(groups), 'group', 'groups')} on {day}: {clauses}."
    return f"{of_all} Pay is another question: {pay}."


def _table(groups: Sequence[Group]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("expenses", PaymentKind.EXPENSES.label),
        Heading("access_costs", PaymentKind.ACCESS_COSTS.label),
        Heading("pay", PaymentKind.PAY.label),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(_row(group) for group in groups)
    return [Table("groups", "What the advisers of each group are given", headings, rows)] if rows else []


def _row(group: Group) -> tuple[Cell, ...]:
    known = {kind: group.pays(kind) for kind in PaymentKind}
    cited = (row.citation.short for row in known.values() if row and row.citation)
    answers = (_answer(group, kind) for kind in (*ASKED, PaymentKind.PAY))
    return (group.linked, *answers, "; ".join(dict.fromkeys(cited)))


def _answer(group: Group, payment: PaymentKind) -> str:
    row = group.pays(payment)
    return str((row.answer if row else YesNoUnknown.UNKNOWN).label)


def _caveat_on_silence(groups: Sequence[Group]) -> list[str]:
    unknown = [
        group for group in groups if all(_answer(group, payment) == YesNoUnknown.UNKNOWN.label for payment in ASKED)
    ]
    if not unknown:
        return []
    of = counted(len(unknown), "group", "groups")
    return [f"No source says of {of} whether expenses or access costs are met. {NO_EVIDENCE}"]
