"""An answer as a letter: what stands in it and in what order, and that the file holds nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from odfdo import Document

from foi.exports import identifier
from foi.letters import letter, text
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, stated_group

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 7, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def answer():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    make.make_role(group=race, audience="staff", withholding_reason="s40_2")
    return ask("who-sits", themes=["race"])


def test_letter_as_text_reads_like_a_reply(answer):
    assert text(answer, generated_at=NOW) == (
        "Who sits on these groups?\n"
        "=========================\n\n"
        "Register of independent advisory groups. Publisher: Invented Police Force\n\n"
        f"Date: 1 July 2022\nAnswer: {identifier(answer)}\n\n"
        "What was asked\n--------------\n\n"
        "* As at: 30 June 2022\n* As known: on 1 July 2022 at 10:30, when it was asked\n* Themes: Race\n\n"
        "Answer\n------\n\n"
        "On 30 June 2022, for Race the register counts a group. Of the members, the register knows of 1\nplace.\n\n"
        "[Each theme asked about]\n"
        "- Race (Group: Race IAG; How it stands: Counted as a group; Police side: Not stated by any source;\n"
        "  Members: 1 name withheld; Source: INV.1, line 1)\n\n"
        "[Who is named, and in what capacity]\n"
        "- Race (Group: Race IAG; Side: Members; Name, with rank or title as printed: Name withheld: personal\n"
        "  information, s.40(2); Role: Member)\n\n"
        "What was counted, and how\n-------------------------\n\n"
        "Every theme asked about has a line, also where there is no group for it. Given are the advisory\n"
        "groups of the theme that count on the day, those that a source of theirs names without listing them,\n"
        "and any group that was asked about by name. On the police side is whoever acts for a force or a\n"
        "command of one, or is recorded as police lead or sponsor; nobody on the police side is taken for a\n"
        "member. Members are the chair, the vice chair, members and advisers. Names that may not be given are\n"
        "counted, with the reason. “As of” is the date of which the source says it or, where it gives none,\n"
        "since when the place is held. A role that no source states outright says how it is known, such as\n"
        "“inferred”.\n\n"
        "* Member: someone who sits on the group to advise, whatever their place in it.\n"
        "* Police side: those who act for a force in dealing with the group. A police lead is not a member.\n\n"
        "What to know when you use this answer\n-------------------------------------\n\n"
        "* Some sources are dated only to 2022; they are relied on from the first day of that time.\n\n"
        "What is withheld\n----------------\n\n"
        "* 1 name: personal information, s.40(2).\n\n"
        "The answer is made only from records that are open to the audience that it is made for.\n\n"
        "Where this comes from\n---------------------\n\n"
        "Line numbers are counted in the register’s own text copy of each document.\n\n"
        "An invented reply, Invented Force\n---------------------------------\n\n"
        "* line 1: “Words 1” (as of 2022; stated)\n\n"
        "About this answer\n-----------------\n\n"
        "It gives the register as at 30 June 2022, as it was known on 1 July 2022 at 10:30. It was made on 1\n"
        "July 2022 at 10:30. The register says only what its sources say: what is not in it is not known to\n"
        "it, and is not thereby denied.\n"
    )


def test_letter_bears_the_reference_of_its_request_and_of_the_answer(answer):
    document = Document(BytesIO(letter(replace(answer, request="INV.7"), generated_at=NOW)))

    assert document.body.get_paragraphs()[1].text_recursive == (
        f"Date: 1 July 2022\nReference: INV.7\nAnswer: {identifier(replace(answer, request='INV.7'))}"
    )


def test_letter_for_another_audience_says_that_it_is_not_for_publication(answer):
    staff = ask("who-sits", themes=["race"], audience=Audience.STAFF)

    assert (
        "Not for publication. Made for the audience “Staff”: it may hold names and statements that are not\npublic."
    ) in text(staff, generated_at=NOW)


def test_letter_opens_as_a_document_with_headings_tables_and_language(answer):
    document = Document(BytesIO(letter(answer, generated_at=NOW)))

    headings = [(int(heading.level), heading.text_recursive) for heading in document.body.get_headers()]
    assert headings == [
        (1, "Who sits on these groups?"),
        (2, "What was asked"),
        (2, "Answer"),
        (2, "What was counted, and how"),
        (2, "What to know when you use this answer"),
        (2, "What is withheld"),
        (2, "Where this comes from"),
        (3, "An invented reply, Invented Force"),
        (2, "About this answer"),
    ]
    assert len(document.body.tables) == 2
    assert len(document.body.get_elements("//table:table-header-rows")) == 2
    assert (document.get_language(), document.meta.language) == ("en-GB", "en-GB")
    assert document.meta.title == "Who sits on these groups: as at 30 June 2022"


def test_letter_holds_no_author_and_no_time(answer):
    document = Document(BytesIO(letter(answer, generated_at=NOW)))

    meta = document.meta
    assert (meta.creator, meta.initial_creator, meta.creation_date, meta.date) == (None, None, None, None)
    assert ZipFile(BytesIO(letter(answer, generated_at=NOW))).namelist() == [
        "mimetype",
        "content.xml",
        "styles.xml",
        "meta.xml",
        "META-INF/manifest.xml",
    ]


def test_letter_of_the_same_answer_is_the_same_file(answer):
    assert letter(answer, generated_at=NOW) == letter(answer, generated_at=NOW)
