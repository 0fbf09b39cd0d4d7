"""An invented register of one letter, as a file of fixtures says it, and what loading it reports."""

from collections.abc import Callable

from groups.loading import Report

INVENTED = """
audience = "public"

[[organisation]]
key = "invented-force"
name = "Invented Force"
kind = "force"

[[person]]
key = "example"
name = "Example"
names = [{ text = "Exampel", kind = "misspelt", statement = "e1" }]

[[source]]
key = "invented-letter"
title = "An invented letter"
kind = "other"
publisher = "invented-force"

[[group]]
key = "river-iag"
name = "River IAG"

[[group.names]]
text = "the River IAG"
statement = "e1"

[[group.kinds]]
kind = "borough"
start = 2003-05-06

[[group.statuses]]
status = "active"
observed = "Sept 2006"

[[group.roles]]
role_type = "police_lead"
person = "example"
on_behalf_of = "invented-force"
statement = "e1"

[[group.roles]]
role_type = "chair"
statement = "e1"

[[group]]
key = "hill-iag"
name = "Hill IAG"

[[statement]]
key = "e1"
source = "invented-letter"
lines = "3-5"
quote = "the River IAG"
summary = "The letter speaks of the River IAG."
aspect = "existence"
as_of = "2006-09"
number = 13.4
comparator = "about"
about = ["group:river-iag", "organisation:invented-force"]

[[group_relation]]
first = "river-iag"
kind = "possibly_same_as"
second = "hill-iag"
statement = "e1"

[[disagreement]]
key = "x1"
title = "River or hill?"
explanation = "The letter gives two names."
statements = ["e1"]
"""

Load = Callable[..., Report]


def tallies(report: Report) -> dict[str, tuple[int, int, int, int]]:
    return {name: (t.created, t.updated, t.unchanged, t.conflicts) for name, t in report.tallies.items()}
