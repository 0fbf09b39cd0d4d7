"""The files of papers: given out only to those who may have them, and looked at before they are kept."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from iag_registry.lib.strange_files.refusals import Refused
from meetings.models import Paper
from meetings.paper_files import LARGEST, facts_of
from tests.factories import make_agenda_item, make_group, make_meeting, make_user
from tests.meetings.making import make_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="alpha"), slug="winter")


def kept(meeting, **values):
    stored = default_storage.save("papers/figures.csv", ContentFile(b"a,b\r\n"))
    return make_paper(meeting=meeting, position=1, file=stored, media_type="text/csv", size=5, **values)


def address(paper):
    return f"/groups/alpha/meetings/winter/papers/{paper.uuid}/"


def test_file_of_a_public_paper(client, meeting):
    response = client.get(address(kept(meeting)))
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"a,b\r\n")
    assert (response["Content-Type"], response["Content-Disposition"], response["X-Content-Type-Options"]) == (
        "text/csv",
        'attachment; filename="winter-paper-1.csv"',
        "nosniff",
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
@pytest.mark.parametrize("hidden", ["paper", "item", "meeting", "group"])
def test_file_that_may_not_be_had_is_like_one_that_never_was(client, meeting, hidden, audience):
    paper = kept(meeting, item=make_agenda_item(meeting=meeting))
    row = {"paper": paper, "item": paper.item, "meeting": meeting, "group": meeting.group}[hidden]
    row.audience = audience
    if hidden in {"paper", "item"}:
        row.withholding_reason = "s40_2"
    row.save()
    missing = client.get("/groups/never/meetings/winter/papers/00000000-0000-4000-8000-000000000000/")
    response = client.get(address(paper))
    assert (response.status_code, response.content) == (404, missing.content)


def test_file_under_another_meeting_or_without_a_file_is_not_there(client, meeting):
    elsewhere = kept(make_meeting(group=meeting.group, slug="other"))
    linked = make_paper(meeting=meeting, link="https://invented.example/plan")
    lost = make_paper(meeting=meeting, file="papers/lost.csv")
    assert [client.get(address(paper)).status_code for paper in (elsewhere, linked, lost)] == [404, 404, 404]


def archive(**parts):
    buffer = BytesIO()
    with ZipFile(buffer, "w") as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def office(kind):
    types = f'<Override ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    return archive(**{"[Content_Types].xml": types})


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 invented", "application/pdf"),
        (b"a,b\r\n1,2\r\n", "text/plain"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"),
        (
            office("wordprocessingml.document"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (office("spreadsheetml.sheet"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_file_is_told_by_its_content(data, media_type):
    assert (facts_of(data).media_type, facts_of(data).size) == (media_type, len(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"<html><script>alert(1)</script></html>",
        b"\xff\xfe\x00not text",
        b"%PDF-1.7 /JavaScript",
        b"%PDF-1.7 /Encrypt",
        archive(**{"[Content_Types].xml": "wordprocessingml.document", "word__vbaProject.bin": "x"}),
        archive(**{"a.txt": "a zip file of something"}),
        b"a" * (LARGEST + 1),
    ],
    ids=["empty", "program", "web page", "bytes", "script", "encrypted", "macros", "zip", "large"],
)
def test_file_that_can_do_harm_is_refused(data):
    with pytest.raises(Refused, match="Nothing has been stored"):
        facts_of(data)


def test_paper_of_an_item_of_another_meeting_is_refused(meeting):
    item = make_agenda_item(meeting=meeting)
    make_paper(meeting=meeting, item=item).full_clean()
    paper = make_paper(meeting=make_meeting(), item=item)
    with pytest.raises(ValidationError) as caught:
        paper.full_clean()
    assert caught.value.message_dict == {
        "item": ["This item is of another meeting. Name one of the agenda of this meeting."]
    }


def test_staff_keep_a_file_with_its_type_size_and_checksum(client, meeting):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    page = client.get("/admin/meetings/paper/add/")
    form = page.context["adminform"].form
    data = {
        "meeting": form.fields["meeting"].prepare_value(meeting),
        "item": "",
        "position": "1",
        "number": "Paper 1",
        "title": "Figures",
        "author": "",
        "link": "",
        "audience": "staff",
        "withholding_reason": "not_considered",
        "file": SimpleUploadedFile("figures.csv", b"a,b\r\n"),
    }
    response = client.post("/admin/meetings/paper/add/", data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    paper = Paper.objects.get()
    assert (paper.media_type, paper.size, len(paper.sha256), paper.title) == ("text/plain", 5, 64, "Figures")
    refused = client.post(
        "/admin/meetings/paper/add/", {**data, "position": "2", "file": SimpleUploadedFile("figures.csv", b"MZ\x00")}
    )
    assert (refused.status_code, Paper.objects.count()) == (200, 1)
