"""Both sides of each constraint of requests and of figures: what is asked, by when it is answered, and what is held."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from tests import factories as make
from tests.house_rules.pairs import of_first, second

FACTORIES: dict[str, Callable[[], Any]] = {
    "BankHoliday": make.make_bank_holiday,
    "GivenFigures": make.make_given_figures,
    "HeldRecord": make.make_held_record,
    "InformationRequest": make.make_request,
    "QuestionPart": make.make_question_part,
    "ReminderSent": make.make_reminder_sent,
    "RequestEvent": make.make_request_event,
    "RequestQuestion": make.make_question,
    "Requester": make.make_requester,
    "RestrictedLook": make.make_restricted_look,
    "SearchEntry": make.make_search_entry,
}

SIDES: dict[str, tuple[Any, ...]] = {
    "foi_bankholiday_date_once": ({}, {"date": of_first("date")}, second(make.make_bank_holiday)),
    "foi_givenfigures_quarter_known": ({"quarter": "2022-10"}, {"quarter": "2022-11"}),
    "foi_givenfigures_once_for_a_day": ({"as_at": date(2022, 10, 30)}, {"is_final": True}),
    "foi_givenfigures_final_once": (
        {"as_at": date(2022, 10, 30), "is_final": False},
        {"as_at": date(2022, 10, 30)},
        partial(make.make_given_figures, is_final=True),
    ),
    "foi_heldrecord_record_kind_known": ({"record_kind": "person"}, {"record_kind": "x"}),
    "foi_heldrecord_one_or_all": ({"record_kind": "everything", "record_uuid": None}, {"record_kind": "everything"}),
    "foi_heldrecord_once": ({}, {"record_uuid": of_first("record_uuid")}, second(make.make_held_record, "request")),
    "foi_heldrecord_everything_once": (
        {},
        {"request": of_first("request")},
        second(partial(make.make_held_record, record_kind="everything", record_uuid=None)),
    ),
    "foi_searchentry_minutes_possible": ({"minutes": 1}, {"minutes": 0}),
    "foi_remindersent_kind_known": ({"kind": "today"}, {"kind": "x"}),
    "foi_remindersent_once": (
        {"due_on": date(2022, 8, 1)},
        {"request": of_first("request"), "sent_to": of_first("sent_to")},
        second(make.make_reminder_sent),
    ),
    "foi_requester_one_each": ({}, {"request": of_first("request")}, second(make.make_requester)),
    "foi_requestevent_reason_given": ({"reason": "Why."}, {"reason": " "}),
    "foi_requestevent_promised_for_later": ({"promised_for": date(2022, 7, 1)}, {"promised_for": date(2022, 6, 30)}),
    "foi_requestevent_extension_promises": (
        {"state": "pit_extended", "promised_for": date(2022, 8, 1)},
        {"state": "pit_extended"},
    ),
    "foi_bankholiday_somewhere": ({"england_and_wales": False, "scotland": True}, {"england_and_wales": False}),
    "foi_informationrequest_reference_given": ({"reference_key": "1"}, {"reference_key": ""}),
    "foi_restrictedlook_reason_given": ({"reason": "Asked for."}, {"reason": " "}),
    "foi_requestquestion_number_once": ({}, {"number": of_first("number")}, second(make.make_question, "request")),
    "foi_questionpart_position_once": (
        {},
        {"position": of_first("position")},
        second(make.make_question_part, "question"),
    ),
}
"""What each constraint allows, what it refuses, and where needed how the row is made."""
