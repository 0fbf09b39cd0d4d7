"""Entries are made of what is kept, and never of what is just being changed by someone else."""

from threading import Thread
from time import sleep

import pytest
from django.db import OperationalError, connection, transaction

from search.actions.marking import take_out
from search.actions.refreshing import refresh_waiting
from search.choices import Maker
from search.models import Waiting
from search.turns import Taken
from tests import factories as make
from tests.search.looking import found_now, hits


@pytest.mark.django_db(transaction=True)
def test_entries_are_not_made_while_a_record_is_being_changed() -> None:
    """Another process makes entries of the group on a connection of its own, before it is hidden for all to see.

    It waits for its turn on PostgreSQL; SQLite in memory sends it away at once, and one in a file lets it wait.
    """
    group = make.make_group(name="Larkspur group")
    assert len(found_now("larkspur")) == 1
    sent_away: list[Exception] = []

    def make_entries() -> None:
        try:
            take_out({(Maker.GROUP, group.pk)})
        except OperationalError as problem:
            sent_away.append(problem)
        finally:
            connection.close()

    with transaction.atomic():
        group.audience = "staff"
        group.save()
        other = Thread(target=make_entries)
        other.start()
        sleep(0.5)
        is_waiting = other.is_alive()
    other.join()
    assert (is_waiting, len(sent_away)) == ((True, 0) if connection.vendor == "postgresql" else (False, 1))
    assert found_now("larkspur") == hits("larkspur") == ()
    assert Waiting.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_whoever_cannot_have_the_turn_leaves_the_work_to_those_who_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*, patience: float) -> None:
        raise Taken("Others are at work.")

    with monkeypatch.context() as busy:
        busy.setattr("search.actions.refreshing.have_the_turn", taken)
        make.make_group(name="Larkspur group")
        assert found_now("larkspur") == ()
        assert Waiting.objects.count() > 0
    refresh_waiting()
    assert len(found_now("larkspur")) == 1
