"""Where there are too many groups to choose from, a question takes their names or keys out of a box."""

import pytest

from groups import group_filter
from groups.group_filter import HINT
from tests import factories as make
from tests.foi.test_forms import form, mistakes

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(monkeypatch):
    """More groups than anyone wants to choose from."""
    monkeypatch.setattr(group_filter, "MOST_TO_CHOOSE_FROM", 1)
    make.make_group(key="herons", name="Heron group")
    make.make_group(key="ospreys", name="Osprey, kite and falcon panel")
    make.make_group(key="hidden", name="Hidden group", audience="staff")


@pytest.mark.parametrize(
    "typed",
    [
        "group=heron+group%0D%0A%0D%0A+OSPREYS++",
        "group=Heron++group&group=Osprey,+kite+and+falcon+panel",
        "group=herons&group=ospreys",
    ],
)
def test_many_groups_are_typed_by_name_or_key(many, typed):
    """What is kept of the query are keys, which last when a group is renamed."""
    asked = form("agendas", typed)
    assert (asked.is_valid(), asked.cleaned_data["group"]) == (True, ["herons", "ospreys"])
    assert asked.query.urlencode() == "group=herons&group=ospreys"
    assert [box.field.value() for box in asked.boxes if box.field.name == "group"] == [["herons", "ospreys"]]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("herons%0AHeron", "No group is called “Heron”, nor is that a key. "),
        ("Hidden+group", "No group is called “Hidden group”, nor is that a key. "),
        ("Gulls", "2 groups are called “Gulls”. Give the key of one: gulls, gulls-2."),
    ],
)
def test_typed_words_that_name_no_one_group_are_refused(many, typed, message):
    for key in ("gulls", "gulls-2"):
        make.make_group(key=key, name="Gulls")
    way_on = "Find the group in the list of groups, and give its whole name." if message.endswith(" ") else ""
    assert mistakes(form("agendas", f"group={typed}")) == [("group", f"Groups: {message}{way_on}", True)]


def test_staff_type_hidden_groups_too(many):
    asked = form("agendas", "group=Hidden+group", for_staff=True)
    assert (asked.is_valid(), asked.cleaned_data["group"]) == (True, ["hidden"])


def test_empty_box_for_groups_chooses_none(many):
    asked = form("how-many", "group=%0D%0A&on=")
    assert (asked.is_valid(), asked.cleaned_data["group"]) == (True, [])
    assert mistakes(form("who-sits", "group=&on=")) == [("theme", "Themes: Choose at least one theme or group.", True)]


def test_page_with_many_groups_has_a_box_and_no_list(client, many):
    response = client.get("/ask/agendas/", {"group": "Heron group\nospreys"})
    page = response.content.decode()
    assert response.status_code == 200
    assert f"{HINT} One to a line." in page
    assert '<textarea class="govuk-textarea" id="id_group" name="group"' in page
    assert ">herons\nospreys\n</textarea>" in page
    assert ('type="checkbox" value="herons"' in page, "Hidden group" in page) == (False, False)
    assert 'href="/ask/agendas.csv?group=herons&amp;group=ospreys"' in page
