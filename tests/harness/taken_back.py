"""What is public at first, with a mark in its words, and what takes each of it back (L4)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foi.actions.publishing import withdraw_reply
from groups.models import AdvisoryGroup, Source
from iag_registry.lib.audiences import Audience
from iag_registry.staff_roles import sync_staff_roles
from meetings.actions.releasing import withdraw
from tests import factories as make
from tests.factories import packs
from tests.foi.desk import make_officer
from tests.foi.replies_by_hand import reply
from tests.harness.canaries import Canaries
from tests.meetings.making import make_action, make_paper, make_release
from tests.meetings.staff import make_publisher


@dataclass(frozen=True)
class Published:
    """Something that everyone may read: the marks in it, and what takes it back."""

    what: str
    marks: tuple[str, ...]
    take_back: Callable[[], Any]


def publish_to_take_back(canaries: Canaries, shared: dict[str, Any]) -> list[Published]:
    """One of each sort of thing that can be taken back, tied to the register that `plant` has made."""
    sync_staff_roles()
    makers = (_group, _minutes, _name, _source, _reply, _meeting)
    return [maker(canaries, shared) for maker in makers]


def _restrict(row: Any) -> None:
    row.audience = Audience.RESTRICTED
    row.save()


def _group(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """A group with an area, a theme, a meeting and minutes, that is restricted."""
    name, key, summary, item = (canaries.word(f"public {each}") for each in ("name", "key", "summary", "item"))
    group = make.make_group(kind=shared["kind"], key=key, name=f"Group {name}", summary=summary)
    make.make_group_area(group=group, area=shared["area"])
    make.make_group_theme(group=group, theme=shared["theme"])
    make.make_group_organisation(group=group, organisation=shared["force"])
    make.make_statement(source=shared["source"], about=[group])
    meeting = make.make_meeting(group=group, slug="of-a-group", date="2022-03-02")
    make.make_agenda_item(meeting=meeting, text=f"<p>{item}</p>")
    make_action(meeting=meeting)
    make_release(meeting=meeting)
    return Published(
        "a group that is restricted",
        (name, key, summary, item),
        lambda: _restrict(AdvisoryGroup.objects.get(pk=group.pk)),
    )


def _minutes(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """Minutes that are withdrawn, with the step that staff take."""
    text = canaries.word("public text of minutes")
    meeting = make.make_meeting(group=shared["group"], slug="withdrawn-minutes", date="2022-03-03")
    make.make_agenda_item(meeting=meeting, text=f"<p>{text}</p>")
    make_release(meeting=meeting)
    take_back = lambda: withdraw(meeting=meeting, by=make_publisher(), reason="It named someone.")  # noqa: E731 - a step
    return Published("minutes that are withdrawn", (text,), take_back)


def _name(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """The name of a person on a group, and of the body that they alone speak for, that are withheld."""
    person = make.make_person(key=canaries.word("public key of a person"), name=canaries.word("public name"))
    role = make.make_role(
        group=shared["group"], person=person, role_type="chair", audience=Audience.PUBLIC, start="2020"
    )

    def withhold() -> None:
        role.audience, role.withholding_reason = Audience.STAFF, "no_consent"
        role.save()

    return Published("a name that is withheld", (person.name,), withhold)


def _source(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """A source that is restricted, with what is quoted from it."""
    title, quote = canaries.word("public title of a source"), canaries.word("public quote")
    source = make.make_source(key="public-source", title=f"Source {title}", publisher=shared["force"])
    make.make_statement(source=source, quote=quote, about=[shared["group"], shared["theme"], shared["area"]])
    return Published("a source that is restricted", (title, quote), lambda: _restrict(Source.objects.get(pk=source.pk)))


def _reply(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """A reply in the disclosure log that is withdrawn, with its letter and its files."""
    letter, content = canaries.word("public letter"), canaries.word("public file of a reply")
    request = make.make_request(reference="01.FOI.22.555555")
    pack = make.make_pack(request=request)
    said = reply("granted", reference=request.reference)
    for position, (name, words) in enumerate([("answer.json", said.text), ("letter.txt", content)], 1):
        make.make_pack_file(pack=pack, position=position, name=name, content=f"{words}\n".encode())
    entry = make.make_log_entry(slug="withdrawn-reply", title="A reply", request=request)
    release = make.make_log_release(
        entry=entry, pack=packs.release_bare(pack), text=f"{letter}\n", published_on=date(2022, 7, 5)
    )
    make.make_log_entry_group(entry=entry, group=shared["group"])
    take_back = lambda: withdraw_reply(release=release, reason="It named someone.", by=make_officer())  # noqa: E731 - a step
    return Published("a reply that is withdrawn", (letter, content), take_back)


def _meeting(canaries: Canaries, shared: dict[str, Any]) -> Published:
    """A meeting that is erased, with its papers and agenda."""
    title, item, paper = (canaries.word(f"public {each} of a meeting") for each in ("title", "item", "paper"))
    meeting = make.make_meeting(group=shared["group"], slug="erased", title=title, date="2022-03-05")
    make.make_meeting_event(meeting=meeting)
    make.make_agenda_item(meeting=meeting, title=item)
    make_paper(meeting=meeting, title=paper, link="https://example.org/paper")

    def erase() -> None:
        """What belongs to a meeting keeps it from being deleted: it goes first, row by row."""
        for row in (*meeting.papers.all(), *meeting.items.all(), *meeting.events.all(), meeting):
            row.delete()

    return Published("a meeting that is erased", (title, item, paper), erase)
