"""Bank holidays as records: filled from a library, corrected by people, and never overwritten (FOI-03, FOI-04)."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from foi.actions import bank_holidays
from foi.actions.bank_holidays import load_bank_holidays, years_to_hold
from foi.models import BankHoliday
from groups.recording import delete_recorded, save_recorded
from tests import factories as make
from tests.foi.days_by_hand import closed_in
from tests.meetings.staff import make_staff

pytestmark = pytest.mark.django_db

SAINT_PATRICK = date(2022, 3, 17)


def counts(report):
    return report.added, report.updated, report.unchanged, report.kept


def test_load_holds_the_days_of_every_part_of_the_united_kingdom():
    assert counts(load_bank_holidays(years=[2022])) == (18, 0, 0, [])

    days = BankHoliday.objects.days()
    assert {day for day in days if day.weekday() < 5} == closed_in(2022)
    patrick = BankHoliday.objects.get(date=SAINT_PATRICK)
    assert (patrick.name, patrick.england_and_wales, patrick.scotland, patrick.northern_ireland) == (
        "Saint Patrick's Day",
        False,
        False,
        True,
    )
    assert patrick.source.startswith("the Python library “holidays”, version ")
    assert str(patrick) == "17 March 2022, Saint Patrick's Day"


def test_load_again_changes_nothing():
    load_bank_holidays(years=[2022])
    changes = BankHoliday.history.count()
    assert counts(load_bank_holidays(years=[2022])) == (0, 0, 18, [])
    assert BankHoliday.history.count() == changes


def test_load_puts_right_what_an_earlier_load_added(monkeypatch):
    older = {SAINT_PATRICK: {"scotland": "Another name"}}
    monkeypatch.setattr(bank_holidays, "bank_holidays_of_the_uk", lambda years: older)
    load_bank_holidays(years=[2022])
    monkeypatch.undo()

    assert counts(load_bank_holidays(years=[2022])) == (17, 1, 0, [])
    patrick = BankHoliday.objects.get(date=SAINT_PATRICK)
    assert (patrick.name, patrick.scotland, patrick.northern_ireland) == ("Saint Patrick's Day", False, True)


def test_load_keeps_what_a_person_corrected():
    load_bank_holidays(years=[2022])
    patrick = BankHoliday.objects.get(date=SAINT_PATRICK)
    patrick.name = "St Patrick’s Day"
    save_recorded(patrick, by=make.make_user(), reason="As it is written here.")

    added, updated, unchanged, kept = counts(load_bank_holidays(years=[2022]))
    assert (added, updated, unchanged) == (0, 0, 17)
    assert [line.split(": changed by hand on ")[0] for line in kept] == ["17 March 2022, St Patrick’s Day"]
    assert kept[0].endswith("and left so. The library has “Saint Patrick's Day, in Northern Ireland”.")
    patrick.refresh_from_db()
    assert patrick.name == "St Patrick’s Day"


def test_load_keeps_a_day_that_a_person_added():
    added_by_hand = make.make_bank_holiday(date=date(2022, 11, 3), name="A day of its own")
    assert counts(load_bank_holidays(years=[2022])) == (18, 0, 0, [])
    assert BankHoliday.objects.get(date=date(2022, 11, 3)) == added_by_hand


def test_load_does_not_bring_back_what_a_person_deleted():
    load_bank_holidays(years=[2022])
    patrick = BankHoliday.objects.get(date=SAINT_PATRICK)
    delete_recorded(patrick, by=make.make_user(), reason="Not this year.")

    assert counts(load_bank_holidays(years=[2022])) == (
        0,
        0,
        17,
        ["17 March 2022: “Saint Patrick's Day” was deleted by hand, and is left out. (Not this year.)"],
    )
    assert SAINT_PATRICK not in BankHoliday.objects.days()


def test_load_says_what_the_library_no_longer_lists(monkeypatch):
    listed = {date(2022, 11, 3): {"scotland": "A day of the past"}}
    monkeypatch.setattr(bank_holidays, "bank_holidays_of_the_uk", lambda years: listed)
    load_bank_holidays(years=[2022])
    monkeypatch.undo()

    assert load_bank_holidays(years=[2022]).kept == [
        "3 November 2022, A day of the past: the library no longer lists it. Delete it if it is no bank holiday."
    ]
    assert BankHoliday.objects.filter(date=date(2022, 11, 3)).exists()


def test_years_to_hold_reach_two_years_ahead():
    years = years_to_hold(date(2022, 6, 30))
    assert (years[0], years[-1]) == (2005, 2024)


def test_command_says_what_it_did():
    out = StringIO()
    call_command("load_bank_holidays", until=2006, stdout=out)
    assert out.getvalue() == "bank_holiday: 29 created, 0 updated, 0 unchanged, 0 in conflict\n"


def test_list_says_to_which_year_they_are_held(client):
    client.force_login(make_staff("Administrator"))
    assert "None is held." in client.get("/admin/foi/bankholiday/").context["subtitle"]
    load_bank_holidays(years=[2022])
    assert client.get("/admin/foi/bankholiday/").context["subtitle"].startswith("Held to the end of 2022. Ask for ")
