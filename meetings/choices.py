"""The closed lists of words that meetings and minutes are described with."""

from django.db import models


class MeetingEventKind(models.TextChoices):
    """What happened to a meeting; the last event says where it stands."""

    PLANNED = "planned", "Planned"
    NOTICE_PUBLISHED = "notice_published", "Notice published"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"
    POSTPONED = "postponed", "Postponed"
    NOT_HELD = "not_held", "Not held"


DID_NOT_TAKE_PLACE = frozenset({MeetingEventKind.CANCELLED, MeetingEventKind.POSTPONED, MeetingEventKind.NOT_HELD})
"""After one of these there was no meeting on that day."""


class HowHeld(models.TextChoices):
    """Where people met."""

    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    BOTH = "both", "In person and online"
    NOT_STATED = "not_stated", "Not stated"


class ItemType(models.TextChoices):
    """What sort of business an agenda item is."""

    WELCOME = "welcome", "Welcome"
    APOLOGIES = "apologies", "Apologies"
    DECLARATIONS = "declarations", "Declarations of interest"
    MINUTES_PREVIOUS = "minutes_previous", "Minutes of the previous meeting"
    MATTERS_ARISING = "matters_arising", "Matters arising"
    ACTION_LOG = "action_log", "Action log"
    REPORT = "report", "Report"
    UPDATE = "update", "Update"
    DISCUSSION = "discussion", "Discussion"
    PRESENTATION = "presentation", "Presentation"
    RESTRICTED = "restricted", "Restricted"
    ANY_OTHER_BUSINESS = "aob", "Any other business"
    NEXT_MEETING = "next_meeting", "Next meeting"


class ItemOutcome(models.TextChoices):
    """How an agenda item ended."""

    NOTED = "noted", "Noted"
    AGREED = "agreed", "Agreed"
    APPROVED = "approved", "Approved"
    RESOLVED = "resolved", "Resolved"
    DISCUSSED = "discussed", "Discussed"
    DEFERRED = "deferred", "Deferred"
    REFERRED = "referred", "Referred"
    NONE_RECORDED = "none_recorded", "None recorded"


class Capacity(models.TextChoices):
    """In what capacity someone is named in the record of a meeting."""

    INVITED = "invited", "Invited"
    """Asked to come; whether they came is not yet recorded."""
    PRESENT = "present", "Present"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"
    SUBSTITUTE = "substitute_for", "Substitute"
    OBSERVER = "observer", "Observer"
    GUEST = "guest", "Guest"
    NOT_RECORDED = "not_recorded", "Not recorded"
    """Held a place in the group on the day; the record of the meeting does not mention them."""
    UNSPECIFIED = "unspecified", "Not specified"
    """Named in a list that does not say whether they were there."""


class MinutesStage(models.TextChoices):
    """How far the minutes of a meeting have come."""

    NONE = "none", "None held"
    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Circulated"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    PUBLISHED_DRAFT = "published_draft", "Published as a draft"
    CORRECTED = "corrected", "Corrected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_TAKEN = "not_taken", "Not taken"
    WITHHELD = "withheld", "Withheld"


PUBLISHED = frozenset({MinutesStage.PUBLISHED, MinutesStage.PUBLISHED_DRAFT, MinutesStage.CORRECTED})
"""The stages at which anyone may read the minutes: on the page of the meeting, and in answers."""


class DeclarationsState(models.TextChoices):
    """What the record of a meeting says of interests declared: that none were is a fact too."""

    NOT_RECORDED = "not_recorded", "Not recorded"
    NONE_DECLARED = "none_declared", "None declared"
    DECLARED = "declared", "Declared"


class ActionStatus(models.TextChoices):
    """Where an action stands."""

    OPEN = "open", "Open"
    CARRIED_FORWARD = "carried_forward", "Carried forward"
    DONE = "done", "Done"
    CLOSED_NO_ACTION = "closed_no_action", "Closed, no action taken"


STILL_OPEN = frozenset({ActionStatus.OPEN, ActionStatus.CARRIED_FORWARD})
"""An action in one of these is still to be done."""


class ReleaseKind(models.TextChoices):
    """As what a version of minutes was published."""

    DRAFT = "draft", "Draft, not yet approved"
    MINUTES = "minutes", "Minutes"
    CORRECTION = "correction", "Correction"


class FormatWanted(models.TextChoices):
    """The form in which someone asks for a document (ACC-05)."""

    LARGE_PRINT = "large_print", "Large print"
    PLAIN_TEXT = "plain_text", "Plain text"
    WORD_PROCESSOR = "word_processor", "A file for a word processor"
    EASY_READ = "easy_read", "Easy read"
    AUDIO = "audio", "Audio"
    BRAILLE = "braille", "Braille"
    SIGN_LANGUAGE = "sign_language", "British Sign Language"
    OTHER = "other", "Something else"


class FormatRequestStatus(models.TextChoices):
    """Where a request for another format stands."""

    OPEN = "open", "To be answered"
    SUPPLIED = "supplied", "Supplied"
    NOT_SUPPLIED = "not_supplied", "Not supplied"


class MinutesChange(models.TextChoices):
    """What was done with a version of minutes in public."""

    PUBLISHED = "minutes_published", "Minutes published"
    CORRECTED = "minutes_corrected", "Minutes corrected"
    WITHDRAWN = "minutes_withdrawn", "Minutes withdrawn"
