"""The search page: what is found and how it is shown, what is refused, and what there is where nothing is found."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from groups.models import AdvisoryGroup
from meetings.models import Meeting
from search import searching
from search.actions.refreshing import refresh_waiting
from search.choices import FOUND_FIRST
from search.engines.base import CANDIDATES
from search.models import Entry
from search.templatetags.marks import marked
from tests import factories as make
from tests.harness.pages import Page, words_of
from tests.harness.rows import GrowingRegister
from tests.meetings.making import make_joint_meeting, make_release
from tests.page_text import lines_of, links_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]
NOT_BY_POSTCODE = "That looks like a postcode. The register is not searched by postcode"


@pytest.fixture
def register() -> None:
    """Two groups and a meeting of one of them; a theme on which a source says that there is none."""
    kind = make.make_kind(code="iag_invented", name="invented IAG", plural="invented IAGs", is_advisory_group=True)
    theme = make.make_theme(key="herons", name="Herons", other_words="wading birds")
    area = make.make_area(key="marsh", name="Marsh")
    larkspur = make.make_group(key="larkspur", name="Larkspur group", kind=kind, summary="On <b>marsh</b> & meadow.")
    make.make_group_area(group=larkspur, area=area)
    make.make_group(key="foxglove", name="Foxglove group")
    make.make_group(key="hidden", name="Hidden group", audience="staff")
    make.make_meeting(group=larkspur, slug="spring", title="Spring meeting", date="2022-03")
    source = make.make_source(key="reply", title="Invented reply")
    make.make_statement(
        key="n1", source=source, standing="denied", about=[theme], summary="There is none on herons.", as_of="2022-06"
    )
    refresh_waiting()


def main_of(client: Client, **query: Any) -> str:
    response = client.get("/search/", query)
    assert response.status_code == 200
    main = Page.of("/search/", response).main
    assert main is not None
    return words_of(main)


def results_of(client: Client, query: str) -> list[str]:
    """The titles of the results."""
    return [link.partition(" | ")[0] for link in links_of_results(client, query)]


def links_of_results(client: Client, query: str) -> list[str]:
    """The text of the link of each result, with a stroke after its title."""
    content = client.get(f"/search/?{query}").content.decode()
    return [
        " ".join(strip_tags(link.replace("<br>", " | ")).split())
        for link in re.findall(r"<h3.*?</h3>", content, re.DOTALL)
    ]


def test_page_without_words_says_what_is_searched(client, register):
    assert "Everything that the public may read in this register today" in main_of(client)
    assert "result" not in main_of(client).split("What is searched")[1]


def test_result_is_marked_escaped_and_said_what_it_is(client, register):
    response = client.get("/search/", {"q": "meadow"})
    content = response.content.decode()
    assert '<a class="govuk-link" href="/groups/larkspur/">Larkspur group<br>' in content
    assert "On &lt;b&gt;marsh&lt;/b&gt; &amp; <mark>meadow</mark>" in content
    assert "Group: invented <abbr" in content
    assert "1 result for “meadow”" in content


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=group", ["Foxglove group", "Larkspur group", "Spring meeting"]),
        ("q=larkspur", ["Larkspur group", "Spring meeting"]),
        ("q=larkspur&type=meeting", ["Spring meeting"]),
        ("q=larkspur&kind=iag_invented", ["Larkspur group", "Spring meeting"]),
        ("q=group&area=marsh", ["Larkspur group", "Spring meeting"]),
        ("q=group&group=larkspur", ["Larkspur group", "Spring meeting"]),
        ("q=group&group=foxglove", ["Foxglove group"]),
        ("q=group+-foxglove&type=group", ["Larkspur group"]),
        ('q="larkspur+group"&type=group', ["Larkspur group"]),
        ('q="group+larkspur"', []),
        ("q=larkspur&from=2022", ["Spring meeting"]),
        ("q=larkspur&from=2022-03-15&to=2022-03-20", ["Spring meeting"]),
        ("q=larkspur&to=2022-02", []),
        ("q=larkspur&theme=herons", []),
    ],
)
def test_results_are_narrowed(client, register, query, expected):
    assert sorted(each for each in results_of(client, query) if "herons" not in each) == expected


def test_text_of_each_link_tells_its_result_from_others(client, register):
    spring = Meeting.objects.get(slug="spring")
    for group in ("larkspur", "foxglove"):
        at = make.make_meeting(group=AdvisoryGroup.objects.get(key=group), slug="june", title="June", date="2022-06-01")
        make.make_agenda_item(meeting=at, number="2", title="Pathways", text="<p>On kingfishers.</p>")
        make_release(meeting=at)
    make_joint_meeting(meeting=spring, group=AdvisoryGroup.objects.get(key="foxglove"))
    refresh_waiting()
    assert sorted(links_of_results(client, "q=kingfishers")) == [
        "2. Pathways | From minutes: Foxglove group, minutes of 1 June 2022. June",
        "2. Pathways | From minutes: Larkspur group, minutes of 1 June 2022. June",
    ]
    assert links_of_results(client, "q=spring&group=foxglove") == [
        "Spring meeting | Meeting: Larkspur group. Foxglove group, March 2022"
    ]


def test_results_stand_in_the_order_that_is_asked_for(client, register):
    group = AdvisoryGroup.objects.get(key="larkspur")
    for slug, when in (("old", "2019"), ("new", "2022-03-09"), ("none", ""), ("year", "2022")):
        make.make_meeting(group=group, slug=slug, title=f"Gadwall {slug}", date=when)
    refresh_waiting()
    newest = ["Gadwall new", "Gadwall year", "Gadwall old", "Gadwall none"]
    assert results_of(client, "q=gadwall&order=date") == newest
    for query in ("q=gadwall", "q=gadwall&order=relevance", "q=gadwall&order="):
        assert sorted(results_of(client, query)) == sorted(newest)
    assert results_of(client, "q=gadwall") == results_of(client, "q=gadwall&order=relevance")
    assert "Order: The newest first" not in main_of(client, q="gadwall", order="date")


def test_narrowing_is_said_back_and_can_be_taken_away(client, register):
    response = client.get("/search/?q=larkspur&type=group&area=marsh&from=2022")
    lines = [words_of(each) for each in Page.of("/", response).all("li")]
    for said in ("Type: Groups Remove Type: Groups", "Area: Marsh Remove Area: Marsh", "From: 2022 Remove From: 2022"):
        assert said in lines
    assert 'href="/search/?q=larkspur&amp;type=group&amp;from=2022">Remove' in response.content.decode()


def test_denial_stands_first(client, register):
    for typed in ("herons IAG", "independent advisory group on herons", "wading birds"):
        said = main_of(client, q=typed)
        assert "What a source says does not exist There is none on herons." in said
    assert "does not exist" not in main_of(client, q="larkspur")


def test_denial_is_found_where_there_are_more_than_are_told_one_by_one(client, register, monkeypatch):
    monkeypatch.setattr(searching, "MOST_AMONG", 0)
    assert "What a source says does not exist There is none on herons." in main_of(client, q="herons IAG")


def test_synonyms_are_told(client, register):
    assert "Also looked for, because it means the same: independent advisory group." in main_of(client, q="IAG")


def test_nothing_found_offers_a_spelling_and_a_way_on(client, register):
    response = client.get("/search/", {"q": "larkspru"})
    content = response.content.decode()
    assert 'Did you mean <a class="govuk-link" href="?q=larkspur">larkspur</a>?' in content
    assert "That is not proof that there is nothing" in content
    assert Page.of("/search/", response).problems() == []
    assert results_of(client, "q=larkspur") != []


@pytest.mark.parametrize(
    ("provider", "words"),
    [
        ("file", "That looks like a postcode. Find your area by its postcode, and the groups of it."),
        ("off", f"{NOT_BY_POSTCODE}: choose your borough or district from the list of areas."),
    ],
)
def test_postcode_leads_to_the_areas(client, register, settings, provider, words):
    settings.POSTCODE_PROVIDER = provider
    address = {"file": "/find-your-area/", "off": "/areas/"}[provider]
    for typed in ("EN1 3XA", "en13xa"):
        response = client.get("/search/", {"q": typed})
        (said,) = (line for line in lines_of(response) if "postcode" in line)
        assert said == words
        assert address in [link for _, link in links_of(response)]
    for typed in ("EN1", "larkspur", "2022", "EN1 3XA groups"):
        assert "postcode" not in main_of(client, q=typed)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("larkspur", "2 results for “larkspur”"),
        ('"larkspur group"', '2 results for "larkspur group"'),
        ("“larkspur group”", "2 results for “larkspur group”"),
        ('larkspur -"group"', '0 results for larkspur -"group"'),
    ],
)
def test_heading_does_not_double_quotes(client, register, typed, heading):
    assert heading in lines_of(client.get("/search/", {"q": typed}))


def test_nothing_found_in_a_part_offers_the_whole(client, register):
    content = client.get("/search/?q=foxglove&type=reply").content.decode()
    assert '<a class="govuk-link" href="?q=foxglove">look in everything</a>' in content


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q=x&area=atlantis", "Area: “atlantis” is not one of the choices. Choose from the list."),
        ("q=x&from=never", "From: “never” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("q=x&colour=red", "“colour” is not a filter of this list. Use one of: q, type, kind, area, theme, group,"),
        ("q=x&group=hidden", "Group: “hidden” is not one of the choices. Choose from the list."),
        ("q=x&order=worst", "Order: “worst” is not one of the choices. Choose from the list."),
        ("q=x&q=y", "“q” is given more than once. Choose one."),
        ("q=-x", "Search the register: write a word to look for."),
        ("q=group&from=2026-05&to=2025-01", "January 2025 lies before May 2026. Change one of the two."),
        ("q=group&page=9", "The list has no page “9”. It has one page."),
        ("q=x&on=2022-06-30", "“on” cannot be used here: the search looks through the register as it is today."),
    ],
)
def test_what_cannot_be_used_is_refused_and_named(client, register, query, message):
    response = client.get(f"/search/?{query}")
    page = Page.of("/search/", response)
    assert response.status_code == 400
    assert message in words_of(page.main)
    assert page.all("h3") == []
    assert page.problems() == []


def test_results_stand_twenty_to_a_page(client):
    for n in range(21):
        make.make_group(name=f"Larkspur group {n:02}")
    refresh_waiting()
    first, second = results_of(client, "q=larkspur"), results_of(client, "q=larkspur&page=2")
    assert (len(first), len(second), len({*first, *second})) == (20, 1, 21)


def test_more_than_are_ranked_are_not_counted(client):
    entry = {"made_of": "theme", "record": 1, "sort": "theme", "title": "Larkspur", "url": "/themes/"}
    Entry.objects.bulk_create(Entry(ref=f"theme/{n}", **entry) for n in range(CANDIDATES + 5))
    refresh_waiting()
    assert f"More than {CANDIDATES} results for “larkspur”" in main_of(client, q="larkspur")
    told = "newer ones may be left out"
    assert [told in main_of(client, q="larkspur", order=order) for order in ("relevance", "date")] == [False, True]


@pytest.mark.parametrize("sort", FOUND_FIRST)
def test_what_a_word_names_is_found_among_all_that_it_stands_in(client, either_engine, sort):
    """Whether it was put into the index before the minutes or after them; and the numbers by type tell of it."""
    entry = {"made_of": "theme", "record": 1, "url": "/invented/"}
    minutes = [Entry(ref=f"m/{n}", sort="minutes", title="Larkspur minutes", **entry) for n in range(CANDIDATES + 5)]
    before, after = (Entry(ref=n, sort=sort, title=f"Larkspur {n}", **entry) for n in ("before", "later"))
    Entry.objects.bulk_create([before, *minutes, after])
    refresh_waiting()
    assert results_of(client, "q=larkspur")[:3] == ["Larkspur before", "Larkspur later", "Larkspur minutes"]
    told = main_of(client, q="larkspur")
    assert f"More than {CANDIDATES} results for “larkspur”" in told
    assert f"{sort.label} (2)" in told


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", (2, 2)),
        ("?q=group", (4, 7)),
        ("?q=group&type=group&area=area", (4, 7)),
        ("?q=larkspru", (8, 9)),
        ("?q=grouq", (9, 11)),
    ],
)
def test_search_costs_the_same_for_three_rows_as_for_one(client, either_engine, query, numbers):
    """V7: what is asked for spelling does not grow with the words of the index either.

    With a server the database is asked first whether that is in step.
    """
    register = GrowingRegister()
    costs = []
    for steps in (1, 2):
        register.grow(steps)
        refresh_waiting()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/search/{query}").status_code == 200
        costs.append(len(asked))
    assert costs == [numbers[either_engine == "server"]] * 2


def test_marks_come_from_the_index_alone() -> None:
    assert marked("a \x02b\x03 <i>") == "a <mark>b</mark> &lt;i&gt;"
    assert marked("\x03a \x02b") == "a b"
    assert marked("<mark>x</mark>") == "&lt;mark&gt;x&lt;/mark&gt;"


def test_page_is_light_and_asks_nothing_of_others(client, register):
    """X7, and the strict policy of the site."""
    response = client.get("/search/", {"q": "group"})
    assert len(response.content) < 40_000
    assert "script-src 'self'" in response["Content-Security-Policy"]
    links = {link for link in Page.of("/search/", response).links() if "testserver" not in link}
    assert links == {"mailto:advice@invented.example"}


def test_front_page_and_header_lead_to_the_search(client):
    content = client.get("/").content.decode()
    assert content.count('action="/search/"') == 1
    assert '<a class="govuk-service-navigation__link" href="/search/">Search</a>' in content
