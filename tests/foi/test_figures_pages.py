"""The public figures of requests: the page, its charts and the table (DP-07, EXP-01, L13)."""

import csv
import io
from datetime import date

import pytest

from foi.disclosure.figure_charts import figure_charts
from foi.disclosure.figures import public_figures
from foi.figures.figure import FIGURES
from tests import factories as make
from tests.foi.desk import day, hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked, exempted
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
PAGE, TABLE = "/foi/figures/", "/foi/figures.csv"
TODAY = date(2022, 12, 1)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    hold_bank_holidays()


def many():
    """Eight requests of spring 2022, of which all is settled, and six of summer of which one is still open."""
    exemption = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information")
    for _ in range(5):
        answered("2022-04-04", "2022-04-20")
    for on in ("2022-04-20", "2022-06-20"):
        exempted(answered("2022-04-04", on, parts="refused"), exemption)
    asked("2022-04-04", "acknowledged 2022-04-05", "withdrawn 2022-04-06")
    for _ in range(5):
        answered("2022-07-04", "2022-07-20")
    asked("2022-07-04")


def page_text(response):
    return " ".join(lines_of(response))


def rows(response):
    text = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shown(view):
    return {line.key: line.shown.words for line in view.lines if line.shown.words not in {"0", "once final"}}


def test_public_figures_hide_what_is_small_and_say_what_is_final():
    many()
    summer, spring = public_figures(TODAY).quarters
    assert (spring.status, shown(spring), spring.share.words) == (
        "final",
        {
            "received": "8",
            "answered": "7",
            "in_twenty": "6",
            "late": "1",
            "ended": "1",
            # With it, the refusals would be told, and with them in how many the one exemption was used.
            "granted": "not given",
            "refused": "fewer than 5",
            "refused_in_full": "fewer than 5",
            "withdrawn": "not given",
            "lapsed": "not given",
            "not_foi": "not given",
            "invalid": "not given",
            "transferred": "not given",
            "exemption-s40_2": "fewer than 5",
        },
        "85",
    )
    assert (summer.status, shown(summer), summer.share.words) == (
        "provisional",
        {"received": "6", "open": "1", "answered": "5", "in_twenty": "5"},
        "100",
    )


def test_figures_stand_for_one_day_in_three_months():
    many()
    early, late = public_figures(day("2022-10-30")), public_figures(day("2023-01-29"))
    assert (early.day, late.day, early == late) == (date(2022, 10, 30), date(2022, 10, 30), True)
    assert [each.quarter.key for each in public_figures(day("2022-10-29")).quarters] == ["2022-04"]


def test_restricted_request_changes_no_public_figure():
    many()
    before = public_figures(TODAY)
    answered("2022-04-04", "2022-06-20", audience="restricted", parts="refused")
    asked("2022-01-04", audience="restricted")
    make.make_request(received="", audience="restricted")
    assert public_figures(TODAY) == before


def test_request_that_is_for_staff_counts():
    for _ in range(5):
        answered("2022-04-04", "2022-04-20", audience="staff")
    assert [each.shown("received").number for each in public_figures(TODAY).quarters] == [0, 5]


def test_few_requests_of_an_unknown_day_have_no_number():
    for number in range(5):
        make.make_request()
        assert public_figures(TODAY).unknown.words == ("fewer than 5" if number < 4 else "5")


def test_quarter_with_fewer_than_five_requests_says_nothing_else():
    answered("2022-07-04", "2022-07-20")
    (view,) = public_figures(TODAY).quarters
    assert shown(view) == {figure.key: "not given" for figure in FIGURES} | {"received": "fewer than 5"}
    assert view.share.words == "not given"


def test_page_gives_the_figures_by_year_with_the_day_for_which_they_stand(client):
    many()
    said = page_text(client.get(PAGE))
    assert "They stand for 30 October 2022." in said
    assert "Next come those of October to December 2022." in said
    assert "Figure July to September 2022 provisional April to June 2022 final Received 6 8" in said
    assert "Exemption used: s.40(2), personal information once final fewer than 5" in said
    assert "Of a hundred requests that were answered in full, 90 should be answered in time." in said


def test_page_names_financial_years_where_the_publisher_counts_in_them(client, settings):
    many()
    settings.FOI_YEARS = "financial"
    said = page_text(client.get(PAGE))
    assert "Requests received in 2022/23, by quarter, as at 30 October 2022" in said
    assert {(row["year"], row["quarter"]) for row in rows(client.get(TABLE))} == {("2022/23", "1"), ("2022/23", "2")}


def test_page_without_requests_says_so_and_leads_on(client):
    response = client.get(PAGE)
    assert "There are no figures yet" in page_text(response)
    assert "<svg" not in response.content.decode()


def test_day_that_cannot_be_read_is_refused(client):
    many()
    assert [client.get(f"{address}?on=never").status_code for address in (PAGE, TABLE)] == [400, 400]


def test_page_of_an_earlier_day_gives_what_stood_then(client):
    many()
    assert "They stand for 30 July 2022." in page_text(client.get(f"{PAGE}?on=2022-10-29"))


def test_table_has_a_row_for_each_figure_of_each_quarter(client):
    many()
    response = client.get(TABLE)
    assert response["Content-Disposition"] == 'attachment; filename="foi-figures-2022-10-30.csv"'
    found = rows(response)
    assert list(found[0]) == [
        *("year", "quarter", "from", "to", "as_at", "status", "figure", "part_of", "label", "requests", "not_given")
    ]
    assert len(found) == 27 + 28
    assert found[0] == {
        "year": "2022",
        "quarter": "3",
        "from": "2022-07-01",
        "to": "2022-09-30",
        "as_at": "2022-10-30",
        "status": "provisional",
        "figure": "received",
        "part_of": "",
        "label": "Received",
        "requests": "6",
        "not_given": "",
    }
    last = found[-1]
    assert (last["figure"], last["label"], last["requests"], last["not_given"]) == (
        "exemption-s40_2",
        "Exemption used: s.40(2), personal information",
        "",
        "fewer than 5",
    )


def test_same_figures_give_the_same_bytes(client):
    many()
    assert b"".join(client.get(TABLE)) == b"".join(client.get(TABLE))


def test_charts_say_what_the_tables_say_and_no_more():
    many()
    found = public_figures(TODAY)
    charts = {chart.key: chart for chart in figure_charts(found, 90)}
    assert {key: [(bar.label, bar.words) for bar in chart.bars] for key, chart in charts.items()} == {
        "received": [("Jul–Sep 2022", "6 received"), ("Apr–Jun 2022", "8 received")],
        "in-time": [
            ("Jul–Sep 2022", "5 in 20 days, 0 extended, 0 late"),
            ("Apr–Jun 2022", "6 in 20 days, 0 extended, 1 late"),
        ],
        "share": [("Jul–Sep 2022", "100 per cent"), ("Apr–Jun 2022", "85 per cent")],
        "outcomes": [("Apr–Jun 2022", "not every number is given")],
    }
    assert [(box.x, box.width, box.pattern) for box in charts["in-time"].drawn[1].boxes] == [
        (0.0, 85.71, "solid"),
        (85.71, 14.29, "dotted"),
    ]
    assert charts["outcomes"].drawn[0].boxes == ()
    assert (charts["share"].mark_x, charts["received"].mark_x) == (90.0, None)


def test_each_chart_has_a_name_a_description_and_the_same_as_a_table(client):
    many()
    page = client.get(PAGE).content.decode()
    for key in ("received", "in-time", "share", "outcomes"):
        assert f'role="img" aria-labelledby="chart-{key}-title chart-{key}-about"' in page
        assert f'<title id="chart-{key}-title">' in page
        assert f'<desc id="chart-{key}-about">' in page
    assert page.count("the same as a table") == 4
    assert " style=" not in page


def test_log_and_footer_lead_to_the_figures(client):
    page = client.get("/disclosure-log/").content.decode()
    assert page.count(f'href="{PAGE}"') == 2
