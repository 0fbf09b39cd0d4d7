"""How the number changed: one rule on two days, and never a group closed or set up because a list is silent."""

from datetime import date

import pytest
from django.utils import timezone

from foi.catalogue.snapshot import take
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group, uncounted

pytestmark = pytest.mark.django_db
SINCE = date(2020, 6, 30)
SILENCE = (
    "The difference is between what sources say of the two days. That a group counts on one of them only does not mean "
    "that it was set up or closed between them: the sources of the other day may be silent on it."
)


def changed_register():
    """A group seen in 2020 and closed in 2021, one that goes on, one that began in 2021 and one seen in 2022."""
    invented = invented_register()
    gone = make.make_group(key="gone", name="Gone IAG", kind=invented.borough, status="")
    make.make_group_status(group=gone, status="active", start="2019", end="2021-03-01")
    make.make_group_status(group=gone, status="closed", start="2021-03-01", reason="Its members left")
    make.make_group(key="stays", name="Stays IAG", kind=invented.borough, since="2019")
    make.make_group(key="new", name="New IAG", kind=invented.borough, since="2021-05")
    stated_group(invented, 1, kind=invented.central, name="Seen IAG", key="seen", theme=invented.race)
    return invented


def change(**values):
    return ask("change", since=SINCE, **values)


def test_change_counts_both_days_and_tells_the_groups_apart():
    changed_register()

    answer = change()

    assert answer.sentence == (
        "On 30 June 2020 the register counts 2 independent advisory groups: 2 borough IAGs. On 30 June 2022 it counts "
        "3 independent advisory groups: 2 borough IAGs and 1 central IAG. That is 1 more. 1 group counts on both "
        "days, 1 only on the first and 2 only on the second."
    )
    assert rows_of(answer, "groups_by_kind") == [
        ("Borough IAGs", 2, 2, 0),
        ("Central IAGs", 0, 1, 1),
        ("All kinds", 2, 3, 1),
    ]
    assert rows_of(answer, "only_first") == [
        ("Gone IAG", "Borough IAG", "2019", "", "Closed", "Its members left", ""),
    ]
    assert rows_of(answer, "only_second") == [
        ("New IAG", "Borough IAG", "2021-05", "", "No source speaks of it by that day", "2021-05"),
        ("Seen IAG", "Central IAG", "2022", "INV.1, line 1", "No source speaks of it by that day", ""),
    ]
    assert answer.caveats[0] == SILENCE
    assert [(each.label, each.words) for each in answer.parameters][-1] == ("Since", "30 June 2020")


def test_change_of_the_same_groups_says_so():
    changed_register()

    answer = ask("change", since=date(2022, 6, 1))

    assert answer.sentence.endswith("That is the same number. They are the same groups.")
    assert [table.name for table in answer.tables] == ["groups_by_kind"]
    assert SILENCE not in answer.caveats


def test_change_of_the_same_number_of_other_groups():
    invented = invented_register()
    make.make_group_status(
        group=make.make_group(key="gone", name="Gone IAG", kind=invented.borough, status=""), start="2019", end="2021"
    )
    make.make_group(key="new", name="New IAG", kind=invented.borough, since="2022")

    answer = change()

    assert answer.sentence.endswith(
        "That is the same number. No group counts on both days, 1 only on the first and 1 only on the second."
    )
    assert rows_of(answer, "only_first") == [
        ("Gone IAG", "Borough IAG", "2019", "", "No source speaks of it on that day", "", "")
    ]


def test_change_of_nothing():
    assert change().sentence == (
        "On 30 June 2020 the register counts no independent advisory group. On 30 June 2022 it counts no independent "
        "advisory group. That is the same number."
    )


def test_change_never_takes_likeness_for_one_group():
    invented = invented_register()
    old = make.make_group(key="old", name="Race IAG (2006)", kind=invented.central, status="", since="2006")
    make.make_group_status(group=old, start="2006", end="2007")
    make.make_group_status(group=old, status="unknown", start="2008", reason="Nobody says")
    new = make.make_group(key="new", name="Race IAG", kind=invented.central, since="2022")
    make.make_group_relation(first=old, second=new, kind="possibly_same_as", start="2006")

    answer = ask("change", since=date(2006, 6, 30))

    assert rows_of(answer, "only_first")[0][4:] == ("Not known", "Nobody says", "Race IAG")
    assert [row[0] for row in rows_of(answer, "only_second")] == ["Race IAG"]
    assert answer.warnings == ()


def test_change_by_kind_area_and_theme():
    invented = changed_register()
    make.make_group_area(group=AdvisoryGroup.objects.get(key="new"), area=make.make_area(key="north"))
    stated(invented, 9, [invented.women], standing="denied", quote="There is none")

    by_kind, by_area = change(kinds=["central"]), change(areas=["north"])
    by_theme = change(themes=["race", "women"])

    assert [row[1:3] for row in rows_of(by_kind, "groups_by_kind")] == [(0, 1), (0, 1)]
    assert [row[0] for row in rows_of(by_area, "only_second")] == ["New IAG"]
    assert [row[0] for row in rows_of(by_theme, "only_second")] == ["Seen IAG"]
    assert rows_of(by_theme, "themes") == [
        ("Race", "Seen IAG", "", ""),
        ("Women", "No such group", "“There is none”", "INV.1, line 9"),
    ]


def test_change_tells_of_a_kind_that_is_not_counted():
    invented = invented_register()
    group = make.make_group(name="Turned", kind=invented.borough, since="2019")
    make.make_group_kind_period(group=group, kind=invented.forum, start="2021")
    other = make.make_group(name="Became", kind=invented.forum, since="2019")
    make.make_group_kind_period(group=other, kind=invented.borough, start="2021")

    answer = change()

    assert rows_of(answer, "only_first")[0][4] == "Active, and of a kind that is not counted"
    assert rows_of(answer, "only_second")[0][4:] == ("Active, and of a kind that was not counted", "")


def test_change_hides_what_the_audience_may_not_know_of():
    invented = changed_register()
    stated_group(invented, 5, kind=invented.central, name="Hidden IAG", audience="staff")

    assert "Hidden IAG" not in str(change())
    assert "Hidden IAG" in [row[0] for row in rows_of(change(audience=Audience.STAFF), "only_second")]


def test_change_is_read_as_known_at_one_moment():
    invented = changed_register()
    moment = timezone.now()
    stated_group(invented, 5, kind=invented.central, name="Later IAG")

    assert rows_of(change(known_at=moment), "groups_by_kind")[-1] == ("All kinds", 2, 3, 1)
    assert rows_of(change(), "groups_by_kind")[-1] == ("All kinds", 2, 4, 2)


def test_change_warns_of_a_group_that_is_named_and_not_counted():
    invented = changed_register()
    stated_group(invented, 5, kind=invented.central, name="Named IAG", status="unknown")

    assert change().warnings == (uncounted("Named IAG", 5),)


def test_snapshot_of_another_day_is_the_one_that_would_be_taken(django_assert_num_queries):
    changed_register()
    today = take(on=date(2022, 6, 30), known_at=None, audience=Audience.PUBLIC)
    taken = take(on=SINCE, known_at=None, audience=Audience.PUBLIC)

    with django_assert_num_queries(0):
        another = today.on_day(SINCE)

    assert (another.on, another.groups, another.statements) == (taken.on, taken.groups, taken.statements)
