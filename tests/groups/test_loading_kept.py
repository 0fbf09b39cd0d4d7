"""What a person entered, changed or deleted is kept when fixtures are loaded again, and reported (EXP-10)."""

import pytest

from groups.models import AdvisoryGroup, GroupRelation, Organisation, Role
from tests.factories import make_group, make_user
from tests.groups.invented_letter import INVENTED, Load, tallies

pytestmark = pytest.mark.django_db


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
