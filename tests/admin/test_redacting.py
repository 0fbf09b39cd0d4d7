"""Words are withheld on a screen of their own, approved by a second person, and the text itself is never changed."""

import pytest
from django.urls import reverse

from meetings.models import AgendaItem, Redaction
from tests.admin.forms import boxes
from tests.factories import make_agenda_item, make_group, make_meeting, make_minutes
from tests.meetings.making import make_decision, make_joint_meeting

pytestmark = pytest.mark.django_db

TEXT = "Invented Person spoke first.\n\nThen Invented Person spoke again."


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def item():
    return make_agenda_item(meeting=make_meeting(group=make_group()), title="Discussion", text=TEXT)


def page_of(item: AgendaItem) -> str:
    return reverse("admin:meeting_redact", args=[item.meeting_id])


def withhold(client, item, **typed):
    form = client.get(page_of(item)).context["items"][0].form
    sent = {"item": item.pk, "as_opened": form["as_opened"].value(), "exemption": "s40_2", "reason": "A member."}
    return client.post(page_of(item), {**sent, **typed})


def approve(client, item):
    """Open the page, and approve what it shows."""
    shown = [redaction.pk for redaction in client.get(page_of(item)).context["waiting"]]
    return client.post(page_of(item), {"do": "approve", "seen": shown})


def places(item: AgendaItem) -> list[tuple[int, int, str]]:
    return [(each.start, each.end, each.quote) for each in item.redactions.order_by("start")]


def test_selected_words_are_withheld_at_their_place(editor, item):
    answer = withhold(editor, item, words="Invented Person", start=34, end=49)
    redaction = item.redactions.get()
    item.refresh_from_db()
    assert (answer.status_code, places(item)) == (302, [(34, 49, "Invented Person")])
    assert (redaction.exemption, redaction.reason, redaction.decided_by, redaction.approved_by) == (
        "s40_2",
        "A member.",
        editor.user,
        None,
    )
    assert item.text == "<p>Invented Person spoke first.</p>\n<p>Then Invented Person spoke again.</p>"


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("2", [(34, 49, "Invented Person")]),
        ("all", [(0, 15, "Invented Person"), (34, 49, "Invented Person")]),
    ],
)
def test_typed_words_are_found_without_a_script(editor, item, which, expected):
    withhold(editor, item, words="Invented  Person", which=which)
    assert places(item) == expected


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"words": "Invented Person"}, "which", "They stand there 2 times. Type 1 to 2, or “all”."),
        ({"words": "Invented Person", "which": "3"}, "which", "They stand there 2 times. Type 1 to 2, or “all”."),
        (
            {"words": "Somebody else"},
            "words",
            "These words do not stand in this item. Type them exactly as they stand there.",
        ),
        ({"words": ""}, "words", "Select the words in the text, or type them."),
        ({"words": "spoke first", "reason": ""}, "reason", "This field is required."),
        (
            {"words": "spoke first", "as_opened": "of before"},
            "__all__",
            "Someone changed this item after you opened the page. Select the words again.",
        ),
    ],
)
def test_what_cannot_be_withheld_is_said_at_its_box(editor, item, typed, field, message):
    answer = withhold(editor, item, **typed)
    assert answer.context["items"][0].form.errors[field] == [message]
    assert places(item) == []


def test_second_person_approves_and_the_first_may_not(editor, signed_in, item):
    withhold(editor, item, words="spoke first")
    first = signed_in("Engagement editor", "Publisher")
    withhold(first, item, words="spoke again")
    approve(first, item)
    assert [(each.quote, each.approved_by) for each in item.redactions.order_by("start")] == [
        ("spoke first", first.user),
        ("spoke again", None),
    ]
    second = signed_in("Publisher")
    approve(second, item)
    assert item.redactions.get(quote="spoke again").approved_by == second.user


def test_only_what_the_page_showed_is_approved(editor, signed_in, item):
    withhold(editor, item, words="spoke first")
    publisher = signed_in("Publisher")
    opened = publisher.get(page_of(item))
    withhold(editor, item, words="spoke again")
    publisher.post(page_of(item), {"do": "approve", **boxes(opened.content)})
    assert [(each.quote, each.approved_by) for each in item.redactions.order_by("start")] == [
        ("spoke first", publisher.user),
        ("spoke again", None),
    ]


def test_redaction_is_taken_back_with_a_reason_and_its_history_stays(editor, item):
    withhold(editor, item, words="spoke first")
    pk = item.redactions.get().pk
    editor.post(page_of(item), {"do": "undo", "redaction": pk, "reason": ""})
    assert Redaction.objects.count() == 1
    editor.post(page_of(item), {"do": "undo", "redaction": pk, "reason": "It is known already."})
    assert Redaction.objects.count() == 0
    assert [(each.history_type, each.history_change_reason) for each in Redaction.history.filter(id=pk)] == [
        ("-", "It is known already."),
        ("+", "A member."),
    ]


def test_whole_paragraph_is_withheld_by_choosing_it(editor, item):
    shown = editor.get(page_of(item)).context["items"][0].whole
    assert shown.fields["paragraph"].choices == [
        (1, "Invented Person spoke first."),
        (2, "Then Invented Person spoke again."),
    ]
    answer = withhold(editor, item, paragraph=2)
    assert (answer.status_code, places(item)) == (302, [(29, 62, "Then Invented Person spoke again.")])
    refused = withhold(editor, item, paragraph=9)
    assert list(refused.context["items"][0].whole.errors) == ["paragraph"]
    assert len(places(item)) == 1


def test_words_alike_are_looked_for_in_joint_meetings_and_in_other_records(editor, item):
    group = item.meeting.group
    joint = make_meeting(group=make_group(), date="2022-08-01", title="Joint meeting")
    make_joint_meeting(meeting=joint, group=group)
    other = make_agenda_item(meeting=joint, text="Invented Person was there.")
    decision = make_decision(item=item, text="To thank Invented Person.")
    minutes = make_minutes(meeting=joint, summary="Invented Person spoke.")
    make_decision(item=item, text="For Invented Person, restricted.", audience="restricted", withholding_reason="s31_1")
    withhold(editor, item, words="Invented Person", which="1")
    page = editor.get(reverse("admin:meeting_alike", args=[item.meeting_id, item.redactions.get().pk]))
    assert sorted(page.context["alike"]) == sorted([f"{item.pk}:34:49", f"{other.pk}:0:15"])
    assert [(each.record, each.around, address) for each, address in page.context["elsewhere"]] == [
        (decision, "To thank Invented Person.", f"/admin/meetings/meeting/{item.meeting_id}/write/"),
        (minutes, "Invented Person spoke.", f"/admin/meetings/minutes/{minutes.pk}/change/"),
    ]


def test_words_alike_in_other_minutes_of_the_group_are_offered_and_withheld(editor, item):
    other = make_agenda_item(
        meeting=make_meeting(group=item.meeting.group, date="2022-07-01"), text="Invented Person was thanked."
    )
    make_agenda_item(meeting=make_meeting(group=make_group()), text="Invented Person of another group.")
    withhold(editor, item, words="Invented Person", which="1")
    address = reverse("admin:meeting_alike", args=[item.meeting_id, item.redactions.get().pk])
    page = editor.get(address)
    assert sorted(page.context["alike"]) == sorted([f"{item.pk}:34:49", f"{other.pk}:0:15"])
    editor.post(address, {"place": [f"{other.pk}:0:15", "1:2:3"]})
    assert (places(item), places(other)) == ([(0, 15, "Invented Person")], [(0, 15, "Invented Person")])


def test_page_shows_what_is_withheld_and_keeps_what_was_typed(editor, item):
    withhold(editor, item, words="spoke first")
    paragraphs = editor.get(page_of(item)).context["items"][0].paragraphs
    assert [(each.start, each.pieces) for each in paragraphs] == [
        (0, (("Invented Person ", False), ("spoke first", True), (".", False))),
        (29, (("Then Invented Person spoke again.", False),)),
    ]
    wrong = withhold(editor, item, words="Nobody said this")
    assert wrong.context["items"][0].form["words"].value() == "Nobody said this"


@pytest.mark.parametrize("role", ["FOI officer", "Auditor", "Administrator"])
def test_who_may_not_decide_is_refused(signed_in, item, role):
    assert signed_in(role).get(page_of(item)).status_code == 403


def test_publisher_approves_and_does_not_decide(editor, signed_in, item):
    withhold(editor, item, words="spoke first")
    publisher = signed_in("Publisher")
    assert publisher.get(page_of(item)).context["may_decide"] is False
    withhold_again = {"item": item.pk, "words": "spoke again", "exemption": "s40_2", "reason": "A member."}
    publisher.post(page_of(item), withhold_again)
    assert places(item) == [(16, 27, "spoke first")]
