"""Sources, what they say and where they disagree."""

from typing import Any

from groups.models import (
    AdvisoryGroup,
    Area,
    Disagreement,
    DisagreementStatement,
    GroupKind,
    Organisation,
    Person,
    Source,
    Statement,
    StatementSubject,
    Theme,
)
from tests.factories.sequence import next_number


def make_source(**values: Any) -> Source:
    n = next_number()
    values.setdefault("key", f"source-{n}")
    values.setdefault("title", f"Source {n}")
    values.setdefault("kind", "report")
    values.setdefault("audience", "public")
    return Source.objects.create(**values)


def make_statement(*, about: Any = (), **values: Any) -> Statement:
    """A statement; `about` is a list of records that it speaks of."""
    n = next_number()
    values.setdefault("key", f"statement-{n}")
    values.setdefault("summary", f"Statement {n}.")
    values.setdefault("aspect", "existence")
    values.setdefault("as_of", "2022")
    values.setdefault("audience", "public")
    values.setdefault("first_line", n)
    values.setdefault("last_line", values["first_line"])
    values["source"] = values.get("source") or make_source()
    statement = Statement.objects.create(**values)
    for subject in about:
        make_subject(statement=statement, subject=subject)
    return statement


def make_subject(*, statement: Statement, subject: Any) -> StatementSubject:
    columns = {
        AdvisoryGroup: "group",
        GroupKind: "kind",
        Organisation: "organisation",
        Person: "person",
        Theme: "theme",
        Area: "area",
        Source: "document",
    }
    return StatementSubject.objects.create(statement=statement, **{columns[type(subject)]: subject})


def make_disagreement(*, statements: Any = (), **values: Any) -> Disagreement:
    n = next_number()
    values.setdefault("key", f"disagreement-{n}")
    values.setdefault("title", f"Disagreement {n}")
    values.setdefault("explanation", f"Explanation {n}.")
    values.setdefault("audience", "public")
    disagreement = Disagreement.objects.create(**values)
    for statement in statements:
        DisagreementStatement.objects.create(disagreement=disagreement, statement=statement)
    return disagreement
