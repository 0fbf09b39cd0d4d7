"""Reading the register on a day: nothing before a source saw it, and no ending by silence (GRP-03, GRP-10)."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.models import AdvisoryGroup, GroupKindPeriod, GroupName, GroupStatus, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import (
    make_group,
    make_group_name,
    make_group_status,
    make_kind,
    make_role,
    make_statement,
)

pytestmark = pytest.mark.django_db


def status_on(group: AdvisoryGroup, day: date) -> str | None:
    found = AdvisoryGroup.objects.on(day).filter(pk=group.pk).first()
    return found.status_then if found else None


def test_on_before_the_day_a_source_saw_it_knows_nothing_of_the_group() -> None:
    group = make_group(status="")
    make_group_status(group=group, status="active", statement=make_statement(as_of="2022"))
    assert status_on(group, date(2021, 12, 31)) is None
    assert status_on(group, date(2022, 1, 1)) == "active"
    assert status_on(group, date(2026, 11, 22)) == "active"


def test_on_a_stated_start_goes_before_the_day_of_the_source() -> None:
    group = make_group(status="")
    make_group_status(group=group, status="active", start="2006", observed="2011-11-03")
    assert status_on(group, date(2005, 12, 31)) is None
    assert status_on(group, date(2006, 6, 1)) == "active"


def test_on_the_status_that_began_last_is_the_one_in_force() -> None:
    group = make_group(status="")
    make_group_status(group=group, status="unknown", start="", observed="2022")
    make_group_status(group=group, status="active", start="", observed="2006-09-28")
    assert status_on(group, date(2006, 9, 28)) == "active"
    assert status_on(group, date(2021, 12, 31)) == "active"
    assert status_on(group, date(2022, 6, 30)) == "unknown"


def test_on_after_an_end_known_to_the_month_the_fact_is_gone() -> None:
    group = make_group(status="")
    make_group_status(group=group, status="active", start="2006", end="2011-11")
    assert status_on(group, date(2011, 11, 30)) == "active"
    assert status_on(group, date(2011, 12, 1)) is None


def test_on_shows_the_official_name_and_the_kind_of_the_day() -> None:
    first, second = make_kind(code="themed"), make_kind(code="central")
    group = make_group(name="Domestic and Sexual Violence Board (invented)", status="active", since="2006")
    GroupKindPeriod.objects.create(group=group, kind=first, start="2006", end="2008")
    GroupKindPeriod.objects.create(group=group, kind=second, start="2009")
    make_group_name(group=group, text="Domestic Violence Board (invented)", start="2006", end="2008")
    then = AdvisoryGroup.objects.on(date(2007, 5, 1)).get()
    now = AdvisoryGroup.objects.on(date(2010, 5, 1)).get()
    assert (then.name_then, then.kind_then) == ("Domestic Violence Board (invented)", first.pk)
    assert (now.name_then, now.kind_then) == ("Domestic and Sexual Violence Board (invented)", second.pk)
    assert list(AdvisoryGroup.objects.on(date(2007, 5, 1)).of_kind("themed")) == [group]
    assert list(AdvisoryGroup.objects.on(date(2010, 5, 1)).of_kind("themed")) == []


def test_former_official_names_are_those_that_have_ended() -> None:
    group = make_group(name="Today")
    make_group_name(group=group, text="Before", start="2006", end="2008")
    make_group_name(group=group, text="As printed in 2007", kind="variant", start="2006", end="2008")
    make_group_name(group=group, text="The Group of Today", start="2009")
    assert [name.text for name in GroupName.objects.former_official()] == ["Before"]
    days = [date(2005, 12, 31), date(2007, 5, 1), date(2010, 5, 1)]
    assert [AdvisoryGroup.objects.named_on(day).get().name_then for day in days] == ["Today", "Before", "Today"]


def test_in_print_order_sorts_by_kind_then_place_then_name() -> None:
    first, second = make_kind(name="a", position=1), make_kind(name="b", position=2)
    like_second = make_kind(name="c", position=2)
    make_group(key="without-kind", position=1)
    make_group(key="c-1", kind=like_second, position=1)
    make_group(key="b-2", kind=second, position=2)
    make_group(key="b-1-y", kind=second, position=1, name="Y")
    make_group(key="b-1-x", kind=second, position=1, name="X")
    make_group(key="a-9", kind=first, position=9, status="unknown")
    groups = AdvisoryGroup.objects.on(date(2022, 6, 30))
    printed = ["a-9", "b-1-x", "b-1-y", "b-2", "c-1", "without-kind"]
    assert [group.key for group in groups.in_print_order()] == printed
    assert [group.key for group in groups.in_print_order("status_then")] == [*printed[1:], printed[0]]


def test_with_status_keeps_the_groups_that_had_it_on_the_day() -> None:
    active = make_group(status="active")
    make_group(status="unknown")
    assert list(AdvisoryGroup.objects.on(date(2022, 6, 30)).with_status("active")) == [active]


def test_visible_to_each_audience_shows_its_rows_and_those_before() -> None:
    for audience in Audience:
        make_group(key=f"g-{audience}".replace("_", "-"), audience=audience)
    seen = {a: set(AdvisoryGroup.objects.visible_to(a).values_list("audience", flat=True)) for a in Audience}
    assert seen == {
        Audience.PUBLIC: {"public"},
        Audience.ON_REQUEST: {"public", "on_request"},
        Audience.STAFF: {"public", "on_request", "staff"},
        Audience.RESTRICTED: {"public", "on_request", "staff", "restricted"},
    }


def test_counted_for_the_public_leaves_out_only_restricted_roles() -> None:
    public = make_role()
    staff = make_role(audience="staff", withholding_reason="s40_2")
    restricted = make_role(audience="restricted", withholding_reason="s38_1")
    assert set(Role.objects.counted_for(Audience.PUBLIC)) == {public, staff}
    assert set(Role.objects.counted_for(Audience.RESTRICTED)) == {public, staff, restricted}


_days = st.dates(date(2000, 1, 1), date(2030, 1, 1))
_texts = _days.flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.one_of(st.just(""), _texts), observed=_texts, end=st.one_of(st.just(""), _texts), day=_days)
def test_on_equals_the_rule_in_plain_python(db: None, start: str, observed: str, end: str, day: date) -> None:
    begin, until = PartialDate(start or observed), PartialDate(end)
    if end and (PartialDate(observed).earliest > until.latest or (start and begin.earliest > until.latest)):
        return  # the database refuses such a row, see tests/house_rules/test_constraints.py
    fact = GroupStatus.objects.create(
        group=make_group(status=""), status="active", start=start, observed=observed, end=end
    )
    expected = begin.earliest <= day <= until.latest
    assert GroupStatus.objects.on(day).filter(pk=fact.pk).exists() is expected
