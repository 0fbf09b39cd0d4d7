"""Every address of the site, read from the URL table itself, and what each is filled with.

A test that asks for the arguments of an address without a row here fails: a new address is guarded from its first day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from alerts.keys import Purpose, token
from alerts.models import Reader, Subscription
from foi.catalogue import QUESTIONS
from foi.models import (
    HeldRecord,
    InformationRequest,
    LogRelease,
    Pack,
    PackAnswer,
    PackMinutes,
    QuestionPart,
    Withholding,
)
from groups.models import AdvisoryGroup, Area, Disagreement, FormerKey, Organisation, Source, Statement, Theme
from iag_registry.views.sitemap import FILES as SITEMAP_FILES
from meetings.admin.release_pages import WAYS
from meetings.admin.steps import STEPS
from meetings.admin.workflow import MOVES
from meetings.models import Action, AgendaItem, Attendance, Meeting, MinutesRelease, Paper, Redaction
from reuse import archive
from reuse.files import ENDINGS
from reuse.tables import TABLES

PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*(?:\([^()]*\))?[^()]*\)")
"""One argument in a route, of a path or of a regular expression."""

Arguments = dict[str, str]


@dataclass(frozen=True)
class Pattern:
    """One pattern of the URL table; where Django gave it no name, its route is its name."""

    name: str
    route: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of what must be filled in."""
        return tuple(path or expression for path, expression in PLACE.findall(self.route))

    @property
    def is_public(self) -> bool:
        """True for what anyone may be shown: everything outside the staff screens."""
        return not self.route.startswith("admin/")

    def address(self, arguments: Arguments | None = None) -> str:
        """The path with its arguments filled in, from the root of the site."""
        filled = PLACE.sub(lambda place: str((arguments or {})[place[1] or place[2]]), self.route)
        return "/" + filled.replace("^", "").replace("\\.", ".").removesuffix("$")


@cache
def url_patterns() -> tuple[Pattern, ...]:
    """Every pattern of the site, in the order in which Django tries them, the staff screens included."""
    return tuple(_below(get_resolver(), (), ""))


def pattern(name: str) -> Pattern:
    """The pattern of this name; raises LookupError where there is none."""
    for candidate in url_patterns():
        if candidate.name == name:
            return candidate
    raise LookupError(f"The URL table has no {name}.")


def _below(resolver: URLResolver, namespaces: tuple[str, ...], route: str) -> Iterator[Pattern]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Pattern(":".join([*namespaces, entry.name]) if entry.name else here, here)
        else:
            deeper = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _below(entry, deeper, here)


PAGES: dict[str, type[Model]] = {
    "groups:group-detail": AdvisoryGroup,
    "groups:area-detail": Area,
    "groups:theme-detail": Theme,
    "groups:organisation-detail": Organisation,
    "groups:source-detail": Source,
    "meetings:group-meetings": AdvisoryGroup,
    "meetings:meeting-detail": Meeting,
    "meetings:group-calendar": AdvisoryGroup,
    "meetings:group-minutes-feed": AdvisoryGroup,
    "meetings:group-actions": AdvisoryGroup,
    "meetings:group-action-calendar": AdvisoryGroup,
    "meetings:group-action-feed": AdvisoryGroup,
    "meetings:group-attendance": AdvisoryGroup,
    "meetings:one-calendar": Meeting,
    "meetings:minutes": MinutesRelease,
    "meetings:minutes-file": MinutesRelease,
    "meetings:minutes-version": MinutesRelease,
    "meetings:minutes-changes": MinutesRelease,
    "meetings:version-file": MinutesRelease,
    "meetings:other-format": Meeting,
    "meetings:paper": Paper,
    "foi:log-entry": LogRelease,
    "foi:log-version": LogRelease,
    "foi:log-file": LogRelease,
    "foi:log-archive": LogRelease,
    "reuse:api-groups-record": AdvisoryGroup,
    "reuse:api-areas-record": Area,
    "reuse:api-themes-record": Theme,
    "reuse:api-organisations-record": Organisation,
    "reuse:api-sources-record": Source,
    "reuse:api-statements-record": Statement,
    "reuse:api-disagreements-record": Disagreement,
    "reuse:api-meetings-record": Meeting,
    "reuse:api-minutes-record": MinutesRelease,
    "reuse:api-disclosure-log-record": LogRelease,
    "alerts:confirm": Subscription,
    "alerts:manage": Reader,
    "alerts:stop": Subscription,
    "admin:group_key": AdvisoryGroup,
    "admin:group_confirm": AdvisoryGroup,
    "admin:meeting_write": Meeting,
    "admin:meeting_item_draft": AgendaItem,
    "admin:meeting_new_item_draft": Meeting,
    "admin:meeting_redact": Meeting,
    "admin:meeting_alike": Redaction,
    "admin:meeting_attendance": Meeting,
    "admin:meeting_add_action": Meeting,
    "admin:attendance_match": Attendance,
    "admin:attendance_unmatch": Attendance,
    "admin:action_report": Action,
    "admin:action_carry": Action,
    "admin:minutes_expected": Meeting,
    **{f"admin:meeting_step_{step.key}": Meeting for step in STEPS},
    **{f"admin:minutes_move_{move.key}": Meeting for move in (*MOVES, *WAYS)},
    "admin:minutes_move_withdraw": Meeting,
    "admin:request_restricted": InformationRequest,
    "admin:request_step": InformationRequest,
    "admin:request_take_back": InformationRequest,
    "admin:request_requester": InformationRequest,
    "admin:request_split": InformationRequest,
    "admin:request_assign": InformationRequest,
    "admin:request_outcomes": InformationRequest,
    "admin:request_already": InformationRequest,
    "admin:request_searches": InformationRequest,
    "admin:request_hold": InformationRequest,
    "admin:request_lift": HeldRecord,
    "admin:request_reply": InformationRequest,
    "admin:request_ask": InformationRequest,
    "admin:request_answer": PackAnswer,
    "admin:request_part": QuestionPart,
    "admin:request_gaps": PackMinutes,
    "admin:request_withheld": Withholding,
    "admin:request_letter": Pack,
    "admin:request_since": Pack,
    "admin:request_pack": Pack,
}
"""The pages of single records, by the sort of record."""

ENDING = "pdf"
"""The form in which minutes are asked for as a file: the one that is made of the most parts."""

FIRST_STEP = "acknowledged"
"""The step of a request that is asked for: the first that it may take."""

ADMIN_RECORD = re.compile(r"^admin/(\w+)/(\w+)/<(?:path:)?(?:object_)?id>/")
"""The route of a staff screen of one record: its app and its model."""


def sample_args(name: str) -> list[Arguments]:
    """What fills this address: every record in the database, hidden ones too, and every other choice that it takes.

    An address without arguments has one filling, the empty one. Raises LookupError for an address that is not covered.
    """
    found = pattern(name)
    if not found.arguments:
        return [{}]
    if name in CHOICES:
        return CHOICES[name]()
    model = model_of(found)
    rows = [row for row in model._default_manager.order_by("pk") if has_page(name, row)]
    return [arguments_of(name, row) for row in rows] + _former_keys(name)


def model_of(found: Pattern) -> type[Model]:
    """The sort of record that an address shows; raises LookupError for an address that is not covered."""
    if found.name in PAGES:
        return PAGES[found.name]
    if match := ADMIN_RECORD.match(found.route):
        return apps.get_model(match[1], match[2])
    raise LookupError(f"{found.name} has no row in tests/harness/urls.py: say there what fills its arguments.")


OF_A_DRAFT: dict[str, Any] = {
    "admin:request_ask": lambda row: row,
    "admin:request_part": lambda row: row.question.request,
    "admin:request_gaps": lambda row: row.pack.request,
    "admin:request_answer": lambda row: row.pack.request,
    "admin:request_withheld": lambda row: row.pack.request,
}
"""The pages that there are only while a reply is being drafted, and the request of each."""


def has_page(name: str, row: Any) -> bool:
    """False for a record that this address does not show.

    A meeting of an unnamed body has no page, a first version has none before it to be compared with, and some pages are
    there only while a reply is being drafted.
    """
    if name == "meetings:minutes-changes":
        return row.version > 1
    if name in OF_A_DRAFT:
        request = OF_A_DRAFT[name](row)
        return request.packs.exclude(state="released").exists()
    if name == "admin:request_pack":
        return row.state == "released"
    return not isinstance(row, Meeting) or row.group is not None


def arguments_of(name: str, row: Any) -> Arguments:
    """What fills this address so that it leads to one record."""
    match pattern(name).arguments:
        case ("group_key", "slug", *more):
            meeting = meeting_of(row)
            known = {"version": str(getattr(row, "version", "")), "uuid": str(row.uuid), "ending": ENDING}
            return {"group_key": meeting.group.key, "slug": meeting.slug, **{name: known[name] for name in more}}
        case ("object_id", "key") if name == "admin:request_step":
            return {"object_id": str(row.pk), "key": FIRST_STEP}
        case ("object_id", "hold_id"):
            return {"object_id": str(row.request_id), "hold_id": str(row.pk)}
        case ("slug", *more):
            known = {"version": str(row.pack.version), "name": "letter.txt"}
            return {"slug": row.entry.slug, **{name: known[name] for name in more}}
        case ("object_id", "key" | "version" | "part_id" | "given_id" | "withholding_id" as of_a_reply):
            return _of_a_reply(of_a_reply, row)
        case ("object_id", "redaction_id"):
            return {"object_id": str(row.item.meeting_id), "redaction_id": str(row.pk)}
        case ("group_key",):
            return {"group_key": row.key}
        case ("key",):
            return {"key": row.key}
        case (argument,):
            of_a_mail = argument == "token"
            return {argument: token(Purpose(name.partition(":")[2]), row.uuid) if of_a_mail else str(row.pk)}
    raise LookupError(f"{name} has no row in tests/harness/urls.py: say there what fills its arguments.")


def _of_a_reply(argument: str, row: Any) -> Arguments:
    """What fills the address of a page of a reply: its request, and what of it the page shows."""
    request = {"key": lambda: row.pk, "version": lambda: row.request_id, "part_id": lambda: row.question.request_id}
    shown = {"key": "how-many", "version": str(getattr(row, "version", ""))}.get(argument, str(row.pk))
    of_pack = getattr(row, "pack", None)
    return {"object_id": str(of_pack.request_id if of_pack else request[argument]()), argument: shown}


def meeting_of(row: Any) -> Meeting:
    """The meeting that a record is, or belongs to."""
    if isinstance(row, MinutesRelease):
        return row.minutes.meeting
    return row if isinstance(row, Meeting) else row.meeting


def _former_keys(name: str) -> list[Arguments]:
    """Addresses of before, which lead to those of today."""
    columns = {"meetings:group-meetings": "group_key", "reuse:api-groups-record": "group_key"}
    column = {"groups:group-detail": "key", **columns}.get(name)
    return [{column: key} for key in FormerKey.objects.values_list("key", flat=True)] if column else []


def _questions() -> list[Arguments]:
    return [{"key": question.key} for question in QUESTIONS]


def _answers() -> list[Arguments]:
    return [{"key": question.key, "ending": ending} for question in QUESTIONS for ending in ("odt", "csv", "json")]


def _versions() -> list[Arguments]:
    """The last version of every record that has a history."""
    return [
        {"label": model._meta.label, "history_id": str(version.pk)}
        for model in apps.get_models()
        if hasattr(model, "history")
        for version in model.history.latest_of_each()
    ]


def _tables() -> list[Arguments]:
    return [{"table": table.name} for table in TABLES]


def _table_files() -> list[Arguments]:
    return [{"table": table.name, "ending": ending} for table in TABLES for ending in ENDINGS]


def _archives() -> list[Arguments]:
    """The archive of today, which is made for it."""
    archive.write(timezone.localdate())
    return [{"day": each.day.isoformat()} for each in archive.kept()]


CHOICES = {
    "reuse:dictionary": _tables,
    "reuse:table-csvw": _tables,
    "reuse:table-file": _table_files,
    "reuse:archive": _archives,
    "foi:ask-question": _questions,
    "foi:ask-download": _answers,
    "admin:ask-question": _questions,
    "admin:ask-download": _answers,
    "admin:restore": _versions,
    "admin:app_list": lambda: [{"app_label": label} for label in ("groups", "meetings", "foi", "auth", "feedback")],
    "sitemap-section": lambda: [{"section": name, "number": "1"} for name in SITEMAP_FILES],
    "admin/(?P<url>.*)$": lambda: [{"url": "no-such-screen/"}],
}
"""Addresses that are filled with something else than one record."""
