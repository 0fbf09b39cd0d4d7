"""The tables of the fixtures whose records this app holds."""

import re

from groups import models
from groups.loading.problems import WrongField
from groups.loading.table import Data, Table

DATES = ("start", "observed")


def lines(data: Data) -> Data:
    """`lines = "57"` or `lines = "27-97"` as the first and the last line; raises WrongField for anything else."""
    if "lines" not in data:
        return data
    given = data.pop("lines")
    match = re.fullmatch(r"(\d+)(?:\s*[-–]\s*(\d+))?", str(given).strip())
    if not match:
        raise WrongField("lines", f"“{given}” is not a place in a document.", "Write “57” or “27-97”.")
    return {**data, "first_line": int(match[1]), "last_line": int(match[2] or match[1])}


def subject(text: str) -> Data:
    """One entry of a statement's `about`: "group:race-iag"; raises WrongField for an unknown sort of subject."""
    sort, _, key = text.partition(":")
    if sort not in models.SUBJECTS or not key:
        remedy = f"Write one of {', '.join(models.SUBJECTS)}, a colon, and the key: group:race-iag."
        raise WrongField("", f"“{text}” does not name a subject.", remedy)
    return {sort: key}


def side(text: str) -> Data:
    """One entry of a disagreement's `statements`: "g35"."""
    return {"statement": text}


REFERENCE_TABLES = [
    Table("group_kind", models.GroupKind, ("code",)),
    Table("area", models.Area),
    Table("area_membership", models.AreaMembership, ("area", "unit", "start")),
]

TABLES = [
    Table(
        "organisation",
        models.Organisation,
        children=(Table("names", models.OrganisationName, ("text", "kind", *DATES), "organisation"),),
    ),
    Table("theme", models.Theme),
    Table(
        "person",
        models.Person,
        children=(Table("names", models.PersonName, ("text", "kind", *DATES), "person"),),
    ),
    Table("source", models.Source),
    Table(
        "group",
        models.AdvisoryGroup,
        children=(
            Table("names", models.GroupName, ("text", "kind", *DATES), "group"),
            Table("kinds", models.GroupKindPeriod, ("kind", *DATES), "group"),
            Table("statuses", models.GroupStatus, DATES, "group"),
            Table("areas", models.GroupArea, ("area", *DATES), "group"),
            Table("themes", models.GroupTheme, ("theme", *DATES), "group"),
            Table("organisations", models.GroupOrganisation, ("organisation", "part", *DATES), "group"),
            Table("payments", models.GroupPayment, ("payment", *DATES), "group"),
            Table("roles", models.Role, ("person", "role_type", "title", *DATES), "group", ordered=True),
            Table("documents", models.GroupDocument, ("kind", "title", "version"), "group"),
        ),
    ),
    Table(
        "statement",
        models.Statement,
        short_forms=lines,
        children=(Table("about", models.StatementSubject, tuple(models.SUBJECTS), "statement", row_from=subject),),
    ),
    Table("group_relation", models.GroupRelation, ("first", "kind", "second")),
    Table("organisation_relation", models.OrganisationRelation, ("first", "kind", "second")),
    Table("person_match", models.PersonMatch, ("first", "second")),
    Table(
        "disagreement",
        models.Disagreement,
        children=(Table("statements", models.DisagreementStatement, ("statement",), "disagreement", row_from=side),),
    ),
]
