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
