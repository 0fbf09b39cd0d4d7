"""Every page, export and list asks the database a set number of questions, however many rows there are (V7)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foi.catalogue import QUESTIONS, Question
from foi.catalogue import question as find_question
from tests import factories as make
from tests.harness.asking import COSTS
from tests.harness.rows import PAPER, GrowingRegister
from tests.harness.urls import CHOICES, Arguments, Pattern, arguments_of, model_of, pattern, url_patterns

pytestmark = pytest.mark.django_db

PINS = {
    "admin:action_carry": 10,
    "admin:action_open": 9,
    "admin:action_report": 10,
    "admin:app_list": 6,
    "admin:ask": 5,
    "admin:attendance_how-often": 6,
    "admin:attendance_match": 10,
    "admin:attendance_unmatch": 7,
    "admin:auth_user_add": 5,
    "admin:auth_user_change": 8,
    "admin:auth_user_changelist": 10,
    "admin:auth_user_history": 8,
    "admin:auth_user_password_change": 7,
    "admin:autocomplete": 7,
    "admin:deleted": 64,
    "admin:foi_bankholiday_add": 5,
    "admin:foi_bankholiday_change": 8,
    "admin:foi_bankholiday_changelist": 9,
    "admin:foi_bankholiday_delete": 7,
    "admin:foi_bankholiday_history": 7,
    "admin:foi_exemption_add": 5,
    "admin:foi_exemption_change": 8,
    "admin:foi_exemption_changelist": 8,
    "admin:foi_exemption_history": 7,
    "admin:foi_informationrequest_add": 5,
    "admin:foi_informationrequest_change": 23,
    "admin:foi_informationrequest_changelist": 10,
    "admin:foi_informationrequest_history": 14,
    "admin:foi_requestquestion_add": 6,
    "admin:foi_requestquestion_change": 12,
    "admin:foi_requestquestion_changelist": 9,
    "admin:foi_requestquestion_history": 14,
    "admin:group_confirm": 6,
    "admin:group_key": 6,
    "admin:groups_advisorygroup_add": 5,
    "admin:groups_advisorygroup_change": 34,
    "admin:groups_advisorygroup_changelist": 11,
    "admin:groups_advisorygroup_history": 28,
    "admin:groups_agreement_add": 5,
    "admin:groups_agreement_change": 10,
    "admin:groups_agreement_changelist": 9,
    "admin:groups_agreement_delete": 11,
    "admin:groups_agreement_history": 10,
    "admin:groups_area_add": 5,
    "admin:groups_area_change": 12,
    "admin:groups_area_changelist": 8,
    "admin:groups_area_history": 10,
    "admin:groups_disagreement_add": 5,
    "admin:groups_disagreement_change": 10,
    "admin:groups_disagreement_changelist": 8,
    "admin:groups_disagreement_delete": 15,
    "admin:groups_disagreement_history": 10,
    "admin:groups_groupdocument_add": 5,
    "admin:groups_groupdocument_change": 10,
    "admin:groups_groupdocument_changelist": 8,
    "admin:groups_groupdocument_delete": 11,
    "admin:groups_groupdocument_history": 9,
    "admin:groups_groupkind_add": 5,
    "admin:groups_groupkind_change": 8,
    "admin:groups_groupkind_changelist": 8,
    "admin:groups_groupkind_history": 7,
    "admin:groups_organisation_add": 5,
    "admin:groups_organisation_change": 16,
    "admin:groups_organisation_changelist": 8,
    "admin:groups_organisation_history": 13,
    "admin:groups_person_add": 5,
    "admin:groups_person_change": 18,
    "admin:groups_person_changelist": 8,
    "admin:groups_person_delete": 28,
    "admin:groups_person_history": 15,
    "admin:groups_personmatch_add": 5,
    "admin:groups_personmatch_change": 10,
    "admin:groups_personmatch_changelist": 8,
    "admin:groups_personmatch_delete": 11,
    "admin:groups_personmatch_history": 10,
    "admin:groups_role_add": 5,
    "admin:groups_role_change": 12,
    "admin:groups_role_changelist": 9,
    "admin:groups_role_delete": 12,
    "admin:groups_role_history": 12,
    "admin:groups_source_add": 5,
    "admin:groups_source_change": 9,
    "admin:groups_source_changelist": 9,
    "admin:groups_source_history": 8,
    "admin:groups_statement_add": 5,
    "admin:groups_statement_change": 13,
    "admin:groups_statement_changelist": 9,
    "admin:groups_statement_delete": 42,
    "admin:groups_statement_history": 16,
    "admin:groups_theme_add": 5,
    "admin:groups_theme_change": 8,
    "admin:groups_theme_changelist": 8,
    "admin:groups_theme_history": 7,
    "admin:import_minutes": 5,
    "admin:index": 6,
    "admin:meeting_add_action": 7,
    "admin:meeting_alike": 20,
    "admin:meeting_attendance": 8,
    "admin:meeting_plan": 5,
    "admin:meeting_redact": 8,
    "admin:meeting_step_cancel": 6,
    "admin:meeting_step_held": 6,
    "admin:meeting_step_not-held": 6,
    "admin:meeting_step_notice": 6,
    "admin:meeting_step_postpone": 6,
    "admin:meeting_write": 9,
    "admin:meetings_action_add": 5,
    "admin:meetings_action_change": 12,
    "admin:meetings_action_changelist": 8,
    "admin:meetings_action_delete": 15,
    "admin:meetings_action_history": 12,
    "admin:meetings_agendaitem_add": 5,
    "admin:meetings_agendaitem_change": 9,
    "admin:meetings_agendaitem_changelist": 8,
    "admin:meetings_agendaitem_delete": 20,
    "admin:meetings_agendaitem_history": 8,
    "admin:meetings_attendance_add": 5,
    "admin:meetings_attendance_change": 12,
    "admin:meetings_attendance_changelist": 9,
    "admin:meetings_attendance_delete": 14,
    "admin:meetings_attendance_history": 11,
    "admin:meetings_formatrequest_change": 9,
    "admin:meetings_formatrequest_changelist": 8,
    "admin:meetings_formatrequest_history": 9,
    "admin:meetings_meeting_add": 5,
    "admin:meetings_meeting_change": 30,
    "admin:meetings_meeting_changelist": 9,
    "admin:meetings_meeting_history": 18,
    "admin:meetings_minutes_add": 5,
    "admin:meetings_minutes_change": 12,
    "admin:meetings_minutes_changelist": 8,
    "admin:meetings_minutes_history": 11,
    "admin:meetings_paper_add": 5,
    "admin:meetings_paper_change": 9,
    "admin:meetings_paper_changelist": 9,
    "admin:meetings_paper_delete": 11,
    "admin:meetings_paper_history": 9,
    "admin:minutes_expected": 7,
    "admin:minutes_move_approve": 7,
    "admin:minutes_move_circulate": 7,
    "admin:minutes_move_correct": 28,
    "admin:minutes_move_not-taken": 7,
    "admin:minutes_move_publish": 7,
    "admin:minutes_move_publish-draft": 7,
    "admin:minutes_move_start": 7,
    "admin:minutes_move_take-back": 7,
    "admin:minutes_move_withdraw": 8,
    "admin:minutes_move_withhold": 7,
    "admin:missing": 9,
    "admin:password_change": 5,
    "admin:password_change_done": 5,
    "admin:request_already": 15,
    "admin:request_answer": 19,
    "admin:request_ask": 58,
    "admin:request_assign": 8,
    "admin:request_due": 11,
    "admin:request_gaps": 11,
    "admin:request_hold": 11,
    "admin:request_letter": 8,
    "admin:request_lift": 8,
    "admin:request_pack": 8,
    "admin:request_part": 11,
    "admin:request_reply": 44,
    "admin:request_requester": 7,
    "admin:request_restricted": 6,
    "admin:request_searches": 9,
    "admin:request_split": 7,
    "admin:request_step": 8,
    "admin:request_take_back": 7,
    "admin:request_withheld": 17,
    "admin:restore": 8,
    "brand": 0,
    "foi:ask": 0,
    "foi:log-archive": 2,
    "foi:log-csv": 4,
    "foi:log-entry": 5,
    "foi:log-feed": 4,
    "foi:log-file": 2,
    "foi:log-list": 5,
    "foi:log-version": 5,
    "groups:area-detail": 21,
    "groups:area-list": 4,
    "groups:group-csv": 8,
    "groups:group-detail": 31,
    "groups:group-json": 8,
    "groups:group-list": 9,
    "groups:organisation-detail": 29,
    "groups:organisation-list": 1,
    "groups:source-detail": 15,
    "groups:source-list": 3,
    "groups:theme-detail": 16,
    "groups:theme-list": 10,
    "health": 1,
    "home": 8,
    "meetings:action-list": 4,
    "meetings:group-actions": 5,
    "meetings:group-attendance": 6,
    "meetings:group-calendar": 8,
    "meetings:group-meetings": 3,
    "meetings:group-minutes-feed": 2,
    "meetings:meeting-calendar": 8,
    "meetings:meeting-csv": 3,
    "meetings:meeting-detail": 12,
    "meetings:meeting-json": 4,
    "meetings:meeting-list": 5,
    "meetings:minutes": 8,
    "meetings:minutes-changes": 12,
    "meetings:minutes-feed": 1,
    "meetings:minutes-file": 8,
    "meetings:minutes-version": 8,
    "meetings:one-calendar": 9,
    "meetings:other-format": 8,
    "meetings:paper": 2,
    "meetings:version-file": 8,
    "search:search": 1,
}
"""How many queries each page makes, by the name of its address."""

SIGNED_IN = 5
"""What it costs to know who has signed in, and what they may do."""

PINS |= {
    f"{site}:ask-{page} {question}": number + more
    for question, number in COSTS.items()
    for page in ("question", "download")
    for site, more in (("foi", 0), ("admin", SIGNED_IN))
}
"""How many queries each answer makes, by the name of its address and its question."""

NEEDED = {"themes": "theme=theme", "groups": "group=group", "areas": "area=area", "since": "since=2020-01-01"}
"""What a question is asked with that needs something."""

NOT_COUNTED = {
    "admin:request_since": "asks each question of a reply again, with all that this takes",
    "admin:jsi18n": "a file of words that asks no database",
    "admin:login": "leads on whoever has signed in",
    "admin:logout": "answers a form, and shows nothing",
    "admin:auth_user_delete": "is refused: an account is closed and never deleted",
    "admin:meetings_formatrequest_add": "is refused: requests come from the page of the minutes",
    "admin:meetings_formatrequest_delete": "is refused: what was asked and promised stays on record",
    "admin:meeting_item_draft": "answers a form, and shows nothing",
    "admin:meeting_new_item_draft": "answers a form, and shows nothing",
}
"""Addresses of staff that show no page; those without a name only lead on to one that has it."""

GROWING = {
    "admin:foi_exemption_delete",
    "admin:foi_informationrequest_delete",
    "admin:foi_requestquestion_delete",
    "admin:groups_advisorygroup_delete",
    "admin:groups_area_delete",
    "admin:groups_groupkind_delete",
    "admin:groups_organisation_delete",
    "admin:groups_source_delete",
    "admin:groups_theme_delete",
    "admin:meetings_meeting_delete",
    "admin:meetings_minutes_delete",
}
"""Pages that ask before deleting: each entry that stands in the way is read and named on its own, so these grow."""

EXTRA = {
    "admin:autocomplete": "?app_label=groups&model_name=role&field_name=person&term=person",
    "admin:groups_advisorygroup_change": "?rows=1",
}
"""What else an address is asked with, so that it shows its rows."""

PAGE_OF = {
    "group_key": "group",
    "slug": "meeting",
    "version": "2",
    "ending": "pdf",
    "uuid": PAPER,
    "name": "letter.txt",
}
"""What fills an address whose arguments are not called "key": the keys of the growing register."""


def measured() -> list[str]:
    """Every public address, and every page of staff but those named above."""
    public = [each.name for each in url_patterns() if each.is_public and each.name not in CHOICES]
    answers = [
        f"{each.name} {question.key}"
        for each in url_patterns()
        if each.name.endswith((":ask-question", ":ask-download"))
        for question in QUESTIONS
    ]
    staff = [
        each.name
        for each in url_patterns()
        if not each.is_public and each.name not in {*NOT_COUNTED, *GROWING, "admin:ask-question", "admin:ask-download"}
    ]
    staff = [name for name in staff if not name.startswith("admin/")]
    return [*public, *answers, *staff]


def staff_address(name: str, register: GrowingRegister) -> str:
    """The staff screen of the one record around which the register grows, or of a list."""
    found = pattern(name)
    return found.address(fill(found, register)) + EXTRA.get(name, "")


def fill(found: Pattern, register: GrowingRegister) -> Arguments:
    if found.name == "admin:app_list":
        return {"app_label": "groups"}
    if found.name == "admin:restore":
        version = register.group.history.latest()
        return {"label": "groups.AdvisoryGroup", "history_id": str(version.pk)}
    return arguments_of(found.name, register.record(model_of(found))) if found.arguments else {}


def address_of(name: str) -> str:
    name, _, question = name.partition(" ")
    found = pattern(name)
    if question:
        asked = "".join(f"&{NEEDED[need]}" for need in whole_needs(find_question(question)))
        return found.address({"key": question, "ending": "csv"}) + f"?on=2022-06-30{asked}"
    sort = name.partition(":")[2].partition("-")[0]
    return found.address({argument: PAGE_OF.get(argument, sort) for argument in found.arguments})


def whole_needs(question: Question) -> tuple[str, ...]:
    return (*question.needs, *question.needs_one_of)


def cost(client: Client, address: str) -> int:
    """How many queries one request makes, once what a process keeps for good has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", measured())
def test_page_costs_the_same_for_three_rows_as_for_one(client, name, record_property):
    register = GrowingRegister()
    register.grow()
    if name.startswith("admin:"):
        client.force_login(make.make_user(is_staff=True, is_superuser=True))
    is_answer = "ask-" in name
    address = staff_address(name, register) if name.startswith("admin:") and not is_answer else address_of(name)
    one = cost(client, address)
    register.grow(2)
    three = cost(client, address)
    record_property("proof", ["V7 pages whose number of queries is not the pinned one", int(one != PINS.get(name)), 1])
    assert (one, three) == (PINS.get(name), PINS.get(name))


def test_pin_is_of_a_page_that_is_measured():
    assert sorted(PINS) == sorted(measured())


def test_list_of_groups_costs_at_most_ten():
    assert PINS["groups:group-list"] <= 10
