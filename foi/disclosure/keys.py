"""What tells withheld words in an address, in the key of a record or in what was asked: their slugs (FOI-31)."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from foi.disclosure.standing import date_forms

PAGE = re.compile(r"/[-\w]+/(?P<key>[-\w]+)/")
"""The address of the page of a record, with its key."""
GROUP_PAGE = re.compile(r"^/groups/([-\w]+)/")
"""The address of the page of a group, or of one that lies under it."""
NO_KEY = re.compile(r"[^-\w]+")


@dataclass(frozen=True)
class Keys:
    """Slugs that may stand in no address, and in nothing else that is made of keys, and addresses that lead nowhere."""

    slugs: frozenset[str]
    addresses: tuple[str, ...]

    def stand_in(self, text: str) -> bool:
        """Whether a slug stands in a text as whole words of it, or the text is such an address or lies under one."""
        plain = f"-{slugify(NO_KEY.sub('-', text))}-"
        return text.startswith(self.addresses) or any(f"-{slug}-" in plain for slug in self.slugs)

    def without(self, asked: str) -> str:
        """What was asked, as JSON, without the values that would tell them."""
        given = json.loads(asked)
        if not isinstance(given, dict):
            return asked
        kept = {
            name: [each for each in values if not self.stand_in(str(each))] if isinstance(values, list) else values
            for name, values in given.items()
        }
        return asked if kept == given else json.dumps(kept, ensure_ascii=False)


def keys_of(words: Iterable[str], addresses: Iterable[str]) -> Keys:
    """The slugs of words that are withheld everywhere, and the addresses of withheld cells with the keys in them."""
    # A number alone stands in too many keys to tell anything.
    told = [each for one in words for each in (one, *date_forms(one)) if not each.isdecimal()]
    named, led_to = {slugify(each) for each in told}, tuple(addresses)
    keys = {match["key"] for each in led_to if (match := PAGE.fullmatch(each))}
    return Keys(frozenset((named | keys) - {""}), led_to)
