"""The page of one theme: what there is, what there was, and what a source denies; everything here is invented."""

import pytest

from tests.factories import (
    make_group,
    make_group_status,
    make_group_theme,
    make_kind,
    make_source,
    make_statement,
    make_theme,
)
from tests.groups.test_views_records import words_of

pytestmark = pytest.mark.django_db


def test_theme_page_tells_who_denies_that_there_is_a_group(client):
    source = make_source(key="reply", title="Invented reply")
    theme = make_theme(key="hate-crime", name="Hate crime")
    make_statement(
        source=source,
        about=[theme],
        aspect="existence",
        standing="denied",
        summary="There is no such group.",
        quote="There is not an invented IAG",
        as_of="2022",
        first_line=66,
    )
    forum = make_group(name="Invented Forum", kind=make_kind(name="forum"))
    make_group_theme(group=forum, theme=theme)
    words = words_of(client.get("/themes/hate-crime/"))
    assert (
        "There is no such group There is no such group. There is not an invented IAG "
        "Source says there is none Invented reply , line 66, as of 2022"
    ) in words
    assert words.index("There is no such group") < words.index("What there is instead") < words.index("Invented Forum")


def test_theme_page_gives_the_date_at_which_an_earlier_body_was_last_known(client):
    theme = make_theme(key="hate-crime")
    group = make_group(key="forum", name="Invented Forum", kind=make_kind(name="forum"), status="")
    make_group_status(group=group, start="", observed="2011-11", status="active")
    make_group_status(group=group, start="", observed="2022", status="unknown")
    make_group_theme(group=group, theme=theme)
    words = words_of(client.get("/themes/hate-crime/"))
    assert "Earlier bodies Forums, boards" in words
    assert "Invented Forum , last known as of November 2011" in words
    assert "What there is instead" not in words
