"""By when a request had to be answered: 20 working days, with the bank holidays of every part of the country."""

from datetime import date

from holidays import country_holidays

from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.working_days import working_day_after

DAYS = 20
PARTS = ("ENG", "WLS", "SCT", "NIR")


def due_on(received: PartialDate) -> date | None:
    """The last working day for a reply to a request received on this day; None where the day is not known."""
    if received.precision != "day":
        return None
    day = received.earliest
    years = [day.year, day.year + 1]
    closed = {holiday for part in PARTS for holiday in country_holidays("GB", subdiv=part, years=years)}
    return working_day_after(day, DAYS, closed)
