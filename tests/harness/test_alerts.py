"""Nothing that is not public leaves by a mail of the alerts, whatever is followed (L1)."""

from email.message import Message
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from alerts import news
from alerts.actions.sending import send_alerts
from alerts.models import Seen
from groups.models import AdvisoryGroup
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from search.choices import Sort
from tests.alerts.making import make_outgoing, make_subscription
from tests.harness.canaries import sightings
from tests.harness.crawl import SEARCHED
from tests.harness.hidden_world import plant

pytestmark = pytest.mark.django_db


def parts_of(message: Message) -> list[bytes]:
    """What can be read in a mail: its headers, and each of its bodies decoded."""
    headers = "\n".join(f"{name}: {value}" for name, value in message.items())
    bodies = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return [headers.encode(), message.as_bytes(), *(body for body in bodies if isinstance(body, bytes))]


def follow_everything() -> int:
    """Alerts of readers who were told of nothing yet: changes, of each group, hidden ones too, searches and lists."""
    queries = ["", *(f"group={key}" for key in AdvisoryGroup.objects.values_list("key", flat=True))]
    queries += ["area=open-area", "theme=open-theme"]
    followed = [make_subscription(query=query) for query in queries]
    searches = [f"q={word.replace(' ', '+')}" for word in SEARCHED] + [f"q=open&type={sort}" for sort in Sort]
    followed += [make_subscription(about="search", query=query) for query in searches]
    lists = {
        "groups": ["", "area=open-area", "q=open"],
        "meetings": ["", "minutes=published", "when=past"],
        "log": [""],
    }
    followed += [make_subscription(about=about, query=query) for about in lists for query in lists[about]]
    for each in followed:
        make_outgoing(subscription=each, letter="known", upto=0)
    return len(followed)


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(news, "MOST", 100_000)
    planted = plant()[0]
    followed = follow_everything()
    send_alerts(now=timezone.now())
    assert len(planted.planted) >= 200
    return followed, [sent.message() for sent in mail.outbox]


def test_nothing_hidden_leaves_by_a_mail(mails: Any, record_property: Any) -> None:
    followed, sent = mails
    told = [each for each in sent if "new" in each["Subject"]]
    found = {mark for each in sent for part in parts_of(each) for mark in sightings(part)}
    record_property("proof", ["L1 marks in mails of alerts", len(found), len(sent)])
    assert len(told) >= 8
    assert len(sent) > len(told)
    assert Seen.objects.count() > 30
    assert followed > 20
    assert found == set()


def test_guard_that_is_taken_out_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    plant()
    follow_everything()
    monkeypatch.setattr(AudienceQuerySet, "visible_to", lambda self, audience: self)
    monkeypatch.setattr(Audience, "seen", property(lambda self: list(Audience)))
    monkeypatch.setattr(news, "MOST", 100_000)
    send_alerts(now=timezone.now())
    assert {mark for each in mail.outbox for part in parts_of(each.message()) for mark in sightings(part)} != set()
