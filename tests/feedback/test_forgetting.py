"""Messages are deleted with their history when their time is over, and sent once whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from feedback.actions import Forgotten, forget_feedback, send_feedback
from feedback.models import Feedback
from tests.factories import make_held_record, make_request
from tests.factories.feedback import make_feedback

pytestmark = pytest.mark.django_db
NOON = datetime(2022, 6, 1, 12, tzinfo=UTC)


def test_message_goes_with_its_history_and_no_other(capsys):
    now = timezone.now()
    make_feedback(received_at=now - timedelta(days=366), text="Old words")
    young = make_feedback(received_at=now - timedelta(days=364))
    young.status = "done"
    young.save()
    call_command("forget_feedback")
    assert capsys.readouterr().out == "1 message deleted.\n"
    assert list(Feedback.objects.all()) == [young]
    assert set(Feedback.history.values_list("text", flat=True)) == {young.text}
    assert Feedback.history.count() == 2


def test_message_that_a_request_keeps_stays():
    make_feedback(received_at=NOON)
    make_held_record(request=make_request(), record_kind="everything", record_uuid=None)
    assert forget_feedback(before=NOON + timedelta(days=1)) == Forgotten(deleted=0, kept=1)
    assert Feedback.objects.count() == 1


def test_same_words_of_another_day_are_another_message():
    for at in (NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1)):
        send_feedback(page="/", text="The same.", at=at)
    assert Feedback.objects.count() == 2


def test_second_sending_returns_the_first():
    first, is_new = send_feedback(page="/", text="The same.", at=NOON)
    again, is_new_again = send_feedback(page="/", text="The same.", at=NOON)
    assert (first, is_new, is_new_again) == (again, True, False)
