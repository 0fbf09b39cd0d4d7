"""Who is told what, and when: each thing once, and nothing that is not public at that moment. All of it invented."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.actions.noting import last_number, note
from alerts.actions.queueing import is_due
from alerts.models import Outgoing, Seen, Subscription
from iag_registry.lib.audiences import Audience
from search.models import Entry
from tests.alerts.making import NOON, begin, later, make_outgoing, make_subscription, outbox, publish, send
from tests.factories import make_agenda_item, make_former_key, make_group, make_meeting
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


def begun(**values):
    """An alert of somebody who knows all that there is now."""
    begin()
    return make_subscription(told_to=last_number(), **values)


def test_new_change_is_told_once(alpha):
    publish(alpha)
    begun(query="group=alpha")
    send()
    assert mail.outbox == []
    publish(alpha, title="Spring meeting")
    assert (send().sent, send().sent) == (1, 0)
    (sent,) = outbox()
    assert sent.subject == "Alpha: 1 new change"
    assert "Spring meeting: minutes published" in sent.body


def test_who_confirmed_before_anything_had_a_number_is_not_told_of_the_whole_register(alpha):
    make_subscription()
    publish(alpha)
    assert send().sent == 0
    publish(alpha)
    assert send().sent == 1


def test_change_with_an_old_date_is_new_all_the_same(alpha):
    publish(alpha)
    begun()
    meeting = make_meeting(group=alpha, slug="long-ago", title="Long ago", date="1999-01-01")
    make_release(meeting=meeting, published_on=date(1999, 2, 1))
    assert send().sent == 1
    assert "Long ago: minutes published (1 February 1999)" in outbox()[0].body


def test_only_what_fits_is_told(alpha):
    beta = make_group(key="beta", name="Beta")
    begun(query="group=beta")
    publish(alpha)
    assert send().sent == 0
    publish(beta)
    assert send().sent == 1


def test_change_that_is_withheld_before_it_is_sent_is_not_told(alpha):
    wanted = begun()
    publish(alpha)
    number = note(today=timezone.localdate())
    make_outgoing(subscription=wanted, after=0, upto=number)
    alpha.audience = Audience.STAFF
    alpha.save()
    done = send()
    assert (done.sent, done.empty, Outgoing.objects.count()) == (0, 1, 0)


def test_alert_about_a_group_that_was_hidden_tells_nothing(alpha):
    beta = make_group(key="beta", name="Beta")
    begun(query="group=alpha")
    alpha.audience = Audience.RESTRICTED
    alpha.save()
    publish(alpha)
    publish(beta)
    assert (send().sent, mail.outbox) == (0, [])


def test_alert_follows_a_group_to_its_new_key(alpha):
    begun(query="group=alpha")
    alpha.key = "alpha-new"
    alpha.save()
    make_former_key(key="alpha", group=alpha)
    publish(alpha)
    assert send().sent == 1
    assert outbox()[0].subject == "Alpha: 1 new change"


def test_new_result_of_a_search_is_told(alpha):
    begun(about="search", query="q=lantern")
    make_group(key="lantern", name="Lantern group")
    make_group(key="other", name="Other group")
    assert send().sent == 1
    (sent,) = outbox()
    assert sent.subject == "“lantern”: 1 new result"
    assert "Lantern group\n" in sent.body
    assert "http://testserver/groups/lantern/" in sent.body


def test_result_out_of_minutes_says_of_which_meeting(alpha):
    """The title of an item names no group."""
    begun(about="search", query="q=lanterns")
    meeting = make_meeting(group=alpha, slug="may", title="May meeting", date="2022-05-01")
    make_agenda_item(meeting=meeting, title="Streets", text="<p>Of lanterns.</p>")
    make_release(meeting=meeting, published_on=date(2022, 5, 2))
    send()
    (sent,) = outbox()
    page = "http://testserver/groups/alpha/meetings/may/minutes/"
    told = sent.body.partition(f"\n{page}")[0].splitlines()[-3:]
    assert told == ["Streets", "From minutes: Alpha, minutes of 1 May 2022. May meeting", "Of lanterns."]
    html = str(sent.alternatives[0][0])
    assert "Streets</a><br>From minutes: Alpha, minutes of 1 May 2022. May meeting<br>Of lanterns.</p></li>" in html


def test_entry_that_is_made_again_is_not_new(alpha):
    make_group(key="lantern", name="Lantern group")
    begun(about="search", query="q=lantern")
    alpha.name = "Alpha, by the lantern"
    alpha.save()
    send()
    assert Entry.objects.filter(ref__contains="alpha").exists()
    assert mail.outbox == []


def test_many_changes_are_counted_and_fifty_are_told(alpha):
    begun()
    for _ in range(53):
        publish(alpha)
    send()
    (sent,) = outbox()
    assert sent.subject == "What changed: 53 new changes"
    assert sent.body.count("minutes published") == 50
    assert "And 3 more." in sent.body


def test_nothing_is_numbered_anew_while_nothing_changes(alpha, django_assert_max_num_queries):
    publish(alpha)
    begin()
    numbered = Seen.objects.count()
    with django_assert_max_num_queries(12):
        begin()
    assert Seen.objects.count() == numbered


@pytest.mark.parametrize(
    ("how_often", "told_on", "hour", "due"),
    [
        ("at_once", NOON.date(), 3, True),
        ("daily", None, 12, True),
        ("daily", None, 3, False),
        ("daily", NOON.date(), 12, False),
        ("daily", NOON.date() - timedelta(days=1), 12, True),
        ("weekly", NOON.date() - timedelta(days=6), 12, False),
        ("weekly", NOON.date() - timedelta(days=7), 12, True),
    ],
)
def test_mail_is_due(how_often, told_on, hour, due):
    assert is_due(how_often, told_on, NOON.replace(hour=hour)) is due


def test_daily_mail_gathers_what_came_since_the_last(alpha):
    wanted = begun(how_often="daily")
    noon = (later(days=2)).replace(hour=12)
    publish(alpha)
    assert send(noon).sent == 1
    publish(alpha)
    publish(alpha)
    assert send(noon).sent == 0
    assert send(noon + timedelta(days=1)).sent == 1
    assert [sent.subject for sent in outbox()] == ["What changed: 1 new change", "What changed: 2 new changes"]
    wanted.refresh_from_db()
    assert wanted.told_to == last_number()


@pytest.mark.parametrize("readers", [1, 3])
def test_what_is_new_is_read_once_for_all_who_ask_the_same(alpha, readers):
    begin()
    for _ in range(readers):
        make_subscription(told_to=last_number())
    publish(alpha)
    with CaptureQueriesContext(connection) as asked:
        send()
    reading = [query for query in asked if "groups_groupstatus" in query["sql"] and "UNION" in query["sql"]]
    assert len(mail.outbox) == readers
    assert len(reading) == 2  # to number what is new, and to see what of it fits


def test_unconfirmed_alert_is_told_nothing(alpha):
    begin()
    make_subscription(confirmed_at=None, asked_at=later(), told_to=0)
    publish(alpha)
    assert (send().sent, Subscription.objects.count()) == (0, 1)
