"""For which themes there are groups: a line for each theme, and "no such group" only where a source says so."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group, uncounted

pytestmark = pytest.mark.django_db
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."


def themed_register():
    """A group on race, a denial of one for women and a forum for them, nothing on faith, and a group of no theme."""
    invented = invented_register()
    make.make_theme(key="faith", name="Faith")
    stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    stated_group(invented, 2, kind=invented.borough, name="North IAG")
    stated(invented, 3, [invented.women], standing="denied", quote="There is not a women's group")
    stated_group(invented, 4, kind=invented.forum, name="Women's Forum", theme=invented.women)
    return invented


def test_themes_each_have_a_line():
    themed_register()

    answer = ask("themes")

    assert answer.sentence == (
        "On 30 June 2022, for Race the register counts a group; for Women a source says that there is no such group. "
        "For 1 theme (Faith) the register has no group, and no source that says that there is none."
    )
    none = "no group in the register"
    assert rows_of(answer, "themes") == [
        ("Faith", none, "", "No group in the register", "", "", ""),
        ("Race", "Race IAG", "Central IAG", "Counted as a group", "", "2022", "INV.1, line 1"),
        ("Women", "no such group", "", "No such group", "“There is not a women's group”", "", "INV.1, line 3"),
    ]
    assert rows_of(answer, "other_bodies") == [("Women", "Women's Forum", "Forum", "", "2022", "INV.1, line 4")]
    assert answer.caveats[0] == f"No source states a theme of 1 borough IAG. {NO_EVIDENCE}"
    assert [citation.lines for citation in answer.citations] == ["3", "1", "4"]


def test_themes_that_are_asked_about_alone():
    themed_register()

    answer = ask("themes", themes=["faith"])

    assert answer.sentence == (
        "On 30 June 2022 the register counts no group for these themes. For 1 theme (Faith) the register has no group, "
        "and no source that says that there is none."
    )
    assert [row[0] for row in rows_of(answer, "themes")] == ["Faith"]
    assert not any("states a theme" in caveat for caveat in answer.caveats)


def test_themes_are_not_denied_before_the_source_speaks():
    themed_register()

    assert [row[3] for row in rows_of(ask("themes", on=date(2021, 1, 1)), "themes")] == ["No group in the register"] * 3


def test_themes_warn_where_sources_disagree_and_where_a_group_is_only_named():
    invented = themed_register()
    stated_group(invented, 5, kind=invented.central, name="Women's IAG", theme=invented.women)
    stated_group(invented, 6, kind=invented.central, name="Named IAG", theme=invented.race, status="unknown")

    assert ask("themes").warnings == (
        "Sources disagree on Women: INV.1, line 3 says that there is no such group, and the register has Women's IAG.",
        uncounted("Named IAG", 6),
    )


def test_themes_hide_a_group_and_a_denial_that_are_not_public():
    invented = themed_register()
    stated_group(invented, 7, kind=invented.central, name="Hidden IAG", theme=invented.race, audience="staff")
    stated(invented, 8, [make.make_theme(key="age", name="Age")], standing="denied", quote="Untold", audience="staff")

    public, staff = ask("themes"), ask("themes", audience=Audience.STAFF)

    assert ("Hidden IAG" in str(public), "Untold" in str(public)) == (False, False)
    assert ("Hidden IAG" in str(staff), "Untold" in str(staff)) == (True, True)


def test_themes_of_an_empty_register():
    answer = ask("themes")

    assert (answer.sentence, answer.tables) == ("On 30 June 2022 the register has no theme.", ())
