"""What is withheld is looked for all over a reply, and who asked in what was written for it (L12, L13, FOI-12)."""

from dataclasses import replace

import pytest

from foi.disclosure.answer_document import FrozenCell, FrozenWithheld
from foi.disclosure.released import released
from foi.disclosure.reply_document import ReplyAnswer
from foi.disclosure.standing import tells_number
from foi.models import FrozenAnswer, Requester, Withholding
from foi.packing.leaks import naming_the_asker, still_standing, written_by_people
from tests.foi.documents import document, table
from tests.foi.replies_by_hand import reply

COUNTED = table(("Ravens", 3), ("Owls", 9), names=("group", "number"), caption="How many")
PLAIN = {
    "question": "how-many",
    "sentence": "There are some.",
    "tables": (COUNTED,),
    "caveats": (),
    "withheld": (),
    "coverage": (),
    "definition": (),
}
"""An answer that gives the number in its table, and says it nowhere else."""
SMALL = "tables/0/small/number"


def told(full, *others, place=SMALL, **changes):
    """What stands in the way of a reply with an answer, from which a place is withheld, and others beside it."""
    given = [released(full, {place: "s.40(2)"}), *others]
    answers = tuple(ReplyAnswer(number, "x", each) for number, each in enumerate(given, 1))
    made = reply("granted_in_part", **changes)
    made = replace(made, questions=(replace(made.questions[0], answers=answers),))
    withheld = Withholding(answer=FrozenAnswer(rendition=full.text), place=place, what="Numbers")
    return still_standing(made, [withheld], [])


def test_small_number_that_stands_nowhere_is_no_obstacle():
    assert told(document(**PLAIN)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": "Three ravens came."},
        {"counting_rule": "The 3 of them."},
        {"definition": ("A raven is one of 3.",)},
        {"coverage": ("3 were seen.",)},
        {"warnings": ("The sources say three.",)},
        {"withheld": (FrozenWithheld("names", 3, "s.40(2)"),)},
        {"tables": (replace(COUNTED, caption="How many (3)"),)},
        {"tables": (replace(COUNTED, about="3 of 12."),)},
        {"tables": (COUNTED, table(("Seen", 3), names=("group", "number")))},
    ],
)
def test_small_number_is_found_wherever_the_answer_gives_it(changes):
    assert told(document(**PLAIN | changes)) == ["Numbers: withheld, and the number 3 stands in annex 1."]


def test_small_number_is_found_in_what_officers_wrote():
    assert told(document(**PLAIN), note="There were three.") == [
        "Numbers: withheld, and the number 3 stands in the words beside the answers."
    ]


def test_small_number_is_found_in_another_annex():
    other = document(**PLAIN | {"question": "attendance", "sentence": "Three came.", "tables": ()})
    assert told(document(**PLAIN), other) == ["Numbers: withheld, and the number 3 stands in annex 2."]


@pytest.mark.parametrize("rows", [["A", "B", "C"], ["Ravens", "Ravens", "Ravens", "Owls"]])
def test_rows_of_another_annex_that_can_be_counted_are_an_obstacle(rows):
    listed = table(*((name,) for name in rows), names=("group",), caption="Listed")
    other = document(**PLAIN | {"question": "list", "tables": (listed,)})
    assert told(document(**PLAIN), other) == [
        "Numbers: withheld, and annex 2 has 3 in its rows to be counted (“Listed”)."
    ]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        *[(text, True) for text in ("3 came.", "All three.", "THREE", "(3)", "groups: 3, and more", "3 of 12")],
        *[(text, False) for text in ("3 July 2022", "2022-07-03", "line 3", "section 3(3)", "s.3(1)", "3.5", "3,000")],
        *[(text, False) for text in ("13", "annex 3", "fewer than 3", "question 3", "March 3", "lines 2 to 3")],
    ],
)
def test_number_is_told_from_figures_that_count_nothing(text, is_told):
    assert tells_number(3, text) is is_told


def test_number_one_is_told_from_idioms():
    assert [tells_number(1, text) for text in ("One came.", "one of them", "one by one", "no one", "a later one")] == [
        *(True, True, False, False, False)
    ]


def test_number_of_a_place_is_found_in_the_cells_of_another_table_by_its_value():
    full = document(**PLAIN | {"tables": (table(("Ravens", 37), names=("group", "number")),)})
    other = document(**PLAIN | {"tables": (table(("All", 37), names=("group", "number")),)})
    assert told(full, other, place="tables/0/0/number") == ["“37” is withheld (Numbers), and stands in annex 2."]


@pytest.mark.parametrize("cell", [FrozenCell("1962-03-04", sort="date"), "Born on 4 March 1962"])
def test_date_of_a_place_is_found_in_every_form(cell):
    dated = table((FrozenCell("1962-03-04", sort="date"),), names=("born",))
    full = document(**PLAIN | {"tables": (dated,)})
    other = document(**PLAIN | {"tables": (table((cell,), names=("x",)),)})
    assert told(full, other, place="tables/0/0/born") == ["“1962-03-04” is withheld (Numbers), and stands in annex 2."]


NELL = Requester(name="Nell Farthingale", address="nell@example.org\nHackney")


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        *[(words, True) for words in ("Asked by Nell F.", "nell F, that is", "NELL F", "nell [at] example.org")],
        *[(words, True) for words in ("Nell (at) example (dot) org", "nell at example dot org", "FARTHINGALE/22/1")],
        *[(words, False) for words in ("Nell Fox", "The knell F", "Nell's Farm", "Look at example.org")],
    ],
)
def test_who_asked_is_found_in_other_forms(words, is_named):
    assert naming_the_asker(NELL, [("here", words)]) == (["here"] if is_named else [])


def test_who_asked_is_looked_for_in_the_reference_and_in_the_names_of_documents():
    """The reference stands in the address and in every file."""
    cited = replace(document().citations[0], document="Letter of N. Farthingale")
    made = reply("granted", reference="FARTHINGALE-22")
    answer = ReplyAnswer(1, "x", document(citations=(cited,)))
    made = replace(made, questions=(replace(made.questions[0], answers=(answer,)),))
    assert naming_the_asker(NELL, written_by_people(made)) == ["the reference", "the name of a document in annex 1"]
    assert naming_the_asker(NELL, written_by_people(reply("granted"))) == []
