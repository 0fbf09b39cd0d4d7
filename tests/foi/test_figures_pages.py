"""The public figures of requests: the page, its charts and the table (DP-07, EXP-01, L13)."""

import csv
import io
from datetime import date

import pytest

from foi.actions.giving_figures import give_figures
from foi.disclosure.figure_charts import figure_charts
from foi.disclosure.figures import public_figures
from tests import factories as make
from tests.foi.desk import hold_bank_holidays
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


def given():
    """The same requests, of which the figures have been given."""
    many()
    give_figures(today=TODAY)


def page_text(response):
    return " ".join(lines_of(response))


def rows(response):
    text = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_page_gives_the_figures_by_year_with_the_day_for_which_they_stand(client):
    given()
    said = page_text(client.get(PAGE))
    assert "The latest stand for 30 October 2022." in said
    assert "Next come those of October to December 2022." in said
    assert (
        "Figure July to September 2022 provisional, as at 30 October 2022 "
        "April to June 2022 final, as at 30 October 2022 Received 6 8"
    ) in said
    assert "Exemption used: s.40(2), personal information once final fewer than 5" in said
    assert "Of a hundred requests that were answered in full, 90 should be answered in time." in said


def test_page_names_financial_years_where_the_publisher_counts_in_them(client, settings):
    given()
    settings.FOI_YEARS = "financial"
    said = page_text(client.get(PAGE))
    assert "Requests received in 2022/23, by quarter" in said
    assert {(row["year"], row["quarter"]) for row in rows(client.get(TABLE))} == {("2022/23", "1"), ("2022/23", "2")}


def test_page_without_requests_says_so_and_leads_on(client):
    response = client.get(PAGE)
    assert "No figures have been given yet" in page_text(response)
    assert "<svg" not in response.content.decode()


def test_day_that_cannot_be_read_is_refused(client):
    given()
    assert [client.get(f"{address}?on=never").status_code for address in (PAGE, TABLE)] == [400, 400]


def test_page_and_table_of_an_earlier_day_give_what_was_given_last(client):
    given()
    said = page_text(client.get(f"{PAGE}?on=2022-10-29"))
    assert "These figures are not shown for an earlier day." in said
    assert "The latest stand for 30 October 2022." in said
    assert rows(client.get(f"{TABLE}?on=2022-10-29")) == rows(client.get(TABLE))


def test_table_has_a_row_for_each_figure_of_each_quarter(client):
    given()
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
    given()
    assert b"".join(client.get(TABLE)) == b"".join(client.get(TABLE))


def test_charts_say_what_the_tables_say_and_no_more():
    given()
    found = public_figures()
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
    given()
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
