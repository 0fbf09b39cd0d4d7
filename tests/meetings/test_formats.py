"""Requests for minutes in another format (ACC-05): the form, the promise, the queue of staff; all of it invented."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.formats import ask_for_format, close_format_request, due_after
from meetings.models import FormatRequest
from meetings.views import formats
from tests.factories import make_group, make_meeting, make_minutes, make_user
from tests.meetings.making import make_format_request, make_release, make_withdrawal
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
PATH = "/groups/alpha/meetings/winter/minutes/other-format/"
GIVEN = {"format_wanted": "braille", "contact": "reader@invented.example", "details": "Grade 2.", "technology": ""}


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="alpha", name="Alpha"), slug="winter", title="Winter minutes")


def test_request_is_kept_and_promised_an_answer(client, meeting):
    response = client.post(PATH, GIVEN, follow=True)
    (asked,) = FormatRequest.objects.all()
    today = timezone.localdate()
    assert (asked.meeting, asked.format_wanted, asked.contact, asked.details, asked.received_on, asked.due_on) == (
        meeting,
        "braille",
        "reader@invented.example",
        "Grade 2.",
        today,
        due_after(today),
    )
    assert response.redirect_chain == [("/groups/alpha/meetings/winter/minutes/", 302)]
    due = PartialDate.of(due_after(today)).words
    assert f"Your request has reached us. You will have an answer by {due}." in lines_of(response)
    assert asked.history.get().history_change_reason == "Asked for on the page of the minutes"


def test_request_sent_twice_is_one(client, meeting):
    for _ in range(2):
        client.post(PATH, GIVEN)
    client.post(PATH, {**GIVEN, "format_wanted": "audio"})
    assert sorted(FormatRequest.objects.values_list("format_wanted", flat=True)) == ["audio", "braille"]
    assert [sent.body.partition(",")[0] for sent in mail.outbox] == ["Braille", "Audio"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"format_wanted": ""}, "Choose the format that you need."),
        ({"format_wanted": "stone"}, "“stone” is not one of the formats. Choose from the list."),
        ({"contact": ""}, "Give an email address or a telephone number, so that we can send them."),
        ({"contact": "me"}, "“me” is neither an email address nor a telephone number. Check it."),
    ],
)
def test_request_that_cannot_be_answered_says_what_is_missing(client, meeting, changed, message):
    response = client.post(PATH, {**GIVEN, **changed})
    assert (response.status_code, lines_of(response)[:2]) == (400, ["There is a problem", message])
    assert FormatRequest.objects.count() == 0


@pytest.mark.parametrize("contact", ["020 7946 0000", "reader@invented.example", " +44 20 7946 0000 "])
def test_contact_that_can_be_used(client, meeting, contact):
    client.post(PATH, {**GIVEN, "contact": contact})
    assert FormatRequest.objects.get().contact == " ".join(contact.split())


def test_form_offers_what_there_is_already(client, meeting):
    make_release(meeting=meeting)
    assert (
        "The page of the minutes can be made larger, printed and read aloud by a screen reader. "
        "They can also be downloaded as PDF, ODT, for word processors, plain text."
    ) in lines_of(client.get(PATH))


def test_form_of_minutes_that_are_not_published(client, meeting):
    told = (
        "The register does not know whether this meeting was held. No minutes of it are published here. "
        "If you think that there are minutes, you can still ask."
    )
    assert told in lines_of(client.get(PATH))
    make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by email")
    told = "These minutes are not published here. You can still ask; we will tell you when you may have them."
    assert told in lines_of(client.get(PATH))


@pytest.mark.parametrize(
    ("stage", "is_offered"), [("", False), ("not_taken", False), ("draft", True), ("withheld", True)]
)
def test_another_format_is_offered_only_of_minutes_that_there_are(client, stage, is_offered):
    meeting = make_meeting(group=make_group(key="beta"), slug="june", date="2022-06-01")
    if stage:
        make_minutes(meeting=meeting, stage=stage, reason="Why.")
    page = "/groups/beta/meetings/june/"
    found = [b"nother format" in client.get(path).content for path in (page, f"{page}minutes/")]
    assert found == [is_offered, is_offered]


def test_form_without_its_token_is_refused(meeting):
    response = Client(enforce_csrf_checks=True).post(PATH, GIVEN)
    assert (response.status_code, FormatRequest.objects.count()) == (403, 0)


def test_box_that_is_to_be_left_empty_is_shown_where_it_was_filled_in(client, meeting):
    filled = {**GIVEN, "website": "https://spam.example"}
    response = client.post(PATH, filled)
    assert (response.status_code, FormatRequest.objects.count(), mail.outbox) == (400, 0, [])
    said = "Empty the box that is to be left empty: machines fill it in. Then send again."
    assert lines_of(response)[:2] == ["There is a problem", said]
    page = response.content.decode()
    assert ("register-trap" in page, 'tabindex="-1"' in page, 'value="reader@invented.example"' in page) == (
        False,
        False,
        True,
    )
    assert client.post(PATH, {**filled, "website": ""}).status_code == 302


def test_flood_of_requests_is_held_back(client, meeting, monkeypatch):
    monkeypatch.setattr(formats, "MOST_IN_AN_HOUR", 2)
    statuses = [client.post(PATH, {**GIVEN, "details": str(n)}).status_code for n in range(4)]
    assert (statuses, FormatRequest.objects.count()) == ([302, 302, 429, 429], 2)
    assert "Send it again in an hour, or write to advice@invented.example." in lines_of(client.post(PATH, GIVEN))[1]


def test_mail_to_the_mailbox_names_nobody(client, meeting, settings):
    client.post(PATH, GIVEN)
    (sent,) = mail.outbox
    assert (sent.to, "reader@invented.example" in sent.body, "Braille, Winter minutes" in sent.body) == (
        ["advice@invented.example"],
        False,
        True,
    )
    settings.PUBLISHER_MAILBOX = ""
    client.post(PATH, {**GIVEN, "format_wanted": "audio"})
    assert (len(mail.outbox), FormatRequest.objects.count()) == (1, 2)


def test_request_is_kept_where_the_mail_cannot_be_sent(client, meeting, monkeypatch, caplog):
    def fail(*_):
        raise OSError("no route")

    monkeypatch.setattr(formats, "send_mail", fail)
    response = client.post(PATH, GIVEN)
    assert (response.status_code, FormatRequest.objects.count()) == (302, 1)
    assert "the mail that tells of it could not be sent" in caplog.text


def test_due_in_five_working_days(meeting):
    asked, _ = ask_for_format(meeting=meeting, format_wanted="audio", contact="020 7946 0000", on=date(2022, 4, 13))
    assert asked.due_on == date(2022, 4, 22)


def test_close_with_the_day_and_open_again(meeting):
    user = make_user()
    asked = make_format_request(meeting=meeting, received_on=date(2022, 6, 30))
    close_format_request(request=asked, status="supplied", on=date(2022, 7, 4), by=user, reason="Sent by post")
    asked.refresh_from_db()
    assert (asked.status, asked.closed_on) == ("supplied", date(2022, 7, 4))
    latest = asked.history.first()
    assert (latest.history_user, latest.history_change_reason) == (user, "Sent by post")
    close_format_request(request=asked, status="open", on=date(2022, 7, 5), by=user, reason="It did not arrive")
    asked.refresh_from_db()
    assert (asked.status, asked.closed_on) == ("open", None)


def test_close_before_it_came_is_refused(meeting):
    asked = make_format_request(meeting=meeting, received_on=date(2022, 6, 30))
    with pytest.raises(ValidationError, match="lies before the day on which the request came"):
        close_format_request(request=asked, status="supplied", on=date(2022, 6, 29), by=None, reason="Sent")


def test_staff_answer_a_request_in_the_queue(client, meeting):
    asked = make_format_request(meeting=meeting)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    address = f"/admin/meetings/formatrequest/{asked.pk}/change/"
    as_opened = client.get(address).context["adminform"].form["as_opened"].value()
    data = {"status": "supplied", "staff_note": "", "change_reason": "Sent by post", "as_opened": as_opened}
    response = client.post(address, data)
    asked.refresh_from_db()
    assert (response.status_code, asked.status, asked.closed_on) == (302, "supplied", timezone.localdate())


def test_withdrawn_minutes_cannot_be_asked_for(client, meeting):
    make_withdrawal(release=make_release(meeting=meeting))
    withdrawn = "The minutes were published and have been withdrawn. They can no longer be read here."
    for response, status in ((client.get(PATH), 200), (client.post(PATH, GIVEN), 410)):
        assert (response.status_code, b"<form" in response.content) == (status, False)
        assert lines_of(response) == [
            "Ask for these minutes in another format",
            "Minutes of: Winter minutes, Alpha.",
            f"{withdrawn} They cannot be asked for in another format either.",
        ]
    assert FormatRequest.objects.count() == 0
