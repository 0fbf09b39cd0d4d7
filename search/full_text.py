"""The steps of migrations that let each database find words in the entries, and take that away again.

On SQLite the index is a table of its own (FTS5) that three triggers keep in step. Triggers belong to their table, and a
migration that alters `search_entry` there rebuilds the table without them: such a migration ends with `index_words()`
again, which replaces what is there. A test counts them.

What of a common word is looked at first (`FOUND_FIRST`) has the greatest row numbers there, and an index of its own on
PostgreSQL: so it is found without going through everything that fits.

On PostgreSQL words are cut at whatever is no letter and no digit, as SQLite cuts them, and none is left out as too
common: what is too common to be asked for is decided in one place for both (`search/words.py`).
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.choices import FOUND_FIRST

COLUMNS = "title, context, body, words"
OPTIONS = "content='', tokenize='porter unicode61 remove_diacritics 2'"
"""It holds no text of its own: that stands in the entries."""
WORDS = "asciiword, word, asciihword, hword, hword_asciipart, hword_part"
FIRST = f"sort IN ({', '.join(repr(sort.value) for sort in FOUND_FIRST)})"
AHEAD = 1 << 52
"""Is added to the numbers of the entries that are looked at first."""


def place_of(row: str) -> str:
    """The number of an entry's row among the words (SQLite)."""
    return f"{row}.id + {AHEAD} * ({row}.{FIRST})"


def _columns_of(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in COLUMNS.split(", "))


ADD = f"INSERT INTO search_words(rowid, {COLUMNS}) VALUES ({place_of('new')}, {_columns_of('new')});"
TAKE = f"""
    INSERT INTO search_words(search_words, rowid, {COLUMNS})
    VALUES ('delete', {place_of("old")}, {_columns_of("old")});
"""
REFILL = (
    "INSERT INTO search_words(search_words) VALUES ('delete-all')",
    f"""
        INSERT INTO search_words(rowid, {COLUMNS})
        SELECT {place_of("search_entry")}, {_columns_of("search_entry")} FROM search_entry
    """,
)


def _vector(column: str, weight: str) -> str:
    words = f"regexp_replace({column}, '[^[:alnum:]]+', ' ', 'g')"
    return f"setweight(to_tsvector('search_english', {words}), '{weight}')"


INDEX_OF_FIRST = (
    f"CREATE INDEX IF NOT EXISTS search_entry_found_first ON search_entry USING gin (full_text) WHERE {FIRST}"
)
FORWARDS = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS search_entry_{name}" for name in ("added", "taken", "changed")),
        "DROP TABLE IF EXISTS search_words",
        f"CREATE VIRTUAL TABLE search_words USING fts5({COLUMNS}, {OPTIONS})",
        f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {ADD} END",
        f"CREATE TRIGGER search_entry_taken AFTER DELETE ON search_entry BEGIN {TAKE} END",
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {TAKE} {ADD} END",
        *REFILL,
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS unaccent",
        "CREATE TEXT SEARCH DICTIONARY search_stem (TEMPLATE = snowball, Language = english)",
        "CREATE TEXT SEARCH CONFIGURATION search_english (COPY = simple)",
        f"ALTER TEXT SEARCH CONFIGURATION search_english ALTER MAPPING FOR {WORDS} WITH unaccent, search_stem",
        "ALTER TABLE search_entry ADD COLUMN full_text tsvector GENERATED ALWAYS AS ("
        + " || ".join(_vector(*each) for each in (("title", "A"), ("words", "B"), ("body", "C"), ("context", "D")))
        + ") STORED",
        "CREATE INDEX search_entry_full_text ON search_entry USING gin (full_text)",
        INDEX_OF_FIRST,
    ),
}
BACKWARDS = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS search_entry_{name}" for name in ("added", "taken", "changed")),
        "DROP TABLE IF EXISTS search_words",
    ),
    # The extension stays: it may have been there before, and others may use it.
    "postgresql": (
        "ALTER TABLE search_entry DROP COLUMN full_text",
        "DROP TEXT SEARCH CONFIGURATION search_english",
        "DROP TEXT SEARCH DICTIONARY search_stem",
    ),
}


def index_words() -> migrations.RunPython:
    """The step of a migration from which on the words of entries are found; back, from which they no longer are."""
    return migrations.RunPython(_run(FORWARDS), _run(BACKWARDS))


def index_first() -> migrations.RunPython:
    """The step from which on some entries are looked at first, in a database that found words before."""
    steps = {"sqlite": FORWARDS["sqlite"], "postgresql": (INDEX_OF_FIRST,)}
    return migrations.RunPython(_run(steps), migrations.RunPython.noop)


def _run(statements: dict[str, tuple[str, ...]]) -> Any:
    def step(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return step
