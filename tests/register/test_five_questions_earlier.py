"""The five questions of the request of 2022, asked of 2006 and of a day before any document speaks."""

from datetime import date

import pytest

from tests.foi.invented import ask, rows_of
from tests.register.asked import THEMES, quotes

pytestmark = pytest.mark.django_db

IN_2006 = date(2006, 9, 28)
REPORT = "Review of the Independent Advisory Groups, line 15"
DCFD = "Diversity and Citizen Focus Directorate (supports it)"


def test_how_many_in_2006():
    answer = ask("how-many", on=IN_2006)

    assert answer.sentence == (
        "On 28 September 2006 the register counts 8 independent advisory groups: 5 central IAGs and 3 command and "
        "themed IAGs. Spoken of, but not counted, because no source lists them then: Local advisory groups of the "
        "boroughs (2006) (Boroughs were encouraged to set them up) and Advisory groups of operational command units "
        "(2006) (Units were exploring the possibility). All 5 central IAGs are supported by Diversity and Citizen "
        "Focus Directorate."
    )
    assert rows_of(answer, "groups_by_kind") == [
        ("Central IAGs", 5, DCFD, "5 (as of 28 September 2006)", REPORT),
        ("Command and themed IAGs", 3, "", "", ""),
        ("All kinds", 8, "", "", ""),
    ]
    assert quotes(answer)["f3"] == "The MPS has five Central Advisory Groups"
    assert answer.coverage == (
        "Central IAGs: its source gives the list as complete.",
        "Command and themed IAGs: its source says that the list is not complete.",
    )
    assert answer.warnings == ()


def test_list_in_2006():
    answer = ask("list", on=IN_2006)

    assert [(row[1], row[2]) for row in rows_of(answer, "groups")] == [
        ("Central IAG", "Race IAG (2006)"),
        ("Central IAG", "Lesbian, Gay, Bisexual and Transgender (LGBT) IAG (2006)"),
        ("Central IAG", "Disability IAG (2006)"),
        ("Central IAG", "Youth IAG (2006)"),
        ("Central IAG", "Gypsy and Traveller IAG (2006)"),
        ("Command or themed IAG", "Themed IAG for Operation Sapphire (2006)"),
        ("Command or themed IAG", "Themed IAG for Operation Trident (2006)"),
        ("Command or themed IAG", "Child Protection Team (CPT) Safeguarding Children Advisory Group"),
    ]


def test_who_sits_in_2006():
    answer = ask("who-sits", on=IN_2006, themes=THEMES)

    assert answer.sentence == (
        "On 28 September 2006, for Race, LGBT+ and Disability the register counts a group; for Hate crime and "
        "Women the register has no group, and no source that says that there is none. No source states who the "
        "members of these groups are."
    )
    assert [row[:3] for row in rows_of(answer, "themes")] == [
        ("Hate crime", "no group in the register", "No group in the register"),
        ("Race", "Race IAG (2006)", "Counted as a group"),
        ("LGBT+", "Lesbian, Gay, Bisexual and Transgender (LGBT) IAG (2006)", "Counted as a group"),
        ("Women", "no group in the register", "No group in the register"),
        ("Disability", "Disability IAG (2006)", "Counted as a group"),
    ]


def test_paid_in_2006():
    assert ask("paid", on=IN_2006).sentence == (
        "Of 8 advisory groups counted on 28 September 2006: whether advisers are paid is not known; whether their "
        "expenses are met is not known (“funding advisors’ expenses” is among the financial implications of groups at "
        "all levels that the source lists; it does not say that they are met); whether their access or assistance "
        "costs are met is not known (“access or assistance costs” are among the financial implications of groups at "
        "all levels that the source lists; it does not say that they are met)."
    )


def test_latest_minutes_in_2006():
    rows = rows_of(ask("latest-minutes", on=IN_2006, themes=THEMES), "minutes")

    assert [row[2] for row in rows] == [
        "No group in the register",
        "None held",
        "None held",
        "No group in the register",
        "None held",
    ]


def test_how_many_before_any_document_speaks():
    assert ask("how-many", on=date(1998, 1, 1)).sentence == (
        "On 1 January 1998 the register counts no independent advisory group. That does not mean that there was none: "
        "no source in the register names one as active on that day."
    )


def test_how_many_in_2005_names_the_source_that_says_that_there_were_some():
    answer = ask("how-many", on=date(2005, 1, 1))

    assert answer.sentence.startswith("On 1 January 2005 the register counts no independent advisory group.")
    (caveat,) = (caveat for caveat in answer.caveats if caveat.startswith("A source speaks"))
    assert caveat.startswith(
        "A source speaks of such groups without naming one: “Independent Advisory Groups (IAGs) have been established "
        "since 1999.” ("
    )
    assert caveat.endswith("; as of 28 September 2006). Which there were on 1 January 2005 it does not say.")
