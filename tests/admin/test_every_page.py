"""Each staff page opens for those who may see it, and costs the same number of queries however many rows there are."""

from itertools import count
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.factories import sequence
from tests.factories.feedback import make_feedback
from tests.meetings import making

MAKERS = {
    "groups.advisorygroup": factories.make_group,
    "groups.agreement": factories.make_agreement,
    "groups.area": factories.make_area,
    "groups.disagreement": factories.make_disagreement,
    "feedback.feedback": make_feedback,
    "groups.groupdocument": factories.make_group_document,
    "groups.groupkind": factories.make_kind,
    "groups.organisation": factories.make_organisation,
    "groups.person": factories.make_person,
    "groups.personmatch": factories.make_person_match,
    "groups.role": factories.make_role,
    "groups.source": factories.make_source,
    "groups.statement": factories.make_statement,
    "groups.theme": factories.make_theme,
    "meetings.action": making.make_action,
    "meetings.formatrequest": making.make_format_request,
    "meetings.paper": making.make_paper,
    "meetings.agendaitem": factories.make_agenda_item,
    "meetings.attendance": factories.make_attendance,
    "meetings.meeting": factories.make_meeting,
    "meetings.minutes": factories.make_minutes,
    "foi.bankholiday": factories.make_bank_holiday,
    "foi.exemption": factories.make_exemption,
    "foi.informationrequest": factories.make_request,
    "foi.requestquestion": factories.make_question,
    "auth.user": factories.make_user,
}
RECORDS = sorted(MAKERS)
NOT_MADE_BY_STAFF = {"feedback.feedback", "meetings.formatrequest"}
"""The public makes these, and nobody deletes them."""
NEVER_DELETED = "auth.user"
HOSTILE = [
    "q=%00",
    "q='",
    'q="',
    "q=%25",
    "q=_",
    "q=" + "a" * 3000,
    "q=%F0%9F%92%A9",
    "q=%E2%80%AE",
    "q=a&q=b",
    "q=" + "+".join("abcdefghijklmnop"),
    "p=0",
    "p=-1",
    "p=x",
    "p=99999999999999999999999",
    "p=%00",
    "o=999",
    "o=-1.-2.3",
    "o=x",
    "o=..",
    "o=%00",
    "all=",
    "all=1",
    "e=1",
    "_facets=",
    "_facets=1",
    "_popup=1",
    "_to_field=id",
    "_to_field=password",
    "audience__exact=",
    "audience__exact=%00",
    "audience__exact='",
    "audience__in=public,restricted",
    "audience__regex=(",
    "audience__iregex=[",
    "audience__gt=a",
    "name__regex=(",
    "name__contains=a",
    "id__exact=99999999999999999999999999",
    "id__in=",
    "id__in=x",
    "id__in=1,2,99999999999999999999999",
    "id__isnull=x",
    "uuid=x",
    "uuid__exact=%00",
    "kind=x",
    "kind=99999999999999999999999",
    "kind__exact=x",
    "status=%00",
    "lacks=x",
    "group__id__exact=x",
    "group__id__exact=99999999999999999999999",
    "group__key__startswith=a",
    "group__roles__person__name__startswith=a",
    "source__statements__quote__contains=a",
    "person__staff_note__contains=a",
    "staff_note__contains=a",
    "pk=x",
    "__=x",
    "____exact=1",
    "nothing=1",
    "history=1",
    "%00=1",
    "a[]=1",
    "is_active__exact=x",
    "password__startswith=a",
    "groups__id__exact=x",
]


def _address(label: str, page: str, *args: object) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


@pytest.fixture
def superuser(client, db):
    user = factories.make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def test_record_every_registered_one_is_tested():
    assert sorted(model._meta.label_lower for model in admin.site._registry) == RECORDS


@pytest.mark.parametrize("label", RECORDS)
def test_pages_of_a_record_open(superuser, label):
    record = MAKERS[label]()
    pages = [
        _address(label, "changelist"),
        _address(label, "add"),
        _address(label, "add") + "?rows=1",
        _address(label, "change", record.pk),
        _address(label, "change", record.pk) + "?rows=1",
        _address(label, "history", record.pk),
        _address(label, "delete", record.pk),
    ]
    refused = [page for page in pages if label in NOT_MADE_BY_STAFF and ("/add/" in page or "/delete/" in page)]
    refused += [page for page in pages if label == NEVER_DELETED and "/delete/" in page]
    expected = [403 if page in refused else 200 for page in pages]
    assert [superuser.get(page).status_code for page in pages] == expected


@pytest.mark.parametrize("label", RECORDS)
@pytest.mark.parametrize("screen", ["changelist", "search"])
def test_list_costs_as_much_for_three_rows_as_for_one(superuser, label, screen, monkeypatch):
    # From here on every number that a factory gives holds the digit that is searched for, and none was given before.
    monkeypatch.setattr(sequence, "_numbers", count(100 if sequence.next_number() > 200 else 1_000))
    address = _address(label, "changelist") + ("?q=1" if screen == "search" else "")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert superuser.get(address).status_code == 200
        return len(captured)

    MAKERS[label]()
    superuser.get(address)
    one = queries()
    MAKERS[label]()
    MAKERS[label]()
    assert queries() == one


@pytest.mark.parametrize("label", RECORDS)
def test_list_of_hostile_address_is_answered(superuser, label):
    MAKERS[label]()
    codes = {query: superuser.get(f"{_address(label, 'changelist')}?{query}").status_code for query in HOSTILE}
    assert {query: code for query, code in codes.items() if code not in {200, 302, 400}} == {}


@pytest.mark.parametrize("label", RECORDS)
@pytest.mark.parametrize("screen", ["change", "history", "delete"])
def test_page_of_a_record_that_never_was_is_not_found(superuser, label, screen):
    keys = ["0", "999999", "99999999999999999999999", "x", "_00", "1_2F2", "-1", "٣"]
    is_refused = screen == "delete" and label in {*NOT_MADE_BY_STAFF, NEVER_DELETED}
    answers = {key: superuser.get(_address(label, screen, key)).status_code for key in keys}
    assert answers == dict.fromkeys(keys, 403 if is_refused else 404)


def test_suggestions_of_hostile_address_are_answered(superuser):
    good = {"term": "", "app_label": "groups", "model_name": "role", "field_name": "group"}
    queries = [
        {},
        good | {"term": "\x00"},
        good | {"term": "a" * 5000},
        good | {"page": "x"},
        good | {"page": "99999999999999999999"},
        good | {"app_label": "x"},
        good | {"app_label": "\x00"},
        good | {"model_name": "x"},
        good | {"model_name": "advisorygroup", "field_name": "roles"},
        good | {"field_name": "x"},
        good | {"field_name": "title"},
        good | {"app_label": "auth", "model_name": "permission", "field_name": "content_type"},
    ]
    address = reverse("admin:autocomplete")
    codes = [superuser.get(f"{address}?{urlencode(query)}").status_code for query in queries]
    assert codes == [403, 200, 200, 404, 404, 403, 403, 403, 403, 403, 403, 403]


def test_missing_page_of_hostile_address_is_answered(superuser):
    factories.make_group()
    queries = ["lacks=%00", "lacks=x", "p=x", "p=-1", "p=9999999999999999999", "lacks=chair&lacks=lead"]
    assert [superuser.get(f"{reverse('admin:missing')}?{query}").status_code for query in queries] == [200] * 6
