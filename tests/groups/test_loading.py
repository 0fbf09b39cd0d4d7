"""Loading of sound fixtures: made, found again, brought up to date, and never over a person's work (EXP-10)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from groups.loading import REFERENCE_TABLES, TABLES, BrokenFixtures, Report, load_folder
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
from tests.factories import make_group, make_kind, make_user

pytestmark = pytest.mark.django_db

INVENTED = """
audience = "public"

[[organisation]]
key = "invented-force"
name = "Invented Force"
kind = "force"

[[person]]
key = "example"
name = "Example"
names = [{ text = "Exampel", kind = "misspelt", statement = "e1" }]

[[source]]
key = "invented-letter"
title = "An invented letter"
kind = "other"
publisher = "invented-force"

[[group]]
key = "river-iag"
name = "River IAG"

[[group.names]]
text = "the River IAG"
statement = "e1"

[[group.kinds]]
kind = "borough"
start = 2003-05-06

[[group.statuses]]
status = "active"
observed = "Sept 2006"

[[group.roles]]
role_type = "police_lead"
person = "example"
on_behalf_of = "invented-force"
statement = "e1"

[[group.roles]]
role_type = "chair"
statement = "e1"

[[group]]
key = "hill-iag"
name = "Hill IAG"

[[statement]]
key = "e1"
source = "invented-letter"
lines = "3-5"
quote = "the River IAG"
summary = "The letter speaks of the River IAG."
aspect = "existence"
as_of = "2006-09"
number = 13.4
comparator = "about"
about = ["group:river-iag", "organisation:invented-force"]

[[group_relation]]
first = "river-iag"
kind = "possibly_same_as"
second = "hill-iag"
statement = "e1"

[[disagreement]]
key = "x1"
title = "River or hill?"
explanation = "The letter gives two names."
statements = ["e1"]
"""

Load = Callable[..., Report]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads one file with this text; the kind that it refers to is in the register."""
    make_kind(code="borough")

    def load_text(text: str = INVENTED) -> Report:
        (tmp_path / "invented.toml").write_text(text, encoding="utf-8")
        return load_folder(tmp_path, TABLES, known=REFERENCE_TABLES)

    return load_text


def tallies(report: Report) -> dict[str, tuple[int, int, int, int]]:
    return {name: (t.created, t.updated, t.unchanged, t.conflicts) for name, t in report.tallies.items()}


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


def test_row_that_a_person_changed_is_kept_and_reported(load: Load) -> None:
    load()
    group = AdvisoryGroup.objects.get(key="river-iag")
    group.name = "River Advisory Group"
    group._history_user = make_user()
    group.save()
    day = group.history.first().history_date

    report = load()

    group.refresh_from_db()
    assert group.name == "River Advisory Group"
    assert tallies(report)["group"] == (0, 0, 1, 1)
    assert report.conflicts == [
        f"group “river-iag”: changed by hand on {day.day} {day:%B %Y}, and kept so: the file differs in name."
    ]


def test_row_that_a_script_changed_without_a_reason_is_kept(load: Load) -> None:
    load()
    organisation = Organisation.objects.get(key="invented-force")
    organisation.name = "Invented Constabulary"
    organisation.save()

    report = load()

    organisation.refresh_from_db()
    assert (organisation.name, tallies(report)["organisation"]) == ("Invented Constabulary", (0, 0, 0, 1))


def test_field_that_only_a_person_filled_is_no_conflict(load: Load) -> None:
    load()
    group = AdvisoryGroup.objects.get(key="river-iag")
    group.contact_mailbox = "river@invented.example"
    group.save()

    report = load()

    group.refresh_from_db()
    assert (group.contact_mailbox, report.conflicts) == ("river@invented.example", [])
    assert tallies(report)["group"] == (0, 0, 2, 0)


def test_line_ends_of_a_web_form_are_no_difference(load: Load) -> None:
    text = INVENTED.replace('name = "Hill IAG"', 'name = "Hill IAG"\nsummary = "One.\\n\\nTwo."')
    load(text)
    group = AdvisoryGroup.objects.get(key="hill-iag")
    group.summary = "One.\r\n\r\nTwo."
    group.save()

    assert load(text).conflicts == []


def test_row_that_a_person_deleted_is_not_made_again(load: Load) -> None:
    load()
    relation = GroupRelation.objects.get()
    relation.delete()
    day = GroupRelation.history.first().history_date

    report = load()

    assert GroupRelation.objects.count() == 0
    assert tallies(report)["group_relation"] == (0, 0, 0, 1)
    what = f"deleted by hand on {day.day} {day:%B %Y}, and not loaded again."
    assert report.conflicts == [f"group_relation “river-iag/possibly_same_as/hill-iag”: {what}"]


def test_new_row_that_refers_to_a_deleted_one_is_reported(load: Load) -> None:
    load()
    GroupRelation.objects.get().delete()
    AdvisoryGroup.objects.get(key="hill-iag").delete()

    report = load(INVENTED.replace('about = ["group:river-iag"', 'about = ["group:hill-iag", "group:river-iag"'))

    assert AdvisoryGroup.objects.filter(key="hill-iag").count() == 0
    assert report.conflicts[-1] == (
        "statement “e1”, about 1: not loaded: it refers to group “hill-iag”, which was deleted by hand."
    )


def test_row_that_a_person_entered_first_is_not_doubled(load: Load) -> None:
    group = make_group(key="river-iag", name="River IAG of the staff")

    report = load()

    assert AdvisoryGroup.objects.get(key="river-iag") == group
    assert tallies(report)["group"] == (1, 0, 0, 1)
    assert list(group.names.values_list("text", flat=True)) == ["the River IAG"]


def test_reference_is_found_when_a_person_renamed_the_key(load: Load) -> None:
    load()
    group = AdvisoryGroup.objects.get(key="river-iag")
    group.key = "river-and-lake-iag"
    group.save()

    report = load()

    assert tallies(report)["group.names"] == (0, 0, 1, 0)
    assert AdvisoryGroup.objects.count() == 2


def test_row_no_longer_in_the_files_is_kept_and_reported(load: Load) -> None:
    load()

    report = load(INVENTED.replace('role_type = "chair"', 'role_type = "vice_chair"'))

    old = Role.objects.get(role_type="chair")
    assert report.left_over == [f"group.roles {old.uuid}"]
    assert tallies(report)["group.roles"] == (1, 0, 1, 0)


def test_record_entered_by_a_person_is_not_reported_as_left_over(load: Load) -> None:
    load()
    make_group(key="sea-iag")

    assert load().left_over == []


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
