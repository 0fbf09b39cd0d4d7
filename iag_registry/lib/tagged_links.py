"""Links to which mailings and other sites have hung something on, to count who came by them."""

import re

from django.http import QueryDict

TAG = re.compile(r"utm_[a-z_]+|[a-z]{1,3}clk?id|mc_[ce]id|igshid|ref_src")


def without_tags(query: QueryDict) -> QueryDict:
    """The query without them: they ask for nothing, and no list is refused for them."""
    kept = query.copy()
    for name in query:
        if TAG.fullmatch(name):
            del kept[name]
    return kept
