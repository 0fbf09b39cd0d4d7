"""Files that are made to harm are refused, or said to be too large, quickly and in little memory (F1, F10)."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from iag_registry.lib.hidden_data import find_hidden
from iag_registry.lib.strange_files.refusals import INSTEAD, Refused
from tests.lib.hidden_data.bombs import bombs
from tests.lib.hidden_data.pdf_files import Made, updated
from tests.lib.hidden_data.seeds import DOCX, ODS, PDF, XLSX
from tests.lib.hidden_data.sheet_files import workbook
from tests.lib.hidden_data.test_corpus import CORPUS
from tests.meetings.importing.files import zipped
from tests.meetings.importing.test_broken_files import mutated

BOMBS = {name: (media_type, data) for name, media_type, data in bombs()}
MOST_SECONDS = 2.0
MOST_MEGABYTES = 100.0
MUTATIONS = 3
"""Of each file of the corpus."""
MEASURE = """
import logging, resource, sys, time
from pathlib import Path
from iag_registry.lib.hidden_data import find_hidden
from iag_registry.lib.strange_files.refusals import Refused
logging.disable(logging.CRITICAL)
data = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
try:
    find_hidden(data, sys.argv[2])
except Refused:
    pass
print(time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
"""Looks through a file in a process of its own and prints the seconds of work and the megabytes that it took."""


def test_bomb_takes_little_time_and_memory(tmp_path, record_property):
    slow = {}
    for number, (name, (media_type, data)) in enumerate(BOMBS.items()):
        file = Path(tmp_path, str(number))
        file.write_bytes(data)
        told = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", MEASURE, str(file), media_type], capture_output=True, text=True, check=True
        )
        seconds, megabytes = map(float, told.stdout.split())
        if seconds >= MOST_SECONDS or megabytes >= MOST_MEGABYTES:
            slow[name] = (seconds, megabytes)
    record_property("proof", ["F1 hostile papers that took 2 s or 100 MB to look through", len(slow), len(BOMBS)])
    assert slow == {}


@pytest.mark.parametrize(
    "name",
    [
        *("PDF, page that holds itself", "PDF, pages without end", "PDF, references to nothing", "PDF, cut off"),
        *("PDF, table of contents in a circle", "PDF, wrong places", "cells without end", "deep sections"),
        *("two parts of one name", "import, bomb: entities in OpenDocument", "import, archive of anything"),
        *("import, encrypted part", "import, encrypted OpenDocument", "import, no text part"),
    ],
)
def test_harmful_or_broken_file_is_refused(name):
    media_type, data = BOMBS[name]
    with pytest.raises(Refused, match=INSTEAD):
        find_hidden(data, media_type)


@pytest.mark.parametrize(
    "name",
    [
        "zeros in a drawing",
        "packed twice",
        "operators without end",
        "open strings",
        "boxes and words",
        "letters without end",
    ],
)
def test_page_that_is_too_large_is_said_to_be(name):
    media_type, data = BOMBS[f"PDF, {name}"]
    assert "too large to be looked through on page 1" in " ".join(map(str, find_hidden(data, media_type)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", zipped({"a.txt": "a"}), b"words"])
@pytest.mark.parametrize("media_type", [PDF, DOCX, XLSX, ODS])
def test_file_that_is_not_what_it_is_said_to_be_is_never_clean(data, media_type):
    with pytest.raises(Refused):
        find_hidden(data, media_type)


def test_sort_of_file_that_is_not_known_is_never_clean():
    with pytest.raises(Refused, match="Make a PDF of it"):
        find_hidden(b"invented", "application/msword")


def test_protected_pdf_is_refused():
    made = Made()
    made.writer.encrypt("invented", algorithm="RC4-128")
    with pytest.raises(Refused, match="password"):
        find_hidden(made.data, PDF)


def outcome(data: bytes, media_type: str) -> str:
    """ "looked through" or "refused"; anything else is raised."""
    try:
        find_hidden(data, media_type)
    except Refused as refusal:
        return "refused" if str(refusal).endswith(INSTEAD) else "refused without words"
    return "looked through"


def test_mutated_file_is_looked_through_or_refused(record_property):
    random = Random(2022)  # noqa: S311 - the same mutations every time
    told = [outcome(mutated(seed.data, random), seed.media_type) for seed in CORPUS for _ in range(MUTATIONS)]
    odd = [each for each in told if each not in {"looked through", "refused"}]
    record_property("proof", ["F1 mutated papers neither looked through nor refused", len(odd), len(told)])
    assert odd == []
    assert len(told) > 500


def test_large_but_honest_files_are_looked_through():
    rows = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{letter}{n}"><v>{n * 7 % 1000}</v></c>' for letter in "ABCDEFGH") + "</row>"
        for n in range(1, 20_001)
    )
    assert find_hidden(workbook(rows=rows), XLSX) == ()
    page = "".join(f"BT /F1 9 Tf 50 {800 - 12 * n} Td (Some words of line {n} of a page) Tj ET\n" for n in range(60))
    made = Made(page)
    kept = {"/Contents", "/Resources"}
    for _ in range(99):
        made.writer.add_blank_page(595, 842).update({key: each for key, each in made.page.items() if key in kept})
    assert find_hidden(made.data, PDF) == ()
    assert [thing.what.name for thing in find_hidden(updated(made.data), PDF)] == ["OLD_VERSION"]
