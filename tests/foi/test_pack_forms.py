"""The forms of a reply say the same, are what they are said to be, and are the same wherever they are made (E2 to E4).

The letter is read back in its four forms, and the tables in theirs, with the readers of others.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.conf import settings
from docx import Document as Word
from docx.table import Table as WordTable
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from foi.actions import drafting
from foi.disclosure.reply_document import ReplyDocument
from foi.models import Pack
from foi.packing.annexes import DICTIONARY
from tests.foi.replies import content, desk, drafted, released, withhold_name

NO_WORDS = re.compile(r"[\W_]+")
NOTE = "Zoë’s naïve “façade”: ½ of 10 %, ‘quoted’ & <escaped>.\nA second line."


@pytest.fixture
def pack(db: None) -> Pack:
    """A released reply with tables, a name that is withheld, and letters that are not ASCII."""
    d = desk()
    made = drafted(d)
    withhold_name(d, made, everywhere=True)
    drafting.write_letter(pack=made, note=NOTE, time_note="", by=d.drafter)
    return released(d, made)


def words_of(text: str) -> list[str]:
    """The words of a text in their order, without signs, cases and breaks, which each form sets in its own way."""
    return NO_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split()


def of_odt(data: bytes) -> Iterator[str]:
    for each in OpenDocument(io.BytesIO(data)).body.get_elements("descendant::text:h | descendant::text:p"):
        yield each.text_recursive


def of_docx(data: bytes) -> Iterator[str]:
    for each in Word(io.BytesIO(data)).iter_inner_content():
        if isinstance(each, WordTable):
            yield from (cell.text for row in each.rows for cell in row.cells)
        else:
            yield each.text


def of_pdf(data: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text()


def test_letter_says_the_same_words_in_all_four_forms(pack, record_property):
    """ODT, DOCX and PDF word for word, the PDF without its running foot; the text in the same order."""
    odt = words_of("\n".join(of_odt(content(pack, "letter.odt"))))
    docx = words_of("\n".join(of_docx(content(pack, "letter.docx"))))
    pdf = [word for page in pages_without_foot(content(pack, "letter.pdf")) for word in page]
    assert (docx == odt, pdf == odt) == (True, True)
    text, place, read = words_of(content(pack, "letter.txt").decode()), 0, 0
    for block in blocks_of_odt(content(pack, "letter.odt")):
        found = next((n for n in range(place, len(text)) if text[n : n + len(block)] == block), None)
        assert found is not None, block
        place, read = found + len(block), read + len(block)
    record_property("proof", ["E3 words of a letter that one of its four forms lacks", 0, len(odt)])
    assert set(text) == set(odt)
    assert read > 900


def pages_without_foot(data: bytes) -> Iterator[list[str]]:
    """The words of each page without what stands below every page."""
    pages = list(of_pdf(data))
    for number, page in enumerate(pages, 1):
        words = words_of(page)
        foot = words_of(f"Freedom of information request 01.FOI.22.000777 Page {number} of {len(pages)}")
        assert words[-len(foot) :] == foot
        yield words[: -len(foot)]


def blocks_of_odt(data: bytes) -> Iterator[list[str]]:
    """The words of each heading, paragraph and cell; the heads of tables are told with each cell in a text."""
    for each in OpenDocument(io.BytesIO(data)).body.get_elements("descendant::text:h | descendant::text:p"):
        if each.get_attribute("text:style-name") != "Head" and (words := words_of(each.text_recursive)):
            yield words


def test_annexes_are_read_back_as_they_were_answered(pack, record_property):
    """CSV and spreadsheet give the cells of the reply; the dictionary names each column once; UTF-8 with its mark."""
    reply = ReplyDocument.from_text(content(pack, "answer.json").decode())
    listed, read = csv_rows(pack, DICTIONARY), 0
    for answer in reply.answers:
        sheets = OpenDocument(io.BytesIO(content(pack, f"annexes/annex-{answer.annex}.ods"))).body.tables
        for number, table in enumerate(answer.document.tables, 1):
            name = f"annexes/annex-{answer.annex}-{number}-{table.name.replace('_', '-')}.csv"
            heads, *rows = csv_rows(pack, name)
            places = [heads.index(heading.name) for heading in table.headings]
            kept = [[str(cell.value) for cell in row] for row in table.rows]
            assert [[row[place] for place in places] for row in rows] == kept
            values = sheets[number - 1].get_values()
            assert [["" if cell is None else str(cell) for cell in row] for row in values] == [heads, *rows]
            assert [row[2] for row in listed if row[0] == name] == heads
            read += sum(len(row) for row in rows)
        assert [sheet.name for sheet in sheets[-2:]] == ["Notes", "Fields"]
    record_property("proof", ["E2 cells of annexes that are not as they were answered", 0, read])
    assert read > 20


def csv_rows(pack: Pack, name: str) -> list[list[str]]:
    data = content(pack, name)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_manifest_lists_every_file_with_its_checksum_and_size(pack):
    listed = json.loads(content(pack, "manifest.json"))["files"]
    files = {file.name: bytes(file.content) for file in pack.files.exclude(name="manifest.json")}
    assert {each["name"]: (each["bytes"], each["sha256"]) for each in listed} == {
        name: (len(data), sha256(data).hexdigest()) for name, data in files.items()
    }
    assert {file.name: file.sha256 for file in pack.files.exclude(name="manifest.json")} == {
        each["name"]: each["sha256"] for each in listed
    }
    assert NOTE.split("\n")[0] in files["letter.txt"].decode("utf-8")


MAKE = """
import json, sys
from hashlib import sha256
import django
django.setup()
from foi.disclosure.reply_document import ReplyDocument
from foi.packing.annexes import annexes
from foi.packing.files import letter
from foi.packing.schedule import schedule
reply = ReplyDocument.from_text(sys.stdin.buffer.read().decode())
made = [*letter(reply), *schedule(reply), *annexes(reply)]
print(json.dumps({file.name: sha256(file.content).hexdigest() for file in made}))
"""
"""Makes the files of a reply from its data alone, in a process of its own, and prints their checksums."""


def test_same_reply_gives_the_same_bytes_in_another_process(pack, tmp_path, record_property):
    """Another seed of hashes, zone, language and folder, and no database: the same bytes as were released (E4)."""
    kept = dict(pack.files.exclude(name__in=["answer.json", "manifest.json"]).values_list("name", "sha256"))
    for seed, zone, language in (("1", "Pacific/Kiritimati", "C"), ("4242", "America/Los_Angeles", "C.UTF-8")):
        made = made_elsewhere(content(pack, "answer.json"), tmp_path, seed=seed, zone=zone, language=language)
        assert made == kept
    record_property("proof", ["E4 files of a reply that differ when they are made elsewhere", 0, 2 * len(kept)])
    assert len(kept) >= 12


def made_elsewhere(reply: bytes, folder: object, *, seed: str, zone: str, language: str) -> dict[str, str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": language,
    }
    run = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", MAKE], input=reply, env=environment, cwd=str(folder), capture_output=True, check=True
    )
    found: dict[str, str] = json.loads(run.stdout)
    return found
