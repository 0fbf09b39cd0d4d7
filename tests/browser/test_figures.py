"""The figures of many invented requests in a browser, for the public and for staff (X1, X3)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from foi.actions.giving_figures import give_figures
from tests import factories as make
from tests.browser.looking import Looker
from tests.foi.desk import hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked, exempted


@pytest.fixture
def requests(running_site: Any) -> Any:
    """Twenty requests in each of five quarters; the register is emptied for whoever comes next."""
    running_site.show("empty")
    running_site.state = "figures"
    this_year = timezone.localdate().year
    hold_bank_holidays(this_year - 2, this_year + 1)
    exemption = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information")
    for number in range(5):
        first = date(this_year - 2 + (number + 1) // 4, (1, 4, 7, 10)[(number + 1) % 4], 10)
        for days in (10, 20, 20, 20, 60):
            for outcome in ("granted", "granted_in_part", "refused"):
                request = answered(str(first), str(first + timedelta(days=days)), parts=outcome)
                if outcome != "granted":
                    exempted(request, exemption)
            asked(str(first), f"invalid {first}")
    give_figures(today=timezone.localdate())
    yield running_site
    running_site.show("empty")


def test_figures_of_many_requests_are_sound(requests, context, page):
    requests.sign_in(context)
    pages = {
        "figures-many": "/foi/figures/",
        "staff-figures-many": "/admin/foi/informationrequest/figures/?figure=late&quarter=",
    }
    pages["staff-figures-many"] += f"{timezone.localdate().year - 2}-04"
    for name, path in pages.items():
        looker = Looker(page)
        assert looker.open(requests.url + path, status=200) + looker.problems(name=name) == []
    page.goto(f"{requests.url}/foi/figures/")
    page.get_by_text("Requests received: the same as a table").click()
    assert Looker(page).problems(name="figures-table-open") == []
    assert page.get_by_role("img").count() == 4
