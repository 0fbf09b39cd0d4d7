"""How often something may be asked for: counted for all together, anew with each minute or hour."""

import pytest
from django.utils import timezone

from iag_registry.lib.at_most import are_too_many


@pytest.mark.parametrize(("seconds", "later"), [(60, "2022-06-30T12:01:00"), (3600, "2022-06-30T13:00:00")])
def test_more_than_the_most_are_too_many_until_the_next_window(monkeypatch, seconds, later):
    moment = timezone.datetime.fromisoformat("2022-06-30T12:00:59")
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert [are_too_many("things", most=2, seconds=seconds) for _ in range(3)] == [False, False, True]
    assert are_too_many("others", most=2, seconds=seconds) is False
    moment = timezone.datetime.fromisoformat(later)
    assert are_too_many("things", most=2, seconds=seconds) is False


def test_other_lengths_are_refused():
    with pytest.raises(KeyError):
        are_too_many("things", most=2, seconds=61)
