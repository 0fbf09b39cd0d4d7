"""The pages of the alerts: asking, confirming, managing and ending them.

Whoever holds a link of a mail may use it: there is no account. Opening a link changes nothing, because programs that
look through mails open them too; each page has a button.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from alerts.actions import asking, leaving
from alerts.choices import About, HowOften
from alerts.forms import AskForm, HowOftenForm
from alerts.keys import Purpose, read_token, token
from alerts.models import Reader, Subscription
from alerts.topics import Read, read_topic, topic_of
from groups.filtering import Mistake
from iag_registry.lib.on_day import reading_of

READS_AND_POSTS = ("GET", "HEAD", "POST")
Page = Callable[[HttpRequest, str], HttpResponse]


def private(page: Page) -> Page:
    """A page for the holder of its link alone: kept nowhere, in no search engine, its address told to no other site.

    Where alerts were switched off again, whoever has one can still end it.

    That no other site is told is said by every page (same-origin). A stricter word would be too strict: browsers then
    send forms without saying from where, and these are refused as forged.
    """

    def shown(request: HttpRequest, token: str) -> HttpResponse:
        response = page(request, token) if settings.ALERTS_KEYS else _off(request)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return shown


@require_http_methods(READS_AND_POSTS)
def ask_page(request: HttpRequest) -> HttpResponse:
    """What an alert would be about, the form, and what is sent with it."""
    if not settings.ALERTS:
        return _off(request)
    topic, mistakes = _asked_for(request)
    form = AskForm(request.POST if request.method == "POST" and topic else None, initial={"how_often": HowOften.DAILY})
    status = 400 if mistakes or (request.method == "POST" and not form.is_valid()) else 200
    if topic and request.method == "POST" and status == 200:
        given = form.cleaned_data
        how_often = HowOften(given["how_often"])
        try:
            asking.ask(address=given["address"], topic=topic, how_often=how_often, now=timezone.now())
        except asking.TooMany:
            status = 429
        else:
            return HttpResponseRedirect(reverse("alerts:asked"))
    found = [
        *mistakes,
        *(Mistake(name, str(words), has_field=True) for name, each in form.errors.items() for words in each),
    ]
    context = {"topic": topic, "form": form, "mistakes": found, "too_many": status == 429, "hours": _hours()}
    return render(request, "alerts/ask.html", context, status=status)


@require_safe
def asked_page(request: HttpRequest) -> HttpResponse:
    """The same for every address: whether we know it already is told by mail alone."""
    if not settings.ALERTS:
        return _off(request)
    reading = reading_of(request.GET, timezone.localdate())
    status = 400 if reading.problem else 200
    return render(request, "alerts/asked.html", {"reading": reading, "hours": _hours()}, status=status)


@require_http_methods(READS_AND_POSTS)
@private
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    """The button that confirms an alert; once it is pressed, what the reader gets."""
    if not settings.ALERTS:
        return _off(request)
    wanted = _subscription(Purpose.CONFIRM, token)
    if wanted is None:
        return _over(request)
    if request.method == "POST":
        asking.confirm(subscription=wanted, now=timezone.now())
        messages.success(request, "You will get these alerts by email.")
        return HttpResponseRedirect(_manage_url(wanted.reader))
    topic = topic_of(wanted.about, wanted.query, timezone.localdate())
    return render(request, "alerts/confirm.html", {"wanted": wanted, "topic": topic})


@require_http_methods(READS_AND_POSTS)
@private
def manage_page(request: HttpRequest, token: str) -> HttpResponse:
    """The alerts of one reader: how often each comes, and buttons that end one or all."""
    uuid = read_token(Purpose.MANAGE, token)
    reader = Reader.objects.filter(uuid=uuid).first() if uuid else None
    if reader is None:
        return _over(request)
    if request.method == "POST":
        if request.POST.get("stop") == "all":
            leaving.leave(reader=reader)
            return render(request, "alerts/stopped.html", {"is_all": True})
        if done := _managed(request, reader):
            return done
    return render(request, "alerts/manage.html", _managing(reader), status=400 if request.method == "POST" else 200)


@csrf_exempt  # a mail program posts here by itself, without cookies (RFC 8058); the link is the permission
@require_http_methods(READS_AND_POSTS)
@private
def stop_page(request: HttpRequest, token: str) -> HttpResponse:
    """The button that ends one alert, and what follows it. An alert that was ended before is answered alike."""
    if read_token(Purpose.STOP, token) is None:
        return _over(request)
    wanted = _subscription(Purpose.STOP, token)
    if wanted and request.method != "POST":
        topic = topic_of(wanted.about, wanted.query, timezone.localdate())
        return render(request, "alerts/stop.html", {"topic": topic})
    if wanted:
        leaving.stop(subscription=wanted)
    return render(request, "alerts/stopped.html", {"is_all": False})


def _asked_for(request: HttpRequest) -> Read:
    """What the address of the page is about; nothing where it is not said, which is no mistake."""
    query = request.GET.copy()
    about = query.pop("about", [""])[-1]
    if about in About.values:
        topic, mistakes = read_topic(About(about), query, timezone.localdate())
        # Their boxes are on the page of the list or the search, and not on this one.
        return topic, tuple(replace(each, has_field=False) for each in mistakes)
    if not about and not query:
        return None, ()
    shown = "".join(character for character in about if character.isprintable())[:40]
    unknown = f"“{shown}” is nothing that alerts can be about. Begin with one of the ways below."
    reading = reading_of(request.GET, timezone.localdate())
    words = unknown if about else "It is not said what the alerts are to be about. Begin with one of the ways below."
    found = (reading.problem, words) if reading.problem else (words,)
    return None, tuple(Mistake("about", each, has_field=False) for each in found)


def _managed(request: HttpRequest, reader: Reader) -> HttpResponse | None:
    """End or change one alert of this reader; None where what was sent is neither."""
    for wanted in reader.subscriptions.all():
        if request.POST.get("stop") == _key_of(wanted):
            leaving.stop(subscription=wanted)
            if not Reader.objects.filter(pk=reader.pk).exists():
                return render(request, "alerts/stopped.html", {"is_all": True})
            messages.success(request, "You will get no more of these alerts.")
            return HttpResponseRedirect(_manage_url(reader))
        form = HowOftenForm(request.POST)
        if request.POST.get("change") == _key_of(wanted) and form.is_valid():
            asking.change_how_often(subscription=wanted, how_often=HowOften(form.cleaned_data["how_often"]))
            messages.success(request, "Your change is saved.")
            return HttpResponseRedirect(_manage_url(reader))
    return None


def _managing(reader: Reader) -> dict[str, Any]:
    today = timezone.localdate()
    confirmed = reader.subscriptions.filter(confirmed_at__isnull=False)
    listed = [(each, topic_of(each.about, each.query, today), _key_of(each)) for each in confirmed]
    return {"listed": listed, "choices": HowOften.choices}


def _key_of(wanted: Subscription) -> str:
    """What the buttons of one alert send: the holder of the page may end it, and sees no number of ours."""
    return token(Purpose.STOP, wanted.uuid)


def _subscription(purpose: Purpose, given: str) -> Subscription | None:
    uuid = read_token(purpose, given)
    return Subscription.objects.select_related("reader").filter(uuid=uuid).first() if uuid else None


def _manage_url(reader: Reader) -> str:
    return reverse("alerts:manage", args=[token(Purpose.MANAGE, reader.uuid)])


def _hours() -> int:
    return int(asking.KEPT_UNCONFIRMED.total_seconds() // 3600)


def _over(request: HttpRequest) -> HttpResponse:
    """The answer to a link that leads to nothing, whatever it led to once."""
    return render(request, "alerts/over.html", status=404)


def _off(request: HttpRequest) -> HttpResponse:
    """Without a mail server there are no alerts, and nothing is taken."""
    return render(request, "alerts/off.html", status=404 if request.method == "POST" else 200)
