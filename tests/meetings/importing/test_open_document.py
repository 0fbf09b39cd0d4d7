"""What is read from OpenDocument texts, and what is said to be left out of them; every document is invented."""

from io import BytesIO

import odfdo

from meetings.importing.blocks import Remark, Said
from meetings.importing.reading import read_file
from tests.meetings.importing.files import bare_odt


def html(data: bytes) -> list[str]:
    return [block.html for block in read_file(data).blocks]


def said(data: bytes) -> dict[Remark, Said]:
    return {each.what: each for each in read_file(data).said}


LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
)
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T" style:family="paragraph" style:parent-style-name="Title"/>'
)


def test_document_of_a_word_processor_is_read():
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph("Invented minutes"))
    document.body.append(odfdo.List(["one", "two"]))
    table = odfdo.Table("t", width=2, height=1)
    table.set_values([["a", "b"]])
    document.body.append(table)
    made = BytesIO()
    document.save(made)
    assert html(made.getvalue()) == [
        "<p>Invented minutes</p>",
        "<ul><li>one</li><li>two</li></ul>",
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    ]


def test_titles_headings_and_emphasis_are_kept():
    body = (
        '<text:p text:style-name="T">Minutes</text:p><text:h text:outline-level="2">Lights</text:h>'
        '<text:p>Very <text:span text:style-name="B">late</text:span><text:line-break/>indeed</text:p>'
    )
    assert html(bare_odt(body, automatic=STYLES)) == [
        "<h3>Minutes</h3>",
        "<h3>Lights</h3>",
        "<p>Very <strong>late</strong><br>indeed</p>",
    ]


def test_numbers_of_items_that_text_interrupts_are_written_out_as_printed():
    entry = '<text:list text:style-name="L1"{}><text:list-item><text:p>{}</text:p></text:list-item></text:list>'
    body = (
        entry.format("", "Welcome")
        + "<text:p>Said.</text:p>"
        + entry.format(' text:continue-numbering="true"', "Lights")
        + "<text:p>Said too.</text:p>"
    )
    written = ["<p>1. Welcome</p>", "<p>Said.</p>", "<p>2. Lights</p>", "<p>Said too.</p>"]
    assert html(bare_odt(body, automatic=LIST)) == written


def test_numbered_list_stays_a_list():
    entries = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("a", "b"))
    body = f'<text:list text:style-name="L1">{entries}</text:list>'
    assert html(bare_odt(body, automatic=LIST)) == ["<ol><li>a</li><li>b</li></ol>"]


def test_what_is_left_out_is_said():
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>gone</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Kept<text:change text:change-id="c1"/> <text:change-start text:change-id="c2"/>brand new'
        '<text:change-end text:change-id="c2"/><text:span text:style-name="H">secret</text:span>'
        "<office:annotation><dc:creator>Ann</dc:creator><text:p>Really?</text:p></office:annotation>"
        "<text:placeholder>Click here</text:placeholder></text:p>"
        "<text:table-of-content><text:index-body><text:p>1 Lights 2</text:p></text:index-body></text:table-of-content>"
        "<text:p><draw:frame><draw:image/><svg:desc>A map</svg:desc></draw:frame><draw:frame><draw:image/></draw:frame>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See 3</text:p></text:note-body>"
        "</text:note></text:p>"
    )
    header = (
        '<style:master-page style:name="S"><style:header><text:p>OFFICIAL</text:p></style:header></style:master-page>'
    )
    data = bare_odt(body, automatic=STYLES, master=header)
    assert html(data) == ["<p>Kept brand new</p>", "<p>[Picture: A map] [Footnote: See 3]</p>"]
    assert said(data) == {
        Remark.DELETED: Said(Remark.DELETED, 1, ("gone",)),
        Remark.INSERTED: Said(Remark.INSERTED, 1, ("brand new",)),
        Remark.COMMENT: Said(Remark.COMMENT, 1, ("Ann: Really?",)),
        Remark.HIDDEN: Said(Remark.HIDDEN, 1, ("secret",)),
        Remark.IMAGE_WITHOUT_TEXT: Said(Remark.IMAGE_WITHOUT_TEXT, 1),
        Remark.IMAGE_WITH_TEXT: Said(Remark.IMAGE_WITH_TEXT, 1, ("A map",)),
        Remark.HEADER: Said(Remark.HEADER, 1, ("OFFICIAL",)),
        Remark.NOTE: Said(Remark.NOTE, 1, ("See 3",)),
        Remark.CONTENTS: Said(Remark.CONTENTS, 1, ("1 Lights 2",)),
        Remark.PROMPT: Said(Remark.PROMPT, 1, ("Click here",)),
    }


def test_text_box_is_kept_below_its_paragraph():
    box = "<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame>"
    data = bare_odt(f"<text:p>Before{box}</text:p>")
    assert html(data) == ["<p>Before</p>", "<p>In the box</p>"]
    assert said(data) == {Remark.TEXT_BOX: Said(Remark.TEXT_BOX, 1, ("In the box",))}


def test_empty_cells_that_are_repeated_endlessly_are_nothing():
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}<table:table-cell {{}}/></table:table-row>"
    endless = row.format('table:number-columns-repeated="16000"')
    table = f"<table:table>{endless}</table:table>"
    assert html(bare_odt(table)) == ["<table><tbody><tr><td>a</td><td></td></tr></tbody></table>"]
