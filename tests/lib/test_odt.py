"""The writer of letters, read back by another reader of the format."""

from io import BytesIO

from odfdo import Document

from iag_registry.lib.documents import Bullets, Grid, Heading, Paragraph, plain_text
from iag_registry.lib.odt import write_odt

BLOCKS = [
    Heading("Title", 1),
    Heading("Part"),
    Paragraph("One & <two>\nthree\x00"),
    Paragraph("Lead", lead=True),
    Bullets(("First", "Second")),
    Grid("Caption", ["A", "B"], [["1", ""], ["x", "y"]]),
]


def opened(blocks=BLOCKS, **values):
    return Document(BytesIO(write_odt(blocks, title="Letter & title", **values)))


def test_odt_holds_headings_paragraphs_points_and_captions_in_order():
    body = opened().body

    assert [(int(heading.level), heading.text_recursive) for heading in body.get_headers()] == [
        (1, "Title"),
        (2, "Part"),
    ]
    paragraphs = [paragraph.text_recursive for paragraph in body.get_paragraphs()]
    assert paragraphs[:5] == ["One & <two>\nthree", "Lead", "First", "Second", "Caption"]


def test_odt_table_has_a_row_of_headings_that_repeats():
    (table,) = opened().body.tables

    assert table.get_values() == [["A", "B"], ["1", ""], ["x", "y"]]
    (heading_rows,) = opened().body.get_elements("//table:table-header-rows")
    assert heading_rows.text_recursive.split() == ["A", "B"]


def widths(*labels):
    """The widths of the columns of a table with one row of long words, in centimetres, and the style of its caption."""
    document = opened([Grid("Caption", labels, [["Superintendent"] * len(labels)])])
    columns = document.content.get_elements("//style:table-column-properties")
    (caption,) = document.body.get_paragraphs(content="Caption")
    return [float(column.get_attribute("style:column-width").removesuffix("cm")) for column in columns], caption.style


def test_odt_columns_are_never_narrower_than_their_longest_word():
    narrow = [["2022", "a text of many words that takes all the room that is left to it"]]
    document = opened([Grid("Caption", ["As", "Text"], narrow)])
    columns = document.content.get_elements("//style:table-column-properties")

    assert [column.get_attribute("style:column-width") for column in columns] == ["1.07cm", "15.53cm"]


def test_odt_table_that_does_not_fit_stands_on_a_page_on_its_side():
    upright, on_its_side = widths(*"ABCDE"), widths(*"ABCDEFGH")

    assert (round(sum(upright[0]), 1), upright[1]) == (16.6, "Caption")
    assert (round(sum(on_its_side[0]), 1), on_its_side[1]) == (25.3, "WideCaption")


def test_odt_table_too_wide_for_any_page_is_shared_out_evenly():
    found, caption = widths(*"ABCDEFGHIJKL")

    assert (set(found), caption) == ({2.11}, "WideCaption")


def test_odt_names_its_title_and_language():
    document = opened(language="cy-GB")

    assert (document.meta.title, document.meta.language) == ("Letter & title", "cy-GB")
    assert document.get_language() == "cy-GB"


def test_odt_of_the_same_blocks_is_the_same_file():
    assert write_odt(BLOCKS, title="Title") == write_odt(BLOCKS, title="Title")


def test_plain_text_of_the_same_blocks():
    assert plain_text(BLOCKS[:2] + BLOCKS[3:]) == (
        "Title\n=====\n\nPart\n----\n\nLead\n\n* First\n* Second\n\n[Caption]\n- 1\n- x (B: y)\n"
    )
