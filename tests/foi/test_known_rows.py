"""Rows as they were known at a moment: open then and now, and never a note for staff."""

import pytest
from django.utils import timezone

from foi.catalogue.known_rows import KnownRows
from groups.models import AdvisoryGroup, Agreement, GroupDocument, Organisation, Person, Role, Statement
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, stated_group

pytestmark = pytest.mark.django_db
PUBLIC, ON_REQUEST, STAFF = Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF


def names(model, audience, known_at=None, column="name"):
    return [getattr(row, column) for row in KnownRows(audience, known_at).of(model).values()]


def change(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def test_rows_without_a_moment_are_those_of_today():
    make.make_group(name="Open")
    make.make_group(name="Asked for", audience="on_request")
    make.make_group(name="Inside", audience="staff")
    make.make_group(name="Closed", audience="restricted")

    assert names(AdvisoryGroup, PUBLIC) == ["Open"]
    assert names(AdvisoryGroup, ON_REQUEST) == ["Open", "Asked for"]
    assert names(AdvisoryGroup, STAFF) == ["Open", "Asked for", "Inside"]


def test_rows_never_hold_the_note_for_staff():
    make.make_group(staff_note="Secret")

    (row,) = KnownRows(STAFF).of(AdvisoryGroup).values()

    assert not hasattr(row, "staff_note")


def test_rows_at_a_moment_are_as_they_were_then():
    group = make.make_group(name="Before")
    moment = timezone.now()
    change(group, name="After")
    make.make_group(name="Later")

    assert names(AdvisoryGroup, STAFF, moment) == ["Before"]
    assert names(AdvisoryGroup, STAFF, timezone.now()) == ["After", "Later"]


def test_rows_before_the_register_began_are_none():
    moment = timezone.now()
    make.make_group()

    assert names(AdvisoryGroup, STAFF, moment) == []


def test_rows_that_were_not_open_then_stay_away():
    group = make.make_group(name="Group", audience="staff")
    moment = timezone.now()
    change(group, audience="public")

    assert names(AdvisoryGroup, PUBLIC, moment) == []
    assert names(AdvisoryGroup, STAFF, moment) == ["Group"]


def test_rows_that_were_taken_back_since_stay_away():
    group = make.make_group(name="Group")
    moment = timezone.now()
    change(group, audience="restricted")

    assert names(AdvisoryGroup, PUBLIC, moment) == []
    assert names(AdvisoryGroup, STAFF, moment) == []


def test_rows_that_were_deleted_since_come_back_for_staff_only():
    group = make.make_group(name="Group", status="")
    moment = timezone.now()
    group.delete()

    assert names(AdvisoryGroup, PUBLIC, moment) == []
    assert names(AdvisoryGroup, ON_REQUEST, moment) == []
    assert names(AdvisoryGroup, STAFF, moment) == ["Group"]


def test_words_that_were_changed_since_read_as_today_outside_the_staff():
    statement = make.make_statement(quote="Commander Invented")
    person = make.make_person(name="Commander Invented")
    moment = timezone.now()
    change(statement, quote="A commander")
    change(person, name="A commander")

    assert names(Statement, PUBLIC, moment, "quote") == ["A commander"]
    assert names(Statement, STAFF, moment, "quote") == ["Commander Invented"]
    assert names(Person, ON_REQUEST, moment) == ["A commander"]
    assert names(Person, STAFF, moment) == ["Commander Invented"]


@pytest.mark.parametrize(
    ("made", "column"),
    [
        (lambda: make.make_group(name="Told"), "name"),
        (lambda: make.make_group_name(text="Told"), "text"),
        (lambda: make.make_role(title="Told"), "title"),
        (lambda: make.make_group_status(reason="Told"), "reason"),
        (lambda: make.make_statement(counted="Told"), "counted"),
        (lambda: make.make_source(title="Told"), "title"),
        (lambda: make.make_person_name(text="Told"), "text"),
        (lambda: make.make_meeting(title="Told"), "title"),
    ],
)
def test_free_text_in_a_short_column_reads_as_today_outside_the_staff(made, column):
    record = made()
    moment = timezone.now()
    change(record, **{column: "Untold"})

    seen = {audience: KnownRows(audience, moment).of(type(record))[record.pk] for audience in (PUBLIC, STAFF)}

    assert {audience: getattr(row, column) for audience, row in seen.items()} == {PUBLIC: "Untold", STAFF: "Told"}


def test_codes_and_keys_and_dates_read_as_they_were():
    organisation = make.make_organisation(key="before", kind="force")
    statement = make.make_statement(as_of="2020", aspect="existence")
    moment = timezone.now()
    change(organisation, key="after", kind="command")
    change(statement, as_of="2021", aspect="count")

    row = KnownRows(PUBLIC, moment).of(Organisation)[organisation.pk]
    said = KnownRows(PUBLIC, moment).of(Statement)[statement.pk]

    assert (row.key, row.kind, said.as_of, said.aspect) == ("before", "force", "2020", "existence")


def test_roles_are_counted_unless_they_are_restricted():
    make.make_role(title="Named")
    make.make_role(title="Withheld", audience="staff", withholding_reason="s40_2")
    make.make_role(title="Closed", audience="restricted", withholding_reason="s31_1")

    assert names(Role, PUBLIC, column="title") == ["Named", "Withheld"]


def test_roles_whose_name_was_withheld_since_carry_the_reason_of_today():
    role = make.make_role(audience="public")
    moment = timezone.now()
    change(role, audience="on_request", withholding_reason="s38_1")

    (row,) = KnownRows(PUBLIC, moment).of(Role).values()

    assert (row.audience, row.withholding_reason) == ("on_request", "s38_1")


def test_answer_at_a_moment_takes_the_same_number_of_queries_for_one_group_and_for_three(django_assert_num_queries):
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central)
    with django_assert_num_queries(44):
        ask("how-many", known_at=timezone.now())

    stated_group(invented, 2, kind=invented.central)
    stated_group(invented, 3, kind=invented.central)
    with django_assert_num_queries(44):
        ask("how-many", known_at=timezone.now())


def test_rows_that_are_kept_back_are_those_that_may_be_told_of():
    for audience in "public", "on_request", "staff", "restricted":
        reason = "" if audience == "public" else "s40_2"
        make.make_group_document(title=audience, audience=audience, withholding_reason=reason)

    kept = {
        each: [row.title for row in KnownRows(each).kept_back(GroupDocument)] for each in (PUBLIC, ON_REQUEST, STAFF)
    }

    assert kept == {PUBLIC: ["on_request", "staff"], ON_REQUEST: ["staff"], STAFF: []}


def test_rows_that_were_kept_back_since_are_kept_back_at_an_earlier_moment():
    document = make.make_group_document()
    moment = timezone.now()
    change(document, audience="staff", withholding_reason="s31_1")

    ((row),) = KnownRows(PUBLIC, moment).kept_back(GroupDocument)
    assert (row.audience, row.withholding_reason) == ("staff", "s31_1")
    assert KnownRows(PUBLIC, moment).of(GroupDocument) == {}
    change(document, audience="restricted")
    assert KnownRows(PUBLIC, moment).kept_back(GroupDocument) == []


def test_rows_on_vetting_are_read_for_staff_alone():
    make.make_agreement()

    assert {each: len(KnownRows(each).of(Agreement)) for each in (PUBLIC, ON_REQUEST, STAFF)} == {
        PUBLIC: 0,
        ON_REQUEST: 0,
        STAFF: 1,
    }
