"""Different people among entries: one for each chain of matches (PPL-05)."""

from hypothesis import given
from hypothesis import strategies as st

from foi.catalogue.facts import Seat, Side
from foi.catalogue.people_counted import Match, counted_people

PEOPLE = st.lists(st.integers(1, 8), max_size=12)
MATCHES = st.lists(st.builds(Match, st.integers(1, 8), st.integers(1, 8), st.booleans()), max_size=10)


@given(PEOPLE, MATCHES)
def test_people_are_counted_once_for_each_chain_of_matches(people, matches):
    seats = [Seat(Side.MEMBERS, "Member", vacant=False, person=person) for person in people]

    found = counted_people(seats, matches)

    assert found.entries == len({*people})
    assert found.most == _chains({*people}, [(m.first, m.second) for m in matches if m.confirmed])
    assert found.fewest == _chains({*people}, [(m.first, m.second) for m in matches])
    assert found.fewest <= found.most <= found.entries


def _chains(people: set[int], pairs: list[tuple[int, int]]) -> int:
    """The same number by another way: spread each label along the pairs until nothing changes."""
    label = {person: person for person in range(1, 9)}
    for _ in label:
        for first, second in pairs:
            label[first] = label[second] = min(label[first], label[second])
    return len({label[person] for person in people})
