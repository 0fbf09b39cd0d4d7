"""What was published, corrected and withdrawn in the disclosure log, as changes of the public record (EXP-08).

Of a reply that is withdrawn no change says what was asked, of which groups, or what it corrected (FOI-12).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse

from foi.choices import Decision, ReplyChange
from foi.disclosure.log import WITHDRAWN, published
from foi.models import LogEntryGroup, LogRelease
from groups.disclosure.changes import Change, ChangedGroup, ChangesOf, Mark, Rows, Wanted, changed_groups, on_the_day
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


def _rows(day: date, audience: Audience, wanted: Wanted) -> Iterator[Rows]:
    releases = published(day)
    if wanted.groups is not None:
        tied = LogEntryGroup.objects.filter(entry=OuterRef("entry"), group__in=wanted.groups)
        releases = releases.filter(Exists(tied), withdrawn_on=None)
    yield ReplyChange.PUBLISHED, releases.filter(pack__corrects=None), on_the_day("published_on")
    yield ReplyChange.CORRECTED, releases.filter(pack__corrects__isnull=False), on_the_day("published_on")
    yield ReplyChange.WITHDRAWN, releases.filter(withdrawn_on__isnull=False), on_the_day("withdrawn_on")


def _told(found: Iterable[Mark], day: date, audience: Audience) -> Mapping[Mark, Change]:
    """The changes at these marks, with the names of groups on the day; three queries."""
    at = [mark for mark in found if mark[1] in ReplyChange.values]
    tied = LogEntryGroup.objects.filter(group__audience__in=audience.seen)
    releases = (
        LogRelease.objects.select_related("entry__request", "pack")
        .defer("text")
        .prefetch_related(Prefetch("entry__groups", tied.order_by("group__name")))
        .in_bulk({row for _, _, row in at})
    )
    groups = changed_groups((tie.group_id for row in releases.values() for tie in row.entry.groups.all()), day)
    return {mark: _change(ReplyChange(mark[1]), releases[mark[2]], groups) for mark in at}


REPLY_CHANGES = ChangesOf(kinds=ReplyChange.choices, rows=_rows, told=_told)


def _change(kind: ReplyChange, release: Any, groups: Mapping[int, ChangedGroup]) -> Change:
    is_withdrawal, is_gone = kind == ReplyChange.WITHDRAWN, release.withdrawn_on is not None
    on = release.withdrawn_on if is_withdrawal else release.published_on
    when, entry, number = PartialDate.of(on), release.entry, release.pack.version
    about = () if is_gone else tuple(groups[tie.group_id] for tie in entry.groups.all())
    return Change(
        uuid=release.uuid,
        kind=kind.value,
        label=str(kind.label),
        when=when,
        published_on=on,
        title=f"{WITHDRAWN if is_gone else entry.title}: {str(kind.label).lower()}",
        sentence=f"Reply {number} to the request {entry.request.reference} {_done(kind, release, when)}",
        url=reverse("foi:log-version", args=[entry.slug, number]),
        groups=about,
    )


def _done(kind: ReplyChange, release: Any, when: PartialDate) -> str:
    if kind == ReplyChange.WITHDRAWN:
        return f"was withdrawn on {when.words} and can no longer be read. {release.withdrawn_because}"
    if release.withdrawn_on is not None:
        return f"was published on {when.words}."
    decision = str(Decision(release.decision).label).lower()
    more = " More is to come." if release.is_interim else ""
    reason = f" {release.pack.reason}" if release.pack.reason else ""
    return f"was published on {when.words}: {decision}.{more}{reason}"
