"""Asks the register for pages at a set pace, whether or not the answers before have come, and says what came of it.

Usage: .venv/bin/python scripts/bench/load.py [--scale 10] [--databases sqlite,postgresql] [--minutes 10]

First 50 requests a second for so many minutes (V1), while the public record is changed every two minutes; then 300 a
second for half a minute, and 50 again for a minute (V2). Each is counted from the moment at which it was due. The
server is the one of `make run`, with its usual number of processes; it ends with 1 where a figure is missed.
"""

import argparse
import asyncio
import os
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote_plus

from data import Prepared, prepare
from figures import Figure, told, verdict
from measures import pages_of, words_of
from reading import all_rows, execute
from servers import register

USUAL, SPIKE = 50, 300
SPIKE_SECONDS, AFTER_SECONDS = 30, 60
CHANGED_EVERY = 120
REQUESTS = 10_000
"""So many are drawn; then they begin again."""
CHANGE = "UPDATE groups_theme SET description = description || ' '"
PATIENCE = 30.0
"""Seconds after which an answer that has not come is an error."""
WINDOW = 5
"""Seconds over which it is judged whether the server is as before."""


@dataclass(frozen=True)
class Asked:
    """One request: when it was due, in seconds from the beginning, how long its answer took, and what it was."""

    due: float
    took: float
    status: int
    retry_after: bool

    @property
    def is_error(self) -> bool:
        return self.status != 200

    @property
    def is_refused(self) -> bool:
        """Told in good form to come again."""
        return self.status == 503 and self.retry_after


def addresses_of(prepared: Prepared) -> list[str]:
    """What readers ask for: half of it a few pages and files, the other half one page among thousands, or a search."""
    groups = [
        f"/groups/{key}/"
        for (key,) in all_rows(prepared, "SELECT key FROM groups_advisorygroup WHERE audience = 'public' ORDER BY id")
    ]
    meetings = [
        f"/groups/{key}/meetings/{slug}/"
        for key, slug in all_rows(
            prepared,
            "SELECT g.key, m.slug FROM meetings_meeting m JOIN groups_advisorygroup g ON g.id = m.group_id "
            "WHERE g.audience = 'public' AND m.audience = 'public' ORDER BY m.id LIMIT 2000",
        )
    ]
    few = [
        "/",
        *pages_of(prepared).values(),
        "/meetings/",
        "/areas/",
        "/themes/",
        "/changes/",
        "/groups.csv",
        "/groups.atom",
    ]
    few += ["/meetings.csv", "/data/meetings.csv", "/api/v1/groups/"]
    searches = [f"/search/?q={quote_plus(word)}" for word in words_of(prepared)]
    at_random = random.Random(5)  # noqa: S311 - the same requests each time
    kinds = [(few, 50), (groups, 25), (meetings, 20), (searches, 5)]
    chosen = at_random.choices([kind for kind, _ in kinds], [share for _, share in kinds], k=REQUESTS)
    return [at_random.choices(kind, popularity(len(kind)))[0] for kind in chosen]


def popularity(number: int) -> list[float]:
    """How often each of so many pages is asked for: the second half as often as the first, and so on."""
    return [1 / rank for rank in range(1, number + 1)]


async def ask(port: int, path: str, due: float, begin: float) -> Asked:
    """One request on a connection of its own."""
    status, retry_after = 0, False
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
                answer = await reader.read(1 << 16)
                while b"\r\n\r\n" not in answer:
                    more = await reader.read(1 << 16)
                    if not more:
                        break
                    answer += more
                head = answer.partition(b"\r\n\r\n")[0].lower()
                while await reader.read(1 << 18):
                    pass
                status, retry_after = int(head.split()[1]), b"\r\nretry-after:" in head
            finally:
                writer.close()
    except (OSError, TimeoutError, IndexError, ValueError):
        status = 0
    return Asked(due, time.monotonic() - begin - due, status, retry_after)


async def pace(port: int, paths: list[str], phases: list[tuple[int, float]], prepared: Prepared) -> list[Asked]:
    """So many requests a second for so many seconds, phase after phase; each is sent when it is due."""
    begin, due, changed = time.monotonic(), 0.0, 0.0
    tasks: list[asyncio.Task[Asked]] = []
    changes: list[asyncio.Task[None]] = []
    for rate, seconds in phases:
        for _ in range(int(rate * seconds)):
            wait = begin + due - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            tasks.append(asyncio.create_task(ask(port, paths[len(tasks) % len(paths)], due, begin)))
            if due - changed >= CHANGED_EVERY:
                changed = due
                changes.append(asyncio.create_task(asyncio.to_thread(execute, prepared, CHANGE)))
            due += 1 / rate
    await asyncio.gather(*changes)
    return list(await asyncio.gather(*tasks))


def p95(asked: list[Asked]) -> float:
    """Milliseconds within which 95 of 100 were answered; for ever where there is nothing to judge by."""
    took = [each.took for each in asked]
    return quantiles(took, n=20)[-1] * 1000 if len(took) > 1 else float("inf")


def back_after(asked: list[Asked], end: float) -> float:
    """Seconds after a spike from which on every window was as a usual one: no error, and 95 of 100 within 300 ms."""
    last = 0.0
    for start in range(0, AFTER_SECONDS, WINDOW):
        window = [each for each in asked if end + start <= each.due < end + start + WINDOW]
        if window and (any(each.is_error for each in window) or p95(window) > 300):
            last = start + WINDOW
    return last


def measure(prepared: Prepared, minutes: float) -> list[Figure]:
    paths = addresses_of(prepared)
    # The limit of the API is one for each reader, and here all readers have one address.
    prepared.environment["API_A_MINUTE"] = "1000000"
    with register(prepared, workers=None) as server:
        usual = asyncio.run(pace(server.port, paths, [(USUAL, minutes * 60)], prepared))
        phases = [(USUAL, 10.0), (SPIKE, float(SPIKE_SECONDS)), (USUAL, float(AFTER_SECONDS))]
        spiked = asyncio.run(pace(server.port, paths, phases, prepared))
    spike = [each for each in spiked if 10 <= each.due < 10 + SPIKE_SECONDS]
    answered = [each for each in spike if not each.is_error]
    errors = [each for each in spiked if each.is_error and not each.is_refused]
    after = back_after(spiked, 10.0 + SPIKE_SECONDS)
    refused = sum(each.is_refused for each in spiked)
    return [
        Figure("V1", f"{USUAL} a second, errors", sum(e.is_error for e in usual), f"of {len(usual):,}", most=0),
        Figure("V1", "95 of 100 answered within", p95(usual), "milliseconds", most=300),
        Figure("V1", "one of two answered within", median(each.took for each in usual) * 1000, "milliseconds"),
        Figure("V2", f"{SPIKE} a second, errors but 503 with Retry-After", len(errors), f"of {len(spiked):,}", most=0),
        Figure("V2", "refused with 503 and Retry-After", refused, f"of {len(spiked):,}"),
        Figure("V2", "95 of 100 that were not refused answered within", p95(answered), "milliseconds"),
        Figure("V2", "as before after", after, "seconds", most=30),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=int, default=10, help="1 is 60 groups and 500 meetings")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    os.chdir(Path(__file__).resolve().parents[2])
    figures: list[Figure] = []
    for vendor in asked.databases.split(","):
        found = measure(prepare(vendor, asked.scale), asked.minutes)
        print(told(found, f"Load at scale {asked.scale} on {vendor}"), flush=True)
        figures += found
    return verdict(figures)


if __name__ == "__main__":
    sys.exit(main())
