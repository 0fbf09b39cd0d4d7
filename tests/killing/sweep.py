"""Kills one piece of work at every step that it takes, and at many moments between, and looks at what it left."""

from collections import Counter
from dataclasses import dataclass, field

from tests.killing.databases import Database, Rows, Worker

REPEATED_EVERY = 60
"""After so many kills the work is done once more, to its end, on the database that they have left.

Not after each: PostgreSQL takes about a second to put a database back.
"""


@dataclass
class Swept:
    """What a sweep found: how many kills left what, and each that left a part, or was not recovered from."""

    left: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    repeated: int = 0

    @property
    def kills(self) -> int:
        return self.left.total()


class Sweep:
    """One piece of work, `before` it and after it."""

    def __init__(self, database: Database, worker: Worker, work: str) -> None:
        self.database, self.worker, self.work = database, worker, work
        self.before = database.rows()
        done = worker.order(work=work)
        assert done["ended"] == "done", done
        self.steps, self.seconds = done["steps"], done["seconds"]
        self.shape = shape_of(database.rows())
        assert self.shape != shape_of(self.before)
        database.put_back()
        self.swept = Swept()

    def at_every_step(self, *, stride: int = 1) -> None:
        """Kill the work after its first step, its second, and so on to its last; or after every so-manieth."""
        for step in range(1, self.steps + 1, stride):
            self._kill(f"step {step} of {self.steps}", step=step)

    def at_moments(self, number: int) -> None:
        """Kill it from outside at so many moments, spread over the time that it takes and a little more."""
        for count in range(number):
            self._kill(f"moment {count}", delay=1.2 * self.seconds * count / number)

    def _kill(self, where: str, *, step: int = 0, delay: float | None = None) -> None:
        answer = self.worker.order(work=self.work, step=step, delay=delay)
        if answer["ended"] == "done" and delay is not None:
            # It was quicker this time, and there was nothing left to kill.
            self.database.put_back()
            return
        left = self._left() if answer["ended"] == "killed" else f"not killed: {answer['ended']}"
        self.swept.left[left] += 1
        if left not in {"nothing", "everything"}:
            self.swept.wrong.append(f"{where}: {left}")
        if left == "nothing" and self.swept.kills // REPEATED_EVERY == self.swept.repeated:
            self.swept.repeated += 1
            again = self.worker.order(work=self.work)
            left = self._left()
            if (again["ended"], left) != ("done", "everything"):
                self.swept.wrong.append(f"{where}, once more: {again['ended']}, {left}")
        if left != "nothing":
            self.database.put_back()

    def _left(self) -> str:
        rows = self.database.rows()
        if rows == self.before:
            return "nothing"
        found = shape_of(rows)
        if found == self.shape:
            return "everything"
        return f"a part: {found - self.shape}, {self.shape - found}"


def shape_of(rows: Rows) -> Counter[str]:
    """How many rows each table has."""
    return Counter({table: len(found) for table, found in rows.items()})
