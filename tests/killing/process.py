"""The program whose work is killed: `python -m tests.killing.process`, with DATABASE_URL naming a database of its own.

It reads orders, one line of JSON each, and answers each with a line of JSON:

- `{"work": "module:function", "step": 7}`: do the work in a child that kills itself (SIGKILL) after its seventh step;
  a step is a statement of SQL that has run, the moment before a commit, and the moment after it.
- `{"work": "module:function", "delay": 0.02}`: do it in a child that is killed from outside after so many seconds.
- `{"work": "module:function"}`: do it to its end.

The answer says how the child ended, how many steps it took, and how many seconds: `{"ended": "killed", …}`, or "done",
or what went wrong. The program itself never connects to the database: a child begins with nothing of another's.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any


def main() -> None:
    import django
    from django.urls import reverse

    django.setup()
    # Reads the addresses of the site, and with them the whole of it, once and not in every child.
    reverse("admin:index")
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(carried_out(**order)), flush=True)  # noqa: T201 - the answer


def carried_out(*, work: str, step: int = 0, delay: float | None = None) -> dict[str, Any]:
    """Do the work in a child and say what became of it."""
    do = named(work)
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        work_and_die(do, step, writing)
    os.close(writing)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        told = "killed"
    answer = {"ended": "done", "steps": int(told)} if told.isdecimal() else {"ended": told or f"status {status}"}
    return {**answer, "seconds": time.monotonic() - began}


def named(work: str) -> Callable[[], object]:
    """The function, imported before any child is made, so that the child has nothing to do but its work."""
    module, _, name = work.partition(":")
    function: Callable[[], object] = getattr(import_module(module), name)
    return function


def work_and_die(do: Callable[[], object], step: int, told: int) -> None:
    """Do the work, tell the number of steps or what went wrong, and end without any tidying up."""
    steps = Steps(step)
    try:
        steps.count_those_of_the_database()
        do()
        words = str(steps.taken)
    except Exception as problem:  # noqa: BLE001 - told to the test, which expected none
        words = f"{type(problem).__name__}: {problem}"
    os.write(told, words.encode())
    os._exit(0)


class Steps:
    """Counts the steps of this process with its database, and kills it after the last that it may take."""

    def __init__(self, last: int) -> None:
        self.last, self.taken = last, 0

    def take(self) -> None:
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def count_those_of_the_database(self) -> None:
        from django.db import connection

        def statement(execute: Callable[..., Any], *args: Any) -> Any:
            answer = execute(*args)
            self.take()
            return answer

        commit = connection._commit

        def commit_between_steps() -> None:
            self.take()
            commit()
            self.take()

        connection.execute_wrappers.append(statement)
        connection._commit = commit_between_steps


if __name__ == "__main__":
    main()
