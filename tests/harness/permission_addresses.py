"""Which addresses are answered alike, for the table of who meets what (P1); written by hand too."""

CONTENT = (
    "groups_(?:advisorygroup|organisation|role|groupdocument|source|statement|disagreement)"
    "|meetings_(?:meeting|minutes|agendaitem|attendance|paper|action)"
)
"""Records that have an audience of their own."""
CONTENT_ALIKE = "groups_(?:person|personmatch|theme)"
"""Records of the same people's work that have none: they are shown by way of others, or never."""
AGREEMENTS = "groups_agreement"
"""Vetting and what people signed: for those who keep it, and those who check."""
REFERENCE = "groups_(?:area|groupkind)|foi_(?:bankholiday|exemption)"
REQUESTS = "foi_informationrequest"
QUESTIONS = "foi_requestquestion"
FORMATS = "meetings_formatrequest"
"""Requests for minutes in another format, which hold how to reach those who ask."""
FEEDBACK = "feedback_feedback"
"""What readers say of pages, which may be about anyone: for those who mend the pages, and not for auditors either."""
ACCOUNTS = "auth_user"

PUBLIC_APPS = "groups|foi|meetings|changes|search|reuse|alerts"
WITH_A_FORM = "find-area|other-format|ask$|confirm|manage|stop"
ADDRESSES: dict[str, str] = {
    "public pages and files": (
        rf"home|brand|health|foi:ask|(?:{PUBLIC_APPS}):(?!{WITH_A_FORM})[\w-]+"
        r"|about|join|help|glossary|contact|accessibility|privacy|cookies|robots|security|sitemap(?:-section)?"
    ),
    "say what is wrong with a page": "feedback:feedback",
    "ask for another format": "meetings:other-format",
    "find an area by its postcode": "groups:find-area",
    "ask for email alerts": "alerts:ask",
    "confirm an alert": "alerts:confirm",
    "one's own alerts": "alerts:manage",
    "end an alert": "alerts:stop",
    "sign-in": "admin:login",
    "sign-out": "admin:logout",
    "front page of staff": "admin:index",
    "one's own password": "admin:password_change",
    "one's own password, changed": "admin:password_change_done|admin:jsi18n",
    "suggestions, for no box": "admin:autocomplete",
    "former way to a record": r"admin/\w+/\w+/<path:object_id>/",
    "records of one app": "admin:app_list",
    "no such screen": r"admin/\(\?P<url>\.\*\)\$",
    "what is missing": "admin:missing",
    "what was deleted": "admin:deleted",
    "how many alerts there are": "admin:alerts",
    "restore a version": "admin:restore",
    "key of a group, confirm a group": "admin:group_(?:key|confirm)",
    "answers for staff": "admin:ask[a-z_-]*",
    "import minutes": "admin:import_minutes",
    "write the minutes": "admin:meeting_write",
    "keep a draft of an item": "admin:meeting_(?:new_)?item_draft",
    "plan a year of meetings": "admin:meeting_plan",
    "steps of a meeting, attendance": r"admin:meeting_(?:step_[\w-]+|attendance)",
    "whose name a name is": "admin:attendance_(?:match|unmatch)",
    "steps of minutes: editors": "admin:minutes_(?:expected|move_(?:start|circulate|take-back|not-taken))",
    "steps of minutes: publishers": r"admin:minutes_move_(?:approve|withhold|withdraw|correct|publish(?:-draft)?)",
    "add an action to a meeting": "admin:meeting_add_action",
    "report on an action, carry it": "admin:action_(?:report|carry)",
    "open actions": "admin:action_open",
    "how often people came": "admin:attendance_how-often",
    "withhold words, find all alike": "admin:meeting_(?:redact|alike)",
    "content: list": f"admin:(?:{CONTENT}|{CONTENT_ALIKE})_changelist",
    "content: add": f"admin:(?:{CONTENT}|{CONTENT_ALIKE})_add",
    "content: page": f"admin:(?:{CONTENT}|{CONTENT_ALIKE})_change",
    "content: history": f"admin:(?:{CONTENT}|{CONTENT_ALIKE})_history",
    "content: delete": f"admin:(?!groups_role_)(?:{CONTENT})_delete",
    "roles: delete": "admin:groups_role_delete",
    "people, themes: delete": f"admin:(?:{CONTENT_ALIKE})_delete",
    "agreements: list, history": f"admin:{AGREEMENTS}_(?:changelist|history)",
    "agreements: add": f"admin:{AGREEMENTS}_add",
    "agreements: page": f"admin:{AGREEMENTS}_change",
    "agreements: delete": f"admin:{AGREEMENTS}_delete",
    "reference: list, history": f"admin:(?:{REFERENCE})_(?:changelist|history)",
    "reference: add": f"admin:(?:{REFERENCE})_add",
    "reference: page": f"admin:(?:{REFERENCE})_change",
    "reference: delete": f"admin:(?:{REFERENCE})_delete",
    "requests: list": f"admin:(?:{REQUESTS}|{QUESTIONS})_changelist",
    "requests: add": f"admin:(?:{REQUESTS}|{QUESTIONS})_add",
    "requests: page": f"admin:(?:{REQUESTS}|{QUESTIONS})_change",
    "requests: history": f"admin:(?:{REQUESTS}|{QUESTIONS})_history",
    "restricted records for a request": "admin:request_restricted",
    "what is due, figures": "admin:request_(?:due|figures)",
    "a request's steps, questions": "admin:request_(?:step|take_back|split|assign|outcomes|already)",
    "where we looked": "admin:request_searches",
    "what is kept for a request": "admin:request_hold",
    "let a record go": "admin:request_lift",
    "who asked": "admin:request_requester",
    "replies: read": "admin:request_(?:reply|answer|withheld|letter|since|pack)",
    "replies: draft": "admin:request_(?:ask|part|gaps)",
    "requests: delete": f"admin:{REQUESTS}_delete",
    "questions: delete": f"admin:{QUESTIONS}_delete",
    "formats: list": f"admin:{FORMATS}_changelist",
    "formats: history": f"admin:{FORMATS}_history",
    "formats: add, delete": f"admin:{FORMATS}_(?:add|delete)",
    "formats: page": f"admin:{FORMATS}_change",
    "feedback: list, history": f"admin:{FEEDBACK}_(?:changelist|history)",
    "feedback: add, delete": f"admin:{FEEDBACK}_(?:add|delete)",
    "feedback: page": f"admin:{FEEDBACK}_change",
    "accounts: list, history": f"admin:{ACCOUNTS}_(?:changelist|history)",
    "accounts: add, password": f"admin:{ACCOUNTS}_(?:add|password_change)",
    "accounts: page": f"admin:{ACCOUNTS}_change",
    "accounts: delete": f"admin:{ACCOUNTS}_delete",
}
"""Addresses that are answered alike, by their names in the URL table."""

EVERY_ADDRESS = {"PUT": 405, "PATCH": 405, "DELETE": 405, "OPTIONS": 200}
"""What these verbs meet everywhere, whoever comes: no page of the site takes them, and OPTIONS tells nothing."""
