"""What is published already, and the earlier requests like a new one (FOI-47)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi.already import already_answered
from foi.likeness import likeness, words_of
from foi.models import InformationRequest
from groups.disclosure import Link
from tests import factories as make
from tests.meetings.making import make_release

TODAY = date(2022, 6, 30)
REQUESTS = InformationRequest.objects.all()


def test_words_are_those_that_tell_what_a_text_is_about():
    text = "Dear Sir, How many IAGs' minutes does the Met hold? The boroughs’ policies, please."
    assert words_of(text) == {"iag", "minute", "borough", "policy"}


@given(st.text(), st.text())
def test_likeness_is_a_share_that_is_the_same_both_ways(one, other):
    found = likeness(words_of(one), words_of(other))
    assert 0 <= found <= 1
    assert found == likeness(words_of(other), words_of(one))
    assert likeness(words_of(one), words_of(one)) == bool(words_of(one))


@pytest.mark.django_db
def test_pages_of_the_groups_and_themes_that_a_text_names():
    theme = make.make_theme(key="hate-crime", name="Hate crime", other_words="hate; prejudice crime")
    make.make_theme(name="Disability")
    group = make.make_group(key="enfield-iag", name="Enfield IAG")
    make.make_group(name="Independent Advisory Group")
    make.make_group(name="Enfield Hidden IAG", audience="staff")
    meeting = make.make_meeting(group=group, slug="2022-03-01", date="2022-03-01", title="Spring")
    make_release(meeting=meeting)
    older = make.make_meeting(group=group, slug="2021-03-01", date="2021-03-01")
    make_release(meeting=older)

    found = already_answered("What did Enfield hidden IAG say on HATE crimes?", requests=REQUESTS, day=TODAY)

    assert found.groups == (Link("Enfield IAG", "/groups/enfield-iag/"),)
    assert found.themes == (Link(theme.name, "/themes/hate-crime/"),)
    assert [(line.title, line.minutes_url) for line in found.minutes] == [
        ("Spring", "/groups/enfield-iag/meetings/2022-03-01/minutes/")
    ]
    assert bool(found) is True


@pytest.mark.django_db
def test_earlier_requests_with_the_most_words_in_common_come_first():
    alike = make.make_request(reference="FOI/21/000001", state="answered")
    question = make.make_question(request=alike, text="Are the members of the disability IAG paid expenses?")
    make.make_question_part(question=question, outcome="granted")
    other = make.make_request(reference="FOI/21/000002")
    make.make_question(request=other, text="How many members has the Barnet IAG?")
    make.make_question(request=make.make_request(), text="Body worn video")

    found = already_answered(
        "Do members of the disability IAG get expenses, or are they paid?", requests=REQUESTS, day=TODAY
    ).requests

    assert [(each.reference, each.state, each.outcome, each.percent, each.shared) for each in found] == [
        ("FOI/21/000001", "Answered", "Granted in full", 83, ("disability", "expense", "iag", "member", "paid")),
        ("FOI/21/000002", "Received", "Not every part is decided", 29, ("iag", "member")),
    ]
    seen = REQUESTS.exclude(pk=alike.pk)
    assert [each.pk for each in already_answered("disability IAG members", requests=seen, day=TODAY).requests] == [
        other.pk
    ]


@pytest.mark.django_db
def test_nothing_is_found_for_words_that_say_nothing(django_assert_max_num_queries):
    make.make_group(name="Enfield IAG")
    with django_assert_max_num_queries(9):
        assert not already_answered("Please send me information.", requests=REQUESTS, day=TODAY)


@pytest.mark.django_db
def test_requests_that_are_not_split_yet_are_found_by_their_letters_and_no_word_of_them_is_shown():
    twin, other = make.make_request(reference="FOI/22/000008"), make.make_request(reference="FOI/22/000009")
    make.make_requester(request=twin, letter="How much was spent on the horses of Enfield?")
    make.make_requester(request=other, letter="Body worn video")
    text = "Please tell me how much was spent on horses in Enfield."

    found = already_answered(text, requests=REQUESTS, day=TODAY, letters=True).requests

    assert [(each.reference, each.percent, each.shared) for each in found] == [("FOI/22/000008", 100, ())]
    assert already_answered(text, requests=REQUESTS, day=TODAY).requests == ()
    assert already_answered(text, requests=REQUESTS.exclude(pk=twin.pk), day=TODAY, letters=True).requests == ()


@pytest.mark.django_db
def test_letter_that_is_more_alike_than_the_questions_gives_the_share_and_the_questions_the_words():
    twin = make.make_request()
    make.make_question(request=twin, text="Horses?")
    make.make_requester(request=twin, letter="Horses of Enfield, spent, stables")
    (found,) = already_answered("Enfield horses, spent", requests=REQUESTS, day=TODAY, letters=True).requests
    assert (found.percent, found.shared) == (75, ("horse",))


@pytest.mark.django_db
def test_entries_of_the_disclosure_log_are_found_by_their_title():
    given = {"text": "Letter", "published_on": TODAY}
    titles = {
        "horses": "Cost of horses in Enfield",
        "dogs": "Dogs of the Met",
        "again": "Horses",
        "withdrawn": "Horses, withdrawn",
        "restricted": "Horses, restricted",
        "tomorrow": "Horses, tomorrow",
    }
    for slug, title in titles.items():
        request = make.make_request(audience="restricted" if slug == "restricted" else "staff")
        entry = make.make_log_entry(slug=slug, title=title, request=request)
        more = {"published_on": date(2022, 7, 1)} if slug == "tomorrow" else {}
        if slug == "withdrawn":
            more = {"withdrawn_on": TODAY, "withdrawn_because": "Wrong.", "withdrawn_by": make.make_user()}
        make.make_log_release(entry=entry, **{**given, **more})
    found = already_answered("What do the horses cost?", requests=REQUESTS, day=TODAY)
    assert found.log == (Link("Horses", "/disclosure-log/again/"), Link(titles["horses"], "/disclosure-log/horses/"))
    assert bool(found) is True
    seen = REQUESTS.exclude(log_entry__slug="again")
    assert already_answered("horses", requests=seen, day=TODAY).log == ()
