"""What a reply withholds, as it is released: which gaps stand in which answer, and the answers with them (FOI-32)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.places import addresses_at, place_in, telling_words
from foi.disclosure.released import SmallNumbers, released
from foi.models import FrozenAnswer, Pack, Withholding


@dataclass(frozen=True)
class Gaps:
    """The gaps of a reply: by answer and place, and the words that go wherever they stand; each with its sections.

    `addresses` are those of the pages to which withheld cells lead: no other cell leads there either.
    """

    places: dict[int, dict[str, str]] = field(default_factory=dict)
    everywhere: list[tuple[str, str]] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    small: list[SmallNumbers] = field(default_factory=list)


def withholdings_of(pack: Pack) -> list[Withholding]:
    """What a reply withholds, with the grounds of each, in the order in which it was decided; two queries."""
    rows = pack.withholdings.select_related("part__question", "answer__question", "answer__part")
    rows = rows.select_related("release__minutes__meeting")
    return list(rows.prefetch_related("grounds__exemption").order_by("pk"))


def gaps_of(withholdings: Iterable[Withholding]) -> Gaps:
    """The gaps in the answers of a reply; of words that go everywhere the longest first."""
    gaps = Gaps()
    for withholding in withholdings:
        if withholding.answer:
            document = in_full(withholding.answer)
            place = place_in(document, withholding.place)
            gaps.addresses.update(addresses_at(document, place))
            if place.is_small:
                gaps.small.append(SmallNumbers(document.question, document.tables[place.number or 0], place.column))
            sections = sections_of(withholding)
            gaps.places.setdefault(withholding.answer.pk, {})[withholding.place] = sections
            if withholding.everywhere:
                gaps.everywhere.extend((words, sections) for words in withholding.words.splitlines() if words.strip())
    gaps.everywhere.sort(key=lambda each: (-len(each[0]), each))
    return gaps


def sections_of(withholding: Withholding) -> str:
    """The sections that it rests on: "s.31(1)(a), s.40(2)"."""
    return ", ".join(dict.fromkeys(f"s.{ground.provision}" for ground in withholding.grounds.all()))


def in_full(frozen: FrozenAnswer) -> AnswerDocument:
    """The frozen answer, with nothing of it withheld: for staff."""
    return AnswerDocument.from_data(json.loads(frozen.rendition))


def as_released(frozen: FrozenAnswer, gaps: Gaps) -> AnswerDocument:
    """The frozen answer with what is withheld of it taken out."""
    places = gaps.places.get(frozen.pk, {})
    return released(
        in_full(frozen), places, everywhere=gaps.everywhere, addresses=sorted(gaps.addresses), small=gaps.small
    )


def words_withheld(withholding: Withholding) -> tuple[str, ...]:
    """The words of an answer that are withheld, and must stand nowhere else in the reply."""
    if withholding.answer is None:
        return ()
    document = in_full(withholding.answer)
    return telling_words(document, place_in(document, withholding.place))
