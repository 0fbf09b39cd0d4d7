"""The names that may not be given, and whether a text gives one of them (PPL-06).

A name is judged group by group: someone who may be named on one group and not on another is withheld on the other.
Someone who may be named on no group is withheld everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from foi.catalogue.known_rows import KnownRows
from groups.models import Person, PersonName, Role


class WithheldNames:
    """Who may not be named, everywhere or on a group, with their names in every form that a source prints."""

    def __init__(self, everywhere: set[int], on_group: dict[int, set[int]], names: dict[int, set[str]]) -> None:
        self.everywhere = everywhere
        self._on_group = on_group
        self._names = names

    def stand_in(self, text: str, groups: Iterable[int] = ()) -> bool:
        """Whether a text about these groups gives a name that is withheld everywhere, or on one of them."""
        people = self.everywhere.union(*(self._on_group.get(group, set()) for group in groups))
        return any(_gives(text, name) for person in people for name in self._names[person])


def withheld_names(known: KnownRows) -> WithheldNames:
    """The names that are withheld from the audience of the rows, today or at the moment that was asked for."""
    everywhere: set[int] = set()
    on_group: dict[int, set[int]] = defaultdict(set)
    for roles in known.to_decide_by(Role):
        held = {(role.group_id, role.person_id) for role in roles if role.person_id}
        named = {(role.group_id, role.person_id) for role in roles if known.audience.sees(role.audience)}
        everywhere |= {person for _, person in held} - {person for _, person in named}
        for group, person in held - named:
            on_group[group].add(person)
    names: dict[int, set[str]] = defaultdict(set)
    for person in chain(*known.to_decide_by(Person)):
        names[person.id].add(person.name)
    for printed in chain(*known.to_decide_by(PersonName)):
        names[printed.person_id].add(printed.text)
    return WithheldNames(everywhere, on_group, names)


def _gives(text: str, name: str) -> bool:
    """Whether the name stands in the text as whole words, also over the end of a line."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text, re.I) is not None
