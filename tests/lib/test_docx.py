"""The writer of letters for Word, read back by another reader of the format."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document

from iag_registry.lib.documents import Bullets, Grid, Heading, Paragraph
from iag_registry.lib.docx import write_docx

WIDE = Grid("Wide", list("ABCDEFGH"), [["unbreakable" * 2] * 8])
BLOCKS = [
    Heading("Title", 1),
    Paragraph("One & <two>\nthree\x00"),
    Paragraph("Lead", lead=True),
    Bullets(("First", "Second")),
    Grid('Caption "of" it', ["A", "B"], [["1", ""], ["x", "y"]]),
    WIDE,
    Paragraph("End"),
]


def opened(blocks=BLOCKS):
    return Document(BytesIO(write_docx(blocks, title="Letter & title")))


def test_docx_holds_headings_paragraphs_points_and_captions_in_order():
    told = [(each.style.name, each.text) for each in opened().paragraphs if each.text]
    assert told == [
        ("Heading 1", "Title"),
        ("Normal", "One & <two>\nthree"),
        ("Lead", "Lead"),
        ("List Bullet", "First"),
        ("List Bullet", "Second"),
        ("Caption", 'Caption "of" it'),
        ("Caption", "Wide"),
        ("Normal", "End"),
    ]


def test_docx_table_has_its_rows_and_a_head_that_repeats():
    table = opened().tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B"], ["1", ""], ["x", "y"]]
    assert [bool(row._tr.trPr.xpath("w:tblHeader")) for row in table.rows] == [True, False, False]


def test_wide_table_stands_on_a_page_on_its_side():
    turned = [(s.orientation, s.page_width > s.page_height) for s in opened().sections]
    assert [wide for _, wide in turned] == [False, True, False]


def test_docx_has_title_and_language_and_nothing_of_who_made_it_when():
    properties = opened().core_properties
    assert (properties.title, properties.language) == ("Letter & title", "en-GB")
    assert (properties.author, properties.last_modified_by, properties.comments, properties.revision) == ("", "", "", 0)
    with ZipFile(BytesIO(write_docx(BLOCKS, title="T"))) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer.xml",
            "word/numbering.xml",
            "word/styles.xml",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_same_blocks_give_the_same_bytes():
    assert write_docx(BLOCKS, title="T") == write_docx(list(BLOCKS), title="T")
