"""The form of a question: what it reads, and what it says to what it cannot read."""

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from foi.catalogue import question
from foi.forms import AskForm
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 1)


@pytest.fixture(autouse=True)
def _choices():
    make.make_theme(key="race", name="Race")
    make.make_kind(code="borough", name="borough IAG", plural="borough IAGs")
    make.make_area(key="north", name="North")
    make.make_area(key="city", name="City", kind="outside", policed_by="City Police")


def form(key, query="", *, for_staff=False):
    return AskForm(question(key), QueryDict(query), today=TODAY, for_staff=for_staff)


def mistakes(asked):
    return [(each.parameter, each.message, each.has_field) for each in asked.mistakes]


def test_form_takes_what_its_question_takes():
    assert list(form("how-many").fields) == ["theme", "kind", "area", "group", "on"]
    assert list(form("change").fields) == ["theme", "kind", "area", "since", "on"]
    assert list(form("my-area").fields) == ["area", "on"]
    assert list(form("who-sits", for_staff=True).fields) == ["theme", "group", "on", "known_at", "request", "audience"]


def test_form_without_a_query_asks_only_questions_that_need_nothing():
    assert (form("how-many").is_asked, form("who-sits").is_asked) == (True, False)
    assert mistakes(form("who-sits")) == []


def test_form_with_a_day_alone_waits_for_the_themes():
    asked = form("who-sits", "on=2022-06-30")

    assert (asked.is_asked, mistakes(asked)) == (False, [])
    assert asked.prompt == "Choose at least one theme or group to have the answer as at 30 June 2022."
    assert [form(*each).prompt for each in [("who-sits",), ("who-sits", "on=x"), ("list", "on=2022-06-30")]] == [""] * 3


def test_form_reads_a_query():
    asked = form("list", "kind=borough&area=north&on=30/6/2022")

    assert asked.is_valid()
    assert asked.cleaned_data == {
        "theme": [],
        "kind": ["borough"],
        "area": "north",
        "group": [],
        "on": date(2022, 6, 30),
    }


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("2022-06-30 15:30", datetime(2022, 6, 30, 14, 30, tzinfo=UTC)),
        ("2022-06-30T15:30", datetime(2022, 6, 30, 14, 30, tzinfo=UTC)),
        ("30/1/2022", datetime(2022, 1, 30, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_form_reads_a_moment(typed, read):
    query = QueryDict(mutable=True)
    query["known_at"] = typed
    asked = AskForm(question("how-many"), query, today=TODAY, for_staff=True)

    assert asked.is_valid()
    assert asked.cleaned_data["known_at"] == read


@pytest.mark.parametrize(
    ("key", "query", "expected"),
    [
        ("who-sits", "on=", [("theme", "Themes: Choose at least one theme or group.", True)]),
        (
            "who-sits",
            "on=banana",
            [
                ("theme", "Themes: Choose at least one theme or group.", True),
                (
                    "on",
                    "As at: “banana” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
                    True,
                ),
            ],
        ),
        (
            "who-sits",
            "theme=nonsense",
            [("theme", "Themes: “nonsense” is not a theme of the register. Choose from the list.", True)],
        ),
        (
            "how-many",
            "on=tomorrow",
            [
                (
                    "on",
                    "As at: “tomorrow” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
                    True,
                )
            ],
        ),
        (
            "how-many",
            "on=2022-07-02",
            [("on", "As at: “2022-07-02” has not come yet. The register can be read on any day up to today.", True)],
        ),
        ("list", "area=city", [("area", "Area: City is policed by City Police. Choose an area of this force.", True)]),
        (
            "list",
            "area=atlantis",
            [("area", "Area: “atlantis” is not an area of the register. Choose one of the list.", True)],
        ),
        (
            "themes",
            "known_at=2022-01-01&audience=staff",
            [
                ("__all__", "“known_at” is not a parameter of this question. It takes: theme, on.", False),
                ("__all__", "“audience” is not a parameter of this question. It takes: theme, on.", False),
            ],
        ),
    ],
)
def test_form_says_what_is_wrong_and_what_to_do(key, query, expected):
    asked = form(key, query)

    assert not asked.is_valid()
    assert mistakes(asked) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "known_at=2022",
            "As known at: “2022” is not a moment that can be read. Write it like 2022-06-30 15:30 or 30/6/2022.",
        ),
        (
            "known_at=2022-06-30 25:00",
            (
                "As known at: “2022-06-30 25:00” is not a moment that can be read. Write it like 2022-06-30 15:30 or "
                "30/6/2022."
            ),
        ),
        (
            "known_at=2999-01-01",
            "As known at: “2999-01-01” has not come yet. The register can be read as it was known up to now.",
        ),
        ("audience=restricted", "Audience: Select a valid choice. restricted is not one of the available choices."),
    ],
)
def test_form_for_staff_says_what_is_wrong(query, expected):
    asked = form("how-many", query, for_staff=True)

    assert [message for _, message, _ in mistakes(asked)] == [expected]


def test_form_survives_hostile_input():
    for value in ("\x00", "=" * 5000, "<script>", "2022-06-31", "９９９９-01-01", "%s", "'; DROP TABLE"):
        query = QueryDict(mutable=True)
        query["on"] = query["theme"] = query[value[:20]] = query["known_at"] = value
        asked = AskForm(question("who-sits"), query, today=TODAY, for_staff=True)
        assert not asked.is_valid()
        assert all(each.message for each in asked.mistakes)


def test_form_of_meetings_takes_groups_and_a_time():
    assert list(form("minutes-since").fields) == ["theme", "kind", "area", "group", "since", "on"]
    assert list(form("dates-met").fields) == ["theme", "kind", "area", "group", "since", "until", "on"]
    assert list(form("agendas").fields) == ["group", "since", "until", "on"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("minutes-since", "Give the first day to have the answer as at 30 June 2022."),
        ("agendas", "Choose at least one group to have the answer as at 30 June 2022."),
        ("my-area", "Choose an area to have the answer as at 30 June 2022."),
    ],
)
def test_form_says_what_is_still_to_be_chosen(key, expected):
    assert form(key, "on=2022-06-30").prompt == expected


def test_form_reads_a_time():
    asked = form("dates-met", "since=1/1/2022&until=&on=30/6/2022")

    assert asked.is_valid()
    assert (asked.cleaned_data["since"], asked.cleaned_data["until"]) == (date(2022, 1, 1), None)


@pytest.mark.parametrize(
    ("key", "query", "expected"),
    [
        ("minutes-since", "since=+&on=", [("since", "Since: Give a day.", True)]),
        ("agendas", "since=2022-01-01", [("group", "Groups: Choose at least one group.", True)]),
        ("my-area", "on=&area=", [("area", "Area: Choose an area.", True)]),
        (
            "my-area",
            "area=city",
            [("area", "Area: City is policed by City Police. Choose an area of this force.", True)],
        ),
        (
            "who-sits",
            "theme=nonsense&group=no",
            [
                ("theme", "Themes: “nonsense” is not a theme of the register. Choose from the list.", True),
                ("group", "Groups: “no” is not a group of the register. Choose from the list.", True),
            ],
        ),
        (
            "dates-met",
            "since=2022-06-02&until=2022-06-01",
            [("since", "Since: The time ends before it begins. Give an earlier day.", True)],
        ),
        (
            "dates-met",
            "until=2022-06-30&on=2022-06-29",
            [("until", "Until: This lies after 29 June 2022, the day of the answer.", True)],
        ),
    ],
)
def test_form_refuses_a_time_or_a_choice_that_cannot_be_used(key, query, expected):
    assert mistakes(form(key, query)) == expected


def test_form_knows_no_group_that_the_reader_may_not_know_of():
    for audience in "public", "staff", "restricted":
        make.make_group(key=audience, name=audience, audience=audience)

    offered = {who: [key for key, _ in form("agendas", for_staff=who).fields["group"].choices] for who in (False, True)}

    assert offered == {False: ["public"], True: ["public", "staff"]}
    assert mistakes(form("agendas", "group=staff")) == [
        ("group", "Groups: “staff” is not a group of the register. Choose from the list.", True)
    ]


@pytest.mark.parametrize(
    ("key", "query", "expected"),
    [
        ("how-many", "", {"theme": ("none chosen", False), "kind": ("none chosen", False)}),
        ("who-sits", "", {"theme": ("none chosen", True), "group": ("none chosen", False)}),
        ("who-sits", "on=2022-06-30", {"theme": ("none chosen", True), "group": ("none chosen", False)}),
        ("who-sits", "theme=race", {"theme": ("Race", False), "group": ("none chosen", False)}),
        ("who-sits", "group=north", {"theme": ("none chosen", False), "group": ("North IAG", False)}),
        ("who-sits", "theme=nonsense", {"theme": ("none chosen", True), "group": ("none chosen", False)}),
        ("agendas", "", {"group": ("none chosen", True)}),
        ("list", "kind=borough", {"kind": ("Borough IAGs", False)}),
    ],
)
def test_form_folds_away_what_need_not_be_chosen(key, query, expected):
    make.make_group(key="north", name="North IAG")
    boxes = {box.field.html_name: (box.chosen, box.is_open) for box in form(key, query).boxes}

    assert {name: boxes[name] for name in expected} == expected
