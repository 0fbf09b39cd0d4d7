"""The writer of spreadsheets, read back by another reader of the format (E1, E4, E6)."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from odfdo import Document

from iag_registry.lib.ods import Sheet, write_ods

SHEETS = [
    Sheet("People: who sits", ["name", "number"], [["Ada & <b>", 3], ["", 0]]),
    Sheet("People who sits", ["only"], []),
    Sheet("A name of a sheet that is longer than most", ["x"], [["y"]]),
]


def opened(sheets=SHEETS):
    return Document(BytesIO(write_ods(sheets, title="Annex & title")))


def test_ods_holds_heads_texts_and_numbers():
    tables = opened().body.tables
    assert [(table.name, table.get_values()) for table in tables] == [
        ("People who sits", [["name", "number"], ["Ada & <b>", 3], [None, 0]]),
        ("People who sits 2", [["only"]]),
        ("A name of a sheet that is longe", [["x"], ["y"]]),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_is_harmless(start):
    written = write_ods([Sheet("S", ["a"], [[f"{start}HYPERLINK(1)"]])], title="T")
    value = Document(BytesIO(written)).body.tables[0].get_values()[1][0]
    assert value.startswith("'") or not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    with ZipFile(BytesIO(written)) as archive:
        assert b"table:formula" not in archive.read("content.xml")


def test_nothing_is_hidden_and_nobody_is_named():
    with ZipFile(BytesIO(write_ods(SHEETS, title="T"))) as archive:
        assert archive.namelist() == ["mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"]
        meta, content = archive.read("meta.xml").decode(), archive.read("content.xml").decode()
    assert [word for word in ("creator", "date", "generator", "editing") if word in meta] == []
    assert [word for word in ("visibility", "hidden", "annotation", "display=") if word in content] == []


def test_same_sheets_give_the_same_bytes():
    assert write_ods(SHEETS, title="T") == write_ods(list(SHEETS), title="T")
