"""What is read from Word files, and what is said to be left out of them; every document is invented."""

from docx import Document

from meetings.importing.blocks import Remark, Said
from meetings.importing.reading import read_file
from tests.meetings.importing.files import bare_docx, docx_of, saved, word_part


def html(data: bytes) -> list[str]:
    return [block.html for block in read_file(data).blocks]


def said(data: bytes) -> dict[Remark, Said]:
    return {each.what: each for each in read_file(data).said}


def document_with(*parts: str) -> bytes:
    document = Document()
    paragraph = document.add_paragraph("Before ")
    for part in parts:
        paragraph._p.append(word_part(part))
    return saved(document)


def test_headings_lists_tables_and_emphasis_are_kept():
    document = Document()
    document.add_heading("Invented minutes", 0)
    document.add_heading("Lights", 1)
    paragraph = document.add_paragraph("It was ")
    paragraph.add_run("very").bold = True
    paragraph.add_run(" late").italic = True
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Bullet")
    for text in ("first", "second"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    assert html(saved(document)) == [
        "<h3>Invented minutes</h3>",
        "<h3>Lights</h3>",
        "<p>It was <strong>very</strong><em> late</em></p>",
        "<ul><li>one</li><li>two</li></ul>",
        "<ol><li>first</li><li>second</li></ol>",
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    ]


def test_numbers_of_items_that_text_interrupts_are_written_out_as_printed():
    document = Document()
    for title, text in (("Welcome", "Said."), ("Lights", "Said too.")):
        document.add_paragraph(title, style="List Number")
        document.add_paragraph(text)
    assert html(saved(document)) == ["<p>1. Welcome</p>", "<p>Said.</p>", "<p>2. Lights</p>", "<p>Said too.</p>"]


def test_deleted_text_is_left_out_and_said():
    data = document_with('<w:del w:id="1" w:author="Ann"><w:r><w:delText>gone for good</w:delText></w:r></w:del>')
    assert html(data) == ["<p>Before</p>"]
    assert said(data)[Remark.DELETED] == Said(Remark.DELETED, 1, ("gone for good",))


def test_text_that_was_moved_away_is_left_out_and_said():
    data = document_with('<w:moveFrom w:id="1" w:author="Ann"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>')
    assert html(data) == ["<p>Before</p>"]
    assert said(data)[Remark.DELETED] == Said(Remark.DELETED, 1, ("moved away",))


def test_inserted_text_is_kept_and_said():
    data = document_with('<w:ins w:id="1" w:author="Ann"><w:r><w:t>brand new</w:t></w:r></w:ins>')
    assert html(data) == ["<p>Before brand new</p>"]
    assert said(data)[Remark.INSERTED] == Said(Remark.INSERTED, 1, ("brand new",))


def test_hidden_text_is_left_out_and_said():
    data = document_with("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret words</w:t></w:r>")
    assert html(data) == ["<p>Before</p>"]
    assert said(data)[Remark.HIDDEN] == Said(Remark.HIDDEN, 1, ("secret words",))


def test_text_hidden_by_its_style_is_left_out_and_said():
    document = Document()
    style = document.styles.add_style("Invented hidden", 2)
    style.font.hidden = True
    document.add_paragraph("Before ").add_run("secret words", style="Invented hidden")
    assert html(saved(document)) == ["<p>Before</p>"]
    assert said(saved(document))[Remark.HIDDEN] == Said(Remark.HIDDEN, 1, ("secret words",))


def test_comments_are_left_out_and_said_with_their_writer():
    document = Document()
    runs = document.add_paragraph("Before").runs
    document.add_comment(runs, text="Is this right?", author="Ann Invented")
    assert html(saved(document)) == ["<p>Before</p>"]
    assert said(saved(document))[Remark.COMMENT] == Said(Remark.COMMENT, 1, ("Ann Invented: Is this right?",))


def test_headers_and_footers_are_left_out_and_said():
    document = Document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 2"
    assert said(saved(document)) == {Remark.HEADER: Said(Remark.HEADER, 1, ("OFFICIAL",))}


PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p"{}/></wp:inline></w:drawing></w:r>'


def test_picture_with_words_leaves_its_words():
    data = document_with(PICTURE.format(' descr="A map of the borough"'))
    assert html(data) == ["<p>Before [Picture: A map of the borough]</p>"]
    assert said(data)[Remark.IMAGE_WITH_TEXT] == Said(Remark.IMAGE_WITH_TEXT, 1, ("A map of the borough",))


def test_picture_without_words_is_said_to_be_left_out():
    data = document_with(PICTURE.format(""))
    assert html(data) == ["<p>Before</p>"]
    assert said(data)[Remark.IMAGE_WITHOUT_TEXT] == Said(Remark.IMAGE_WITHOUT_TEXT, 1)


def test_text_of_a_text_box_is_kept_below_its_paragraph():
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    data = document_with(box)
    assert html(data) == ["<p>Before</p>", "<p>In the box</p>"]
    assert said(data)[Remark.TEXT_BOX] == Said(Remark.TEXT_BOX, 1, ("In the box",))


def test_footnotes_stand_in_brackets_at_their_place():
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>See paper 3</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = '<w:p><w:r><w:t>Said</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = bare_docx(body, **{"word/footnotes.xml": notes})
    assert html(data) == ["<p>Said [Footnote: See paper 3]</p>"]


def test_struck_text_and_prompts_of_forms_are_said():
    body = (
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtContent><w:r><w:t> filled in</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    data = bare_docx(body)
    assert html(data) == ["<p>struck filled in</p>"]
    assert {Remark.STRUCK: ("struck",), Remark.PROMPT: ("Click here",)}.items() <= {
        what: each.examples for what, each in said(data).items()
    }.items()


def test_fields_and_unknown_wrappers_keep_their_words():
    body = (
        '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>3 May</w:t></w:r></w:fldSimple>'
        "<w:unheardOf><w:r><w:t> and more</w:t></w:r></w:unheardOf></w:p>"
    )
    assert html(bare_docx(body)) == ["<p>3 May and more</p>"]


def test_plain_document_has_nothing_to_be_said():
    assert said(docx_of("Nothing odd here")) == {}
