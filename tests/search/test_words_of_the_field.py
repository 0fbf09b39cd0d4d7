"""What people type for one thing finds it by its other names, and what a word names comes first; all is invented."""

import pytest

from search.actions.sending import send_changes
from search.models import Entry
from tests import factories as make
from tests.search.looking import addresses, found_now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]

ALIKE = [
    ("stop and search", "S&S", "stop search", "Stop & Search"),
    ("MOPC", "MOPAC", "Mayor’s Office for Policing and Crime"),
    ("LGBT", "LGBT+", "lgbtq", "lesbian, gay, bisexual and transgender"),
]


@pytest.mark.parametrize("printed", [each for row in ALIKE for each in row])
def test_text_is_found_by_every_name_of_what_it_speaks_of(printed: str) -> None:
    group = make.make_group(key="invented-group", name="Invented group")
    make.make_statement(key="said", about=[group], summary=f"It was asked about {printed} there.", quote="")
    make.make_statement(key="other", about=[group], summary="It was asked about herons there.", quote="")
    (row,) = (row for row in ALIKE if printed in row)
    found = {typed: [where for where in addresses(typed) if "#" in where] for typed in row}
    assert {typed: [where.partition("#")[2] for where in where_found] for typed, where_found in found.items()} == {
        typed: ["said"] for typed in row
    }


def test_what_a_word_names_comes_before_what_it_is_a_further_word_for_and_that_before_its_context() -> None:
    parts = {"context": "Of a foxglove", "body": "Of a foxglove", "words": "foxglove", "title": "Foxglove"}
    Entry.objects.bulk_create(
        Entry(
            made_of="theme", record=number, ref=part, sort="theme", url=f"/{part}/", **{"title": "Larkspur", part: text}
        )
        for number, (part, text) in enumerate(parts.items())
    )
    send_changes()
    assert [hit.url for hit in found_now("foxglove")][:2] == ["/title/", "/words/"]
    assert {hit.url for hit in found_now("foxglove")} == {f"/{part}/" for part in parts}
