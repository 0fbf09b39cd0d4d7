"""Lists with a bit of everything in them, at random but the same each time; something in each is withheld."""

import random
from datetime import date
from typing import Any

import pytest

from tests import factories as make
from tests.meetings.making import make_action, make_action_update, make_joint_meeting, make_release, make_withdrawal


@pytest.fixture
def at_random() -> random.Random:
    return random.Random(3)  # noqa: S311 - a test that fails must fail again


@pytest.fixture
def groups(at_random: random.Random) -> list[Any]:
    """Forty groups of several kinds, areas and themes; a quarter of them is not for the public."""
    kinds = [make.make_kind(code=f"kind_{n}") for n in range(3)]
    areas = [make.make_area(key=f"area-{n}") for n in range(3)]
    themes = [make.make_theme(key=f"theme-{n}") for n in range(3)]
    made = []
    for n in range(40):
        group = make.make_group(
            key=f"group-{n:02}",
            name=f"Group {at_random.choice(['race', 'youth'])} {n}",
            audience=at_random.choice(["public", "public", "public", "staff"]),
            kind=at_random.choice(kinds),
            since=at_random.choice(["2001", "2015", "2021"]),
            status=at_random.choice(["active", "closed", "unknown"]),
        )
        make.make_group_area(group=group, area=at_random.choice(areas))
        make.make_group_theme(group=group, theme=at_random.choice(themes))
        made.append(group)
    return made


@pytest.fixture
def meetings(groups: list[Any], at_random: random.Random) -> list[Any]:
    """Sixty meetings in every state: ahead, held, called off, withheld, with minutes and with some withdrawn."""
    made = []
    for n in range(60):
        day = at_random.choice(["2009-05", "2015-03-02", "2016-06-30", "2021", "2022-02-01", "2022-05-14", ""])
        meeting = make.make_meeting(
            group=at_random.choice([*groups, None]),
            slug=f"session-{n:02}",
            title=f"Session {n:02}, invented",
            date=day,
            audience=at_random.choice(["public", "public", "public", "staff"]),
        )
        if at_random.random() < 0.3:
            other = at_random.choice([each for each in groups if each != meeting.group])
            make_joint_meeting(meeting=meeting, group=other)
        if kind := at_random.choice(["planned", "held", "cancelled", None]):
            make.make_meeting_event(meeting=meeting, kind=kind, dated=day or "2021")
        if meeting.group and day and kind in {"held", None} and at_random.random() < 0.7:
            given_out(meeting, at_random)
        made.append(meeting)
    return made


def given_out(meeting: Any, at_random: random.Random) -> None:
    """Minutes with actions of every audience, some of them done since; a third is withdrawn later."""
    for n in range(2):
        told = at_random.choice([{}, {}, {"audience": "staff", "withholding_reason": "no_consent"}])
        action = make_action(meeting=meeting, text=f"Task {meeting.slug[-2:]}-{n}, invented", **told)
        if status := at_random.choice(["done", "open", None]):
            make_action_update(action=action, status=status, dated="2022-05-01")
    release = make_release(meeting=meeting, published_on=date(2022, 3, at_random.randint(1, 28)))
    if at_random.random() < 0.3:
        make_withdrawal(release=release, withdrawn_on=date(2022, 5, 10))


@pytest.fixture
def replies(groups: list[Any], at_random: random.Random) -> None:
    """Thirty entries of the log, some corrected, withdrawn, not yet published, or of a restricted request."""
    themes = [make.make_theme(key=f"asked-{n}", name=f"Asked {n}") for n in range(5)]
    for n in range(30):
        request = make.make_request(audience=at_random.choice(["staff", "staff", "staff", "restricted"]))
        entry = make.make_log_entry(
            slug=f"entry-{n:02}", title=f"What was asked of {at_random.choice(['race', 'youth'])} {n}", request=request
        )
        make.make_log_entry_theme(entry=entry, theme=themes[n % 5])
        make.make_log_entry_group(entry=entry, group=at_random.choice(groups))
        for version in range(1, at_random.randint(2, 3)):
            release = make.make_log_release(
                entry=entry,
                version=version,
                published_on=date(2022, at_random.randint(1, 4) + 3 * (version - 1), 9),
                text=f"Invented letter of {at_random.choice(['spring', 'summer'])}.\n",
                decision=at_random.choice(["granted", "in_part", "refused"]),
            )
        if at_random.random() < 0.2:
            taken_back(release)


def taken_back(release: Any) -> None:
    """A reply that was withdrawn, as its row says it."""
    release.withdrawn_on = date(2022, 9, 1)
    release.withdrawn_because = "Invented."
    release.withdrawn_by = release.published_by
    release.save()
