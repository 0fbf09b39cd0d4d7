"""What is allowed and yet unlikely: said to the person who enters it, who may have a reason."""

from groups.models.record import DatedFact
from iag_registry.lib.partial_dates import PartialDate


def doubt_of(fact: DatedFact) -> str:
    """Why the day on which a fact was seen may be wrong: it lies before every date of its source (GRP-06, GRP-10).

    Those are the date that the statement speaks of, that of the document and that of its publication. Empty where
    there is no doubt, or nothing to compare.
    """
    statement = fact.statement
    if statement is None or not fact.observed:
        return ""
    dates = (statement.as_of, statement.source.dated, statement.source.published)
    known = sorted((PartialDate(each) for each in dates if each), key=lambda each: each.earliest)
    if not known or PartialDate(fact.observed).latest >= known[0].earliest:
        return ""
    return (
        f"“Seen on” ({PartialDate(fact.observed).words}) lies before the date of its source ({known[0].words}). "
        "If there is a reason, leave it and give the reason in the note."
    )
