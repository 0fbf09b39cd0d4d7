"""How the tests read the tables for reuse."""

import json
from typing import Any

from django.test import Client


def rows_of_table(client: Client, table: str, query: str = "") -> list[dict[str, Any]]:
    """The rows of a table as its JSON gives them; the query begins with its question mark."""
    return json.loads(b"".join(client.get(f"/data/{table}.json{query}").streaming_content))["rows"]
