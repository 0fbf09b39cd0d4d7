"""How far the minutes of a meeting had come by a day, as the public may know it.

What was published is told by the releases and by nothing else: a version is read from its day on, until it is
withdrawn. One that is withdrawn is read on no day any more, earlier ones included; when and why it was withdrawn is
told from that day on, and before it only that it cannot be read.
"""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from iag_registry.lib.audiences import Audience
from iag_registry.lib.row_by_row import ExistsRowByRow
from meetings.choices import PUBLISHED, MinutesStage, ReleaseKind
from meetings.models import MinutesMove, MinutesRelease

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


def readable_minutes(meetings: QuerySet[Any], day: date, audience: Audience) -> dict[int, int]:
    """The versions that can be read of these meetings, those of unnamed bodies left out, each with its meeting."""
    of_them = readable_releases(day, audience).filter(minutes__meeting__in=meetings.order_by().values("pk"))
    return dict(of_them.filter(minutes__meeting__group__isnull=False).values_list("pk", "minutes__meeting"))


def is_released(day: date, audience: Audience) -> Exists:
    """Whether there is a version to read of the meeting at hand."""
    return Exists(readable_releases(day, audience).filter(minutes__meeting=OuterRef("pk")))


def minutes_facts(day: date, audience: Audience) -> dict[str, Any]:
    """What a query of meetings asks of the minutes of each.

    `release_kind` of the newest version to be read, `withdrawn` where one no longer can be (the last day on which one
    of these was withdrawn, which may lie after the day), and `stage_then`: the stage of today, or where it was reached
    after the day the one before.
    """
    of_meeting = {"minutes__meeting": OuterRef("pk")}
    newest = readable_releases(day, audience).filter(**of_meeting).order_by("-version")
    withdrawn = releases_by(day, audience).filter(**of_meeting, withdrawal__isnull=False)
    withdrawn = withdrawn.order_by("-withdrawal__withdrawn_on")
    moves, iso = MinutesMove.objects.filter(**of_meeting), day.isoformat()
    before = Subquery(moves.filter(dated__earliest__lte=iso).order_by("-pk").values("stage")[:1])
    return {
        "release_kind": Subquery(newest.values("kind")[:1]),
        "withdrawn": Subquery(withdrawn.values("withdrawal__withdrawn_on")[:1]),
        "stage_then": Case(
            When(
                ExistsRowByRow(moves.exclude(dated="").filter(dated__earliest__gt=iso)),
                then=Coalesce(before, Value(MinutesStage.NONE.value)),
            ),
            default=F("minutes__stage"),
        ),
    }
