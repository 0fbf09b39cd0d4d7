"""What someone typed into the search box, as what is looked for: pure, and the same for every database."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from search.synonyms import Phrase, as_printed, longest_phrase, synonyms
from search.words import STOP_WORDS, words_of

MOST_CHARACTERS = 200
MOST_TERMS = 20
"""What is typed beyond that is not looked for: a question of so many words finds what its first words find."""

CHUNK = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True)
class Term:
    """One thing that must stand in a result: any of these phrases. The first is what was typed."""

    phrases: tuple[Phrase, ...]
    quoted: bool = False

    @property
    def typed(self) -> Phrase:
        return self.phrases[0]


@dataclass(frozen=True)
class Query:
    """All terms must stand in a result, and none of the phrases of `without`."""

    terms: tuple[Term, ...] = ()
    without: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        """False where there is nothing to look for."""
        return bool(self.terms)

    @property
    def widened_by(self) -> tuple[str, ...]:
        """The phrases that are looked for too, because they mean the same as one that was typed; plurals go unsaid."""
        said: dict[Phrase, str] = {}
        for term in self.terms:
            said[_singular(term.typed)] = ""
            for phrase in term.phrases[1:]:
                said.setdefault(_singular(phrase), as_printed()[phrase])
        return tuple(filter(None, said.values()))

    def asks_for_more_than(self, common: Collection[str]) -> bool:
        """Whether any word that was typed is another than these or their plurals."""
        return any(word not in common and word.removesuffix("s") not in common for t in self.terms for word in t.typed)

    def with_spelling(self, spelt: dict[str, str]) -> "Query":
        """The same query with some words spelt otherwise."""
        terms = tuple(
            replace(term, phrases=tuple(tuple(spelt.get(word, word) for word in phrase) for phrase in term.phrases))
            for term in self.terms
        )
        return replace(self, terms=terms)


def parse(typed: str) -> Query:
    """Read what was typed: words, “quoted phrases”, and -words that may not stand in a result."""
    terms: list[Term] = []
    without: list[Phrase] = []
    run: list[Phrase] = []
    for chunk in CHUNK.finditer(typed[:MOST_CHARACTERS].translate(QUOTES)):
        words = words_of(chunk["quoted"] or chunk["plain"] or "")
        if not words:
            continue
        if chunk["minus"]:
            without.append(words)
        elif chunk["quoted"] is not None:
            terms += _widened(run)
            run = []
            terms.append(Term((words,), quoted=True))
        else:
            run.append(words)
    terms += _widened(run)
    telling = [term for term in terms if term.quoted or len(term.phrases) > 1 or term.typed not in COMMON]
    return Query(tuple(telling or terms)[:MOST_TERMS], tuple(dict.fromkeys(without))[:MOST_TERMS])


def _singular(phrase: Phrase) -> Phrase:
    return tuple(word.removesuffix("s") for word in phrase)


COMMON = {(word,) for word in STOP_WORDS}


def _widened(run: list[Phrase]) -> Iterable[Term]:
    """The terms of words typed side by side; the longest phrase that the table of synonyms knows is one term."""
    at = 0
    while at < len(run):
        for length in range(min(longest_phrase(), len(run) - at), 0, -1):
            phrase = tuple(word for words in run[at : at + length] for word in words)
            if phrase in synonyms():
                yield Term(synonyms()[phrase])
                at += length
                break
        else:
            yield Term((_without_possessive(run[at]),))
            at += 1


def _without_possessive(words: Phrase) -> Phrase:
    """ "women’s" looks for what "women" finds: sources write women’s, womens and women."""
    return words[:-1] if len(words) > 1 and words[-1] == "s" else words
