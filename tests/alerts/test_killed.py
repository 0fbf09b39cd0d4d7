"""A process that is killed while it sends alerts loses none; the next one sends what is left, each mail once (C7)."""

import os
from collections import Counter

import pytest
from django.utils import timezone

from alerts.actions.noting import last_number
from alerts.models import Outgoing
from tests.alerts.killed_work import PORT
from tests.alerts.mail_server import mail_server
from tests.alerts.making import begin, make_outgoing, make_reader, make_subscription, publish
from tests.factories import make_group
from tests.killing.databases import killing_ground

pytestmark = pytest.mark.django_db(transaction=True)
WORK = "tests.alerts.killed_work:sending"
KILLS = 40
MOMENTS = 12
TO = ["first@invented.example", "second@invented.example", "third@invented.example"]


@pytest.fixture
def ground(tmp_path):
    """Three readers who are to hear something: two of a change, and one is asked to confirm."""
    group = make_group(key="alpha", name="Alpha")
    begin()
    for address in TO[:2]:
        make_subscription(reader=make_reader(address), told_to=last_number())
    asked = make_subscription(reader=make_reader(TO[2]), confirmed_at=None, asked_at=timezone.now())
    make_outgoing(subscription=asked, letter="confirm", upto=0)
    publish(group)
    with mail_server() as (kept, port):
        os.environ[PORT] = str(port)
        try:
            with killing_ground(tmp_path) as (database, worker):
                yield database, worker, kept
        finally:
            del os.environ[PORT]


def received(kept):
    """How often each reader was written to since this was asked last."""
    found = Counter(str(mail["To"]) for mail in kept.mails)
    ids = dict(found), len(set(kept.ids))
    kept.mails.clear()
    return ids


ONCE = (dict.fromkeys(TO, 1), 3)


def test_killed_run_loses_no_mail_and_repeats_none(ground, record_property):
    database, worker, kept = ground
    done = worker.order(work=WORK)
    assert (done["ended"], received(kept)) == ("done", ONCE)
    orders = [{"step": step} for step in range(1, done["steps"] + 1, max(1, done["steps"] // KILLS))]
    orders += [{"delay": 1.2 * done["seconds"] * count / MOMENTS} for count in range(MOMENTS)]
    lost, repeated, kills = [], [], 0
    for order in orders:
        database.put_back()
        kills += worker.order(work=WORK, **order)["ended"] == "killed"
        again = worker.order(work=WORK)
        assert again["ended"] == "done", (order, again)
        times, different = received(kept)
        if set(times) != set(TO):
            lost.append(order)
        if sum(times.values()) > 3:
            # A kill from outside may fall between the answer of the server and the note of it: the same mail again.
            repeated.append(order)
            assert (different, sum(times.values())) == (3, 4)
            assert "delay" in order
    record_property("proof", ["C7 kills while sending alerts that lost a mail", len(lost), kills])
    record_property("proof", ["C7 kills while sending alerts that sent one twice", len(repeated), kills])
    assert lost == []
    assert kills >= KILLS
    database.put_back()


def test_mail_that_is_sent_again_is_known_for_the_same(ground):
    """The one window that there is: the server has the mail, and the database does not know it yet."""
    _, worker, kept = ground
    assert worker.order(work="tests.alerts.killed_work:dying_in_the_window")["ended"] == "killed"
    assert len(kept.mails) == 2
    twice = kept.ids[1]
    assert worker.order(work=WORK)["ended"] == "done"
    assert sorted(Counter(kept.ids).values()) == [1, 1, 2]
    assert kept.ids.count(twice) == 2
    assert Outgoing.objects.filter(sent_at=None).exists()  # in the test's own database, where nobody has sent anything
