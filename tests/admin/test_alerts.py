"""The staff screen of alerts gives numbers, and nobody's address; all of it invented."""

from datetime import timedelta

import pytest

from alerts.counting import AlertCounts, alert_counts
from tests.alerts.making import NOON, make_outgoing, make_reader, make_subscription

pytestmark = pytest.mark.django_db
PAGE = "/admin/alerts/"


@pytest.fixture
def alerts():
    """Two alerts of one reader, one not confirmed; a mail that was sent, one that waits and one that was tried."""
    reader = make_reader("ada@invented.example")
    wanted = make_subscription(reader=reader, query="group=alpha")
    make_subscription(reader=reader, query="group=beta", confirmed_at=None)
    make_outgoing(subscription=wanted, upto=1, sent_at=NOON - timedelta(hours=1))
    make_outgoing(subscription=wanted, upto=2, made_at=NOON - timedelta(minutes=5))
    make_outgoing(subscription=wanted, upto=3, made_at=NOON - timedelta(days=1), attempts=2)


def test_no_alerts_are_counted_as_none():
    assert alert_counts() == AlertCounts(0, 0, 0, 0, None, None)


def test_alerts_and_mails_are_counted(alerts, django_assert_num_queries):
    with django_assert_num_queries(2):
        counts = alert_counts()
    assert counts == AlertCounts(
        confirmed=1,
        unconfirmed=1,
        waiting=2,
        failing=1,
        waiting_since=NOON - timedelta(days=1),
        last_sent_at=NOON - timedelta(hours=1),
    )


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher", "Administrator", "Auditor"])
def test_page_gives_numbers_and_nothing_of_readers(signed_in, alerts, settings, role):
    settings.ALERTS = True
    response = signed_in(role).get(PAGE)
    content = response.content.decode()
    for said in (
        '<th scope="row">Alerts that are confirmed</th><td>1</td>',
        '<th scope="row">Alerts that wait to be confirmed by their readers</th><td>1</td>',
        '<th scope="row">Mails that wait to be sent</th><td>2, the first since 24 November 2026, 12:00</td>',
        '<th scope="row">Of these, mails that were tried and are not sent so far</th><td>1</td>',
        '<th scope="row">Last mail sent</th><td>25 November 2026, 11:00</td>',
    ):
        assert said in content
    assert [word for word in ("ada", "invented.example", "alpha", "beta") if word in content] == []


def test_page_is_closed_to_others(signed_in):
    assert signed_in("FOI officer").get(PAGE).status_code == 403


def test_page_says_that_alerts_are_off(signed_in, settings):
    settings.ALERTS = False
    assert "Alerts are switched off" in signed_in("Publisher").get(PAGE).content.decode()
