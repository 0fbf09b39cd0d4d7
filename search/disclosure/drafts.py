"""One entry of the index before it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.urls import Resolver404, resolve

from groups.disclosure import Link
from search.choices import Sort
from search.words import clean


@dataclass(frozen=True)
class Draft:
    """What one entry says: the columns of `Entry`, but for the record that it is made of."""

    ref: str
    sort: Sort
    title: str
    url: str
    context: str = ""
    body: str = ""
    words: str = ""
    dated: str = ""
    facets: str = ""

    def cleaned(self) -> dict[str, str]:
        """The columns as they are kept."""
        values = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        return {name: value if name == "facets" else clean(value) for name, value in values.items()}


FACETS = {"groups:area-detail": "area", "groups:theme-detail": "theme", "groups:group-detail": "group"}
"""What a link makes an entry belong to, by the name of its address."""


def facets(links: Iterable[Link] = (), *, kind: str = "", more: Iterable[str] = ()) -> str:
    """What an entry can be narrowed down by, from the links of its view and the code of a kind."""
    found = {f"kind={kind}"} if kind else set()
    found |= {facet for link in links if (facet := _facet(link))} | set(more)
    return f" {' '.join(sorted(found))} " if found else ""


def _facet(link: Link) -> str:
    try:
        match = resolve(link.url.partition("?")[0])
    except Resolver404:
        return ""
    name = FACETS.get(match.view_name)
    return f"{name}={match.kwargs['key']}" if name else ""


def joined(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return ". ".join(part.strip().removesuffix(".") for part in parts if part.strip())
