"""The check of quotations against a small invented document."""

from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from groups.models import Source
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group_name,
    make_meeting,
    make_minutes,
    make_person_name,
    make_question,
    make_request,
    make_role,
    make_source,
    make_statement,
)

pytestmark = pytest.mark.django_db

DOCUMENT = """Invented minutes of the River IAG

Example, Commnder, Invented Force

1. Agreement of minutes
The minutes were agreed.

Nobody is paid.
Reference 01.FOI.99.000001: are they paid? They are not.
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "invented.txt").write_text(DOCUMENT, encoding="utf-8")
    digest = sha256(DOCUMENT.encode()).hexdigest()
    return make_source(key="invented-minutes", held=True, file_name="invented.txt", sha256=digest)


def check(folder: Path, *, strict: bool = False) -> tuple[str, str, str]:
    """What the command prints, what it complains of, and its final word where it fails."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_sources", str(folder), strict=strict, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


FAILED = "Correct the rows above, or the documents in the folder."


def quote(source: Source, quote: str, line: int, **values: Any) -> None:
    make_statement(key="e1", source=source, quote=quote, first_line=line, **values)


def test_quotation_at_its_line(tmp_path: Path, source: Source) -> None:
    quote(source, "Nobody is paid.", 8)

    assert check(tmp_path) == ("1 quotations checked, 0 failed\n", "", "")


def test_quotation_at_another_line(tmp_path: Path, source: Source) -> None:
    quote(source, "Nobody is paid.", 6)

    complaint = (
        "statement e1: invented-minutes does not have “Nobody is paid.” at lines 6 to 6. They stand at line 8.\n"
    )
    assert check(tmp_path) == ("1 quotations checked, 1 failed\n", complaint, FAILED)


def test_quotation_that_is_nowhere(tmp_path: Path, source: Source) -> None:
    quote(source, "Everybody is paid.", 8)

    complaint = "statement e1: invented-minutes does not have “Everybody is paid.” at lines 8 to 8.\n"
    assert check(tmp_path) == ("1 quotations checked, 1 failed\n", complaint, FAILED)


def test_line_after_the_end(tmp_path: Path, source: Source) -> None:
    quote(source, "Nobody is paid.", 80)

    complaint = "statement e1: invented-minutes has 10 lines, not 80.\n"
    assert check(tmp_path) == ("1 quotations checked, 1 failed\n", complaint, FAILED)


def test_words_of_a_row_that_is_not_public_are_not_repeated(tmp_path: Path, source: Source) -> None:
    quote(source, "A canary sings.", 8, audience="staff")

    complaint = (
        "statement e1: invented-minutes does not have these words at lines 8 to 8 (not shown: the row is not public).\n"
    )
    assert check(tmp_path) == ("1 quotations checked, 1 failed\n", complaint, FAILED)


def test_document_that_was_changed(tmp_path: Path, source: Source) -> None:
    quote(source, "Nobody is paid.", 8)
    changed = DOCUMENT + "One line more.\n"
    (tmp_path / "invented.txt").write_text(changed, encoding="utf-8")

    digest = sha256(changed.encode()).hexdigest()
    complaint = f"invented-minutes: the file invented.txt has another SHA-256: {digest}.\n"
    assert check(tmp_path) == ("1 quotations checked, 1 failed\n", complaint, FAILED)


def test_document_that_is_not_in_the_folder(tmp_path: Path, source: Source) -> None:
    quote(source, "Nobody is paid.", 8)
    (tmp_path / "invented.txt").unlink()

    complaint = (
        "invented-minutes: the file invented.txt cannot be read (No such file or directory).\n"
        "statement e1: invented-minutes is not a document that the register holds and the folder has, "
        "so it cannot be checked.\n"
    )
    assert check(tmp_path) == ("1 quotations checked, 2 failed\n", complaint, FAILED)


def test_register_that_quotes_nothing(tmp_path: Path, source: Source) -> None:
    word = "Nothing was checked: the register quotes no document. Run load_register first."
    assert check(tmp_path) == ("0 quotations checked, 0 failed\n", "", word)


def test_meeting_is_checked_name_by_name_and_item_by_item(tmp_path: Path, source: Source) -> None:
    meeting = make_meeting(slug="feb-2021", group=None)
    make_minutes(meeting=meeting, source=source)
    make_attendance(meeting=meeting, name_as_printed="Example", role_as_printed="Commnder")
    make_agenda_item(meeting=meeting, title="Agreement of minutes", text="The minutes were agreed.\n\nNobody is paid.")

    assert check(tmp_path) == ("5 quotations checked, 0 failed\n", "", "")


def test_meeting_with_words_that_were_mended(tmp_path: Path, source: Source) -> None:
    meeting = make_meeting(slug="feb-2021", group=None)
    make_minutes(meeting=meeting, source=source)
    stated = make_statement(source=source, first_line=3)
    make_attendance(
        meeting=meeting, position=1, name_as_printed="Example", role_as_printed="Commander", statement=stated
    )
    make_agenda_item(meeting=meeting, number="1", title="Agreement of the minutes")

    complaint = (
        "meeting without a group/feb-2021, attendance 1: invented-minutes does not have “Commander” at lines 3 to 3.\n"
        "meeting without a group/feb-2021, item 1: invented-minutes does not have “Agreement of the minutes” "
        "in the document.\n"
    )
    assert check(tmp_path) == ("3 quotations checked, 2 failed\n", complaint, FAILED)


def test_request_is_checked_question_by_question(tmp_path: Path, source: Source) -> None:
    request = make_request(reference="01.FOI.99.000001", source=source)
    make_question(request=request, number=4, text="are they paid?", answer="They are … paid.")

    complaint = "request 01.FOI.99.000001, question 4: invented-minutes does not have “paid.” in the document.\n"
    assert check(tmp_path) == ("3 quotations checked, 1 failed\n", complaint, FAILED)


def test_strict_check_refuses_statement_without_words(tmp_path: Path, source: Source) -> None:
    quote(source, "", 8)
    make_statement(key="e2", source=source, quote="Nobody is paid.", first_line=8)

    assert check(tmp_path) == ("1 quotations checked, 0 failed\n", "", "")
    assert check(tmp_path, strict=True) == (
        "1 quotations checked, 1 failed\n",
        "statement e1: quotes no words.\n",
        FAILED,
    )


def test_strict_check_reads_names_and_titles(tmp_path: Path, source: Source) -> None:
    title = make_statement(key="e1", source=source, quote="River IAG", first_line=1)
    people = make_statement(key="e2", source=source, quote="Example", first_line=3)
    make_group_name(text="River Independent Advisory Group", statement=title)
    make_person_name(text="Examples", statement=people)
    make_role(title="Commnder", statement=people)

    complaint = (
        "group name at statement e1: invented-minutes does not have “River Independent Advisory Group” "
        "at lines 1 to 1.\n"
        "person name at statement e2: invented-minutes does not have these words at lines 3 to 3 "
        "(not shown: the row is not public).\n"
    )
    assert check(tmp_path) == ("2 quotations checked, 0 failed\n", "", "")
    assert check(tmp_path, strict=True) == ("5 quotations checked, 2 failed\n", complaint, FAILED)
