"""Statements are cited without the name of someone who is withheld, in whatever form it is printed (PPL-06)."""

import pytest
from django.utils import timezone

from groups.models import Role
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, stated, stated_group

pytestmark = pytest.mark.django_db
NO_WORDS = ("", "The words are not given, because they name a person whose name is withheld.")


@pytest.fixture
def invented():
    return invented_register()


def race_group(invented, **values):
    return stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race, **values)


def withheld(group, person, audience="staff", **values):
    return make.make_role(group=group, person=person, audience=audience, withholding_reason="no_consent", **values)


def cited(**values):
    """The words of every statement that the answer cites, by line."""
    answer = ask("who-sits", themes=["race", "women"], **values)
    return {citation.lines: (citation.quote, citation.says) for citation in answer.citations}


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_statement_that_names_someone_withheld_gives_no_words(invented, audience):
    withheld(race_group(invented), make.make_person(name="Hidden"), audience)
    stated(invented, 6, [invented.women], standing="denied", quote="No group, says Hidden")

    assert cited()["6"] == NO_WORDS


@pytest.mark.parametrize("quote", ["as Ms H. Hidden said", "as Ms H.\nHidden said", "AS MS H. HIDDEN SAID"])
def test_statement_that_names_someone_withheld_as_printed_gives_no_words(invented, quote):
    person = make.make_person(name="Henrietta Hidden")
    make.make_person_name(person=person, text="Ms H. Hidden")
    withheld(race_group(invented), person)
    stated(invented, 6, [invented.women], standing="denied", quote=quote)

    assert cited()["6"] == NO_WORDS


def test_statement_that_holds_a_withheld_name_within_a_word_is_quoted(invented):
    withheld(race_group(invented), make.make_person(name="Hid"))
    stated(invented, 6, [invented.women], standing="denied", quote="Hidden", summary="None.")

    assert cited()["6"] == ("Hidden", "None.")


def test_name_that_is_public_on_another_group_is_withheld_on_this_one(invented):
    person = make.make_person(name="Known Elsewhere")
    group = race_group(invented)
    withheld(group, person)
    make.make_role(group=make.make_group(), person=person)
    other = make.make_role(group=group, statement=stated(invented, 7, [group], quote="and Known Elsewhere"))
    stated(invented, 8, [invented.women], standing="denied", quote="Known Elsewhere says so", summary="None.")

    words = cited()

    assert (other.audience, words["7"], words["8"]) == ("public", NO_WORDS, ("Known Elsewhere says so", "None."))


def test_name_is_withheld_in_a_statement_that_is_cited_for_the_group_and_not_tied_to_it(invented):
    person = make.make_person(name="Known Elsewhere")
    group = race_group(invented)
    withheld(group, person)
    make.make_role(group=make.make_group(), person=person)
    make.make_role(group=group, statement=stated(invented, 7, [], quote="and Known Elsewhere"))

    assert cited()["7"] == NO_WORDS


def test_statement_about_someone_who_may_be_named_nowhere_is_left_out(invented):
    person = make.make_person(name="Hidden")
    group = race_group(invented)
    withheld(group, person)
    make.make_role(group=group, statement=stated(invented, 7, [group, person], quote="The chair resigned"))

    assert list(cited()) == ["1"]
    assert list(cited(audience=Audience.STAFF)) == ["1", "7"]


def test_statement_about_something_withheld_is_left_out(invented):
    group = race_group(invented)
    other = make.make_group(audience="staff")
    make.make_role(group=group, statement=stated(invented, 7, [group, other]))

    assert list(cited()) == ["1"]


def test_name_that_was_withheld_since_is_withheld_at_an_earlier_moment(invented):
    person = make.make_person(name="Once Public")
    group = race_group(invented)
    make.make_role(group=group, person=person)
    make.make_role(group=group, statement=stated(invented, 7, [group], quote="and Once Public"))
    moment = timezone.now()
    role = Role.objects.get(person=person)
    role.audience, role.withholding_reason = "staff", "no_consent"
    role.save()

    assert cited(known_at=moment)["7"] == NO_WORDS


def test_statement_that_was_tied_to_something_public_since_is_cited_at_an_earlier_moment(invented):
    group = race_group(invented)
    statement = stated(invented, 7, [group], quote="Words", summary="Said.")
    make.make_role(group=group, statement=statement)
    moment = timezone.now()
    make.make_subject(statement=statement, subject=make.make_group())

    assert cited(known_at=moment)["7"] == ("Words", "Said.")


def test_statement_that_names_someone_whose_only_attendance_is_withheld_gives_no_words(invented):
    race_group(invented)
    person = make.make_person(name="Hidden")
    make.make_attendance(person=person, name_as_printed="Cllr H.", audience="staff", withholding_reason="s40_2")
    stated(invented, 6, [invented.women], standing="denied", quote="No group, says Hidden")
    stated(invented, 7, [invented.women], standing="denied", quote="No group, says Cllr H.")

    assert [cited()[line] for line in "67"] == [NO_WORDS, NO_WORDS]


def test_statement_that_names_someone_withheld_by_a_former_name_gives_no_words(invented):
    person = make.make_person(name="Hidden")
    withheld(race_group(invented), person)
    person.name = "Other"
    person.save()
    stated(invented, 6, [invented.women], standing="denied", quote="No group, says Hidden")

    assert cited()["6"] == NO_WORDS


def test_name_of_an_attendance_is_withheld_as_it_was_known_before(invented):
    group, person = race_group(invented), make.make_person(name="Hidden")
    meeting = make.make_meeting(group=group)
    attendance = make.make_attendance(meeting=meeting, person=person, audience="staff", withholding_reason="s40_2")
    make.make_role(person=person)
    stated(invented, 6, [invented.women, group], standing="denied", quote="No group, says Hidden")
    before = timezone.now()
    attendance.person = None
    attendance.save()

    assert cited()["6"] == ("No group, says Hidden", cited()["6"][1])
    assert cited(known_at=before)["6"] == NO_WORDS
