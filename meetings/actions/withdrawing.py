"""Taking published versions of minutes out of what can be read (MIN-04)."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from groups.recording import save_recorded
from meetings.models import Minutes, MinutesRelease, ReleaseWithdrawal


def readable_releases_of(minutes: Minutes) -> list[MinutesRelease]:
    """The versions of minutes that have not been withdrawn, the oldest first."""
    if minutes._state.adding:
        return []
    return list(minutes.releases.filter(withdrawal=None).order_by("version"))


def withdraw_releases(releases: Iterable[MinutesRelease], *, by: Any, reason: str) -> list[ReleaseWithdrawal]:
    """Withdraw each of these versions from today on, for a reason that the public reads; returns the withdrawals."""
    today = timezone.localdate()
    return [
        save_recorded(
            ReleaseWithdrawal(release=release, withdrawn_on=today, reason=reason.strip(), by=by), by=by, reason=reason
        )
        for release in releases
    ]
