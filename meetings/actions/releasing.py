"""Publishing minutes: as approved, as a draft, corrected; and withdrawing them (MIN-04).

Each publishing writes one version that never changes, the step that the minutes took, and the new stage: all of it or
nothing. Whatever goes wrong on the way, nothing is published.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from groups.recording import save_recorded
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.checking import check_before_publishing
from meetings.actions.moves import check_move, is_public, locked_minutes, move
from meetings.actions.withdrawing import readable_releases_of, withdraw_releases
from meetings.choices import MinutesStage, ReleaseKind
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import read_manuscript
from meetings.disclosure.renditions import checksum, html_of, text_of
from meetings.models import Meeting, Minutes, MinutesMove, MinutesRelease, ReleaseWithdrawal

STAGES = {
    ReleaseKind.DRAFT: MinutesStage.PUBLISHED_DRAFT,
    ReleaseKind.MINUTES: MinutesStage.PUBLISHED,
    ReleaseKind.CORRECTION: MinutesStage.CORRECTED,
}


CHANGED_SINCE = (
    "Nothing was published. The minutes have changed since you opened this page: it now shows them as they are. Look "
    "at them again, and publish them if they are right."
)


@transaction.atomic
def publish(
    *, meeting: Meeting, by: Any, confirmed: Mapping[str, str] | None = None, looked_at: str | None = None
) -> MinutesRelease:
    """Publish approved minutes; returns the new version.

    `confirmed` says, by the key of each certain finding that is not redacted, why its words may be public; the reasons
    are kept with the step. `looked_at` is the fingerprint of the check that a person was shown: minutes that have
    changed since are not published. Raises ValidationError with all that stands in the way, PermissionDenied for
    someone who may not publish.
    """
    return _publish(meeting, ReleaseKind.MINUTES, by=by, confirmed=confirmed or {}, looked_at=looked_at)


@transaction.atomic
def publish_draft(
    *, meeting: Meeting, by: Any, confirmed: Mapping[str, str] | None = None, looked_at: str | None = None
) -> MinutesRelease:
    """Publish minutes that are not approved yet, marked as a draft; returns the new version. Raises as `publish`."""
    return _publish(meeting, ReleaseKind.DRAFT, by=by, confirmed=confirmed or {}, looked_at=looked_at)


@transaction.atomic
def correct(
    *,
    meeting: Meeting,
    by: Any,
    reason: str,
    replaces: int,
    confirmed: Mapping[str, str] | None = None,
    looked_at: str | None = None,
) -> MinutesRelease:
    """Publish a new version of published minutes with what it puts right, and why; returns it.

    `replaces` is the newest version as the corrector saw it: a second submission finds that it is not any more. The
    reason is public. Raises as `publish`, and at "reason" where there is none.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say what the correction puts right, and why. It is shown to the public."})
    newest = _newest(locked_minutes(meeting))
    if newest is None or newest.version != replaces:
        raise ValidationError("These minutes have been published anew since you opened this page. Look at them again.")
    return _publish(
        meeting, ReleaseKind.CORRECTION, by=by, reason=reason.strip(), confirmed=confirmed or {}, looked_at=looked_at
    )


@transaction.atomic
def withdraw(*, meeting: Meeting, by: Any, reason: str, version: int | None = None) -> list[ReleaseWithdrawal]:
    """Withdraw one version, or the newest that can be read; returns the withdrawals.

    What an older version says would come to the front again, so those before go with it, unless a newer one can still
    be read. Where none can be any more, the minutes are withdrawn. The reason is public. Raises ValidationError where
    there is nothing to withdraw, or no reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why it may no longer be read. It is shown in place of the text."})
    minutes = locked_minutes(meeting)
    check_move(minutes, MinutesStage.WITHDRAWN, by=by)
    readable = readable_releases_of(minutes)
    chosen = [release for release in readable if release.version == version] if version else readable[-1:]
    if not chosen:
        raise ValidationError("This version can no longer be read: it has been withdrawn already.")
    is_newest = chosen[0] == readable[-1]
    withdrawn = readable if is_newest else chosen
    withdrawals = withdraw_releases(withdrawn, by=by, reason=reason)
    if is_newest:
        move(minutes, MinutesStage.WITHDRAWN, by=by, reason=reason)
    return withdrawals


@transaction.atomic
def release_as_printed() -> list[MinutesRelease]:
    """Give minutes that came with a source, which had published them, their first version; returns the new ones.

    For the register's own load, and safe to run again. Each is dated to the day that the source prints as that of its
    publication, and done by nobody. Minutes that the public may not see are left as they are.
    """
    printed = Minutes.objects.filter(stage=MinutesStage.PUBLISHED, source__isnull=False, releases=None)
    made = [_release_printed(minutes) for minutes in printed.select_related("meeting__group", "source").order_by("pk")]
    return [release for release in made if release]


def _release_printed(minutes: Minutes) -> MinutesRelease | None:
    source = minutes.source
    published_on = PartialDate(minutes.meeting.publication_date)
    if source is None or published_on.precision != "day" or not is_public(minutes.meeting):
        return None
    reason = f"As published in {source.file_name or source.title}."
    document = make_document(read_manuscript(minutes), is_draft=False)
    # The minutes themselves stay as they were loaded: a change of theirs would pass for one that a person made.
    save_recorded(MinutesMove(minutes=minutes, stage=minutes.stage, dated=published_on), by=None, reason=reason)
    return _write(minutes, ReleaseKind.MINUTES, document, by=None, note=reason, published_on=published_on.earliest)


def _publish(
    meeting: Meeting,
    kind: ReleaseKind,
    *,
    by: Any,
    confirmed: Mapping[str, str],
    looked_at: str | None,
    reason: str = "",
) -> MinutesRelease:
    minutes = locked_minutes(meeting)
    check_move(minutes, STAGES[kind], by=by)
    if kind == ReleaseKind.CORRECTION and not minutes.releases.exclude(kind=ReleaseKind.DRAFT).exists():
        raise ValidationError("Only a draft of these minutes was published. Publish another draft, or approve them.")
    check = check_before_publishing(meeting, is_draft=kind == ReleaseKind.DRAFT)
    if looked_at is not None and looked_at != check.fingerprint:
        raise ValidationError(CHANGED_SINCE)
    check.refuse_unless(confirmed)
    if check.document is None:
        raise ValidationError("Nothing was published. The minutes could not be made ready.")
    note = "\n".join(part for part in (reason or f"{kind.label}.", check.confirmations(confirmed)) if part)
    release = _write(minutes, kind, check.document, by=by, reason=reason, note=note, published_on=timezone.localdate())
    move(minutes, STAGES[kind], by=by, reason=reason, note=note)
    return release


def _write(
    minutes: Minutes,
    kind: ReleaseKind,
    document: MinutesDocument,
    *,
    by: Any,
    note: str,
    published_on: date,
    reason: str = "",
) -> MinutesRelease:
    """Write the next version; ValidationError where it would say nothing that the newest readable one does not."""
    newest = _newest(minutes)
    html, text = html_of(document), text_of(document)
    release = MinutesRelease(
        minutes=minutes,
        version=newest.version + 1 if newest else 1,
        kind=kind,
        published_on=published_on,
        released_by=by,
        reason=reason,
        document=document.as_data(),
        html=html,
        text=text,
        sha256=checksum(html),
        text_sha256=checksum(text),
    )
    if newest and (newest.html, newest.text) == (html, text) and not _is_withdrawn(newest):
        raise ValidationError(f"Nothing was published: the minutes are the same as in version {release.version - 1}.")
    saved: MinutesRelease = save_recorded(release, by=by, reason=note)
    return saved


def _is_withdrawn(release: MinutesRelease) -> bool:
    return ReleaseWithdrawal.objects.filter(release=release).exists()


def _newest(minutes: Minutes) -> MinutesRelease | None:
    if minutes._state.adding:
        return None
    return minutes.releases.order_by("-version").first()
