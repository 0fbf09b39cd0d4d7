"""The staff screen of the questions: who may use it, and the audience and moment that it adds."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from foi.catalogue import QUESTIONS
from tests import factories as make
from tests.foi.invented import invented_register, stated_group
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
URLS = ["/admin/ask/", "/admin/ask/how-many/", "/admin/ask/how-many.csv"]


@pytest.fixture
def officer(client):
    """Someone signed in who may answer requests."""
    user = make.make_user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="answer_requests"))
    client.force_login(user)
    return user


@pytest.mark.parametrize("url", URLS)
def test_staff_screen_leads_others_to_sign_in(client, url):
    response = client.get(url)

    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={url}")


@pytest.mark.parametrize("url", URLS)
def test_staff_screen_is_closed_to_staff_who_may_not_answer_requests(client, url):
    client.force_login(make.make_user(is_staff=True))

    assert client.get(url).status_code == 403


@pytest.mark.parametrize("url", URLS)
def test_staff_screen_is_open_to_those_who_answer_requests(client, officer, url):
    assert client.get(url).status_code == 200


def test_staff_screen_carries_the_day_to_the_questions_and_back(client, officer):
    day = "?on=2022-06-30"

    questions = client.get(f"/admin/ask/{day}")
    question = client.get(f"/admin/ask/how-many/{day}")

    assert "You are reading the register as it stood on 30 June 2022." in lines_of(questions)
    assert addresses(questions, "/admin/ask/", day) == [f"/admin/ask/{question.key}/{day}" for question in QUESTIONS]
    assert addresses(question, "/admin/ask/?", day) == [f"/admin/ask/{day}", f"/admin/ask/{day}"]


def addresses(response, beginning, end):
    """The addresses of a page that begin and end so, in order."""
    links = re.findall('href="([^"]+)"', response.content.decode())
    return [link for link in links if link.startswith(beginning) and link.endswith(end)]


def test_staff_screen_takes_the_reference_of_the_request(client, officer):
    make.make_request(reference="INV/7")

    response = client.get("/admin/ask/how-many.json", {"request": "inv.7"})

    assert response.json()["query"]["request"] == "INV/7"


def test_staff_screen_says_which_day_cannot_be_read(client, officer):
    response = client.get("/admin/ask/?on=yesterday")

    assert response.status_code == 400
    assert "“yesterday” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022." in lines_of(response)


def test_staff_screen_answers_for_the_audience_that_is_chosen(client, officer):
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central, name="Inner IAG", audience="staff")
    query = {"on": "2022-06-30", "audience": "staff"}

    lines = lines_of(client.get("/admin/ask/how-many/", query))
    name = client.get("/admin/ask/how-many.csv", query)["Content-Disposition"]

    assert (
        "This answer is made for: Staff. It may hold names and statements that are not public. Do not publish it."
        in lines
    )
    assert "On 30 June 2022 the register counts 1 independent advisory group: 1 central IAG." in lines
    assert name == 'attachment; filename="how-many-on-2022-06-30-staff.csv"'


def test_staff_screen_answers_for_the_public_unless_told_otherwise(client, officer):
    lines = lines_of(client.get("/admin/ask/how-many/"))

    assert "This answer is made for: Public." in lines


def test_staff_screen_answers_as_known_at_a_moment(client, officer):
    invented = invented_register()
    before = timezone.localtime()
    stated_group(invented, 1, kind=invented.central, name="Race IAG")

    query = {"on": "2022-06-30", "known_at": before.strftime("%Y-%m-%d %H:%M:%S.%f")}
    lines = lines_of(client.get("/admin/ask/how-many/", query))

    assert [line for line in lines if line.startswith("On 30 June 2022")] == [
        (
            "On 30 June 2022 the register counts no independent advisory group. That does not mean that there was none"
            ": no source in the register names one as active on that day."
        )
    ]


@pytest.mark.parametrize("url", ["/admin/ask/", "/admin/ask/how-many/"])
def test_staff_screen_leads_back_and_offers_no_sign_in(client, officer, url):
    page = client.get(url).content.decode()

    assert ("Staff sign in" in page, "Staff pages and sign out" in page) == (False, True)


@pytest.mark.parametrize("audience", ["none", "restricted"])
def test_staff_screen_refuses_a_reference_that_it_does_not_hold(client, officer, audience):
    if audience == "restricted":
        make.make_request(reference="NOPE", audience="restricted")

    response = client.get("/admin/ask/how-many/", {"request": "NOPE"})

    assert (response.status_code, [mistake.message for mistake in response.context["mistakes"]]) == (
        400,
        [
            "Request: “NOPE” is not the reference of a request in the register. Check it, or add the request first.",
        ],
    )


def test_page_of_a_request_leads_to_the_question_with_what_is_known(client):
    client.force_login(make.make_user(is_staff=True, is_superuser=True))
    request = make.make_request(reference="INV/7", received="2022-06-30")
    question = make.make_question(request=request, catalogue_question="who-sits")
    make.make_question_part(question=question, theme=make.make_theme(key="race"))

    page = client.get(f"/admin/foi/informationrequest/{request.pk}/change/").content.decode()
    rows = client.get("/admin/foi/informationrequest/").content.decode()

    assert '<a href="/admin/ask/who-sits/?request=INV%2F7&amp;theme=race">' in page or (
        '<a href="/admin/ask/who-sits/?request=INV%2F7&theme=race">' in page
    )
    assert '<option value="latest-minutes">What are the latest minutes of these groups?</option>' in page
    assert "30 June 2022" in rows
