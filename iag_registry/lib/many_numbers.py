"""Any number of numbers in one question to the database."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Expression


class ManyNumbers(Expression):
    """Numbers for ``__in``, as one parameter however many they are: `filter(person__in=ManyNumbers(people))`.

    A parameter for each costs more to put in words than to answer, and a database takes only so many of them.
    """

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__(output_field=BigIntegerField())
        self.written = json.dumps(sorted(numbers))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str]]:
        """As SQLite takes it."""
        return "(SELECT value FROM json_each(%s))", (self.written,)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str]]:
        return "(SELECT json_array_elements_text(%s::json)::bigint)", (self.written,)
