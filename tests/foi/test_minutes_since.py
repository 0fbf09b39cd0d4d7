"""The minutes since a day: what could be read on the day of the answer, and nothing else."""

from datetime import date

import pytest
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group
from tests.foi.met import met, minuted, released
from tests.meetings import making

pytestmark = pytest.mark.django_db
SINCE = date(2022, 1, 1)


def race_group():
    invented = invented_register()
    return invented, stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)


def since(**values):
    return ask("minutes-since", since=SINCE, **values)


def test_minutes_since_a_day_are_those_that_can_be_read():
    invented, group = race_group()
    minuted(met(group, "2021-12-31"), "2022-02-01")
    minuted(met(group, "2022-01-01", statement=stated(invented, 7, [group])), "2022-03-15")
    minuted(met(group, "2022-05-04"))
    minuted(met(group, "2022-06-01"), "2022-07-01")
    minuted(met(group, "2022-07-01"), "2022-07-01")

    answer = since()

    assert answer.sentence == (
        "The register holds published minutes of 1 meeting from 1 January 2022 to 30 June 2022. "
        "Of 2 other meetings that took place none are published."
    )
    assert rows_of(answer, "minutes") == [
        ("Race IAG", "", "Meeting of 2022-01-01", "2022-01-01", "Published", 1, "2022-03-15", "INV.1, line 7")
    ]
    assert [(each.label, each.words) for each in answer.parameters] == [
        ("As at", "30 June 2022"),
        ("As known", "now"),
        ("Since", "1 January 2022"),
    ]
    assert [citation.lines for citation in answer.citations] == ["7"]


def test_minutes_since_a_day_are_told_in_the_version_of_the_day():
    _, group = race_group()
    minutes = minuted(met(group, "2022-01-01"), "2022-02-01", kind="draft")
    released(minutes, "2022-03-01", version=2, kind="minutes")
    released(minutes, "2022-07-01", version=3, kind="correction", reason="Invented.")

    told = [rows_of(since(on=day), "minutes")[0][4:7] for day in (date(2022, 2, 1), date(2022, 6, 30))]

    assert told == [("Published as a draft", 1, "2022-02-01"), ("Published", 2, "2022-03-01")]
    assert rows_of(since(on=date(2022, 1, 31)), "minutes") == []


def test_minutes_since_a_day_that_are_withdrawn_are_not_given():
    _, group = race_group()
    minutes = minuted(met(group, "2022-01-01"), "2022-02-01")
    moment = timezone.now()
    making.make_withdrawal(release=minutes.releases.get())

    for audience in Audience.PUBLIC, Audience.ON_REQUEST:
        assert rows_of(since(audience=audience), "minutes") == []
        assert rows_of(since(audience=audience, known_at=moment), "minutes") == []
    assert len(rows_of(since(audience=Audience.STAFF, known_at=moment), "minutes")) == 1


def test_minutes_since_a_day_of_what_is_hidden_are_not_given():
    invented, group = race_group()
    minuted(met(group, "2022-01-01", audience="staff"), "2022-02-01")
    hidden = stated_group(invented, 2, kind=invented.central, name="Hidden", audience="staff")
    minuted(met(hidden, "2022-01-03"), "2022-02-01")

    assert rows_of(since(), "minutes") == []
    assert [row[2] for row in rows_of(since(audience=Audience.STAFF), "minutes")] == [
        "Meeting of 2022-01-03",
        "Meeting of 2022-01-01",
    ]


def test_minutes_since_a_day_lead_to_the_page_of_a_public_meeting_alone():
    _, group = race_group()
    minuted(met(group, "2022-01-01", audience="staff"), "2022-02-01")
    minuted(met(group, "2022-01-02"), "2022-02-01")

    (table,) = since(audience=Audience.STAFF).tables

    assert [line[1].url for line in table.lines] == ["", f"/groups/{group.key}/meetings/2022-01-02/"]


def test_minutes_since_a_day_of_chosen_groups_and_themes():
    invented, group = race_group()
    minuted(met(group, "2022-01-01"), "2022-02-01")
    other = stated_group(invented, 2, kind=invented.central, name="Other IAG", key="other")
    minuted(met(other, "2022-01-02"), "2022-02-01")
    stated(invented, 9, [invented.women], standing="denied", quote="There is none")

    by_group, by_theme = since(groups=["other", "gone"]), since(themes=["race", "women"])

    assert [row[0] for row in rows_of(by_group, "minutes")] == ["Other IAG"]
    assert by_group.caveats == ("On 30 June 2022 the register knows nothing of gone.",)
    assert ("Groups", "Other IAG and gone") in [(each.label, each.words) for each in by_group.parameters]
    assert [row[0] for row in rows_of(by_theme, "minutes")] == ["Race IAG"]
    assert rows_of(by_theme, "themes") == [
        ("Race", "Race IAG", "", ""),
        ("Women", "No such group", "“There is none”", "INV.1, line 9"),
    ]


def test_minutes_since_a_day_of_a_joint_meeting_are_given_once():
    invented, group = race_group()
    other = stated_group(invented, 2, kind=invented.central, name="Other IAG", key="other")
    hidden = stated_group(invented, 3, kind=invented.central, name="Hidden", audience="staff")
    meeting = met(group, "2022-01-01")
    minuted(meeting, "2022-02-01")
    for also in other, hidden:
        making.make_joint_meeting(meeting=meeting, group=also)

    for groups in [], ["other"], [group.key]:
        assert [row[:3] for row in rows_of(since(groups=groups), "minutes")] == [
            ("Race IAG", "Other IAG", "Meeting of 2022-01-01")
        ]


def test_minutes_since_a_day_leave_out_dates_that_may_lie_before():
    _, group = race_group()
    minuted(met(group, "2022"), "2022-02-01")
    minuted(met(group, "2022-02"), "2022-02-01")
    minuted(met(group, ""), "2022-02-01")

    answer = ask("minutes-since", since=date(2022, 2, 1))

    assert [row[3] for row in rows_of(answer, "minutes")] == ["2022-02"]
    assert answer.caveats == (
        "Left out, because the date may lie outside the time asked about: Meeting of 2022 (2022).",
        "1 meeting is left out, because no source gives a date.",
    )


def test_minutes_since_a_day_of_no_group():
    race_group()

    answer = since()

    assert answer.sentence == "The register holds published minutes of no meeting from 1 January 2022 to 30 June 2022."
    assert answer.tables == ()
