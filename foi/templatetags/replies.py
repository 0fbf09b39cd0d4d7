"""Words on the pages of a reply."""

from django import template

from foi.catalogue import QUESTIONS

register = template.Library()
TITLES = {each.key: each.title for each in QUESTIONS}


@register.filter
def question_title(key: str) -> str:
    """What a question of the catalogue is called; its key where the catalogue no longer has it."""
    return TITLES.get(key, key)
