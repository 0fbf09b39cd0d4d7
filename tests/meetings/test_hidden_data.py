"""A paper whose file hides something is kept for staff, with what was found, and cannot be public by any way (F10)."""

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from groups.actions import restore, set_audience
from iag_registry.lib.audiences import Audience
from iag_registry.lib.hidden_data import find_hidden
from meetings.actions.releasing import publish
from meetings.models import Paper
from meetings.models.paper import DO_THAT, HOLDS_MORE
from tests.factories import make_group, make_meeting, make_user
from tests.lib.hidden_data.office_files import plain_document, word_with, word_with_comment
from tests.lib.hidden_data.seeds import DOCX
from tests.meetings.importing.files import saved
from tests.meetings.making import make_paper
from tests.meetings.manuscripts import make_invented_minutes
from tests.meetings.staff import make_publisher

pytestmark = pytest.mark.django_db

FOUND = "1 comment beside the text. Delete the comments."
CLEAN = saved(plain_document())
HIDING = word_with_comment()


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="alpha"), slug="winter")


@pytest.fixture
def staff(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def kept(meeting, data, **values):
    """A paper with this file, which nobody has looked through."""
    stored = default_storage.save("papers/plan.docx", ContentFile(data))
    values = {"audience": "staff", "withholding_reason": "not_considered", "is_looked_through": False, **values}
    return make_paper(meeting=meeting, file=stored, media_type=DOCX, **{"position": 1, **values})


def sent(client, paper=None, **values):
    """The form of a paper, filled in and sent."""
    address = f"/admin/meetings/paper/{paper.pk}/change/" if paper else "/admin/meetings/paper/add/"
    form = client.get(address).context["adminform"].form
    data = {name: box.value() or "" for name, box in ((each.name, each) for each in form) if name != "file"}
    return client.post(address, {**data, "change_reason": "To try it.", **values})


def added(client, meeting, data, audience="public"):
    paper = make_paper(meeting=meeting)
    meeting_box = client.get(f"/admin/meetings/paper/{paper.pk}/change/").context["adminform"].form["meeting"].value()
    paper.delete()
    return sent(
        client,
        meeting=meeting_box,
        position="1",
        title="Plan",
        audience=audience,
        withholding_reason="" if audience == "public" else "not_considered",
        file=SimpleUploadedFile("plan.docx", data),
    )


def test_clean_file_is_made_public(client, staff, meeting):
    assert added(client, meeting, CLEAN).status_code == 302
    paper = Paper.objects.get()
    assert (paper.audience, paper.is_looked_through, paper.hidden_data) == ("public", True, "")
    response = client.get(f"/groups/alpha/meetings/winter/papers/{paper.uuid}/")
    assert b"".join(response.streaming_content) == CLEAN


def test_file_that_hides_something_is_not_added_as_public_and_the_form_says_why(client, staff, meeting):
    response = added(client, meeting, HIDING)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors == {"file": [HOLDS_MORE, FOUND, DO_THAT]}
    assert Paper.objects.count() == 0


def test_file_that_hides_something_is_kept_for_staff_and_the_page_says_what(client, staff, meeting):
    response = added(client, meeting, HIDING, audience="staff")
    assert response.status_code == 302
    assert str(next(iter(get_messages(response.wsgi_request)))).endswith(FOUND)
    paper = Paper.objects.get()
    assert (paper.audience, paper.is_looked_through, paper.hidden_data) == ("staff", True, FOUND)
    page = client.get(f"/admin/meetings/paper/{paper.pk}/change/").content.decode()
    assert FOUND in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"is_looked_through": True}, "None."),
        ({"is_looked_through": False}, "Nobody has looked for any yet: that is done when the paper is made public."),
        (
            {"is_looked_through": True, "hidden_data": "1 comment <b>.\n2 changes."},
            "1 comment &lt;b&gt;.<br>2 changes.",
        ),
    ],
)
def test_page_tells_nothing_found_from_not_looked_for(client, staff, meeting, values, words):
    paper = kept(meeting, CLEAN, **values)
    page = client.get(f"/admin/meetings/paper/{paper.pk}/change/").content.decode()
    assert f'<div class="readonly">{words}</div>' in page


def test_public_paper_does_not_take_a_file_that_hides_something(client, staff, meeting):
    paper = kept(meeting, CLEAN)
    set_audience(record=paper, audience=Audience.PUBLIC, reason="Wanted.", by=staff)
    response = sent(client, paper, file=SimpleUploadedFile("plan.docx", HIDING))
    assert response.context["adminform"].form.errors == {"file": [HOLDS_MORE, FOUND, DO_THAT]}
    paper.refresh_from_db()
    assert (paper.file.read(), paper.hidden_data) == (CLEAN, "")


def test_paper_that_hides_something_is_not_made_public_by_its_form(client, staff, meeting):
    paper = kept(meeting, HIDING)
    response = sent(client, paper, audience="public", withholding_reason="")
    assert response.context["adminform"].form.errors == {"file": [HOLDS_MORE, FOUND, DO_THAT]}
    paper.refresh_from_db()
    assert paper.audience == "staff"


def test_paper_that_hides_something_is_not_made_public_in_the_list(client, staff, meeting):
    papers = [kept(meeting, HIDING), kept(meeting, CLEAN, position=2)]
    response = client.post(
        "/admin/meetings/paper/",
        {"action": "make_public", "_selected_action": [paper.pk for paper in papers], "reason": "Wanted."},
    )
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert FOUND in said[0]
    assert said[1] == "1 changed: now public."
    assert [Paper.objects.get(pk=paper.pk).audience for paper in papers] == ["staff", "public"]


def test_file_that_nobody_has_looked_through_is_looked_through_when_it_is_made_public(staff, meeting):
    hiding, clean = kept(meeting, HIDING), kept(meeting, CLEAN, position=2)
    with pytest.raises(ValidationError) as refusal:
        set_audience(record=hiding, audience=Audience.PUBLIC, reason="Wanted.", by=staff)
    assert refusal.value.message_dict == {"file": [HOLDS_MORE, FOUND, DO_THAT]}
    assert set_audience(record=clean, audience=Audience.PUBLIC, reason="Wanted.", by=staff).is_looked_through is True


@pytest.mark.parametrize(
    ("data", "message"), [(b"PK\x03\x04 broken", "damaged or incomplete"), (None, "not there any more")]
)
def test_file_that_cannot_be_looked_through_is_not_made_public(staff, meeting, data, message):
    paper = kept(meeting, data or b"")
    if data is None:
        default_storage.delete(paper.file.name)
    with pytest.raises(ValidationError, match=message):
        set_audience(record=paper, audience=Audience.PUBLIC, reason="Wanted.", by=staff)


def test_older_file_that_hid_something_is_not_brought_back_into_a_public_paper(staff, meeting):
    paper = kept(meeting, HIDING, is_looked_through=True, hidden_data=FOUND)
    version = paper.history.get()
    paper.file, paper.hidden_data, paper.audience, paper.withholding_reason = "papers/clean.docx", "", "public", ""
    paper.save()
    with pytest.raises(ValidationError):
        restore(version=version, by=staff, reason="To try it.")
    paper.refresh_from_db()
    assert (paper.file.name, paper.audience) == ("papers/clean.docx", "public")


@pytest.mark.parametrize("values", [{"hidden_data": FOUND}, {"is_looked_through": False}])
def test_database_itself_refuses_a_public_file_that_is_not_clean(meeting, values):
    paper = kept(meeting, CLEAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(
            **{"audience": "public", "withholding_reason": "", "is_looked_through": True, **values}
        )


def test_link_needs_no_looking_through(staff, meeting):
    paper = make_paper(
        meeting=meeting, link="https://invented.example/plan", audience="staff", withholding_reason="s40_2"
    )
    assert set_audience(record=paper, audience=Audience.PUBLIC, reason="Wanted.", by=staff).audience == "public"


def test_damaged_file_is_refused_at_its_box(client, staff, meeting):
    response = added(client, meeting, word_with("<w:r><w:t>x</w:t></w:r>")[:-40], audience="staff")
    (message,) = response.context["adminform"].form.errors["file"]
    assert message.startswith("This file is damaged or incomplete.")


@pytest.mark.parametrize("ending", ["pdf", "odt", "txt"])
def test_files_that_the_register_makes_hide_nothing(client, ending, record_property):
    publish(meeting=make_invented_minutes().meeting, by=make_publisher())
    response = client.get(f"/groups/invented-iag/meetings/2022-03-01/minutes.{ending}")
    found = find_hidden(response.content, response["Content-Type"])
    record_property("proof", ["F10 files of our own that hide something", len(found), 1])
    assert (response.status_code, found) == (200, ())
