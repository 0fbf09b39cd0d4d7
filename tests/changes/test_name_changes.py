"""What an official name that ended tells of a group; all of it invented."""

from datetime import date

import pytest

from changes.disclosure import public_changes
from tests.changes.telling import DAY, told
from tests.factories import (
    make_group,
    make_group_name,
    make_group_relation,
    make_group_status,
    make_role,
)

pytestmark = pytest.mark.django_db


def test_group_renamed_twice(alpha):
    make_group_name(group=alpha, text="First name", start="2000", end="2009")
    make_group_name(group=alpha, text="Second name", start="2009", end="2015-04")
    make_group_name(group=alpha, text="Alpha", start="2015-04", end="2021")
    make_group_name(group=alpha, text="Short", kind="short", start="2005", end="2010")
    assert told() == [
        (
            "group_name_ended",
            "2015-04",
            "The official name “Second name” ended in April 2015. The name that follows it is “Alpha”.",
        ),
        (
            "group_name_ended",
            "2009",
            "The official name “First name” ended in 2009. The name that follows it is “Second name”.",
        ),
    ]


ENDED = "The official name “Old” ended in 2009."
FOLLOWED = f"{ENDED} The name that follows it is “New”."


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2009", "", FOLLOWED),
        ("2009-05-06", "2015", FOLLOWED),
        ("2010-01-01", "", FOLLOWED),
        ("2010-01-02", "", ENDED),
        ("2008-12-31", "", ENDED),
        ("2009", "2009", ENDED),
    ],
)
def test_name_follows_only_where_it_begins_at_the_end_of_the_other(alpha, start, end, sentence):
    make_group_name(group=alpha, text="Old", start="2001", end="2009")
    make_group_name(group=alpha, text="New", start=start, end=end)
    assert [each.sentence for each in public_changes(on=DAY) if each.when == "2009"][-1] == sentence


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Old", "start": "2009"},
        {"text": "New", "start": "2009", "kind": "variant"},
        {"text": "New", "start": "", "observed": "2009"},
    ],
)
def test_name_that_only_ended_is_not_told_to_have_been_followed(alpha, other):
    make_group_name(group=alpha, text="Old", start="2009", end="2009")
    make_group_name(group=alpha, **other)
    assert [(change.label, change.title, change.sentence) for change in public_changes(on=DAY)] == [
        ("Official name of a group ended", "Alpha: an official name ended", ENDED)
    ]


def test_two_names_that_may_follow_are_none(alpha):
    make_group_name(group=alpha, text="Old", start="2001", end="2009")
    for text in ("New", "Newer"):
        make_group_name(group=alpha, text=text, start="2009")
    assert told() == [("group_name_ended", "2009", ENDED)]


@pytest.mark.parametrize(("audience", "sentence"), [("public", FOLLOWED), ("staff", ENDED)])
def test_group_of_another_name_follows_where_a_source_says_that_it_was_renamed(alpha, audience, sentence):
    make_group_name(group=alpha, text="Old", start="2001", end="2009")
    new = make_group(name="New", status="", audience=audience)
    make_group_relation(first=alpha, kind="renamed_to", second=new, start="2009")
    assert told(kinds=frozenset(["group_name_ended"])) == [("group_name_ended", "2009", sentence)]


def test_groups_have_the_names_of_the_day_that_is_read(alpha):
    beta = make_group(name="Beta", status="")
    for group, old in ((alpha, "Old alpha"), (beta, "Old beta")):
        make_group_name(group=group, text=old, start="2001", end="2018")
    make_group_status(group=alpha, start="2009")
    make_role(group=alpha, role_type="chair", start="2010")
    make_group_relation(first=alpha, second=beta, start="2011")
    then = public_changes(on=date(2012, 1, 1))
    assert [(change.title, change.group_names) for change in then] == [
        ("Old alpha was succeeded by Old beta", ["Old alpha", "Old beta"]),
        ("Old alpha: chair, taken up", ["Old alpha"]),
        ("Old alpha: active", ["Old alpha"]),
    ]
    assert then[2].sentence == "The register has Old alpha as active from 2009."
    assert public_changes(on=DAY)[4].sentence == "The register has Alpha as active from 2009."
