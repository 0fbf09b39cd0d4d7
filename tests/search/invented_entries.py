"""Invented entries of every sort, with words that are hard to find alike."""

from datetime import date
from typing import Any

from search.models import Entry

ENTRIES: list[dict[str, Any]] = [
    {"sort": "group", "title": "Larkspur group", "body": "Advises on stop and search.", "words": "LG; Foxglove panel"},
    {"sort": "group", "title": "Foxglove IAG", "context": "Closed", "body": "", "facets": " area=marsh kind=iag "},
    {"sort": "person", "title": "Zoë Müller-O’Neil", "context": "Larkspur group", "facets": " group=larkspur "},
    {"sort": "person", "title": "Łukasz Invented", "context": "Foxglove IAG"},
    {"sort": "organisation", "title": "Invented Council of Mosques", "words": "ICM"},
    {"sort": "theme", "title": "Hate crime", "words": "race; racism; racist attacks"},
    {"sort": "theme", "title": "Stop and search", "words": "S&S; section 60"},
    {"sort": "area", "title": "Marsh", "words": "E09000099", "facets": " area=marsh "},
    {
        "sort": "statement",
        "title": "There is no heron group",
        "words": "herons group",
        "facets": " denied theme=herons ",
    },
    {"sort": "statement", "title": "A reply", "body": "The officers searched and were searching; searches fell."},
    {"sort": "meeting", "title": "Spring meeting", "dated": "2022-03", "facets": " area=marsh group=larkspur "},
    {"sort": "meeting", "title": "Meeting", "dated": "2021", "context": "Larkspur group"},
    {"sort": "meeting", "title": "Meeting", "dated": "2022-03-01", "context": "Larkspur group"},
    {"sort": "minutes", "title": "2. Pathways", "body": "On hate-crime, policing and the police’s policies. " * 20},
    {"sort": "minutes", "title": "3. Any other business", "body": "Communities discussed community safety in 2021/22."},
    {
        "sort": "minutes",
        "title": "4. Crime",
        "body": "Crime of hate is not what is called hate crime.",
        "dated": "2022",
    },
    {"sort": "reply", "title": "Women’s safety", "body": "womens panels, LGBT+ and trans people. Cost £1,200.50 (50%)"},
    {"sort": "reply", "title": "snake_case <b>bold</b> & “quoted”", "body": "naïve café, cafe\u0301 and ångström"},
    {
        "sort": "reply",
        "title": "Heron",
        "body": "The heron, the group of herons, and all other birds.",
        "dated": "2020-02",
    },
    {"sort": "reply", "title": "Meeting of meetings", "body": "meeting " * 60, "dated": "2019-12-31"},
]

TYPED = [
    "larkspur", "LARKSPUR", "group", "groups", "meeting", "meetings", "search", "searching", "searched", "searches",
    "stop and search", "S&S", '"stop and search"', '"search and stop"', "hate crime", '"hate crime"', '"crime hate"',
    "hate -crime", "crime -hate", 'meeting -"meeting of"', "-meeting", "heron", "herons", '"the heron"', "the", '"the"',
    "zoe muller", "Zoë Müller", "oneil", "o'neil", "O’Neil", "müller-o’neil", "cafe", "café", "naive", "angstrom",
    "women", "women's", "women’s", "womens", "police", "policies", "policing", "communities", "community", "2021",
    "2021/22", "22", "1,200.50", "1200", "50%", "section 60", "s60", "E09000099", "e0900009", "lgbt", "LGBT+",
    "race", "racism", "racist", "snake_case", "snake", "case", "bold", "<b>bold</b>", "b", "quoted", "IAG", "iags",
    "independent advisory group", "no heron group", "foxglove panel", "foxglove", "panel", "closed", "nowhere",
    "larkspur nowhere", "x" * 300, "mosques", "mosque", "icm", "birds -heron", "any other business", "advises advising",
]  # fmt: skip

HOSTILE = [
    "*", "?", "larkspur*", "lark?pur", "title:larkspur", "title:*", "_exists_:title", "larkspur OR foxglove",
    "NOT group", "group AND NOT larkspur", "(larkspur", "larkspur)", "[a TO z]", "{a TO z}", "/lark.*/", "larkspur~2",
    "larkspur^9", '"larkspur group"~5', "+larkspur", "larkspur && foxglove", "\\", '\\"', '"', '""', "%", "_", "$gt",
    "'; DROP TABLE search_entry; --", '{"match_all": {}}', '"}}, "script": {"source": "1"}', "\x00larkspur",
    "\x02larkspur\x03", "lark\nspur", "ctx._source.remove('title')", "http://x/", "…", "🦩", "ﷺ", "😀 larkspur",
    "\u202elarkspur", "a" * 199 + '"',
]  # fmt: skip

NARROWED: list[dict[str, Any]] = [
    {},
    {"sort": "meeting"},
    {"facets": ("area=marsh",)},
    {"facets": ("area=marsh", "group=larkspur")},
    {"facets": ("area=mars",)},
    {"facets": ("denied",)},
    {"first": date(2022, 3, 1)},
    {"first": date(2022, 3, 2)},
    {"last": date(2021, 6, 1)},
    {"last": date(2020, 1, 31)},
    {"first": date(2021, 7, 1), "last": date(2022, 2, 28)},
    {"sort": "meeting", "facets": ("group=larkspur",), "first": date(2022, 1, 1)},
]


def make_entries() -> list[Entry]:
    """The entries, kept but not sent to any server."""
    return Entry.objects.bulk_create(
        Entry(made_of="theme", record=number, ref=f"invented/{number:02}", url=f"/invented/{number:02}/", **each)
        for number, each in enumerate(ENTRIES)
    )
