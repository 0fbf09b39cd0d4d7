"""What the server finds is what the database finds, whatever is typed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.actions.sending import send_changes
from search.choices import Order
from search.engines import Hit, Narrowing, database_engine, engine
from search.engines.base import CANDIDATES
from search.models import Entry
from search.query import Query, parse
from tests.search.invented_entries import ENTRIES, HOSTILE, NARROWED, TYPED, make_entries
from tests.search.looking import found_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(server_alone: Any) -> list[Entry]:
    """The invented entries, which the server has and no database finds."""
    entries = make_entries()
    send_changes()
    return entries


def both(query: Query, narrowing: Narrowing) -> tuple[list[Any], list[Any]]:
    """What the server and what the database finds: the numbers by sort, and the addresses."""
    answers = []
    for each in (engine(), database_engine()):
        hits = each.hits(query, narrowing, start=0, stop=100)
        answers.append([each.count(query, narrowing), sorted(hit.url for hit in hits)])
    return answers[0], answers[1]


@pytest.mark.usefixtures("sent")
def test_the_same_is_found_in_words_that_people_type() -> None:
    differing = []
    for typed in [*TYPED, *HOSTILE]:
        if query := parse(typed):
            found, expected = both(query, Narrowing())
            if found != expected:
                differing.append((typed, found, expected))
    assert differing == []


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("narrowing", NARROWED, ids=str)
def test_the_same_is_found_however_it_is_narrowed(narrowing: dict[str, Any]) -> None:
    for typed in ("meeting", "group", "heron", "hate crime", "larkspur"):
        found, expected = both(parse(typed), Narrowing(**narrowing))
        assert found == expected, typed


def test_the_same_is_found_among_some_and_in_further_words_alone(sent: list[Entry]) -> None:
    numbers = tuple(entry.pk for entry in sent[::2])
    for typed in ("group", "heron", "heron group", "racist", "meeting"):
        for narrowing in (Narrowing(among=numbers), Narrowing(among=()), Narrowing(by_words=True, facets=("denied",))):
            found, expected = both(parse(typed), narrowing)
            assert found == expected, (typed, narrowing)


WORDS = sorted({word for each in ENTRIES for name in ("title", "body", "words") for word in each.get(name, "").split()})


LETTERS = [*map(chr, range(32, 127)), *"éèüöñçåÉÜ“”’–£…"]
PIECES = st.lists(st.sampled_from([*WORDS, '"', "-", " -", "and"]), max_size=6).map(" ".join)


@given(PIECES | st.text(LETTERS, max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_is_found_whatever_is_typed(sent: list[Entry], typed: str) -> None:
    if query := parse(typed):
        found, expected = both(query, Narrowing())
        assert found == expected


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_and_pages_agree_in_any_script(sent: list[Entry], typed: str) -> None:
    """What letters of other scripts are alike each database says otherwise."""
    if query := parse(typed):
        assert len(found_now(typed)) == engine().count(query, Narrowing()).total


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("typed", ["lukasz", "Łukasz", "ŁUKASZ"])
def test_letters_of_other_keyboards_are_found(typed: str) -> None:
    assert [hit.url for hit in found_now(typed)] == ["/invented/03/"]


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize("order", Order)
def test_pages_hold_everything_once(order: Order) -> None:
    query = parse("meeting")
    whole = engine().hits(query, Narrowing(), start=0, stop=50, order=order)
    assert len(whole) == engine().count(query, Narrowing()).total == 4
    pages = [engine().hits(query, Narrowing(), start=n, stop=n + 1, order=order) for n in range(5)]
    assert [*pages] == [*((hit,) for hit in whole), ()]


@pytest.mark.usefixtures("sent")
def test_order_by_date_is_that_of_the_database() -> None:
    for typed in ("meeting", "crime", "heron", "group"):
        query = parse(typed)
        newest = engine().hits(query, Narrowing(), start=0, stop=50, order=Order.DATE)
        dates = [str(hit.dated) for hit in newest]
        expected = database_engine().hits(query, Narrowing(), start=0, stop=50, order=Order.DATE)
        assert dates == [str(hit.dated) for hit in expected]
    assert [str(hit.dated) for hit in found_now("meeting", sort="meeting")][:1] != [""]


@pytest.mark.usefixtures("server_alone")
def test_entries_that_fit_alike_stand_in_the_order_of_their_sorts_and_then_of_what_they_stand_for() -> None:
    for ref, sort in (("b", "theme"), ("a", "theme"), ("c", "area"), ("z", "group"), ("d", "reply")):
        Entry.objects.create(made_of="theme", record=1, ref=ref, sort=sort, title="Larkspur", url=f"/{ref}/")
    send_changes()
    assert [hit.url for hit in found_now("larkspur")] == ["/z/", "/a/", "/b/", "/c/", "/d/"]


@pytest.mark.usefixtures("sent")
def test_title_weighs_more_than_further_words_and_these_more_than_a_context() -> None:
    assert [hit.url for hit in found_now("foxglove")] == [f"/invented/{number}/" for number in ("01", "00", "03")]


@pytest.mark.usefixtures("sent")
def test_words_found_are_marked_in_what_the_database_holds() -> None:
    (hit,) = found_now('"hate crime" policies')
    assert hit.title == "2. Pathways"
    once = "On \x02hate-crime\x03, policing and the police’s \x02policies\x03. "
    assert hit.snippet.startswith(once)
    assert hit.snippet.endswith("…")
    (hit,) = found_now("zoe larkspur")
    assert hit == Hit(hit.sort, "\x02Zoë\x03 Müller-O’Neil", "", "Larkspur group", "/invented/02/", hit.dated)
    (hit,) = found_now("bold cafe")
    assert (hit.title, hit.snippet) == (
        "snake_case <b>\x02bold\x03</b> & “quoted”",
        "naïve \x02café\x03, \x02cafe\u0301\x03 and ångström",
    )


@pytest.mark.usefixtures("server_alone")
def test_more_than_are_counted_are_cut() -> None:
    Entry.objects.bulk_create(
        Entry(made_of="theme", record=n, ref=f"{n}", sort="theme", title="Larkspur", url="/")
        for n in range(CANDIDATES + 5)
    )
    send_changes()
    found = engine().count(parse("larkspur"), Narrowing())
    assert (found.total, found.is_cut) == (CANDIDATES + 1, True)
    assert len(engine().hits(parse("larkspur"), Narrowing(), start=CANDIDATES - 2, stop=CANDIDATES + 9)) == 2


@pytest.mark.usefixtures("sent")
def test_what_is_asked_of_the_database_is_two_queries_each(django_assert_num_queries: Any) -> None:
    """Whether the server is in step, and what is in the database of what it finds."""
    with django_assert_num_queries(2):
        engine().count(parse("meeting"), Narrowing())
    with django_assert_num_queries(2):
        engine().hits(parse("meeting"), Narrowing(), start=0, stop=20)
    with django_assert_num_queries(1):
        engine().hits(parse("nowhere"), Narrowing(), start=0, stop=20)
