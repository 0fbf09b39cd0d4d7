"""Whose names must not stand in the minutes of a meeting, and whose may (PPL-05, PPL-06, DP-01).

A person may be named in minutes whose record names them openly, or in a group in which a role of theirs is public. Of
everyone else a name is looked for, unless all that the register has of them is public.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groups.models import AdvisoryGroup, Person, PersonName, Role
from iag_registry.lib.audiences import Audience
from meetings.models import Attendance, Meeting
from meetings.redaction.names import Name, NameIndex


@dataclass(frozen=True)
class PeopleNamed:
    """The names to be looked for, and those that may stand there."""

    withheld: NameIndex
    open: NameIndex


LOOKS_LIKE_A_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")


def people_named(
    meeting: Meeting,
    joint_groups: Iterable[AdvisoryGroup],
    names: Sequence[Attendance],
    redacted: Iterable[str] = (),
) -> PeopleNamed:
    """Both lists for one meeting, with the groups that hold it together and its list of names; in a set number of
    queries.

    Words that were redacted and look like a name are looked for as one: who is withheld as "Ann Example" must not stand
    elsewhere as "Ms Example".
    """
    groups = {meeting.group_id, *(group.pk for group in joint_groups)}
    roles = list(Role.objects.exclude(person=None).values_list("person_id", "group_id", "audience"))
    attendances = list(Attendance.objects.exclude(person=None).values_list("person_id", "meeting_id", "audience"))
    here = meeting.pk
    named_here = {who for who, meeting, audience in attendances if meeting == here and audience == Audience.PUBLIC}
    hidden_here = {who for who, meeting, audience in attendances if meeting == here and audience != Audience.PUBLIC}
    open_in_group = {who for who, group, audience in roles if group in groups and audience == Audience.PUBLIC}
    rows = [(who, audience) for who, _, audience in [*roles, *attendances]]
    somewhere_open = {who for who, audience in rows if audience == Audience.PUBLIC}
    somewhere_hidden = {who for who, audience in rows if audience != Audience.PUBLIC}
    may_be_named = (named_here | open_in_group | (somewhere_open - somewhere_hidden)) - hidden_here
    close = named_here | hidden_here | {who for who, group, _ in roles if group in groups}
    written = _names_written()
    return PeopleNamed(
        withheld=NameIndex(
            [
                *(Name.of(text, is_close=who in close) for who, text in written if who not in may_be_named),
                *_printed(names, is_public=False),
                *(Name.of(text) for text in _unmatched_names(here)),
                *(Name.of(words, is_close=True) for words in redacted if _is_like_a_name(words)),
            ]
        ),
        open=NameIndex(
            [
                *(Name.of(text, is_close=who in close) for who, text in written if who in may_be_named),
                *_printed(names, is_public=True),
            ]
        ),
    )


def _is_like_a_name(words: str) -> bool:
    return bool(LOOKS_LIKE_A_NAME.fullmatch(words)) and words.istitle()


def _names_written() -> list[tuple[int, str]]:
    """Every form of the name of every person, as people and records have it."""
    people = Person.objects.values_list("pk", "name")
    forms = PersonName.objects.values_list("person_id", "text")
    printed = Attendance.objects.exclude(person=None).values_list("person_id", "name_as_printed")
    return sorted({*people, *forms, *printed})


def _printed(names: Iterable[Attendance], *, is_public: bool) -> list[Name]:
    """The names of this meeting's own record, with the initials by which the minutes call them."""
    return [
        Name.of(row.name_as_printed, is_close=True, called=row.initials)
        for row in names
        if (row.audience == Audience.PUBLIC) == is_public
    ]


def _unmatched_names(meeting: int) -> Iterable[str]:
    """Names withheld in the records of other meetings, of whom nobody has said who they are."""
    rows = Attendance.objects.filter(person=None).exclude(audience=Audience.PUBLIC).exclude(meeting=meeting)
    return rows.values_list("name_as_printed", flat=True)
