"""How far the minutes of a meeting had come by a day, as the public may know it.

What was published is told by the releases and by nothing else: a version is read from its day on, until it is
withdrawn. One that is withdrawn is read on no day any more, earlier ones included; when and why it was withdrawn is
told from that day on, and before it only that it cannot be read.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import PUBLISHED, MinutesStage, ReleaseKind
from meetings.models import Minutes, MinutesMove, MinutesRelease

RELEASED_AS = {
    ReleaseKind.DRAFT: MinutesStage.PUBLISHED_DRAFT,
    ReleaseKind.MINUTES: MinutesStage.PUBLISHED,
    ReleaseKind.CORRECTION: MinutesStage.CORRECTED,
}
TOLD_BY_RELEASES = PUBLISHED | {MinutesStage.WITHDRAWN}


def releases_by(day: date, audience: Audience) -> QuerySet[MinutesRelease]:
    """Every version that had been published by the day, withdrawn ones too, of meetings that the audience may see."""
    return MinutesRelease.objects.filter(published_on__lte=day, minutes__meeting__audience__in=audience.seen)


def readable_releases(day: date, audience: Audience) -> QuerySet[MinutesRelease]:
    """The versions that can be read: published by the day, and not withdrawn since."""
    return releases_by(day, audience).filter(withdrawal=None)


def is_released(day: date, audience: Audience) -> Exists:
    """Whether there is a version to read of the meeting at hand."""
    return Exists(readable_releases(day, audience).filter(minutes__meeting=OuterRef("pk")))


def minutes_facts(day: date, audience: Audience) -> dict[str, Any]:
    """What a query of meetings asks of the minutes of each.

    `release_kind` of the newest version to be read, `withdrawn` where one no longer can be (the day on which the newest
    of these was withdrawn, which may lie after the day), and `stage_then`: the stage of today, or where it was reached
    after the day the one before.
    """
    of_meeting = {"minutes__meeting": OuterRef("pk")}
    newest = readable_releases(day, audience).filter(**of_meeting).order_by("-version")
    withdrawn = releases_by(day, audience).filter(**of_meeting, withdrawal__isnull=False).order_by("-version")
    moves, iso = MinutesMove.objects.filter(**of_meeting), day.isoformat()
    before = Subquery(moves.filter(dated__earliest__lte=iso).order_by("-pk").values("stage")[:1])
    return {
        "release_kind": Subquery(newest.values("kind")[:1]),
        "withdrawn": Subquery(withdrawn.values("withdrawal__withdrawn_on")[:1]),
        "stage_then": Case(
            When(
                Exists(moves.exclude(dated="").filter(dated__earliest__gt=iso)),
                then=Coalesce(before, Value(MinutesStage.NONE.value)),
            ),
            default=F("minutes__stage"),
        ),
    }


def stage_on(meeting: Any, day: date, audience: Audience) -> MinutesStage:
    """How far the minutes of a meeting with `minutes_facts` had come by the day.

    NONE where the audience may know nothing of them.
    """
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None or not audience.sees(meeting.audience):
        return MinutesStage.NONE
    return stage_told(
        meeting.release_kind, meeting.withdrawn, meeting.stage_then, is_approved=lambda: approved_by(minutes, day)
    )


def stage_told(
    release_kind: str | None, withdrawn: date | None, stage_then: str, *, is_approved: Callable[[], bool]
) -> MinutesStage:
    """The stage out of the facts of `minutes_facts`, for an audience that may know of the meeting."""
    if release_kind:
        return RELEASED_AS[ReleaseKind(release_kind)]
    stage = MinutesStage(stage_then)
    if withdrawn and stage != MinutesStage.WITHHELD:
        return MinutesStage.WITHDRAWN
    if stage in TOLD_BY_RELEASES | {MinutesStage.APPROVED}:
        return MinutesStage.APPROVED if is_approved() else MinutesStage.NONE
    return stage


def is_withdrawn_later(meeting: Any, stage: MinutesStage, day: date) -> bool:
    """Whether minutes that cannot be read any more had not been withdrawn yet on the day."""
    return stage == MinutesStage.WITHDRAWN and bool(meeting.withdrawn) and meeting.withdrawn > day


def approved_by(minutes: Minutes, day: date) -> bool:
    """True where minutes are approved, and neither date given for it lies after the day."""
    if not (minutes.approved_at or minutes.approved_by_procedure or minutes.approved_on):
        return False
    return none_after(day, minutes.approved_on, minutes.approved_at.date if minutes.approved_at else "")


def none_after(day: date, *dates: str) -> bool:
    """True where none of these dates lies after the day; one that is not known does not."""
    return all(PartialDate(each).earliest <= day for each in dates)
