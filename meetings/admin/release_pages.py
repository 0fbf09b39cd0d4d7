"""The pages on which minutes are published, corrected and withdrawn: what was found before is shown and dealt with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import releasing
from meetings.actions.checking import Check, check_before_publishing
from meetings.actions.moves import PUBLISHER, allowed_moves
from meetings.actions.withdrawing import readable_releases_of
from meetings.admin.small_pages import PUBLIC, SmallPages, sent, why
from meetings.admin.workflow import minutes_of, stands
from meetings.choices import MinutesStage as Stage
from meetings.disclosure.checking import Finding
from meetings.disclosure.renditions import text_of
from meetings.models import Meeting, Minutes

CONFIRM = "public-"


class PublishForm(forms.Form):
    """Why each certain finding may be public after all; a page gives it the findings."""

    use_required_attribute = False

    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: dict[str, list[Finding]] = {}
        for finding in check.certain:
            places.setdefault(finding.key, []).append(finding)
        for key, found in places.items():
            self.fields[f"{CONFIRM}{key}"] = forms.CharField(
                label=f"“{found[0].words}” may be public because",
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"class": "vTextField"}),
                help_text=_where(found),
            )

    def confirmed(self) -> dict[str, str]:
        """The reasons that were given, by the key of their finding."""
        return {
            name.removeprefix(CONFIRM): reason
            for name, reason in self.cleaned_data.items()
            if name.startswith(CONFIRM) and reason
        }


class CorrectForm(PublishForm):
    """What a correction puts right, and which version it replaces."""

    reason = why("What does the correction put right, and why?", PUBLIC)
    replaces = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Which version is withdrawn, and why."""

    version = forms.TypedChoiceField(label="Version", coerce=int)
    reason = why("Why may it no longer be read?", "Shown to the public in place of the text.")

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["version"]
        box.choices = versions


@dataclass(frozen=True)
class Publishing:
    """One way to publish: its address, the stage that it leads to, its words, its form and its action."""

    key: str
    to: Stage
    title: str
    done: str
    said: str
    form: type[PublishForm]
    act: Callable[..., Any]


WAYS = (
    Publishing(
        "publish",
        Stage.PUBLISHED,
        "Publish the minutes",
        "The minutes are published.",
        "Anyone can read them from now on. A published version never changes: a correction is a new version.",
        PublishForm,
        releasing.publish,
    ),
    Publishing(
        "publish-draft",
        Stage.PUBLISHED_DRAFT,
        "Publish as a draft",
        "The draft is published.",
        "Anyone can read them from now on, under the words “Draft: not yet approved”.",
        PublishForm,
        releasing.publish_draft,
    ),
    Publishing(
        "correct",
        Stage.CORRECTED,
        "Publish a correction",
        "The correction is published as a new version.",
        "Correct the text on the page “Write the minutes” first. The version before stays, and can be compared.",
        CorrectForm,
        releasing.correct,
    ),
)

CARRIED: list[Callable[[Minutes, date], list[str]]] = []
"""What else has given published versions of minutes: the apps above this one add theirs when they start."""


class ReleasePages(SmallPages):
    """The pages of a meeting on which its minutes are published; part of the meeting's staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:object_id>/minutes/{way.key}/",
                view(partial(self.publish_view, way=way)),
                name=f"minutes_move_{way.key}",
            )
            for way in WAYS
        ]
        withdraw = path("<int:object_id>/minutes/withdraw/", view(self.withdraw_view), name="minutes_move_withdraw")
        return [*own, withdraw, *super().get_urls()]  # type: ignore[misc]

    def publish_view(self, request: HttpRequest, object_id: int, way: Publishing) -> HttpResponse:
        """Show what was found, and publish once it is dealt with."""
        meeting = self.record_for(request, object_id, PUBLISHER)
        minutes = minutes_of(meeting, request.user)
        if minutes is None or way.to not in allowed_moves(minutes, request.user):
            return self._not_now(request, meeting, minutes, way.title)
        check = check_before_publishing(meeting, is_draft=way.to == Stage.PUBLISHED_DRAFT)
        newest = minutes.releases.order_by("-version").first()
        form = way.form(sent(request), check=check, initial={"replaces": newest.version if newest else 0})

        def act(**values: Any) -> None:
            own = {name: value for name, value in values.items() if not name.startswith(CONFIRM)}
            looked_at = request.POST.get("looked_at", "")
            way.act(meeting=meeting, by=request.user, confirmed=form.confirmed(), looked_at=looked_at, **own)

        return self.small_page(
            request,
            meeting,
            form,
            title=way.title,
            button=way.title,
            act=act,
            done=way.done,
            original_date=PartialDate(meeting.date).words,
            said=[stands(minutes), way.said],
            obstacles=check.obstacles,
            looked_at=check.fingerprint,
            preview=text_of(check.document) if check.document else "",
            notices=check.notices,
            to_look_at=check.to_look_at,
            number_certain=len(check.certain),
            write=reverse("admin:meeting_write", args=[meeting.pk]),
        )

    def withdraw_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Withdraw a version: its page stays, with the date and the reason."""
        meeting = self.record_for(request, object_id, PUBLISHER)
        minutes = minutes_of(meeting, request.user)
        readable = readable_releases_of(minutes) if minutes else []
        if minutes is None or not readable or Stage.WITHDRAWN not in allowed_moves(minutes, request.user):
            return self._not_now(request, meeting, minutes, "Withdraw a version")
        versions = [
            (each.version, f"Version {each.version}, published {PartialDate.of(each.published_on).words}")
            for each in reversed(readable)
        ]
        return self.small_page(
            request,
            meeting,
            WithdrawForm(sent(request), versions=versions),
            title="Withdraw a version",
            button="Withdraw it",
            act=partial(releasing.withdraw, meeting=meeting, by=request.user),
            done="Withdrawn. The page stays, with the date and the reason.",
            original_date=PartialDate(meeting.date).words,
            said=[
                stands(minutes),
                "With the newest version go those before it: an old one does not come to the front again.",
            ],
            notices=[line for told in CARRIED for line in told(minutes, timezone.localdate())],
        )

    def _not_now(self, request: HttpRequest, meeting: Meeting, minutes: Minutes | None, title: str) -> HttpResponse:
        said = [stands(minutes), "This step is not possible from there, or is not yours to take."]
        return self.small_page(request, meeting, None, title=title, button="", act=lambda: None, done="", said=said)


def _where(found: list[Finding]) -> str:
    """Every place of the same words: one reason is given for all of them, so all of them are shown."""
    listed = format_html_join("", "<li>In “{}”: … {} …</li>", ((each.place, each.around) for each in found))
    return format_html(
        "<ul>{}</ul>It looks like {}. Redact it, or say here why anyone may read it{}. Kept with the step, for staff.",
        listed,
        found[0].kind.words,
        ", in each of these places" if len(found) > 1 else "",
    )


def publishing_now(meeting: Meeting, user: Any) -> list[tuple[str, str]]:
    """The ways to publish and withdraw that this person has now: the words and the address of each."""
    minutes = minutes_of(meeting, user)
    allowed = allowed_moves(minutes, user) if minutes else []
    found = [(way.title, f"minutes_move_{way.key}") for way in WAYS if way.to in allowed]
    if minutes and Stage.WITHDRAWN in allowed and readable_releases_of(minutes):
        found.append(("Withdraw a version", "minutes_move_withdraw"))
    return [(title, reverse(f"admin:{name}", args=[meeting.pk])) for title, name in found]
