"""What is measured of one register: the figures of speed, each beside what it is compared with, in one run."""

import time
from dataclasses import replace
from operator import truediv
from statistics import median, quantiles
from urllib.parse import quote_plus

from client import Client, rate
from data import Prepared
from exports import ASKED_EVERY, exports, streamed_by_datasette
from figures import Figure
from reading import all_rows, execute, one_row
from servers import datasette, hello, register
from staff import staff_cookie

SECONDS = 1.0
TURN = 0.2
"""Seconds for which each of three is asked before the next: what holds the machine up for longer holds up all three."""
COMMON = ("police", "community", "meeting", "group", "stop and search")
OTHERWISE = "CASE WHEN {0} LIKE '%.' THEN substr({0}, 1, length({0}) - 1) ELSE {0} || '.' END"
"""A name with a full stop that it had not, or without one: however often, it stays as long as it was."""
CHANGES = {
    "of what it says": (
        f"UPDATE groups_advisorygroup SET name = {OTHERWISE.format('name')} "  # noqa: S608 - our own
        "WHERE id IN (SELECT id FROM groups_advisorygroup ORDER BY id LIMIT 60)"
    ),
    "of another page": (
        f"UPDATE meetings_meeting SET title = {OTHERWISE.format('title')} "  # noqa: S608 - our own
        "WHERE id = (SELECT max(id) FROM meetings_meeting)"
    ),
}
"""What the public record is changed by: every page that is measured names one of the first groups, and none the last
meeting. So many groups are changed as there are at scale 1."""
Asked = tuple[tuple[Client, str], tuple[Client, str]]
"""A page of the register and one of Datasette, each with whom to ask."""
ADMIN_LISTS = ("groups/advisorygroup", "groups/role", "meetings/meeting", "meetings/minutes")


def measure(prepared: Prepared, beside: Prepared, *, rounds: int) -> list[Figure]:
    """Every figure of one register; `beside` is the same data as Datasette reads it."""
    found: list[Figure] = []
    pages = pages_of(prepared)
    with datasette(beside) as other:
        tables = {
            "list": "/{db}/groups_advisorygroup?_size=50",
            "filtered list": "/{db}/groups_advisorygroup?_size=50&audience__exact=public",
            "group page": "/{db}/groups_advisorygroup/1",
            "minutes page": "/{db}/meetings_minutesrelease/1",
            "area page": "/{db}/groups_area/1",
        }
        database = str(beside.file and beside.file.stem)
        theirs = {name: path.format(db=database) for name, path in tables.items()}
        client = Client(other.port)
        their_rates = {name: rate(client, path, seconds=SECONDS, rounds=rounds) for name, path in theirs.items()}
        json_path = f"/{database}/groups_advisorygroup.json?_size=1000"
        their_json = rate(client, json_path, seconds=SECONDS, rounds=rounds)
        their_rows = streamed_by_datasette(beside, client, database)
    with register(prepared) as server, datasette(beside) as other:
        client, their_client = Client(server.port), Client(other.port)
        found += kept_pages(prepared, client, pages, their_rates, rounds=rounds)
        for name, path in pages.items():
            asked = ((client, path), (their_client, theirs[name]))
            for what, change in CHANGES.items():
                times = after_a_change(prepared, asked, change, rounds=rounds)
                told = f"{name}, first after a change {what}, beside Datasette"
                found.append(Figure("S2", told, times, "times as long", most=1))
        found_by = f"/{database}/search_entry?_fts_table=search_words&_fts_pk=id&_size=20&_search="
        least = 3 if prepared.scale == 1 else None
        found += searches(client, their_client, words_of(prepared), found_by, rounds=rounds, least=least)
        found += exports(prepared, server, their_rows, rounds=rounds)
        json_rate = rate(client, "/groups.json", seconds=SECONDS, rounds=rounds)
        found.append(Figure("S6", "JSON list, beside Datasette", json_rate / their_json, "times", least=2))
        cookie = staff_cookie(prepared)
        for name in ADMIN_LISTS:
            took = median(client.get(f"/admin/{name}/", Cookie=cookie).last for _ in range(rounds))
            found.append(Figure("S7", f"staff list {name}", took, "seconds", most=0.5))
    return [*found, *while_they_wait(prepared, beside, pages, theirs, rounds=rounds)]


def kept_pages(
    prepared: Prepared, client: Client, pages: dict[str, str], their_rates: dict[str, float], *, rounds: int
) -> list[Figure]:
    """Pages as they are kept, and asked whether they changed, each in turn with a bare view of Django."""
    found, greetings = [], []
    with hello(prepared) as server:
        bare = Client(server.port)
        for name, path in pages.items():
            tag = client.get(path).headers["etag"]
            bares, kepts, unchanged = [], [], []
            for _ in range(rounds * round(SECONDS / TURN)):
                bares.append(rate(bare, "/", seconds=TURN, rounds=1))
                kepts.append(rate(client, path, seconds=TURN, rounds=1))
                unchanged.append(rate(client, path, seconds=TURN, rounds=1, status=304, If_None_Match=tag))
            greetings += bares
            kept, asked = (median(map(truediv, theirs, bares)) for theirs in (kepts, unchanged))
            beside_theirs = median(kepts) / their_rates[name]
            found += [
                Figure("S1", f"{name}, unchanged, beside hello", kept, "times", least=0.6),
                Figure("S1", f"{name}, unchanged, beside Datasette", beside_theirs, "times", least=5),
                Figure("S3", f"{name}, asked whether it changed, beside hello", asked, "times", least=0.8),
            ]
    return [Figure("", "hello, a bare Django view", median(greetings), "requests a second"), *found]


def while_they_wait(
    prepared: Prepared, beside: Prepared, pages: dict[str, str], theirs: dict[str, str], *, rounds: int
) -> list[Figure]:
    """The same for a reader who is so quick, or asks for what so few ask for, that the page is made while they wait."""
    found = []
    alone = replace(prepared, environment={**prepared.environment, "PAGES_AHEAD": "0"})
    with register(alone) as server, datasette(beside) as other:
        client, their_client = Client(server.port), Client(other.port)
        for name, path in pages.items():
            client.get(path)
            asked = ((client, path), (their_client, theirs[name]))
            for what, change in CHANGES.items():
                times = after_a_change(prepared, asked, change, rounds=rounds)
                found.append(Figure("", f"{name}, made while they wait, after a change {what}", times, "times as long"))
    return found


def pages_of(prepared: Prepared) -> dict[str, str]:
    """An address of each sort of page."""
    key, slug = one_row(
        prepared,
        "SELECT g.key, m.slug FROM meetings_minutesrelease r JOIN meetings_minutes n ON n.id = r.minutes_id "
        "JOIN meetings_meeting m ON m.id = n.meeting_id JOIN groups_advisorygroup g ON g.id = m.group_id "
        "WHERE g.audience = 'public' AND m.audience = 'public' AND NOT EXISTS "
        "(SELECT 1 FROM meetings_releasewithdrawal w WHERE w.release_id = r.id) ORDER BY r.id LIMIT 1",
    )
    (theme,) = one_row(prepared, "SELECT key FROM groups_theme ORDER BY id LIMIT 1")
    (area,) = one_row(prepared, "SELECT key FROM groups_area WHERE kind = 'borough' ORDER BY id LIMIT 1")
    return {
        "list": "/groups/",
        "filtered list": f"/groups/?theme={theme}",
        "group page": f"/groups/{key}/",
        "minutes page": f"/groups/{key}/meetings/{slug}/minutes/",
        "area page": f"/areas/{area}/",
    }


def words_of(prepared: Prepared) -> list[str]:
    """Words to look for: common ones, and some that stand in few places."""
    rows = all_rows(
        prepared, "SELECT text FROM search_word WHERE entries BETWEEN 2 AND 200 ORDER BY entries, text LIMIT 45"
    )
    return [*COMMON, *(text for (text,) in rows)]


def after_a_change(prepared: Prepared, asked: Asked, change: str, *, rounds: int) -> float:
    """How many times as long as that of Datasette the first reader of a page waits after the record was changed."""
    took: list[list[float]] = [[], []]
    for _ in range(rounds):
        execute(prepared, change)
        time.sleep(ASKED_EVERY)
        for times, (client, path) in zip(took, asked, strict=True):
            times.append(client.get(path).last)
    ours, theirs = map(median, took)
    return ours / theirs


def searches(
    client: Client, their_client: Client, words: list[str], found_by: str, *, rounds: int, least: float | None
) -> list[Figure]:
    """Searches for all words, one after the other, of the register and of Datasette in turn.

    What else goes on slows both, and neither waits between two searches: a server that waited is slow to begin again.
    Beside Datasette an aim is set (`least`) for scale 1 alone, for any number of rows how long a search may take.
    """
    took, theirs = [], []
    for _ in range(rounds):
        took += [client.get(f"/search/?q={quote_plus(word)}").last for word in words]
        theirs += [their_client.get(found_by + quote_plus(f'"{word}"')).last for word in words]
    return [
        Figure("S4", "search, beside Datasette", median(theirs) / median(took), "times", least=least),
        Figure("S4", "search, 95 of 100", quantiles(took, n=20)[-1] * 1000, "milliseconds", most=50),
    ]
