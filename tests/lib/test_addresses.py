"""Addresses that are filled in are those that are looked up."""

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from hypothesis import given
from hypothesis import strategies as st

from iag_registry.lib.addresses import address_of

SLUGS = st.from_regex(r"[-a-zA-Z0-9_]{1,12}", fullmatch=True)


@given(SLUGS, SLUGS, st.integers(min_value=0, max_value=10**9))
def test_address_is_that_of_reverse(key, slug, version):
    for name, parts in (
        ("groups:group-detail", (key,)),
        ("meetings:meeting-detail", (key, slug)),
        ("meetings:minutes-version", (key, slug, version)),
    ):
        assert address_of(name, *parts) == reverse(name, args=parts)


def test_address_below_another_beginning_of_the_site():
    assert address_of("groups:group-detail", "a") == "/groups/a/"
    set_script_prefix("/register/")
    try:
        assert address_of("groups:group-detail", "a") == "/register/groups/a/"
    finally:
        set_script_prefix("/")


def test_other_parts_than_the_view_takes_are_refused():
    with pytest.raises(NoReverseMatch):
        address_of("groups:group-detail", "a", "b")
