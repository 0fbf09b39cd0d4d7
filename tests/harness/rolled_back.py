"""A register that stands for several tests, and of which nothing stays."""

from typing import Any

from django.db import transaction


class RolledBack(transaction.Atomic):
    """A transaction of which nothing is kept."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        # As Django's own TestCase marks its transactions: work that must be the outermost may stand within.
        self._from_testcase = True

    def __exit__(self, *error: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*error)
