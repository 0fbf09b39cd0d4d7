"""What dated facts say changed about groups; all of it invented."""

from datetime import date

import pytest

from changes.disclosure import Wanted, public_changes
from groups.choices import GroupChange
from tests.factories import (
    make_group,
    make_group_area,
    make_group_kind_period,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_relation,
    make_group_status,
    make_group_theme,
    make_organisation,
    make_person,
    make_role,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)


def told(on=DAY, **asked):
    """Kind, date and sentence of each change."""
    return [(change.kind, change.when, change.sentence) for change in public_changes(on=on, asked=Wanted(**asked))]


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha", status="")


def test_group_opens_halts_goes_on_and_closes(alpha):
    for status, start in (
        ("proposed", "2008"),
        ("active", "2009-03"),
        ("dormant", "2012"),
        ("active", "2014-05-06"),
        ("closed", "2020"),
    ):
        make_group_status(group=alpha, status=status, start=start, reason="A reason." if status == "closed" else "")
    assert told() == [
        ("group_closed", "2020", "The register has Alpha as closed from 2020. A reason."),
        ("group_status", "2014-05-06", "The register has Alpha as active from 6 May 2014."),
        ("group_status", "2012", "The register has Alpha as dormant from 2012."),
        ("group_opened", "2009-03", "The register has Alpha as active from March 2009."),
        ("group_stated", "2008", "The register has Alpha as proposed from 2008."),
    ]


def test_what_a_source_only_saw_is_no_change(alpha):
    make_group_status(group=alpha, start="", observed="2019")
    make_group_status(group=alpha, status="closed", start="", observed="2021")
    make_role(group=alpha, start="", observed="2019")
    make_group_relation(first=alpha, second=make_group(status=""), start="", observed="2020")
    assert told() == []


def test_status_said_again_is_no_change(alpha):
    make_group_status(group=alpha, start="2009")
    make_group_status(group=alpha, start="2015")
    make_group_status(group=alpha, status="unknown", start="2018")
    assert told() == [("group_opened", "2009", "The register has Alpha as active from 2009.")]


def test_group_that_was_superseded_is_not_told_to_have_closed(alpha):
    make_group_status(group=alpha, start="2009")
    make_group_status(group=alpha, status="superseded", start="2015")
    make_group_relation(first=alpha, kind="merged_into", second=make_group(name="Beta", status=""), start="2015")
    assert [(change.label, change.title) for change in public_changes(on=DAY)] == [
        ("Group continued as, or merged into, another", "Alpha was merged into Beta"),
        ("Group superseded", "Alpha: superseded"),
        ("Group opened", "Alpha: active"),
    ]
    assert told(kinds=frozenset(["group_closed"])) == []


@pytest.mark.parametrize(
    ("statuses", "kinds"),
    [
        ([("closed", "2010"), ("active", "2010-05-01")], ["group_stated", "group_closed"]),
        ([("active", "2010"), ("closed", "2010-05-01")], ["group_closed", "group_stated"]),
        ([("active", "2010-04-30"), ("closed", "2010-05")], ["group_closed", "group_opened"]),
        ([("dormant", "2010"), ("active", "2010-05")], ["group_stated", "group_stated"]),
        ([("closed", "2010"), ("closed", "2010-05")], ["group_stated", "group_stated"]),
        ([("active", "2010"), ("dormant", "2010-05"), ("active", "2011")], ["group_stated"] * 3),
        ([("active", "2009"), ("unknown", "2010"), ("active", "2011")], ["group_stated", "group_opened"]),
        ([("unknown", "2009"), ("active", "2010")], ["group_stated"]),
        ([("proposed", "2008"), ("active", "2009")], ["group_opened", "group_stated"]),
        ([("active", "2007"), ("proposed", "2008"), ("active", "2009")], ["group_status"] * 2 + ["group_opened"]),
    ],
)
def test_order_of_statuses_is_told_only_where_their_dates_give_it(alpha, statuses, kinds):
    for status, start in statuses:
        make_group_status(group=alpha, status=status, start=start)
    assert [kind for kind, _, _ in told()] == kinds


FACTS = {
    "name": make_group_name,
    "kind": make_group_kind_period,
    "area": make_group_area,
    "theme": make_group_theme,
    "payment": make_group_payment,
    "organisation": make_group_organisation,
    "role": make_role,
}


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize(("start", "kind"), [("2013", "group_stated"), ("2014", "group_opened")])
def test_group_opened_only_where_nothing_is_known_of_it_before(alpha, fact, start, kind):
    make_group_status(group=alpha, start="2014-06")
    FACTS[fact](group=alpha, start=start)
    assert [found for found, when, _ in told() if when == "2014-06"] == [kind]


def test_group_that_was_tied_to_another_before_is_not_told_to_have_opened(alpha):
    make_group_status(group=alpha, start="2014")
    make_group_relation(first=make_group(status=""), second=alpha, start="2010")
    assert [kind for kind, _, _ in told()] == ["group_stated", "group_continued"]


def test_withheld_role_does_not_show_by_what_is_told_of_its_group(alpha):
    make_group_status(group=alpha, start="2014")
    make_role(group=alpha, start="2003", audience="restricted", withholding_reason="s40_2")
    make_group_organisation(group=alpha, start="2003", organisation=make_organisation(audience="staff"))
    make_group_relation(first=make_group(audience="staff"), second=alpha, start="2003")
    assert [kind for kind, _, _ in told()] == ["group_opened"]


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


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("succeeded_by", "was succeeded by"),
        ("renamed_to", "was renamed to"),
        ("merged_into", "was merged into"),
    ],
)
def test_group_continued_as_another(alpha, kind, words):
    beta = make_group(key="beta", name="Beta", status="")
    make_group_relation(first=alpha, kind=kind, second=beta, start="2010-01")
    (change,) = public_changes(on=DAY)
    assert (change.kind, change.title, change.sentence) == (
        "group_continued",
        f"Alpha {words} Beta",
        f"Alpha {words} Beta in January 2010.",
    )
    assert [(group.key, group.link.url) for group in change.groups] == [
        ("alpha", "/groups/alpha/"),
        ("beta", "/groups/beta/"),
    ]


def test_tie_of_another_kind_is_no_change(alpha):
    make_group_relation(first=alpha, kind="reports_to", second=make_group(status=""), start="2010")
    assert told() == []


def test_role_is_told_without_the_name(alpha):
    body = make_organisation(name="Invented body")
    role = make_role(
        group=alpha,
        role_type="chair",
        person=make_person(name="A. N. Invented"),
        title="Canon",
        on_behalf_of=body,
        start="2015",
        end="2019-02-03",
        end_reason="A private reason.",
        note="A note.",
    )
    left, began = public_changes(on=DAY)
    assert (left.key, left.kind, left.when, left.title) == (
        f"role_left/{role.uuid}",
        "role_left",
        "2019-02-03",
        "Alpha: chair, left",
    )
    assert left.sentence == (
        "A role: Chair, left on 3 February 2019. Who held it stands on the page of the group, where it may be told."
    )
    assert (began.key, began.kind, began.when, began.title) == (
        f"role_taken_up/{role.uuid}",
        "role_taken_up",
        "2015",
        "Alpha: chair, taken up",
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_role_under_a_withheld_name_is_told_nowhere(alpha, audience):
    make_role(group=alpha, start="2015", end="2019", audience=audience, withholding_reason="s40_2")
    assert told() == []


def test_vacant_place_is_no_change(alpha):
    make_role(group=alpha, start="2015", person=None)
    assert told() == []


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_group_that_is_hidden_is_told_nowhere(alpha, audience):
    hidden = make_group(key="hidden", name="Hidden", since="2010", audience=audience)
    make_group_name(group=hidden, start="2011", end="2012")
    make_role(group=hidden, start="2015")
    make_group_relation(first=alpha, second=hidden, start="2016")
    make_group_relation(first=hidden, second=alpha, start="2017")
    assert told() == []


def test_what_lies_after_the_day_is_left_out(alpha):
    make_group_status(group=alpha, start="2023")
    make_role(group=alpha, start="2022-06-30", end="2022-07-01")
    assert [kind for kind, _, _ in told()] == ["role_taken_up"]
    assert [kind for kind, _, _ in told(on=date(2023, 1, 1))] == ["group_stated", "role_left", "role_taken_up"]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2015, 7, 1), None, ["2015", "2016-02-03"]),
        (date(2016, 1, 1), None, ["2016-02-03"]),
        (None, date(2014, 12, 31), ["2014-12"]),
        (date(2014, 12, 31), date(2015, 1, 1), ["2014-12", "2015"]),
    ],
)
def test_date_that_is_not_exact_counts_where_it_may_be_meant(alpha, first, last, found):
    for start in ("2014-12", "2015", "2016-02-03"):
        make_role(group=alpha, start=start)
    assert sorted(when for _, when, _ in told(first=first, last=last)) == found


@pytest.mark.parametrize("kind", GroupChange.values)
def test_kinds_are_told_apart(alpha, kind):
    make_group_status(group=alpha, start="2010")
    make_group_status(group=alpha, status="dormant", start="2011")
    make_group_status(group=alpha, status="superseded", start="2012")
    make_group_status(group=alpha, status="closed", start="2013")
    make_group_status(group=make_group(status=""), status="suspended", start="2010")
    make_group_name(group=alpha, start="2010", end="2011")
    make_group_relation(first=alpha, second=make_group(status=""))
    make_role(group=alpha, start="2010", end="2012")
    assert [found for found, _, _ in told(kinds=frozenset([kind]))] == [kind]
