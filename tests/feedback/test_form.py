"""Is there anything wrong with this page? The form, what it takes in, and what it refuses; all of it invented."""

import logging

import pytest
from django.test import Client
from django.utils import timezone

from feedback import views
from feedback.forms import LONGEST, page_of
from feedback.models import Feedback
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
PATH = "/feedback/"
GIVEN = {"page": "/groups/?on=2022-06-30", "text": "The date is wrong.", "email": "reader@invented.example"}


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level(logging.CRITICAL, logger="django.request")


def test_link_at_the_foot_of_a_page_leads_to_the_form_about_it(client):
    page = client.get("/groups/?on=2022-06-30").content.decode()
    link = '<a class="govuk-link" href="/feedback/?page=%2Fgroups%2F%3Fon%3D2022-06-30" rel="nofollow">'
    assert f"{link}Is there anything wrong with this page?</a>" in page
    form = client.get("/feedback/?page=%2Fgroups%2F%3Fon%3D2022-06-30")
    assert ("/groups/?on=2022-06-30", "/groups/?on=2022-06-30") in links_of(form)


@pytest.mark.parametrize("path", [PATH, "/no-such-page/", "/groups/no-such-group/"])
def test_page_without_such_a_link(client, path):
    assert "feedback/?page=" not in client.get(path).content.decode()


def test_page_that_is_only_read_sets_no_cookie(client):
    client.get("/groups/")
    assert dict(client.cookies) == {}


def test_message_is_kept_and_thanked_for(client, settings):
    settings.ANSWERS_WITHIN = "within 10 working days"
    response = client.post(PATH, GIVEN, follow=True)
    (message,) = Feedback.objects.all()
    assert (message.page, message.text, message.email, message.status) == (*GIVEN.values(), "new")
    assert message.history.get().history_change_reason == "Sent from the form of the page"
    assert response.redirect_chain == [("/feedback/?sent=yes", 302)]
    assert lines_of(response)[:3] == [
        "Your message has reached us",
        (
            "The staff who keep the register will read it. If you gave an email address, you will have an answer "
            "within 10 working days."
        ),
        "It is deleted after 365 days, unless a request for information must be answered from it first.",
    ]


def test_message_sent_twice_is_one(client):
    statuses = [client.post(PATH, GIVEN).status_code for _ in range(2)]
    client.post(PATH, {**GIVEN, "text": "Another thing."})
    assert (statuses, Feedback.objects.count()) == ([302, 302], 2)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"text": "  "}, "Say what went wrong."),
        (
            {"text": "a" * (LONGEST + 1)},
            "What went wrong must be 4000 characters or fewer. It has 4001.",
        ),
        ({"email": "me"}, "Write an email address in the form name@example.org, or leave the box empty."),
        (
            {"website": "https://spam.example"},
            "Empty the box that is to be left empty: machines fill it in. Then send again.",
        ),
    ],
)
def test_message_that_cannot_be_taken_says_why_and_keeps_what_was_typed(client, changed, message):
    response = client.post(PATH, {**GIVEN, **changed})
    assert (response.status_code, lines_of(response)[:2]) == (400, ["There is a problem", message])
    assert "<title>Error: " in response.content.decode()
    assert ("/groups/?on=2022-06-30", "/groups/?on=2022-06-30") in links_of(response)
    assert Feedback.objects.count() == 0


def test_address_is_not_needed(client):
    client.post(PATH, {"text": "Something."})
    assert list(Feedback.objects.values_list("page", "email")) == [("", "")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/groups/", "/groups/"),
        ("//evil.example/", ""),
        ("/\\evil.example", ""),
        ("https://evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("/" + "a" * 300, ""),
        ("/a\x00\nb", "/ab"),
    ],
)
def test_only_an_address_of_this_site_is_kept(given, kept):
    assert page_of(given) == kept


def test_flood_of_messages_is_held_back(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_IN_AN_HOUR", 2)
    statuses = [client.post(PATH, {**GIVEN, "text": str(n)}).status_code for n in range(4)]
    assert (statuses, Feedback.objects.count()) == ([302, 302, 429, 429], 2)
    refused = lines_of(client.post(PATH, GIVEN))[1]
    assert refused.endswith("Yours has not been kept. Send it again in an hour, or write to advice@invented.example.")


def test_form_without_its_token_is_refused():
    response = Client(enforce_csrf_checks=True).post(PATH, GIVEN)
    assert (response.status_code, Feedback.objects.count()) == (403, 0)


def test_form_is_kept_by_no_cache(client):
    assert "no-store" in client.get(PATH).headers["Cache-Control"]


def test_name_of_a_message_says_nothing_of_what_was_written(client):
    client.post(PATH, GIVEN)
    today = timezone.now()
    assert str(Feedback.objects.get()).startswith(f"/groups/?on=2022-06-30, {today:%Y-%m-%d}")
