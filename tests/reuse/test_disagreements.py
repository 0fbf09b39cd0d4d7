"""The table of where sources disagree: what their pages say of it, and nothing where one side is withheld."""

import pytest

from tests import factories as make
from tests.reuse.reading import rows_of_table

pytestmark = pytest.mark.django_db


def test_disagreement_names_the_statements_of_its_sides(client):
    said = [
        make.make_statement(key=key, source=make.make_source(key=f"of-{key}"), first_line=line, last_line=line)
        for line, key in enumerate(("one", "other"), start=1)
    ]
    told = {"key": "which", "title": "Which of the two?", "explanation": "One says this, the other that."}
    make.make_disagreement(**told, how_held="As the first.", settled=True, statements=reversed(said))
    (row,) = rows_of_table(client, "disagreements")
    assert row == {
        **told,
        "how_held": "As the first.",
        "settled": True,
        "statements": ["one", "other"],
        "page": "/sources/of-one/#disagreement-which",
    }
    assert 'id="disagreement-which"' in client.get("/sources/of-one/").content.decode()
    assert client.get("/api/v1/disagreements/which/").json()["result"] == row


@pytest.mark.parametrize("audience", ["staff", "restricted", "on_request"])
def test_disagreement_with_a_withheld_side_is_not_told(client, audience):
    """Its words may name what that side names (DP-01)."""
    seen = make.make_statement(key="seen")
    make.make_disagreement(title="Hidden heron", statements=[seen, make.make_statement(audience=audience)])
    hidden = make.make_source(audience=audience)
    make.make_disagreement(title="Hidden heron", statements=[seen, make.make_statement(source=hidden)])
    make.make_disagreement(title="Hidden heron", statements=[seen], audience=audience)
    assert rows_of_table(client, "disagreements") == []
