"""Whether advisers are paid: pay, expenses and access costs are three questions (GRP-05)."""

from collections.abc import Iterable, Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import WHICH_GROUPS, asked_advisory_groups
from foi.catalogue.counting import (
    NO_GROUP,
    caveats_on_dates,
    counted_groups,
    named_elsewhere,
    quoted,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words
from groups.choices import Aspect, PaymentKind, YesNoUnknown

RULE = (
    "The answers are those recorded for each group that counts on the day. Pay, expenses and access or assistance "
    "costs are asked one by one: an answer to one of them says nothing about the others. Where no source answers, it "
    "is not known."
)
DEFINITION = (
    "Pay: money for the work of advising.",
    "Expenses: what an adviser has spent and is given back, such as fares.",
    "Access or assistance costs: what enables someone to take part, such as an interpreter or a carer.",
)

SENTENCES = {
    PaymentKind.PAY: {
        YesNoUnknown.YES: "advisers are paid",
        YesNoUnknown.NO: "advisers are not paid",
        YesNoUnknown.UNKNOWN: "whether advisers are paid is not known",
    },
    PaymentKind.EXPENSES: {
        YesNoUnknown.YES: "their expenses are met",
        YesNoUnknown.NO: "their expenses are not met",
        YesNoUnknown.UNKNOWN: "whether their expenses are met is not known",
    },
    PaymentKind.ACCESS_COSTS: {
        YesNoUnknown.YES: "their access or assistance costs are met",
        YesNoUnknown.NO: "their access or assistance costs are not met",
        YesNoUnknown.UNKNOWN: "whether their access or assistance costs are met is not known",
    },
}


class AreTheyPaid(Question):
    """Three lines: pay, expenses, access costs, each with the number of groups it is known for."""

    key = "paid"
    title = "Are advisers paid?"
    hint = "Pay, expenses and access costs, each on its own, with what is not known."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        groups = tuple(group for group in choice.groups if group.is_counted)
        named = tuple(g for g in named_elsewhere(snapshot, counted_groups(snapshot)) if choice.includes(g))
        known = [row for group in groups for kind in PaymentKind if (row := group.pays(kind))]
        said = [
            statement
            for statement in snapshot.statements
            if statement.aspect == Aspect.PAYMENT and statement.citation in {row.citation for row in known}
        ]
        sentence = _sentence(snapshot, groups)
        return Findings(
            sentence=sentence,
            tables=[*([_table(groups)] if groups else []), *choice.tables],
            counting_rule=RULE if choice.all else f"{RULE} {WHICH_GROUPS.strip()}",
            definition=DEFINITION,
            caveats=[
                *(f"{s.note}{quoted(s.citation)} ({s.citation.short})" for s in said if s.note),
                *(f"{row.payment.label}: {row.note}" for row in known if row.note.removesuffix(".") not in sentence),
                *choice.caveats,
                *caveats_on_dates(snapshot, groups),
            ],
            warnings=[*choice.warnings, *(warning_of(group) for group in named)],
            citations=[
                *(row.citation for row in known),
                *(group.citation for group in named),
                *(statement.citation for theme in choice.themes for statement in theme.denials),
            ],
        )


def _answers(groups: Sequence[Group], payment: PaymentKind) -> dict[YesNoUnknown, list[Group]]:
    """The groups by what is known of one sort of payment, in the order yes, no, not known."""
    answers: dict[YesNoUnknown, list[Group]] = {answer: [] for answer in YesNoUnknown}
    for group in groups:
        row = group.pays(payment)
        answers[row.answer if row else YesNoUnknown.UNKNOWN].append(group)
    return {answer: of_answer for answer, of_answer in answers.items() if of_answer}


def _sentence(snapshot: Snapshot, groups: Sequence[Group]) -> str:
    day = day_in_words(snapshot.on)
    if not groups:
        return f"On {day} the register counts {tally(groups)}. {NO_GROUP}"
    group_count = counted(len(groups), "advisory group", "advisory groups")
    return f"Of {group_count} counted on {day}: {'; '.join(payment_clauses(groups, PaymentKind))}."


def payment_clauses(groups: Sequence[Group], payments: Iterable[PaymentKind]) -> list[str]:
    """What is known of each of these payments to the advisers of the groups, in a clause each."""
    clauses = []
    for payment in payments:
        answers = _answers(groups, payment)
        clauses.append(
            " and ".join(
                f"{SENTENCES[payment][answer]}{_qualified(of_answer, payment)}"
                + ("" if len(answers) == 1 else f" for {len(of_answer)} of the {len(groups)} groups")
                for answer, of_answer in answers.items()
            )
        )
    return clauses


def _qualified(groups: Sequence[Group], payment: PaymentKind) -> str:
    """What is noted of all these answers alike, in brackets after the answer, so that nobody reads it without."""
    notes = {row.note.strip().removesuffix(".") if (row := group.pays(payment)) else "" for group in groups}
    note = notes.pop() if len(notes) == 1 else ""
    return f" ({note})" if note else ""


def _table(groups: Sequence[Group]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for payment in PaymentKind:
        for answer, of_answer in _answers(groups, payment).items():
            cited = [row.citation for group in of_answer if (row := group.pays(payment)) and row.citation]
            sources = "; ".join(dict.fromkeys(citation.short for citation in cited))
            rows.append((payment.label, answer.label, len(of_answer), sources))
    return Table(
        "payments",
        "What advisers are given",
        (
            Heading("payment", "Payment"),
            Heading("answer", "Answer"),
            Heading("groups", "Groups"),
            Heading("source", "Source", silent=True),
        ),
        tuple(rows),
    )
