"""The places of an answer that can be withheld, and the answer without them (FOI-30 to FOI-32)."""

import json
from dataclasses import replace

import pytest

from foi.disclosure.answer_document import AnswerDocument, FrozenCell, FrozenCitation
from foi.disclosure.places import paragraphs_of, place_in, telling_words, what_it_is, words_at
from foi.disclosure.released import SmallNumbers, released
from tests.foi.documents import document, table

GAP = "[redacted: s.40(2)]"
PLACES = {
    "sentence": ("Ada Quillfeather and one other sit.",),
    "counting_rule": ("Each is counted once.",),
    "caveats/1": ("Dates are partial.",),
    "citations/0": ("A reply, line 3: “Words”",),
    "tables/0/1/person": ("Bo Larkspur",),
    "tables/0/1": ("Women IAG", "Bo Larkspur", "7"),
    "tables/0/*/person": ("Ada Quillfeather", "Bo Larkspur"),
    "tables/0/small/present": (),
}


@pytest.mark.parametrize("written", PLACES)
def test_place_is_read_and_written_back(written):
    place = place_in(document(), written)
    assert (str(place), words_at(document(), place)) == (written, PLACES[written])


@pytest.mark.parametrize(
    "written",
    [
        *("", "title", "sentence/0", "caveats", "caveats/2", "caveats/-1", "caveats/01", "caveats/x"),
        *("tables", "tables/0", "tables/1/0", "tables/0/2", "tables/0/0/colour", "tables/0/*", "tables/0/*/colour"),
        *("tables/0/small/person", "tables/0/small", "tables/0/1/person/x", "tables/٠/1", "tables/0/99999999"),
    ],
)
def test_place_that_there_is_not_is_refused(written):
    with pytest.raises(ValueError, match="no such place"):
        place_in(document(), written)


def test_of_a_row_only_what_stands_in_it_alone_tells_something():
    doc = document(tables=(table(("Race", "Ada Quillfeather", 3), ("Race", "Bo Larkspur", 3)),))
    assert telling_words(doc, place_in(doc, "tables/0/0")) == ("Ada Quillfeather",)
    assert telling_words(doc, place_in(doc, "tables/0/0/group")) == ("Race",)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("sentence", "A passage of the answer “Who sits?” (the answer in a sentence)"),
        ("warnings/0", "A passage of the answer “Who sits?” (warning 1)"),
        ("tables/0/1/person", "“Person” in row 2 of the table “Who sits”"),
        ("tables/0/1", "The whole of row 2 of the table “Who sits”"),
        ("tables/0/*/person", "The column “Person” of the table “Who sits”"),
        ("tables/0/small/present", "Small numbers in the column “Present” of the table “Who sits”"),
    ],
)
def test_what_is_withheld_is_told_without_giving_it_away(written, words):
    assert what_it_is(document(), place_in(document(), written)) == words


def test_every_paragraph_can_be_withheld():
    places = [str(place) for place, _, _ in paragraphs_of(document())]
    assert places == [
        *("sentence", "definition/0", "coverage/0", "caveats/0", "caveats/1", "warnings/0", "citations/0"),
        "counting_rule",
    ]
    gone = released(document(), dict.fromkeys(places, "s.40(2)"))
    assert {words for _, _, words in paragraphs_of(gone)} == {GAP}
    assert gone.citations == (FrozenCitation("", GAP, "", ""),)
    assert [document.document for document, _ in gone.documents] == [GAP]


def test_cell_row_and_column_are_taken_out():
    assert lines(released(document(), {"tables/0/1/person": "s.40(2)"})) == [
        ["Race IAG", "Ada Quillfeather", "3"],
        ["Women IAG", GAP, "7"],
    ]
    assert lines(released(document(), {"tables/0/0": "s.40(2)"})) == [[GAP] * 3, ["Women IAG", "Bo Larkspur", "7"]]
    both = {"tables/0/*/person": "s.31(1)(a), s.40(2)"}
    assert [row[1] for row in lines(released(document(), both))] == ["[redacted: s.31(1)(a), s.40(2)]"] * 2


def test_words_that_go_everywhere_go_in_every_form_of_the_name():
    gone = released(document(), {"tables/0/0/person": "s.40(2)"}, everywhere=[("Ada Quillfeather", "s.40(2)")])
    assert gone.sentence == f"{GAP} and one other sit."
    assert gone.caveats[0] == f"{GAP} may have left."
    assert "Quillfeather" not in gone.text


def test_cell_that_loses_words_loses_the_page_that_it_leads_to():
    gone = released(document(), {}, everywhere=[("Race IAG", "s.31(1)(a)")])
    assert gone.tables[0].rows[0][0].text == "[redacted: s.31(1)(a)]"
    assert "/groups/race-iag/" not in gone.text


@pytest.mark.parametrize("withheld", ["1962-03-04", "4 March 1962"])
@pytest.mark.parametrize(
    "written",
    ["4 March 1962", "4th of March 1962", "March 4, 1962", "4 Mar 1962", "1962-03-04", "04/03/1962", "4.3.62"],
)
def test_date_that_is_withheld_goes_in_each_of_its_forms(withheld, written):
    gone = released(document(sentence=f"Since {written}, or so."), {}, everywhere=[(withheld, "s.40(2)")])
    assert gone.sentence == f"Since {GAP}, or so."


def test_date_that_is_withheld_goes_from_the_cells_that_give_it_and_from_no_others():
    dates = [("1962-03-04", "date"), ("1962-03-05", "date"), ("1962-03", "date"), ("14 March 1962", "")]
    rows = [(FrozenCell(text, sort=sort),) for text, sort in dates]
    doc = document(tables=(table(*rows, names=("since",)),))
    gone = released(doc, {}, everywhere=[("1962-03-04", "s.40(2)")])
    assert lines(gone) == [[GAP], ["5 March 1962"], ["March 1962"], ["14 March 1962"]]


def test_number_that_is_withheld_everywhere_goes_from_each_cell_of_that_value():
    gone = released(document(), {}, everywhere=[("7", "s.40(2)")])
    assert lines(gone) == [["Race IAG", "Ada Quillfeather", "3"], ["Women IAG", "Bo Larkspur", GAP]]


def test_small_numbers_go_from_an_equal_table_of_another_annex():
    """L13: whatever was said of why the number may stand elsewhere."""
    small = SmallNumbers("who-sits", replace(document().tables[0], caption="Again"), "present")
    assert lines(released(document(), {}, small=[small]))[0][2] == "fewer than 5"
    assert lines(released(document(question="list"), {}, small=[small]))[0][2] == "3"


def test_small_numbers_are_given_as_fewer_than_five_with_a_note():
    gone = released(document(), {"tables/0/small/present": "s.40(2)"})
    assert lines(gone) == [["Race IAG", "Ada Quillfeather", "fewer than 5"], ["Women IAG", "Bo Larkspur", "7"]]
    assert gone.caveats[-1].startswith("In the column “Present” numbers from 1 to 4 are given as “fewer than 5”")


def test_nothing_is_taken_out_where_nothing_is_withheld():
    assert released(document(), {}) == document()


def test_answer_is_kept_and_read_back():
    kept = json.loads(document().text)
    assert AnswerDocument.from_data(kept) == document()
    assert AnswerDocument.from_data(kept).identifier == document().identifier
    assert document(sentence="Other.").identifier != document().identifier


def test_answer_of_another_form_is_refused():
    with pytest.raises(ValueError, match="An answer of the form 7 cannot be read"):
        AnswerDocument.from_data({"form": 7})


def lines(doc: AnswerDocument) -> list[list[str]]:
    return [[cell.words for cell in line] for line in doc.tables[0].lines]
