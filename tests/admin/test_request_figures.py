"""The staff page of the figures: every number, and the requests behind it."""

from datetime import date

import pytest

from tests import factories as make
from tests.foi.desk import hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked, exempted

pytestmark = pytest.mark.django_db
PAGE = "/admin/foi/informationrequest/figures/"
TODAY = date(2022, 12, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    hold_bank_holidays()


@pytest.fixture
def officer(signed_in):
    return signed_in("FOI officer")


def table(response):
    """The numbers of the latest year that are not nought, by the words of each figure, the latest quarter first."""
    (year, *_) = response.context["years"]
    return {row.words: [n for _, n in row.numbers] for row in year.rows if any(n for _, n in row.numbers)}


def test_page_gives_every_number_however_small(officer):
    exemption = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information")
    exempted(answered("2022-04-04", "2022-04-20", parts="refused"), exemption)
    asked("2022-10-03", "acknowledged 2022-10-04")
    response = officer.get(PAGE)
    assert table(response) == {
        "Received": [1, 0, 1],
        "Not yet answered in full": [1, 0, 0],
        "Answered in full": [0, 0, 1],
        "of which within 20 working days": [0, 0, 1],
        "Refused in full": [0, 0, 1],
        "of which exempt, or refused on another ground": [0, 0, 1],
        "Exemption used: s.40(2), personal information": [0, 0, 1],
    }
    said = response.content.decode()
    assert "final since 1 Jul 2022" in said
    assert "provisional" in said
    assert "Do not pass a number below 5 on." in said


def test_number_leads_to_the_requests_behind_it(officer):
    late, _ = answered("2022-04-04", "2022-06-20"), answered("2022-04-04", "2022-04-20")
    page = officer.get(PAGE).content.decode()
    assert '<a href="?on=2022-12-01&amp;quarter=2022-04&amp;figure=late#requests">1<' in page
    response = officer.get(f"{PAGE}?on=2022-12-01&quarter=2022-04&figure=late")
    assert response.context["listed"] == ("April to June 2022: late", [(late.pk, late.reference)])
    assert (
        f'<a href="/admin/foi/informationrequest/{late.pk}/change/">{late.reference}</a>' in response.content.decode()
    )


def test_requests_of_an_unknown_day_are_listed(officer):
    request = make.make_request()
    response = officer.get(f"{PAGE}?quarter=unknown")
    assert response.context["listed"] == ("The day of receipt is not known", [(request.pk, request.reference)])


@pytest.mark.parametrize(
    "query", ["quarter=2022-04&figure=none", "quarter=x&figure=late", "figure=%00", "quarter=2022-04"]
)
def test_list_that_there_is_not_is_left_out(officer, query):
    answered("2022-04-04", "2022-06-20")
    response = officer.get(f"{PAGE}?{query}")
    assert (response.status_code, response.context["listed"]) == (200, None)


def test_figures_of_an_earlier_day(officer):
    answered("2022-04-04", "2022-06-20")
    assert table(officer.get(f"{PAGE}?on=2022-04-05"))["Not yet answered in full"] == [1]
    assert officer.get(f"{PAGE}?on=never").status_code == 400


def test_restricted_request_counts_for_those_alone_who_may_know_of_it(officer, signed_in):
    answered("2022-04-04", "2022-06-20", audience="restricted")
    assert officer.get(PAGE).context["years"] == []
    assert table(signed_in("Auditor").get(PAGE))["Received"] == [0, 0, 1]


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher", "Administrator"])
def test_page_is_for_those_who_see_requests(signed_in, role):
    assert signed_in(role).get(PAGE).status_code == 403


def test_front_page_and_the_page_of_what_is_due_lead_there(officer):
    for address in ("/admin/", "/admin/foi/informationrequest/due/"):
        assert f'href="{PAGE}"' in officer.get(address).content.decode()
