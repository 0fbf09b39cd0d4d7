"""Who sits: a line for each theme, the police side told apart from members, and names that may not be given counted."""

from datetime import UTC, datetime

import pytest

from foi.exports import to_csv, to_json
from foi.letters import text
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 7, 1, 9, 30, tzinfo=UTC)


def seated_register():
    """A race group with a police lead; no women's group, as the reply says; and a women's forum."""
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    lead = make.make_person(name="Invented Leader")
    make.make_role(
        group=race,
        person=lead,
        role_type="police_lead",
        title="Commander",
        on_behalf_of=invented.force,
        statement=stated(invented, 2, [lead], quote="Commander Invented Leader"),
        note="The role is inferred.",
    )
    stated(invented, 3, [invented.women], aspect="existence", standing="denied", quote="There is not a women's group")
    forum = stated_group(invented, 4, kind=invented.forum, name="Women's Forum", theme=invented.women)
    make.make_group_organisation(
        group=forum, organisation=invented.force, part="runs", statement=stated(invented, 4, [forum])
    )
    return invented, race


def test_who_sits_gives_a_line_for_each_theme_also_without_a_group():
    seated_register()
    make.make_theme(key="faith", name="Faith")

    answer = ask("who-sits", themes=["women", "race", "faith"])

    assert answer.sentence == (
        "On 30 June 2022, for Race the register counts a group; for Women a source says that there is no such group; "
        "for Faith the register has no group, and no source that says that there is none. No source states who the "
        "members of these groups are: all who are named are on the police side."
    )
    assert rows_of(answer, "themes") == [
        (
            "Women",
            "no such group",
            "No such group",
            "“There is not a women's group”",
            "no such group",
            "no such group",
            "INV.1, line 3",
        ),
        (
            "Race",
            "Race IAG",
            "Counted as a group",
            "",
            "Commander Invented Leader, Police lead",
            "Not stated by any source",
            "INV.1, line 1",
        ),
        (
            "Faith",
            "no group in the register",
            "No group in the register",
            "",
            "no group in the register",
            "no group in the register",
            "",
        ),
    ]
    assert rows_of(answer, "people") == [
        (
            "Race",
            "Race IAG",
            "Police side",
            "Commander Invented Leader",
            "Police lead",
            "Invented Force (IF)",
            "INV.1, line 2",
        )
    ]
    assert rows_of(answer, "other_bodies") == [
        ("Women", "Women's Forum", "Forum", "Invented Force (IF)", "", "2022", "INV.1, line 4")
    ]
    assert answer.caveats[0] == "Race IAG: The role is inferred."
    assert (answer.warnings, answer.withheld) == ((), ())


def test_who_sits_says_in_the_row_that_a_role_is_inferred():
    invented, race = seated_register()
    open_to_all = stated(invented, 6, [race], standing="inferred")
    for_staff = stated(invented, 7, [race], standing="inferred", audience="staff")
    for role_type, statement in [("sponsor", open_to_all), ("secretariat", for_staff)]:
        make.make_role(
            group=race,
            person=make.make_person(name=f"Invented {role_type}"),
            role_type=role_type,
            statement=statement,
            term_ends="2020",
        )

    answer = ask("who-sits", themes=["race"])

    assert "Invented sponsor, Sponsor (inferred)" in rows_of(answer, "themes")[0][4]
    assert {row[4] for row in rows_of(answer, "people")} == {
        "Police lead",
        "Sponsor (inferred) (term ended, continuing)",
        "Secretariat (inferred) (term ended, continuing)",
    }
    for form in forms(answer):
        assert "Invented sponsor, Sponsor (inferred)" in form
        assert "Sponsor (inferred) (term ended, continuing)" in form


def test_who_sits_tells_members_from_the_police_side_by_organisation():
    invented, race = seated_register()
    make.make_role(group=race, role_type="chair", person=make.make_person(name="Invented Chair"))
    make.make_role(group=race, role_type="member", person=make.make_person(name="Officer"), on_behalf_of=invented.force)
    make.make_role(group=race, role_type="member", person=None)

    answer = ask("who-sits", themes=["race"])

    assert rows_of(answer, "themes")[0][4:6] == (
        "Commander Invented Leader, Police lead; Officer, Member",
        "Invented Chair, Chair; 1 vacant place",
    )
    assert answer.sentence.endswith("Of the members, the register knows of 2 places.")


def test_who_sits_counts_names_that_may_not_be_given():
    _, race = seated_register()
    for name, audience, reason in [
        ("Hidden One", "on_request", "s40_2"),
        ("Hidden Two", "staff", "s40_2"),
        ("Hidden Three", "staff", "s38_1"),
        ("Hidden Four", "restricted", "s31_1"),
    ]:
        make.make_role(
            group=race,
            person=make.make_person(name=name),
            title=f"Title of {name}",
            audience=audience,
            withholding_reason=reason,
            note=f"Note on {name}",
        )

    public = ask("who-sits", themes=["race"])
    on_request = ask("who-sits", themes=["race"], audience=Audience.ON_REQUEST)
    staff = ask("who-sits", themes=["race"], audience=Audience.STAFF)

    assert [(each.count, each.what, each.reason) for each in public.withheld] == [
        (1, "name", "health and safety, s.38(1)"),
        (2, "names", "personal information, s.40(2)"),
    ]
    assert rows_of(public, "themes")[0][5] == "3 names withheld"
    assert rows_of(on_request, "themes")[0][5] == "Title of Hidden One Hidden One, Member; 2 names withheld"
    assert staff.withheld == ()
    for answer, hidden in [
        (public, ["One", "Two", "Three", "Four"]),
        (on_request, ["Two", "Three", "Four"]),
        (staff, ["Four"]),
    ]:
        leaves = everything(answer)
        assert [name for name in hidden if f"Hidden {name}" in leaves] == []


def forms(answer):
    """Every form in which an answer leaves, as text; that of the letter on one line."""
    letter = " ".join(text(answer, generated_at=NOW).split())
    return [to_csv(answer, generated_at=NOW).decode(), to_json(answer, generated_at=NOW).decode(), letter]


def everything(answer):
    """All that leaves with an answer."""
    return "".join(forms(answer))


def test_who_sits_gives_of_a_withheld_seat_only_its_role_and_the_reason():
    invented, race = seated_register()
    hidden = {"title": "Hidden title", "note": "Hidden note", "on_behalf_of": invented.force, "term_ends": "2021"}
    make.make_role(
        group=race,
        role_type="secretariat",
        audience="staff",
        withholding_reason="s40_2",
        statement=stated(invented, 5, [race]),
        **hidden,
    )
    make.make_role(
        group=race,
        role_type="adviser",
        person=None,
        audience="staff",
        withholding_reason="s40_2",
        statement=stated(invented, 6, [race]),
        **hidden,
    )

    public = ask("who-sits", themes=["race"])
    staff = ask("who-sits", themes=["race"], audience=Audience.STAFF)

    assert rows_of(public, "people")[1:] == [
        ("Race", "Race IAG", "Police side", "Name withheld: personal information, s.40(2)", "Secretariat", "", ""),
        ("Race", "Race IAG", "Police side", "Vacant", "Adviser", "", ""),
    ]
    assert [row[4:] for row in rows_of(staff, "people")[1:]] == [
        ("Secretariat (term ended, continuing)", "Invented Force (IF)", "INV.1, line 5"),
        ("Adviser (term ended, continuing)", "Invented Force (IF)", "INV.1, line 6"),
    ]
    assert "Hidden" not in everything(public)


def test_who_sits_tells_the_side_by_an_organisation_that_is_withheld():
    _, race = seated_register()
    command = make.make_organisation(name="Hidden command", kind="command", audience="staff")
    make.make_role(group=race, role_type="adviser", person=make.make_person(name="Officer"), on_behalf_of=command)

    answer = ask("who-sits", themes=["race"])

    assert rows_of(answer, "people")[1] == ("Race", "Race IAG", "Police side", "Officer", "Adviser", "", "")
    assert "Hidden" not in everything(answer)


def test_who_sits_warns_where_sources_disagree_on_a_theme():
    invented, _ = seated_register()
    stated_group(invented, 7, kind=invented.central, name="Women's IAG", theme=invented.women)

    assert ask("who-sits", themes=["women"]).warnings == (
        "Sources disagree on Women: INV.1, line 3 says that there is no such group, and the register has Women's IAG.",
    )


def test_who_sits_shows_a_group_that_is_named_but_not_counted_and_warns():
    invented, _ = seated_register()
    theme = make.make_theme(key="disability", name="Disability")
    stated_group(invented, 8, kind=invented.central, name="Disability IAG", status="unknown", theme=theme)

    answer = ask("who-sits", themes=["disability"])

    assert rows_of(answer, "themes")[0][:3] == ("Disability", "Disability IAG", "Named in a source, but not counted")
    assert answer.warnings == (
        (
            "Disability IAG is named in INV.1, line 8, but is not counted and not in the list, because its standing is "
            "not known."
        ),
    )


def test_who_sits_says_that_a_term_ended_and_nobody_followed():
    _, race = seated_register()
    make.make_role(group=race, role_type="chair", person=make.make_person(name="Stayer"), term_ends="2021")

    assert rows_of(ask("who-sits", themes=["race"]), "people")[1][4] == "Chair (term ended, continuing)"


def test_who_sits_with_a_theme_that_is_not_in_the_register_keeps_its_key():
    answer = ask("who-sits", themes=["never-entered"])

    assert rows_of(answer, "themes") == [
        (
            "never-entered",
            "no group in the register",
            "No group in the register",
            "",
            "no group in the register",
            "no group in the register",
            "",
        )
    ]


def test_who_sits_on_a_group_that_is_named():
    invented, race = seated_register()
    north = stated_group(invented, 8, kind=invented.borough, name="North IAG", key="north")
    make.make_role(group=north, role_type="chair", person=make.make_person(name="Invented Chair"))
    forum = stated_group(invented, 9, kind=invented.forum, name="Forum", key="forum")

    answer = ask("who-sits", groups=["north", "forum", "gone"])

    assert answer.sentence == (
        "On 30 June 2022, the register speaks of North IAG and Forum; the register knows nothing of gone. Of the "
        "members, the register knows of 1 place."
    )
    none = "Not stated by any source"
    assert rows_of(answer, "themes") == [
        ("", "North IAG", "Counted as a group", "", none, "Invented Chair, Chair", "INV.1, line 8"),
        ("", "Forum", "Not an advisory group", "", none, none, "INV.1, line 9"),
    ]
    assert [row[1:5] for row in rows_of(answer, "people")] == [("North IAG", "Members", "Invented Chair", "Chair")]
    both = ask("who-sits", groups=[race.key, "north"], themes=["race"])
    assert [row[:2] for row in rows_of(both, "themes")] == [("Race", "Race IAG"), ("", "North IAG")]
    assert forum.pk


def test_who_sits_on_a_group_that_the_reader_may_not_know_of():
    invented, _ = seated_register()
    stated_group(invented, 8, kind=invented.borough, name="Hidden IAG", key="hidden", audience="staff")

    answer = ask("who-sits", groups=["hidden"])

    assert answer.sentence == ("On 30 June 2022, the register knows nothing of hidden.")
    assert rows_of(ask("who-sits", groups=["hidden"], audience=Audience.STAFF), "themes")[0][1] == "Hidden IAG"
