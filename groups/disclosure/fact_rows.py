"""Dated facts of groups as tables give them: what their pages say, also of what had ended by the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.choices import PaymentKind, YesNoUnknown
from groups.disclosure.facts import Fact, fact_view
from groups.disclosure.group_rows import of_listed_groups
from groups.disclosure.links import Link, group_link
from groups.disclosure.statements import cite
from groups.disclosure.status import StatusView, status_view
from groups.models import GroupPayment, GroupStatus
from groups.querysets import DatedFactQuerySet
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class StatusRow:
    """What was known of the existence of one group for a time (GRP-03)."""

    key: str
    group: Link
    status: StatusView
    uuid: str


@dataclass(frozen=True)
class PaymentRow:
    """Whether advisers of one group were given one of three things; none says anything of the others (GRP-05)."""

    key: str
    group: Link
    payment: str
    answer: str
    fact: Fact
    uuid: str


def listed_statuses(day: date, audience: Audience) -> DatedFactQuerySet:
    """The statuses that had begun by the day, of the groups that a list of that day holds."""
    return of_listed_groups(GroupStatus.objects.begun_by(day), day, audience)


def listed_payments(day: date, audience: Audience) -> DatedFactQuerySet:
    """The answers on payment that had begun by the day, of the groups that a list of that day holds."""
    return of_listed_groups(GroupPayment.objects.begun_by(day), day, audience)


def status_rows(statuses: Iterable[GroupStatus], day: date, audience: Audience) -> tuple[StatusRow, ...]:
    """The rows of statuses out of `listed_statuses`, in the order given."""
    found = list(statuses)
    cite(found, audience)
    return tuple(
        StatusRow(held.group.key, group_link(held.group), status_view(held, day, audience), str(held.uuid))
        for held in found
    )


def payment_rows(payments: Iterable[GroupPayment], audience: Audience) -> tuple[PaymentRow, ...]:
    """The rows of answers out of `listed_payments`, in the order given."""
    found = list(payments)
    cite(found, audience)
    return tuple(
        PaymentRow(
            key=held.group.key,
            group=group_link(held.group),
            payment=(payment := str(PaymentKind(held.payment).label)),
            answer=str(YesNoUnknown(held.answer).label),
            fact=fact_view(held, payment, audience),
            uuid=str(held.uuid),
        )
        for held in found
    )
