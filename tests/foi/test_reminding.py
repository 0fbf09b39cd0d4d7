"""Reminders by mail: what is due, to whom, and never the same one twice (FOI-12)."""

from datetime import date
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from foi.actions.reminding import reminders_on, send_reminders
from foi.models import ReminderSent
from tests import factories as make
from tests.foi.desk import day, hold_bank_holidays, logged, make_officer, walk

pytestmark = pytest.mark.django_db

DUE = "2022-07-29"
"""When the reply to a request that was received on 30 June 2022 is due: a Friday."""


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays()


@pytest.fixture
def officer():
    user = make_officer()
    user.email = "officer@example.org"
    user.save()
    return user


def officer_called(name):
    """Another officer, with an address."""
    user = make_officer()
    user.email = f"{name}@example.org"
    user.save()
    return user


def owned(officer, **values):
    """A request whose only question someone has."""
    request = logged(by=officer, **values)
    request.questions.update(owner=officer)
    return request


@pytest.mark.parametrize(
    ("today", "line"),
    [
        ("2022-07-21", ""),
        ("2022-07-22", "01.FOI.22.000001: the reply is due by 29 July 2022."),
        (DUE, "01.FOI.22.000001: the reply is due today."),
        ("2022-08-02", "01.FOI.22.000001: the reply is overdue since 29 July 2022."),
    ],
)
def test_reminder_says_what_is_due_and_when(officer, today, line):
    owned(officer)
    assert send_reminders(today=day(today)) == (int(bool(line)), [], [])
    assert [message.body.splitlines()[0] for message in mail.outbox] == ([line] if line else [])


def test_mail_is_one_to_a_person_and_names_no_requester(officer):
    owned(officer, name="Someone Special", address="special@example.org", letter="Special wants to know.")
    owned(officer, reference="01.FOI.22.000002", received="2022-07-01", name="Someone Special")

    assert send_reminders(today=day(DUE)) == (2, [], [])

    (message,) = mail.outbox
    assert (message.to, message.subject) == (
        ["officer@example.org"],
        "Requests for information: 1 due today, 1 due soon",
    )
    assert message.body == (
        "01.FOI.22.000001: the reply is due today.\n"
        "01.FOI.22.000002: the reply is due by 2 August 2022.\n"
        "\n"
        "All that is due: http://testserver/admin/foi/informationrequest/due/\n"
    )
    assert message.from_email == "advice@invented.example"


def test_same_reminder_is_never_sent_twice(officer):
    request = owned(officer)
    days = ("2022-07-25", "2022-07-26", DUE, DUE, "2022-08-01")
    assert [send_reminders(today=day(today))[0] for today in days] == [
        1,
        0,
        1,
        0,
        1,
    ]
    sent = ReminderSent.objects.filter(request=request).values_list("kind", "due_on", "sent_to")
    assert list(sent) == [(kind, day(DUE), officer.pk) for kind in ("soon", "today", "overdue")]


def test_new_deadline_has_reminders_of_its_own(officer):
    request = owned(officer)
    send_reminders(today=day("2022-07-25"))
    walk(request, ("acknowledged", "2022-07-25"), ("clarification_requested", "2022-07-25"), by=officer)
    assert send_reminders(today=day("2022-08-10")) == (0, [], [])
    walk(request, ("searching", "2022-08-15"), by=officer)
    assert [send_reminders(today=day(today))[0] for today in ("2022-08-15", "2022-09-08")] == [0, 1]


def test_every_officer_is_reminded_of_what_nobody_has(officer):
    other = make_officer()
    other.email = "other@example.org"
    other.save()
    make_officer()
    logged(by=officer)
    assert send_reminders(today=day(DUE)) == (2, [], [])
    assert sorted(message.to for message in mail.outbox) == [["officer@example.org"], ["other@example.org"]]


def test_request_that_nobody_can_be_reminded_of_is_named():
    logged(by=make_officer())
    out = StringIO()
    call_command("send_reminders", stdout=out)
    assert out.getvalue() == ("0 reminders sent.\n01.FOI.22.000001: nobody who works on it has an email address.\n")


def test_settled_question_and_closed_account_are_not_reminded(officer):
    left = make.make_user(email="left@example.org", is_staff=True, is_active=False)
    request = owned(officer)
    make.make_question(request=request, owner=left)
    done = make_officer()
    done.email = "done@example.org"
    done.save()
    make.make_question(request=request, owner=done, state="settled")
    send_reminders(today=day(DUE))
    assert [message.to for message in mail.outbox] == [["officer@example.org"]]


def test_restricted_request_is_not_told_to_those_who_may_not_know_of_it_nor_printed(officer):
    request = owned(officer)
    request.audience = "restricted"
    request.save()
    out = StringIO()
    call_command("send_reminders", stdout=out)
    assert out.getvalue() == (
        "0 reminders sent.\nA restricted request, which is not named here: nobody who handles requests may see it.\n"
    )
    assert mail.outbox == []


def test_restricted_request_goes_to_those_who_may_see_it_where_its_owner_may_not(officer):
    request = owned(officer)
    request.audience = "restricted"
    request.save()
    trusted = officer_called("trusted")
    trusted.user_permissions.add(Permission.objects.get(codename="view_restricted_records"))
    assert send_reminders(today=day(DUE)) == (1, [], [])
    assert [message.to for message in mail.outbox] == [["trusted@example.org"]]
    trusted.email = ""
    trusted.save()
    assert send_reminders(today=day("2022-08-01")) == (
        0,
        ["A restricted request, which is not named here: nobody who works on it has an email address."],
        [],
    )


def test_former_officer_is_told_nothing_and_the_officers_are_reminded_instead(officer):
    """Who lost the role and is on the staff still may have a question, and may know of no request any more."""
    former = make.make_user(email="former@example.org", is_staff=True)
    request = logged(by=officer)
    request.questions.update(owner=former)
    assert send_reminders(today=day(DUE)) == (1, [], [])
    assert [message.to for message in mail.outbox] == [["officer@example.org"]]


def test_superuser_is_reminded_of_their_own_question_and_of_no_other(officer):
    chief = make.make_user(email="chief@example.org", is_staff=True, is_superuser=True)
    request = owned(officer)
    request.questions.update(owner=chief)
    logged(by=officer, reference="FOI/22/000002")
    assert send_reminders(today=day(DUE)) == (2, [], [])
    assert [(message.to, message.body.splitlines()[0][:16]) for message in mail.outbox] == [
        (["chief@example.org"], "01.FOI.22.000001"),
        (["officer@example.org"], "FOI/22/000002: t"),
    ]


@pytest.mark.parametrize("problem", [OSError("away"), SMTPRecipientsRefused({"officer@example.org": (550, b"No.")})])
def test_mail_that_fails_keeps_no_other_back_and_is_sent_the_next_time(officer, monkeypatch, problem):
    owned(officer)
    owned(officer_called("other"), reference="FOI/22/000002")
    send = EmailBackend.send_messages

    def fail(self, messages):
        if messages[0].to == ["officer@example.org"]:
            raise problem
        return send(self, messages)

    out = StringIO()
    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", fail)
        patched.setattr("django.utils.timezone.localdate", lambda: day(DUE))
        with pytest.raises(CommandError) as failed:
            call_command("send_reminders", stdout=out)
    said = f"The mail to {officer.username} could not be sent ({type(problem).__name__}). It is tried the next time."
    assert (out.getvalue(), str(failed.value)) == ("1 reminder sent.\n", said)
    assert [message.to for message in mail.outbox] == [["other@example.org"]]
    assert ReminderSent.objects.count() == 1
    assert send_reminders(today=day(DUE)) == (1, [], [])


def test_run_that_another_one_overtook_sends_nothing(officer, monkeypatch):
    request = owned(officer)
    found = reminders_on(day(DUE))
    make.make_reminder_sent(request=request, kind="today", due_on=day(DUE), sent_to=officer)
    monkeypatch.setattr("foi.actions.reminding.reminders_on", lambda today: found)
    assert send_reminders(today=day(DUE)) == (0, [], [])
    assert mail.outbox == []


def test_review_is_reminded_of_too(officer):
    request = owned(officer)
    request.state = "answered"
    request.save()
    walk(request, ("internal_review", "2022-11-15"), by=officer)
    send_reminders(today=date(2022, 12, 14))
    assert mail.outbox[0].body.splitlines()[0] == "01.FOI.22.000001: the review is due today."


def test_reminders_cost_the_same_for_many_requests(officer, django_assert_num_queries):
    for number in range(1, 4):
        owned(officer, reference=f"01.FOI.22.{number:06}")
    with django_assert_num_queries(10):
        assert len(reminders_on(day(DUE))[0]) == 3
