"""From the home page to the latest minutes of any group in at most three actions (X5)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import MinutesRelease
from tests import factories as make
from tests.harness.pages import Page, path_of
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db

ACTIONS = 3
BY_AREAS = ("/", "/areas/", "/areas/{area}/")
BY_GROUPS = ("/", "/groups/", "/groups/{group}/")
"""The pages on the way, the last of which leads to the minutes; a group without an area has no page of an area."""


@pytest.fixture
def latest() -> list[tuple[str, str | None, str]]:
    """Groups with minutes of two meetings, three with an area and one without; the latest minutes of each."""
    kind = make.make_kind(code="iag_invented", plural="invented IAGs", is_advisory_group=True)
    found = []
    for key, area_key in (("a", "north"), ("b", "east"), ("c", "south"), ("d", None)):
        group = make.make_group(key=key, name=f"Group {key}", kind=kind)
        if area_key:
            make.make_group_area(group=group, area=make.make_area(key=area_key, name=f"Area {area_key}"))
        for day in ("2021-03-01", "2022-03-01"):
            meeting = make.make_meeting(group=group, slug=day, title=f"Meeting of {key}, {day}", date=day)
            make_release(meeting=meeting)
        found.append((key, area_key, reverse("meetings:minutes", args=[key, "2022-03-01"])))
    assert MinutesRelease.objects.count() == 8
    return found


def links_in(client: Client, address: str) -> set[str]:
    page = Page.of(address, client.get(address))
    assert page.status == 200
    return {path_of(link) for link in page.links()}


def test_latest_minutes_of_every_group_are_three_actions_from_home(
    client: Client, latest: Any, record_property
) -> None:
    far = []
    for group, area, minutes in latest:
        for way in (BY_AREAS, BY_GROUPS) if area else (BY_GROUPS,):
            pages = [page.format(area=area, group=group) for page in way]
            missing = [
                f"{page} does not lead to {following}"
                for page, following in zip(pages, [*pages[1:], minutes], strict=True)
                if following not in links_in(client, page)
            ]
            assert len(pages) == ACTIONS
            far += missing
    record_property(
        "proof", ["X5 groups whose latest minutes are more than three actions from home", len(far), len(latest)]
    )
    assert far == []
