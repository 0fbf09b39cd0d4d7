"""Every page of a register that holds nothing yet is valid, has its frame and offers a way on (Z3, X15)."""

import pytest

from tests.harness.public_pages import EMPTY_PAGES, dead_ends, pages_of, problems_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", EMPTY_PAGES)
def test_page_of_an_empty_register_is_sound(client, name, record_property):
    pages = pages_of(client, name)
    record_property(*dead_ends("empty", pages))
    assert {page.status for page in pages} == {200}
    assert problems_of(pages) == []
