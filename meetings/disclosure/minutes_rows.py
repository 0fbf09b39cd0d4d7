"""Published minutes as a table gives them: one row for each version, the text with it where it can still be read."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from groups.disclosure.links import Link, group_link_of
from iag_registry.lib.addresses import address_of
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ReleaseKind
from meetings.disclosure.published import releases_by
from meetings.disclosure.shapes import meeting_key
from meetings.models import MinutesRelease


@dataclass(frozen=True)
class MinutesRow:
    """One version of minutes; of one that was withdrawn when and why, and nothing of what it said.

    On a day before it was withdrawn it has no text either, and nothing is said of the withdrawal.
    """

    group_key: str
    group: Link
    title: str
    meeting_key: str
    held: PartialDate
    version: int
    published_as: str
    published_on: date
    reason: str
    withdrawn_on: date | None
    withdrawn_because: str
    text: str
    sha256: str
    text_sha256: str
    url: str
    meeting_url: str


class _Facts(NamedTuple):
    """What a row says of a version."""

    group_key: str
    group_name: str
    slug: str
    title: str
    held: str
    version: int
    kind: str
    published_on: date
    reason: str
    text: str
    sha256: str
    text_sha256: str
    withdrawn_on: date | None
    withdrawn_because: str | None


_COLUMNS = (
    "minutes__meeting__group__key",
    "minutes__meeting__group__name",
    "minutes__meeting__slug",
    "minutes__meeting__title",
    "minutes__meeting__date",
    "version",
    "kind",
    "published_on",
    "reason",
    "text",
    "sha256",
    "text_sha256",
    "withdrawal__withdrawn_on",
    "withdrawal__reason",
)
_KINDS = {each.value: str(each.label) for each in ReleaseKind}


def listed_minutes(day: date, audience: Audience) -> QuerySet[MinutesRelease]:
    """Every version that was published by the day, withdrawn ones too, of groups that the audience may see."""
    return releases_by(day, audience).filter(minutes__meeting__group__audience__in=audience.seen)


def minutes_rows(releases: QuerySet[MinutesRelease], day: date) -> tuple[MinutesRow, ...]:
    """The rows of versions out of `listed_minutes`, in the order given; no more of each is read than its row says.

    A withdrawal is told from its day on; what was withdrawn is given on no day.
    """
    return tuple(_row(_Facts(*row), day) for row in releases.values_list(*_COLUMNS))


def _row(facts: _Facts, day: date) -> MinutesRow:
    is_withdrawn = facts.withdrawn_on is not None
    is_told = facts.withdrawn_on is not None and facts.withdrawn_on <= day
    return MinutesRow(
        group_key=facts.group_key,
        group=group_link_of(facts.group_key, facts.group_name),
        title=facts.title,
        meeting_key=meeting_key(facts.group_key, facts.slug),
        held=PartialDate(facts.held),
        version=facts.version,
        published_as=_KINDS[facts.kind],
        published_on=facts.published_on,
        reason="" if is_withdrawn else facts.reason,
        withdrawn_on=facts.withdrawn_on if is_told else None,
        withdrawn_because=(facts.withdrawn_because or "") if is_told else "",
        text="" if is_withdrawn else facts.text,
        sha256="" if is_withdrawn else facts.sha256,
        text_sha256="" if is_withdrawn else facts.text_sha256,
        url=address_of("meetings:minutes-version", facts.group_key, facts.slug, facts.version),
        meeting_url=address_of("meetings:meeting-detail", facts.group_key, facts.slug),
    )
