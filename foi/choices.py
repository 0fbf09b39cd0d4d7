"""The closed lists of words that requests and their outcomes are described with (FOI-40)."""

from django.db import models


class RequestState(models.TextChoices):
    """Where a request is; how each part of it ended is its outcome, and overdue is derived from the clock."""

    RECEIVED = "received", "Received"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    NOT_FOI = "not_foi", "Not a Freedom of Information request"
    INVALID = "invalid", "Not valid"
    CLARIFICATION_REQUESTED = "clarification_requested", "Clarification requested"
    LAPSED_NO_CLARIFICATION = (
        "lapsed_no_clarification",
        "Lapsed: no clarification received",
    )
    FEE_REQUESTED = "fee_requested", "Fee requested"
    LAPSED_FEE_UNPAID = "lapsed_fee_unpaid", "Lapsed: fee not paid"
    TRANSFERRED = "transferred", "Transferred"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SEARCHING = "searching", "Searching"
    DRAFTING = "drafting", "Drafting"
    EXEMPTION_REVIEW = "exemption_review", "Exemptions under review"
    PIT_EXTENDED = "pit_extended", "Extended for the public interest test"
    APPROVAL = "approval", "With the approver"
    ANSWERED_INTERIM = "answered_interim", "Answered in part, more to come"
    ANSWERED = "answered", "Answered"
    INTERNAL_REVIEW = "internal_review", "Internal review"
    REVIEW_UPHELD = "review_upheld", "Review: decision upheld"
    REVIEW_PART_UPHELD = "review_part_upheld", "Review: upheld in part"
    REVIEW_OVERTURNED = "review_overturned", "Review: overturned"
    ICO_COMPLAINT = "ico_complaint", "Complaint to the Information Commissioner"
    DECISION_NOTICE = "decision_notice", "Decision notice"
    TRIBUNAL = "tribunal", "Tribunal"
    CLOSED = "closed", "Closed"


class Outcome(models.TextChoices):
    """How a question, or a part of one, ended."""

    GRANTED = "granted", "Granted"
    GRANTED_IN_PART = "granted_in_part", "Granted in part"
    REFUSED = "refused", "Refused"
    NOT_HELD = "not_held", "Not held"
    NO_SUCH_BODY = "no_such_body", "There is no such body"
    NCND = "ncnd", "Neither confirmed nor denied"
    REFUSED_COST = "refused_cost", "Refused on cost"
    REFUSED_VEXATIOUS = "refused_vexatious", "Refused as vexatious or repeated"
    ACCESSIBLE_ELSEWHERE = "accessible_elsewhere", "Accessible elsewhere"
    PENDING = "pending", "Pending"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RequestOutcome(models.TextChoices):
    """How a request ended, worked out from its parts and never typed in."""

    INTERIM = "interim", "Not every part is decided"
    GRANTED_IN_FULL = "granted_in_full", "Granted in full"
    GRANTED_IN_PART = "granted_in_part", "Granted in part, refused in part"
    NOT_HELD = "not_held", "Information not held"
    REFUSED_IN_FULL = "refused_in_full", "Refused in full"
    WITHDRAWN = "withdrawn", "Withdrawn"


class QuestionState(models.TextChoices):
    """How far the work on one question is."""

    TO_DO = "to_do", "To do"
    IN_HAND = "in_hand", "Being worked on"
    DRAFTED = "drafted", "Answer drafted"
    SETTLED = "settled", "Settled"


class ReminderKind(models.TextChoices):
    """What a reminder says of the day on which something is due."""

    OVERDUE = "overdue", "Overdue"
    TODAY = "today", "Due today"
    SOON = "soon", "Due soon"


class SearchActivity(models.TextChoices):
    """What the time of a search was spent on; only some of it counts towards the limit of section 12."""

    WHETHER_HELD = "whether_held", "Finding out whether it is held"
    LOCATING = "locating", "Locating it"
    RETRIEVING = "retrieving", "Retrieving it"
    EXTRACTING = "extracting", "Extracting it"
    OTHER = "other", "Reading, redacting or deciding (does not count)"


COUNTED = (
    SearchActivity.WHETHER_HELD,
    SearchActivity.LOCATING,
    SearchActivity.RETRIEVING,
    SearchActivity.EXTRACTING,
)
"""What counts towards the limit of section 12."""


class HeldKind(models.TextChoices):
    """What is kept for a request, with all that belongs to it."""

    GROUP = "group", "Group"
    MEETING = "meeting", "Meeting"
    PERSON = "person", "Person"
    ORGANISATION = "organisation", "Organisation"
    SOURCE = "source", "Source document"
    EVERYTHING = "everything", "The whole register"


OURS = (
    RequestState.RECEIVED,
    RequestState.ACKNOWLEDGED,
    RequestState.SEARCHING,
    RequestState.DRAFTING,
    RequestState.EXEMPTION_REVIEW,
    RequestState.PIT_EXTENDED,
    RequestState.APPROVAL,
    RequestState.ANSWERED_INTERIM,
)
"""The states in which a reply is still to be given."""

DRAFTED_IN = (RequestState.DRAFTING, RequestState.EXEMPTION_REVIEW, RequestState.PIT_EXTENDED)
"""The states in which a reply is worked on."""

THEIRS = (RequestState.CLARIFICATION_REQUESTED, RequestState.FEE_REQUESTED)
"""The states in which the requester is waited for."""

REVIEWED = (RequestState.REVIEW_UPHELD, RequestState.REVIEW_PART_UPHELD, RequestState.REVIEW_OVERTURNED)
"""How an internal review may end."""

CONTESTED = (
    RequestState.INTERNAL_REVIEW,
    *REVIEWED,
    RequestState.ICO_COMPLAINT,
    RequestState.DECISION_NOTICE,
    RequestState.TRIBUNAL,
)
"""The states of a request whose answer was questioned, until the file is closed."""

SETTLED = (RequestState.ANSWERED, *CONTESTED, RequestState.CLOSED)
"""The states of a request that was answered as a whole: no part of it is pending any more."""

UNANSWERED = (
    RequestState.NOT_FOI,
    RequestState.INVALID,
    RequestState.TRANSFERRED,
    RequestState.WITHDRAWN,
    RequestState.LAPSED_NO_CLARIFICATION,
    RequestState.LAPSED_FEE_UNPAID,
)
"""The states in which a request ended without an answer."""

ENDED = (*UNANSWERED, RequestState.CLOSED)
"""The states in which nothing more is to be done."""
REFUSING = frozenset(
    {
        Outcome.GRANTED_IN_PART,
        Outcome.REFUSED,
        Outcome.NCND,
        Outcome.REFUSED_COST,
        Outcome.REFUSED_VEXATIOUS,
        Outcome.ACCESSIBLE_ELSEWHERE,
    }
)
"""A part with one of these is refused wholly or partly, so that the reply is a refusal notice."""
GIVING = frozenset({Outcome.GRANTED, Outcome.GRANTED_IN_PART})
"""A part with one of these is answered with something."""


class ExemptionKind(models.TextChoices):
    """Whether the public interest is weighed where an exemption is relied on."""

    ABSOLUTE = "absolute", "Absolute: the public interest is not weighed"
    QUALIFIED = "qualified", "Qualified: the public interest is weighed"
    PROCEDURAL = "procedural", "Procedural: not about the information itself"


class ExemptionTest(models.TextChoices):
    """What has to be shown before an exemption applies."""

    CLASS = "class", "The information is of a certain class"
    PREJUDICE = "prejudice", "Disclosure would, or would be likely to, do harm"
    NEED = "need", "It is needed for a purpose"
    BY_LIMB = "by_limb", "It differs from limb to limb"
    NONE = "none", "There is no test of this sort"


class AlsoNeeded(models.TextChoices):
    """What an exemption asks for beside its reasons."""

    NOTHING = "", "Nothing more"
    ESTIMATE = "estimate", "An estimate of the cost, and advice how to narrow the request"
    PLACE = "place", "Where the information can be had"
    OPINION = "opinion", "The opinion of the qualified person: whose it is, of which day, and what it says"


class Prejudice(models.TextChoices):
    """How likely the harm is that disclosure would do."""

    WOULD = "would", "Disclosure would do the harm"
    WOULD_BE_LIKELY = "would_be_likely", "Disclosure would be likely to do the harm"


class PackState(models.TextChoices):
    """Where a reply is: being drafted, with a second person, or released for good."""

    DRAFT = "draft", "Being drafted"
    CHECKED = "checked", "Handed over to a second person"
    RELEASED = "released", "Released"


class Decision(models.TextChoices):
    """How a whole reply ended, from the outcomes of the parts that it decides."""

    GRANTED = "granted", "Given in full"
    IN_PART = "in_part", "Given in part"
    REFUSED = "refused", "Refused"
    NOT_HELD = "not_held", "Not held"
    NEITHER = "neither", "Neither confirmed nor denied"
    WITHDRAWN = "withdrawn", "Withdrawn by the requester"


class ReplyChange(models.TextChoices):
    """What was done with a reply in the disclosure log."""

    PUBLISHED = "reply_published", "Reply published"
    CORRECTED = "reply_corrected", "Reply corrected"
    WITHDRAWN = "reply_withdrawn", "Reply withdrawn"
