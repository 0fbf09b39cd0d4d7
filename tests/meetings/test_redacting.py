"""Taking words out of what is published, and never out of the minutes themselves (R1, R2, R5, FOI-20, FOI-35)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from iag_registry.lib.prose import plain_text
from meetings.actions.redacting import (
    approve_redactions,
    find_alike,
    keep_places,
    redact,
    redact_alike,
    redact_paragraph,
    undo,
)
from meetings.models import Redaction
from tests.factories import make_agenda_item, make_group, make_meeting
from tests.meetings.manuscripts import make_redaction
from tests.meetings.staff import make_editor, make_publisher, make_staff

pytestmark = pytest.mark.django_db

WHY = {"exemption": "s40_2", "reason": "A private person (invented)."}
TEXT = "<p>Ada opened.</p>\n<p>Zebedee <strong>Quillfeather</strong> replied to Ada.</p>"


@pytest.fixture
def item():
    return make_agenda_item(meeting=make_meeting(group=make_group()), text=TEXT)


@pytest.fixture
def editor():
    return make_editor()


def redact_words(item, words, by):
    start = plain_text(item.text).index(words)
    return redact(item=item, start=start, end=start + len(words), words=words, by=by, **WHY)


def test_redaction_keeps_words_company_section_reason_and_who(item, editor):
    redaction = redact_words(item, "Zebedee Quillfeather", editor)
    redaction.refresh_from_db()
    assert (redaction.start, redaction.end, redaction.quote, redaction.before, redaction.after) == (
        12,
        32,
        "Zebedee Quillfeather",
        "Ada opened.\n",
        " replied to Ada.",
    )
    assert (redaction.exemption, redaction.reason, redaction.decided_by, redaction.approved_by) == (
        "s40_2",
        "A private person (invented).",
        editor,
        None,
    )
    item.refresh_from_db()
    assert (item.text, item.history.count()) == (TEXT, 1)


def test_same_words_redacted_twice_are_one_redaction(item, editor):
    assert redact_words(item, "Ada", editor) == redact_words(item, "Ada", editor)
    assert Redaction.objects.count() == 1


@pytest.mark.parametrize(
    ("start", "end", "words"), [(5, 5, ""), (-1, 4, ""), (0, 999, ""), (11, 12, ""), (0, 3, "Bob")]
)
def test_place_that_is_not_what_was_selected_is_refused(item, editor, start, end, words):
    with pytest.raises(ValidationError, match="Select"):
        redact(item=item, start=start, end=end, words=words, by=editor, **WHY)
    assert Redaction.objects.count() == 0


def test_redaction_without_a_reason_is_refused(item, editor):
    with pytest.raises(ValidationError, match="Say why"):
        redact(item=item, start=0, end=3, exemption="s40_2", reason=" ", by=editor)


@pytest.mark.parametrize("role", ["Publisher", "FOI officer", "Auditor"])
def test_redaction_is_decided_by_an_editor(item, role):
    with pytest.raises(PermissionDenied):
        redact(item=item, start=0, end=3, by=make_staff(role), **WHY)


def test_whole_paragraph_is_redacted(item, editor):
    assert redact_paragraph(item=item, paragraph=2, by=editor, **WHY).quote == "Zebedee Quillfeather replied to Ada."
    with pytest.raises(ValidationError, match="no such paragraph"):
        redact_paragraph(item=item, paragraph=3, by=editor, **WHY)


def test_approval_is_another_persons(item, editor):
    publisher = make_publisher()
    publisher.groups.add(*editor.groups.all())
    first, own = redact_words(item, "Ada", editor), redact_words(item, "Zebedee", publisher)
    assert approve_redactions(meeting=item.meeting, seen=[first.pk, own.pk], by=publisher) == [first]
    first.refresh_from_db()
    own.refresh_from_db()
    assert (first.approved_by, first.approved_at is not None, own.approved_by) == (publisher, True, None)
    with pytest.raises(ValidationError, match="Someone else must approve them"):
        approve_redactions(meeting=item.meeting, seen=[first.pk, own.pk], by=publisher)
    with pytest.raises(PermissionDenied):
        approve_redactions(meeting=item.meeting, seen=[own.pk], by=editor)
    assert approve_redactions(meeting=item.meeting, seen=[own.pk], by=make_publisher()) == [own]
    assert approve_redactions(meeting=item.meeting, seen=[own.pk], by=make_publisher()) == []


def test_redaction_that_the_approver_was_not_shown_waits(item, editor):
    shown, made_since = redact_words(item, "Ada", editor), redact_words(item, "Zebedee", editor)
    assert approve_redactions(meeting=item.meeting, seen=[shown.pk], by=make_publisher()) == [shown]
    made_since.refresh_from_db()
    assert made_since.approved_by is None


def test_undo_deletes_and_keeps_the_history(item, editor):
    redaction = redact_words(item, "Ada", editor)
    undo(redaction=redaction, by=editor, reason="The name is public.")
    undo(redaction=redaction, by=editor, reason="Sent twice.")
    assert Redaction.objects.count() == 0
    changes = Redaction.history.order_by("history_date").values_list("history_type", "history_change_reason")
    assert list(changes) == [("+", "A private person (invented)."), ("-", "The name is public.")]


def test_undo_of_an_approved_redaction_takes_a_publisher(item, editor):
    redaction = redact_words(item, "Ada", editor)
    approve_redactions(meeting=item.meeting, seen=[redaction.pk], by=make_publisher())
    redaction.refresh_from_db()
    with pytest.raises(PermissionDenied):
        undo(redaction=redaction, by=editor, reason="x")
    undo(redaction=redaction, by=make_publisher(), reason="The name is public.")
    assert Redaction.objects.count() == 0


def test_alike_are_found_in_all_minutes_of_the_group_and_in_no_others(item, editor):
    group = item.meeting.group
    earlier = make_meeting(group=group, date="2021-03-01")
    other = make_agenda_item(meeting=earlier, position=1, text="Thanks to Mr Quillfeather and ZEBEDEE QUILLFEATHER.")
    make_agenda_item(meeting=make_meeting(), position=1, text="Zebedee Quillfeather of another group.")
    redaction = redact_words(item, "Zebedee Quillfeather", editor)
    found = find_alike(redaction=redaction)
    assert [(alike.item, alike.words, alike.is_certain) for alike in found] == [
        (other, "Mr Quillfeather", True),
        (other, "ZEBEDEE QUILLFEATHER", True),
    ]
    made = redact_alike(redaction=redaction, places=found, by=editor)
    assert [(each.quote, each.exemption, each.reason) for each in made] == [
        ("Mr Quillfeather", "s40_2", "A private person (invented)."),
        ("ZEBEDEE QUILLFEATHER", "s40_2", "A private person (invented)."),
    ]
    assert find_alike(redaction=redaction) == []


def test_alike_whose_text_was_changed_meanwhile_are_redacted_not_even_in_part(item, editor):
    other = make_agenda_item(meeting=item.meeting, position=99, text="Ada. Ada.")
    redaction = make_redaction(item, "Ada")
    found = find_alike(redaction=redaction)
    other.text = "Ada. Bob."
    other.save()
    with pytest.raises(ValidationError, match="changed after you selected"):
        redact_alike(redaction=redaction, places=found, by=editor)
    assert Redaction.objects.count() == 1


def test_places_are_kept_after_an_edit_and_the_lost_are_told(item, editor):
    kept, lost = redact_words(item, "Quillfeather", editor), redact_words(item, "opened", editor)
    item.text = "<p>First of all.</p>" + TEXT.replace("Ada opened.", "Ada began.")
    item.save()
    assert keep_places(item=item, by=editor) == [lost]
    kept.refresh_from_db()
    lost.refresh_from_db()
    assert (kept.start, kept.before, lost.start) == (33, "First of all.\nAda began.\nZebedee ", 4)
    assert keep_places(item=item, by=editor) == [lost]
    assert kept.history.count() == 2
