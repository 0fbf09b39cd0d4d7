"""Partial dates in the database: what is stored, and that both engines compare them as the calendar does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.models import Role
from iag_registry.lib.partial_date_field import PartialDateField, PartialDateFormField
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import make_role

pytestmark = pytest.mark.django_db

partial_dates = st.one_of(
    st.just(""),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).flatmap(
        lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
    ),
)


def test_what_a_person_types_is_kept_as_iso_text_and_read_back_as_a_partial_date() -> None:
    role = make_role(start="Sept 2006")
    assert role.start == "2006-09"
    role.refresh_from_db()
    assert (role.start, type(role.start)) == ("2006-09", PartialDate)


def test_what_is_no_date_is_never_stored() -> None:
    with pytest.raises(ValueError, match="“soon” is not a date that can be read"), transaction.atomic():
        make_role(start="soon")
    assert Role.objects.count() == 0


def test_to_python_of_what_is_no_date_is_a_validation_error() -> None:
    with pytest.raises(ValidationError) as caught:
        PartialDateField().to_python("31/2/2006")
    assert caught.value.messages == [
        "“31/2/2006” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."
    ]


def test_form_field_takes_words_longer_than_what_is_stored_and_shows_words() -> None:
    field = PartialDateField().formfield()
    assert isinstance(field, PartialDateFormField)
    assert field.clean("28 September 2006") == "2006-09-28"
    assert field.prepare_value(PartialDate("2006-09-28")) == "28 September 2006"
    assert field.has_changed(PartialDate("2006-09"), "September 2006") is False
    assert field.has_changed(PartialDate("2006-09"), "2006") is True
    assert field.has_changed(PartialDate("2006-09"), "nonsense") is True


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=partial_dates, day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_bounds_in_the_database_equal_bounds_in_the_calendar(db: None, start: str, day: date) -> None:
    role = make_role(start=start, observed="1850")
    role.refresh_from_db()
    iso = day.isoformat()
    rows = Role.objects.filter(pk=role.pk)
    assert rows.filter(start__earliest__lte=iso).exists() is (PartialDate(start).earliest <= day)
    assert rows.filter(start__latest__gte=iso).exists() is (PartialDate(start).latest >= day)
