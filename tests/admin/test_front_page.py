"""The front page of the staff: sections by work, and only what a role may see."""

import re

import pytest
from django.contrib import admin

from tests.factories.feedback import make_feedback

pytestmark = pytest.mark.django_db

PEOPLE = ("Groups and people", ["Groups", "Roles", "People", "Person matches", "Agreements"])
WITHOUT_VETTING = ("Groups and people", ["Groups", "Roles", "People", "Person matches"])
AROUND = ("Around the groups", ["Group documents", "Organisations", "Themes"])
SOURCES = ("Sources and what they say", ["Sources", "Statements", "Disagreements"])
RECORDS = ["Meetings", "Minutes", "Agenda items", "Attendances", "Actions", "Papers"]
MEETINGS = ("Meetings and minutes", [*RECORDS, "Format requests"])
WITHOUT_FORMATS = ("Meetings and minutes", RECORDS)
READERS = ("What readers say", ["Messages about pages"])
REQUESTS = ("Requests for information", ["Information requests", "Request questions"])
REFERENCE = ("Reference data and accounts", ["Areas", "Group kinds", "Bank holidays", "Exemptions"])


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("Engagement editor", [PEOPLE, AROUND, SOURCES, MEETINGS, READERS, REFERENCE]),
        ("Publisher", [WITHOUT_VETTING, AROUND, SOURCES, MEETINGS, READERS, REFERENCE]),
        ("FOI officer", [WITHOUT_VETTING, AROUND, SOURCES, WITHOUT_FORMATS, REQUESTS, REFERENCE]),
        ("Administrator", [(REFERENCE[0], [*REFERENCE[1], "Users"])]),
        ("Auditor", [PEOPLE, AROUND, SOURCES, MEETINGS, REQUESTS, (REFERENCE[0], [*REFERENCE[1], "Users"])]),
    ],
)
def test_front_page_shows_what_the_role_may_see(signed_in, role, sections):
    shown = signed_in(role).get("/admin/").context["app_list"]
    assert [(section["name"], [row["name"] for row in section["models"]]) for section in shown] == sections


def test_front_page_of_staff_without_a_role_says_whom_to_ask(signed_in):
    page = signed_in().get("/admin/")
    assert page.context["app_list"] == []
    assert "Your account has no role yet. Ask an administrator to give it one." in page.content.decode()


def test_page_that_a_role_does_not_open_is_refused_in_the_layout_of_the_staff_screens(signed_in):
    page = signed_in("Engagement editor").get("/admin/foi/informationrequest/")
    assert (page.status_code, page.templates[0].name, page.context["title"]) == (
        403,
        "admin/403.html",
        "This page is not open to you",
    )


def test_sign_in_page_carries_the_name_of_the_service(client, settings):
    settings.SERVICE_NAME = "An invented register"
    page = client.get("/admin/login/")
    assert (page.context["site_header"], page.context["site_title"]) == ("An invented register", "An invented register")


def test_auditor_meets_no_form_to_save(signed_in):
    auditor = signed_in("Auditor")
    pages = [auditor.get(f"/admin/groups/{name}/").content.decode() for name in ("advisorygroup", "role", "source")]
    assert [("addlink" in page, 'name="action"' in page) for page in pages] == [(False, False)] * 3


def test_words_for_signing_in_and_out_are_the_same_everywhere(client, signed_in):
    editor = signed_in("Engagement editor")
    pages = [client.get("/admin/login/"), client.post("/admin/login/", {}), editor.get("/admin/")]
    pages.append(editor.post("/admin/logout/"))
    found = [set(re.findall(r"(?:[Ll]og|[Ss]ign)(?:ged|ed)? (?:in|out)\b", page.content.decode())) for page in pages]
    assert found == [{"Sign in"}, {"Sign in"}, {"Signed in", "Sign out"}, {"Signed out", "signed out", "Sign in"}]


def test_help_beside_a_box_names_no_rule():
    boxes = {
        f"{model._meta.label}.{field.name}": str(field.help_text)
        for model in admin.site._registry
        for field in model._meta.concrete_fields
    }
    assert {name: text for name, text in boxes.items() if re.search(r"\b[A-Z]{2,4}-\d\d\b", text)} == {}


@pytest.mark.parametrize(("number", "told"), [(0, False), (2, True)])
def test_front_page_says_how_many_messages_are_to_be_read(signed_in, number, told):
    for status in ["new"] * number + ["looked_at", "done"]:
        make_feedback(status=status)
    line = '<a href="/admin/feedback/feedback/?status__exact=new">Messages about pages</a>: 2 to be read'
    shown = {role: line in signed_in(role).get("/admin/").content.decode() for role in ("Publisher", "FOI officer")}
    assert shown == {"Publisher": told, "FOI officer": False}
