"""No reader lets through a script, an event handler, a style or a link to anywhere but the web or a mailbox (F13)."""

import re
from collections.abc import Callable, Iterable
from html import escape

import html5lib
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from iag_registry.lib.prose import ATTRIBUTES, TAGS
from meetings.importing.finding import find_minutes
from meetings.importing.reading import read_file, read_pasted
from meetings.importing.refusals import Refused
from tests.meetings.importing.files import bare_odt, saved, word_part
from tests.meetings.importing.payloads import SCHEMES, payloads

PAYLOADS = payloads()
GOOD_LINK = re.compile(r"(https?://[^\s\"'<>`\\]+|mailto:[^\s\"'<>`\\]+)")
PARSERS_OWN = {"html", "head", "body"}
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harm_in(html: str) -> list[str]:
    """What a browser would find in this HTML that minutes may not hold: elements, attributes, addresses."""
    found = []
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str) or element.tag not in TAGS | PARSERS_OWN:
            found.append(f"element {element.tag}")
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES.get(element.tag, set()):
                found.append(f"attribute {name} of {element.tag}")
            elif name == "href" and not GOOD_LINK.fullmatch(value):
                found.append(f"link to {value}")
    return found


def as_web(text: str) -> list[str]:
    return read_html_of(read_pasted("", f"<h1>1. Invented</h1><p>before</p>{text}"))


def as_file(text: str) -> list[str]:
    return read_html_of(read_file(f"<html><body><p>before</p><p>{text}</p></body></html>".encode()))


def as_text(text: str) -> list[str]:
    return read_html_of(read_file(f"before\n\n{text}".encode()))


def as_pasted_text(text: str) -> list[str]:
    return read_html_of(read_pasted(f"before\n\n{text}"))


def as_word(text: str) -> list[str]:
    document = Document()
    document.add_paragraph(CONTROLS.sub("", text))
    document.add_table(1, 1).cell(0, 0).text = CONTROLS.sub("", text)
    return read_html_of(read_file(saved(document)))


def as_open_document(text: str) -> list[str]:
    words = escape(CONTROLS.sub("", text))
    list_of_it = f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
    return read_html_of(read_file(bare_odt(f"<text:p>{words}</text:p>{list_of_it}")))


def read_html_of(reading) -> list[str]:
    """The HTML of the blocks, and the texts of the items that are found in them."""
    found = find_minutes(reading)
    return [*(block.html for block in reading.blocks), *(item.text for item in found.items)]


def harmful(reader: Callable[[str], list[str]], texts: Iterable[str]) -> dict[str, list[str]]:
    found = {}
    for text in texts:
        try:
            parts = reader(text)
        except Refused:
            continue
        if harm := [each for part in parts for each in harm_in(part)]:
            found[text] = harm
    return found


@pytest.mark.parametrize("reader", [as_web, as_file, as_text, as_pasted_text, as_word, as_open_document])
def test_reader_lets_no_harm_through(reader, record_property):
    found = harmful(reader, PAYLOADS)
    record_property("proof", ["F13 payloads that a reader let through", len(found), len(PAYLOADS)])
    assert found == {}
    assert len(PAYLOADS) >= 500


def test_links_of_word_files_lead_to_the_web_or_nowhere():
    def with_link(address: str) -> list[str]:
        """The address behind a link and behind a field, each in a paragraph of its own: neighbours would be joined."""
        document = Document()
        linked, fielded = document.add_paragraph("before "), document.add_paragraph("before ")
        identifier = document.part.relate_to(CONTROLS.sub("", address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        linked._p.append(word_part(f'<w:hyperlink r:id="{identifier}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'))
        instruction = escape(f' HYPERLINK "{CONTROLS.sub("", address)}" ')
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{instruction}</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>y</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            fielded._p.append(word_part(f"<w:r>{part}</w:r>"))
        return read_html_of(read_file(saved(document)))

    assert harmful(with_link, SCHEMES) == {}
    assert with_link("https://good.example/a")[:2] == [
        '<p>before <a href="https://good.example/a">x</a></p>',
        '<p>before <a href="https://good.example/a">y</a></p>',
    ]


def test_links_of_open_documents_lead_to_the_web_or_nowhere():
    def with_link(address: str) -> list[str]:
        link = f'<text:a xlink:href="{escape(CONTROLS.sub("", address))}">x</text:a>'
        return read_html_of(read_file(bare_odt(f"<text:p>before {link}</text:p>")))

    assert harmful(with_link, SCHEMES) == {}
    assert with_link("mailto:a@good.example")[0] == '<p>before <a href="mailto:a@good.example">x</a></p>'
