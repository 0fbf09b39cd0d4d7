"""Whether finding what a request asks for would cost more than the law expects (section 12). Pure: no records.

The limit and the rate are those of the Freedom of Information and Data Protection (Appropriate Limit and Fees)
Regulations 2004 (SI 2004/3244), regulations 3 and 4, for a public authority that is no central government department.
Only the time counts that it takes to find out whether the information is held, and to locate, retrieve and extract it.
"""

from dataclasses import dataclass
from fractions import Fraction

LIMIT = 450
"""Pounds above which a request may be refused."""
RATE = 25
"""Pounds for an hour of a person's time."""
HOURS = Fraction(LIMIT, RATE)
"""The hours that this buys: 18."""
NEAR = Fraction(4, 5)
"""From this share of the limit on it is warned of."""


@dataclass(frozen=True)
class Estimate:
    """The time that counts: what was spent, and what is expected to be spent yet, in minutes."""

    spent: int = 0
    expected: int = 0

    @property
    def minutes(self) -> int:
        """All of it."""
        return self.spent + self.expected

    @property
    def pounds(self) -> Fraction:
        """What it costs, exactly."""
        return Fraction(self.minutes * RATE, 60)

    @property
    def exceeds(self) -> bool:
        """True where it costs more than the limit; what costs as much as the limit does not."""
        return self.pounds > LIMIT

    @property
    def is_near(self) -> bool:
        """True where it has come close to the limit and not passed it."""
        return not self.exceeds and self.pounds >= NEAR * LIMIT

    @property
    def words(self) -> str:
        """ "12 h 30 min of 18 h (£312.50 of £450)"."""
        return f"{in_hours(self.minutes)} of {in_hours(int(HOURS * 60))} (£{_money(self.pounds)} of £{LIMIT})"

    @property
    def warning(self) -> str:
        """What is said where the limit is near or passed; empty where it is not."""
        if self.exceeds:
            return (
                "The estimate is above the limit, so that section 12 allows a refusal. "
                "Advise the requester how to narrow the request (section 16)."
            )
        return f"The limit is near: {self.words}." if self.is_near else ""


def in_hours(minutes: int) -> str:
    """ "45 min", "2 h" or "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)


def _money(pounds: Fraction) -> str:
    """Pounds with pence where there are any, rounded to a penny."""
    pence = round(pounds * 100)
    return f"{pence // 100}.{pence % 100:02}" if pence % 100 else str(pence // 100)
