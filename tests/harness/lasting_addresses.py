"""Every form of address that has ever been public, written out as readers have kept it (X16).

The addresses stand here as words, and are not made from the URL table: a pattern that is taken out of it, or renamed,
is missed here. A line is only ever added. What cannot be read any more keeps its line, and answers 301 or 410.
"""

from reuse.tables import TABLES

GROUP = "/groups/public-group"
BEFORE = "/groups/former-key"
MEETING = f"{GROUP}/meetings/public-meeting"
GONE = f"{GROUP}/meetings/gone-meeting"
LOG = "/disclosure-log/invented-request"
LOG_GONE = "/disclosure-log/withdrawn-request"

READ = [
    "/",
    *("/about/", "/join/", "/help/", "/glossary/", "/contact/", "/accessibility/", "/privacy/", "/cookies/"),
    *("/brand.css", "/health/", "/robots.txt", "/.well-known/security.txt"),
    *("/sitemap.xml", "/sitemaps/pages/1.xml", "/sitemaps/groups/1.xml"),
    *("/feedback/", "/feedback/?page=/groups/"),
    *("/groups/", "/groups.csv", "/groups.json", "/groups.atom", "/groups/?on=2022-06-30"),
    *("/groups/?kind=iag_invented&area=invented-borough&theme=invented-theme&q=group", "/groups/?status=active&page=1"),
    *("/areas/", "/areas/invented-borough/", "/find-your-area/", "/timeline/"),
    *("/themes/", "/themes/invented-theme/"),
    *("/organisations/", "/organisations/public-organisation/"),
    *("/sources/", "/sources/public-source/"),
    *("/meetings/", "/meetings/by-area/", "/meetings.csv", "/meetings.json", "/meetings.ics", "/meetings.atom"),
    "/groups.ics",
    *(
        "/meetings/?group=public-group&when=past&minutes=published&from=2021&to=2022",
        "/minutes.atom?group=public-group",
    ),
    *("/minutes.atom", "/actions/", "/actions.atom", "/actions.ics"),
    *(f"{GROUP}/", f"{GROUP}/meetings/", f"{GROUP}/meetings.ics", f"{GROUP}/minutes.atom", f"{GROUP}/attendance/"),
    *(f"{GROUP}/actions/", f"{GROUP}/actions.atom", f"{GROUP}/actions.ics"),
    *(f"{MEETING}/", f"{MEETING}.ics", f"{MEETING}/papers/{{paper}}/"),
    *(f"{MEETING}/minutes/", f"{MEETING}/minutes/other-format/"),
    *(f"{MEETING}/minutes/1/", f"{MEETING}/minutes/2/", f"{MEETING}/minutes/2/changes/"),
    *(f"{MEETING}/minutes.{ending}" for ending in ("pdf", "odt", "txt")),
    *(f"{MEETING}/minutes/{number}.{ending}" for number in (1, 2) for ending in ("pdf", "odt", "txt")),
    *(f"{GONE}/", f"{GONE}/minutes/", f"{GONE}/minutes/1/", f"{GONE}/minutes/2/", f"{GONE}.ics"),
    *("/ask/", "/ask/how-many/", "/ask/how-many.odt", "/ask/how-many.csv", "/ask/how-many.json"),
    *("/ask/list/?on=2022-06-30", "/ask/list.csv?on=2022-06-30", "/foi/figures/", "/foi/figures.csv"),
    *("/disclosure-log/", "/disclosure-log.csv", "/disclosure-log.atom", f"{LOG}/", f"{LOG}/1/", f"{LOG}/2/"),
    *(f"{LOG}/1/files/letter.txt", f"{LOG}/1.zip", f"{LOG}/2.zip", f"{LOG_GONE}/", f"{LOG_GONE}/1/"),
    *("/search/", "/search/?q=group", "/search/?q=group&type=group"),
    *("/changes/", "/changes.csv", "/changes.json", "/changes.atom", "/changes/?group=public-group&from=2022"),
    *("/changes/compare/", "/changes/compare/?from=2022-01-01&until=2022-06-30"),
    *("/alerts/", "/alerts/asked/", "/alerts/confirm/{confirm}/", "/alerts/manage/{manage}/", "/alerts/stop/{stop}/"),
    *("/data/", "/data/datapackage.json", "/data/csv-metadata.json", "/data/catalogue.jsonld", "/data/popolo.json"),
    *("/data/checksums.txt", "/data/archive/", "/data/archive/{today}.zip"),
    *(f"/data/{table}/" for table in (each.name for each in TABLES)),
    *("/data/groups.csv", "/data/groups.json", "/data/groups.ods", "/data/groups.csv-metadata.json"),
    *("/data/group-names.csv", "/data/areas.csv", "/data/themes.csv", "/data/organisations.csv", "/data/roles.csv"),
    *("/data/withheld-names.csv", "/data/meetings.csv", "/data/minutes.csv", "/data/actions.csv", "/data/sources.csv"),
    *("/data/statements.csv", "/data/disclosure-log.csv", "/data/group-kinds.csv"),
    *("/data/group-statuses.csv", "/data/group-payments.csv", "/data/group-documents.csv", "/data/group-relations.csv"),
    *("/data/organisation-relations.csv", "/data/disagreements.csv", "/data/changes.csv"),
    *("/api/v1/group-statuses/", "/api/v1/group-payments/", "/api/v1/group-documents/", "/api/v1/group-relations/"),
    *("/api/v1/organisation-relations/", "/api/v1/disagreements/", "/api/v1/changes/"),
    *("/api/v1/", "/api/v1/openapi.json"),
    *("/api/v1/groups/", "/api/v1/group-names/", "/api/v1/areas/", "/api/v1/themes/", "/api/v1/organisations/"),
    *("/api/v1/roles/", "/api/v1/withheld-names/", "/api/v1/meetings/", "/api/v1/minutes/", "/api/v1/actions/"),
    *("/api/v1/sources/", "/api/v1/statements/", "/api/v1/disclosure-log/", "/api/v1/group-kinds/"),
    *("/api/v1/groups/public-group/", "/api/v1/areas/invented-borough/", "/api/v1/themes/invented-theme/"),
    *("/api/v1/organisations/public-organisation/", "/api/v1/meetings/public-group/public-meeting/"),
    *("/api/v1/minutes/public-group/public-meeting/1/", "/api/v1/sources/public-source/"),
    *("/api/v1/statements/public-statement/", "/api/v1/disagreements/public-disagreement/"),
    "/api/v1/disclosure-log/invented-request/",
]
"""Addresses that are read where they always were; a withdrawn version keeps its page, which says when and why."""

MOVED = [
    *(f"{BEFORE}/", f"{BEFORE}/meetings/", f"{BEFORE}/meetings.ics", f"{BEFORE}/minutes.atom", f"{BEFORE}/attendance/"),
    *(f"{BEFORE}/actions/", f"{BEFORE}/actions.atom", f"{BEFORE}/actions.ics", f"{BEFORE}/?on=2022-06-30"),
    *(f"{BEFORE}/meetings/public-meeting/", f"{BEFORE}/meetings/public-meeting.ics"),
    *(f"{BEFORE}/meetings/public-meeting/papers/{{paper}}/", f"{BEFORE}/meetings/public-meeting/minutes/"),
    *(f"{BEFORE}/meetings/public-meeting/minutes/{rest}" for rest in ("1/", "2/", "2/changes/", "1.txt", "2.pdf")),
    *(f"{BEFORE}/meetings/public-meeting/minutes.odt", f"{BEFORE}/meetings/public-meeting/minutes/other-format/"),
    *("/api/v1/groups/former-key/", "/api/v1/meetings/former-key/public-meeting/"),
    "/api/v1/minutes/former-key/public-meeting/1/",
]
"""Addresses that lead on for good: those of a group under the key that it had before (GRP-01)."""

FILTERED = [
    *("/meetings/?group=former-key", "/meetings.ics?group=former-key", "/meetings.csv?group=former-key"),
    *("/meetings.atom?group=former-key", "/minutes.atom?group=former-key"),
    *("/changes/?group=former-key", "/changes.atom?group=former-key"),
    *("/api/v1/meetings/?group=former-key", "/data/meetings.csv?group=former-key"),
]
"""Lists that someone follows or kept, narrowed to a group by the key that it had before."""

TAKEN_BACK = [
    *(f"{GONE}/minutes.{ending}" for ending in ("pdf", "odt", "txt")),
    *(f"{GONE}/minutes/{number}.{ending}" for number in (1, 2) for ending in ("pdf", "odt", "txt")),
    f"{GONE}/minutes/2/changes/",
    *(f"{LOG_GONE}/1/files/letter.txt", f"{LOG_GONE}/1.zip"),
    *("/data/archive/{yesterday}.zip", "/data/archive/2021-02-03.zip"),
]
"""Files and comparisons of what was withdrawn: gone, with the way to the page that says when and why."""
