"""What a reader reads on a page, for tests that compare it whole."""

from xml.etree import ElementTree

import html5lib
from django.http import HttpResponse

XHTML = "{http://www.w3.org/1999/xhtml}"
LINES = {XHTML + name for name in ("h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td", "caption", "blockquote")}


def text_of(element: ElementTree.Element) -> str:
    """The words of one element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def main_of(response: HttpResponse) -> ElementTree.Element:
    """The main part of the page; raises AssertionError where the page has none, or is not valid HTML."""
    document = html5lib.HTMLParser(strict=True).parse(response.content.decode())
    main = document.find(f".//{XHTML}main")
    assert main is not None
    return main


def lines_of(response: HttpResponse) -> list[str]:
    """The headings, paragraphs, list items and cells of the main part, each as one line, in their order.

    An element that holds other such elements gives no line of its own.
    """
    return [
        text_of(element)
        for element in main_of(response).iter()
        if element.tag in LINES and not any(inner.tag in LINES for inner in element.iter() if inner is not element)
    ]


def links_of(response: HttpResponse) -> list[tuple[str, str]]:
    """The text and address of each link of the main part."""
    return [(text_of(link), link.get("href", "")) for link in main_of(response).iter(f"{XHTML}a")]


def alternates_of(response: HttpResponse) -> list[tuple[str, str]]:
    """The type and address of each other form of the page that its head offers to programs."""
    document = html5lib.HTMLParser(strict=True).parse(response.content.decode())
    links = document.iter(f"{XHTML}link")
    return [(link.get("type", ""), link.get("href", "")) for link in links if link.get("rel") == "alternate"]
