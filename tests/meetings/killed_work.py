"""Pieces of work of this app that tests kill on the way; each does its whole work, on invented records."""

from django.contrib.auth import get_user_model

from groups.models import AdvisoryGroup
from meetings.actions.importing import import_minutes
from meetings.actions.minutes import circulate, start_minutes
from meetings.actions.releasing import publish
from meetings.importing.finding import find_minutes
from meetings.importing.reading import read_pasted
from meetings.models import Meeting

TEXT = """\
Invented minutes of 3 May 2022

Present: Ann Invented (Chair), Invented Council

1. Lights

It was agreed to write.

Action: Ann to write by 1 June 2022
"""
FOUND = find_minutes(read_pasted(TEXT))
GROUP = "invented-iag"
PUBLISHER = "invented-publisher"
NOT_MINUTED = "not-minuted"


def importing() -> None:
    import_minutes(
        found=FOUND,
        group=AdvisoryGroup.objects.get(key=GROUP),
        by=get_user_model().objects.get(username=PUBLISHER),
        reason="Imported",
        was_held=True,
    )


def publishing() -> None:
    publish(meeting=Meeting.objects.get(slug="2022-03-01"), by=get_user_model().objects.get(username=PUBLISHER))


def two_steps() -> None:
    """No action of the register: two writes that nothing holds together, which the tests must find out."""
    publisher = get_user_model().objects.get(username=PUBLISHER)
    meeting = Meeting.objects.get(slug=NOT_MINUTED)
    start_minutes(meeting=meeting, by=publisher)
    circulate(meeting=meeting, by=publisher)
