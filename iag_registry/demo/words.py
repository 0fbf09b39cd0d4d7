"""The words of invented minutes: what might be said at a meeting, of nobody and no place that there is."""

from random import Random

from meetings.choices import ItemOutcome, ItemType

AGENDA = (
    ("Welcome and introductions", ItemType.WELCOME),
    ("Apologies for absence", ItemType.APOLOGIES),
    ("Minutes of the previous meeting and matters arising", ItemType.MINUTES_PREVIOUS),
    ("Stop and search figures", ItemType.REPORT),
    ("Confidence of young people", ItemType.DISCUSSION),
    ("Update from the police lead", ItemType.UPDATE),
    ("Any other business", ItemType.ANY_OTHER_BUSINESS),
    ("Date of the next meeting", ItemType.NEXT_MEETING),
)
OUTCOMES = (ItemOutcome.NOTED, ItemOutcome.AGREED, ItemOutcome.DISCUSSED, ItemOutcome.NONE_RECORDED)

_WHO = ("The chair", "A member", "The police lead", "The vice chair", "Several members", "The secretary")
_DID = ("asked", "reported", "explained", "suggested", "recalled", "set out")
_WHAT = (
    "how the figures for the quarter compare with those of the year before",
    "that letters to residents should be shorter and say whom to ring",
    "why the training of new officers had been moved to the autumn",
    "that the group would like to see the draft before it is final",
    "how a complaint is followed up, and who tells the person who made it",
    "that two visits to schools had gone well and a third was being arranged",
    "what had become of the recommendations that the group made in the spring",
    "that the venue had no hearing loop and another should be found",
    "how often the group is asked for advice, and how often it is told what came of it",
    "that the summary of each meeting should be ready within three weeks",
)
_THEN = (
    "This was welcomed.",
    "Others agreed, and asked for it in writing.",
    "It was noted that this had been raised before.",
    "No figures were to hand, and they will be sent round.",
    "There was a short discussion, and nobody objected.",
    "The matter comes back to the next meeting.",
)
INVENTED = "These minutes are invented for demonstration: nobody said any of this."
CALLER = "A caller, {name}, left the number {number} and asked to be rung back."


def sentence(random: Random) -> str:
    """One thing that somebody says."""
    return f"{random.choice(_WHO)} {random.choice(_DID)} {random.choice(_WHAT)}. {random.choice(_THEN)}"


def prose(random: Random, *, first: str = "", last: str = "") -> str:
    """What the minutes of one item say: two paragraphs and a list, about 750 characters of HTML."""
    paragraphs = [
        " ".join(filter(None, [first, sentence(random), sentence(random)])),
        " ".join(filter(None, [sentence(random), last])),
    ]
    points = "".join(f"<li>{sentence(random)}</li>" for _ in range(2))
    return f"<p>{paragraphs[0]}</p>\n<ul>{points}</ul>\n<p>{paragraphs[1]}</p>"


def caller(number: int) -> tuple[str, str]:
    """A sentence with a name and a telephone number, and its words that are to be withheld."""
    name = f"Caller Invented {number}"
    telephone = f"020 7946 0{number % 1000:03}"  # kept free for drama: it rings nowhere
    return CALLER.format(name=name, number=telephone), f"{name}, left the number {telephone}"
