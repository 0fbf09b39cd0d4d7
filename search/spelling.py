"""What someone may have meant by a word that the index does not have, from the words that it has."""

from django.db.models import Q

from search.engines import Narrowing, engine
from search.models import Word
from search.query import Query

SHORT = 7
"""A word of up to so many letters may be one letter wrong, a longer one two: "racism" is no mistake for "raise"."""
MOST_WORDS = 3


def meant(query: Query, narrowing: Narrowing) -> dict[str, str]:
    """For each word that no entry has the nearest that one has; empty where nothing would be found with them either.

    What is offered is asked for first, so that a word which has left the index a moment ago is never offered.
    """
    typed = [word for term in query.terms for word in term.typed if len(word) >= 4 and word.isalpha()]
    known = set(Word.objects.filter(text__in=typed).values_list("text", flat=True))
    unknown = [word for word in dict.fromkeys(typed) if word not in known][:MOST_WORDS]
    spelt = {word: near for word in unknown if (near := nearest(word))}
    if not spelt or not engine().count(query.with_spelling(spelt), narrowing).total:
        return {}
    return spelt


def nearest(word: str) -> str:
    """The word of the index that is nearest, of those as near the most frequent; empty where none is near enough."""
    most = 1 if len(word) <= SHORT else 2
    rows = Word.objects.filter(letters__gte=len(word) - most, letters__lte=len(word) + most)
    # One of the first two letters is nearly always right; to read every word of a large register takes too long.
    rows = rows.filter(Q(text__startswith=word[0]) | Q(text__startswith=word[1]))
    near = [
        (wrong, -entries, text)
        for text, entries in rows.order_by("text").values_list("text", "entries")
        if (wrong := distance(word, text, most)) <= most
    ]
    return min(near)[2] if near else ""


def distance(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong, or two in the wrong order; more than `most` where it is more."""
    if abs(len(one) - len(other)) > most or _different_letters(one, other) > 2 * most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, its in enumerate(other, start=1):
            least = min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        before, last = last, here
    return last[-1]


def _different_letters(one: str, other: str) -> int:
    """How many letters of the two have no partner: a quick look that spares most words the slow one."""
    return sum(abs(one.count(letter) - other.count(letter)) for letter in set(one + other))
