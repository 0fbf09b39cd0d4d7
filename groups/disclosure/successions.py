"""Bodies that passed on what they did: a record of one of them is an old record, and names the successor (ACC-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.disclosure.facts import Period
from groups.disclosure.links import Link, organisation_link
from groups.disclosure.relations import CONTINUED_AS
from groups.models import OrganisationRelation
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class Succession:
    """One organisation and the one that took its place."""

    before: Link
    after: Link
    period: Period


def successions(organisation_ids: Iterable[int], day: date, audience: Audience) -> tuple[Succession, ...]:
    """The successors that these organisations had by the day, as far as the audience may know; in one query."""
    relations = (
        OrganisationRelation.objects.filter(first__in=list(organisation_ids), kind__in=CONTINUED_AS)
        .select_related("first", "second")
        .order_by("first__name", "second__name")
    )
    found = []
    for tie in relations:
        before, after = organisation_link(tie.first, audience), organisation_link(tie.second, audience)
        if before and after and Period.of(tie).begun_by(day):
            found.append(Succession(before, after, Period.of(tie)))
    return tuple(found)
