"""What dated facts say changed about groups; all of it invented."""

from datetime import date

import pytest

from changes.disclosure import public_changes
from groups.choices import GroupChange
from tests.changes.telling import DAY, told
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
