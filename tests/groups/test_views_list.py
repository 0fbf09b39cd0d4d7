"""The page of the list of groups; everything here is invented."""

import pytest

from tests.factories import (
    make_group,
    make_group_area,
    make_group_organisation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db


def make_groups(number):
    kind = make_kind()
    for _ in range(number):
        group = make_group(kind=kind, status="")
        make_group_status(group=group, statement=make_statement())
        make_group_area(group=group)
        make_group_theme(group=group)
        make_group_organisation(group=group)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("number", [1, 3])
def test_group_list_asks_the_same_number_of_queries(client, django_assert_num_queries, number):
    make_groups(number)
    with django_assert_num_queries(9):
        response = client.get("/groups/")
    assert len(response.context["rows"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_group_list_with_words_asks_the_same_number_of_queries(client, django_assert_num_queries, number):
    make_groups(number)
    make_statement(about=[make_theme(name="Group life")], aspect="existence", standing="denied")
    with django_assert_num_queries(10):
        response = client.get("/groups/?q=group")
    assert (len(response.context["rows"]), len(response.context["denials"])) == (number, 1)


def test_group_list_explains_a_meeting_that_no_source_names_and_no_other_kind(client):
    make_group(kind=make_kind(code="meeting_unnamed", name="meeting without a name"))
    make_group(kind=make_kind(code="forum", name="forum"))
    text = text_of(client.get("/groups/"))
    assert text.count("No source names the body that meets.") == 1
    assert (
        'meeting without a name<br><span class="register-unknown">No source names the body that meets.</span>' in text
    )


@pytest.mark.parametrize(
    ("groups", "shown", "pages"), [(0, 0, 1), (1, 1, 1), (100, 100, 1), (101, 50, 2), (150, 50, 2), (151, 50, 3)]
)
def test_group_list_is_cut_into_pages_only_where_it_is_long(client, groups, shown, pages):
    for _ in range(groups):
        make_group()
    response = client.get("/groups/")
    assert (len(response.context["rows"]), response.context["page"].paginator.num_pages) == (shown, pages)
    assert ('aria-label="Pages of the list"' in response.content.decode()) is (pages > 1)


def test_group_list_pages_keep_the_filters(client):
    for _ in range(101):
        make_group()
    response = client.get("/groups/?status=active&page=2")
    assert (response.status_code, len(response.context["rows"])) == (200, 51)
    assert 'href="?status=active&amp;page=1"' in response.content.decode()


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "1e9", "9" * 5000])
def test_group_list_without_such_a_page_says_so(client, page):
    make_group()
    response = client.get("/groups/", {"page": page})
    assert response.status_code == 400
    [mistake] = response.context["mistakes"]
    assert mistake.message == f"The list has no page “{page[:40]}”. It has one page."


def test_group_list_without_results_offers_a_next_step(client):
    make_group()
    response = client.get("/groups/?q=zebra&on=2022-06-30")
    text = text_of(response)
    assert "The register knows of no such group on 30 June 2022." in text
    assert 'href="/groups/?on=2022-06-30">see all groups</a>' in text
    assert 'href="/groups/?on=2022-06-30">Remove<' in text


def test_group_list_finds_what_a_source_denies(client):
    theme = make_theme(name="Hate crime")
    make_statement(
        about=[theme],
        aspect="existence",
        standing="denied",
        summary="There is no such group.",
        quote="There is not an invented IAG",
    )
    text = text_of(client.get("/groups/?q=hate+crime"))
    assert "What a source says does not exist" in text
    assert "<blockquote>There is not an invented IAG</blockquote>" in text


def test_group_list_with_a_mistake_names_it_and_lists_nothing(client):
    make_group(name="Invented IAG")
    response = client.get("/groups/?colour=red&kind=x")
    text = text_of(response)
    assert response.status_code == 400
    assert "<li>“colour” is not a filter of this list." in text
    assert '<a href="#id_kind">Kind: “x” is not one of the choices. Choose from the list.</a>' in text
    assert "Invented IAG" not in text


def test_group_list_escapes_what_was_typed(client):
    text = text_of(client.get("/groups/?q=%3Cscript%3Ealert(1)%3C/script%3E"))
    assert "<script>alert" not in text
    assert "Words: <strong>“&lt;script&gt;alert(1)&lt;/script&gt;”</strong>" in text


def test_group_list_links_keep_the_day(client):
    make_group(key="one", since="2006")
    text = text_of(client.get("/groups/?on=2022-06-30"))
    assert "You are reading the register as it stood on" in text
    assert '<a class="govuk-link" href="/groups/one/?on=2022-06-30">' in text
    assert 'href="/groups.csv?on=2022-06-30"' in text


@pytest.mark.parametrize("address", ["/groups/", "/groups.csv", "/groups.json"])
def test_group_list_is_only_read(client, address):
    assert client.post(address).status_code == 405
