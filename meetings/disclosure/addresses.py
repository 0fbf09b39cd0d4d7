"""The addresses of the pages of meetings and minutes that anyone may read, for programs that look for all of them."""

from datetime import date

from django.db.models import Max
from django.urls import reverse

from iag_registry.lib.audiences import Audience
from meetings.disclosure.lists import listed_meetings
from meetings.disclosure.published import readable_releases


def meeting_addresses(day: date, audience: Audience) -> list[str]:
    """The page of each meeting of which the register can speak on the day; one query."""
    rows = listed_meetings(day, audience).filter(group__audience__in=audience.seen).order_by("group__key", "slug")
    return [reverse("meetings:meeting-detail", args=row) for row in rows.values_list("group__key", "slug")]


LISTS_OF_A_GROUP = ("meetings:group-meetings", "meetings:group-attendance", "meetings:group-actions")


def list_addresses(day: date, audience: Audience) -> list[str]:
    """The lists of each group of whose meetings the register can speak on the day; one query."""
    rows = listed_meetings(day, audience).filter(group__audience__in=audience.seen)
    keys = rows.order_by("group__key").values_list("group__key", flat=True).distinct()
    return [reverse(name, args=[key]) for key in keys for name in LISTS_OF_A_GROUP]


def minutes_addresses(day: date, audience: Audience) -> list[tuple[str, date]]:
    """The page of all minutes that can be read, each with the day of its last version; one query."""
    seen = {"minutes__meeting__group__audience__in": audience.seen}
    rows = (
        readable_releases(day, audience)
        .filter(**seen)
        .order_by("minutes__meeting__group__key", "minutes__meeting__slug")
        .values_list("minutes__meeting__group__key", "minutes__meeting__slug")
        .annotate(last=Max("published_on"))
    )
    return [(reverse("meetings:minutes", args=[key, slug]), last) for key, slug, last in rows]
