"""The names that may not be given in an answer, as they are today or as they were known at a moment (PPL-06)."""

from itertools import chain

from foi.catalogue.known_rows import KnownRows
from groups.disclosure import WithheldNames
from groups.models import Person, PersonName, Role


def withheld_names(known: KnownRows) -> WithheldNames:
    """The names that are withheld from the audience of the rows, today or at the moment that was asked for."""
    names = WithheldNames()
    for roles in known.to_decide_by(Role):
        names.judge(
            (role.group_id, role.person_id, known.audience.sees(role.audience)) for role in roles if role.person_id
        )
    for person in chain(*known.to_decide_by(Person)):
        names.add_name(person.id, person.name)
    for printed in chain(*known.to_decide_by(PersonName)):
        names.add_name(printed.person_id, printed.text)
    return names
