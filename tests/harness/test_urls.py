"""The harness covers every address of the site, and leads to the records that it says."""

from collections import Counter

import pytest
from django.urls import resolve

from tests.harness.urls import arguments_of, has_page, model_of, pattern, sample_args, url_patterns
from tests.harness.world import make_world

pytestmark = pytest.mark.django_db


def test_every_address_has_one_name():
    assert [name for name, count in Counter(each.name for each in url_patterns()).items() if count > 1] == []


def test_every_address_can_be_filled():
    make_world()
    assert [each.name for each in url_patterns() if not sample_args(each.name)] == []


def test_every_filled_address_leads_back_to_its_pattern():
    make_world()
    wrong = []
    for each in url_patterns():
        for arguments in sample_args(each.name):
            found = resolve(each.address(arguments))
            if found.route.replace("^", "") != each.route.replace("^", ""):
                wrong.append((each.name, arguments, found.route))
    assert wrong == []


def test_page_of_a_record_is_filled_with_that_record():
    world = make_world()
    group = world.row(model_of(pattern("groups:group-detail")), "staff")
    assert arguments_of("groups:group-detail", group) == {"key": "staff-group"}
    assert pattern("groups:group-detail").address({"key": "staff-group"}) == "/groups/staff-group/"
    assert has_page("groups:group-detail", group) is True


def test_address_that_is_not_covered_is_refused():
    with pytest.raises(LookupError, match="The URL table has no groups:no-such-page"):
        sample_args("groups:no-such-page")
