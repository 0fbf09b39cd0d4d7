"""The steps of migrations that let each database find words in the entries, and take that away again.

On SQLite the index is a table of its own (FTS5) that three triggers keep in step. Triggers belong to their table, and a
migration that alters `search_entry` there rebuilds the table without them: such a migration ends with `index_words()`
again, which replaces what is there. A test counts them.

On PostgreSQL words are cut at whatever is no letter and no digit, as SQLite cuts them, and none is left out as too
common: what is too common to be asked for is decided in one place for both (`search/words.py`).
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMNS = "title, context, body, words"
OPTIONS = "content='search_entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'"
WORDS = "asciiword, word, asciihword, hword, hword_asciipart, hword_part"
NEW = "new.id, new.title, new.context, new.body, new.words"
OLD = "'delete', old.id, old.title, old.context, old.body, old.words"
ADD = f"INSERT INTO search_words(rowid, {COLUMNS}) VALUES ({NEW});"
TAKE = f"INSERT INTO search_words(search_words, rowid, {COLUMNS}) VALUES ({OLD});"


def _vector(column: str, weight: str) -> str:
    words = f"regexp_replace({column}, '[^[:alnum:]]+', ' ', 'g')"
    return f"setweight(to_tsvector('search_english', {words}), '{weight}')"


FORWARDS = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS search_entry_{name}" for name in ("added", "taken", "changed")),
        "DROP TABLE IF EXISTS search_words",
        f"CREATE VIRTUAL TABLE search_words USING fts5({COLUMNS}, {OPTIONS})",
        f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {ADD} END",
        f"CREATE TRIGGER search_entry_taken AFTER DELETE ON search_entry BEGIN {TAKE} END",
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {TAKE} {ADD} END",
        "INSERT INTO search_words(search_words) VALUES ('rebuild')",
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

    def run(statements: dict[str, tuple[str, ...]]) -> Any:
        def step(_: Any, editor: BaseDatabaseSchemaEditor) -> None:
            for statement in statements[editor.connection.vendor]:
                editor.execute(statement)

        return step

    return migrations.RunPython(run(FORWARDS), run(BACKWARDS))
