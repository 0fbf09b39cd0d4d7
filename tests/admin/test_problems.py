"""A form that was not saved says at its top what is wrong, where, and how to get there."""

import pytest

from groups.admin.problems import Problem
from tests.admin.forms import fill, page_of
from tests.factories import make_group, make_role, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def test_problem_is_named_with_its_section_and_box_in_the_order_of_the_page(editor):
    group = make_group()
    typed = {"name": "", "contact_mailbox": "x", "statuses-0-start": "soon"}
    answer = fill(editor, page_of(group), change_reason="Correction.", **typed)
    assert answer.context["problems"] == [
        Problem("Display name", "This field is required.", "id_name"),
        Problem("How it works, Contact mailbox", "Enter a valid email address.", "id_contact_mailbox"),
        Problem(
            "Status over time, entry 1, From",
            "“soon” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006.",
            "id_statuses-0-start",
        ),
    ]


def test_problem_of_an_entry_that_is_not_one_of_a_box_leads_to_the_section(editor):
    role = make_role()
    answer = fill(editor, page_of(role.group), change_reason="Gone.", **{"roles-0-DELETE": "on"})
    assert answer.context["problems"] == [
        Problem(
            "People and vacant places",
            f"“{role}” is public. Ask a publisher to withhold it, and delete it after that.",
            "roles-heading",
        )
    ]


def test_problem_is_shown_once_with_a_link_and_a_title_that_says_so(editor):
    page = fill(editor, page_of(make_group(name="Group A")), change_reason="Correction.", name="").content.decode()
    assert page.count('<a href="#id_name">Display name: This field is required.</a>') == 1
    assert "<title>Error: Group A | Change group |" in page
    assert "errornote" not in page


def test_problem_of_an_account_is_named_too(signed_in):
    account = make_user(username="ann")
    answer = fill(signed_in("Administrator"), f"/admin/auth/user/{account.pk}/change/", email="x")
    assert answer.context["problems"] == [
        Problem("Who it is, Email address", "Enter a valid email address.", "id_email")
    ]


def test_form_without_a_problem_says_nothing(editor):
    page = editor.get(page_of(make_group()))
    assert (page.context["problems"], "There is a problem" in page.content.decode()) == ([], False)


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("/admin/groups/advisorygroup/add/", "Groups, people and sources"),
        ("/admin/meetings/meeting/add/", "Meetings and minutes"),
    ],
)
def test_way_to_a_page_names_each_step_in_words_of_its_own(editor, address, trail):
    assert editor.get(address).context["opts"].app_config.verbose_name == trail
