"""The minutes that came with the register are published as version 1, on the day that they print, by nobody."""

from datetime import date

import pytest
from django.core.management import call_command

from meetings.disclosure.document import MinutesDocument
from meetings.models import MinutesMove, MinutesRelease

pytestmark = pytest.mark.django_db


def test_minutes_of_2_february_2021_are_version_1():
    release = MinutesRelease.objects.get()
    document = MinutesDocument.from_data(release.document)
    assert (release.version, release.kind, release.published_on, release.released_by) == (
        1,
        "minutes",
        date(2021, 2, 2),
        None,
    )
    assert (document.title, document.names.heading, document.names.named, document.names.counted) == (
        "London Crime Reduction Board meeting minutes - 2 February 2021",
        "Board and advisors",
        36,
        36,
    )
    assert [item.heading for item in document.items] == [
        f"{item.number}. {item.title}" if item.number else item.title
        for item in release.minutes.meeting.items.order_by("position")
    ]
    assert document.sections == ()


def test_loading_again_publishes_nothing_more():
    before = (MinutesRelease.objects.get().sha256, MinutesMove.objects.count())
    call_command("load_register", verbosity=0)
    assert (MinutesRelease.objects.get().sha256, MinutesMove.objects.count()) == before
