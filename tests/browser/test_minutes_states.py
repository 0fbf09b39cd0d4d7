"""The page of minutes in every state in which a reader meets it, in a real browser at every width (X1, X3, X7)."""

import pytest

from tests.browser.looking import Looker
from tests.browser.minutes_states import STATES, make_minutes_in


@pytest.mark.parametrize("name", STATES)
def test_page_of_minutes_is_sound_in_each_state(running_site, page, name, record_property):
    running_site.show("one")
    path = make_minutes_in(name)
    looker = Looker(page)
    problems = looker.open(running_site.url + path, status=200) + looker.problems(name=f"minutes-{name}")
    record_property("proof", ["X1 X3 states of the page of minutes with a problem", bool(problems), 1])
    assert problems == []
    assert STATES[name][1] in page.locator("main").inner_text()
