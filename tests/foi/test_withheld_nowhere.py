"""What a reply withholds is in no byte of any file of it, nor in the disclosure log (FOI-31, by the canaries of L1).

Files are taken apart to the last stream. All names here are invented, and stand nowhere else.
"""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from django.utils import timezone
from django.utils.text import slugify
from pypdf import PdfWriter

from foi.actions import drafting, withholding
from foi.catalogue import QUESTIONS
from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.withheld import in_full
from foi.models import LogRelease, Pack, QuestionPart
from foi.packing.readiness import look_over
from groups.models import AdvisoryGroup, Role, Statement
from meetings.models import MinutesRelease
from tests import factories as make
from tests.foi.invented import stated, stated_group
from tests.foi.published import published
from tests.foi.replies import Desk, desk, frozen, released
from tests.foi.unpacked import parts_of, standing_in, stands_in
from tests.harness.asking import asked_whole
from tests.harness.canaries import sightings
from tests.harness.hidden_world import plant
from tests.meetings.making import make_redaction, make_release

pytestmark = pytest.mark.django_db
LOG = "/disclosure-log"
PAGE = f"{LOG}/01-foi-22-000777"

PERSON, BODY, GROUP = "Quoxana Zarnflit", "Mirthwaite Borders", "Vexbrook Panel"
"""A member, the body that she speaks for, and a group with its meeting: each withheld wherever it stands."""
QUOTED, SPOKEN = "Ploverine jumbles", "Wrenfolk"
"""Words of a statement that is cited, and words taken out of minutes."""
KEPT = {
    "why": "Cragmire",
    "elsewhere": "Dunnocksby",
    "opened": "Fennimorle",
    "asker": "Gorsewick",
    "staff note": "Hollinbrey",
    "officer": "Ibberthwaite",
}
"""What is written for staff alone: in a decision, of an answer, of who asked, and of who works on it."""


def test_nothing_that_is_withheld_is_in_any_byte_of_a_pack_or_of_the_log(client, record_property):
    d = desk_with_secrets()
    pack = everything_withheld(d)
    assert look_over(pack, dated=timezone.localdate()).to_do == ()
    _, release = published(d, released(d, pack))
    secrets = (PERSON, BODY, GROUP, QUOTED, SPOKEN, *KEPT.values(), *checksums(pack))
    assert [each for each in (PERSON, BODY, GROUP, QUOTED) if not stands_in(each, frozen_in_full(pack))] == []
    found, read = sought(secrets, whatever_leaves(client, release))
    record_property("proof", ["L12 withheld words in the files and pages of a reply", len(found), read])
    assert found == []
    assert read >= 100


def test_search_in_the_log_tells_nothing_of_what_is_withheld(client):
    d = desk_with_secrets()
    published(d, released(d, everything_withheld(d)))
    nonsense = client.get(f"{LOG}/?q=zzqqzz").content
    for words in (PERSON, GROUP, BODY, QUOTED, SPOKEN, *KEPT.values()):
        asked = client.get(f"{LOG}/", {"q": words}).content
        plus = quote_plus(words)
        # The address of the page stands in that of the form about the page, and is quoted once more there.
        for form in (words, quote(words), words.replace(" ", "+"), plus, quote(plus), quote(quote(words))):
            asked = asked.replace(form.encode(), b"zzqqzz")
        assert asked == nonsense, words


def test_pack_made_in_a_register_full_of_marks_holds_none(client, record_property):
    """Every question of the catalogue, over a register in which whatever is not public carries a mark."""
    canaries, shared = plant()
    d = desk()
    d.drafter, d.second = canaries.hide(d.drafter, "username"), canaries.hide(d.second, "username")
    canaries.hide(make.make_requester(request=d.request))
    canaries.guard(d.request)
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    for question in QUESTIONS:
        answer = frozen(d, question.key, about=d.who, **asked_whole(question))
        drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    number = frozen(d, "how-many", about=d.how_many)
    drafting.give_answer(pack=pack, answer=number, by=d.drafter)
    given = public_minutes(d, pack, shared["group"])
    assert {d.drafter.first_name, d.second.last_name} <= canaries.planted.keys()
    _, release = published(d, released(d, pack))
    found, read = [], 0
    for name, content in whatever_leaves(client, release):
        read += 1
        found += [(name, mark) for mark in sightings(content)]
    record_property("leaks", f"{len(found)} of {read} parts of a pack and its pages, {len(canaries.planted)} marks")
    record_property("proof", ["L12 marks in the files and pages of a reply", len(found), read])
    assert found == []
    assert (read >= 100, given >= 1, len(canaries.planted) >= 200) == (True, True, True)


def desk_with_secrets() -> Desk:
    """The desk, with a group, a member, a body and a quotation that must not be told, and what staff write down."""
    d = desk(staff_note=KEPT["staff note"])
    make.make_requester(request=d.request, name=KEPT["asker"], address=f"{KEPT['asker']}@invented.example")
    for user in (d.drafter, d.second):
        user.last_name = KEPT["officer"]
        user.save()
    race, body = AdvisoryGroup.objects.get(key="race-iag"), make.make_organisation(name=BODY, key="mirthwaite-borders")
    person = make.make_person(name=PERSON, key="quoxana-zarnflit")
    told = stated(d.invented, 40, [race])
    Statement.objects.filter(groups_groupstatus_facts__group=race).update(quote=f"{QUOTED}, said the chair")
    make.make_role(group=race, person=person, role_type="chair", start="2020", audience="public", on_behalf_of=body)
    Role.objects.filter(person=person).update(statement=told)
    named = {"key": "vexbrook-panel", "name": GROUP, "theme": d.invented.race, "audience": "public"}
    secret = stated_group(d.invented, 50, kind=d.invented.central, **named)
    make.make_meeting(group=secret, slug="vexbrook-panel-spring", title="Spring meeting", date="2022-04-01")
    return d


def everything_withheld(d: Desk) -> Pack:
    """A draft from which each of the secrets is withheld, in every place in which it stands."""
    QuestionPart.objects.filter(question__request=d.request).update(outcome="granted_in_part")
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    of_groups = {"group": ["race-iag", "vexbrook-panel"]}
    asked = {"who-sits": {"theme": ["race", "women"]}, "list": {}, "dates-met": of_groups, "latest-minutes": of_groups}
    for key, query in asked.items():
        answer = frozen(d, key, about=d.who, audience="staff", **query)
        drafting.give_answer(pack=pack, answer=answer, by=d.drafter, opened_because=KEPT["opened"])
    drafting.give_answer(pack=pack, answer=frozen(d, "how-many", about=d.how_many), by=d.drafter)
    reasons = [d.reasons(why=KEPT["why"], why_is_exempt=True)]
    for given in pack.answers.all():
        for place in secret_places(in_full(given.answer)):
            withholding.withhold_place(
                pack=pack,
                answer=given.answer,
                place=place,
                reasons=reasons,
                by=d.drafter,
                everywhere=place.startswith("tables"),
            )
    for made in pack.withholdings.all():
        withholding.allow_elsewhere(withholding=made, elsewhere=KEPT["elsewhere"], by=d.drafter)
    redacted_minutes(d, pack)
    return pack


def secret_places(document: AnswerDocument) -> Iterator[str]:
    """The places of an answer in which a secret stands."""
    secrets = (PERSON, BODY, GROUP, QUOTED)

    def tells(text: str) -> bool:
        return any(stands_in(each, text.encode()) for each in secrets)

    yield from (part for part in ("sentence", "counting_rule") if tells(getattr(document, part)))
    for part in ("definition", "coverage", "caveats", "warnings", "citations"):
        for number, each in enumerate(getattr(document, part)):
            if tells(each if isinstance(each, str) else f"{each.document} {each.words}"):
                yield f"{part}/{number}"
    for number, table in enumerate(document.tables):
        for line, row in enumerate(table.rows):
            for heading, cell in zip(table.headings, row, strict=True):
                if tells(cell.text):
                    yield f"tables/{number}/{line}/{heading.name}"


def redacted_minutes(d: Desk, pack: Pack) -> None:
    meeting = make.make_meeting(
        group=AdvisoryGroup.objects.get(key="race-iag"), slug="first", title="First meeting", date="2022-03-01"
    )
    item = make.make_agenda_item(meeting=meeting, text=f"<p>{SPOKEN} was spoken of.</p>")
    make_redaction(item=item, start=0, end=len(SPOKEN), quote=SPOKEN, exemption="s31_1")
    kept = make_release(meeting=meeting)
    drafting.give_minutes(pack=pack, question=d.who, release=kept, by=d.drafter)
    withholding.explain_gaps(pack=pack, release=kept, what="Words", reasons=[d.reasons("s31_1")], by=d.drafter)


def public_minutes(d: Desk, pack: Pack, group: AdvisoryGroup) -> int:
    """Every version of minutes of a group that the public can read, with its gaps explained; returns how many."""
    QuestionPart.objects.filter(question=d.who).update(outcome="granted_in_part")
    rows = MinutesRelease.objects.filter(minutes__meeting__group=group, withdrawal=None)
    for release in rows.exclude(minutes__meeting__audience="restricted").filter(minutes__meeting__audience="public"):
        drafting.give_minutes(pack=pack, question=d.who, release=release, by=d.drafter)
        withholding.explain_gaps(
            pack=pack, release=release, what="Words", reasons=[d.reasons("s31_1"), d.reasons()], by=d.drafter
        )
    return pack.minutes.count()


def checksums(pack: Pack) -> list[str]:
    """Those of the answers in full, with which one could try names until one fits, and parts of them."""
    return [given.answer.sha256[:12] for given in pack.answers.select_related("answer")]


def frozen_in_full(pack: Pack) -> bytes:
    return "\n".join(given.answer.rendition for given in pack.answers.all()).encode()


def whatever_leaves(client: Any, release: LogRelease) -> Iterator[tuple[str, bytes]]:
    """The archive and all that is in it, taken apart, and every page, feed and table on which the reply stands."""
    archive = client.get(f"{PAGE}/1.zip").content
    files = [f"{PAGE}/1/files/{name}" for name in release.pack.files.values_list("name", flat=True)]
    yield from parts_of("the archive", archive)
    for page in (f"{LOG}/", f"{LOG}.csv", f"{LOG}.atom", f"{PAGE}/", f"{PAGE}/1/", f"{PAGE}/1.zip", *files):
        response = client.get(page)
        assert response.status_code == 200, page
        yield f"headers of {page}", json.dumps(dict(response.items())).encode()
        content = b"".join(response.streaming_content) if response.streaming else response.content
        if page in files:
            assert content in archive  # which is taken apart already, and compresses nothing
        elif not page.endswith(".zip"):
            yield page, content


def sought(secrets: tuple[str, ...], leaving: Iterator[tuple[str, bytes]]) -> tuple[list[tuple[str, str]], int]:
    """Which secrets stand where, and in how many parts they were looked for."""
    parts = list(leaving)
    return [(name, words) for name, content in parts for words in standing_in(secrets, content)], len(parts)


@pytest.mark.parametrize("words", [PERSON, "Zoë Wrenfolk"])
def test_words_are_found_in_every_form(words):
    forms = [
        *(
            words,
            words.upper(),
            quote(words),
            quote_plus(words),
            slugify(words),
            json.dumps(words),
            words.encode().hex(),
        ),
        *(b64encode(lead + words.encode() + b"!!").decode() for lead in (b"", b"x", b"xx")),
        words.replace(" ", "\n"),
        words.replace(" ", " <b>"),
        words.replace("ë", "&euml;"),
    ]
    assert [form for form in forms if not stands_in(words, f"before {form} after".encode())] == []
    assert stands_in(words, words.encode("utf-16-be"))
    assert not stands_in(words, b"Quoxana and Zarn; Zoe and Wren")


def test_words_are_found_wherever_a_file_can_hold_them():
    files = {
        "a.zip": zipped("b.zip", zipped("c.txt", PERSON.encode())),
        "name.zip": zipped(f"{PERSON}.txt", b""),
        "packed.pdf": pdf_with(PERSON),
    }
    for name, content in files.items():
        assert not stands_in(PERSON, content) or name == "name.zip"
        assert sought((PERSON,), parts_of(name, content))[0] != [], name


def zipped(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def pdf_with(words: str) -> bytes:
    """A PDF with words in a stream that is packed, which no page shows."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("a.txt", zipped("b.txt", words.encode()))
    writer.write(made := io.BytesIO())
    return made.getvalue()
