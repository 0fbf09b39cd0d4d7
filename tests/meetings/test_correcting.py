"""Published minutes are corrected, withdrawn or withheld: one version and one step each, or nothing (MIN-04, C4)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from meetings.actions.minutes import approve, take_back, withhold
from meetings.actions.releasing import correct, publish, publish_draft, withdraw
from meetings.disclosure import minutes_page
from meetings.models import MinutesRelease
from tests.meetings.manuscripts import make_invented_minutes
from tests.meetings.released import edit, state
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db


def test_correction_is_a_new_version_with_its_reason_and_the_old_one_stays():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    first = publish(meeting=meeting, by=publisher)
    edit(meeting, "A word was missing.")
    second = correct(meeting=meeting, by=publisher, reason="A word was missing.", replaces=1)
    assert state()[2] == [(1, "minutes", "", publisher.pk), (2, "correction", "A word was missing.", publisher.pk)]
    assert state()[1][-1] == ("corrected", "A word was missing.", publisher.pk)
    assert MinutesRelease.objects.get(version=1).html == first.html
    assert ("A word was missing." in first.text, "A word was missing." in second.text) == (False, True)


def test_correction_sent_twice_has_one_effect():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    publish(meeting=meeting, by=publisher)
    edit(meeting, "A word was missing.")
    correct(meeting=meeting, by=publisher, reason="A word.", replaces=1)
    before = state()
    with pytest.raises(ValidationError, match="published anew since you opened"):
        correct(meeting=meeting, by=publisher, reason="A word.", replaces=1)
    with pytest.raises(ValidationError, match="the same as in version 2"):
        correct(meeting=meeting, by=publisher, reason="A word.", replaces=2)
    with pytest.raises(ValidationError, match="Say what the correction puts right"):
        correct(meeting=meeting, by=publisher, reason=" ", replaces=2)
    assert state() == before


def test_correction_of_what_was_only_a_draft_is_refused():
    publisher = make_publisher()
    meeting = make_invented_minutes(stage="draft", approved_by_procedure="").meeting
    publish_draft(meeting=meeting, by=publisher)
    withdraw(meeting=meeting, by=publisher, reason="A name stood in it.")
    with pytest.raises(ValidationError, match="Only a draft"):
        correct(meeting=meeting, by=publisher, reason="x", replaces=1)


def test_withdrawal_of_the_newest_takes_those_before_with_it():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    publish(meeting=meeting, by=publisher)
    edit(meeting, "More.")
    correct(meeting=meeting, by=publisher, reason="More.", replaces=1)
    withdraw(meeting=meeting, by=publisher, reason="A name stood in it.")
    today = timezone.localdate()
    assert state()[3] == [
        (1, today, "A name stood in it.", publisher.pk),
        (2, today, "A name stood in it.", publisher.pk),
    ]
    assert state()[0] == [("withdrawn", "A name stood in it.")]
    before = state()
    with pytest.raises(ValidationError, match="cannot become “Withdrawn”"):
        withdraw(meeting=meeting, by=publisher, reason="Again.")
    assert state() == before
    edit(meeting, "Without the name.")
    assert correct(meeting=meeting, by=publisher, reason="Without the name.", replaces=2).version == 3


def test_withdrawal_of_an_old_version_leaves_the_newest():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    publish(meeting=meeting, by=publisher)
    edit(meeting, "More.")
    correct(meeting=meeting, by=publisher, reason="More.", replaces=1)
    withdraw(meeting=meeting, by=publisher, reason="A name stood in it.", version=1)
    assert [version for version, *_ in state()[3]] == [1]
    assert state()[0] == [("corrected", "")]
    with pytest.raises(ValidationError, match="withdrawn already"):
        withdraw(meeting=meeting, by=publisher, reason="Again.", version=1)
    with pytest.raises(ValidationError, match="Say why"):
        withdraw(meeting=meeting, by=publisher, reason="")


@pytest.mark.parametrize("to", ["published_draft", "approved"])
def test_withholding_withdraws_what_can_be_read(to):
    """What is withheld is read nowhere, and the page says “withheld”."""
    publisher = make_publisher()
    meeting = make_invented_minutes(stage="circulated", approved_by_procedure="").meeting
    publish_draft(meeting=meeting, by=publisher)
    if to == "approved":
        approve(meeting=meeting, by=publisher, procedure="By email")
    withhold(meeting=meeting, by=publisher, reason="A trial is going on.")
    today = timezone.localdate()
    assert state()[3] == [(1, today, "A trial is going on.", publisher.pk)]
    page = minutes_page("invented-iag", "2022-03-01", audience=Audience.PUBLIC, day=today)
    assert (page.state.stage, page.state.reason, page.release) == ("withheld", "A trial is going on.", None)
    take_back(meeting=meeting, by=publisher, reason="The trial is over.")
    assert publish_draft(meeting=meeting, by=publisher).version == 2


def test_what_was_published_and_taken_back_can_be_withdrawn():
    publisher = make_publisher()
    meeting = make_invented_minutes(stage="circulated", approved_by_procedure="").meeting
    publish_draft(meeting=meeting, by=publisher)
    approve(meeting=meeting, by=publisher, procedure="By email")
    take_back(meeting=meeting, by=publisher, reason="Recorded by mistake.")
    withdraw(meeting=meeting, by=publisher, reason="A name stood in it.")
    assert state()[0] == [("withdrawn", "A name stood in it.")]
    assert publish_draft(meeting=meeting, by=publisher).version == 2


def test_withdrawal_is_for_publishers():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    publish(meeting=meeting, by=publisher)
    with pytest.raises(PermissionDenied):
        withdraw(meeting=meeting, by=make_editor(), reason="x")
    assert state()[3] == []
