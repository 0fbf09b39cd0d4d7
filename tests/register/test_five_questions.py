"""The five questions of the request of 2022, answered for its day from the register as its documents fill it."""

from datetime import date

import pytest

from tests.foi.invented import ask, rows_of
from tests.register.asked import THEMES, quotes

pytestmark = pytest.mark.django_db

IN_2022 = date(2022, 6, 30)
REPLY = "01.FOI.22.022727"
BOROUGHS = """
Barking and Dagenham, Barnet, Bexley, Brent, Bromley, Camden, Croydon, Ealing, Enfield, Greenwich, Hackney,
Hammersmith and Fulham, Haringey, Harrow, Havering, Hillingdon, Hounslow, Islington, Kensington and Chelsea,
Kingston upon Thames, Lambeth, Lewisham, Merton, Newham, Redbridge, Richmond upon Thames, Southwark, Sutton,
Tower Hamlets, Waltham Forest, Wandsworth, Westminster
"""
CPIE = "Crime Prevention Inclusion and Engagement Command (CPIE)"
MPS = "Metropolitan Police Service (MPS)"
DISABILITY = (
    "Disability IAG is named in 01.FOI.22.022727, line 70, but is not counted and not in the list, because "
    "its standing is not known (Named with an officer in the reply of 2022, but not in its list of groups). It is "
    "possibly the same as Disability IAG (2006) and Diversity IAG."
)
SEVEN_AND_AN_EIGHTH = (
    "01.FOI.22.022727, line 20 prints 7 central IAGs, and with Disability IAG the same document names 8, unless "
    "that is one of them under another name."
)
NAMED = [
    (
        "Disability IAG",
        "Named with an officer in the reply of 2022, but not in its list of groups",
        "Disability IAG (2006) and Diversity IAG",
        f"{REPLY}, line 70",
    )
]


def test_how_many_in_2022():
    answer = ask("how-many", on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022 the register counts 39 independent advisory groups: 32 borough IAGs and 7 central IAGs. "
        "All 7 central IAGs are led by Crime Prevention Inclusion and Engagement Command (CPIE)."
    )
    assert rows_of(answer, "groups_by_kind") == [
        ("Borough IAGs", 32, "", "32 (as of 2022)", f"{REPLY}, lines 20–22"),
        ("Central IAGs", 7, CPIE, "7 (as of 2022)", f"{REPLY}, line 20"),
        ("All kinds", 39, "", "", ""),
    ]
    assert rows_of(answer, "named_not_counted") == NAMED
    assert answer.warnings == (SEVEN_AND_AN_EIGHTH, DISABILITY)
    assert answer.caveats[0] == (
        "The counts are of the groups that the author of the reply located; the reply does not say that there are no "
        "others. “There are 32 Borough IAGS and 7 … led IAG’s that I have located within the MPS” (01.FOI.22.022727, "
        "line 20)"
    )
    assert quotes(answer)["f1"] == "There are 32 Borough IAGS"
    assert quotes(answer)["f2"] == (
        "7 Crime Prevention Inclusion and Engagement Command (CPIE) led IAG’s that I have located within the MPS"
    )


def test_list_in_2022():
    answer = ask("list", on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022 the register lists 39 independent advisory groups: 32 borough IAGs and 7 central IAGs. "
        "Beside them it lists 4 forums, not counted as advisory groups."
    )
    boroughs = [
        (number, "Borough IAG", f"{name} IAG", name, "", "", "2022", f"{REPLY}, line {22 + number}")
        for number, name in enumerate(" ".join(BOROUGHS.split()).split(", "), start=1)
    ]
    central = [
        (number, "Central IAG", name, "", theme, CPIE, "2022", f"{REPLY}, line {55 + number}")
        for number, (name, theme) in enumerate(
            [
                ("LGBT+ IAG", "LGBT+"),
                ("Race IAG", "Race"),
                ("Diversity IAG", "Diversity"),
                ("DPS IAG", ""),
                ("MO6 IAG", ""),
                ("Trident IAG", ""),
                ("Greater London Central Somali IAG", "Somali Londoners"),
            ],
            start=1,
        )
    ]
    forums = [
        (1, "Forum", "London Muslim Community Forum", "", "Faith", MPS, "2022", f"{REPLY}, line 63"),
        (2, "Forum", "London Jewish Community Forum", "", "Faith", MPS, "2022", f"{REPLY}, line 63"),
        (3, "Forum", "Central Youth Forum", "", "Youth", MPS, "2022", f"{REPLY}, line 63"),
        (4, "Forum", "Young Women's Forum", "", "Women and Youth", MPS, "2022", f"{REPLY}, line 67"),
    ]
    assert rows_of(answer, "groups") == [*boroughs, *central, *forums]
    assert [(table.caption, table.about) for table in answer.tables] == [
        ("Borough IAGs (32)", ""),
        ("Central IAGs (7)", ""),
        ("Forums (4)", "This list is not complete: 01.FOI.22.022727, line 63 names only some."),
        ("Named in a source, but not counted", ""),
    ]
    assert answer.coverage == (
        "Borough IAGs: no source says that the list is complete.",
        "Central IAGs: no source says that the list is complete.",
        "Forums: its source says that the list is not complete.",
    )
    assert answer.warnings == (SEVEN_AND_AN_EIGHTH, DISABILITY)


def test_who_sits_in_2022():
    answer = ask("who-sits", on=IN_2022, themes=THEMES)

    assert answer.sentence == (
        "On 30 June 2022, for Race and LGBT+ the register counts a group; for Disability a group is named in a source, "
        "but not counted; for Hate crime and Women a source says that there is no such group. No source states who the "
        "members of these groups are: all who are named are on the police side."
    )
    not_stated = "Not stated by any source"
    assert rows_of(answer, "themes") == [
        (
            "Hate crime",
            "no such group",
            "No such group",
            "“There is not a hate crime IAG within the MPS”",
            "no such group",
            "no such group",
            f"{REPLY}, line 66",
        ),
        (
            "Race",
            "Race IAG",
            "Counted as a group",
            "",
            "Commander Harper, Role not stated; Ass Commissioner Helen Ball, Role not stated",
            not_stated,
            f"{REPLY}, line 57",
        ),
        (
            "LGBT+",
            "LGBT+ IAG",
            "Counted as a group",
            "",
            "Chief Inspector Nick Hackett-Peacock, Police lead (inferred)",
            not_stated,
            f"{REPLY}, line 56",
        ),
        (
            "Women",
            "no such group",
            "No such group",
            "“There is not a Womens IAG within the MPS”",
            "no such group",
            "no such group",
            f"{REPLY}, line 67",
        ),
        (
            "Disability",
            "Disability IAG",
            "Named in a source, but not counted",
            "",
            "Chief Inspector Simon Rothertham, Police lead (inferred)",
            not_stated,
            f"{REPLY}, line 70",
        ),
    ]
    assert {row[2] for row in rows_of(answer, "people")} == {"Police side"}
    assert [row[1:4] for row in rows_of(answer, "other_bodies")] == [
        (
            "Engagement meeting on hate crime (no name given)",
            "Meeting without a name",
            "Mayor's Office for Policing and Crime (MOPAC)",
        ),
        ("Hate crime strategic meeting", "Meeting without a name", MPS),
        ("Young Women's Forum", "Forum", MPS),
    ]
    assert answer.warnings == (DISABILITY,)
    assert answer.withheld == ()


def test_paid_in_2022():
    answer = ask("paid", on=IN_2022)

    assert answer.sentence == (
        "Of 39 advisory groups counted on 30 June 2022: advisers are not paid (“They are not paid”, says the source "
        "of all the groups together; “they” most likely means the advisers); whether their expenses are met is not "
        "known; whether their access or assistance costs are met is not known."
    )
    assert rows_of(answer, "payments") == [
        ("Pay", "No", 39, f"{REPLY}, line 72"),
        ("Expenses", "Not known", 39, ""),
        ("Access or assistance costs", "Not known", 39, ""),
    ]
    assert quotes(answer)["a10"] == "They are not paid"


def test_latest_minutes_in_2022():
    answer = ask("latest-minutes", on=IN_2022, themes=THEMES)

    assert answer.sentence == (
        "Up to 30 June 2022 the register holds no published minutes of a group for these themes. A source "
        "promises those of Race IAG and LGBT+ IAG. None are held of Disability IAG, which does not mean that no "
        "meeting took place. For Hate crime and Women a source says that there is no such group."
    )
    promise = (
        "“copies of the minutes of the most recent meetings of the IAGs for hate crime, race and LGBT? … once I have "
        "the minutes for question 5 I will be in touch”"
    )
    assert [(*row[:3], *row[-2:]) for row in rows_of(answer, "minutes")] == [
        (
            "Hate crime",
            "no such group",
            "No such group",
            "“There is not a hate crime IAG within the MPS”",
            f"{REPLY}, line 66",
        ),
        ("Race", "Race IAG", "Awaited", promise, f"{REPLY}, lines 73–74"),
        ("LGBT+", "LGBT+ IAG", "Awaited", promise, f"{REPLY}, lines 73–74"),
        (
            "Women",
            "no such group",
            "No such group",
            "“There is not a Womens IAG within the MPS”",
            f"{REPLY}, line 67",
        ),
        ("Disability", "Disability IAG", "None held", "", ""),
    ]
