"""How Django is told of the one database, out of its address."""

from typing import Any

import dj_database_url

from iag_registry.lib.env import BadEnvironment


def database(url: str) -> dict[str, Any]:
    """Django's settings of the one database.

    SQLite writes its log to the disk before it says "saved" (synchronous=FULL): a power cut loses nothing that a
    person was told was kept. A transaction takes its lock at the start, because a lock that is taken half-way through
    fails instead of waiting when two people save at once.

    A connection to PostgreSQL is used for a minute, and given up once the server has closed it
    (`iag_registry.postgresql`). No query is compiled to machine code, which for a list with many parts takes many
    times longer than asking. The few statements that are asked most are prepared (`planned_cursor`), so that a pooler
    between the register and the database must know prepared statements or keep to sessions; an address that ends in
    `?prepare_threshold=none` does without.
    """
    try:
        options: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        chosen = options.setdefault("OPTIONS", {})
        prepared_from = chosen.pop("prepare_threshold", "0")
        prepare_threshold = None if prepared_from == "none" else int(prepared_from)
    except (ValueError, KeyError) as error:
        example = "postgresql://register@127.0.0.1:5432/register"
        raise BadEnvironment("DATABASE_URL", "(not shown)", "the address of a database", example) from error
    if options["ENGINE"] == "django.db.backends.sqlite3":
        options["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Recursive triggers: without them a sealed row could be replaced (INSERT OR REPLACE) past its seal.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON;"
            ),
        }
    else:
        options["ENGINE"] = "iag_registry.postgresql"
        chosen.setdefault("options", "-c jit=off")
        chosen["prepare_threshold"] = prepare_threshold
    return options
