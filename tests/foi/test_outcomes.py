"""The outcome of a request is that of its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi.choices import Outcome, RequestOutcome
from foi.outcomes import outcome_of


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ([], "interim"),
        (["pending"], "interim"),
        (["granted", "pending", "refused"], "interim"),
        (["withdrawn", "withdrawn"], "withdrawn"),
        (["granted", "granted"], "granted_in_full"),
        (["granted", "withdrawn"], "granted_in_full"),
        (["not_held", "not_held"], "not_held"),
        (["not_held", "no_such_body"], "not_held"),
        (["refused"], "refused_in_full"),
        (["refused", "not_held", "ncnd"], "refused_in_full"),
        (["refused_cost"], "refused_in_full"),
        (["refused_vexatious"], "refused_in_full"),
        (["accessible_elsewhere"], "refused_in_full"),
        (["granted_in_part"], "granted_in_part"),
        (["granted", "not_held"], "granted_in_part"),
        (["granted", "refused"], "granted_in_part"),
        (["granted", "no_such_body", "granted_in_part"], "granted_in_part"),
    ],
)
def test_outcome_follows_from_the_parts(parts, outcome):
    assert outcome_of(parts) == outcome


@given(st.lists(st.sampled_from(Outcome.values)))
def test_outcome_depends_on_nothing_but_which_ends_there_are(parts):
    found = outcome_of(parts)
    assert found == outcome_of(sorted(parts, reverse=True)) == outcome_of(set(parts))
    assert (found == RequestOutcome.INTERIM) == (not parts or "pending" in parts)
    if found == RequestOutcome.GRANTED_IN_FULL:
        assert {"granted"} <= set(parts) <= {"granted", "withdrawn"}
    if found == RequestOutcome.REFUSED_IN_FULL:
        assert not {"granted", "granted_in_part"} & set(parts)
