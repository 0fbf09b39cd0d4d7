"""What the register does not know of each group, for the audience that asks, and never that there is nothing."""

import pytest
from django.utils import timezone

from foi.catalogue.missing import LACKS
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group
from tests.foi.met import met, minuted

pytestmark = pytest.mark.django_db


def full_group(invented, line=1):
    """A group of which everything that is looked for is known."""
    group = stated_group(invented, line, kind=invented.central, name="Full IAG", key="full", theme=invented.race)
    make.make_group_organisation(group=group, organisation=invented.force)
    make.make_role(group=group, role_type="chair")
    make.make_role(group=group, role_type="police_lead")
    for payment in "pay", "expenses", "access_costs":
        make.make_group_payment(group=group, payment=payment, answer="no")
    make.make_group_document(group=group, approved_on="2021")
    minuted(met(group, "2021-07-01"), "2021-08-01")
    return group


def lacking(key="full", **values):
    rows = rows_of(ask("missing", groups=[key], **values), "groups")
    return rows[0][1].lower().split("; ")


def test_missing_of_a_group_of_which_all_is_known():
    full_group(invented_register())

    answer = ask("missing")

    assert answer.sentence == "On 30 June 2022 nothing that is looked for is missing of 1 group."
    assert rows_of(answer, "groups") == [("Full IAG", "Nothing is missing", 0)]
    assert {row[1] for row in rows_of(answer, "missing")} == {0}


def test_missing_of_a_group_of_which_nothing_is_known():
    invented = invented_register()
    full_group(invented)
    make.make_group(key="bare", name="Bare IAG", kind=invented.borough)

    answer = ask("missing")

    assert answer.sentence == "On 30 June 2022 something is missing in the register of 1 of 2 groups."
    assert rows_of(answer, "missing") == [(words[:1].upper() + words[1:], 1, 2) for words in LACKS]
    everything = (
        "A source; an area or a theme; who leads, runs or supports it; a chair; any member; anyone on the police side; "
        "whether its advisers are paid; whether expenses are met; whether access costs are met; terms of reference; "
        "any meeting; a meeting in the last year; published minutes"
    )
    assert rows_of(answer, "groups")[0] == ("Bare IAG", everything, 13)


def test_missing_of_every_group_is_said_first():
    make.make_group(kind=invented_register().borough)

    assert ask("missing").sentence.endswith(
        "Of none does it know a source, an area or a theme, who leads, runs or supports it, a chair, any member, "
        "anyone on the police side, whether its advisers are paid, whether expenses are met, whether access costs are "
        "met, terms of reference, any meeting, a meeting in the last year or published minutes."
    )


def test_missing_goes_by_the_last_twelve_months():
    invented = invented_register()
    group = stated_group(invented, 1, kind=invented.central, key="full")

    met(group, "2021-06-30")
    assert "a meeting in the last year" in lacking()
    met(group, "2022-05", "cancelled")
    met(group, "2022-07-01")
    assert "a meeting in the last year" in lacking()
    met(group, "2021-07-01")
    assert "a meeting in the last year" not in lacking()


def test_missing_counts_a_withheld_name_and_a_withheld_document_as_known():
    invented = invented_register()
    group = stated_group(invented, 1, kind=invented.central, key="full")
    reason = {"audience": "staff", "withholding_reason": "s40_2"}
    make.make_role(group=group, role_type="chair", **reason)
    make.make_group_document(group=group, **reason)

    public = lacking()

    assert [words for words in ("a chair", "any member", "terms of reference") if words in public] == []


@pytest.mark.parametrize("hidden", ["role", "document", "meeting", "statement"])
def test_missing_tells_nobody_of_what_they_may_not_know_of(hidden):
    """To those who may not know of it, it is missing as if it had never been entered."""
    invented = invented_register()
    group = make.make_group(key="full", kind=invented.central)
    restricted = {"audience": "restricted", "withholding_reason": "s31_1"}
    before = lacking()
    match hidden:
        case "role":
            make.make_role(group=group, role_type="chair", **restricted)
        case "document":
            make.make_group_document(group=group, **restricted)
        case "meeting":
            minuted(met(group, "2022-01-01", audience="staff"), "2022-02-01")
        case "statement":
            stated(invented, 5, [group], audience="staff")

    assert lacking() == before
    assert (lacking(audience=Audience.STAFF) == before) == (hidden in {"role", "document"})


def test_missing_is_read_as_known_at_a_moment():
    invented = invented_register()
    group = stated_group(invented, 1, kind=invented.central, key="full")
    moment = timezone.now()
    make.make_role(group=group, role_type="chair")

    assert ("a chair" in lacking(known_at=moment), "a chair" in lacking()) == (True, False)


def test_missing_of_no_group():
    assert ask("missing").sentence == "On 30 June 2022 the register has no group to answer for."
