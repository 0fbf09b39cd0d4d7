"""Reading what people type, with the synonyms of the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import MOST_TERMS, Query, Term, parse
from search.synonyms import read_synonyms, synonyms
from search.words import clean, vocabulary, words_of

IAG = (("iag",), ("independent", "advisory", "group"), ("independent", "advisory", "groups"), ("iags",))
SEARCH = {("stop", "and", "search"), ("s", "s"), ("stop", "search")}


def test_words_are_cut_as_the_databases_cut_them() -> None:
    assert words_of("LGBT+ and S&S, the Mayor’s anti-social café_2") == (
        *("lgbt", "and", "s", "s", "the", "mayor", "s", "anti", "social", "café", "2"),
    )


def test_each_word_is_a_term_and_common_ones_are_left_out() -> None:
    assert parse("who sits on the Enfield group") == Query(
        (Term((("sits",),)), Term((("enfield",),)), Term((("group",),)))
    )


def test_common_words_alone_are_looked_for() -> None:
    assert parse("who") == Query((Term((("who",),)),))


def test_phrase_in_quotation_marks_is_one_term_with_all_its_words() -> None:
    expected = Query((Term((("the", "gold", "group"),), quoted=True),))
    assert parse('"the Gold group"') == parse("“the Gold group”") == expected


def test_minus_leaves_words_out_and_is_no_hyphen() -> None:
    assert parse('hate -crime -"the forum"') == Query((Term((("hate",),)),), (("crime",), ("the", "forum")))
    assert parse("anti-social") == Query((Term((("anti", "social"),)),))


def test_nothing_but_a_minus_looks_for_nothing() -> None:
    assert not parse("-crime")
    assert not parse("")
    assert not parse("+ & … \x00")


def test_abbreviation_finds_the_full_words_and_the_other_way_round() -> None:
    assert parse("women IAG").terms == (Term((("women",),)), Term(IAG))
    assert set(parse("independent advisory group").terms[0].phrases) == set(IAG)


@pytest.mark.parametrize("typed", ["stop and search", "Stop & Search", "S&S", "s & s"])
def test_every_form_of_a_synonym_looks_for_all_of_them(typed: str) -> None:
    terms = parse(typed).terms
    assert [set(term.phrases) for term in terms] == [SEARCH]


def test_quoted_abbreviation_is_looked_for_as_it_is() -> None:
    assert parse('"IAG"').terms == (Term((("iag",),), quoted=True),)


def test_possessive_finds_the_word_itself() -> None:
    assert parse("women's group").terms == parse("women’s group").terms == parse("women group").terms


def test_no_more_terms_than_are_looked_for() -> None:
    assert len(parse(" ".join(f"word{n}" for n in range(40))).terms) == MOST_TERMS


@given(st.text(max_size=250))
def test_any_text_is_read(typed: str) -> None:
    query = parse(typed)
    assert all(word and word == word.lower() for term in query.terms for phrase in term.phrases for word in phrase)


def test_table_of_synonyms_is_sound_and_says_why() -> None:
    table = synonyms()
    assert table[("mopc",)][:2] == (("mopc",), ("mopac",))
    assert table[("lgbt",)][0] == ("lgbt",)
    assert all(phrase in others and len(others) >= 2 for phrase, others in table.items())
    assert len(table) >= 50


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('words = ["one"]\nwhy = "Alone."', "at least two"),
        ('words = ["one", "ONE"]\nwhy = "Alike."', "at least two"),
        ('words = ["one", "two"]\nwhy = " "', "Say why"),
        ('words = ["one", "two"]\nwhy = "A."\n[[synonyms]]\nwords = ["two", "three"]\nwhy = "B."', "in two rows"),
    ],
)
def test_table_of_synonyms_that_is_not_sound_is_refused(row: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_synonyms(f"[[synonyms]]\n{row}")


def test_text_is_kept_without_what_could_be_taken_for_a_mark() -> None:
    assert clean("One\x02 two\x03\n\x00 three") == "One two three"


def test_vocabulary_counts_texts_and_not_words() -> None:
    assert vocabulary(["Enfield enfield and the 2022nd", "Enfield"]) == {"enfield": 2}
