"""The API called as its description allows, and as it does not: no failure, no answer that it does not tell of (Z1).

`make proof` calls it as often as the target names; what runs with every change is a few hundred.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import checks

from iag_registry.wsgi import application
from reuse.tables import TABLES
from tests.harness.world import make_world
from tests.sizes import IS_PROOF, tries

ADDRESSES = len(TABLES) + sum(bool(table.names) for table in TABLES)
CASES = tries(300, as_named=10_000) // ADDRESSES
"""Of each address."""


def by_its_name(environ: dict[str, Any], start_response: Any) -> Any:
    """The site, called by the name that it has in the tests."""
    return application({**environ, "HTTP_HOST": "testserver"}, start_response)


schemathesis.checks.load_all_checks()
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", by_its_name)
schema.config.generation.update(modes=[schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE])
CHECKED = [
    checks.not_a_server_error,
    *(
        checks.CHECKS.get_one(name)
        for name in ("status_code_conformance", "content_type_conformance", "response_schema_conformance")
    ),
]


@pytest.fixture
def register(db: None, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Something to be read, over a connection that no request closes."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    make_world()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("register")
@schema.parametrize()
@settings(
    max_examples=CASES,
    deadline=None,
    derandomize=not IS_PROOF,
    suppress_health_check=list(HealthCheck),
)
def test_every_call_is_answered_as_described(case: Any) -> None:
    case.call_and_validate(checks=CHECKED)
