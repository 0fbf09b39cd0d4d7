"""A document as plain text: the lines of a letter, each no wider than a terminal."""

from io import BytesIO

from odfdo import Document

from iag_registry.lib.documents import Bullets, Grid, Heading, Paragraph, plain_text
from iag_registry.lib.odt import write_odt

BLOCKS = [
    Heading("Asked", 1),
    Paragraph("Date: 1 July 2022\nReference: INV.1\nAnswer: abc"),
    Bullets(("One\nand more", "Two")),
    Grid("Groups", ["Group", "Note"], [["Race IAG", "first\nsecond"]]),
]


def test_plain_text_keeps_the_lines_of_each_block():
    assert plain_text(BLOCKS) == (
        "Asked\n=====\n\n"
        "Date: 1 July 2022\nReference: INV.1\nAnswer: abc\n\n"
        "* One\n  and more\n* Two\n\n"
        "[Groups]\n- Race IAG (Note: first\n  second)\n"
    )


def test_plain_text_and_letter_break_a_paragraph_at_the_same_places():
    body = Document(BytesIO(write_odt(BLOCKS, title="Asked"))).body
    [paragraph] = [each for each in body.paragraphs if "Reference" in str(each)]
    breaks = len(paragraph.get_elements("text:line-break"))
    assert (breaks, plain_text(BLOCKS[1:2]).count("\n") - 1) == (2, 2)


def test_plain_text_fills_a_long_line_and_indents_what_follows():
    assert plain_text([Bullets(("word " * 30,))]) == "* " + "word " * 18 + "word\n  " + "word " * 10 + "word\n"
