"""Large tables leave row by row: the first byte soon, and little memory however many rows there are (E8).

`make proof` measures as many as the target names; what runs with every change is a tenth of that.
"""

import csv
import io
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from odfdo import Document as OpenDocument

from foi.disclosure.reply_document import ReplyAnswer, ReplyDocument
from foi.models import InformationRequest, LogEntry, LogRelease, Pack
from foi.packing.annexes import annexes
from tests import factories as make
from tests.factories.packs import CHECKSUM
from tests.foi.documents import document, table
from tests.foi.replies_by_hand import reply
from tests.sizes import tries

ROWS = tries(10_000, as_named=100_000)
MOST_MEGABYTES, MOST_SECONDS = 50, 1.0
"""What an export may take beside its own rows, and until its first byte."""
A_MOMENT = datetime(2022, 6, 30, 11, tzinfo=UTC)


@pytest.fixture
def memory() -> Iterator[Any]:
    """Starts to count memory, and says how many megabytes were used at most since."""

    def used() -> float:
        return tracemalloc.get_traced_memory()[1] / 2**20

    yield used
    tracemalloc.stop()


def publish(count: int) -> None:
    """As many entries of the log, each with a released reply; written past the history, which no reader sees."""
    drafter, releaser = make.make_user(), make.make_user()
    each = range(count)
    requests = InformationRequest.objects.bulk_create(
        [InformationRequest(reference=f"01.FOI.22.{n:06}", reference_key=f"1{n:06}", audience="staff") for n in each],
        500,
    )
    entries = LogEntry.objects.bulk_create(
        [LogEntry(slug=f"entry-{n}", title=f"What was asked, {n}", request=requests[n]) for n in each], 500
    )
    whole = {"handed_over_by": drafter, "handed_over_at": A_MOMENT, "handed_over_sha256": CHECKSUM}
    whole |= {"released_by": releaser, "released_at": A_MOMENT, "dated": date(2022, 6, 30), "archive_sha256": CHECKSUM}
    packs = Pack.objects.bulk_create(
        [Pack(request=row, version=1, state="released", drafted_by=drafter, **whole) for row in requests], 500
    )
    days = [date(2022, 7, 1) - timedelta(days=n % 900) for n in each]
    letter = "Invented letter.\n" * 100
    LogRelease.objects.bulk_create(
        [
            LogRelease(
                entry=entries[n],
                pack=packs[n],
                published_on=days[n],
                published_by=drafter,
                text=letter,
                decision="granted",
                is_interim=False,
            )
            for n in each
        ],
        500,
    )


@pytest.mark.django_db
def test_table_of_the_log_is_streamed(client, memory, record_property):
    publish(ROWS)
    with connection.cursor() as cursor:
        # As a server does by itself soon after: without it PostgreSQL plans for the tables of the test before.
        cursor.execute("ANALYZE")
    began = time.perf_counter()
    first = next(iter(client.get("/disclosure-log.csv").streaming_content))
    assert first
    seconds = time.perf_counter() - began
    tracemalloc.start()
    size, lines = 0, 0
    for part in client.get("/disclosure-log.csv").streaming_content:
        size, lines = size + len(part), lines + part.count(b"\r\n")
    record_property("figure", f"E8 log of {ROWS:,} rows: first byte {seconds:.2f} s, {memory():.1f} MB, {size:,} bytes")
    assert lines == ROWS + 1
    assert memory() < min(MOST_MEGABYTES, 5)  # what is streamed does not grow with its rows
    assert seconds < MOST_SECONDS


def large(count: int) -> ReplyDocument:
    doc = document(tables=(table(*((f"Group {n}", f"Person {n}", n) for n in range(count))),))
    made = reply("granted")
    question = made.questions[0]
    return ReplyDocument(
        **vars(made) | {"questions": (type(question)(**vars(question) | {"answers": (ReplyAnswer(1, "a", doc),)}),)}
    )


def test_annexes_of_a_large_answer_take_little_memory(memory, record_property):
    made, read = large(ROWS), {}
    began = time.perf_counter()
    tracemalloc.start()
    for file in annexes(made):
        read[file.name] = file.content
    seconds, megabytes = time.perf_counter() - began, memory()
    tracemalloc.stop()
    record_property("figure", f"E8 annexes of {ROWS:,} rows: {seconds:.1f} s with the counting, {megabytes:.1f} MB")
    assert megabytes < MOST_MEGABYTES * max(1, ROWS / 100_000)
    assert megabytes < ROWS * 0.0005 + 2
    rows = list(csv.reader(io.StringIO(read["annexes/annex-1-1-people.csv"].decode("utf-8-sig"), newline="")))
    assert (len(rows), rows[-1]) == (ROWS + 1, [f"Group {ROWS - 1}", f"Person {ROWS - 1}", str(ROWS - 1)])
    if ROWS <= 10_000:  # the reader takes minutes and gigabytes for more
        sheet = OpenDocument(io.BytesIO(read["annexes/annex-1.ods"])).body.tables[0].get_values()
        assert (len(sheet), sheet[-1]) == (ROWS + 1, [f"Group {ROWS - 1}", f"Person {ROWS - 1}", ROWS - 1])
