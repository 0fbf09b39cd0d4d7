"""Changes that are more than the saving of one form: what they write, what they refuse, and what they leave alone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from groups.actions import confirm, delete, names_for_a_publisher, rename_key, restore, set_audience
from groups.models import AdvisoryGroup, Confirmation, FormerKey, GroupName, Person, Role, Source
from iag_registry.lib.audiences import Audience
from tests.factories import (
    make_former_key,
    make_group,
    make_group_name,
    make_person,
    make_role,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return make_user(username="ann")


def _last(record):
    version = record.history.first()
    return (version.history_type, str(version.history_user), version.history_change_reason)


def test_set_audience_to_public_clears_the_reason_for_withholding(ann):
    role = make_role(audience="staff", withholding_reason="no_consent")
    saved = set_audience(record=role, audience=Audience.PUBLIC, reason="She agreed on 3 May.", by=ann)
    role.refresh_from_db()
    assert (saved, role.audience, role.withholding_reason) == (role, "public", "")
    assert _last(role) == ("~", "ann", "She agreed on 3 May.")


def test_set_audience_to_staff_gives_the_reason_for_withholding(ann):
    role = make_role()
    set_audience(record=role, audience=Audience.STAFF, reason="He asked us.", by=ann, withholding_reason="no_consent")
    role.refresh_from_db()
    assert (role.audience, role.withholding_reason) == ("staff", "no_consent")


def test_set_audience_to_staff_without_a_reason_for_withholding_says_that_nobody_considered_it(ann):
    role = make_role()
    set_audience(record=role, audience=Audience.STAFF, reason="In doubt.", by=ann)
    role.refresh_from_db()
    assert (role.audience, role.withholding_reason) == ("staff", "not_considered")


def test_set_audience_of_a_record_without_a_reason_for_withholding(ann):
    source = make_source()
    set_audience(record=source, audience=Audience.RESTRICTED, reason="Names a victim.", by=ann)
    source.refresh_from_db()
    assert source.audience == "restricted"


@pytest.mark.parametrize("reason", ["", "  "])
def test_set_audience_without_a_reason_changes_nothing(ann, reason):
    source = make_source()
    with pytest.raises(ValidationError) as refused:
        set_audience(record=source, audience=Audience.STAFF, reason=reason, by=ann)
    source.refresh_from_db()
    assert refused.value.message_dict == {"reason": ["Say why. The reason is kept with the change."]}
    assert (source.audience, source.history.count()) == ("public", 1)


def test_rename_key_keeps_the_old_one_as_an_address(ann):
    group = make_group(key="old-iag")
    rename_key(group=group, key="new-iag", by=ann, reason="The borough was renamed.")
    group.refresh_from_db()
    former = FormerKey.objects.get()
    assert (group.key, former.key, former.group) == ("new-iag", "old-iag", group)
    assert (_last(group), _last(former)) == (
        ("~", "ann", "The borough was renamed."),
        ("+", "ann", "The borough was renamed."),
    )


def test_rename_key_back_to_a_former_one(ann):
    group = make_group(key="one-iag")
    rename_key(group=group, key="two-iag", by=ann, reason="Renamed.")
    rename_key(group=group, key="one-iag", by=ann, reason="Renamed back.")
    group.refresh_from_db()
    assert (group.key, list(FormerKey.objects.values_list("key", flat=True))) == ("one-iag", ["two-iag"])


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("own-iag", "The group has this key already. Type the new one."),
        ("taken-iag", "Group with this Key already exists."),
        (
            "former-iag",
            "“former-iag” was the key of another group. Choose a different one: none is ever used again.",
        ),
        (
            "not a key",
            "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
    ],
)
def test_rename_key_to_one_that_cannot_be_taken_changes_nothing(ann, key, message):
    group = make_group(key="own-iag")
    make_group(key="taken-iag")
    make_former_key(key="former-iag")
    with pytest.raises(ValidationError) as refused:
        rename_key(group=group, key=key, by=ann, reason="Tidier.")
    group.refresh_from_db()
    assert refused.value.message_dict == {"key": [message]}
    assert (group.key, FormerKey.objects.count()) == ("own-iag", 1)


def test_confirm_records_who_and_when(ann):
    group = make_group()
    confirm(group=group, by=ann, on=date(2022, 6, 30), note="With the chair.")
    confirmation = Confirmation.objects.get()
    assert (confirmation.group, confirmation.confirmed_by, confirmation.confirmed_on, confirmation.note) == (
        group,
        ann,
        date(2022, 6, 30),
        "With the chair.",
    )
    assert _last(confirmation) == ("+", "ann", "Confirmed")


def test_confirm_for_a_day_to_come_is_refused(ann):
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    with pytest.raises(ValidationError) as refused:
        confirm(group=make_group(), by=ann, on=day)
    assert refused.value.message_dict == {
        "on": ["This day has not come yet. Give the day on which you checked the record."]
    }
    assert Confirmation.objects.count() == 0


def test_restore_brings_back_the_values_of_a_version(ann):
    group = make_group(name="First name", summary="First words.")
    group.name, group.summary = "Second name", ""
    group.save()
    restore(version=group.history.last(), by=ann, reason="It was right before.")
    group.refresh_from_db()
    assert (group.name, group.summary) == ("First name", "First words.")
    assert _last(group) == ("~", "ann", "It was right before.")


def test_restore_leaves_audience_and_key_as_they_are(ann):
    group = make_group(key="first-iag", name="First name", audience="public")
    group.key, group.name, group.audience = "second-iag", "Second name", "staff"
    group.save()
    restore(version=group.history.last(), by=ann, reason="It was right before.")
    group.refresh_from_db()
    assert (group.key, group.name, group.audience) == ("second-iag", "First name", "staff")


def test_restore_of_a_deleted_row_gives_it_back_its_place(ann):
    name = make_group_name(text="The Group")
    pk, uuid = name.pk, name.uuid
    name.delete()
    restore(version=GroupName.history.get(id=pk, history_type="-"), by=ann, reason="Deleted by mistake.")
    back = GroupName.objects.get(text="The Group")
    assert (back.pk, back.uuid, _last(back)) == (pk, uuid, ("+", "ann", "Deleted by mistake."))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (("public", ""), ("staff", "not_considered")),
        (("on_request", "no_consent"), ("staff", "no_consent")),
        (("restricted", "s38_1"), ("restricted", "s38_1")),
    ],
)
def test_restore_of_a_deleted_role_is_never_public(ann, was, becomes):
    role = make_role(audience=was[0], withholding_reason=was[1])
    pk = role.pk
    role.delete()
    restore(version=Role.history.get(id=pk, history_type="-"), by=ann, reason="Deleted by mistake.")
    back = Role.objects.get(pk=pk)
    assert (back.audience, back.withholding_reason) == becomes


def test_restore_that_would_break_a_rule_changes_nothing(ann):
    first = make_role(role_type="chair", start="2020")
    version = first.history.first()
    first.end = "2021"
    first.save()
    make_role(group=first.group, role_type="chair", start="2022")
    with pytest.raises(ValidationError) as refused:
        restore(version=version, by=ann, reason="She is chair again.")
    first.refresh_from_db()
    assert refused.value.message_dict == {
        "__all__": ["This group has a chair already. Give that role an end date first."]
    }
    assert (first.end, first.history.count()) == ("2021", 2)


def test_restore_of_a_row_whose_record_is_gone_is_refused(ann):
    person = make_person()
    name = make_group_name(group=make_group(status=""))
    group, pk = name.group, name.pk
    name.delete()
    AdvisoryGroup.objects.filter(pk=group.pk).delete()
    with pytest.raises(ValidationError) as refused:
        restore(version=GroupName.history.get(id=pk, history_type="-"), by=ann, reason="Back.")
    assert list(refused.value.message_dict) == ["group"]
    assert (GroupName.objects.count(), Person.objects.get()) == (0, person)


def test_delete_keeps_who_and_why(ann):
    source = make_source(audience="staff")
    delete(record=source, by=ann, reason=" Entered twice. ", may_publish=False)
    version = Source.history.get(history_type="-")
    assert (Source.objects.count(), str(version.history_user), version.history_change_reason) == (
        0,
        "ann",
        "Entered twice.",
    )


@pytest.mark.parametrize(
    ("audience", "reason", "message"),
    [
        ("staff", " ", "Say why you are deleting it. Nothing has been deleted."),
        ("public", "Gone.", "“Invented reply” is public. Ask a publisher to withhold it, and delete it after that."),
    ],
)
def test_delete_without_a_reason_or_of_what_is_public_changes_nothing(ann, audience, reason, message):
    source = make_source(title="Invented reply", audience=audience)
    with pytest.raises(ValidationError) as refused:
        delete(record=source, by=ann, reason=reason, may_publish=False)
    assert (refused.value.messages, Source.objects.get()) == ([message], source)


@pytest.mark.parametrize(
    ("audience", "may_publish", "kept"),
    [("public", False, {"person"}), ("public", True, set()), ("staff", False, {"person"}), ("staff", True, set())],
)
def test_public_name_is_for_a_publisher_to_change(audience, may_publish, kept):
    role = make_role(audience=audience, withholding_reason="" if audience == "public" else "no_consent")
    assert names_for_a_publisher(record=role, changed=["person", "note"], may_publish=may_publish) == kept


def test_vacant_place_that_is_not_public_is_for_an_editor_to_fill():
    role = make_role(person=None, audience="staff", withholding_reason="no_consent")
    assert names_for_a_publisher(record=role, changed=["person"], may_publish=False) == set()
