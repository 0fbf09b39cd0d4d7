"""Public pages are rendered once for each state of the public record, and say nothing of what is hidden."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from freshness.kept import PAGES, PAGES_ASKED, QUESTIONS
from freshness.pages import PublicPages
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.meetings.making import make_release, make_withdrawal

pytestmark = pytest.mark.django_db

KEPT_OF_A_SEARCH = {"pages": 0, "pages_asked": 0, "questions": 0, "fragments": 4}
"""The boxes, the links of the head, the header and the footer."""


def test_a_page_is_rendered_once(client, django_assert_num_queries) -> None:
    make.make_group(name="Invented group")
    first = client.get("/groups/")
    with django_assert_num_queries(1):
        second = client.get("/groups/")
    assert second.status_code == 200
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_while_the_revision_is_remembered_no_query_is_made(client, settings, django_assert_num_queries) -> None:
    settings.PAGES_ASKED_EVERY = 60.0
    client.get("/groups/")
    with django_assert_num_queries(0):
        assert client.get("/groups/").status_code == 200


def test_a_change_that_the_public_may_see_is_seen_at_once(client) -> None:
    group = make.make_group(name="Invented group")
    before = client.get("/groups/")
    group.name = "Renamed group"
    group.save()
    after = client.get("/groups/")
    assert "Renamed group" in after.content.decode()
    assert after["ETag"] != before["ETag"]


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.RESTRICTED])
def test_what_is_restricted_is_on_no_kept_page(client, audience) -> None:
    """L4: published, read, and then restricted."""
    group = make.make_group(name="Invented group", key="invented-group")
    for address in ("/groups/", "/groups/invented-group/", "/groups.csv", "/groups.json"):
        assert "Invented group" in client.get(address).content.decode()
    group.audience = audience
    group.save()
    for address in ("/groups/", "/groups.csv", "/groups.json"):
        assert "Invented group" not in client.get(address).content.decode()
    assert client.get("/groups/invented-group/").status_code == 404


def test_withdrawn_minutes_are_on_no_kept_page(client) -> None:
    meeting = make.make_meeting(date="2022-03-01")
    make.make_agenda_item(meeting=meeting, text="<p>On herons and ospreys.</p>")
    release = make_release(meeting=meeting)
    address = f"{meeting.get_absolute_url()}minutes/"
    assert "herons and ospreys" in client.get(address).content.decode()
    make_withdrawal(release=release)
    assert "herons and ospreys" not in client.get(address).content.decode()


def test_a_name_that_a_restricted_row_withholds_is_on_no_kept_page(client) -> None:
    """A restricted row is not told of, and yet takes what names the person away."""
    group, person = make.make_group(key="invented-group"), make.make_person(name="Jane Osprey")
    make.make_statement(about=[group], summary="Jane Osprey spoke of herons.", quote="Jane Osprey")
    assert "Jane Osprey" in client.get("/groups/invented-group/").content.decode()
    make.make_role(group=group, person=person, audience=Audience.RESTRICTED, withholding_reason="s40_2")
    assert "Jane Osprey" not in client.get("/groups/invented-group/").content.decode()


def write_a_note(group: Any, person: Any) -> None:
    group.staff_note = "Nobody is to know."
    group.save()


def hear_of_someone(group: Any, person: Any) -> None:
    make.make_person(name="Nobody is to know")


def add_a_source(group: Any, person: Any) -> None:
    make.make_source(title="Nobody is to know", audience=Audience.RESTRICTED)


@pytest.mark.parametrize("change", [write_a_note, hear_of_someone, add_a_source])
def test_a_change_that_is_hidden_changes_nothing(client, change) -> None:
    group, person = make.make_group(key="invented-group"), make.make_person()
    before = client.get("/groups/invented-group/")
    change(group, person)
    after = client.get("/groups/invented-group/")
    assert (after.content, dict(after.items())) == (before.content, dict(before.items()))


@pytest.mark.parametrize("change", [write_a_note, add_a_source])
def test_what_is_surely_hidden_is_not_even_rendered_for(client, django_assert_num_queries, change) -> None:
    group, person = make.make_group(key="invented-group"), make.make_person()
    client.get("/groups/invented-group/")
    change(group, person)
    with django_assert_num_queries(1):
        assert client.get("/groups/invented-group/").status_code == 200


def at(hour: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 1, 1, hour, tzinfo=UTC))


def test_a_document_that_says_when_it_was_made_stays_while_nothing_it_says_changes(client, monkeypatch) -> None:
    """Else the moment would tell that something hidden was changed."""
    make.make_group(name="Invented group")
    at(10, monkeypatch)
    before = client.get("/groups.json")
    make.make_group(name="Hidden group", audience=Audience.STAFF)
    at(11, monkeypatch)
    after = client.get("/groups.json")
    assert json.loads(before.content)["generated_at"]
    assert (after.content, dict(after.items())) == (before.content, dict(before.items()))
    assert before["ETag"].startswith('W/"')


@pytest.mark.parametrize("kept", [0, 500])
def test_whoever_has_the_page_already_is_told_so(client, settings, kept) -> None:
    settings.PAGES_KEPT = kept
    group = make.make_group()
    first = client.get("/groups/")
    same = client.get("/groups/", headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert same["Cache-Control"] == "public, max-age=0, s-maxage=30"
    group.name = "Renamed"
    group.save()
    assert client.get("/groups/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("kept", [0, 500])
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"If-None-Match": "{tag}"}, 304),
        ({"If-None-Match": "W/{tag}"}, 304),
        ({"If-None-Match": '"another", {tag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"another"'}, 200),
        ({"If-None-Match": ""}, 200),
        ({"If-None-Match": "{tag}", "If-Match": '"another"'}, 412),
        ({"If-None-Match": "{tag}", "If-Match": "{tag}"}, 304),
    ],
)
def test_whether_a_page_changed_can_be_asked_in_each_way(client, settings, kept, asked, status) -> None:
    """RFC 9110, 13.2.2; alike whether pages are kept or not."""
    settings.PAGES_KEPT = kept
    tag = client.get("/groups/")["ETag"]
    headers = {name: value.format(tag=tag) for name, value in asked.items()}
    for method in (client.get, client.head):
        answer = method("/groups/", headers=headers)
        assert answer.status_code == status
        if status == 304:
            told = {"ETag": tag, "Cache-Control": "public, max-age=0, s-maxage=30"}
            assert (answer.content, {name: answer[name] for name in told}) == (b"", told)
            assert not answer.has_header("Content-Type")


def test_each_address_is_kept_by_itself(client) -> None:
    make.make_group(name="Invented group")
    make.make_group(name="Other group")
    pages = {q: client.get("/groups/", {"q": q}).content.decode() for q in ("Invented", "Other")}
    again = {q: client.get("/groups/", {"q": q}).content.decode() for q in ("Invented", "Other")}
    assert again == pages
    assert pages["Invented"] != pages["Other"]


def test_the_next_day_is_another_page(client, monkeypatch) -> None:
    make.make_group(key="invented-group")
    today = client.get("/groups/").content
    tomorrow = date(2031, 5, 6)
    monkeypatch.setattr(timezone, "localdate", lambda *arguments: tomorrow)
    assert client.get("/groups/?on=2031-05-06").status_code == 200
    assert client.get("/groups/").status_code == 200
    monkeypatch.undo()
    assert client.get("/groups/").content == today
    assert client.get("/groups/?on=2031-05-06").status_code == 400


def test_who_has_signed_in_reads_a_page_of_their_own(client) -> None:
    make.make_group(name="Invented group")
    client.get("/groups/")
    staff = Client()
    staff.force_login(make.make_user(is_staff=True))
    page = staff.get("/groups/")
    assert page["Cache-Control"] == "private, no-store"
    assert not page.has_header("ETag")
    assert client.get("/groups/")["Cache-Control"] == "public, max-age=0, s-maxage=30"


def test_a_form_for_one_reader_is_kept_by_nobody(client) -> None:
    meeting = make.make_meeting(date="2022-03-01")
    make_release(meeting=meeting)
    form = client.get(f"{meeting.get_absolute_url()}minutes/other-format/")
    assert form.status_code == 200
    assert "no-store" in form["Cache-Control"]


def all_that_is_kept() -> dict[str, dict[str, Any]]:
    kept = {
        "pages": PAGES,
        "pages_asked": PAGES_ASKED,
        "questions": QUESTIONS,
        "fragments": caches["template_fragments"],
    }
    return {name: dict(each._cache) for name, each in kept.items()}


def test_searches_are_kept_nowhere(client) -> None:
    """Only what the boxes offer is, and that is the same whatever is looked for."""
    page = client.get("/search/", {"q": "heron"})
    assert page["Cache-Control"] == "private, no-store"
    kept = all_that_is_kept()
    assert {name: len(found) for name, found in kept.items()} == KEPT_OF_A_SEARCH
    assert "heron" not in repr(kept)
    client.get("/search/", {"q": "egret"})
    assert all_that_is_kept() == kept


def test_what_a_search_offers_is_that_of_the_public_record(client) -> None:
    """L4: a group that is restricted is offered no more, as soon as the record changes."""
    group = make.make_group(name="Invented group", key="invented-group")
    offered = '<option value="invented-group">Invented group</option>'
    for _ in range(2):
        assert offered in client.get("/search/", {"q": "heron"}).content.decode()
    group.audience = Audience.STAFF
    group.save()
    assert "Invented group" not in client.get("/search/", {"q": "heron"}).content.decode()


def test_pages_with_queries_push_no_page_out(client) -> None:
    client.get("/groups/")
    client.get("/groups/", {"q": "heron"})
    assert [len(each._cache) for each in (PAGES, PAGES_ASKED)] == [1, 1]


def test_whoever_asked_for_another_format_is_thanked(client) -> None:
    meeting = make.make_meeting(date="2022-03-01")
    make_release(meeting=meeting)
    minutes = f"{meeting.get_absolute_url()}minutes/"
    Client().get(minutes)
    wanted = {"format_wanted": "large_print", "contact": "reader@invented.example"}
    sent = client.post(f"{minutes}other-format/", wanted, follow=True)
    assert sent.redirect_chain == [(minutes, 302)]
    assert "Your request has reached us" in sent.content.decode()
    assert sent["Cache-Control"] == "private, no-store"
    assert "Your request has reached us" not in Client().get(minutes).content.decode()


def test_hidden_and_missing_pages_are_shared_alike(client) -> None:
    """L8."""
    make.make_group(key="hidden", audience=Audience.STAFF)
    hidden, missing = client.get("/groups/hidden/"), client.get("/groups/nothing/")
    assert dict(hidden.items()) == dict(missing.items())
    assert hidden["Cache-Control"] == "public, max-age=0, s-maxage=30"


def test_reading_the_head_gives_the_same_headers(client) -> None:
    make.make_group()
    head, page = client.head("/groups/"), client.get("/groups/")
    assert dict(head.items()) == dict(page.items())
    assert dict(client.head("/groups/").items()) == dict(page.items())
    assert client.head("/groups/").content == b""


def test_a_table_that_is_sent_piece_by_piece_is_asked_for_in_the_same_way(client) -> None:
    make.make_group()
    table = client.get("/data/groups.csv")
    assert table.status_code == 200
    same = client.get("/data/groups.csv", headers={"If-None-Match": table["ETag"]})
    assert (same.status_code, same["ETag"]) == (304, table["ETag"])


def test_a_page_that_was_made_meanwhile_is_found_while_it_is_right(rf) -> None:
    """What the one who waits for their turn looks for: the answer that someone else got."""
    asked = []

    def view(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        request.resolver_match = resolve(request.path)
        return HttpResponse("a page")

    pages = PublicPages(view)
    pages(rf.get("/about/"))
    first = asked[0].kept_meanwhile()
    assert (first.content, len(asked)) == (b"a page", 1)
    make.make_group()
    assert asked[0].kept_meanwhile() is None
