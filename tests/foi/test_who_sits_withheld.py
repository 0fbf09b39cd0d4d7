"""Who sits, of seats whose names may not be given: counted, with their role and the reason, and nothing more."""

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, rows_of, stated, stated_group
from tests.foi.seated import everything, seated_register

pytestmark = pytest.mark.django_db


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
        ("Race", "Race IAG", "Police side", "Name withheld: personal information, s.40(2)", "Secretariat", "", "", ""),
        ("Race", "Race IAG", "Police side", "Vacant", "Adviser", "", "", ""),
    ]
    assert [row[4:] for row in rows_of(staff, "people")[1:]] == [
        ("Secretariat (term ended, continuing)", "Invented Force (IF)", "2022", "INV.1, line 5"),
        ("Adviser (term ended, continuing)", "Invented Force (IF)", "2022", "INV.1, line 6"),
    ]
    assert "Hidden" not in everything(public)


def test_who_sits_tells_the_side_by_an_organisation_that_is_withheld():
    _, race = seated_register()
    command = make.make_organisation(name="Hidden command", kind="command", audience="staff")
    make.make_role(group=race, role_type="adviser", person=make.make_person(name="Officer"), on_behalf_of=command)

    answer = ask("who-sits", themes=["race"])

    assert rows_of(answer, "people")[1] == ("Race", "Race IAG", "Police side", "Officer", "Adviser", "", "2020", "")
    assert "Hidden" not in everything(answer)


def test_who_sits_on_a_group_that_the_reader_may_not_know_of():
    invented, _ = seated_register()
    stated_group(invented, 8, kind=invented.borough, name="Hidden IAG", key="hidden", audience="staff")

    answer = ask("who-sits", groups=["hidden"])

    assert answer.sentence == ("On 30 June 2022, the register knows nothing of hidden.")
    assert rows_of(ask("who-sits", groups=["hidden"], audience=Audience.STAFF), "themes")[0][1] == "Hidden IAG"
