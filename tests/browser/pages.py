"""The pages that are looked at in a browser: every type of page, in every state in which a reader meets it."""

import re
from urllib.parse import urlsplit

from django.contrib import admin
from django.urls import resolve

from tests.harness.urls import url_patterns

LISTS = {
    "home": "/",
    "groups": "/groups/",
    "areas": "/areas/",
    "find-area": "/find-your-area/",
    "timeline": "/timeline/",
    "minutes-by-area": "/meetings/by-area/",
    "themes": "/themes/",
    "organisations": "/organisations/",
    "sources": "/sources/",
    "ask": "/ask/",
    "ask-how-many": "/ask/how-many/",
    "meetings": "/meetings/",
    "changes": "/changes/",
    "compare": "/changes/compare/",
    "actions": "/actions/",
    "disclosure-log": "/disclosure-log/",
    "figures": "/foi/figures/",
    "alerts": "/alerts/",
    "alerts-form": "/alerts/?about=changes",
    "alerts-asked": "/alerts/asked/",
    "search": "/search/",
    "search-none": "/search/?q=nothing+is+called+this",
    "join": "/join/",
    "data": "/data/",
    "data-dictionary": "/data/groups/",
    "data-archives": "/data/archive/",
    "api": "/api/v1/",
}
ABOUT = {
    name: f"/{name}/"
    for name in ("about", "help", "glossary", "contact", "accessibility", "privacy", "cookies", "feedback")
}
"""The pages about the register itself, which are the same whatever it holds."""
EMPTY = {
    **LISTS,
    "answer-how-many": "/ask/how-many/?on=2022-06-30",
    "answer-list": "/ask/list/?on=2022-06-30",
    "answer-paid": "/ask/paid/?on=2022-06-30",
}
ONE = {
    **LISTS,
    "group": "/groups/public-group/",
    "group-meetings": "/groups/public-group/meetings/",
    "meeting": "/groups/public-group/meetings/public-meeting/",
    "minutes": "/groups/public-group/meetings/public-meeting/minutes/",
    "minutes-version": "/groups/public-group/meetings/public-meeting/minutes/1/",
    "minutes-changes": "/groups/public-group/meetings/public-meeting/minutes/2/changes/",
    "other-format": "/groups/public-group/meetings/public-meeting/minutes/other-format/",
    "group-actions": "/groups/public-group/actions/",
    "group-attendance": "/groups/public-group/attendance/",
    "area": "/areas/invented-borough/",
    "command-unit": "/areas/invented-unit/",
    "theme": "/themes/invented-theme/",
    "organisation": "/organisations/public-organisation/",
    "source": "/sources/public-source/",
    "disclosure-log-entry": "/disclosure-log/invented-request/",
    "disclosure-log-version": "/disclosure-log/invented-request/1/",
    "disclosure-log-withdrawn": "/disclosure-log/withdrawn-request/",
    "search-one": "/search/?q=organisation&type=organisation",
    "answer-who-sits": "/ask/who-sits/?theme=invented-theme",
    "answer-latest-minutes": "/ask/latest-minutes/?theme=invented-theme",
}
MANY = {
    **LISTS,
    **ABOUT,
    "feedback-sent": "/feedback/?sent=yes",
    "groups-on-a-day": "/groups/?on=2022-06-30",
    "groups-found": "/groups/?q=trident&status=active",
    "groups-denied": "/groups/?q=hate+crime",
    "groups-none": "/groups/?q=nothing+is+called+this",
    "group-borough": "/groups/enfield-iag/",
    "group-central": "/groups/race-iag/",
    "group-disputed": "/groups/disability-iag/",
    "group-2006": "/groups/race-iag-2006/?on=2006-09-28",
    "board": "/groups/london-crime-reduction-board/",
    "board-meetings": "/groups/london-crime-reduction-board/meetings/",
    "meeting": "/groups/london-crime-reduction-board/meetings/2021-02-02/",
    "minutes": "/groups/london-crime-reduction-board/meetings/2021-02-02/minutes/",
    "meetings-found": "/meetings/?group=london-crime-reduction-board&when=past",
    "search-many": "/search/?q=police&page=2",
    "search-denied": "/search/?q=women+IAG",
    "search-misspelt": "/search/?q=enfeild",
    "search-narrowed": "/search/?q=%22hate+crime%22&type=statement&theme=hate-crime&from=2006&to=2022",
    "changes-none": "/changes/?from=1900&until=1901",
    "compare-two-dates": "/changes/compare/?from=2010&until=2022-05-01",
    "meetings-none": "/meetings/?from=1900&to=1901",
    "area-borough": "/areas/enfield/",
    "areas-on-a-day": "/areas/?on=2006-10-01",
    "timeline-on-a-day": "/timeline/?on=2007-01-01",
    "area-unit": "/areas/north-bcu/",
    "area-outside": "/areas/city-of-london/",
    "theme": "/themes/race/",
    "theme-denied": "/themes/hate-crime/",
    "organisation": "/organisations/mps/",
    "organisation-succeeded": "/organisations/mpa/",
    "source-reply": "/sources/foi-reply-2022/",
    "source-report": "/sources/mpa-report-2006/",
    "answer-how-many": "/ask/how-many/?on=2022-06-30",
    "answer-list": "/ask/list/?on=2022-06-30",
    "answer-nothing-chosen": "/ask/who-sits/?on=2022-06-30",
    "answer-who-sits": "/ask/who-sits/?on=2022-06-30&theme=race&theme=hate-crime",
    "answer-paid": "/ask/paid/?on=2022-06-30",
    "answer-latest-minutes": "/ask/latest-minutes/?on=2022-06-30&theme=race&theme=hate-crime",
    "answer-change": "/ask/change/?on=2022-06-30&since=2006-09-28",
    "answer-my-area": "/ask/my-area/?on=2022-06-30&area=enfield",
    "answer-themes": "/ask/themes/?on=2022-06-30",
    "answer-ever-sat": "/ask/ever-sat/?on=2022-06-30",
    "answer-appointed": "/ask/appointed/?on=2022-06-30",
    "answer-how-long": "/ask/how-long/?on=2022-06-30",
    "answer-expenses": "/ask/expenses/?on=2022-06-30&kind=iag_central",
    "answer-terms-of-reference": "/ask/terms-of-reference/?on=2022-06-30&kind=iag_central",
    "answer-missing": "/ask/missing/?on=2022-06-30",
}
ERROR = {
    "missing": ("/no-such-page/", 404),
    "missing-group": ("/groups/no-such-group/", 404),
    "groups-bad-filter": ("/groups/?area=atlantis&colour=red", 400),
    "groups-bad-day": ("/groups/?on=yesterday", 400),
    "group-bad-day": ("/groups/enfield-iag/?on=2022-02-30", 400),
    "meetings-bad-filter": ("/meetings/?from=never&colour=red", 400),
    "search-bad-filter": ("/search/?q=police&area=atlantis&from=never", 400),
    "search-bad-page": ("/search/?q=police&page=99", 400),
    "changes-bad-filter": ("/changes/?from=never&colour=red", 400),
    "compare-bad-dates": ("/changes/compare/?from=2022&until=2010", 400),
    "alerts-bad-query": ("/alerts/?about=weather&colour=red", 400),
    "alerts-link-of-before": ("/alerts/stop/no-such-alert/", 404),
    "area-bad-day": ("/areas/?on=x", 400),
    "find-area-bad-day": ("/find-your-area/?on=x", 400),
    "timeline-bad-day": ("/timeline/?on=x", 400),
    "minutes-by-area-bad-day": ("/meetings/by-area/?on=x", 400),
    "disclosure-log-bad-filter": ("/disclosure-log/?month=never&colour=red", 400),
    "answer-bad-day": ("/ask/how-many/?on=x", 400),
    "answer-nothing-chosen": ("/ask/who-sits/?on=2022-06-30", 200),
    "meeting-not-known-then": ("/groups/london-crime-reduction-board/meetings/2021-02-02/?on=2006-10-01", 200),
}
GONE = {
    "reply-file-gone": "/disclosure-log/withdrawn-request/1.zip",
    "archive-gone": "/data/archive/2021-02-03.zip",
}
"""Files that were taken back: a page stands in their place."""
PUBLIC = [
    *(("empty", name, path, 200) for name, path in EMPTY.items()),
    *(("one", name, path, 200) for name, path in ONE.items()),
    *(("many", name, path, 200) for name, path in MANY.items()),
    *(("many", name, *rest) for name, rest in ERROR.items()),
    *(("one", name, path, 410) for name, path in GONE.items()),
]
"""State of the register, name of the page, its address, and the status that it answers with."""

RECORDS = sorted(f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry)
FULL = {"groups/advisorygroup", "groups/statement", "foi/informationrequest"}
"""Records of which every screen is looked at; of the others the page that is worked with most."""

FROM_OUTSIDE = {"feedback/feedback", "meetings/formatrequest"}
"""Records that staff do not add: they come from a form of the public."""

STAFF = {
    "index": "/admin/",
    "records-of-groups": "/admin/groups/",
    "missing": "/admin/missing/",
    "deleted": "/admin/deleted/",
    "alerts": "/admin/alerts/",
    "password": "/admin/password_change/",
    "due": "/admin/foi/informationrequest/due/",
    "figures": "/admin/foi/informationrequest/figures/",
    "import-minutes": "/admin/import-minutes/",
    "ask": "/admin/ask/",
    "ask-form": "/admin/ask/who-sits/",
    "ask-answer": "/admin/ask/who-sits/?on=2022-06-30&theme=race&audience=staff",
}
STAFF_EMPTY = {
    "index": "/admin/",
    "missing": "/admin/missing/",
    "deleted": "/admin/deleted/",
    "alerts": "/admin/alerts/",
    "ask": "/admin/ask/",
    "due": "/admin/foi/informationrequest/due/",
    "figures": "/admin/foi/informationrequest/figures/",
}

STAFF_SMALL = {
    "admin:group_key": "groups.AdvisoryGroup",
    "admin:group_confirm": "groups.AdvisoryGroup",
    "admin:request_restricted": "foi.InformationRequest",
    "admin:request_step": "foi.InformationRequest",
    "admin:request_take_back": "foi.InformationRequest",
    "admin:request_requester": "foi.InformationRequest",
    "admin:request_hold": "foi.InformationRequest",
    "admin:request_lift": "foi.HeldRecord",
    "admin:request_searches": "foi.InformationRequest",
    "admin:request_split": "foi.InformationRequest",
    "admin:request_assign": "foi.InformationRequest",
    "admin:request_outcomes": "foi.InformationRequest",
    "admin:restore": "groups.AdvisoryGroup",
}
"""Small pages of one record, by the sort of record; each is looked at as it is opened and as it refuses."""

STAFF_READ = {"admin:request_already": "foi.InformationRequest"}
"""Pages of one record that have no form."""


OF_MEETINGS = re.compile(r"admin:(?:meeting|minutes|action|attendance)_(?!item_draft|new_item_draft)[\w-]+")
MEETING_SCREENS = {each.name for each in url_patterns() if not each.is_public and OF_MEETINGS.fullmatch(each.name)}
"""The screens of work on one meeting, in which each is opened and sent with a meeting of its own."""


def undescribed_for_staff() -> set[str]:
    """Staff pages that no table above shows, but for those that are no page to look at."""
    no_pages = {
        "admin:logout",
        "admin:jsi18n",
        "admin:autocomplete",
        "admin:ask-download",
        "admin:meeting_item_draft",
        "admin:request_pack",
        "admin:meeting_new_item_draft",
    }
    shown = {resolve(urlsplit(path).path).view_name for path in STAFF.values()} | set(STAFF_SMALL) | set(STAFF_READ)
    of_records = re.compile(r"admin:\w+_\w+_(changelist|add|change|history|delete)|admin/.*")
    # Looked at in a test of its own: signing in, and what follows a new password.
    others = {"admin:login", "admin:password_change_done", "admin:auth_user_password_change"}
    # Looked at while a request is answered, in a test of its own.
    others |= {f"admin:request_{page}" for page in ("reply", "ask", "answer", "part", "gaps", "withheld")}
    others |= {"admin:request_letter", "admin:request_since"}
    names = {each.name for each in url_patterns() if not each.is_public}
    return {name for name in names if not of_records.fullmatch(name)} - no_pages - shown - others - MEETING_SCREENS


def undescribed() -> set[str]:
    """Public pages that no table above shows."""
    files = {
        *("robots", "security", "sitemap", "sitemap-section"),
        *("brand", "health", "groups:group-csv", "groups:group-json", "foi:ask-download"),
        *("meetings:meeting-csv", "meetings:meeting-json", "meetings:paper"),
        *("meetings:meeting-calendar", "meetings:group-list-calendar"),
        *("meetings:group-calendar", "meetings:one-calendar"),
        *("meetings:minutes-feed", "meetings:group-minutes-feed", "meetings:minutes-file", "meetings:version-file"),
        *("foi:figures-csv", "foi:log-csv", "foi:log-feed", "foi:log-file", "foi:log-archive"),
        *("changes:change-csv", "changes:change-json", "changes:change-feed", "groups:group-feed"),
        *("meetings:meeting-feed", "meetings:action-feed", "meetings:group-action-feed"),
        *("meetings:action-calendar", "meetings:group-action-calendar"),
        *("reuse:table-file", "reuse:table-csvw", "reuse:datapackage", "reuse:csvw", "reuse:dcat", "reuse:popolo"),
        *("reuse:checksums", "reuse:archive", "reuse:openapi"),
    }
    shown = {resolve(urlsplit(path).path).view_name for _, _, path, status in PUBLIC if status != 404}
    # Looked at in a test of their own, because only a mail leads to them.
    shown |= {"alerts:confirm", "alerts:manage", "alerts:stop"}
    # The API answers programs; its guide is a page.
    names = {each.name for each in url_patterns() if each.is_public and not each.name.startswith("reuse:api-")}
    return names - files - shown
