"""What the files cost: a set number of questions to the database, and little memory for however many rows (V7, E8)."""

import tracemalloc
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups.models import AdvisoryGroup, Source, Statement
from reuse import archive
from reuse.tables import TABLES
from tests import factories as make
from tests.harness.rows import GrowingRegister

pytestmark = pytest.mark.django_db
ROWS = 6000
MOST_MEGABYTES = 50


def cost(client: object, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        b"".join(response.streaming_content if response.streaming else [response.content])
    assert response.status_code == 200
    return len(asked)


QUERIES = {
    "groups": 11,
    "group-kinds": 1,
    "group-names": 5,
    "group-statuses": 5,
    "group-payments": 5,
    "group-documents": 2,
    "group-relations": 5,
    "areas": 4,
    "themes": 11,
    "organisations": 1,
    "organisation-relations": 5,
    "roles": 5,
    "withheld-names": 2,
    "meetings": 4,
    "minutes": 2,
    "actions": 4,
    "sources": 4,
    "statements": 5,
    "disagreements": 5,
    "disclosure-log": 5,
    "changes": 16,
}
OF_THE_DICTIONARY = {"changes": (16, 13)}
"""It shows the newest rows alone; fewer kinds of changes are among them where there are more of each."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_file_and_dictionary_cost_the_same_for_three_rows_as_for_one(client, table):
    register = GrowingRegister()
    register.grow()
    addresses = [f"/data/{table.name}.{ending}" for ending in ("csv", "json", "ods")]
    addresses += [f"/data/{table.name}/", f"/data/{table.name}.csv-metadata.json"]
    one = [cost(client, address) for address in addresses]
    register.grow(2)
    three = [cost(client, address) for address in addresses]
    number = QUERIES[table.name]
    shown = OF_THE_DICTIONARY.get(table.name, (number, number))
    assert (one, three) == ([number, number, number, shown[0], 0], [number, number, number, shown[1], 0])


def test_archive_costs_the_same_for_three_rows_as_for_one(client, db):
    register = GrowingRegister()
    address = f"/data/archive/{timezone.localdate().isoformat()}.zip"
    register.grow()
    archive.write(timezone.localdate())
    one = cost(client, address)
    register.grow(2)
    archive.write(timezone.localdate())
    assert (one, cost(client, address)) == (114, 114)


@pytest.fixture
def memory() -> Iterator[object]:
    """Starts to count memory, and says how many megabytes were used at most since."""

    def used() -> float:
        return tracemalloc.get_traced_memory()[1] / 2**20

    yield used
    tracemalloc.stop()


def test_long_table_takes_little_memory(client, memory, record_property):
    """A tenth of what the target names; written past the history, which no reader sees."""
    source = make.make_source(key="long")
    quote = "Invented words. " * 60
    Statement.objects.bulk_create(
        [
            Statement(
                key=f"s{number:06}", source=source, first_line=number + 1, last_line=number + 1, quote=quote,
                summary="Invented.", aspect="existence", standing="stated", as_of="2021", audience="public",
            )
            for number in range(ROWS)
        ],
        500,
    )  # fmt: skip
    assert (Source.objects.count(), AdvisoryGroup.objects.count()) == (1, 0)
    client.get("/data/themes.csv")
    tracemalloc.start()
    response = client.get("/data/statements.csv")
    rows = sum(chunk.count(b"\r\n") for chunk in response.streaming_content)
    most = memory()
    record_property("proof", ["E8 megabytes beyond 50 for a table for reuse", int(most > MOST_MEGABYTES), ROWS])
    assert rows == ROWS + 1
    assert most < MOST_MEGABYTES
