"""No link that was ever published breaks (X16), and what was taken back leads on (X15)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve
from django.utils import timezone

from alerts.keys import Purpose, token
from alerts.models import Reader, Subscription
from groups.models import AdvisoryGroup
from meetings.models import Paper
from reuse import archive
from tests import factories as make
from tests.harness.lasting_addresses import FILTERED, MOVED, READ, TAKEN_BACK
from tests.harness.pages import Page
from tests.harness.public_pages import dead_ends
from tests.harness.urls import url_patterns
from tests.harness.world import World, make_world
from tests.meetings.making import make_release, make_withdrawal

pytestmark = pytest.mark.django_db
WITHDRAWN = "An invented reason for which it went."


@pytest.fixture
def world() -> World:
    """The register of the harness, with minutes that were withdrawn, and archives of two days."""
    world = make_world()
    meeting = make.make_meeting(group=world.row(AdvisoryGroup), slug="gone-meeting", date="2022-03-08")
    make.make_agenda_item(meeting=meeting, text="<p>Words that went.</p>")
    releases = [
        make_release(meeting=meeting),
        make_release(meeting=meeting, version=2, kind="correction", reason="Invented.", published_on=date(2022, 4, 1)),
    ]
    today = timezone.localdate()
    archive.write(today - timedelta(days=1))
    for release in releases:
        make_withdrawal(release=release, withdrawn_on=today - timedelta(days=1), reason=WITHDRAWN)
    archive.write(today)
    return world


def written(world: World, addresses: list[str]) -> list[str]:
    """The addresses with the identifier of the paper, the days, and what mails of alerts lead to, in them."""
    today = timezone.localdate()
    alert, reader = world.row(Subscription).uuid, world.row(Reader).uuid
    links = {"confirm": token(Purpose.CONFIRM, alert), "manage": token(Purpose.MANAGE, reader)}
    links["stop"] = token(Purpose.STOP, alert)
    known = links | {"paper": world.row(Paper).uuid, "today": today, "yesterday": today - timedelta(days=1)}
    return [address.format(**known) for address in addresses]


def broken(world: World) -> list[str]:
    """Every address that is not answered as it was promised."""
    client, wrong = Client(), []
    for address in written(world, READ):
        if (status := client.get(address).status_code) != 200:
            wrong.append(f"{address}: {status}")
    for address in written(world, MOVED):
        answer = client.get(address)
        ends = client.get(address, follow=True).status_code
        if (answer.status_code, ends) != (301, 200) or "former-key" in answer["Location"]:
            wrong.append(f"{address}: {answer.status_code}, then {ends}")
    for address in written(world, FILTERED):
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            wrong.append(f"{address}: {answer.status_code}")
    for address in written(world, TAKEN_BACK):
        answer = client.get(address)
        page = Page.of(address, answer)
        if answer.status_code != 410 or page.problems() or "Words that went" in page.text:
            wrong.append(f"{address}: {answer.status_code} {page.problems() if answer.status_code == 410 else ''}")
    return wrong


def test_no_link_that_was_published_breaks(world: World, record_property: Any) -> None:
    found = broken(world)
    taken_back = [Page.of(address, Client().get(address)) for address in written(world, TAKEN_BACK)]
    record_property(*dead_ends("withdrawn", taken_back))
    of = len(READ) + len(MOVED) + len(FILTERED) + len(TAKEN_BACK)
    record_property("proof", ["X16 published addresses that break", len(found), of])
    assert of >= 200
    assert found == []


def named(addresses: list[str]) -> set[str]:
    """The routes of the URL table that these addresses lead to."""
    return {resolve(address.partition("?")[0]).route.replace("^", "") for address in addresses}


def test_every_public_address_stands_in_the_table(world: World) -> None:
    """A new address is promised from its first day: it needs its line in tests/harness/lasting_addresses.py."""
    routes = {each.route.replace("^", "") for each in url_patterns() if each.is_public}
    assert routes - named(written(world, READ)) == set()


def test_a_pattern_that_is_taken_out_is_missed(world: World, record_property: Any, monkeypatch: Any) -> None:
    """Each pattern is taken out in turn: at least one address of the table then leads nowhere, or elsewhere."""
    addresses = [address.partition("?")[0] for address in written(world, [*READ, *MOVED])]
    patterns = list(leaves())
    unseen = []
    for holder, entry in patterns:
        leading = [address for address in addresses if leads_to(address, entry)]
        monkeypatch.setattr(holder, "url_patterns", [each for each in holder.url_patterns if each is not entry])
        if not [address for address in leading if not still_leads(address)]:
            unseen.append(str(entry.pattern))
        monkeypatch.undo()
    record_property("proof", ["X16 patterns whose loss is not noticed", len(unseen), len(patterns)])
    assert len(patterns) >= 80
    assert unseen == []


def leaves(resolver: Any = None) -> Any:
    """Every public pattern, with the part of the table that holds it."""
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield resolver, entry
        elif not str(entry.pattern).startswith("admin/"):
            yield from leaves(entry)


def leads_to(address: str, entry: URLPattern) -> bool:
    return resolve(address).func is entry.callback


def still_leads(address: str) -> bool:
    """False where no other pattern takes the address, or one that has nothing to show for it."""
    try:
        resolve(address)
    except Resolver404:
        return False
    return Client().get(address).status_code != 404
