"""The files of a reply: the letter in its order, harmless tables, and nothing hidden in any of them (E1, E6, F10)."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.utils import timezone
from docx import Document as Word
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from foi.disclosure.reply_document import ReplyAnswer
from foi.packing.annexes import DICTIONARY, annexes
from foi.packing.files import all_files, letter
from foi.packing.letter import answer_blocks, letter_blocks
from foi.packing.readiness import look_over
from foi.packing.schedule import schedule
from iag_registry.lib.documents import Heading, plain_text
from tests.foi.documents import document, table
from tests.foi.replies import desk, drafted, withhold_name
from tests.foi.replies_by_hand import ground, item, reply

MARKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://invented.example")')
WEIGHED = {"interest_for": "Openness.", "interest_against": "Harm.", "balance": "Harm weighs more."}
REFUSAL = reply(
    "refused",
    withheld=(
        item(ground("s31_1", "31(1)(a)", kind="qualified", title="law enforcement", prejudice="would", **WEIGHED)),
        replace(item(ground("s40_2", "40(2)")), number=2, what="Addresses"),
    ),
    note="You may ask for one year.",
    time_note="We are sorry that this is late.",
)


def headings(blocks):
    return [block.text for block in blocks if isinstance(block, Heading) and block.level < 3]


def test_letter_keeps_the_order_of_such_letters():
    assert headings(letter_blocks(REFUSAL)) == [
        "Freedom of information request 01.FOI.22.000001",
        "What you asked for",
        "Our decision",
        "The sections that we rely on",
        "The reasons for our decision",
        "Question 1",
        "Advice and help",
        "If you are not satisfied",
        "About this reply",
    ]


def test_letter_of_a_refusal_says_every_point():
    said = re.sub(r"\s+", " ", plain_text(letter_blocks(REFUSAL)))
    for words in (
        "refusal notice under section 17",
        "Section 31(1)(a), law enforcement (qualified: the public interest is weighed)",
        "Section 40(2), personal information (absolute: the public interest is not weighed)",
        "It is withheld under section 31(1)(a), law enforcement. It would. Disclosure would do this harm.",
        "For disclosure: Openness.",
        "Against disclosure: Harm.",
        "Balance: Harm weighs more.",
        "We hold this information and withhold it.",
        "Write to: review@invented.example",
        "section 50 of the Act. The Commissioner can be reached at: The Commissioner",
        "We are sorry that this is late.",
    ):
        assert words in said


def test_letter_that_may_not_say_why_says_that():
    hushed = reply("refused", withheld=(item(ground(why="")),))
    said = re.sub(r"\s+", " ", plain_text(letter_blocks(hushed)))
    assert "To say why would itself give away what is exempt (section 17(4))." in said


def test_letter_on_cost_gives_the_estimate_and_the_regulations():
    cost = reply("refused_cost", withheld=(item(ground("s12", "12", estimate_hours="21.5", more="Ask for one year.")),))
    said = re.sub(r"\s+", " ", plain_text(letter_blocks(cost)))
    assert "We estimate that it would take 21.5 hours." in said
    assert "Regulations 2004, at 25 pounds an hour. Ask for one year." in said


@pytest.mark.parametrize(("rows", "is_in_the_letter"), [(300, True), (301, False)])
def test_letter_leaves_a_long_table_to_its_annex(rows, is_in_the_letter):
    people = [(f"Group {number}", f"Person {number}", number) for number in range(rows)]
    answer = ReplyAnswer(1, "who-sits-2022-06-30-0", document(tables=(table(*people),)))
    said = re.sub(r"\s+", " ", plain_text(answer_blocks(answer)))
    assert ("Person 299" in said) == is_in_the_letter
    assert (f"Who sits: {rows} rows, which are given in annex 1." in said) != is_in_the_letter


def with_marks():
    """A reply whose every cell looks like a formula."""
    rows = [(mark, mark, 3) for mark in MARKS]
    doc = document(tables=(table(*rows),), caveats=MARKS)
    answered = reply("granted")
    question = replace(answered.questions[0], answers=(ReplyAnswer(1, doc.identifier, doc),))
    return replace(answered, questions=(question,))


def test_no_cell_of_a_csv_or_a_spreadsheet_is_a_formula():
    files = [*annexes(with_marks()), *schedule(reply("refused", withheld=(replace(item(), what="=1+1"),)))]
    read = 0
    for file in files:
        for row in cells_of(file):
            for cell in row:
                assert not str(cell or "").startswith(("=", "+", "-", "@", "\t", "\r")), (file.name, cell)
                read += 1
    assert read > 100


def cells_of(file):
    if file.name.endswith(".csv"):
        return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    return [row for each in OpenDocument(io.BytesIO(file.content)).body.tables for row in each.get_values()]


def test_dictionary_names_every_column_of_every_table():
    made = with_marks()
    files = {file.name: file for file in annexes(made)}
    listed = cells_of(files[DICTIONARY])[1:]
    heads = {name: cells_of(file)[0] for name, file in files.items() if name.endswith(".csv") and name != DICTIONARY}
    assert [(row[0], row[2]) for row in listed] == [(name, head) for name, row in heads.items() for head in row]
    assert [row[4].split(".")[0] for row in listed] == ["Text", "Text", "A whole number"]


@pytest.mark.django_db
def test_csv_spreadsheet_and_letter_give_the_same_rows():
    d = desk()
    files = {file.name: file for file in made_for(drafted(d))}
    people = cells_of(files["annexes/annex-1-2-people.csv"])
    sheet = OpenDocument(io.BytesIO(files["annexes/annex-1.ods"].content)).body.tables[1].get_values()
    assert people[1][:5] == ["Race", "Race IAG", "Members", "Ada Quillfeather", "Member"]
    assert [[cell or "" for cell in row] for row in sheet] == people
    assert (files["annexes/annex-1-2-people.csv"].rows, "Ada Quillfeather" in text_of(files["letter.txt"])) == (1, True)


@pytest.mark.django_db
def test_letter_says_the_same_in_every_form():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    files = {file.name: file for file in made_for(pack)}
    words = ["Question 1", "Race IAG", "[redacted: s.40(2)]", "If you are not satisfied"]
    for name in ("letter.odt", "letter.docx", "letter.pdf", "letter.txt"):
        said = text_of(files[name])
        assert [word for word in words if word not in said] == [], name
        assert "Quillfeather" not in said


def made_for(pack):
    return all_files(pack, look_over(pack, dated=timezone.localdate()).reply)


def text_of(file):
    if file.name.endswith(".odt"):
        return OpenDocument(io.BytesIO(file.content)).body.text_recursive
    if file.name.endswith(".docx"):
        word = Word(io.BytesIO(file.content))
        return "\n".join(
            [*(p.text for p in word.paragraphs), *(c.text for t in word.tables for row in t.rows for c in row.cells)]
        )
    if file.name.endswith(".pdf"):
        return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages))
    return file.content.decode()


def test_pdf_is_tagged_and_has_a_title_and_a_language():
    file = next(each for each in letter(REFUSAL) if each.name == "letter.pdf")
    reader = PdfReader(io.BytesIO(file.content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert (reader.metadata.title, root["/Lang"]) == ("Reply to the request 01.FOI.22.000001", "en-GB")


HIDDEN = re.compile(
    rb"creator>|lastModifiedBy|<dc:date|creation-date|<meta:generator|meta:user-defined|w:ins |w:del |w:comment|"
    rb"w:vanish|w:rsid|table:visibility|table:display=\"false\"|office:annotation|tracked-changes|text:change|table:formula|"
    rb"xlink:href|w:hyperlink|w:embed|draw:|<script"
)
"""What office files hide: authors, times, changes, comments, hidden rows and texts, links, objects."""
NAMED = (b"Drafterson", b"Quillfeather", b"/home/", b"/tmp/")
"""What says who made it or where, and the name that is withheld."""


@pytest.mark.django_db
def test_nothing_is_hidden_in_any_file(record_property):
    """F10: no author, time, comment, change, hidden row, link or object, in the archive and in what is inside it."""
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    d.drafter.first_name, d.drafter.last_name = "Zebedee", "Drafterson"
    d.drafter.save()
    found, read = [], 0
    for file in made_for(pack):
        for name, content in parts(file):
            read += 1
            found += [(file.name, name, mark) for mark in HIDDEN.findall(content)]
            found += [(file.name, name, word) for word in NAMED if word in content]
    record_property("proof", ["F10 hidden things in the files of a reply", len(found), read])
    assert found == []
    assert read >= 30


def parts(file):
    """A file and, of one that is an archive, everything in it; of a PDF what its properties say."""
    yield file.name, file.content
    if file.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            assert archive.comment == b""
            for entry in archive.infolist():
                assert (entry.date_time, entry.extra, entry.comment) == ((1980, 1, 1, 0, 0, 0), b"", b"")
                yield entry.filename, archive.read(entry)
    if file.content[:4] == b"%PDF":
        reader = PdfReader(io.BytesIO(file.content))
        assert set(reader.metadata) <= {"/Title", "/Producer"}
        assert reader.attachments == {}
        yield "properties", str(reader.metadata).encode()
        yield "text", "\n".join(page.extract_text() for page in reader.pages).encode()
