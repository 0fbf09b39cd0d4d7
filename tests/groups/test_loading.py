"""Loading of sound fixtures: made, found again and brought up to date (EXP-10)."""

import pytest

from groups.loading import BrokenFixtures
from groups.models import (
    AdvisoryGroup,
    Disagreement,
    GroupName,
    GroupRelation,
    Organisation,
    Person,
    Role,
    Statement,
    StatementSubject,
)
from tests.groups.invented_letter import INVENTED, Load, tallies

pytestmark = pytest.mark.django_db


def history_rows() -> int:
    models = [AdvisoryGroup, Disagreement, GroupName, GroupRelation, Organisation, Person, Role, Statement]
    return sum(model.history.count() for model in [*models, StatementSubject])


def test_load_into_an_empty_register(load: Load) -> None:
    report = load()

    assert tallies(report) == {
        "organisation": (1, 0, 0, 0),
        "person": (1, 0, 0, 0),
        "source": (1, 0, 0, 0),
        "group": (2, 0, 0, 0),
        "statement": (1, 0, 0, 0),
        "group_relation": (1, 0, 0, 0),
        "disagreement": (1, 0, 0, 0),
        "person.names": (1, 0, 0, 0),
        "group.names": (1, 0, 0, 0),
        "group.kinds": (1, 0, 0, 0),
        "group.statuses": (1, 0, 0, 0),
        "group.roles": (2, 0, 0, 0),
        "statement.about": (2, 0, 0, 0),
        "disagreement.statements": (1, 0, 0, 0),
    }
    assert (report.conflicts, report.left_over) == ([], [])


def test_rows_hold_what_the_file_says(load: Load) -> None:
    load()

    group = AdvisoryGroup.objects.get(key="river-iag")
    assert (group.name, group.audience, group.staff_note) == ("River IAG", "public", "")
    assert list(group.names.values_list("text", "kind", "start", "observed")) == [
        ("the River IAG", "official", "", "2006-09")
    ]
    assert list(group.kinds.values_list("kind__code", "start", "observed")) == [("borough", "2003-05-06", "")]
    assert list(group.statuses.values_list("status", "observed")) == [("active", "2006-09")]
    roles = group.roles.values_list("role_type", "person__key", "on_behalf_of__key", "position", "audience", "observed")
    assert list(roles) == [
        ("police_lead", "example", "invented-force", 1, "public", "2006-09"),
        ("chair", None, None, 2, "public", "2006-09"),
    ]
    statement = Statement.objects.get(key="e1")
    assert (statement.source.publisher.key, statement.lines, str(statement.number)) == (
        "invented-force",
        "3–5",
        "13.40",
    )
    assert [subject.subject.key for subject in statement.subjects.all()] == ["river-iag", "invented-force"]
    assert list(GroupRelation.objects.values_list("first__key", "kind", "second__key")) == [
        ("river-iag", "possibly_same_as", "hill-iag")
    ]
    assert list(Disagreement.objects.values_list("key", "sides__statement__key")) == [("x1", "e1")]


def test_change_is_recorded_with_the_file_and_no_user(load: Load) -> None:
    load()

    change = AdvisoryGroup.objects.get(key="river-iag").history.get()
    assert (change.history_change_reason, change.history_user) == ("Loaded from invented.toml", None)


def test_second_load_changes_nothing(load: Load) -> None:
    load()
    before = history_rows()

    report = load()

    assert (report.total.created, report.total.updated, report.total.unchanged, report.total.conflicts) == (0, 0, 17, 0)
    assert history_rows() == before


def test_changed_row_is_brought_up_to_date(load: Load) -> None:
    load()

    report = load(INVENTED.replace('name = "River IAG"', 'name = "River and Lake IAG"'))

    group = AdvisoryGroup.objects.get(key="river-iag")
    assert tallies(report)["group"] == (0, 1, 1, 0)
    assert (report.total.created, report.total.updated) == (0, 1)
    assert [change.name for change in group.history.all()] == ["River and Lake IAG", "River IAG"]


def test_field_taken_out_of_the_file_returns_to_its_default(load: Load) -> None:
    load(INVENTED.replace('name = "Hill IAG"', 'name = "Hill IAG"\nquorum = "six"'))

    load()

    assert AdvisoryGroup.objects.get(key="hill-iag").quorum == ""


def test_report_says_what_was_done_for_each_table(load: Load) -> None:
    lines = str(load()).splitlines()

    assert lines[0] == "organisation: 1 created, 0 updated, 0 unchanged, 0 in conflict"
    assert lines[-1] == "All tables: 17 created, 0 updated, 0 unchanged, 0 in conflict"


ONE_GROUP = """
[[group]]
key = "quiet-iag"
name = "Quiet IAG"
"""


def test_a_row_of_a_file_that_names_no_audience_is_for_staff(load: Load) -> None:
    load(ONE_GROUP)
    assert AdvisoryGroup.objects.get().audience == "staff"


def test_a_row_may_differ_from_the_audience_of_its_file(load: Load) -> None:
    load('audience = "public"' + ONE_GROUP + 'audience = "restricted"')
    assert AdvisoryGroup.objects.get().audience == "restricted"


def test_an_audience_that_there_is_not_is_refused(load: Load) -> None:
    with pytest.raises(BrokenFixtures, match=r"“everyone” is not an audience. Write one of: public, on_request"):
        load('audience = "everyone"' + ONE_GROUP)
    assert AdvisoryGroup.objects.count() == 0
