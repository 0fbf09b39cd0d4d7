"""Cut and mutated files are read or refused; nothing else ever happens (F1, Z7)."""

from contextlib import suppress
from random import Random

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.importing.finding import find_minutes
from meetings.importing.reading import read_file, read_pasted
from meetings.importing.refusals import INSTEAD, Refused
from tests.meetings.importing.files import LCRB, bare_odt, parts_of, saved, zipped

MUTATIONS = 250


def invented_docx() -> bytes:
    document = Document()
    document.add_heading("Invented minutes 3 May 2022", 0)
    document.add_paragraph("Present: Ann Invented (Chair), Bob Made-Up")
    for title in ("Welcome", "Lights"):
        document.add_paragraph(title, style="List Number")
        document.add_paragraph("Something was said.")
    document.add_table(2, 2).cell(1, 1).text = "words"
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    return saved(document)


def invented_odt() -> bytes:
    return bare_odt("<text:h>Invented</text:h><text:p>Said <text:s text:c='3'/> so</text:p><table:table/>")


INVENTED = {"docx": invented_docx(), "odt": invented_odt(), "txt": LCRB.read_bytes()}


def outcome(data: bytes) -> str:
    """ "read" or "refused"; anything else is raised."""
    try:
        find_minutes(read_file(data))
    except Refused as refusal:
        return "refused" if str(refusal).endswith(INSTEAD) else "refused without words"
    return "read"


def mutated(data: bytes, random: Random) -> bytes:
    """The bytes with some changed, cut out, doubled, or the end missing."""
    made = bytearray(data)
    for _ in range(random.randint(1, 8)):
        place = random.randrange(len(made)) if made else 0
        match random.randrange(4):
            case 0:
                made[place : place + 1] = bytes([random.randrange(256)])
            case 1:
                del made[place : place + random.randint(1, 40)]
            case 2:
                made[place:place] = made[place : place + random.randint(1, 40)]
            case _:
                del made[max(place, len(made) // 4) :]
    return bytes(made)


@pytest.mark.parametrize("kind", INVENTED)
def test_whole_file_is_read(kind):
    assert outcome(INVENTED[kind]) == "read"


@pytest.mark.parametrize("kind", INVENTED)
def test_mutated_file_is_read_or_refused(kind, record_property):
    random = Random(2022)  # noqa: S311 - the same mutations every time
    told = [outcome(mutated(INVENTED[kind], random)) for _ in range(MUTATIONS)]
    odd = [each for each in told if each not in {"read", "refused"}]
    record_property("proof", ["F1 mutated files neither read nor refused", len(odd), MUTATIONS])
    assert odd == []


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_file_with_mutated_parts_is_read_or_refused(kind, record_property):
    random = Random(2022)  # noqa: S311 - the same mutations every time
    parts = parts_of(INVENTED[kind])
    names = [random.choice(sorted(parts)) for _ in range(MUTATIONS)]
    told = [outcome(zipped({**parts, name: mutated(parts[name], random)})) for name in names]
    odd = [each for each in told if each not in {"read", "refused"}]
    record_property("proof", ["F1 mutated files neither read nor refused", len(odd), MUTATIONS])
    assert odd == []


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_truncated_file_is_refused(kind):
    data = INVENTED[kind]
    told = {outcome(data[: len(data) * part // 40]) for part in range(1, 40)}
    assert told == {"refused"}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    for words, html in ((text, ""), ("", text), (f"<p>{text}</p><p>", ""), (f"1. Title\n\n{text}\n\n2. Other", "")):
        with suppress(Refused):
            find_minutes(read_pasted(words, html))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(data):
    assert outcome(data) in {"read", "refused"}
