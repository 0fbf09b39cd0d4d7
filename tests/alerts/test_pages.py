"""Asking for alerts, confirming, managing and ending them, as a reader does it; all of it invented."""

import re
from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alerts.actions import asking
from alerts.keys import Purpose, token, unseal
from alerts.models import Outgoing, Reader, Subscription
from tests.alerts.making import begin, later, make_subscription, outbox, publish, send
from tests.factories import make_area, make_group, make_theme
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
ASK = "/alerts/?about=changes&group=alpha"
GIVEN = {"address": "Reader@invented.example", "how_often": "at_once"}
OVER = "This link leads to nothing"


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


def link_in(body: str, page: str) -> str:
    return re.search(rf"http://testserver(/alerts/{page}/\S+)", body)[1]


def address(purpose: Purpose, row: object) -> str:
    return reverse(f"alerts:{purpose}", args=[token(purpose, row.uuid)])


def test_reader_asks_confirms_is_told_and_leaves(client, alpha):
    begin()
    response = client.post(ASK, GIVEN)
    assert (response.status_code, response["Location"]) == (302, "/alerts/asked/")
    send()
    (asked,) = outbox()
    assert asked.to == ["Reader@invented.example"]
    assert asked.subject == "Register of independent advisory groups: Confirm that you want email alerts"
    assert "What changed, group: Alpha (as soon as there is something new)" in asked.body
    confirm = link_in(asked.body, "confirm")
    publish(alpha)
    assert client.get(confirm).status_code == 200
    assert Subscription.objects.get().confirmed_at is None
    assert "You will get these alerts by email." in lines_of(client.post(confirm, follow=True))
    assert send().sent == 1  # published before it was confirmed, but after all that had a number
    (told,) = outbox()
    assert told.subject == "Alpha: 1 new change"
    stop = link_in(told.body, "stop")
    assert "End this email alert" in lines_of(client.get(stop))
    assert Subscription.objects.count() == 1
    assert "This alert has ended" in lines_of(client.post(stop))
    assert (Reader.objects.count(), Subscription.objects.count(), Outgoing.objects.count()) == (0, 0, 0)


def test_mail_program_ends_an_alert_by_itself(alpha):
    begin()
    wanted = make_subscription()
    publish(alpha)
    send()
    (told,) = outbox()
    stop = told.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert told.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop == address(Purpose.STOP, wanted)
    program = Client(enforce_csrf_checks=True)
    for _ in range(2):  # twice is answered as once
        response = program.post(stop, {"List-Unsubscribe": "One-Click"})
        assert (response.status_code, dict(response.cookies)) == (200, {})
    assert Reader.objects.count() == 0


def test_known_address_is_answered_as_any_other(client, alpha):
    wanted = make_subscription(query="group=alpha")
    known = unseal(wanted.reader.address)
    answers = [client.post(ASK, {**GIVEN, "address": each}) for each in (known, known.upper(), "new@invented.example")]
    assert [(each.status_code, each["Location"], each.content) for each in answers] == [
        (302, "/alerts/asked/", b"")
    ] * 3
    send()
    subjects = [sent.subject.partition(": ")[2] for sent in outbox()]
    assert subjects == ["Your email alerts", "Your email alerts", "Confirm that you want email alerts"]
    assert Reader.objects.count() == 2


def test_hidden_group_is_answered_as_one_that_never_was(client):
    make_group(key="kept-back", name="Kept back", audience="restricted")
    hidden, never = (client.get(f"/alerts/?about=changes&group={key}") for key in ("kept-back", "never-was"))
    assert (hidden.status_code, never.status_code) == (400, 400)
    assert hidden.content.replace(b"kept-back", b"never-was") == never.content
    assert dict(hidden.items()) == dict(never.items())
    assert '<form method="post"' not in hidden.content.decode()
    client.post("/alerts/?about=changes&group=kept-back", GIVEN)
    assert Subscription.objects.count() == 0


def test_group_that_is_hidden_later_is_not_named(client, alpha):
    wanted = make_subscription(query="group=alpha")
    alpha.audience = "staff"
    alpha.save()
    pages = [address(Purpose.MANAGE, wanted.reader), address(Purpose.STOP, wanted), address(Purpose.CONFIRM, wanted)]
    for page in pages:
        assert "lpha" not in client.get(page).content.decode()
    assert "Something that can no longer be read in this register" in lines_of(client.get(pages[0]))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"address": ""}, "Enter your email address."),
        ({"address": "nobody"}, "Enter an email address in the correct format, like name@example.com."),
        ({"how_often": "hourly"}, "“hourly” is not one of the choices. Choose from the list."),
    ],
)
def test_what_is_wrong_is_said(client, alpha, given, message):
    response = client.post(ASK, {**GIVEN, **given})
    assert response.status_code == 400
    assert lines_of(response).count(message) >= 1
    assert "There is a problem" in lines_of(response)
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("about=weather", "“weather” is nothing that alerts can be about. Begin with one of the ways below."),
        ("about=changes&colour=red", "“colour” is not a filter of this list."),
        ("about=changes&on=2020-01-01", "“on” cannot be used here"),
        ("about=search", "Write on the search page what you look for, and ask for alerts there."),
        ("group=alpha", "It is not said what the alerts are to be about."),
    ],
)
def test_query_that_cannot_be_used_is_named(client, alpha, query, message):
    response = client.get(f"/alerts/?{query}")
    assert response.status_code == 400
    assert any(line.startswith(message) for line in lines_of(response))


def test_mail_to_confirm_holds_no_words_of_whoever_asked(client, alpha):
    client.post("/alerts/?about=search&q=buy+invented+pills", GIVEN)
    send()
    (asked,) = outbox()
    assert "pills" not in asked.message().as_string()
    assert "buy invented pills" in client.get(link_in(asked.body, "confirm")).content.decode()


def test_one_address_is_written_to_a_few_times_a_day(client, alpha):
    for _ in range(asking.MOST_IN_A_DAY + 3):
        assert client.post(ASK, GIVEN)["Location"] == "/alerts/asked/"
    send()
    assert len(mail.outbox) == asking.MOST_IN_A_DAY


def test_so_many_at_once_are_refused(client, alpha, monkeypatch):
    monkeypatch.setattr(asking, "MOST_IN_AN_HOUR", 2)
    statuses = [client.post(ASK, {**GIVEN, "address": f"r{n}@invented.example"}).status_code for n in range(3)]
    assert statuses == [302, 302, 429]
    assert Reader.objects.count() == 2


def test_what_is_not_confirmed_is_forgotten(client, alpha):
    client.post(ASK, GIVEN)
    send()
    confirm = link_in(outbox()[0].body, "confirm")
    assert send(later(hours=47)).forgotten == 0
    assert send(later(hours=49)).forgotten == 1
    assert (Reader.objects.count(), Outgoing.objects.count()) == (0, 0)
    response = client.post(confirm)
    assert (response.status_code, OVER in lines_of(response)) == (404, True)


def test_reader_changes_how_often_ends_one_and_ends_all(client, alpha):
    first = make_subscription()
    second = make_subscription(reader=first.reader, query="group=alpha")
    manage = address(Purpose.MANAGE, first.reader)
    assert {"Everything that changes", "What changed, group: Alpha"} <= set(lines_of(client.get(manage)))
    client.post(manage, {"change": token(Purpose.STOP, second.uuid), "how_often": "weekly"})
    second.refresh_from_db()
    assert second.how_often == "weekly"
    assert client.post(manage, {"stop": token(Purpose.STOP, first.uuid)}).status_code == 302
    assert list(Subscription.objects.all()) == [second]
    assert "Your alerts have ended" in lines_of(client.post(manage, {"stop": "all"}))
    assert Reader.objects.count() == 0
    assert client.get(manage).status_code == 404


def test_reader_cannot_change_what_is_another_reader_s(client):
    mine, other = make_subscription(), make_subscription()
    response = client.post(address(Purpose.MANAGE, mine.reader), {"stop": token(Purpose.STOP, other.uuid)})
    assert (response.status_code, Subscription.objects.count()) == (400, 2)


def test_link_for_one_purpose_opens_nothing_else(client):
    wanted = make_subscription()
    for purpose in Purpose:
        other = Purpose.STOP if purpose != Purpose.STOP else Purpose.CONFIRM
        wrong = reverse(f"alerts:{purpose}", args=[token(other, wanted.uuid)])
        for link in (wrong, reverse(f"alerts:{purpose}", args=["x"]), reverse(f"alerts:{purpose}", args=["é" * 43])):
            assert (client.get(link).status_code, client.post(link).status_code) == (404, 404)
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize("purpose", list(Purpose))
def test_page_of_a_mail_is_kept_nowhere(client, settings, purpose):
    settings.PAGES_KEPT = 10
    wanted = make_subscription()
    response = client.get(address(purpose, wanted.reader if purpose == Purpose.MANAGE else wanted))
    headers = {name: response[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert headers == {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "same-origin",
    }


def test_without_alerts_no_link_leads_to_them_and_the_page_says_so(client, alpha, settings):
    publish(alpha)
    pages = ["/groups/alpha/", "/changes/", "/meetings/", "/search/?q=alpha"]
    assert all("/alerts/" in client.get(page).content.decode() for page in pages)
    settings.ALERTS = False
    assert not any("/alerts/" in client.get(page).content.decode() for page in pages)
    assert "There are no email alerts here" in lines_of(client.get(ASK))
    assert client.post(ASK, GIVEN).status_code == 404
    assert Subscription.objects.count() == 0


def test_links_of_lists_lead_to_alerts_about_the_same(client, alpha):
    publish(alpha)
    for page, about in {
        "/changes/?group=alpha&kind=minutes_published": "What changed, group: Alpha, what changed: Minutes published",
        "/meetings/?group=alpha&when=past": "New meetings and minutes, group: Alpha, when: Past",
        "/search/?q=alpha&type=group": "New results for “alpha”, type: Groups",
        "/groups/alpha/": "What changed, group: Alpha",
    }.items():
        (link,) = set(re.findall(r'href="(/alerts/[^"]*)"', client.get(page).content.decode()))
        assert f">{about}</a>" in client.get(unescape(link)).content.decode(), page


def test_confirmed_twice_is_as_once(client, alpha):
    wanted = make_subscription(confirmed_at=None, asked_at=timezone.now() - timedelta(hours=1))
    confirm = address(Purpose.CONFIRM, wanted)
    client.post(confirm)
    wanted.refresh_from_db()
    before = wanted.confirmed_at
    client.post(confirm)
    wanted.refresh_from_db()
    assert wanted.confirmed_at == before


def test_alert_can_be_ended_while_alerts_are_off(client, settings):
    first = make_subscription()
    second = make_subscription(confirmed_at=None, asked_at=timezone.now() - timedelta(hours=49))
    settings.ALERTS = False
    assert "There are no email alerts here" in lines_of(client.get(address(Purpose.CONFIRM, second)))
    call_command("send_alerts", stdout=(out := StringIO()))
    assert out.getvalue() == "Alerts are off (ALERTS): nothing is sent, 1 never confirmed.\n"
    assert "This alert has ended" in lines_of(client.post(address(Purpose.STOP, first)))
    assert Reader.objects.count() == 0


@pytest.mark.parametrize(
    ("narrowed", "path"), [("group", "/groups/alpha/"), ("area", "/areas/marsh/"), ("theme", "/themes/herons/")]
)
def test_pages_of_groups_areas_and_themes_lead_to_their_alerts(client, settings, narrowed, path):
    make_group(key="alpha", name="Alpha")
    make_area(key="marsh", name="Marsh")
    make_theme(key="herons", name="Herons")
    address = f"/alerts/?about=changes&{narrowed}={path.split('/')[2]}"
    link = ("Email alerts of what changes", address)
    assert link in links_of(client.get(path))
    assert client.get(address).status_code == 200
    settings.ALERTS = False
    assert link not in links_of(client.get(path))
