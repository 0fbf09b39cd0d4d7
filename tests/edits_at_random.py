"""A small register, and edits of it in any order: of words, of who may see them and of groups, and deletions."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from hypothesis import strategies as st

from groups.models import (
    AdvisoryGroup,
    GroupArea,
    GroupKindPeriod,
    GroupName,
    GroupTheme,
    Organisation,
    PersonName,
    Role,
    Source,
    Statement,
    StatementSubject,
    Theme,
)
from iag_registry.lib.audiences import Audience
from meetings.models import Attendance, Meeting, MeetingEvent
from search.actions.refreshing import refresh_waiting
from tests import factories as make
from tests.meetings.making import make_joint_meeting, make_release

WORDS = ("heron", "osprey", "Ada Larkspur", "Bo Foxglove")
TEXT = {
    AdvisoryGroup: "name",
    Organisation: "name",
    GroupName: "text",
    PersonName: "text",
    Statement: "quote",
    Theme: "other_words",
    Meeting: "title",
}
HIDDEN = (AdvisoryGroup, Organisation, Source, Statement, Meeting, Role, Attendance)
MOVED = (GroupName, GroupArea, GroupTheme, GroupKindPeriod, Role)
DELETED = (GroupName, GroupArea, GroupTheme, Role, Attendance, StatementSubject, MeetingEvent, PersonName)

EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.sampled_from(sorted(TEXT, key=str)), st.integers(0, 9), st.sampled_from(WORDS)),
        st.tuples(st.just("show"), st.sampled_from(HIDDEN), st.integers(0, 9), st.sampled_from(list(Audience))),
        st.tuples(st.just("move"), st.sampled_from(MOVED), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.sampled_from(DELETED), st.integers(0, 9), st.none()),
        st.tuples(st.just("refresh"), st.none(), st.just(0), st.none()),
    ),
    min_size=1,
    max_size=8,
)


def make_register() -> None:
    theme, area, body = make.make_theme(name="Herons"), make.make_area(), make.make_organisation()
    for name in ("Ada Larkspur", "Bo Foxglove"):
        person = make.make_person(name=name)
        make.make_person_name(person=person, text=name.upper())
        group = make.make_group(name=f"Group of {name}", kind=make.make_kind())
        make.make_group_name(group=group, text="Osprey panel")
        make.make_group_area(group=group, area=area)
        make.make_group_theme(group=group, theme=theme)
        make.make_group_organisation(group=group, organisation=body)
        statement = make.make_statement(about=[group, theme, body], summary=f"{name} spoke of herons.")
        make.make_role(group=group, person=person, statement=statement)
        meeting = make.make_meeting(group=group, date="2022-03-01")
        make.make_agenda_item(meeting=meeting, text="<p>On ospreys.</p>")
        make.make_meeting_event(meeting=meeting, statement=statement)
        make.make_attendance(meeting=meeting, person=person)
        make_release(meeting=meeting)
        make_joint_meeting(meeting=meeting)


def edit(step: tuple[str, Any, int, Any]) -> None:
    """One edit, where it can be made."""
    what, model, number, value = step
    if what == "refresh":
        refresh_waiting()
        return
    rows: list[Any] = list(model._default_manager.order_by("pk"))
    if not rows:
        return
    row: Any = rows[number % len(rows)]
    try:
        with transaction.atomic():
            change(row, what, value)
    except (ProtectedError, ObjectDoesNotExist, IntegrityError):
        return


def change(row: Any, what: str, value: Any) -> None:
    if what == "delete":
        row.delete()
        return
    if what == "say":
        setattr(row, TEXT[type(row)], value)
    elif what == "show":
        row.audience = value
        if hasattr(row, "withholding_reason"):
            row.withholding_reason = "" if value == Audience.PUBLIC else "s40_2"
    else:
        groups = list(AdvisoryGroup.objects.order_by("pk"))
        row.group = groups[value % len(groups)]
    row.save()
