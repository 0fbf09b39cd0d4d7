"""Bodies that passed on what they did: a record of one of them is an old record, and names the successor (ACC-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.disclosure.facts import Period
from groups.disclosure.links import Link, named_link
from groups.disclosure.relations import CONTINUED_AS
from groups.models import OrganisationRelation


@dataclass(frozen=True)
class Succession:
    """One organisation and the one that took its place."""

    before: Link
    after: Link
    period: Period


def successions(organisation_ids: Iterable[int], day: date) -> tuple[Succession, ...]:
    """The successors that these organisations had by the day; in one query."""
    relations = (
        OrganisationRelation.objects.filter(first__in=list(organisation_ids), kind__in=CONTINUED_AS)
        .select_related("first", "second")
        .order_by("first__name", "second__name")
    )
    found = [Succession(named_link(tie.first), named_link(tie.second), Period.of(tie)) for tie in relations]
    return tuple(succession for succession in found if succession.period.begun_by(day))
