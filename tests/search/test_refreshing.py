"""No record can hold up the index, and what waits is told only where that tells nothing hidden."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iag_registry.lib.audiences import Audience
from search.actions import marking
from search.actions.marking import take_out, take_out_everything
from search.actions.refreshing import rebuild, refresh_waiting
from search.choices import Maker
from search.models import Entry, Waiting
from tests import factories as make
from tests.search.looking import addresses

pytestmark = pytest.mark.django_db


def test_names_that_differ_in_their_blanks_alone_are_one_entry() -> None:
    group = make.make_group(name="Larkspur group", key="larkspur")
    for name in ("Jane Invented", "Jane  Invented"):
        make.make_role(group=group, person=make.make_person(name=name))
    refresh_waiting()
    assert Entry.objects.filter(sort="person").count() == 1
    assert Waiting.objects.count() == 0
    rebuilt = rebuild()
    assert (rebuilt.added, rebuilt.removed) == (0, 0)


def test_words_that_the_database_cannot_hold_keep_nobody_else_out() -> None:
    """PostgreSQL keeps no more than a megabyte of different words for one entry; SQLite keeps them."""
    make.make_group(name="Larkspur group", key="larkspur")
    meeting = make.make_meeting(date="2022-03-01", title="Invented meeting")
    meeting.note = " ".join(f"{number:x}{number * 7919:x}" for number in range(150_000))
    meeting.save()
    assert addresses("larkspur") == ["/groups/larkspur/"]
    assert Waiting.objects.count() == 0
    held = Entry.objects.filter(sort="meeting").count()
    assert held == (0 if connection.vendor == "postgresql" else 1)


def test_who_may_not_be_named_is_judged_as_often_for_many_records_as_for_one() -> None:
    def judged() -> int:
        with CaptureQueriesContext(connection) as asked:
            rebuild()
        return sum('"told_person"' in query["sql"] for query in asked)

    make.make_role(group=make.make_group(name="Larkspur"), audience=Audience.STAFF, withholding_reason="s40_2")
    once = judged()
    for number in range(3):
        make.make_role(
            group=make.make_group(name=f"Larkspur {number}"), audience=Audience.STAFF, withholding_reason="s40_2"
        )
    assert (once > 0, judged()) == (True, once)


def test_very_many_records_are_taken_out_a_few_at_a_time(monkeypatch: Any, django_assert_max_num_queries: Any) -> None:
    monkeypatch.setattr(marking, "AT_ONCE", 2)
    groups = [make.make_group(name=f"Larkspur {number}") for number in range(5)]
    assert len(addresses("larkspur")) == 5
    take_out((Maker.GROUP, group.pk) for group in groups)
    assert Entry.objects.filter(made_of=Maker.GROUP).count() == 0
    assert len(addresses("larkspur")) == 5


def test_rebuilding_takes_up_what_came_meanwhile(monkeypatch: Any) -> None:
    make.make_group(name="Larkspur group", key="larkspur")
    refresh_waiting()

    def rebuild_while_others_work() -> Any:
        done = rebuild()
        Entry.objects.all().delete()
        Waiting.objects.create(made_of=Maker.GROUP, record=0)
        Waiting.objects.create(made_of=Maker.EVERYTHING, record=0)
        return done

    monkeypatch.setattr("search.management.commands.rebuild_search.rebuild", rebuild_while_others_work)
    call_command("rebuild_search")
    assert Waiting.objects.count() == 0
    assert Entry.objects.filter(sort="group").count() == 1


def test_an_index_in_the_making_is_no_proof_of_absence(client: Any) -> None:
    make.make_group(name="Larkspur group")
    refresh_waiting()
    being_made = "The search is being made ready just now"
    assert being_made not in client.get("/search/", {"q": "larkspur"}).content.decode()
    take_out_everything()
    assert being_made in client.get("/search/", {"q": "larkspur"}).content.decode()


def test_a_single_record_that_waits_tells_nothing(client: Any) -> None:
    """It may be a hidden one: the page is the same before, while and after it waits."""
    make.make_group(name="Larkspur group")
    refresh_waiting()
    before = client.get("/search/", {"q": "larkspur"}).content
    make.make_group(name="Hidden group", audience=Audience.STAFF)
    Waiting.objects.get_or_create(made_of=Maker.GROUP, record=999)
    assert client.get("/search/", {"q": "larkspur"}).content == before


@pytest.mark.parametrize("typed", ["IAG", "group", "groups", "independent advisory group", "IAGs"])
def test_whoever_looks_for_any_group_is_not_told_first_what_there_is_not(client: Any, typed: str) -> None:
    theme = make.make_theme(key="herons", name="Herons")
    make.make_statement(standing="denied", about=[theme], summary="There is none on herons.", as_of="2022-06")
    make.make_group(name="Invented independent advisory group IAG")
    refresh_waiting()
    assert "What a source says does not exist" not in client.get("/search/", {"q": typed}).content.decode()
    assert "What a source says does not exist" in client.get("/search/", {"q": f"herons {typed}"}).content.decode()
