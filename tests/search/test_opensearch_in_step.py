"""The server is kept in step with the entries, and is relied on only while it is."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from search.actions import sending
from search.actions.leaving import delete
from search.actions.marking import take_out_everything
from search.actions.refreshing import rebuild, refresh_waiting
from search.actions.sending import send_changes, send_everything
from search.engines.opensearch import _held
from search.models import Copy, Entry, Gone
from search.opensearch import index
from search.opensearch.server import NoAnswer, connection
from tests import factories as make
from tests.search.invented_entries import make_entries
from tests.search.looking import addresses, found_now, hits, is_whole, numbers_held, numbers_kept

pytestmark = pytest.mark.django_db


def server_of(running: Any) -> Any:
    return connection(running.url)


@pytest.mark.django_db(transaction=True)
def test_change_is_sent_as_soon_as_it_is_kept(server_alone: Any) -> None:
    theme = make.make_theme(name="Larkspur", key="larkspur")
    assert [hit.url for hit in found_now("larkspur")] == ["/themes/larkspur/"]
    theme.name = "Foxglove"
    theme.save()
    assert [len(found_now(words)) for words in ("larkspur", "foxglove")] == [0, 1]
    theme.delete()
    assert (found_now("foxglove"), numbers_held(), is_whole()) == ((), [], True)


def test_no_server_is_told_of_anything_where_none_is_chosen(settings: Any, django_assert_num_queries: Any) -> None:
    assert settings.SEARCH_ENGINE == "database"
    theme = make.make_theme()
    refresh_waiting()
    with django_assert_num_queries(0):
        send_changes()
        assert send_everything() == ""
    theme.delete()
    assert (Gone.objects.count(), Copy.objects.count(), rebuild().trouble) == (0, 0, "")


def test_texts_cannot_be_read_back_from_the_server(search_server: Any) -> None:
    make_entries()
    send_changes()
    body = {"query": {"match_all": {}}, "size": 100, "sort": [{"number": {"order": "asc", "missing": "_last"}}]}
    found = server_of(search_server).search(index="iag-register", body=body)["hits"]["hits"]
    assert len(found) == len(numbers_kept()) + 1
    assert {name for hit in found for name in hit["_source"]} <= {"number", "print"}


@pytest.mark.usefixtures("search_server")
def test_what_is_kept_and_not_sent_yet_is_found_by_the_database() -> None:
    make_entries()
    assert (_held(), len(found_now("meeting"))) == (None, 4)
    send_changes()
    assert (is_whole(), len(found_now("meeting"))) == (True, 4)


@pytest.mark.usefixtures("search_server")
def test_many_are_sent_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "AT_ONCE", 3)
    make_entries()
    send_changes()
    assert is_whole()
    take_out_everything()
    assert _held() is None
    send_changes()
    assert (is_whole(), numbers_held()) == (True, [])
    make_entries()
    assert send_everything() == ""
    assert is_whole()


@pytest.mark.usefixtures("empty_server")
def test_server_that_was_never_sent_everything_is_not_asked() -> None:
    make_entries()
    send_changes()
    assert (_held(), len(found_now("meeting"))) == (None, 4)
    assert send_everything() == ""
    assert is_whole()


@pytest.mark.parametrize("step", ["remove", "put", "bear_mark", "after_mark"])
def test_what_a_dead_process_had_not_noted_is_sent_again(
    search_server: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """It dies before, or after, it has had the server bear the new mark; twice, before the third does the work."""
    entries = make_entries()
    send_changes()
    delete(Entry.objects.filter(pk=entries[0].pk))
    Entry.objects.create(made_of="theme", record=99, ref="new", sort="theme", title="Bittern", url="/new/")

    class Dead(Exception):
        pass

    def die(*arguments: Any, **more: Any) -> Any:
        raise Dead

    for _ in range(2):
        with monkeypatch.context() as dying:
            if step == "after_mark":
                dying.setattr(sending.Work, "_finish", lambda work, *_: die(index.bear_mark(work.step)))
            else:
                dying.setattr(index, step, die)
            # A dead process does not say that it has ended.
            dying.setattr(sending.Work, "going_on", lambda work: nullcontext())
            with pytest.raises(Dead):
                send_changes()
        assert (_held(), len(found_now("bittern"))) == (None, 1)
        Copy.objects.update(busy_since=timezone.now() - timedelta(hours=1))
    send_changes()
    assert (is_whole(), len(found_now("bittern"))) == (True, 1)


@pytest.mark.usefixtures("search_server")
def test_one_process_sends_and_another_leaves_it_the_work() -> None:
    Copy.objects.update(busy_since=timezone.now())
    make_entries()
    send_changes()
    assert numbers_held() == []
    assert send_everything() == sending.BUSY
    Copy.objects.update(busy_since=None)
    send_changes()
    assert is_whole()


@pytest.mark.usefixtures("search_server")
def test_whoever_sends_looks_again_once_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process has kept meanwhile, and left to this one, is sent too."""
    make_entries()
    bear_mark = index.bear_mark
    later: list[Any] = []

    def others_work(step: str) -> int:
        if not later:
            later.append(
                Entry.objects.create(made_of="theme", record=9, ref="l", sort="theme", title="Late", url="/l/")
            )
            send_changes()
        return bear_mark(step)

    monkeypatch.setattr(index, "bear_mark", others_work)
    send_changes()
    assert is_whole()
    assert later[0].pk in numbers_held()


@pytest.mark.usefixtures("search_server")
def test_process_that_was_taken_for_dead_notes_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    make_entries()

    def taken_over(documents: Any) -> None:
        Copy.objects.update(busy_since=timezone.now() + timedelta(seconds=1))

    monkeypatch.setattr(index, "put", taken_over)
    before = Copy.objects.values_list("step", "greatest").get()
    send_changes()
    assert Copy.objects.values_list("greatest", "busy_since").get()[0] == before[1]
    assert Copy.objects.get().busy_since is not None


def test_restarted_empty_the_server_is_not_relied_on_until_it_has_everything(search_server: Any, caplog: Any) -> None:
    make_entries()
    send_changes()
    server_of(search_server).indices.delete(index="iag-register")
    assert len(found_now("meeting")) == 4
    send_changes()
    assert len(found_now("meeting")) == 4
    assert "The search server has no index iag-register. The database answers in its place." in caplog.text
    assert rebuild().trouble == ""
    assert is_whole()


@pytest.mark.parametrize("loss", ["one entry", "the mark", "another mark", "one too many"])
def test_half_filled_the_server_is_not_relied_on(search_server: Any, loss: str, caplog: Any) -> None:
    entries = make_entries()
    send_changes()
    server = server_of(search_server)
    if loss == "one entry":
        server.delete(index="iag-register", id=entries[10].pk, params={"refresh": "true"})
    elif loss == "the mark":
        server.delete(index="iag-register", id="step", params={"refresh": "true"})
    elif loss == "another mark":
        server.index(index="iag-register", id="step", body={"step": "another"}, params={"refresh": "true"})
    else:
        server.index(index="iag-register", id="more", body={"title": "meet"}, params={"refresh": "true"})
    assert len(found_now("meeting")) == 4
    assert "The database answers in its place." in caplog.text
    if loss != "one too many":
        assert send_everything() == ""
        assert is_whole()


@pytest.mark.usefixtures("search_server")
def test_database_that_was_set_back_does_not_rely_on_what_came_later() -> None:
    """As after a backup was read in: numbers are given again, to other entries than the server has."""
    make_entries()
    send_changes()
    earlier = Copy.objects.values("step", "next_step", "greatest", "entries").get()
    entry = Entry.objects.create(made_of="theme", record=9, ref="secret", sort="theme", title="Osprey", url="/secret/")
    send_changes()
    number, _ = entry.pk, entry.delete()
    Copy.objects.update(**earlier)
    Entry.objects.create(pk=number, made_of="theme", record=9, ref="new", sort="theme", title="Bittern", url="/new/")
    assert [hit.url for hit in found_now("bittern")] == ["/new/"]
    assert found_now("osprey") == ()
    send_changes()
    assert (_held(), found_now("osprey")) == (None, ())
    assert send_everything() == ""
    assert (is_whole(), found_now("osprey"), len(found_now("bittern"))) == (True, (), 1)


@pytest.mark.usefixtures("search_server")
def test_entries_that_never_came_to_the_server_are_noticed(caplog: Any) -> None:
    """One of a lower number than was sent, which nothing in the register makes."""
    entries = make_entries()
    Entry.objects.filter(pk=entries[3].pk).delete()
    send_changes()
    Entry.objects.create(pk=entries[3].pk, made_of="theme", record=9, ref="x", sort="theme", title="Bittern", url="/x/")
    Entry.objects.create(made_of="theme", record=9, ref="y", sort="theme", title="Bittern", url="/y/")
    send_changes()
    assert (_held(), len(found_now("bittern"))) == (None, 2)
    assert "The search server holds another number of entries than the database." in caplog.text


@pytest.mark.usefixtures("search_server")
def test_comparing_writes_nothing_where_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    make_entries()
    send_changes()
    written: list[Any] = []
    monkeypatch.setattr(index, "put", written.append)
    monkeypatch.setattr(index, "remove", written.append)
    assert send_everything() == ""
    assert (written, is_whole()) == ([], True)


@pytest.mark.usefixtures("search_server")
def test_comparing_puts_right_what_was_changed_past_all_saving() -> None:
    entries = make_entries()
    send_changes()
    Entry.objects.filter(pk=entries[0].pk).update(title="Bittern")
    Entry.objects.filter(pk=entries[1].pk).delete()
    assert send_everything() == ""
    assert (is_whole(), [hit.url for hit in found_now("bittern")]) == (True, ["/invented/00/"])


def test_index_of_another_form_is_made_anew(search_server: Any) -> None:
    make_entries()
    server = server_of(search_server)
    server.indices.delete(index="iag-register")
    mark = {"made_by": "iag-registry search index", "form": "of an earlier version"}
    server.indices.create(index="iag-register", body={"mappings": {"_meta": mark}})
    assert send_everything() == ""
    assert is_whole()


def test_index_of_somebody_else_is_left_alone(empty_server: Any) -> None:
    server = server_of(empty_server)
    server.index(index="iag-register", id="1", body={"of": "others"}, params={"refresh": "true"})
    make_entries()
    assert "was not made by the register" in send_everything()
    assert server.get(index="iag-register", id="1")["_source"] == {"of": "others"}
    assert (_held(), len(found_now("meeting"))) == (None, 4)


def test_documents_that_the_server_refuses_are_said(search_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoAnswer, match="refuses 1 of the documents"):
        index.put([{"number": 1, "unknown": "column"}])
    index.remove([1, 2, 3])


@pytest.mark.usefixtures("search_server")
def test_register_is_sent_as_a_rebuild_makes_it() -> None:
    group = make.make_group(name="Larkspur group", key="larkspur")
    make.make_meeting(group=group, slug="spring", title="Spring meeting", date="2022-03-01")
    hits("larkspur")
    Entry.objects.all().delete()
    assert (rebuild().trouble, is_whole()) == ("", True)
    assert sorted(addresses("larkspur")) == ["/groups/larkspur/", "/groups/larkspur/meetings/spring/"]
