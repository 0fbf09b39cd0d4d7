"""How many groups there are: the count, the printed figures beside it, and what is not counted."""

from datetime import date

import pytest
from django.utils import timezone

from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db
NONE = "That does not mean that there was none: no source in the register names one as active on that day."


def two_kinds():
    """Two borough groups at lines 1 and 2 and one central group at line 3, led by a command."""
    invented = invented_register()
    stated_group(invented, 1, kind=invented.borough, name="North IAG")
    stated_group(invented, 2, kind=invented.borough, name="South IAG")
    race = stated_group(invented, 3, kind=invented.central, name="Race IAG", theme=invented.race)
    command = make.make_organisation(name="Invented Command", abbreviation="IC", kind="command")
    make.make_group_organisation(
        group=race, organisation=command, part="lead_command", statement=stated(invented, 4, [race])
    )
    return invented


def test_how_many_of_an_empty_register():
    answer = ask("how-many")

    assert answer.sentence == f"On 30 June 2022 the register counts no independent advisory group. {NONE}"
    assert (answer.tables, answer.warnings, answer.citations, answer.withheld) == ((), (), (), ())


def test_how_many_counts_by_kind_and_says_who_leads():
    two_kinds()

    answer = ask("how-many")

    assert answer.sentence == (
        "On 30 June 2022 the register counts 3 independent advisory groups: 2 borough IAGs and 1 central IAG. "
        "The central IAG is led by Invented Command (IC)."
    )
    assert rows_of(answer, "groups_by_kind") == [
        ("Borough IAGs", 2, "", "", ""),
        ("Central IAGs", 1, "Invented Command (IC)", "", ""),
        ("All kinds", 3, "", "", ""),
    ]
    assert [citation.lines for citation in answer.citations] == ["1", "2", "3", "4"]


def test_how_many_leaves_out_other_kinds_other_statuses_and_entries_for_several():
    invented = invented_register()
    stated_group(invented, 1, kind=invented.borough, name="Counted IAG")
    stated_group(invented, 2, kind=invented.forum, name="Forum")
    stated_group(invented, 3, kind=invented.borough, name="Planned IAG", status="proposed")
    stated_group(invented, 4, kind=invented.borough, name="Many IAGs", stands_for_several=True)
    older = make.make_group(status="", name="Older IAG")
    make.make_group_status(group=older, status="unknown", start="2010")
    make.make_group_kind_period(group=older, kind=invented.central, start="2010")

    answer = ask("how-many")

    assert answer.sentence == (
        "On 30 June 2022 the register counts 1 independent advisory group: 1 borough IAG. Spoken of, but not counted, "
        "because no source lists them then: Many IAGs."
    )
    assert answer.caveats == (
        "Some sources are dated only to 2022; they are relied on from the first day of that time.",
        "Not counted, because they stand for several unnamed bodies: Many IAGs.",
        "Not counted, because they are recorded as proposed: Planned IAG.",
        "Not counted, because no source says whether they stood on this day: Older IAG.",
    )
    assert answer.warnings == ()


def test_how_many_names_a_group_without_a_status_on_the_day():
    invented = invented_register()
    stated_group(invented, 1, kind=invented.borough, name="Counted IAG")
    dropped = make.make_group(status="", name="Dropped IAG")
    make.make_group_kind_period(group=dropped, kind=invented.borough, start="2020")
    hidden = make.make_group(status="", name="Hidden IAG", audience="staff")
    make.make_group_kind_period(group=hidden, kind=invented.borough, start="2020")

    assert ask("how-many").caveats[-1] == (
        "Not counted, because the register holds no status of them on this day: Dropped IAG."
    )


def test_how_many_stands_beside_the_newest_printed_figures_and_warns_where_they_differ():
    invented = two_kinds()
    figure = {"aspect": "count", "comparator": "equal", "unit": "groups"}
    stated(invented, 5, [invented.borough], number=2, **figure)
    stated(invented, 6, [invented.central], number=7, **figure)
    stated(invented, 7, [invented.central], number=5, as_of="2006", **figure)

    answer = ask("how-many")

    assert rows_of(answer, "groups_by_kind")[:2] == [
        ("Borough IAGs", 2, "", "2 (as of 2022)", "INV.1, line 5"),
        ("Central IAGs", 1, "Invented Command (IC)", "7 (as of 2022)", "INV.1, line 6"),
    ]
    assert answer.warnings == ("The register counts 1 central IAG, where INV.1, line 6 prints 7.",)
    assert [citation.lines for citation in answer.citations] == ["5", "6", "4"]


@pytest.mark.parametrize(
    ("comparator", "number", "warned"),
    [
        ("more_than", 1, False),
        ("more_than", 2, True),
        ("at_least", 2, False),
        ("at_least", 3, True),
        ("about", 9, False),
    ],
)
def test_how_many_reads_the_comparator_of_a_figure(comparator, number, warned):
    invented = two_kinds()
    stated(invented, 5, [invented.borough], aspect="count", number=number, comparator=comparator)

    assert bool(ask("how-many").warnings) is warned


def test_how_many_says_what_its_sources_say_against_the_list():
    invented = two_kinds()
    stated(invented, 5, [invented.borough], aspect="list", completeness="unknown", summary="These were located.")
    stated(invented, 6, [invented.central], aspect="list", completeness="complete")

    answer = ask("how-many")

    assert answer.coverage == (
        "Borough IAGs: no source says that the list is complete.",
        "Central IAGs: its source gives the list as complete.",
    )
    assert answer.caveats[0] == "These were located. “Words 5” (INV.1, line 5)"


def test_how_many_warns_of_a_group_that_is_named_but_not_in_the_list():
    invented = two_kinds()
    named = stated_group(invented, 5, kind=invented.central, name="Named IAG", status="unknown")
    alike = make.make_group(name="Alike IAG")
    make.make_group_relation(first=named, kind="possibly_same_as", second=alike)

    answer = ask("how-many")

    assert answer.warnings == (
        (
            "Named IAG is named in INV.1, line 5, but is not counted and not in the list, because its standing is not "
            "known. It is possibly the same as Alike IAG."
        ),
    )
    assert rows_of(answer, "named_not_counted") == [
        ("Named IAG", "Its standing is not known", "Alike IAG", "INV.1, line 5")
    ]


def test_how_many_counts_from_the_day_of_the_source_and_no_earlier():
    two_kinds()

    assert ask("how-many", on=date(2021, 12, 31)).sentence == (
        f"On 31 December 2021 the register counts no independent advisory group. {NONE}"
    )


def test_how_many_says_how_old_its_sources_are():
    two_kinds()

    assert ask("how-many", on=date(2026, 1, 2)).caveats[0] == (
        "The newest source that says whether these groups existed is of 2022. No source in the register says so of a "
        "later time, up to 2 January 2026. Their meetings and minutes have dates of their own, which may be later."
    )


def test_how_many_does_not_count_for_the_public_what_is_not_public():
    invented = two_kinds()
    stated_group(invented, 5, kind=invented.borough, name="Inner IAG", audience="staff")
    stated_group(invented, 6, kind=invented.borough, name="Closed IAG", audience="restricted")

    public, staff = ask("how-many"), ask("how-many", audience=Audience.STAFF)

    assert rows_of(public, "groups_by_kind")[0][:2] == ("Borough IAGs", 2)
    assert rows_of(staff, "groups_by_kind")[0][:2] == ("Borough IAGs", 3)


def test_how_many_as_known_before_and_after_a_change():
    invented = two_kinds()
    before = timezone.now()
    group = stated_group(invented, 5, kind=invented.borough, name="Late IAG")
    between = timezone.now()
    group.audience = "staff"
    group.save()

    assert rows_of(ask("how-many", known_at=before), "groups_by_kind")[0][:2] == ("Borough IAGs", 2)
    assert rows_of(ask("how-many", known_at=between), "groups_by_kind")[0][:2] == ("Borough IAGs", 2)
    staff = ask("how-many", known_at=between, audience=Audience.STAFF)
    assert rows_of(staff, "groups_by_kind")[0][:2] == ("Borough IAGs", 3)


def test_how_many_refuses_the_restricted_audience():
    with pytest.raises(ValueError, match="never from restricted records"):
        ask("how-many", audience=Audience.RESTRICTED)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"kinds": ["borough"]}, [("Borough IAGs", 2), ("All kinds", 2)]),
        ({"themes": ["race"]}, [("Central IAGs", 1), ("All kinds", 1)]),
        ({"areas": ["north"]}, [("Borough IAGs", 1), ("All kinds", 1)]),
        ({"groups": ["north-iag"]}, [("Borough IAGs", 1), ("All kinds", 1)]),
        ({"areas": ["north"], "kinds": ["central"]}, []),
    ],
)
def test_how_many_of_what_was_chosen(choice, expected):
    invented = two_kinds()
    group = AdvisoryGroup.objects.get(name="North IAG")
    group.key = "north-iag"
    group.save()
    make.make_group_area(group=group, area=make.make_area(key="north", name="North"))
    stated(invented, 9, [invented.borough], aspect="count", number=2, comparator="equal")

    assert [row[:2] for row in rows_of(ask("how-many", **choice), "groups_by_kind")] == expected


def test_how_many_of_a_kind_that_is_not_counted_says_so():
    invented = two_kinds()
    stated_group(invented, 7, kind=invented.forum, name="Forum")

    answer = ask("how-many", kinds=["forum"])

    assert answer.sentence == (
        "On 30 June 2022 the register counts no independent advisory group. Beside them it knows of 1 forum, not "
        "counted as advisory groups."
    )
    assert rows_of(answer, "other_bodies") == [("Forums", 1)]
    assert rows_of(answer, "groups_by_kind") == []


def test_how_many_names_a_source_that_speaks_of_groups_without_naming_one():
    invented = invented_register()
    about = {"aspect": "existence", "as_of": "2006-09-28"}
    stated(invented, 7, [invented.borough, invented.central], quote="There have been groups since 1999.", **about)
    stated(invented, 8, [invented.borough], standing="denied", **about)
    stated(invented, 9, [invented.borough, make.make_group(name="Named IAG")], **about)
    stated(invented, 10, [invented.forum], **about)
    stated(invented, 11, [invented.borough], audience="staff", **about)

    answer = ask("how-many", on=date(2005, 1, 1))

    assert answer.sentence == f"On 1 January 2005 the register counts no independent advisory group. {NONE}"
    assert answer.caveats[0] == (
        "A source speaks of such groups without naming one: “There have been groups since 1999.” (INV.1, line 7; as of "
        "28 September 2006). Which there were on 1 January 2005 it does not say."
    )
    assert [caveat for caveat in answer.caveats if caveat.startswith("A source speaks")] == [answer.caveats[0]]
    assert [citation.lines for citation in answer.citations] == ["7"]


def test_how_many_says_nothing_of_groups_without_a_name_where_some_are_counted():
    invented = two_kinds()
    stated(invented, 7, [invented.borough], aspect="existence")

    assert [caveat for caveat in ask("how-many").caveats if caveat.startswith("A source speaks")] == []
