"""A process that is killed while it imports or publishes minutes leaves everything or nothing behind (C7)."""

import pytest

from tests.factories import make_meeting
from tests.killing.databases import killing_ground
from tests.killing.sweep import Sweep
from tests.meetings.killed_work import NOT_MINUTED, PUBLISHER
from tests.meetings.manuscripts import make_invented_minutes
from tests.meetings.staff import make_publisher

pytestmark = pytest.mark.django_db(transaction=True)
MOMENTS = 20


@pytest.fixture
def ground(tmp_path):
    publisher = make_publisher()
    publisher.username = PUBLISHER
    publisher.save()
    make_meeting(group=make_invented_minutes().meeting.group, slug=NOT_MINUTED)
    with killing_ground(tmp_path) as made:
        yield made


@pytest.mark.parametrize("work", ["importing", "publishing"])
def test_killed_work_leaves_everything_or_nothing(ground, work, record_property):
    sweep = Sweep(*ground, f"tests.meetings.killed_work:{work}")
    sweep.at_every_step()
    sweep.at_moments(MOMENTS)
    swept = sweep.swept
    record_property("proof", [f"C7 kills while {work} minutes that left a part", len(swept.wrong), swept.kills])
    assert swept.wrong == []
    # After the last commit everything is there, before it nothing; both were met.
    assert set(swept.left) == {"nothing", "everything"}
    assert swept.kills >= sweep.steps
    assert swept.repeated > 1


def test_work_that_nothing_holds_together_is_found_out(ground):
    sweep = Sweep(*ground, "tests.meetings.killed_work:two_steps")
    sweep.at_every_step(stride=sweep.steps // 4)
    assert 0 < len(sweep.swept.wrong) < sweep.swept.kills
