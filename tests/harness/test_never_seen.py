"""No public page reads the tables of which it is said that none does, so that nobody need listen to them (L4)."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from freshness.listening import NEVER_SEEN
from tests.harness.crawl import Crawl
from tests.harness.hidden_world import plant

pytestmark = pytest.mark.django_db

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


def test_public_pages_read_no_table_that_is_never_seen(record_property: Any) -> None:
    plant()
    read: set[str] = set()

    def watch(execute: Any, sql: str, *arguments: Any) -> Any:
        read.update(TABLE.findall(sql) if sql.startswith("SELECT") else ())
        return execute(sql, *arguments)

    with connection.execute_wrapper(watch):
        crawl = Crawl(days=[""]).run()
    never = {apps.get_model(label)._meta.db_table for label in NEVER_SEEN}
    record_property("proof", ["tables read although nobody listens to them", len(read & never), len(read)])
    assert len(crawl.responses) >= 300
    assert {"groups_advisorygroup", "meetings_minutesrelease", "foi_logrelease"} <= read
    assert read & never == set()
