"""Every error above a public form leads to the box that it is about, and to none that is not there (Z2)."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from tests.harness.pages import XHTML, Page
from tests.harness.public_pages import PUBLIC_PAGES
from tests.harness.urls import pattern, sample_args

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]

BOXES = {f"{XHTML}{name}" for name in ("input", "select", "textarea")}
UNUSABLE = "no such thing \u202e" + "x" * 300
"""What no box takes: no choice, no day, no address, and too long for words."""
OF_OTHER_PAGES = {
    "alerts:ask": [
        *({"about": "changes", name: UNUSABLE} for name in ("group", "area", "theme", "kind", "from", "until", "on")),
        *({"about": "search", name: UNUSABLE} for name in ("q", "type", "area", "theme", "from", "to", "order", "on")),
        {"about": "changes", "from": "2022", "until": "2010"},
        {"group": UNUSABLE},
    ],
}
"""Queries of a page that reads those of other pages, whose boxes it has not."""


@pytest.fixture(autouse=True)
def _every_form_is_there(settings: Any, tmp_path: Path) -> None:
    """That for a postcode too, which there is only where a provider is set."""
    (path := tmp_path / "postcodes.csv").write_text("postcode,code\nEN1 3XA,E09000010\n")
    settings.POSTCODE_PROVIDER, settings.POSTCODE_FILE = "file", str(path)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are what is looked for: not each is told of."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


def boxes_of(form: Element) -> list[Element]:
    """What a reader fills in, each name once; what the form carries along is none."""
    boxes = [each for each in form.iter() if each.tag in BOXES and each.get("name") and each.get("type") != "hidden"]
    return list({str(each.get("name")): each for each in boxes}.values())


def unusable(page: Page) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What can be sent wrongly by the forms of a page: the method, and what is sent with it."""
    for form in page.main.iter(f"{XHTML}form") if page.main else ():
        names = [str(box.get("name")) for box in boxes_of(form)]
        method = form.get("method") or "get"
        yield method, []
        yield method, [(name, UNUSABLE) for name in names]
        for name in names:
            yield method, [(name, UNUSABLE)]
            yield method, [(name, ""), (name, "")]
            yield method, [(name, "a"), (name, "b")]
    yield "get", [("no-such-box", "x"), ("page", "no-such-page"), ("on", "the 5th of never")]


def errors_of(page: Page) -> list[Element]:
    """The links out of the summaries of errors."""
    summaries = [each for each in page.all("div") if each.get("class") == "govuk-error-summary"]
    return [link for summary in summaries for link in summary.iter(f"{XHTML}a")]


def leading_nowhere(page: Page) -> list[str]:
    """Errors that lead to something of the page other than a box of it."""
    boxes = {each.get("id") for each in page.document.iter() if each.tag in BOXES}
    targets = [str(link.get("href")) for link in errors_of(page)]
    return [f"{page.address}: {target}" for target in targets if target.startswith("#") and target[1:] not in boxes]


def sent(client: Client, address: str, method: str, given: list[tuple[str, str]]) -> Page:
    if method == "post":
        response = client.post(address, urlencode(given), content_type="application/x-www-form-urlencoded")
    else:
        response = client.get(address, QUERY_STRING=urlencode(given))
    return Page.of(f"{method} {address} {given}", response)


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_errors_lead_to_the_boxes_that_they_are_about(client, name, record_property):
    address = pattern(name).address(sample_args(name)[0])
    first = Page.of(address, client.get(address))
    asked = [*unusable(first), *(("get", list(query.items())) for query in OF_OTHER_PAGES.get(name, []))]
    if name in OF_OTHER_PAGES:
        followed = f"{address}?about=changes"
        asked += unusable(Page.of(followed, client.get(followed)))
    pages = [sent(client, address, *each) for each in asked]
    shown = [page for page in pages if page.status in {200, 400} and page.text]
    wrong = [each for page in shown for each in (*leading_nowhere(page), *page.problems())]
    errors = sum(len(errors_of(page)) for page in shown)
    record_property("proof", ["Z2 wrong ways out of errors of public forms", len(wrong), errors])
    assert wrong == []


def test_errors_are_looked_at(client):
    """So that the test above cannot pass because it finds none."""
    led = {
        name: len(errors_of(sent(client, pattern(name).address(), "get", [(box, UNUSABLE)])))
        for name, box in (("groups:group-list", "area"), ("changes:change-list", "kind"), ("search:search", "from"))
    }
    led |= {name: len(errors_of(sent(client, pattern(name).address(), "post", []))) for name in ("groups:find-area",)}
    assert led == {"groups:group-list": 1, "changes:change-list": 1, "search:search": 1, "groups:find-area": 1}
