"""Email alerts in a real browser: asking, and the pages that only a mail leads to."""

import re

from django.core import mail
from django.utils import timezone

from alerts.actions.sending import send_alerts
from alerts.models import Reader
from tests.browser.looking import Looker


def link_of_mail(page_name: str) -> str:
    found = re.search(rf"http://testserver(/alerts/{page_name}/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_reader_asks_confirms_and_leaves(site, page):
    looker = Looker(page)
    page.goto(f"{site.url}/alerts/?about=changes")
    press(page, "Ask for these alerts")
    assert looker.problems(name="many-alerts-nothing-given") == []
    page.get_by_label("Email address").fill("reader@invented.example")
    press(page, "Ask for these alerts")
    assert page.url == f"{site.url}/alerts/asked/"
    send_alerts(now=timezone.now())
    page.goto(site.url + link_of_mail("confirm"))
    assert looker.problems(name="many-alerts-confirm") == []
    press(page, "Yes, send me these alerts")
    assert looker.problems(name="many-alerts-manage") == []
    page.get_by_label("How often").select_option("weekly")
    press(page, "Save how often")
    assert Reader.objects.get().subscriptions.get().how_often == "weekly"
    page.goto(site.url + link_of_mail("confirm").replace("confirm", "stop"))
    assert looker.problems(name="many-alerts-over") == []
    page.go_back()
    press(page, "End all alerts and delete my address")
    assert looker.problems(name="many-alerts-ended") == []
    assert Reader.objects.count() == 0
