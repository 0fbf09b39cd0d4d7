"""Any steps in any order, by anyone: the stages follow the table, and what was published stays as it was (C9)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.actions.minutes import approve, circulate, mark_not_taken, start_minutes, take_back, withhold
from meetings.actions.moves import MOVES
from meetings.actions.releasing import correct, publish, publish_draft, withdraw
from meetings.choices import PUBLISHED, MinutesStage
from meetings.models import Minutes, MinutesMove, MinutesRelease, ReleaseWithdrawal
from tests.factories import make_agenda_item, make_group, make_meeting
from tests.meetings.staff import make_editor, make_publisher, make_staff

pytestmark = pytest.mark.django_db

STEPS = {
    "start": lambda meeting, by, _: start_minutes(meeting=meeting, by=by),
    "circulate": lambda meeting, by, _: circulate(meeting=meeting, by=by),
    "take back": lambda meeting, by, _: take_back(meeting=meeting, by=by, reason="Invented."),
    "approve": lambda meeting, by, _: approve(meeting=meeting, by=by, procedure="By email"),
    "not taken": lambda meeting, by, _: mark_not_taken(meeting=meeting, by=by, reason="Invented."),
    "withhold": lambda meeting, by, _: withhold(meeting=meeting, by=by, reason="Invented."),
    "publish": lambda meeting, by, _: publish(meeting=meeting, by=by),
    "publish draft": lambda meeting, by, _: publish_draft(meeting=meeting, by=by),
    "correct": lambda meeting, by, n: correct(meeting=meeting, by=by, reason="Invented.", replaces=n),
    "withdraw": lambda meeting, by, n: withdraw(meeting=meeting, by=by, reason="Invented.", version=n or None),
    "edit": lambda meeting, by, n: edit(meeting),
}
SEQUENCES = st.lists(
    st.tuples(
        st.sampled_from([*STEPS, "approve", "publish", "circulate", "start"]), st.integers(0, 9), st.integers(0, 3)
    ),
    min_size=4,
    max_size=14,
)


def edit(meeting):
    item = meeting.items.get()
    item.text = f"{item.text} more" if item.text else "words"
    item.save()


def facts(meeting):
    """All that a step may change, and what it may never."""
    minutes = Minutes.objects.filter(meeting=meeting).first()
    releases = MinutesRelease.objects.filter(minutes__meeting=meeting)
    return (
        MinutesStage(minutes.stage) if minutes else MinutesStage.NONE,
        list(MinutesMove.objects.filter(minutes__meeting=meeting).order_by("pk").values_list("stage", "by", "reason")),
        list(releases.order_by("version").values_list("version", "kind", "html", "text", "sha256")),
        set(
            ReleaseWithdrawal.objects.filter(release__minutes__meeting=meeting).values_list(
                "release__version", flat=True
            )
        ),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=SEQUENCES)
def test_stages_follow_the_table_and_versions_stay(people, sequence):
    editor, publisher, auditor = people
    meeting = make_meeting(group=make_group())
    make_agenda_item(meeting=meeting, position=1)
    before = facts(meeting)
    for name, who, number in sequence:
        by = auditor if who == 0 else editor if who < 3 else publisher
        try:
            STEPS[name](meeting, by, number)
        except (PermissionDenied, ValidationError):
            after = facts(meeting)
            assert after == before, f"{name} failed and left something behind"
            continue
        after = facts(meeting)
        assert_lawful(name, by, before, after)
        before = after


def assert_lawful(name, by, before, after):
    (stage, moves, versions, withdrawn), (new_stage, new_moves, new_versions, now_withdrawn) = before, after
    assert new_moves[: len(moves)] == moves, "a step was changed"
    assert new_versions[: len(versions)] == versions, "a version was changed"
    assert withdrawn <= now_withdrawn, "a withdrawal was taken back"
    assert [version for version, *_ in new_versions] == list(range(1, len(new_versions) + 1))
    added = new_moves[len(moves) :]
    if name in ("edit",) or (name == "withdraw" and not added):
        assert (new_stage, added) == (stage, [])
        return
    ((to, who, _),) = added
    assert (to, who) == (new_stage, by.pk)
    assert by.has_perm(MOVES[stage, new_stage])
    assert len(new_versions) - len(versions) == (new_stage in PUBLISHED)
    if new_stage in (MinutesStage.WITHDRAWN, MinutesStage.WITHHELD):
        assert now_withdrawn == {version for version, *_ in versions}


@pytest.fixture
def people():
    return make_editor(), make_publisher(), make_staff("Auditor")
