"""What is found before publishing: names that are not public, numbers, addresses, near misses (PPL-05, PPL-06)."""

import pytest

from iag_registry.lib.prose import plain_text
from meetings.actions.checking import NO_SUMMARY, check_before_publishing
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group,
    make_minutes,
    make_person,
    make_person_name,
    make_role,
)
from tests.meetings.making import make_action
from tests.meetings.manuscripts import WITHHELD, make_invented_minutes, make_redaction

pytestmark = pytest.mark.django_db


def found(minutes):
    check = check_before_publishing(minutes.meeting)
    return [(finding.kind, finding.words, finding.is_certain, finding.place) for finding in check.findings]


def write(minutes, text):
    item = minutes.meeting.items.get(position=3)
    item.text = text
    item.save()
    return item


AOB = "3. Any other business"


def test_invented_minutes_have_nothing_to_look_at():
    minutes = make_invented_minutes()
    check = check_before_publishing(minutes.meeting)
    assert (check.findings, check.obstacles) == ((), ())


def test_name_withheld_in_the_record_is_certain_and_its_place_can_be_redacted():
    minutes = make_invented_minutes()
    item = write(minutes, "<p>Then</p><p>Mr <b>Member</b> spoke to H. Member.</p>")
    findings = check_before_publishing(minutes.meeting).certain
    assert [(finding.words, finding.item, finding.around) for finding in findings] == [
        ("Mr Member", item, "Then\nMr Member spoke to H. Member."),
        ("H. Member", item, "Then\nMr Member spoke to H. Member."),
    ]
    assert plain_text(item.text)[findings[1].start : findings[1].end] == "H. Member"


@pytest.mark.parametrize(
    ("roles", "is_found"),
    [
        ([], True),
        ([{"audience": "public"}], False),
        ([WITHHELD], True),
        ([{**WITHHELD, "audience": "restricted"}], True),
        ([{"audience": "public"}, WITHHELD], True),
    ],
    ids=["no role", "public elsewhere", "withheld", "restricted", "public here, withheld there"],
)
def test_name_is_found_unless_all_that_is_known_of_the_person_is_public(roles, is_found):
    minutes = make_invented_minutes()
    person = make_person(name="Zebedee Quillfeather")
    for values in roles:
        make_role(person=person, group=make_group(), **values)
    write(minutes, "Zebedee Quillfeather spoke.")
    assert found(minutes) == ([("name", "Zebedee Quillfeather", True, AOB)] if is_found else [])


def test_name_that_is_public_in_this_group_may_stand_whatever_it_is_elsewhere():
    minutes = make_invented_minutes()
    person = make_person(name="Zebedee Quillfeather")
    make_role(person=person, group=minutes.meeting.group)
    make_role(person=person, **WITHHELD)
    write(minutes, "Zebedee Quillfeather spoke.")
    assert found(minutes) == []


def test_name_withheld_in_this_record_may_not_stand_though_the_role_is_public():
    minutes = make_invented_minutes()
    person = make_person(name="Zebedee Quillfeather")
    make_role(person=person, group=minutes.meeting.group)
    make_attendance(meeting=minutes.meeting, person=person, name_as_printed="Z Quillfeather", **WITHHELD)
    write(minutes, "Zebedee Quillfeather spoke.")
    assert found(minutes) == [("name", "Zebedee Quillfeather", True, AOB)]


def test_other_forms_of_a_name_are_looked_for_too():
    minutes = make_invented_minutes()
    make_person_name(person=make_person(name="Zebedee Quillfeather"), text="Barnaby Featherquill")
    write(minutes, "Barnaby Featherquill spoke.")
    assert found(minutes) == [("name", "Barnaby Featherquill", True, AOB)]


def test_name_withheld_in_the_record_of_another_meeting_is_found():
    minutes = make_invented_minutes()
    make_attendance(name_as_printed="Zebedee Quillfeather", **WITHHELD)
    write(minutes, "Zebedee Quillfeather spoke.")
    assert found(minutes) == [("name", "Zebedee Quillfeather", True, AOB)]


def test_name_of_two_people_of_whom_one_is_public_is_to_be_looked_at():
    minutes = make_invented_minutes()
    make_person(name="Ada Public")
    write(minutes, "Ada Public closed the meeting.")
    assert ("name", "Ada Public", False, AOB) in found(minutes)
    assert check_before_publishing(minutes.meeting).certain == ()


def test_initials_that_the_record_gives_are_found():
    minutes = make_invented_minutes()
    make_attendance(meeting=minutes.meeting, name_as_printed="Zebedee Quillfeather", initials="ZQ", **WITHHELD)
    write(minutes, "ZQ to write.")
    assert found(minutes) == [("name", "ZQ", True, AOB)]


def test_address_in_a_link_is_found_at_the_words_of_the_link():
    minutes = make_invented_minutes()
    item = write(minutes, '<p>Ask <a href="mailto:ann@invented.example">the clerk</a>.</p>')
    (finding,) = check_before_publishing(minutes.meeting).certain
    assert (finding.kind, finding.words, finding.item, finding.start, finding.end) == (
        "email",
        "ann@invented.example",
        item,
        4,
        13,
    )
    make_redaction(item, "clerk")
    assert found(minutes) == []


def test_words_in_a_gap_are_not_found_and_the_same_words_elsewhere_are():
    minutes = make_invented_minutes()
    item = write(minutes, "Ring 020 7946 0123. Jan Private knows.")
    make_redaction(item, "020 7946 0123")
    assert found(minutes) == [("withheld_words", "Jan Private", True, AOB)]


def test_withheld_words_in_the_changes_agreed_are_found():
    minutes = make_invented_minutes()
    amendment = minutes.amendments.get()
    amendment.before = "Jan Private spoke"
    amendment.save()
    assert found(minutes) == [("withheld_words", "Jan Private", True, "Changes agreed at approval")]


def test_every_text_that_is_published_is_looked_at():
    minutes = make_invented_minutes()
    make_person(name="Zebedee Quillfeather")
    meeting = minutes.meeting
    item = meeting.items.get(position=1)
    decision, action = item.decisions.get(position=1), make_action(meeting=meeting, position=9)
    name, paper, interest = meeting.attendances.get(position=1), meeting.papers.get(position=1), meeting.interests.get()
    texts = [
        (meeting, "title"),
        (meeting, "note"),
        (meeting, "attendance_heading"),
        (minutes, "summary"),
        (minutes, "approved_by_procedure"),
        (item, "title"),
        (item, "vote"),
        (decision, "text"),
        (action, "text"),
        (name, "role_as_printed"),
        (paper, "title"),
        (paper, "author"),
        (interest, "interest"),
        (interest, "what_was_done"),
    ]
    missed = []
    for record, field in texts:
        before = getattr(record, field)
        setattr(record, field, "for Zebedee Quillfeather")
        record.save()
        if "Zebedee Quillfeather" not in [words for _, words, is_certain, _ in found(minutes) if is_certain]:
            missed.append(field)
        setattr(record, field, before)
        record.save()
    assert missed == []


def test_public_mailbox_and_place_are_no_findings():
    minutes = make_invented_minutes()
    group, meeting = minutes.meeting.group, minutes.meeting
    group.contact_mailbox = "iag@invented.example"
    group.save()
    meeting.place = "Invented Hall, SW1A 1AA"
    meeting.save()
    write(minutes, "Write to iag@invented.example, or come to SW1A 1AA.")
    assert found(minutes) == []


def test_withheld_item_and_its_redactions_stand_in_nobodys_way():
    minutes = make_invented_minutes()
    item = minutes.meeting.items.get(position=2)
    make_redaction(item, "Secret", approved_by=None)
    item.text = "Zebedee, 020 7946 0123"
    item.save()
    make_person(name="Zebedee Quillfeather")
    check = check_before_publishing(minutes.meeting)
    assert (check.findings, check.obstacles) == ((), ())


def test_summary_is_asked_for_where_parts_are_withheld_and_nothing_says_what_they_were():
    minutes = make_invented_minutes()
    asked = check_before_publishing(minutes.meeting)
    minutes.summary = "The group talked about its meetings."
    minutes.save()
    told = check_before_publishing(minutes.meeting)
    assert (asked.notices, asked.obstacles, told.notices) == ((NO_SUMMARY,), (), ())


def test_summary_is_not_asked_for_where_nothing_is_withheld():
    minutes = make_minutes(stage="draft")
    make_agenda_item(meeting=minutes.meeting, title="Welcome")
    assert check_before_publishing(minutes.meeting).notices == ()


def test_check_takes_the_same_queries_for_any_number_of_names(django_assert_num_queries):
    minutes = make_invented_minutes()
    for number in (1, 3):
        for _ in range(number):
            make_role(person=make_person())
            make_attendance(meeting=minutes.meeting, person=make_person())
        with django_assert_num_queries(18):
            check_before_publishing(minutes.meeting)


def test_surname_of_someone_redacted_is_found_elsewhere():
    minutes = make_invented_minutes()
    item = write(minutes, "<p>Daniel Rowe spoke. The group thanked Mr Rowe.</p>")
    make_redaction(item, "Daniel Rowe")
    make_action(meeting=minutes.meeting, text="To write to Mr Rowe.")
    assert [(finding.words, finding.place) for finding in check_before_publishing(minutes.meeting).certain] == [
        ("Mr Rowe", "Actions"),
        ("Mr Rowe", AOB),
    ]


def test_redacted_words_that_are_no_name_are_looked_for_as_they_stand():
    minutes = make_invented_minutes()
    item = write(minutes, "<p>A raid on Tuesday at dawn. The dawn was cold.</p>")
    make_redaction(item, "on Tuesday at dawn")
    assert found(minutes) == []
