"""The loaded register: how much it holds, that loading again changes nothing, and that nothing is invented."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.models import (
    AdvisoryGroup,
    Area,
    AreaMembership,
    DatedFact,
    Disagreement,
    GroupPayment,
    GroupStatus,
    Person,
    PersonMatch,
    Source,
    Statement,
)
from iag_registry.lib.prose import paragraphs
from meetings.models import AgendaItem, Attendance, Meeting, Minutes
from tests.register.rows_documents import AGENDA, MEETINGS

pytestmark = pytest.mark.django_db

APPS = ("groups", "meetings", "foi")


def history_rows() -> dict[str, int]:
    models = [
        model for app in APPS for model in apps.get_app_config(app).get_models() if hasattr(model, "instance_type")
    ]
    return {model.__name__: model.objects.count() for model in models}


def load_again(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().splitlines()[-1]


def test_second_load_changes_nothing() -> None:
    before = history_rows()
    assert before["HistoricalAdvisoryGroup"] == 77

    for command in ("load_reference", "load_register"):
        last = load_again(command)
        assert last.startswith("All tables: 0 created, 0 updated, ")
        assert last.endswith(" unchanged, 0 in conflict")

    assert history_rows() == before


def test_counts_are_those_of_the_documents() -> None:
    models = [AdvisoryGroup, Person, PersonMatch, Disagreement, Meeting, Attendance, AgendaItem, Minutes]
    models += [InformationRequest, RequestQuestion, QuestionPart, Area]
    assert {model.__name__: model.objects.count() for model in models} == {
        "AdvisoryGroup": 77,
        "Person": 46,
        "PersonMatch": 1,
        "Disagreement": 35,
        "Meeting": 8,
        "Attendance": 36,
        "AgendaItem": 5,
        "Minutes": 1,
        "InformationRequest": 1,
        "RequestQuestion": 5,
        "QuestionPart": 11,
        "Area": 46,
    }
    assert Source.objects.filter(held=True).count() == 5


def test_every_fact_has_a_statement_behind_it() -> None:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models() if issubclass(model, DatedFact)]
    without = {
        model.__name__: [str(fact) for fact in model.objects.filter(statement=None)]
        for model in models
        if model is not AreaMembership
    }
    assert {name: facts for name, facts in without.items() if facts} == {}


def test_every_statement_quotes_words_and_has_a_subject() -> None:
    assert list(Statement.objects.filter(quote="").values_list("key", flat=True)) == []
    assert list(Statement.objects.filter(subjects=None).values_list("key", flat=True)) == []


def test_nothing_is_said_to_have_closed() -> None:
    assert set(GroupStatus.objects.values_list("status", flat=True)) == {"active", "proposed", "unknown"}


def test_no_start_is_inferred_for_a_borough_group() -> None:
    starts = GroupStatus.objects.filter(group__kinds__kind__code="iag_borough").values_list("start", flat=True)
    assert set(starts) == {""}


def test_nothing_is_filled_in_that_no_document_gives() -> None:
    groups = AdvisoryGroup.objects.values_list("contact_mailbox", "meeting_frequency", "quorum", "open_to_public")
    assert set(groups) == {("", "", "", "unknown")}
    meetings = Meeting.objects.values_list("start_time", "end_time", "place", "how_held")
    assert set(meetings) == {(None, None, "", "not_stated")}


def test_advisers_are_not_paid_and_no_source_says_that_expenses_are_met() -> None:
    of_2022 = {"group__statuses__observed": "2022", "observed": "2022"}
    pay = GroupPayment.objects.filter(payment="pay", **of_2022)
    assert set(pay.values_list("answer", flat=True)) == {"no"}
    assert pay.values("group").distinct().count() == 40
    costs = GroupPayment.objects.exclude(payment="pay")
    assert set(costs.values_list("payment", "answer", "observed")) == {
        ("expenses", "unknown", "2006-09-28"),
        ("expenses", "yes", "2006-09-28"),  # of the meetings of the steering group alone
        ("access_costs", "unknown", "2006-09-28"),
    }


def test_people_alike_in_name_stay_two() -> None:
    match = PersonMatch.objects.get()
    assert [match.first.name, match.second.name, match.confirmed] == ["Natasha Plummer", "Natasha Plummer", False]


def test_meetings_are_those_of_the_documents() -> None:
    held = {}
    for meeting in Meeting.objects.select_related("group", "statement"):
        event = meeting.events.last()
        label = meeting.statement.key.upper()
        held[label] = (meeting.group and meeting.group.key, meeting.date, event and event.kind)
    assert held == MEETINGS


def test_minutes_of_the_board_are_held_whole() -> None:
    meeting = Meeting.objects.get(group__key="london-crime-reduction-board")
    items = [
        (item.number, item.title, len(paragraphs(item.text)), item.outcome)
        for item in meeting.items.order_by("position")
    ]
    assert items == AGENDA
    assert (meeting.publication_type, meeting.publication_date, meeting.attendance_heading) == (
        "General",
        "2021-02-02",
        "Board and advisors",
    )
    assert (meeting.minutes.stage, meeting.minutes.approved_at, meeting.minutes.approved_on) == ("published", None, "")


def test_request_is_held_with_the_outcome_of_each_part() -> None:
    request = InformationRequest.objects.get()
    assert (request.reference, request.received, request.replied, request.state) == (
        "01.FOI.22.022727",
        "",
        "",
        "answered_interim",
    )
    parts = QuestionPart.objects.order_by("question__number", "position")
    assert list(parts.values_list("question__number", "theme__key", "outcome")) == [
        (1, None, "granted"),
        (2, None, "granted"),
        (3, "hate-crime", "no_such_body"),
        (3, "race", "granted_in_part"),
        (3, "lgbt", "granted_in_part"),
        (3, "women", "no_such_body"),
        (3, "disability", "granted_in_part"),
        (4, None, "granted"),
        (5, "hate-crime", "no_such_body"),
        (5, "race", "pending"),
        (5, "lgbt", "pending"),
    ]
