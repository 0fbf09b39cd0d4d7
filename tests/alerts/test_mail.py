"""Alerts as a real mail server gets them, read back by the library for mail; all of it invented."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alerts.actions.noting import last_number
from alerts.actions.sending import GIVEN_UP_AFTER
from alerts.disclosure.letters import message_id
from alerts.models import Outgoing, Reader, Subscription
from tests.alerts.mail_server import mail_server
from tests.alerts.making import begin, later, make_outgoing, make_reader, make_subscription, publish, send
from tests.factories import make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha & Omega’s <group>")


@pytest.fixture
def server(settings):
    with mail_server(settings) as (kept, _):
        yield kept


@pytest.fixture
def reader(alpha):
    begin()
    reader = make_reader("reader@invented.example")
    make_subscription(reader=reader, query="group=alpha", told_to=last_number())
    publish(alpha, title="Lights & lanterns")
    return reader


def test_mail_is_read_back_whole(server, reader):
    assert send().sent == 1
    (mail,) = server.mails
    row = Outgoing.objects.get()
    assert mail["To"] == "reader@invented.example"
    assert mail["From"] == "advice@invented.example"
    assert mail["Subject"] == "Alpha & Omega’s <group>: 1 new change"
    assert mail["Message-ID"] == message_id(row) == f"<alert.{row.uuid}@testserver>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<http://testserver/alerts/stop/")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    html = mail.get_body(("html",)).get_content()
    assert text.startswith(
        "What changed, group: Alpha & Omega’s <group>\n\nLights & lanterns: minutes published (2 May 2022)\n"
    )
    assert "Version 1 of the minutes of Lights & lanterns was published on 2 May 2022." in text
    assert "\nAll of them: http://testserver/changes/?group=alpha\n" in text
    assert "Lights &amp; lanterns: minutes published" in html
    assert "<h1>What changed, group: Alpha &amp; Omega’s &lt;group&gt;</h1>" in html
    assert all(len(line) <= 998 for line in server.raw[0].splitlines())


def test_address_that_there_is_not_is_forgotten(server, reader):
    server.refusing = "550 5.1.1 No such mailbox"
    assert send().bounced == 1
    assert (Reader.objects.count(), Subscription.objects.count(), Outgoing.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("refusal", ["450 4.2.1 Try later", "550 5.7.1 We do not like you"])
def test_mail_that_is_refused_for_now_is_tried_again(server, reader, refusal):
    server.refusing = refusal
    done = send()
    assert (done.failed, done.sent, Reader.objects.count()) == (1, 0, 1)
    server.refusing = ""
    assert send(later(minutes=1)).sent == 0
    assert send(later(minutes=6)).sent == 1
    assert len(server.mails) == 1


def test_mail_that_is_refused_for_days_is_given_up(server, reader):
    make_outgoing(subscription=Subscription.objects.get(), made_at=timezone.now() - GIVEN_UP_AFTER, upto=last_number())
    server.refusing = "450 4.2.1 Try later"
    assert send().given_up == 1


def test_server_that_does_not_answer_costs_no_mail(settings, reader):
    with mail_server(settings):
        pass
    done = send()
    assert (done.has_server, done.sent) == (False, 0)
    with mail_server(settings) as (kept, _):
        assert send().sent == 1
        assert len(kept.mails) == 1


def test_mail_that_another_process_has_taken_is_left_to_it(server, reader):
    send()
    Outgoing.objects.update(sent_at=None, due_at=timezone.now() + timedelta(minutes=10))
    assert send().sent == 0
    assert send(later(minutes=11)).sent == 1
    assert len(set(server.ids)) == 1
    assert len(server.ids) == 2


def test_reader_who_left_gets_nothing_that_waited(server, reader):
    make_outgoing(subscription=Subscription.objects.get(), upto=last_number() + 5)
    reader.delete()
    assert send().sent == 0
