"""The writers of tables."""

import csv
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.tables import Column, partial_date_columns, stream_json, worded_columns, write_csv, write_json

UNKNOWN = PartialDate()


@dataclass(frozen=True)
class Row:
    name: object = ""
    start: PartialDate = UNKNOWN


NAME = Column("name", "Name", lambda row: row.name, "What it is called.")
COLUMNS = [NAME, *partial_date_columns("start", "From", lambda row: row.start, "When it began.")]


def csv_of(*values, **options):
    return b"".join(write_csv([NAME], [Row(value) for value in values], **options)).decode()


def test_csv_header_without_rows():
    assert b"".join(write_csv(COLUMNS, [])) == b"name,start,start_precision\r\n"


def test_csv_partial_date_with_precision():
    rows = [Row("Alpha", PartialDate("2006")), Row("Beta", PartialDate("2006-09-28")), Row("Gamma")]
    assert b"".join(write_csv(COLUMNS, rows)) == (
        b"name,start,start_precision\r\nAlpha,2006,year\r\nBeta,2006-09-28,day\r\nGamma,,\r\n"
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        ('say "yes"', '"say ""yes"""'),
        ("two\nlines", '"two\nlines"'),
        ("Zoë – £5", "Zoë – £5"),
        (0, "0"),
        (-3, "-3"),
        (1.5, "1.5"),
        (True, "true"),
        (False, "false"),
        (date(2022, 6, 30), "2022-06-30"),
        (datetime(2022, 6, 30, 11, 0, tzinfo=UTC), "2022-06-30T11:00:00Z"),
        (["one", "two"], "one; two"),
        ((), '""'),
        (None, '""'),
    ],
)
def test_csv_cell_of_value(value, cell):
    assert csv_of(value) == f"name\r\n{cell}\r\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", " =1", "\u00a0=1", "\u200b=1", "＝1", "＋1", "－1", "＠x", "﹦1"]
)
def test_csv_formula_for_spreadsheets(text):
    assert csv_of(text, for_spreadsheets=True) == f"\ufeffname\r\n'{text}\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_csv_formula_for_machines(text):
    assert csv_of(text) == f"name\r\n{text}\r\n"


def test_csv_harmless_cells_for_spreadsheets():
    assert csv_of("a=1", -3, ["=1", "b"], for_spreadsheets=True) == "\ufeffname\r\na=1\r\n-3\r\n'=1; b\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [("\rx", "x"), ("\r=x", "'=x"), ("One \n two\r\n\r\nthree", "One / two / three"), ("x\n=y", "x / =y")],
)
def test_csv_line_breaks_for_spreadsheets(text, cell):
    assert csv_of(text, for_spreadsheets=True) == f"\ufeffname\r\n{cell}\r\n"


def test_csv_record_refused():
    with pytest.raises(TypeError, match=r"^A table holds plain values, not Row\.$"):
        list(write_csv([NAME], [Row(Row())]))


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)))
def test_csv_read_back_for_machines(values):
    lines = list(csv.reader(StringIO(csv_of(*values), newline="")))
    assert lines == [["name"], *([value] for value in values)]


def json_of(rows, **members):
    return write_json(
        COLUMNS,
        rows,
        as_of=date(2022, 6, 30),
        generated_at=datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=UTC),
        query={"on": "2022-06-30"},
        sources=[{"key": "invented-report", "title": "Invented report"}],
        **members,
    )


def test_json_document_whole():
    document = json_of([Row("Alpha", PartialDate("2006")), Row(["x", "y"])], count=2)
    assert json.loads(document) == {
        "as_of": "2022-06-30",
        "generated_at": "2026-11-22T09:30:15Z",
        "query": {"on": "2022-06-30"},
        "sources": [{"key": "invented-report", "title": "Invented report"}],
        "count": 2,
        "columns": [
            {"name": "name", "label": "Name", "description": "What it is called."},
            {"name": "start", "label": "From", "description": "When it began."},
            {
                "name": "start_precision",
                "label": "From: precision",
                "description": "How far “start” is known: year, month or day; empty where it is not known.",
            },
        ],
        "rows": [
            {"name": "Alpha", "start": "2006", "start_precision": "year"},
            {"name": ["x", "y"], "start": None, "start_precision": None},
        ],
    }


@pytest.mark.parametrize("rows", [[], [Row("a\nb\u2028")], [Row("x"), Row(["y", "\n"]), Row("")]])
def test_json_that_is_sent_row_by_row_is_written_as_any_other(rows):
    document = json_of(rows, count=len(rows))
    assert document.decode() == json.dumps(json.loads(document), ensure_ascii=False, indent=2) + "\n"


def test_json_is_begun_before_the_last_row_is_read():
    read = []

    def rows():
        for name in ("a", "b"):
            read.append(name)
            yield Row(name)

    day, moment = date(2022, 6, 30), datetime(2026, 11, 22, tzinfo=UTC)
    parts = stream_json(COLUMNS, rows(), as_of=day, generated_at=moment, query={}, sources=[])
    assert [next(parts)[:1], read] == [b"{", []]
    assert [b'"a"' in next(parts), read] == [True, ["a"]]


def test_json_same_rows_same_bytes():
    assert json_of([Row("Alpha")]) == json_of([Row("Alpha")])


def test_json_order_of_members():
    assert list(json.loads(json_of([], count=0))) == [
        "as_of",
        "generated_at",
        "query",
        "sources",
        "count",
        "columns",
        "rows",
    ]


def test_json_record_refused():
    with pytest.raises(TypeError, match=r"^A table holds plain values, not Row\.$"):
        json_of([Row(Row())])


def test_csv_name_of_a_column_for_spreadsheets():
    column = Column("=1+1", "A", str)
    assert b"".join(write_csv([column], [], for_spreadsheets=True)).decode() == "\ufeff'=1+1\r\n"
    assert b"".join(write_csv([column], [])).decode() == "=1+1\r\n"


CELLS = st.lists(st.text(alphabet=st.sampled_from("a\",;\r\n \t'é"), max_size=4), min_size=1, max_size=4)


@given(st.lists(CELLS, max_size=4))
def test_csv_is_written_as_the_standard_writer_writes_it(rows):
    width = max(map(len, rows), default=1)
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    columns = [Column(f"c{n}", "C", itemgetter(n)) for n in range(width)]
    expected = StringIO()
    csv.writer(expected, lineterminator="\r\n").writerows([[column.name for column in columns], *even])
    assert b"".join(write_csv(columns, even)).decode() == expected.getvalue()


def test_csv_of_many_rows_is_given_in_pieces_that_part_no_row():
    text = "x" * 40_000
    pieces = list(write_csv([NAME], (Row(text) for _ in range(5))))
    line = f"{text}\r\n".encode()
    assert pieces == [b"name\r\n" + line * 2, line * 2, line]


def test_word_and_code_stand_side_by_side():
    """Both are empty where nothing is known, and a word that is not of the list is an error."""
    word, code = worded_columns("side", "Side", lambda row: row, "Which side.", [("l", "Left"), ("r", "Right")])
    assert (code.name, code.label, code.codes) == ("side_code", "Side (code)", (("l", "Left"), ("r", "Right")))
    sides = [(word.get(each), code.get(each)) for each in ("Left", "Right", "")]
    assert sides == [("Left", "l"), ("Right", "r"), ("", "")]
    with pytest.raises(KeyError):
        code.get("Middle")
