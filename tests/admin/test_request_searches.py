"""The page of the search log of a request (FOI-45)."""

import pytest

from foi.models import SearchEntry
from tests import factories as make
from tests.admin.forms import fill
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(signed_in):
    return signed_in("FOI officer", first_name="Ann", last_name="Invented")


def page(request, name="searches/"):
    return f"/admin/foi/informationrequest/{request.pk}/{name}"


def test_search_is_logged_and_adds_up(officer):
    request = make.make_request(audience="staff")
    question = make.make_question(request=request, number=3)
    assert "Nothing is logged yet." in lines_of(officer.get(page(request)))

    answer = fill(
        officer,
        page(request),
        place="Shared mailbox",
        activity="locating",
        minutes=840,
        on="1/7/2022",
        question=question.pk,
        found="Two letters.",
    )
    assert answer["Location"] == page(request)
    fill(officer, page(request), place="Archive", activity="other", minutes=600, on="1/7/2022")
    fill(officer, page(request), place="Archive", activity="retrieving", minutes=60, on="1/7/2022", expected="on")

    shown = officer.get(page(request))
    assert [
        (line["entry"].place, line["time"], line["counts"], line["by"], line["entry"].question)
        for line in shown.context["lines"]
    ] == [
        ("Shared mailbox", "14 h", "yes", "Ann Invented", question),
        ("Archive", "10 h", "no", "Ann Invented", None),
        ("Archive", "1 h", "estimated", "Ann Invented", None),
    ]
    lines = lines_of(shown)
    assert "Spent and expected: 15 h of 18 h (£375 of £450)" in lines
    assert "The limit is near: 15 h of 18 h (£375 of £450)." in lines
    assert [line for line in lines_of(officer.get(page(request, "change/"))) if "The limit is near" in line]


def test_estimate_above_the_limit_says_what_the_law_allows(officer):
    request = make.make_request()
    make.make_search_entry(request=request, minutes=1081)
    (shown,) = [line for line in lines_of(officer.get(page(request))) if "section 12" in line]
    assert shown == (
        "The estimate is above the limit, so that section 12 allows a refusal. Advise the requester how to narrow the "
        "request (section 16)."
    )


def test_auditor_reads_the_log_and_adds_nothing(signed_in):
    request = make.make_request()
    make.make_search_entry(request=request, place="Archive")
    auditor = signed_in("Auditor")
    shown = auditor.get(page(request))
    assert (shown.status_code, shown.context["form"]) == (200, None)
    auditor.post(page(request), {"place": "X", "activity": "locating", "minutes": 1, "on": "1/7/2022"})
    assert SearchEntry.objects.count() == 1


def test_entry_is_corrected_on_the_page_of_the_request_with_a_reason(officer):
    request = make.make_request(audience="staff")
    entry = make.make_search_entry(request=request, minutes=30, searched_by=officer.user)
    fill(officer, page(request, "change/"), change_reason="Misread.", **{"searches-0-minutes": "300"})
    entry.refresh_from_db()
    assert (entry.minutes, entry.searched_by, entry.history.first().history_change_reason) == (
        300,
        officer.user,
        "Misread.",
    )
