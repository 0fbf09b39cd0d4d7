"""The page of what is missing: what each group lacks, at the same cost however many groups there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.forms import page_of
from tests.factories import (
    make_confirmation,
    make_group,
    make_group_area,
    make_group_document,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_theme,
    make_kind,
    make_role,
    make_statement,
)

pytestmark = pytest.mark.django_db
EVERYTHING = [
    "status today",
    "kind today",
    "name as printed",
    "area",
    "theme",
    "organisation behind it",
    "chair today",
    "police lead today",
    "members today",
    "word on pay or expenses",
    "terms of reference",
    "statement of a source",
    "confirmation",
]


def _whole(**values):
    """A group that lacks nothing."""
    group = make_group(kind=make_kind(), **values)
    statement = make_statement(about=[group])
    make_group_name(group=group)
    make_group_area(group=group)
    make_group_theme(group=group)
    make_group_organisation(group=group)
    make_group_payment(group=group)
    make_group_document(group=group)
    make_confirmation(group=group)
    for role_type in ("chair", "police_lead", "member"):
        make_role(group=group, role_type=role_type, statement=statement, start="2020")
    return group


def _rows(client, query=""):
    page = client.get(f"{reverse('admin:missing')}{query}")
    return [(group.name, lacking) for group, lacking in page.context["rows"]]


def test_missing_names_what_each_group_lacks(signed_in):
    make_group(name="Empty", status="", position=1)
    _whole(name="Whole", position=2)
    assert _rows(signed_in("Engagement editor")) == [("Empty", EVERYTHING), ("Whole", [])]


def test_missing_counts_what_has_ended_or_is_vacant_as_missing(signed_in):
    group = make_group(name="Group A", status="")
    make_role(group=group, role_type="chair", start="2006", end="2007")
    make_role(group=group, role_type="chair", person=None, start="2008")
    assert "chair today" in dict(_rows(signed_in("Auditor")))["Group A"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?lacks=chair", ["Empty"]),
        ("?lacks=terms", ["Empty"]),
        ("?lacks=", ["Empty", "Whole"]),
        ("?lacks=nonsense", ["Empty", "Whole"]),
    ],
)
def test_missing_is_filtered_by_what_is_missing(signed_in, query, names):
    make_group(name="Empty", status="", position=1)
    _whole(name="Whole", position=2)
    assert [name for name, _ in _rows(signed_in("Publisher"), query)] == names


def test_missing_asks_what_is_missing_in_words_that_fit_each_choice(signed_in):
    page = signed_in("Auditor").get(reverse("admin:missing")).content.decode()
    assert '<label for="id_lacks">Groups that lack</label>' in page
    assert '<option value="">(show every group)</option>' in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=race", ["Race IAG"]),
        ("?q=printed", ["Race IAG"]),
        ("?q=iag", ["Race IAG", "Enfield IAG"]),
        ("?q=iag&lacks=name", ["Enfield IAG"]),
        ("?q=nothing", []),
        ("?q=%00", ["Race IAG", "Enfield IAG"]),
    ],
)
def test_missing_is_searched_by_name(signed_in, query, names):
    make_group_name(group=make_group(name="Race IAG", position=1), text="As printed")
    make_group(name="Enfield IAG", position=2)
    assert [name for name, _ in _rows(signed_in("Publisher"), query)] == names


def test_page_of_a_group_leads_to_what_it_lacks(signed_in):
    editor, group = signed_in("Engagement editor"), make_group(name="Race & faith IAG")
    make_group(name="Enfield IAG")
    page = editor.get(page_of(group)).content.decode()
    assert 'href="/admin/missing/?q=Race%20%26%20faith%20IAG"' in page
    assert [name for name, _ in _rows(editor, "?q=Race%20%26%20faith%20IAG")] == ["Race & faith IAG"]


def test_missing_lists_statements_about_nothing_and_roles_without_a_source(signed_in):
    loose = make_statement()
    make_statement(about=[make_group()])
    make_role()
    editor = signed_in("Engagement editor")
    page = editor.get(reverse("admin:missing"))
    assert (list(page.context["statements"]), page.context["roles_without_source"]) == ([loose], 1)
    assert len(editor.get(page.context["roles_address"]).context["cl"].result_list) == 1


def test_missing_costs_the_same_for_three_groups_as_for_one(signed_in):
    editor = signed_in("Engagement editor")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            _rows(editor, "?q=a")
        return len(captured)

    _whole()
    queries()
    one = queries()
    _whole()
    make_group(status="")
    assert queries() == one


def test_missing_is_not_for_administrators(signed_in):
    assert signed_in("Administrator").get(reverse("admin:missing")).status_code == 403
