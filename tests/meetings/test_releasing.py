"""Publishing minutes: one version and one step, or nothing while anything is in the way (MIN-04, R1, C4, C7)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import releasing
from meetings.actions.minutes import approve
from meetings.actions.releasing import publish, publish_draft, release_as_printed
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.renditions import checksum, html_of, text_of
from meetings.models import MinutesMove, MinutesRelease
from tests.factories import make_agenda_item, make_group, make_meeting, make_minutes, make_source
from tests.meetings.manuscripts import make_invented_minutes, make_redaction
from tests.meetings.released import edit, state
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db


def test_publish_writes_one_version_and_one_step():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    release = publish(meeting=meeting, by=publisher)
    assert state() == (
        [("published", "")],
        [("published", "", publisher.pk)],
        [(1, "minutes", "", publisher.pk)],
        [],
    )
    document = MinutesDocument.from_data(release.document)
    assert (release.html, release.text) == (html_of(document), text_of(document))
    assert (release.sha256, release.text_sha256) == (checksum(release.html), checksum(release.text))
    assert release.published_on == timezone.localdate()


def test_publish_twice_has_one_effect():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    publish(meeting=meeting, by=publisher)
    before = state()
    with pytest.raises(ValidationError, match="cannot become “Published” from there"):
        publish(meeting=meeting, by=publisher)
    assert state() == before


def test_publish_is_for_publishers():
    meeting = make_invented_minutes().meeting
    before = state()
    with pytest.raises(PermissionDenied):
        publish(meeting=meeting, by=make_editor())
    assert state() == before


def test_draft_then_approved_then_published():
    publisher = make_publisher()
    meeting = make_invented_minutes(stage="circulated", approved_by_procedure="").meeting
    draft = publish_draft(meeting=meeting, by=publisher)
    approve(meeting=meeting, by=publisher, procedure="By email", on="2022-03-20")
    final = publish(meeting=meeting, by=publisher)
    assert [(draft.version, draft.kind), (final.version, final.kind)] == [(1, "draft"), (2, "minutes")]
    assert ("Draft: not yet approved" in draft.text, "Draft: not yet approved" in final.text) == (True, False)
    assert [stage for stage, *_ in state()[1]] == ["published_draft", "approved", "published"]


def test_draft_that_says_nothing_new_is_refused():
    publisher = make_publisher()
    meeting = make_invented_minutes(stage="draft", approved_by_procedure="").meeting
    publish_draft(meeting=meeting, by=publisher)
    with pytest.raises(ValidationError, match="the same as in version 1"):
        publish_draft(meeting=meeting, by=publisher)
    assert MinutesRelease.objects.count() == 1


def not_public(meeting):
    meeting.audience = "staff"
    meeting.save()


def group_not_public(meeting):
    meeting.group.audience = "staff"
    meeting.group.save()


def lost(meeting):
    item = meeting.items.get(position=1)
    item.text = "<p>Written anew.</p>"
    item.save()


def not_approved(meeting):
    make_redaction(meeting.items.get(position=1), "agreed", approved_by=None)


def approved_by_the_same(meeting):
    item = meeting.items.get(position=1)
    redaction = make_redaction(item, "agreed")
    redaction.approved_by = redaction.decided_by
    redaction.save()


def not_considered(meeting):
    make_agenda_item(
        meeting=meeting, position=9, title="Late business", audience="staff", withholding_reason="not_considered"
    )


def with_an_address(meeting):
    edit(meeting, "Write to ann@invented.example.")


def with_a_withheld_name(meeting):
    edit(meeting, "Thanks to Hidden Member.")


def with_withheld_words(meeting):
    edit(meeting, "Thanks to Jan Private.")


@pytest.mark.parametrize(
    ("obstacle", "message"),
    [
        (not_public, "must be public before its minutes can be"),
        (group_not_public, "must be public before its minutes can be"),
        (lost, "words were not found again"),
        (not_approved, "must still be approved, by someone else"),
        (approved_by_the_same, "must still be approved, by someone else"),
        (not_considered, "Decide whether this is public, or why it is withheld: “Late business”"),
        (with_an_address, "looks like an email address"),
        (with_a_withheld_name, "“Hidden Member” in “3. Any other business” looks like"),
        (with_withheld_words, "“Jan Private” in “3. Any other business” looks like"),
    ],
)
def test_publish_with_something_in_the_way_publishes_nothing_and_says_what(obstacle, message):
    meeting = make_invented_minutes().meeting
    obstacle(meeting)
    before = state()
    with pytest.raises(ValidationError, match=message) as caught:
        publish(meeting=meeting, by=make_publisher())
    assert caught.value.messages[0] == "Nothing was published."
    assert state() == before


def test_finding_confirmed_as_public_is_published_and_the_reason_kept_for_staff():
    publisher = make_publisher()
    meeting = make_invented_minutes().meeting
    with_an_address(meeting)
    (finding,) = releasing.check_before_publishing(meeting).certain
    with pytest.raises(ValidationError, match="Redact it, or confirm"):
        publish(meeting=meeting, by=publisher, confirmed={finding.key: " "})
    release = publish(meeting=meeting, by=publisher, confirmed={finding.key: "The mailbox of the group."})
    assert "ann@invented.example" in release.text
    move = MinutesMove.objects.get()
    assert (move.reason, move.history.get().history_change_reason) == (
        "",
        "Minutes.\n“ann@invented.example” is public: The mailbox of the group.",
    )


STEPS = ("locked_minutes", "check_move", "check_before_publishing", "html_of", "text_of", "checksum")
WRITES = ("save_recorded", "move")


@pytest.mark.parametrize("name", [*STEPS, *WRITES])
@pytest.mark.parametrize("when", ["before", "after"])
def test_failure_at_any_step_publishes_nothing(monkeypatch, name, when):
    meeting = make_invented_minutes().meeting
    publisher = make_publisher()
    before = state()
    original = getattr(releasing, name)

    def fail(*args, **kwargs):
        if when == "after":
            original(*args, **kwargs)
        raise OSError("The disk is full (invented).")

    with monkeypatch.context() as patch:
        patch.setattr(releasing, name, fail)
        with pytest.raises(OSError, match="The disk is full"):
            publish(meeting=meeting, by=publisher)
    assert state() == before
    assert publish(meeting=meeting, by=publisher).version == 1


def make_printed(**values):
    meeting = make_meeting(group=make_group(), date="2021-02-02", publication_date="2021-02-02", **values)
    make_agenda_item(meeting=meeting, position=1, number="1", title="Welcome", text="All were welcome.")
    return make_minutes(meeting=meeting, source=make_source(title="Invented minutes"))


def test_minutes_that_came_as_published_get_their_first_version_once():
    minutes = make_printed()
    (release,) = release_as_printed()
    assert (release.version, release.kind, release.published_on, release.released_by, release.reason) == (
        1,
        "minutes",
        date(2021, 2, 2),
        None,
        "",
    )
    assert release.history.get().history_change_reason == "As published in Invented minutes."
    assert list(minutes.moves.values_list("stage", "dated", "by")) == [("published", PartialDate("2021-02-02"), None)]
    assert minutes.history.count() == 1
    assert release_as_printed() == []
    assert MinutesRelease.objects.count() == 1


@pytest.mark.parametrize("values", [{"audience": "staff"}, {"publication_date": "2021-02"}])
def test_minutes_that_may_not_be_shown_or_have_no_day_get_no_version(values):
    minutes = make_printed()
    for name, value in values.items():
        setattr(minutes.meeting, name, value)
    minutes.meeting.save()
    assert release_as_printed() == []
