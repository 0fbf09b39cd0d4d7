"""No cell of anything that an officer or the public opens in a spreadsheet is taken for a formula (E1, EXP-02).

Whatever begins as a formula does is put before every text that reaches a table, and the tables are read back with the
readers of others.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from odfdo import Document as OpenDocument

from foi.catalogue import QUESTIONS
from foi.packing.annexes import annexes
from foi.packing.packed_file import PackedFile
from foi.packing.schedule import schedule
from groups.models import AdvisoryGroup
from iag_registry.lib.tables import Column, write_csv
from tests import factories as make
from tests.foi.edits import editable, texts
from tests.foi.replies import desk
from tests.foi.replies_by_hand import ground, item, reply
from tests.harness.asking import asked_whole

MARKS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\u200b=1+1"),
    *("\ufeff=1", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "﹦1+1", "﹣1"),
    *('=HYPERLINK("http://invented.example")', "=cmd|'/C calc'!A0"),
)
"""What spreadsheets take for a formula, some of them behind what they pass over, and in the wide forms of the signs."""
BLANK = "\t\r\n\x00 \u00a0\u200b\u200c\u200d\u2060\ufeff"
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def is_formula(cell: Any) -> bool:
    """Whether a spreadsheet may take a cell for a formula; a number is none."""
    text = str("" if cell is None else cell)
    bare = text.lstrip(BLANK)
    return bool(text) and (text[0] in "\t\r" or bare[:1] in tuple(SIGNS)) and not NUMBER.fullmatch(text)


def cells_of(name: str, content: bytes) -> list[Any]:
    """Every cell of a table, as another program reads it; of a spreadsheet those of all its sheets."""
    if name.endswith(".csv"):
        assert content.startswith(b"\xef\xbb\xbf"), f"{name} does not say that it is UTF-8."
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, name
        return [cell for row in rows for cell in row]
    tables = OpenDocument(io.BytesIO(content)).body.tables
    written = [cell for table in tables for row in table.rows for cell in row.cells]
    assert [cell for cell in written if cell.get_attribute("table:formula") is not None] == []
    return [cell for table in tables for row in table.get_values() for cell in row]


@pytest.mark.parametrize("mark", MARKS)
def test_each_of_the_marks_is_a_formula_where_nothing_is_done_about_it(mark):
    plain = b"".join(write_csv([Column("a", "A", str)], [mark]))
    assert [is_formula(cell) for row in csv.reader(io.StringIO(plain.decode(), newline="")) for cell in row] == [0, 1]
    assert not is_formula("a=1")
    assert not is_formula("-3")


NOT_WORDS = {
    *("on", "known_at", "asked", "sort", "outcome", "kind", "prejudice", "dated", "received", "decision_expected"),
    *("published", "date", "file", "url", "audience", "estimate_hours"),
}
"""What stands in a reply and is no words: dates, codes and addresses."""


def marked(value: Any, mark: str) -> Any:
    """The same reply with a mark before every text in it; numbers and dates of tables stay as they are."""
    if isinstance(value, tuple):
        return tuple(marked(each, mark) for each in value)
    if isinstance(value, str):
        return f"{mark} {value}"
    if not is_dataclass(value) or getattr(value, "sort", ""):
        return value
    words = [each.name for each in fields(value) if each.name not in NOT_WORDS]
    return replace(value, **{name: marked(getattr(value, name), mark) for name in words})


def tables_of(mark: str) -> Iterator[PackedFile]:
    weighed = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance.", "more": "More."}
    grounds = (ground("s31_1", "31(1)(a)", kind="qualified", prejudice="would", **weighed), ground())
    made = marked(reply("granted_in_part", withheld=(item(*grounds),)), mark)
    assert mark in made.answers[0].document.tables[0].headings[0].name
    yield from annexes(made)
    yield from schedule(made)


@pytest.mark.parametrize("mark", MARKS)
def test_no_cell_of_an_annex_or_of_the_schedule_is_a_formula(mark, record_property):
    read, found = 0, []
    for file in tables_of(mark):
        cells = cells_of(file.name, file.content)
        read += len(cells)
        found += [(file.name, cell) for cell in cells if is_formula(cell)]
    record_property("proof", ["E1 cells of the tables of a reply that are formulas", len(found), read])
    assert found == []
    assert read > 100


@pytest.mark.django_db
@pytest.mark.parametrize("first", range(0, len(MARKS), 2))
def test_no_cell_of_an_answer_is_a_formula(client, first, record_property):
    """Each text of each record of the register begins with a mark; every question is asked, as the public does."""
    everything_marked(first)
    read, found, seen = 0, [], 0
    for question in QUESTIONS:
        response = client.get(f"/ask/{question.key}.csv", {"on": "2022-06-30", **asked_whole(question)})
        assert response.status_code == 200, question.key
        cells = cells_of("answer.csv", response.content)
        read, seen = read + len(cells), seen + sum(cell.startswith("'") for cell in cells)
        found += [(question.key, cell) for cell in cells if is_formula(cell)]
    record_property("proof", ["E1 cells of answers that are formulas", len(found), read])
    assert found == []
    assert (read > 1000, seen > 50) == (True, True)


def everything_marked(first: int) -> None:
    d = desk()
    group = AdvisoryGroup.objects.get(key="race-iag")
    meeting = make.make_meeting(group=group, date="2022-03-01")
    make.make_agenda_item(meeting=meeting)
    make.make_attendance(meeting=meeting)
    make.make_minutes(meeting=meeting, expected="2022-07")
    area = make.make_area(key="borough", name="Borough")
    make.make_group_area(group=group, area=area)
    make.make_group_name(group=group)
    for made in (make.make_group_payment, make.make_group_organisation):
        made(group=group, statement=make.make_statement(source=d.invented.reply, about=[group]))
    for number, row in enumerate(row for model in editable() for row in model._default_manager.order_by("pk")):
        for place, column in enumerate(texts(type(row))):
            mark = MARKS[(first + number + place) % len(MARKS)]
            was = getattr(row, column.name)
            setattr(row, column.name, f"{mark} {number}"[: column.max_length])
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError:  # a column that stays empty, or has one of a few words
                setattr(row, column.name, was)


@pytest.mark.django_db
def test_no_cell_of_the_log_is_a_formula(client, record_property):
    for number, mark in enumerate(MARKS):
        request = make.make_request(reference=f"{mark} 01.FOI.22.{number:06}")
        make.make_log_release(entry=make.make_log_entry(title=f"{mark} {number}", request=request))
    cells = cells_of("log.csv", b"".join(client.get("/disclosure-log.csv").streaming_content))
    found = [cell for cell in cells if is_formula(cell)]
    record_property("proof", ["E1 cells of the disclosure log that are formulas", len(found), len(cells)])
    assert found == []
    assert len(cells) == 9 * (1 + len(MARKS))
