"""Which place a postcode lies in, asked of a provider that can be replaced.

A provider has an attribute and a method. ``asks`` names in words whom it tells the postcode, and is empty where the
postcode never leaves the server: the page shows it beside the box, before anyone types. ``codes(postcode)`` gives the
official codes of the places in which the postcode lies: one as a rule, several where the provider knows only a part
of the postcode that several places share, none where it does not know the postcode. It raises ``ProviderFailed``
where it cannot say. A provider keeps nothing of what it is asked, writes it into no log, and puts it in no address.
"""

import re
from typing import Protocol

_SHAPE = re.compile(r"(?P<outward>[A-Z]{1,2}[0-9][A-Z0-9]?)(?P<inward>[0-9][A-Z]{2})", re.ASCII)
MOST_LETTERS = 20
"""More than anyone types of a postcode, with blanks."""


class ProviderFailed(Exception):
    """The provider cannot say where a postcode lies. The message never holds the postcode."""


class Postcode(str):
    """A postcode of the United Kingdom as it is printed: "EN1 3XA"."""

    __slots__ = ()

    @classmethod
    def parse(cls, typed: str) -> "Postcode":
        """Read what a person types, with or without blanks; raises ``ValueError`` with a message for that person."""
        letters = "".join(typed.split()).upper()
        if not letters:
            raise ValueError("Write a postcode.")
        found = _SHAPE.fullmatch(letters) if len(typed) <= MOST_LETTERS else None
        if not found:
            raise ValueError("That is not a whole postcode. Write it like SW1A 2AA.")
        return cls(f"{found['outward']} {found['inward']}")

    @property
    def outward(self) -> str:
        """The part before the blank, which several streets share."""
        return self.partition(" ")[0]


class PostcodeProvider(Protocol):
    """Knows in which place a postcode lies."""

    @property
    def asks(self) -> str:
        """Whom the postcode is sent to, in words; empty where it stays on the server."""
        ...

    def codes(self, postcode: Postcode) -> tuple[str, ...]:
        """The official codes of the places of this postcode; raises ``ProviderFailed`` where it cannot say."""
        ...
