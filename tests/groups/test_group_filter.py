"""A list is narrowed to one group by choosing it, or by typing its name or key where there are too many to choose."""

import pytest

from groups import group_filter
from groups.group_filter import HINT
from tests import factories as make
from tests.page_text import main_of, text_of

pytestmark = pytest.mark.django_db
LISTS = ("/meetings/", "/changes/")


@pytest.fixture
def herons():
    make.make_group(key="ospreys", name="Osprey panel")
    return make.make_group(key="herons", name="Heron group")


@pytest.fixture
def many(monkeypatch, herons):
    monkeypatch.setattr(group_filter, "MOST_TO_CHOOSE_FROM", 1)


def box_of(response):
    return next(str(field) for field in response.context["listed"].form if field.name == "group")


@pytest.mark.parametrize("address", LISTS)
def test_few_groups_are_chosen_from_a_list(client, herons, address):
    box = box_of(client.get(address, {"group": "herons"}))
    assert box.startswith("<select")
    assert box.count("<option") == 3
    assert '<option value="herons" selected>Heron group</option>' in box


@pytest.mark.parametrize("address", LISTS)
def test_many_groups_are_typed(client, many, address):
    response = client.get(address)
    assert box_of(response).startswith('<input type="text" name="group"')
    assert "<option" not in box_of(response)
    assert HINT in text_of(main_of(response))


@pytest.mark.parametrize("typed", ["Heron group", " heron  GROUP ", "HERONS"])
@pytest.mark.parametrize("address", LISTS)
def test_name_of_a_group_leads_to_the_list_of_its_key(client, many, address, typed):
    """So that what is kept of the address, such as a feed, lasts when the group is renamed."""
    response = client.get(address, {"group": typed, "kind": ""}, follow=True)
    assert response.redirect_chain == [(f"{address}?group=herons&kind=", 302)]
    assert [(each.parameter, each.value) for each in response.context["listed"].asked] == [("group", "Heron group")]


@pytest.mark.parametrize("address", LISTS)
def test_what_is_no_group_is_refused_with_a_way_on(client, many, address):
    response = client.get(address, {"group": "Heron"})
    assert response.status_code == 400
    told = text_of(main_of(response))
    assert "Group: No group is called “Heron”, nor is that a key. Find the group in the list of groups" in told
    assert 'href="/groups/"' in response.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_groups_of_one_name_are_told_apart_by_their_keys(client, many, address):
    make.make_group(key="other-herons", name="Heron group")
    response = client.get(address, {"group": "heron group"})
    assert response.status_code == 400
    assert "2 groups are called “heron group”. Give the key of one: herons, other-herons." in text_of(main_of(response))


@pytest.mark.parametrize("address", LISTS)
def test_hidden_group_is_no_group(client, many, address):
    make.make_group(key="hidden", name="Hidden group", audience="staff")
    refused = [client.get(address, {"group": typed}) for typed in ("Hidden group", "Absent group")]
    assert [response.status_code for response in refused] == [400, 400]
    hidden, absent = (
        text_of(main_of(response)).replace(word, "")
        for response, word in zip(refused, ("Hidden", "Absent"), strict=True)
    )
    assert hidden == absent


@pytest.mark.parametrize("address", LISTS)
def test_former_key_still_leads_to_the_key_of_today(client, many, herons, address):
    make.make_former_key(group=herons, key="egrets")
    response = client.get(address, {"group": "egrets"})
    assert (response.status_code, response["Location"]) == (301, f"{address}?group=herons")


def test_search_is_narrowed_in_the_same_way(client, many):
    box = next(str(field) for field in client.get("/search/").context["found"].form if field.name == "group")
    assert box.startswith('<input type="text" name="group"')
    assert "<option" not in box
    response = client.get("/search/", {"q": "panel", "group": "osprey panel"})
    assert (response.status_code, response["Location"]) == (302, "/search/?q=panel&group=ospreys")
