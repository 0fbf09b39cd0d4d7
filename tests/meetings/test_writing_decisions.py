"""Who may see a decision goes with its words and never with its place (DP-01, L11)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from meetings.actions.writing import ItemText, with_decisions, write_items
from meetings.models import AgendaItem
from tests.factories import make_agenda_item, make_user
from tests.meetings.making import make_decision

SECRET = "The invented matter of Jane Private is closed."


def write(item: AgendaItem, *lines: str, sees=lambda rows: rows) -> list[AgendaItem]:
    text = ItemText(item, item.title, item.number, item.item_type, item.outcome, item.text, lines)
    return write_items(meeting=item.meeting, items=[text], by=make_user(), reason="Corrected.", sees=sees)


def told(item: AgendaItem) -> list[tuple[str, str, str]]:
    rows = item.decisions.order_by("position")
    return [(row.text, row.audience, row.withholding_reason) for row in rows]


@pytest.fixture
def item(db):
    return make_agenda_item()


@pytest.fixture
def two(item):
    """A public decision and, after it, one that is withheld."""
    make_decision(item=item, position=1, text="To meet in May.", audience="public")
    make_decision(item=item, position=2, text=SECRET, audience="staff", withholding_reason="s40_2")
    return item


def test_withheld_decision_stays_withheld_when_the_public_one_before_it_goes(two):
    write(two, SECRET)
    assert told(two) == [(SECRET, "staff", "s40_2")]


def test_new_decision_on_top_is_not_public_and_the_others_keep_what_they_are(two):
    write(two, "To write to the mayor.", "To meet in May.", SECRET)
    assert told(two) == [
        ("To write to the mayor.", "staff", "not_considered"),
        ("To meet in May.", "public", ""),
        (SECRET, "staff", "s40_2"),
    ]


def test_decisions_that_change_places_keep_what_they_are(two):
    write(two, SECRET, "To meet in May.")
    assert told(two) == [(SECRET, "staff", "s40_2"), ("To meet in May.", "public", "")]
    assert [row.position for row in two.decisions.order_by("position")] == [1, 2]


def test_public_decision_with_other_words_waits_for_a_publisher(two):
    write(two, "To meet in June.", SECRET)
    assert told(two) == [("To meet in June.", "staff", "not_considered"), (SECRET, "staff", "s40_2")]


def test_what_may_come_of_a_restricted_decision_is_restricted(two):
    two.decisions.filter(text=SECRET).update(audience="restricted")
    write(two, "The matter of J. Private is closed.")
    assert told(two) == [("The matter of J. Private is closed.", "restricted", "not_considered")]


def test_restricted_decision_that_the_writer_does_not_see_stays_as_it_was(two):
    two.decisions.filter(text=SECRET).update(audience="restricted")
    write(two, "First.", "To meet in May.", sees=lambda rows: rows.exclude(audience="restricted"))
    assert [(row.text, row.audience, row.position) for row in two.decisions.order_by("position")] == [
        ("First.", "staff", 1),
        (SECRET, "restricted", 2),
        ("To meet in May.", "public", 3),
    ]


def test_decision_of_several_lines_is_known_again(item):
    make_decision(item=item, text="To meet\nin May.", audience="public")
    assert write(item, "To meet in May.") == []
    assert told(item) == [("To meet\nin May.", "public", "")]


class Anyhow(TestCase):
    """Whatever is taken out, put in or moved, no words become public."""

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from("abcdef"), max_size=5), st.lists(st.sampled_from("abcdef"), max_size=6))
    def test_no_words_become_public(self, first, second):
        item = make_agenda_item()
        public = {text for text in first if text in "ace"}
        for place, text in enumerate(first, start=1):
            withheld = {} if text in public else {"audience": "staff", "withholding_reason": "s40_2"}
            make_decision(item=item, position=place, text=text, **withheld)
        write(with_decisions(AgendaItem.objects.filter(pk=item.pk)).get(), *second)
        rows = item.decisions.order_by("position")
        assert [row.text for row in rows] == second
        assert {row.text for row in rows if row.audience == "public"} <= public
