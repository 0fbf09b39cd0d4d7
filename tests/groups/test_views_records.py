"""The pages of one group, area, theme, organisation or source; everything here is invented."""

import re

import pytest
from django.utils import timezone

from iag_registry.lib.partial_dates import PartialDate
from tests.factories import (
    make_area,
    make_area_membership,
    make_confirmation,
    make_disagreement,
    make_former_key,
    make_group,
    make_group_area,
    make_group_document,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_relation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_organisation_name,
    make_organisation_relation,
    make_person,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().split())


def words_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def fill_group(number):
    group = make_group(key="one", kind=make_kind(), status="")
    for place in range(number):
        said = make_statement(about=[group, make_theme()])
        make_disagreement(statements=[said])
        make_group_status(group=group, status="active", start=f"200{place}", statement=said)
        make_group_name(group=group, statement=said)
        make_group_area(group=group, statement=said)
        make_group_theme(group=group, statement=said)
        part = make_group_organisation(group=group, statement=said)
        make_organisation_relation(first=part.organisation)
        make_group_payment(group=group, payment=["pay", "expenses", "access_costs"][place], statement=said)
        make_role(group=group, statement=said, on_behalf_of=make_organisation(kind="force"))
        make_group_relation(first=group, statement=said)
        make_group_relation(second=group, kind="supports", statement=said)
        make_group_document(group=group, source=make_source())
        make_confirmation(group=group)


def fill_area(number):
    area, unit = make_area(key="one"), make_area(kind="unit")
    make_area_membership(area=area, unit=unit, statement=make_statement())
    for _ in range(number):
        for place in (area, unit):
            group = make_group(kind=make_kind())
            make_group_area(group=group, area=place)
            make_group_status(group=group, start="2021", statement=make_statement())
            make_group_theme(group=group)
            make_group_organisation(group=group)
        make_disagreement(statements=[make_statement(about=[area])])


def fill_theme(number):
    theme = make_theme(key="one")
    for _ in range(number):
        group = make_group(kind=make_kind())
        make_group_theme(group=group, theme=theme)
        make_group_theme(theme=theme, start="2006", end="2008")
        make_group_status(group=group, start="2021", statement=make_statement())
        make_group_area(group=group)
        make_group_organisation(group=group)
        make_disagreement(statements=[make_statement(about=[theme], standing="denied")])


def fill_organisation(number):
    body = make_organisation(key="one")
    for _ in range(number):
        said = make_statement(about=[body])
        make_disagreement(statements=[said])
        make_organisation_name(organisation=body, statement=said)
        make_organisation_relation(first=body, statement=said)
        make_organisation_relation(second=body, statement=said)
        group = make_group(kind=make_kind())
        make_group_organisation(group=group, organisation=body)
        make_group_organisation(organisation=body, start="2006", end="2008")
        make_group_status(group=group, start="2021", statement=make_statement())
        make_group_area(group=group)
        make_group_theme(group=group)
        make_source(publisher=body)


def fill_source(number):
    body = make_organisation()
    make_organisation_relation(first=body)
    source = make_source(key="one", publisher=body)
    for _ in range(number):
        make_disagreement(statements=[make_statement(source=source, about=[make_group(), make_theme()])])
        make_statement(about=[source])


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("fill", "address", "queries"),
    [
        (fill_group, "/groups/one/", 30),
        (fill_area, "/areas/one/", 24),
        (fill_theme, "/themes/one/", 17),
        (fill_organisation, "/organisations/one/", 22),
        (fill_source, "/sources/one/", 13),
        (fill_area, "/areas/", 5),
        (fill_theme, "/themes/", 10),
        (fill_organisation, "/organisations/", 1),
        (fill_source, "/sources/", 3),
    ],
)
def test_page_asks_the_same_number_of_queries(client, django_assert_num_queries, fill, address, queries, number):
    fill(number)
    with django_assert_num_queries(queries):
        response = client.get(address)
    assert response.status_code == 200


@pytest.mark.parametrize("address", ["/groups/", "/areas/", "/themes/", "/organisations/", "/sources/"])
def test_list_of_an_empty_register_offers_a_next_step(client, address):
    response = client.get(address)
    assert (response.status_code, 'href="/groups/"' in response.content.decode()) == (200, True)


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_hidden_record_is_the_same_404_as_one_that_never_existed(client, audience):
    make_group(key="hidden", audience=audience)
    make_former_key(key="former", group=make_group(audience=audience))
    make_organisation(key="hidden", audience=audience)
    make_source(key="hidden", audience=audience)
    for hidden in ("groups/hidden", "groups/former", "organisations/hidden", "sources/hidden"):
        never = f"{hidden.split('/')[0]}/never"
        one, other = client.get(f"/{hidden}/?on=2022-06-30"), client.get(f"/{never}/?on=2022-06-30")
        assert (one.status_code, one.content, dict(one.headers)) == (404, other.content, dict(other.headers))


def test_former_key_redirects_for_good_and_keeps_the_query(client):
    make_former_key(key="old-iag", group=make_group(key="new-iag"))
    response = client.get("/groups/old-iag/?on=2022-06-30")
    assert (response.status_code, response["Location"]) == (301, "/groups/new-iag/?on=2022-06-30")


@pytest.mark.parametrize("on", ["2022-13-01", "2022", "9999-01-01", "x", "\x00"])
@pytest.mark.parametrize("address", ["/groups/one/", "/areas/one/", "/themes/one/", "/organisations/one/", "/areas/"])
def test_day_that_cannot_be_read_gets_a_message_and_todays_page(client, address, on):
    make_group(key="one"), make_area(key="one"), make_theme(key="one"), make_organisation(key="one")
    response = client.get(address, {"on": on})
    assert (response.status_code, "That day could not be used" in words_of(response)) == (400, True)


@pytest.mark.parametrize("address", ["/groups/one/", "/areas/one/", "/themes/one/", "/organisations/one/"])
def test_page_of_an_earlier_day_says_so_and_its_links_keep_the_day(client, address):
    fill_group(1), fill_area(1), fill_theme(1), fill_organisation(1)
    text = text_of(client.get(f"{address}?on=2022-06-30"))
    main = text[text.index("<main") : text.index("</main>")]
    assert "You are reading the register as it stood on" in main
    records = re.findall(r'href="(/(?:groups|areas|themes|organisations|sources)/[^"]*)"', main)
    # What people subscribe to goes on, and is of no one day.
    of_a_day = [link for link in records if not link.endswith((".ics", ".atom"))]
    lost = [link for link in of_a_day if "on=2022-06-30" not in link and link != address]
    assert (bool(records), lost) == (True, [])


def test_group_page_names_the_public_and_counts_the_withheld(client):
    group = make_group(key="one", name="Invented IAG")
    make_role(group=group, person=make_person(name="Open Person"), role_type="chair")
    for name in ("Hidden One", "Hidden Two"):
        make_role(group=group, person=make_person(name=name), audience="staff", withholding_reason="s40_2")
    make_role(group=group, person=None, title="Youth seat")
    make_role(group=group, person=make_person(name="Lead Officer"), role_type="police_lead")
    words = words_of(client.get("/groups/one/"))
    assert "Open Person Chair From 2020" in words
    assert "1 of 3 named; 2 withheld: personal information, s.40(2)." in words
    assert "Member: 2 names withheld (personal information, s.40(2))" in words
    assert "Vacant Youth seat, as printed Member From 2020" in words
    assert words.index("Open Person") < words.index("Police side") < words.index("Lead Officer")
    assert ("Hidden One" in words, "Hidden Two" in words) == (False, False)


def test_group_page_with_next_to_nothing_says_what_is_not_known(client):
    make_group(key="one", name="Invented IAG", since="2020")
    words = words_of(client.get("/groups/one/"))
    assert "No source states who its members are." in words
    assert "Pay Not known: no source states it" in words
    assert "Expenses Not known: no source states it" in words
    assert "No source in the register speaks of this group." in words
    assert "No source ties this group to another one of the register." in words
    assert "The register holds no document of this group, such as its terms of reference." in words
    assert "Active from 2020. No source is given for it." in words


def test_group_page_before_its_earliest_record_says_so(client):
    make_group(key="one", since="2022", meeting_frequency="Monthly", quorum="Five members", open_to_public="yes")
    words = words_of(client.get("/groups/one/?on=2006-09-28"))
    assert "The register knows nothing of this group on 28 September 2006. Its earliest record is 2022 ." in words
    recorded = f"No source given; recorded on {PartialDate.of(timezone.localdate()).words}"
    told = [f"Meets Monthly {recorded}", f"Quorum Five members {recorded}", f"May the public attend Yes {recorded}"]
    assert [each for each in told if each in words] == []
    assert [each for each in told if each in words_of(client.get("/groups/one/"))] == told


def test_group_page_of_a_succeeded_body_warns_and_names_the_successor(client):
    group, before = make_group(key="one"), make_organisation(name="Old Authority")
    make_group_organisation(group=group, organisation=before)
    make_organisation_relation(first=before, second=make_organisation(key="new", name="New Office"), start="2012")
    text = text_of(client.get("/groups/one/"))
    assert "This is a record of an earlier time." in text
    assert 'was succeeded by <a class="govuk-link" href="/organisations/new/">New Office</a>, from 2012.' in text


def test_area_that_another_force_polices_says_who_does(client):
    make_area(key="city", name="The City", kind="outside", policed_by="Invented City Police")
    words = words_of(client.get("/areas/city/"))
    assert (
        "The City is policed by another force: Invented City Police. The groups of this register do not advise on it."
    ) in words


def test_area_page_says_where_reference_data_comes_from(client):
    borough = make_area(key="borough")
    make_area_membership(area=borough, note="Reference data: an invented list.")
    words = words_of(client.get("/areas/borough/"))
    assert "From 2019 Reference data: an invented list. Reference data: see the note" in words


def test_area_page_says_where_no_source_is_given(client):
    make_area_membership(area=make_area(key="borough"))
    assert "From 2019 No source given" in words_of(client.get("/areas/borough/"))


def test_group_page_tells_in_one_line_where_sources_disagree_on_several_groups(client):
    source = make_source(key="reply")
    one, other = make_group(key="one"), make_group()
    alone = make_statement(source=source, about=[one])
    together = make_statement(source=source, about=[one, other])
    make_disagreement(key="x1", title="Of its own", explanation="Told whole.", statements=[alone, together])
    make_disagreement(key="x2", title="Of a list", explanation="Told elsewhere.", statements=[together])
    text = text_of(client.get("/groups/one/"))
    assert '<h3 class="govuk-heading-m" id="disagreement-x1">Of its own</h3>' in text
    assert '<li><a class="govuk-link" href="/sources/reply/#disagreement-x2">Of a list</a></li>' in text
    assert "Told elsewhere." not in text
    assert 'id="disagreement-x2">Of a list</h3>' in text_of(client.get("/sources/reply/"))


def test_source_page_links_statements_and_shows_the_warning_as_printed(client):
    source = make_source(key="report", title="Invented report", archived_warning="This is archived material.")
    make_statement(key="g41", source=source, about=[make_group(key="one", name="Invented IAG")], section="B.1")
    text = text_of(client.get("/sources/report/"))
    assert '<blockquote class="register-statement__words">This is archived material.</blockquote>' in text
    assert '<div class="register-statement" id="g41">' in text
    assert 'About: <a class="govuk-link" href="/groups/one/">Invented <abbr ' in text
    assert '<h3 class="govuk-heading-m">B.1</h3>' in text


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (make_group, "/groups/one/"),
        (make_theme, "/themes/one/"),
        (make_area, "/areas/one/"),
        (make_organisation, "/organisations/one/"),
    ],
)
def test_page_that_cites_lines_says_once_where_they_are_counted(client, make, address):
    about = [make(key="one")]
    for _ in range(2):
        make_statement(about=about)
    counted = "Line numbers are counted in the register’s own text copy of each document."
    assert words_of(client.get(address)).count(counted) == 1


def test_source_page_says_what_the_number_of_its_file_is_for(client):
    make_source(key="report", held=True, file_name="invented.txt", sha256="0" * 64)
    words = words_of(client.get("/sources/report/"))
    assert f"anyone can check that a copy is the same: {'0' * 64}" in words


@pytest.mark.parametrize("address", ["/groups/one/", "/areas/", "/themes/", "/organisations/", "/sources/"])
def test_page_is_only_read(client, address):
    assert client.post(address).status_code == 405
