"""The changes of all apps in one order; all of it invented."""

from datetime import date

import pytest

from changes.disclosure import KINDS, Wanted, public_changes
from groups.models import AdvisoryGroup
from tests.factories import (
    make_group,
    make_group_name,
    make_group_relation,
    make_log_entry,
    make_log_entry_group,
    make_log_release,
    make_meeting,
    make_request,
    make_role,
)
from tests.meetings.making import make_joint_meeting, make_release, make_withdrawal

pytestmark = pytest.mark.django_db
DAY = date(2022, 12, 31)


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha", since="2001")


@pytest.fixture
def winter(alpha):
    return make_meeting(group=alpha, slug="winter", title="Winter", date="2022-02-02")


def told(**asked):
    return [(change.kind, change.when) for change in public_changes(on=DAY, asked=Wanted(**asked))]


def make_everything(group, n=1):
    """One change of each sort that a page shows."""
    make_role(group=group, start=f"2011-01-{n:02}", end=f"2012-01-{n:02}")
    make_group_name(group=group, text=f"Name {n}", start=f"2002-01-{n:02}", end=f"2003-01-{n:02}")
    other = make_group(since="2005")
    make_group_relation(first=group, second=other, start="2006")
    meeting = make_meeting(group=group, date=f"2022-01-{n:02}")
    make_joint_meeting(meeting=meeting, group=other)
    make_withdrawal(release=make_release(meeting=meeting, published_on=date(2022, 3, n)))
    entry = make_log_entry(request=make_request())
    make_log_entry_group(entry=entry, group=group)
    make_log_release(entry=entry)


def test_minutes_published_corrected_and_withdrawn(alpha, winter):
    first = make_release(meeting=winter, published_on=date(2022, 3, 1), reason="Never told again.")
    make_release(meeting=winter, version=2, kind="correction", reason="A slip.", published_on=date(2022, 4, 1))
    make_withdrawal(release=first, withdrawn_on=date(2022, 5, 1), reason="A name was printed.")
    withdrawn, corrected, published = public_changes(on=DAY, asked=Wanted(first=date(2022, 1, 1)))
    assert (withdrawn.key, withdrawn.when, withdrawn.published_on, withdrawn.url, withdrawn.sentence) == (
        f"minutes_withdrawn/{first.uuid}",
        "2022-05-01",
        date(2022, 5, 1),
        "/groups/alpha/meetings/winter/minutes/1/",
        (
            "Version 1 of the minutes of Winter was withdrawn on 1 May 2022. It can no longer be read. "
            "A name was printed."
        ),
    )
    assert (corrected.title, corrected.sentence) == (
        "Winter: minutes corrected",
        "Version 2 of the minutes of Winter was published as a correction on 1 April 2022. A slip.",
    )
    assert (published.key, published.sentence, [group.key for group in published.groups]) == (
        f"minutes_published/{first.uuid}",
        "Version 1 of the minutes of Winter was published on 1 March 2022.",
        ["alpha"],
    )


def test_title_that_is_printed_as_that_of_minutes_is_not_told_twice(alpha):
    make_release(
        meeting=make_meeting(group=alpha, title="Minutes - 2 February 2022", date="2022-02-02"),
        published_on=date(2022, 3, 1),
    )
    published = next(iter(public_changes(on=DAY, asked=Wanted(first=date(2022, 1, 1)))))
    assert published.sentence == "Version 1 of Minutes - 2 February 2022 was published on 1 March 2022."


def test_withdrawal_after_the_day_is_not_told_yet(winter):
    make_withdrawal(release=make_release(meeting=winter, published_on=date(2022, 3, 1)), withdrawn_on=date(2023, 1, 1))
    assert told(first=date(2022, 1, 1)) == [("minutes_published", "2022-03-01")]


def test_replies_published_and_corrected(alpha):
    entry = make_log_entry(request=make_request(reference="01.FOI.22.000001"), slug="asked", title="What was asked")
    make_log_entry_group(entry=entry, group=alpha)
    make_log_entry_group(entry=entry, group=make_group(key="hidden", audience="staff"))
    release = make_log_release(entry=entry, is_interim=True)
    (change,) = public_changes(on=DAY, asked=Wanted(first=date(2022, 1, 1)))
    assert (change.key, change.title, change.sentence, change.url, [group.key for group in change.groups]) == (
        f"reply_published/{release.uuid}",
        "What was asked: reply published",
        "Reply 1 to the request 01.FOI.22.000001 was published on 4 July 2022: given in full. More is to come.",
        "/disclosure-log/asked/1/",
        ["alpha"],
    )


def test_reply_that_was_withdrawn_tells_nothing_of_what_it_said(alpha):
    entry = make_log_entry(request=make_request(reference="01.FOI.22.000001"), slug="asked", title="What was asked")
    make_log_entry_group(entry=entry, group=alpha)
    release = make_log_release(entry=entry)
    release.withdrawn_on, release.withdrawn_because = date(2022, 8, 1), "It named someone."
    release.withdrawn_by = release.published_by
    release.save()
    withdrawn, published = public_changes(on=DAY, asked=Wanted(first=date(2022, 1, 1)))
    assert (withdrawn.title, withdrawn.sentence, withdrawn.groups) == (
        "A reply that was withdrawn: reply withdrawn",
        (
            "Reply 1 to the request 01.FOI.22.000001 was withdrawn on 1 August 2022 and can no longer be read. "
            "It named someone."
        ),
        (),
    )
    assert (published.title, published.sentence, published.groups) == (
        "A reply that was withdrawn: reply published",
        "Reply 1 to the request 01.FOI.22.000001 was published on 4 July 2022.",
        (),
    )
    of_alpha = AdvisoryGroup.objects.filter(key="alpha").values("pk")
    assert told(first=date(2022, 1, 1), groups=of_alpha) == []


def test_changes_of_all_apps_stand_by_date_the_newest_first(alpha):
    make_everything(alpha)
    assert told() == [
        ("reply_published", "2022-07-04"),
        ("minutes_withdrawn", "2022-04-01"),
        ("minutes_published", "2022-03-01"),
        ("role_left", "2012-01-01"),
        ("role_taken_up", "2011-01-01"),
        ("group_continued", "2006"),
        ("group_opened", "2005"),
        ("group_name_ended", "2003-01-01"),
        ("group_opened", "2001"),
    ]


def test_changes_of_one_group_are_those_that_concern_it(alpha):
    make_everything(alpha)
    beta = make_group(key="beta", since="2004")
    meeting = make_meeting(group=beta, date="2022-01-01")
    make_joint_meeting(meeting=meeting, group=alpha)
    make_release(meeting=meeting, published_on=date(2022, 6, 1))
    make_release(meeting=make_meeting(group=beta, date="2022-01-02"), published_on=date(2022, 6, 2))
    of_alpha = AdvisoryGroup.objects.filter(key="alpha").values("pk")
    assert told(groups=of_alpha) == [
        ("reply_published", "2022-07-04"),
        ("minutes_published", "2022-06-01"),
        ("minutes_withdrawn", "2022-04-01"),
        ("minutes_published", "2022-03-01"),
        ("role_left", "2012-01-01"),
        ("role_taken_up", "2011-01-01"),
        ("group_continued", "2006"),
        ("group_name_ended", "2003-01-01"),
        ("group_opened", "2001"),
    ]


@pytest.mark.parametrize(("day", "name"), [(date(2022, 8, 31), "Former name"), (date(2022, 9, 1), "Alpha")])
def test_every_app_names_a_group_as_it_was_called_on_the_day_of_reading(alpha, day, name):
    make_everything(alpha)
    make_group_name(group=alpha, text="Former name", start="2004", end="2022-08-31")
    changes = public_changes(on=day, asked=Wanted(groups=AdvisoryGroup.objects.filter(key="alpha").values("pk")))
    found = {change.kind: group.link.text for change in changes for group in change.groups if group.key == "alpha"}
    of_both_days = {kind: text for kind, text in found.items() if kind != "group_name_ended"}
    assert of_both_days == dict.fromkeys(
        [
            *("reply_published", "minutes_withdrawn", "minutes_published"),
            *("role_left", "role_taken_up", "group_continued", "group_opened"),
        ],
        name,
    )


def test_keys_are_different_and_stay(alpha):
    make_everything(alpha)
    before = [change.key for change in public_changes(on=DAY)]
    alpha.name, alpha.key = "Another name", "another-key"
    alpha.save()
    assert before == [change.key for change in public_changes(on=DAY)]
    assert len(before) == len(set(before)) == 9


def test_every_kind_has_words():
    assert [kind for kind, _ in KINDS] == [
        *("minutes_published", "minutes_corrected", "minutes_withdrawn"),
        *("group_opened", "group_status", "group_stated", "group_name_ended", "group_continued", "group_superseded"),
        *("group_closed", "role_taken_up", "role_left"),
        *("reply_published", "reply_corrected", "reply_withdrawn"),
    ]


def test_nothing_that_is_asked_for_is_nothing(alpha):
    nothing = public_changes(on=DAY, asked=Wanted(kinds=frozenset()))
    assert (nothing.count(), nothing[:5], list(nothing)) == (0, (), [])


def test_parts_make_the_whole(alpha):
    for n in range(1, 4):
        make_everything(alpha, n)
    whole = list(public_changes(on=DAY))
    changes = public_changes(on=DAY)
    assert changes.count() == len(whole) == 25
    assert [*changes[:10], *changes[10:20], *changes[20:30]] == whole


@pytest.mark.parametrize("times", [1, 3])
def test_a_part_costs_fourteen_queries(alpha, times, django_assert_num_queries):
    for n in range(1, times + 1):
        make_everything(alpha, n)
    with django_assert_num_queries(14):
        assert len(public_changes(on=DAY)[:50]) == 8 * times + 1
