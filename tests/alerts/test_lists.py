"""Lists that are followed with their filters: each thing is told once, and only by the list that holds it. Invented."""

import pytest
from django.utils import timezone

from alerts.actions.noting import WITH_LISTS, last_number, note
from alerts.lists import list_digests
from alerts.models import Ledger, Outgoing, Seen, Subscription
from alerts.news import Reading
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.alerts.making import begin, later, make_outgoing, make_subscription, outbox, publish, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def alpha():
    return make.make_group(key="alpha", name="Alpha")


def following(about, query="", **values):
    """An alert of somebody who knows all that there is now."""
    begin()
    return make_subscription(about=about, query=query, told_to=last_number(), **values)


def subjects():
    send()
    return [sent.subject for sent in outbox()]


def announced(group, *, title="Invented meeting", when="2030-06-15"):
    meeting = make.make_meeting(group=group, title=title, date=when)
    make.make_meeting_event(meeting=meeting, kind="notice_published", dated="2022-06-01")
    return meeting


def test_new_group_is_told_once_to_whoever_follows_the_list(alpha):
    following("groups")
    make.make_group(key="beta", name="Beta", kind=make.make_kind(name="invented board"))
    assert (send().sent, send().sent) == (1, 0)
    (sent,) = outbox()
    assert sent.subject == "List of groups: 1 new group"
    assert sent.body.startswith("New in the list of groups\n\nBeta\nInvented board. ")
    assert "\nhttp://testserver/groups/beta/\n" in sent.body
    assert "\nAll of them: http://testserver/groups/\n" in sent.body


def _area(*groups):
    area = make.make_area(key="marsh", name="Marsh")
    return "area=marsh", [lambda each=each: make.make_group_area(group=each, area=area) for each in groups]


def _theme(*groups):
    theme = make.make_theme(key="herons", name="Herons")
    return "theme=herons", [lambda each=each: make.make_group_theme(group=each, theme=theme) for each in groups]


def _kind(*groups):
    kind = make.make_kind(code="board")
    return "kind=board", [lambda each=each: make.make_group_kind_period(group=each, kind=kind) for each in groups]


def _status(*groups):
    closed = {"status": "closed", "start": "2021"}
    return "status=closed", [lambda each=each: make.make_group_status(group=each, **closed) for each in groups]


def _run_by(*groups):
    body = make.make_organisation(key="heronry", name="Heronry")
    ties = [lambda each=each: make.make_group_organisation(group=each, organisation=body) for each in groups]
    return "run_by=heronry", ties


def _words_of_a_theme(*groups):
    return "q=heron", _theme(*groups)[1]


def _words_of_its_names(*groups):
    return "q=heron", [lambda each=each: make.make_group_name(group=each, text="Heron group") for each in groups]


def _both(*groups):
    (_, areas), (_, themes) = _area(*groups), _theme(*groups)
    areas[1]()  # fits one of the two already
    return "area=marsh&theme=herons", [lambda: (areas[0](), themes[0]()), themes[1]]


@pytest.mark.parametrize(
    "fitting", [_area, _theme, _kind, _status, _run_by, _words_of_a_theme, _words_of_its_names, _both]
)
def test_group_is_told_when_the_last_filter_comes_to_let_it_through(alpha, fitting):
    query, (fit_before, fit_alpha) = fitting(make.make_group(key="before", name="Before"), alpha)
    fit_before()
    following("groups", query)
    make.make_group(key="other", name="Other")
    assert subjects() == []
    fit_alpha()
    send()
    (sent,) = outbox()
    assert sent.subject == "List of groups: 1 new group"
    assert "http://testserver/groups/alpha/\n" in sent.body
    assert subjects() == []


def test_group_that_fitted_before_is_not_new_when_more_is_said_of_it(alpha):
    marsh = make.make_area(key="marsh", name="Marsh")
    make.make_group_area(group=alpha, area=marsh)
    following("groups", "area=marsh&q=alpha")
    alpha.summary = "Alpha looks after the marsh."
    alpha.save()
    make.make_group_theme(group=alpha)
    assert subjects() == []


def test_group_that_begins_to_fit_while_a_mail_waits_is_told_in_one_of_the_two(alpha):
    """The mail that was made first says nothing of it: the last of the filters has a later number."""
    marsh = make.make_area(key="marsh", name="Marsh")
    make.make_group_area(area=marsh)
    wanted = following("groups", "area=marsh")
    beta = make.make_group(key="beta", name="Beta")
    first = note(today=timezone.localdate())
    make_outgoing(subscription=wanted, after=wanted.told_to, upto=first)
    Subscription.objects.update(told_to=first)
    make.make_group_area(group=beta, area=marsh)
    done = send()
    assert (done.sent, done.empty) == (1, 1)
    assert [sent.body.count("/groups/beta/") for sent in outbox()] == [1]


def test_new_meetings_and_minutes_of_a_filtered_list_are_told(alpha):
    beta = make.make_group(key="beta", name="Beta")
    following("meetings", "group=alpha")
    announced(alpha, title="Summer meeting")
    announced(beta)
    publish(alpha, title="Spring meeting")
    publish(beta)
    send()
    (sent,) = outbox()
    assert sent.subject == "Alpha: 2 new entries"
    told = [line for line in sent.body.splitlines() if "meeting" in line and "/" not in line]
    assert told[1:] == [
        "Spring meeting: minutes published (2 May 2022)",
        "Version 1 of the minutes of Spring meeting was published on 2 May 2022.",
        "Summer meeting",
    ]
    assert "Alpha. 15 June 2030. Notice published" in sent.body
    assert subjects() == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("when=ahead", ["Summer meeting"]),
        ("when=past", ["Long ago", "Spring meeting: minutes published (2 May 2022)"]),
        ("minutes=published", ["Spring meeting: minutes published (2 May 2022)"]),
        ("minutes=not", ["Long ago", "Summer meeting"]),
        ("from=2030", ["Summer meeting"]),
        ("to=1999", ["Long ago"]),
    ],
)
def test_no_filter_of_meetings_is_dropped(alpha, query, told):
    following("meetings", query)
    announced(alpha, title="Summer meeting")
    make.make_meeting(group=alpha, title="Long ago", date="1999-05-01")
    publish(alpha, title="Spring meeting")
    send()
    (sent,) = outbox()
    titles = {"Summer meeting", "Long ago", "Spring meeting: minutes published (2 May 2022)"}
    assert sorted(line for line in sent.body.splitlines() if line in titles) == told


def test_meeting_is_new_among_the_past_ones_when_it_is_over(alpha):
    meeting = announced(alpha, when="2026-06-15", title="Summer meeting")
    make.make_meeting_event(meeting=announced(alpha), kind="notice_published", dated="2022-06-01")
    meeting.date = "2030-06-16"
    meeting.save()
    following("meetings", "when=past")
    assert subjects() == []
    meeting.date = "2022-06-16"
    meeting.save()
    assert subjects() == ["Meetings and minutes: 1 new entry"]


def test_new_reply_is_told_by_the_list_that_holds_it(alpha):
    entry = make.make_log_entry(title="Of herons")
    make.make_log_release(entry=entry, decision="granted")
    make.make_log_entry_group(entry=entry, group=alpha)
    following("log", "group=alpha&decision=granted")
    make.make_log_release()
    refused = make.make_log_entry(title="Refused")
    make.make_log_entry_group(entry=refused, group=alpha)
    make.make_log_release(entry=refused, decision="refused")
    assert subjects() == []
    more = make.make_log_entry(title="More of herons")
    make.make_log_entry_group(entry=more, group=alpha)
    make.make_log_release(entry=more)
    send()
    (sent,) = outbox()
    assert sent.subject == "Disclosure log: 1 new reply"
    assert "More of herons: reply published (4 July 2022)\n" in sent.body


def test_what_is_withheld_before_it_is_sent_is_not_told(alpha):
    wanted = [following(about) for about in ("groups", "meetings", "log")]
    beta = make.make_group(name="Beta")
    announced(beta)
    release = make.make_log_release()
    number = note(today=timezone.localdate())
    for each in wanted:
        make_outgoing(subscription=each, after=each.told_to, upto=number)
    Subscription.objects.update(told_to=number)
    beta.audience = Audience.STAFF
    beta.save()
    release.entry.request.audience = Audience.RESTRICTED
    release.entry.request.save()
    done = send()
    assert (done.sent, done.empty, Outgoing.objects.count()) == (0, 3, 0)


def test_tie_to_a_hidden_organisation_has_no_number_before_it_is_public(alpha):
    """Else nobody would be told of it afterwards."""
    body = make.make_organisation(key="heronry", name="Heronry")
    make.make_group_organisation(organisation=body)
    following("groups", "run_by=heronry")
    body.audience = Audience.STAFF
    body.save()
    make.make_group_organisation(group=alpha, organisation=body)
    assert subjects() == []
    body.audience = Audience.PUBLIC
    body.save()
    assert subjects() == ["List of groups: 1 new group"]


def test_who_asked_before_lists_had_numbers_is_not_told_of_the_whole_list(alpha):
    """As after an upgrade: changes were numbered, and what the lists tell was not."""
    begin()
    old = make_subscription(told_to=last_number())
    new = make_subscription(about="groups", told_to=last_number())
    Seen.objects.filter(digest__in=[WITH_LISTS, *list_digests(timezone.localdate())]).delete()
    Ledger.objects.update(state="unknown")
    before = last_number()
    assert subjects() == []
    assert Seen.objects.filter(digest=WITH_LISTS).count() == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert new.told_to == last_number() > before
    make.make_group(name="Beta")
    assert subjects() == ["What changed: 1 new change", "List of groups: 1 new group"]


def test_alert_of_a_list_follows_a_group_to_its_new_key(alpha):
    following("meetings", "group=alpha")
    alpha.key = "alpha-new"
    alpha.save()
    make.make_former_key(key="alpha", group=alpha)
    announced(alpha)
    assert subjects() == ["Alpha: 1 new entry"]


@pytest.mark.parametrize("number", [1, 3])
def test_what_a_list_tells_is_read_in_as_many_queries(django_assert_num_queries, number):
    after = note(today=timezone.localdate())
    for _ in range(number):
        make.make_group_area(group=make.make_group(), area=make.make_area())
    reading, upto = Reading(timezone.localdate()), note(today=timezone.localdate())
    with django_assert_num_queries(19):
        news = reading.news("groups", "", after=after, upto=upto)
    assert news.count == number


def test_daily_mail_of_a_list_gathers_what_came_since(alpha):
    following("meetings", how_often="daily")
    announced(alpha)
    announced(alpha)
    noon = later(days=2).replace(hour=12)
    assert send(noon).sent == 1
    assert [sent.subject for sent in outbox()] == ["Meetings and minutes: 2 new entries"]
