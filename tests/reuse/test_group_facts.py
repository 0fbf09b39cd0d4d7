"""The tables of what was so of groups for a time: their statuses, what advisers were given, and their documents."""

import json
from typing import Any

import pytest

from tests import factories as make
from tests.reuse.reading import rows_of_table

pytestmark = pytest.mark.django_db
TABLES = ("group-statuses", "group-payments", "group-documents")


def period(start: str = "", end: str = "", observed: str = "") -> dict[str, str | None]:
    """The columns of a period whose dates are days, or not known."""
    found: dict[str, str | None] = {}
    for name, value in {"start": start, "end": end, "observed": observed}.items():
        found |= {name: value or None, f"{name}_precision": "day" if value else None}
    return found


@pytest.fixture
def said() -> Any:
    return make.make_statement(key="said", source=make.make_source(key="report", title="Report"), as_of="2022-03-01")


CITED = {"source": "Report", "source_key": "report", "statement": "said"}
NOT_CITED = {"source": None, "source_key": None, "statement": None}


def test_statuses_are_told_with_their_time_and_reason_also_when_they_ended(client, said):
    group = make.make_group(key="group", name="Group", status="")
    first = make.make_group_status(group=group, status="active", start="2001-01-01", end="2022-02-28", statement=said)
    last = make.make_group_status(
        group=group, status="closed", start="2022-03-01", reason="It was merged.", note="Read with care."
    )
    of_group = {"group_key": "group", "group": "Group"}
    rows = [
        {
            **of_group,
            "status": "active",
            "status_name": "Active",
            "as_of": "2022-03-01",
            "as_of_precision": "day",
            "reason": None,
            **period("2001-01-01", "2022-02-28"),
            "note": None,
            **CITED,
            "identifier": str(first.uuid),
        },
        {
            **of_group,
            "status": "closed",
            "status_name": "Closed",
            "as_of": "2022-03-01",
            "as_of_precision": "day",
            "reason": "It was merged.",
            **period("2022-03-01"),
            "note": "Read with care.",
            **NOT_CITED,
            "identifier": str(last.uuid),
        },
    ]
    assert rows_of_table(client, "group-statuses") == rows
    assert rows_of_table(client, "group-statuses", "?on=2022-02-28") == rows[:1]
    assert rows_of_table(client, "group-statuses", "?on=2000-12-31") == []


def test_answers_on_payment_are_told_one_by_one(client, said):
    """Pay, expenses and access costs are three questions (GRP-05)."""
    group = make.make_group(key="group", name="Group")
    pay = make.make_group_payment(group=group, payment="pay", answer="no", observed="2022-03-01", statement=said)
    expenses = make.make_group_payment(
        group=group, payment="expenses", answer="yes", start="2010-04-01", end="2012-03-31", note="Travel alone."
    )
    of_group = {"group_key": "group", "group": "Group"}
    rows = [
        {
            **of_group,
            "payment": "Expenses",
            "payment_code": "expenses",
            "answer": "Yes",
            "answer_code": "yes",
            **period("2010-04-01", "2012-03-31"),
            "note": "Travel alone.",
            **NOT_CITED,
            "identifier": str(expenses.uuid),
        },
        {
            **of_group,
            "payment": "Pay",
            "payment_code": "pay",
            "answer": "No",
            "answer_code": "no",
            **period(observed="2022-03-01"),
            "note": None,
            **CITED,
            "identifier": str(pay.uuid),
        },
    ]
    assert rows_of_table(client, "group-payments") == rows
    assert rows_of_table(client, "group-payments", "?on=2022-02-28") == rows[:1]
    assert rows_of_table(client, "group-payments", "?on=2011-01-01") == []  # The list of that day has it not.


def test_of_two_answers_that_hold_the_page_gives_the_one_that_began_last(client):
    group = make.make_group(key="group", since="2000")
    make.make_group_payment(group=group, payment="pay", answer="yes", start="2010-01-01")
    make.make_group_payment(group=group, payment="pay", answer="no", start="2022-03-01")
    assert [row["answer"] for row in rows_of_table(client, "group-payments")] == ["Yes", "No"]
    page = client.get("/groups/group/").content.decode()
    answer = page.partition(">Pay</dt>")[2].partition("</dd>")[0]
    assert ("No, from 1 March 2022" in answer, "Yes" in answer) == (True, False)


def test_documents_are_told_from_the_day_of_their_approval(client, said):
    group = make.make_group(key="group", name="Group", since="2000")
    given = {"group": group, "kind": "terms_of_reference", "title": "Terms of reference"}
    dated = make.make_group_document(
        **given,
        version="2",
        approved_on="2021-05",
        review_due="2023",
        url="https://invented.example/terms",
        source=said.source,
    )
    undated = make.make_group_document(**given | {"title": "Guidance", "kind": "guidance"})
    of_group = {"group_key": "group", "group": "Group"}
    rows = [
        {
            **of_group,
            "kind": "Guidance",
            "kind_code": "guidance",
            "title": "Guidance",
            "version": None,
            "approved": None,
            "approved_precision": None,
            "review_due": None,
            "review_due_precision": None,
            "address": None,
            "source": None,
            "source_key": None,
            "identifier": str(undated.uuid),
        },
        {
            **of_group,
            "kind": "Terms of reference",
            "kind_code": "terms_of_reference",
            "title": "Terms of reference",
            "version": "2",
            "approved": "2021-05",
            "approved_precision": "month",
            "review_due": "2023",
            "review_due_precision": "year",
            "address": "https://invented.example/terms",
            "source": "Report",
            "source_key": "report",
            "identifier": str(dated.uuid),
        },
    ]
    assert rows_of_table(client, "group-documents") == rows
    assert rows_of_table(client, "group-documents", "?on=2021-05-01") == rows
    assert rows_of_table(client, "group-documents", "?on=2021-04-30") == rows[:1]
    assert rows_of_table(client, "group-documents", "?on=1999-12-31") == []  # The list of that day has it not.


@pytest.mark.parametrize("audience", ["staff", "restricted", "on_request"])
def test_nothing_is_told_of_a_group_a_document_or_a_source_that_is_withheld(client, audience):
    """From no side of it (DP-01)."""
    hidden = make.make_group(key="hidden", name="Hidden heron", audience=audience)
    make.make_group_payment(group=hidden, note="Heron")
    make.make_group_document(group=hidden, title="Heron")
    seen = make.make_group(key="seen", status="")
    make.make_group_document(group=seen, title="Heron", audience=audience, withholding_reason="no_consent")
    source = make.make_source(title="Hidden heron", audience="on_request")
    held = {"group": seen, "start": "2020", "statement": make.make_statement(source=source)}
    make.make_group_status(**held)
    make.make_group_payment(**held)
    make.make_group_document(group=seen, source=source)
    rows = [rows_of_table(client, table) for table in TABLES]
    assert [len(each) for each in rows] == [1, 1, 1]
    assert {row["group_key"] for each in rows for row in each} == {"seen"}
    assert "eron" not in json.dumps(rows)
