"""When the figures of a quarter are final: once nothing more can follow of any of its requests within its time."""

from datetime import date

import pytest

from foi.figures.counting import figures
from foi.models import InformationRequest
from tests.foi.desk import day, hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked

pytestmark = pytest.mark.django_db
LATER = "2023-06-30"
TO_APPROVAL = ("acknowledged 2022-07-01", "searching 2022-07-01", "drafting 2022-07-01", "approval 2022-07-01")


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays()


FINAL = [
    # The 40th working day after the answer of 29 July is 28 September.
    (("2022-06-30", "2022-07-29"), "2022-09-29"),
    (("2022-06-30", "2022-07-29", "closed 2022-08-20"), "2022-09-29"),
    (("2022-06-30", "2022-07-29", "internal_review 2022-08-01", "review_upheld 2022-08-12"), "2022-09-24"),
    (
        (
            *("2022-06-30", "2022-07-29", "internal_review 2022-08-01", "review_upheld 2022-08-12"),
            *("ico_complaint 2022-09-01", "decision_notice 2022-12-01"),
        ),
        "2022-12-30",
    ),
    (
        (
            *("2022-06-30", "2022-07-29", "internal_review 2022-08-01", "review_upheld 2022-08-12"),
            *("ico_complaint 2022-09-01", "decision_notice 2022-10-01", "tribunal 2022-10-20", "closed 2023-03-01"),
        ),
        "2023-03-01",
    ),
]


@pytest.mark.parametrize(("way", "since"), FINAL)
def test_quarter_is_final_once_nothing_can_follow_in_time(way, since):
    answered(*way)
    before, then = (
        figures(InformationRequest.objects.all(), on).of("2022-04").final_since
        for on in (date.fromordinal(day(since).toordinal() - 1), day(since))
    )
    assert (before, then) == (None, day(since))


@pytest.mark.parametrize("step", ["internal_review 2022-08-01", "approval 2022-08-01"])
def test_quarter_is_provisional_while_something_is_to_be_done(step):
    asked("2022-06-30", *TO_APPROVAL[:3], step) if "approval" in step else answered("2022-06-30", "2022-07-29", step)
    assert figures(InformationRequest.objects.all(), day(LATER)).of("2022-04").final_since is None


def test_quarter_that_has_not_ended_is_not_final():
    asked("2022-06-01", "invalid 2022-06-01")
    found = [figures(InformationRequest.objects.all(), day(on)) for on in ("2022-06-30", "2022-07-01")]
    assert [each.of("2022-04").final_since for each in found] == [None, day("2022-07-01")]
