"""The day on which a page, list or export is read: ``?on=2022-06-30`` (GRP-11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iag_registry.lib.partial_dates import PartialDate

ON_EXAMPLES = "2022-06-30 or 30/6/2022"


@dataclass(frozen=True)
class Reading:
    """One reader's way of reading the register: on which day, and what is wrong with the day that was typed."""

    day: date
    today: date
    problem: str = ""

    @property
    def is_today(self) -> bool:
        """True where nothing earlier was asked for."""
        return self.day == self.today

    @property
    def words(self) -> str:
        """The day as a reader expects it: "30 June 2022"."""
        return PartialDate.of(self.day).words

    @property
    def query(self) -> str:
        """What the address of another page needs to be read on the same day: "?on=2022-06-30"; empty for today."""
        return "" if self.is_today else f"?on={self.day.isoformat()}"


def reading_of(query: Mapping[str, str], today: date) -> Reading:
    """The reading that the query of an address asks for; where its day cannot be read, today's, with the problem."""
    try:
        return Reading(parse_on(query.get("on", ""), today), today)
    except ValueError as error:
        return Reading(today, today, str(error))


def parse_on(text: str, today: date) -> date:
    """The day that was asked for, or today where none was.

    Reads 2022-06-30, 30/6/2022 and 30 June 2022. Raises ``ValueError`` with a message for people where the text is not
    a whole day of the calendar, and where the day has not come yet: the register says nothing of the future.
    """
    if not text.strip():
        return today
    shown = "".join(character for character in text.strip() if character.isprintable())[:40]
    try:
        asked = PartialDate.parse(text)
    except ValueError:
        raise ValueError(f"“{shown}” is not a date that can be read. Write a day like {ON_EXAMPLES}.") from None
    if asked.precision != "day":
        raise ValueError(f"“{shown}” is a {asked.precision}, not one day. Write the day too, like {ON_EXAMPLES}.")
    if asked.earliest > today:
        raise ValueError(f"“{shown}” has not come yet. The register can be read on any day up to today.")
    return asked.earliest
