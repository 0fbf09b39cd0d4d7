"""Open actions, reports on them and carrying them forward, in the staff screens."""

from datetime import date

import pytest

from meetings.models import Action, ActionUpdate
from tests.admin.forms import complaints, fill
from tests.factories import make_agenda_item, make_group, make_meeting, make_person, make_role
from tests.meetings.making import make_action, make_action_update

pytestmark = pytest.mark.django_db

OPEN = "/admin/meetings/action/open/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 6, 30))


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="invented-iag", name="Invented IAG"), date="2022-03-01")


def rows(client, query=""):
    page = client.get(f"{OPEN}{query}")
    return [(action.text, status, is_overdue) for action, status, is_overdue in page.context["rows"]]


def test_open_actions_of_all_groups_or_of_one_soonest_due_first(editor, meeting):
    make_action(meeting=meeting, text="Later", due="2022-09")
    make_action(meeting=meeting, text="Overdue", due="2022-05")
    carried = make_action(meeting=meeting, text="Carried")
    make_action_update(action=carried, status="carried_forward", dated="2022-05-01", meeting=make_meeting())
    done = make_action(meeting=meeting, text="Done")
    make_action_update(action=done, status="done", dated="2022-05-01")
    make_action(meeting=make_meeting(date="2022-04"), text="Of another group")
    assert rows(editor) == [
        ("Overdue", "Open", True),
        ("Later", "Open", False),
        ("Of another group", "Open", False),
        ("Carried", "Carried forward", False),
    ]
    assert [text for text, *_ in rows(editor, "?group=invented-iag")] == ["Overdue", "Later", "Carried"]
    assert len(rows(editor, "?group=never-was%00&p=x")) == 4


def test_open_actions_of_what_is_restricted_are_for_those_who_may_see_it(editor, signed_in, meeting):
    make_action(meeting=meeting, text="Closed", audience="restricted", withholding_reason="s38_1")
    make_action(meeting=make_meeting(audience="restricted"), text="Of a closed meeting")
    closed = make_group(key="closed-iag", name="Closed IAG", audience="restricted")
    make_action(meeting=make_meeting(group=closed), text="Of a closed group")
    assert rows(editor) == rows(editor, "?group=closed-iag") == []
    assert "Closed IAG" not in editor.get(OPEN).content.decode()
    assert len(rows(signed_in("Publisher"))) == 3


def test_report_is_saved_and_leads_back_to_the_list(editor, meeting):
    action = make_action(meeting=meeting)
    answer = fill(editor, f"/admin/meetings/action/{action.pk}/report/", text="The letter went out.")
    assert answer["Location"] == OPEN
    assert list(ActionUpdate.objects.values_list("status", "dated", "text")) == [
        ("done", "2022-06-30", "The letter went out.")
    ]
    assert ActionUpdate.objects.get().history.get().history_user == editor.user


def test_report_that_is_refused_says_why_at_its_box(editor, meeting):
    action = make_action(meeting=meeting)
    answer = fill(editor, f"/admin/meetings/action/{action.pk}/report/", on="1/7/2022")
    assert (dict(answer.context["form"].errors), ActionUpdate.objects.count()) == (
        {"on": ["This day has not come yet."]},
        0,
    )


def test_carry_offers_later_meetings_of_the_group(editor, meeting):
    action = make_action(meeting=meeting)
    later = make_meeting(group=meeting.group, date="2022-09-01")
    make_meeting(group=meeting.group, date="2022-01-01")
    make_meeting(group=meeting.group, date="2022-10-01", audience="restricted")
    make_meeting(date="2022-09-01")
    address = f"/admin/meetings/action/{action.pk}/carry/"
    assert list(editor.get(address).context["form"].fields["to"].queryset) == [later]
    assert fill(editor, address, to=later.pk)["Location"] == OPEN
    assert list(ActionUpdate.objects.values_list("status", "meeting")) == [("carried_forward", later.pk)]


def test_action_is_added_under_an_item_of_the_meeting(editor, meeting):
    item = make_agenda_item(meeting=meeting)
    make_agenda_item()
    address = f"/admin/meetings/meeting/{meeting.pk}/action/"
    assert list(editor.get(address).context["form"].fields["item"].queryset) == [item]
    answer = fill(
        editor,
        address,
        text="Write to the council",
        item=item.pk,
        owner_role="chair",
        due="May 2022",
        reason="Minutes.",
    )
    assert answer["Location"] == f"/admin/meetings/meeting/{meeting.pk}/change/"
    assert list(Action.objects.values_list("text", "item", "owner_role", "due", "audience")) == [
        ("Write to the council", item.pk, "chair", "2022-05", "staff")
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_open_actions_cost_the_same_for_three_rows_as_for_one(editor, meeting, number, django_assert_num_queries):
    for _ in range(number):
        make_action(meeting=make_meeting(date="2022-03-01"), due="2022-05")
    editor.get(OPEN)
    with django_assert_num_queries(11):
        editor.get(OPEN)


def test_report_that_names_someone_is_refused_on_the_page_of_the_action_too(editor, meeting):
    make_role(person=make_person(name="Jane Invented"), audience="staff", withholding_reason="s40_2")
    action = make_action(meeting=meeting, audience="staff", withholding_reason="not_considered")
    make_action_update(action=action, text="Half are sent.")
    page = fill(
        editor,
        f"/admin/meetings/action/{action.pk}/change/",
        **{"updates-0-text": "Jane Invented is ill.", "change_reason": "Heard by telephone."},
    )
    told = (
        "The public reads this report with the action. “Jane Invented” looks like the name of a person that is not "
        "public. Say it without."
    )
    assert complaints(page) == {"updates-0-text": [told]}
    assert ActionUpdate.objects.get().text == "Half are sent."
