"""An entry that the public reads with its record is deleted by a publisher alone."""

import pytest

from groups.models import GroupStatus
from tests.admin.forms import complaints, fill, page_of
from tests.factories import make_group

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "audience", "left"),
    [
        ("Engagement editor", "public", 1),
        ("Engagement editor", "staff", 0),
        ("Publisher", "public", 0),
    ],
)
def test_entry_of_a_public_record_is_deleted_by_a_publisher_alone(signed_in, role, audience, left):
    group = make_group(name="Group A", audience=audience)
    status = group.statuses.get()
    answer = fill(signed_in(role), page_of(group), change_reason="Entered twice.", **{"statuses-0-DELETE": "on"})
    assert GroupStatus.objects.count() == left
    if left:
        assert complaints(answer) == {
            "statuses": [f"“{status}” belongs to a public record. Ask a publisher to delete it."]
        }
