"""The words of the mails, made at the moment at which they are sent."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from alerts.choices import About, HowOften, Letter
from alerts.keys import Purpose, token, unseal
from alerts.models import Outgoing
from alerts.news import Reading
from alerts.topics import topic_of

THINGS = {
    About.CHANGES: ("change", "changes"),
    About.SEARCH: ("result", "results"),
    About.GROUPS: ("group", "groups"),
    About.MEETINGS: ("entry", "entries"),
    About.LOG: ("reply", "replies"),
}
"""One of what a mail tells, and several."""


def letter_of(mail: Outgoing, reading: Reading) -> EmailMultiAlternatives | None:
    """The mail as it is now; None where there is nothing to tell any more. Raises `Unreadable` (`alerts.keys`)."""
    told = _news(mail, reading) if mail.letter == Letter.NEWS else _question(mail)
    if told is None:
        return None
    subject, context, headers = told
    context |= _links(mail) | {"service_name": settings.SERVICE_NAME, "publisher_name": settings.PUBLISHER_NAME}
    letter = EmailMultiAlternatives(
        " ".join(subject.split()),
        render_to_string(f"alerts/mail/{mail.letter}.txt", context),
        to=[unseal(mail.subscription.reader.address)],
        headers={"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated", **headers},
    )
    letter.attach_alternative(render_to_string(f"alerts/mail/{mail.letter}.html", context), "text/html")
    return letter


def message_id(mail: Outgoing) -> str:
    """The same for a mail that is sent again, so that it can be known for the same."""
    return f"<alert.{mail.uuid}@{urlsplit(settings.PUBLIC_URL).hostname}>"


def link(purpose: Purpose, uuid: Any) -> str:
    """A full address that only its reader has."""
    return settings.PUBLIC_URL + reverse(f"alerts:{purpose}", args=[token(purpose, uuid)])


Told = tuple[str, dict[str, Any], dict[str, str]]


def _news(mail: Outgoing, reading: Reading) -> Told | None:
    wanted = mail.subscription
    news = reading.news(wanted.about, wanted.query, after=mail.after, upto=mail.upto)
    if news is None:
        return None
    one, many = THINGS[news.topic.about]
    subject = f"{news.topic.name}: {news.count} new {one if news.count == 1 else many}"
    headers = {
        "List-Id": f"<alerts.{urlsplit(settings.PUBLIC_URL).hostname}>",
        "List-Unsubscribe": f"<{link(Purpose.STOP, wanted.uuid)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    items = [(item, settings.PUBLIC_URL + item.url) for item in news.items]
    return subject, {"news": news, "items": items, "list": settings.PUBLIC_URL + news.topic.url}, headers


def _question(mail: Outgoing) -> Told | None:
    """A mail to somebody who may not have asked for it: nothing that whoever did could have written stands in it."""
    topic = topic_of(mail.subscription.about, mail.subscription.query, timezone.localdate())
    if topic is None or (mail.letter == Letter.CONFIRM and mail.subscription.confirmed_at):
        return None
    how_often = HowOften(mail.subscription.how_often).label.lower()
    subject = "Confirm that you want email alerts" if mail.letter == Letter.CONFIRM else "Your email alerts"
    return f"{settings.SERVICE_NAME}: {subject}", {"words": topic.words_of_ours, "how_often": how_often}, {}


def _links(mail: Outgoing) -> dict[str, str]:
    wanted = mail.subscription
    return {
        "confirm": link(Purpose.CONFIRM, wanted.uuid),
        "manage": link(Purpose.MANAGE, wanted.reader.uuid),
        "stop": link(Purpose.STOP, wanted.uuid),
    }
