"""Lists lead to alerts with all their filters, and say which of these no alert can follow. All is invented."""

import pytest

from tests import factories as make
from tests.alerts.making import outbox, publish, send
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
GIVEN = {"address": "reader@invented.example", "how_often": "at_once"}


@pytest.fixture
def alpha():
    return make.make_group(key="alpha", name="Alpha")


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ("/groups/?q=alpha&order=-name", "New in the list of groups, words: “alpha”"),
        ("/groups/?area=marsh&status=closed", "New in the list of groups, area: Marsh, status: Closed"),
        ("/meetings/?group=alpha&when=past", "New meetings and minutes, group: Alpha, when: Past"),
        (
            "/meetings/?area=marsh&minutes=not&from=2020",
            "New meetings and minutes, area of the group: Marsh, minutes: Not published, from: 2020",
        ),
        ("/disclosure-log/?decision=granted", "New replies in the disclosure log, decision: Given in full"),
    ],
)
def test_list_leads_to_an_alert_with_all_its_filters(client, alpha, page, about):
    make.make_area(key="marsh", name="Marsh")
    make.make_log_release()
    (link,) = [href for text, href in links_of(client.get(page)) if text == "Email alerts"]
    assert about in [text for text, _ in links_of(client.get(link))]
    assert client.post(link, GIVEN)["Location"] == "/alerts/asked/"
    send()
    (asked,) = outbox()
    ours = about.replace("words: “alpha”", "with the words that were typed")
    assert f"{ours} (as soon as there is something new)" in asked.body


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("/groups/?on=2022-06-30", "without the filter “As on”, because an alert tells what is new"),
        ("/meetings/?on=2022-06-30", "without the filter “As on”, because an alert tells what is new"),
        ("/changes/?on=2022-06-30", "without the filter “As on”, because an alert tells what is new"),
        ("/disclosure-log/?month=2022-07", "without the filter “Month”, because an alert tells of replies"),
    ],
)
def test_filter_that_can_never_be_followed_is_named(client, alpha, page, note):
    publish(alpha)
    make.make_log_release()
    assert any(note in line for line in lines_of(client.get(page)))
    path, _, query = page.partition("?")
    about = {"/disclosure-log/": "log"}.get(path, path.strip("/"))
    response = client.get(f"/alerts/?about={about}&{query}")
    assert response.status_code == 400
    assert any(line.startswith(f"“{query.partition('=')[0]}” cannot be used here: ") for line in lines_of(response))


def test_open_actions_lead_to_alerts_of_the_minutes_in_which_they_stand(client, alpha, settings):
    pages = {"/actions/": "", "/groups/alpha/actions/": "&group=alpha"}
    for page, narrowed in pages.items():
        address = f"/alerts/?about=meetings&minutes=published{narrowed}"
        assert ("Email alerts of new minutes", address) in links_of(client.get(page))
        assert client.get(address).status_code == 200
    settings.ALERTS = False
    assert not any("/alerts/" in href for page in pages for _, href in links_of(client.get(page)))
