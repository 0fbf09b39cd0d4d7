"""The index says what the public may read, from the moment of each change on (GRP-08, L1, L7)."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from iag_registry.lib.audiences import Audience
from meetings.models import ReleaseWithdrawal
from search.actions.marking import index_afterwards, take_out_everything
from search.actions.refreshing import rebuild, refresh_waiting
from search.disclosure import bodies
from search.engines import engine
from search.models import Entry, Waiting
from tests import factories as make
from tests.meetings.making import make_release
from tests.search.looking import addresses, found_now, hits, whole_index

pytestmark = pytest.mark.django_db


def test_group_is_found_by_every_name_its_people_and_its_ties() -> None:
    theme, area = make.make_theme(name="Invented theme", key="invented-theme"), make.make_area(name="Invented place")
    group = make.make_group(name="Larkspur group", key="larkspur", summary="Speaks of kingfishers.")
    make.make_group_name(group=group, text="Foxglove panel")
    make.make_group_theme(group=group, theme=theme)
    make.make_group_area(group=group, area=area)
    make.make_role(group=group, person=make.make_person(name="Ada Invented"), role_type="chair")
    for words in ("larkspur", "foxglove panel", "kingfishers", "larkspur invented theme"):
        assert "/groups/larkspur/" in addresses(words)
    (person,) = hits("Ada Invented", sort="person")
    assert (person.title, person.context, person.url) == (
        "\x02Ada\x03 \x02Invented\x03",
        "Larkspur group",
        "/groups/larkspur/",
    )
    assert addresses("larkspur", facets=("theme=invented-theme",), sort="group") == ["/groups/larkspur/"]
    assert addresses("larkspur", facets=("theme=another",)) == []


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([{"status": "active", "observed": "2011-11-03", "start": ""}], "Active as of 3 November 2011"),
        ([{"status": "active", "start": "2001"}, {"status": "closed", "start": "2020-05"}], "Closed as of May 2020"),
        ([], ""),
    ],
)
def test_group_is_told_with_the_date_of_its_status(statuses: list[dict[str, str]], told: str) -> None:
    """What a source said long ago is not told as of today (GRP-03)."""
    group = make.make_group(name="Larkspur group", key="larkspur", status="")
    for status in statuses:
        make.make_group_status(group=group, **status)
    refresh_waiting()
    assert Entry.objects.get(ref="group/larkspur").context == told


def test_group_is_found_by_the_other_words_for_its_themes_of_today() -> None:
    theme = make.make_theme(key="subject", name="Invented subject", other_words="kingfisher; grey heron")
    group = make.make_group(name="Larkspur group", key="larkspur")
    tie = make.make_group_theme(group=group, theme=theme)
    past = make.make_theme(key="past", name="Former subject", other_words="gadwall")
    make.make_group_theme(group=group, theme=past, start="2001", end="2002", observed="")
    refresh_waiting()
    entry = Entry.objects.get(ref="group/larkspur")
    assert entry.words == "kingfisher; grey heron"
    assert addresses("grey heron", sort="group") == ["/groups/larkspur/"]
    assert addresses("gadwall", sort="group") == []
    theme.other_words = "bittern"
    theme.save()
    assert found_now("heron", sort="group") == ()
    assert addresses("heron", sort="group") == []
    assert addresses("bittern", sort="group") == ["/groups/larkspur/"]
    tie.delete()
    assert addresses("bittern", sort="group") == []


def test_organisation_theme_and_area_are_found_by_their_other_words() -> None:
    make.make_organisation(key="body", name="Invented body", abbreviation="IVB")
    make.make_theme(key="subject", name="Invented subject", other_words="kingfisher; heron")
    make.make_area(key="place", name="Invented place", other_names="Oldtown", code="E09000099")
    assert addresses("ivb") == ["/organisations/body/"]
    assert addresses("heron") == ["/themes/subject/"]
    assert addresses("oldtown") == addresses("e09000099") == ["/areas/place/"]


def test_denials_are_read_out_of_their_index() -> None:
    """A search looks through them each time; in other words than those of the index all entries would be read."""
    make.make_statement(standing="denied", about=[make.make_theme()], as_of="2022-06")
    make.make_statement(about=[make.make_theme()])
    refresh_waiting()
    (number,) = engine().state().denied
    assert " denied " in Entry.objects.get(pk=number).facets
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[connection.vendor]
    words = engine().is_denied.replace("%%", "%")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Else a table of two rows would be read whole.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{explain} SELECT id FROM search_entry WHERE {words} ORDER BY id LIMIT 1001")  # noqa: S608
        assert "search_entry_denied" in str(cursor.fetchall())


def test_denial_is_found_by_the_group_that_there_is_not() -> None:
    theme = make.make_theme(key="herons", name="Herons")
    source = make.make_source(key="reply")
    make.make_statement(
        key="n1", source=source, standing="denied", about=[theme], summary="There is none on herons.", as_of="2022-06"
    )
    assert addresses("herons IAG", facets=("denied",)) == ["/sources/reply/#n1"]
    assert addresses("herons independent advisory group", facets=("theme=herons",), sort="statement") == [
        "/sources/reply/#n1"
    ]


def test_meeting_and_each_paragraph_of_its_minutes_are_found() -> None:
    group = make.make_group(key="larkspur", name="Larkspur group")
    meeting = make.make_meeting(group=group, slug="spring", title="Spring meeting", date="2022-03-01")
    make.make_agenda_item(meeting=meeting, number="2", title="Pathways", text="<p>On kingfishers.</p><p>On herons.</p>")
    make.make_agenda_item(
        meeting=meeting,
        title="Secret",
        text="<p>On ospreys.</p>",
        audience="staff",
        withholding_reason="s40_2",
    )
    make_release(meeting=meeting)
    (paragraph,) = hits("herons")
    assert paragraph.url.startswith("/groups/larkspur/meetings/spring/minutes/#")
    shown = (paragraph.sort, paragraph.title, paragraph.snippet)
    assert shown == ("minutes", "2. Pathways", "On \x02herons\x03.")
    assert paragraph.context == "Larkspur group, minutes of 1 March 2022. Spring meeting"
    assert addresses("spring meeting", sort="meeting") == ["/groups/larkspur/meetings/spring/"]
    assert addresses("ospreys") == addresses("secret") == []


def test_withdrawn_minutes_are_found_no_more_in_the_same_transaction() -> None:
    meeting = make.make_meeting(group=make.make_group(), date="2022-03-01")
    make.make_agenda_item(meeting=meeting, text="<p>On kingfishers.</p>")
    release = make_release(meeting=meeting)
    assert len(hits("kingfishers")) == 1
    ReleaseWithdrawal.objects.create(
        release=release, withdrawn_on=date(2022, 4, 1), reason="Invented.", by=make.make_user()
    )
    assert found_now("kingfishers") == hits("kingfishers") == ()


def test_reply_in_the_log_is_found_until_it_is_withdrawn() -> None:
    entry = make.make_log_entry(slug="kingfishers", title="Kingfishers, asked for")
    release = make.make_log_release(entry=entry)
    assert addresses("kingfishers") == ["/disclosure-log/kingfishers/"]
    release.withdrawn_on, release.withdrawn_because = date(2022, 8, 1), "Invented."
    release.withdrawn_by = make.make_user()
    release.save()
    assert found_now("kingfishers") == hits("kingfishers") == ()


@pytest.mark.parametrize("audience", [Audience.ON_REQUEST, Audience.STAFF, Audience.RESTRICTED])
def test_record_that_becomes_hidden_is_found_no_more_in_the_same_transaction(audience: Audience) -> None:
    group = make.make_group(name="Larkspur group")
    statement = make.make_statement(about=[group], summary="Of kingfishers.")
    make.make_meeting(group=group, title="Heron meeting", date="2022-01-01")
    assert [len(hits(words)) for words in ("larkspur", "kingfishers", "heron")] == [3, 1, 1]
    with transaction.atomic():
        group.audience = audience
        group.save()
        assert [len(found_now(words)) for words in ("larkspur", "kingfishers", "heron")] == [0, 0, 0]
    assert [len(hits(words)) for words in ("larkspur", "kingfishers", "heron")] == [0, 0, 0]
    statement.subjects.get().delete()
    assert len(hits("kingfishers")) == 1


def test_change_that_is_not_kept_leaves_the_index_as_it_was() -> None:
    group = make.make_group(name="Larkspur group")
    hits("larkspur")
    before = whole_index()
    with transaction.atomic():
        group.audience = "staff"
        group.save()
        transaction.set_rollback(True)
    assert whole_index() == before


def test_name_that_becomes_withheld_takes_the_statements_that_print_it_along() -> None:
    group = make.make_group()
    person = make.make_person(name="Ada Larkspur")
    make.make_person_name(person=person, text="A. Foxglove")
    role = make.make_role(group=group, person=person)
    make.make_statement(summary="Chaired by A. Foxglove.", quote="A.  Foxglove")
    make.make_statement(summary="Of other things.")
    assert [hit.sort for hit in hits("foxglove")] == ["statement"]
    assert [hit.sort for hit in hits("larkspur")] == ["person"]
    role.audience, role.withholding_reason = "staff", "s40_2"
    role.save()
    assert found_now("foxglove") == found_now("larkspur") == ()
    assert hits("foxglove") == hits("larkspur") == ()
    role.audience, role.withholding_reason = "public", ""
    role.save()
    assert [len(hits(words)) for words in ("foxglove", "larkspur")] == [1, 1]


def test_row_that_is_moved_leaves_what_it_belonged_to() -> None:
    one, two = make.make_group(key="one", name="One"), make.make_group(key="two", name="Two")
    name = make.make_group_name(group=one, text="Larkspur panel")
    assert addresses("larkspur") == ["/groups/one/"]
    name.group = two
    name.save()
    assert addresses("larkspur") == ["/groups/two/"]


def test_record_that_is_deleted_is_found_no_more() -> None:
    theme = make.make_theme(name="Herons")
    assert len(hits("herons")) == 1
    theme.delete()
    assert found_now("herons") == hits("herons") == ()


def test_rebuild_of_a_lost_index_makes_all_of_it_again() -> None:
    group = make.make_group(name="Larkspur group")
    make.make_role(group=group, person=make.make_person(name="Ada Invented"))
    make.make_statement(about=[group])
    hits("larkspur")
    expected = whole_index()
    Entry.objects.all().delete()
    call_command("rebuild_search", verbosity=0)
    assert whole_index() == expected


def test_rebuild_puts_right_what_was_changed_past_all_saving() -> None:
    group = make.make_group(name="Larkspur group")
    hits("larkspur")
    Entry.objects.create(
        made_of="group", record=group.pk + 1, ref="group/none", sort="group", title="None", url="/groups/none/"
    )
    Entry.objects.filter(record=group.pk).update(title="Wrong")
    rebuilt = rebuild()
    assert (rebuilt.entries, rebuilt.added, rebuilt.removed) == (1, 1, 2)
    assert addresses("larkspur") == [f"/groups/{group.key}/"]
    assert (rebuild().added, rebuild().removed) == (0, 0)


def test_work_that_saves_much_is_indexed_in_the_end() -> None:
    make.make_group(name="Foxglove group")
    hits("foxglove")
    with index_afterwards():
        make.make_group(name="Larkspur group")
        assert Waiting.objects.count() == 0
    assert (Entry.objects.count(), Waiting.objects.get().made_of) == (0, "everything")
    assert [len(hits(words)) for words in ("foxglove", "larkspur")] == [1, 1]


def test_work_that_saves_nothing_leaves_the_index_as_it_is() -> None:
    make.make_group(name="Larkspur group")
    hits("larkspur")
    before = whole_index()
    with index_afterwards():
        pass
    assert whole_index() == before


def test_all_entries_can_be_taken_out_at_once() -> None:
    make.make_group(name="Larkspur group")
    hits("larkspur")
    take_out_everything()
    assert found_now("larkspur") == ()
    assert len(hits("larkspur")) == 1


@pytest.mark.django_db(transaction=True)
def test_index_is_made_as_soon_as_a_change_is_kept() -> None:
    group = make.make_group(name="Larkspur group")
    assert [hit.url for hit in found_now("larkspur")] == [group.get_absolute_url()]
    assert Waiting.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_process_left_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as dead:
        dead.setattr("search.actions.marking.refresh_waiting", lambda: None)
        make.make_group(name="Larkspur group")
    assert (len(found_now("larkspur")), Waiting.objects.count() > 0) == (0, True)
    make.make_theme()
    assert (len(found_now("larkspur")), Waiting.objects.count()) == (1, 0)


def test_nothing_that_is_kept_to_find_words_is_missing() -> None:
    """On SQLite a migration that alters the table of entries would drop its triggers without a word."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_entry'")
            names = {"search_entry_added", "search_entry_taken", "search_entry_changed"}
        else:
            names = {"search_entry_full_text", "search_entry_found_first"}
            cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname = ANY(%s)", [list(names)])
        assert {name for (name,) in cursor.fetchall()} == names


def test_refreshing_where_nothing_waits_makes_nothing() -> None:
    refresh_waiting()
    assert whole_index() == ([], [], 0)


def test_record_whose_page_cannot_be_made_does_not_hold_up_the_others(monkeypatch, caplog) -> None:
    broken, sound = make.make_theme(name="Broken heron"), make.make_theme(name="Sound heron")
    theme_view = bodies.disclosure.theme_view

    def failing(key: str, *arguments: Any) -> Any:
        if key == broken.key:
            raise ValueError(key)
        return theme_view(key, *arguments)

    monkeypatch.setattr(bodies.disclosure, "theme_view", failing)
    assert [hit.url for hit in hits("heron")] == [sound.get_absolute_url()]
    assert f"No entries in the search index for theme {broken.pk}." in caplog.text
    assert Waiting.objects.count() == 0
