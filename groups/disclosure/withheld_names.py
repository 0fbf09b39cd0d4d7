"""The names that may not be given, and whether words give one of them (PPL-05, PPL-06): one rule for pages and answers.

A name is judged group by group: someone who may be named on one group and not on another is withheld on the other.
Someone who may be named on no group is withheld everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from groups.models import Role, StatementSubject
from iag_registry.lib.audiences import Audience

WORDS = ("quote", "summary", "note", "counted")
"""What a statement says in words."""


class WithheldNames:
    """Who may not be named, everywhere or on a group, with their names in every form that a source prints."""

    def __init__(self) -> None:
        self.everywhere: set[int] = set()
        self._on_group: dict[int, set[int]] = defaultdict(set)
        self._names: dict[int, set[str]] = defaultdict(set)
        self._patterns: dict[frozenset[int], str] = {}

    def judge(self, roles: Iterable[tuple[int, int, bool]]) -> None:
        """Withhold whom these roles withhold; each is a group, a person, and whether it lets the person be named."""
        held, named = set(), set()
        for group, person, is_open in roles:
            held.add((group, person))
            if is_open:
                named.add((group, person))
        self.everywhere |= {person for _, person in held} - {person for _, person in named}
        for group, person in held - named:
            self._on_group[group].add(person)

    def add_name(self, person: int, name: str) -> None:
        """One more form of a person's name."""
        self._names[person].add(name)
        self._patterns.clear()

    def stand_in(self, text: str, groups: Iterable[int] = ()) -> bool:
        """Whether a text about these groups gives a name that is withheld everywhere, or on one of them."""
        people = self.everywhere.union(*(self._on_group.get(group, set()) for group in groups))
        pattern = self._pattern(people)
        return bool(pattern) and re.search(pattern, text, re.IGNORECASE) is not None

    def in_a_statement(self) -> Q:
        """The same of statements in the database: true for one that names, or is about, someone withheld there."""
        told = self._tells_of(self.everywhere)
        groups: dict[int, set[int]] = defaultdict(set)
        for group, people in self._on_group.items():
            for person in people - self.everywhere:
                groups[person].add(group)
        people_of: dict[frozenset[int], set[int]] = defaultdict(set)
        for person, withheld_on in groups.items():
            people_of[frozenset(withheld_on)].add(person)
        for together, people in people_of.items():
            told |= _about(together) & self._tells_of(people)
        return told

    def _tells_of(self, people: set[int]) -> Q:
        told = Q(pk__in=StatementSubject.objects.filter(person__in=people).values("statement"))
        if pattern := self._pattern(people):
            for words in WORDS:
                told |= Q(**{f"{words}__iregex": pattern})
        return told

    def _pattern(self, people: set[int]) -> str:
        """What finds a name of these people in a text; empty where there is no name to find."""
        key = frozenset(people)
        if key not in self._patterns:
            self._patterns[key] = _pattern(name for person in people for name in self._names[person])
        return self._patterns[key]


def withheld_names(audience: Audience) -> WithheldNames:
    """The names that are withheld from the audience today, in one query."""
    names = WithheldNames()
    withheld_once = Role.objects.exclude(audience__in=audience.seen).values("person")
    roles = Role.objects.filter(person__in=withheld_once).values_list(
        "group_id", "person_id", "audience", "person__name", "person__names__text"
    )
    rows = list(roles)
    names.judge((group, person, audience.sees(role)) for group, person, role, _, _ in rows)
    for _, person, _, name, printed in rows:
        names.add_name(person, name)
        names.add_name(person, printed or "")
    return names


def _about(groups: frozenset[int]) -> Q:
    """Statements that are about one of the groups, or stand behind a role on it."""
    tied = StatementSubject.objects.filter(group__in=groups).values("statement")
    cited = Role.objects.filter(group__in=groups, statement__isnull=False).values("statement")
    return Q(pk__in=tied) | Q(pk__in=cited)


def _pattern(names: Iterable[str]) -> str:
    """A regular expression that finds one of the names as whole words, also over the end of a line.

    It is written so that Python, and with it SQLite, reads it as PostgreSQL does.
    """
    printed = {r"\s+".join(re.escape(word) for word in name.split()) for name in names}
    alternatives = "|".join(sorted(printed - {""}))
    return rf"(^|\W)({alternatives})(\W|$)" if alternatives else ""
