"""Who meets what: the one table of every address, verb and role, written to be read and reviewed (P1).

It is written by hand and derived from nothing: neither from the roles nor from the code that it is held against.
"""

import re
from dataclasses import dataclass

from tests.harness.permission_addresses import ADDRESSES, EVERY_ADDRESS
from tests.harness.urls import Pattern
from tests.harness.world import ROLES

# State of the record: open = public; hidden = on request, staff or withdrawn; closed = restricted; any = all of them.
# GET stands for HEAD too, unless HEAD has a line of its own. POST is sent empty, with a valid token. 302 leads to the
# sign-in page for those who are not signed in; elsewhere what a 302 does is said in a note.
TABLE = """
                                                    any-  edi-  pub-  FOI   admi- audi- no    closed  all
address                           state    verb     one   tor   lisher      nist. tor   role  account rights
-----------------------------------------------------------------------------------------------------------
public pages and files            open     GET      200   200   200   200   200   200   200   200     200
public pages and files            hidden   GET      404   404   404   404   404   404   404   404     404
public pages and files            closed   GET      404   404   404   404   404   404   404   404     404
public pages and files            any      POST     405   405   405   405   405   405   405   405     405

ask for another format            open     GET      200   200   200   200   200   200   200   200     200
ask for another format            open     POST     400   400   400   400   400   400   400   400     400   7
ask for another format            hidden   GET,POST 404   404   404   404   404   404   404   404     404
ask for another format            closed   GET,POST 404   404   404   404   404   404   404   404     404

say what is wrong with a page     any      GET      200   200   200   200   200   200   200   200     200
say what is wrong with a page     any      POST     400   400   400   400   400   400   400   400     400   7
ask for email alerts              any      GET      200   200   200   200   200   200   200   200     200
ask for email alerts              any      POST     400   400   400   400   400   400   400   400     400   7
confirm an alert                  any      GET      200   200   200   200   200   200   200   200     200   9
confirm an alert                  any      POST     302   302   302   302   302   302   302   302     302   9
one's own alerts                  any      GET      200   200   200   200   200   200   200   200     200   9
one's own alerts                  any      POST     400   400   400   400   400   400   400   400     400   9
end an alert                      any      GET,POST 200   200   200   200   200   200   200   200     200   10
find an area by its postcode      any      GET,POST 200   200   200   200   200   200   200   200     200   8

sign-in                           any      GET      200   302   302   302   302   302   302   200     302   1
sign-in                           any     HEAD,POST 200   200   200   200   200   200   200   200     200
sign-out                          any      GET      302   405   405   405   405   405   405   302     405
sign-out                          any      POST     302   200   200   200   200   200   200   302     200
front page of staff               any      GET,POST 302   200   200   200   200   200   200   302     200
one's own password                any      GET,POST 302   200   200   200   200   200   200   302     200
one's own password, changed       any      GET      302   200   200   200   200   200   200   302     200
one's own password, changed       any      POST     302   405   405   405   405   405   405   302     405
suggestions, for no box           any      GET      302   403   403   403   403   403   403   302     403
suggestions, for no box           any      POST     302   405   405   405   405   405   405   302     405
former way to a record            any      GET,POST 302   302   302   302   302   302   302   302     302   2
records of one app                any      GET,POST 302   200   200   200   200   200   404   302     200   3
no such screen                    any      GET,POST 302   404   404   404   404   404   404   302     404

what is missing                   any      GET,POST 302   200   200   200   403   200   403   302     200
what was deleted                  any      GET,POST 302   200   200   200   200   200   200   302     200   4
how many alerts there are         any      GET,POST 302   200   200   403   200   200   403   302     200
restore a version                 any      GET,POST 302   200   200   403   404   403   404   302     200
key of a group, confirm a group   open     GET,POST 302   200   200   403   403   403   403   302     200
key of a group, confirm a group   hidden   GET,POST 302   200   200   403   403   403   403   302     200
key of a group, confirm a group   closed   GET,POST 302   404   200   403   403   403   403   302     200
answers for staff                 any      GET      302   403   403   200   403   403   403   302     200
answers for staff                 any      POST     302   405   405   405   405   405   405   302     405

import minutes                    any      GET,POST 302   200   403   403   403   403   403   302     200
write the minutes                 open     GET,POST 302   200   200   403   403   403   403   302     200
write the minutes                 hidden   GET,POST 302   200   200   403   403   403   403   302     200
write the minutes                 closed   GET,POST 302   404   200   403   403   403   403   302     200
withhold words, find all alike    open     GET,POST 302   200   200   403   403   403   403   302     200
withhold words, find all alike    hidden   GET,POST 302   200   200   403   403   403   403   302     200
withhold words, find all alike    closed   GET,POST 302   404   200   403   403   403   403   302     200
keep a draft of an item           any      GET      302   405   405   405   405   405   405   302     405
keep a draft of an item           open     POST     302   204   204   403   403   403   403   302     204
keep a draft of an item           hidden   POST     302   204   204   403   403   403   403   302     204
keep a draft of an item           closed   POST     302   404   204   403   403   403   403   302     204

plan a year of meetings           any      GET,POST 302   200   403   403   403   403   403   302     200
steps of a meeting, attendance    open     GET,POST 302   200   200   403   403   403   403   302     200
steps of a meeting, attendance    hidden   GET,POST 302   200   200   403   403   403   403   302     200
steps of a meeting, attendance    closed   GET,POST 302   404   200   403   403   403   403   302     200
whose name a name is              open     GET,POST 302   200   200   403   403   403   403   302     200
whose name a name is              hidden   GET,POST 302   200   200   403   403   403   403   302     200
whose name a name is              closed   GET,POST 302   404   200   403   403   403   403   302     200
steps of minutes: editors         open     GET,POST 302   200   200   403   403   403   403   302     200
steps of minutes: editors         hidden   GET,POST 302   200   200   403   403   403   403   302     200
steps of minutes: editors         closed   GET,POST 302   404   200   403   403   403   403   302     200
steps of minutes: publishers      any      GET,POST 302   403   200   403   403   403   403   302     200
add an action to a meeting        open     GET,POST 302   200   403   403   403   403   403   302     200
add an action to a meeting        hidden   GET,POST 302   200   403   403   403   403   403   302     200
add an action to a meeting        closed   GET,POST 302   404   403   403   403   403   403   302     200
report on an action, carry it     open     GET,POST 302   200   403   403   403   403   403   302     200
report on an action, carry it     hidden   GET,POST 302   200   403   403   403   403   403   302     200
report on an action, carry it     closed   GET,POST 302   404   403   403   403   403   403   302     200
open actions                      any      GET,POST 302   200   200   200   403   200   403   302     200
how often people came             any      GET,POST 302   200   200   200   403   200   403   302     200

content: list                     any      GET,POST 302   200   200   200   403   200   403   302     200
content: add                      any      GET,POST 302   200   403   403   403   403   403   302     200
content: page                     open     GET      302   200   200   200   403   200   403   302     200
content: page                     open     POST     302   200   200   403   403   403   403   302     200
content: page                     hidden   GET      302   200   200   200   403   200   403   302     200
content: page                     hidden   POST     302   200   200   403   403   403   403   302     200
content: page                     closed   GET      302   404   200   404   403   200   403   302     200
content: page                     closed   POST     302   404   200   403   403   403   403   302     200
content: history                  open     GET,POST 302   200   200   200   403   200   403   302     200
content: history                  hidden   GET,POST 302   200   200   200   403   200   403   302     200
content: history                  closed   GET,POST 302   404   200   404   403   200   403   302     200
content: delete                   open     GET      302   403   403   403   403   403   403   302     200
content: delete                   open     POST     302   403   403   403   403   403   403   302     302   5
content: delete                   hidden   GET      302   200   403   403   403   403   403   302     200
content: delete                   hidden   POST     302   302   403   403   403   403   403   302     302   5
content: delete                   closed   GET      302   404   403   403   403   403   403   302     200
content: delete                   closed   POST     302   404   403   403   403   403   403   302     302   5
roles: delete                     open     GET      302   403   403   403   403   403   403   302     200
roles: delete                     open     POST     302   403   403   403   403   403   403   302     302   5
roles: delete                     hidden   GET      302   403   403   403   403   403   403   302     200   6
roles: delete                     hidden   POST     302   403   403   403   403   403   403   302     302   5
roles: delete                     closed   GET      302   404   403   403   403   403   403   302     200
roles: delete                     closed   POST     302   404   403   403   403   403   403   302     302   5
people, themes: delete            any      GET      302   200   403   403   403   403   403   302     200
people, themes: delete            any      POST     302   302   403   403   403   403   403   302     302   5

agreements: list, history         any      GET,POST 302   200   403   403   403   200   403   302     200
agreements: add                   any      GET,POST 302   200   403   403   403   403   403   302     200
agreements: page                  any      GET      302   200   403   403   403   200   403   302     200
agreements: page                  any      POST     302   200   403   403   403   403   403   302     200
agreements: delete                any      GET      302   200   403   403   403   403   403   302     200
agreements: delete                any      POST     302   302   403   403   403   403   403   302     302   5

reference: list, history          any      GET,POST 302   200   200   200   200   200   403   302     200
reference: add                    any      GET,POST 302   403   403   403   200   403   403   302     200
reference: page                   any      GET      302   200   200   200   200   200   403   302     200
reference: page                   any      POST     302   403   403   403   200   403   403   302     200
reference: delete                 any      GET      302   403   403   403   200   403   403   302     200
reference: delete                 any      POST     302   403   403   403   302   403   403   302     302   5

requests: list                    any      GET,POST 302   403   403   200   403   200   403   302     200
requests: add                     any      GET,POST 302   403   403   200   403   403   403   302     200
requests: page                    open     GET      302   403   403   200   403   200   403   302     200
requests: page                    open     POST     302   403   403   200   403   403   403   302     200
requests: page                    hidden   GET      302   403   403   200   403   200   403   302     200
requests: page                    hidden   POST     302   403   403   200   403   403   403   302     200
requests: page                    closed   GET      302   403   403   404   403   200   403   302     200
requests: page                    closed   POST     302   403   403   404   403   403   403   302     200
requests: history                 open     GET,POST 302   403   403   200   403   200   403   302     200
requests: history                 hidden   GET,POST 302   403   403   200   403   200   403   302     200
requests: history                 closed   GET,POST 302   403   403   404   403   200   403   302     200
restricted records for a request  open     GET,POST 302   403   403   200   403   403   403   302     200
restricted records for a request  hidden   GET,POST 302   403   403   200   403   403   403   302     200
restricted records for a request  closed   GET,POST 302   403   403   404   403   403   403   302     200
what is due, figures              any      GET,POST 302   403   403   200   403   200   403   302     200
a request's steps, questions      open     GET,POST 302   403   403   200   403   403   403   302     200
a request's steps, questions      hidden   GET,POST 302   403   403   200   403   403   403   302     200
a request's steps, questions      closed   GET,POST 302   403   403   404   403   403   403   302     200
where we looked                   open     GET,POST 302   403   403   200   403   200   403   302     200
where we looked                   hidden   GET,POST 302   403   403   200   403   200   403   302     200
where we looked                   closed   GET,POST 302   403   403   404   403   200   403   302     200
what is kept for a request        open     GET,POST 302   403   403   200   403   200   403   302     200
what is kept for a request        hidden   GET,POST 302   403   403   200   403   200   403   302     200
what is kept for a request        closed   GET,POST 302   403   403   404   403   200   403   302     200
let a record go                   open     GET,POST 302   403   403   200   403   403   403   302     200
let a record go                   hidden   GET,POST 302   403   403   200   403   403   403   302     200
let a record go                   closed   GET,POST 302   403   403   404   403   403   403   302     200
who asked                         open     GET,POST 302   403   403   200   403   403   403   302     200
who asked                         hidden   GET,POST 302   403   403   200   403   403   403   302     200
who asked                         closed   GET,POST 302   403   403   404   403   403   403   302     200
replies: read                     open     GET,POST 302   403   403   200   403   200   403   302     200
replies: read                     hidden   GET,POST 302   403   403   200   403   200   403   302     200
replies: read                     closed   GET,POST 302   403   403   404   403   200   403   302     200
replies: draft                    open     GET,POST 302   403   403   200   403   403   403   302     200
replies: draft                    hidden   GET,POST 302   403   403   200   403   403   403   302     200
replies: draft                    closed   GET,POST 302   403   403   404   403   403   403   302     200
requests: delete                  any      GET      302   403   403   403   403   403   403   302     200
requests: delete                  any      POST     302   403   403   403   403   403   403   302     302   5
questions: delete                 open     GET      302   403   403   200   403   403   403   302     200
questions: delete                 open     POST     302   403   403   302   403   403   403   302     302   5
questions: delete                 hidden   GET      302   403   403   200   403   403   403   302     200
questions: delete                 hidden   POST     302   403   403   302   403   403   403   302     302   5
questions: delete                 closed   GET      302   403   403   404   403   403   403   302     200
questions: delete                 closed   POST     302   403   403   404   403   403   403   302     302   5

formats: list                     any      GET,POST 302   200   200   403   403   200   403   302     200
formats: history                  open     GET,POST 302   200   200   403   403   200   403   302     200
formats: history                  hidden   GET,POST 302   200   200   403   403   200   403   302     200
formats: history                  closed   GET,POST 302   404   200   403   403   200   403   302     200
formats: add, delete              any      GET,POST 302   403   403   403   403   403   403   302     403
formats: page                     open     GET      302   200   200   403   403   200   403   302     200
formats: page                     open     POST     302   200   200   403   403   403   403   302     200
formats: page                     hidden   GET      302   200   200   403   403   200   403   302     200
formats: page                     hidden   POST     302   200   200   403   403   403   403   302     200
formats: page                     closed   GET      302   404   200   403   403   200   403   302     200
formats: page                     closed   POST     302   404   200   403   403   403   403   302     200

feedback: list, history           any      GET,POST 302   200   200   403   403   403   403   302     200
feedback: add, delete             any      GET,POST 302   403   403   403   403   403   403   302     403
feedback: page                    any      GET,POST 302   200   200   403   403   403   403   302     200

accounts: list, history           any      GET,POST 302   403   403   403   200   200   403   302     200
accounts: add, password           any      GET,POST 302   403   403   403   200   403   403   302     200
accounts: page                    any      GET      302   403   403   403   200   200   403   302     200
accounts: page                    any      POST     302   403   403   403   200   403   403   302     200
accounts: delete                  any      GET,POST 302   403   403   403   403   403   403   302     403
"""
NOTES = {
    1: "Who is signed in is led to the front page of staff.",
    2: "Leads to the page of the record, there or not, which asks again who it is.",
    3: "Only sorts of records that the role may see are named; an app of which it may see none is no page.",
    4: "Lists only what the role might see before it was deleted; nothing at all for an account without a role.",
    5: "Back to the same page, with the message that a reason is needed; nothing is deleted.",
    6: "A role that names nobody, or whose name a publisher took out, is deleted by an editor as other content is.",
    7: "The form again, with what is missing; nothing is kept.",
    8: "The same page: its form changes nothing, and comes by POST so that a postcode stands in no address.",
    9: "Whoever has the link of a mail may, staff or not; there is no account. Without one it is no page.",
    10: "As 9; POST needs no token and no cookie, because mail programs send it by themselves (RFC 8058).",
}
STATES = {
    "public": "open",
    "on_request": "hidden",
    "staff": "hidden",
    "withdrawn": "hidden",
    "restricted": "closed",
}
LINE = re.compile(r"^(?P<about>.+?)\s{2,}(?P<state>open|hidden|closed|any)\s+(?P<verbs>[A-Z,]+)\s+(?P<cells>[\d ]+)$")


@dataclass(frozen=True)
class Cells:
    """One line of the table: the status for each role."""

    about: str
    state: str
    verbs: tuple[str, ...]
    statuses: dict[str, int]


def _read(table: str) -> list[Cells]:
    found = [match for line in table.splitlines() if (match := LINE.match(line))]
    return [
        Cells(
            line["about"],
            line["state"],
            tuple(line["verbs"].split(",")),
            dict(zip(ROLES, map(int, line["cells"].split()[: len(ROLES)]), strict=True)),
        )
        for line in found
    ]


LINES = _read(TABLE)


def kind_of_address(found: Pattern) -> list[str]:
    """Every entry of ADDRESSES that this address matches: exactly one, or the table is wrong."""
    return [about for about, names in ADDRESSES.items() if re.fullmatch(names, found.name)]


def expected(found: Pattern, state: str, verb: str, role: str) -> int:
    """The status that the table gives; raises LookupError where not exactly one line of it fits."""
    if verb in EVERY_ADDRESS:
        return EVERY_ADDRESS[verb]
    (about,) = kind_of_address(found)
    lines = [line for line in LINES if line.about == about and line.state in {STATES[state], "any"}]
    fitting = [line for line in lines if verb in line.verbs]
    if verb == "HEAD" and not fitting:
        fitting = [line for line in lines if "GET" in line.verbs]
    if len(fitting) != 1:
        raise LookupError(f"{len(fitting)} lines of the table fit {about}, {STATES[state]}, {verb}.")
    return fitting[0].statuses[role]
