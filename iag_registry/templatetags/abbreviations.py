"""Abbreviations are spelt out at their first use in the main part of each page (ACC-13)."""

from django import template
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.utils.safestring import SafeString, mark_safe

from iag_registry.glossary import read_glossary, spelt_out

register = template.Library()


class SpeltOut(template.Node):
    """What stands between the tags, with its abbreviations marked; those that it uses are left in the context."""

    def __init__(self, inner: NodeList) -> None:
        self.inner = inner

    def render(self, context: Context) -> SafeString:
        html, used = spelt_out(self.inner.render(context), read_glossary())
        context["abbreviations_used"] = used
        return mark_safe(html)  # noqa: S308 - it was safe before, and only escaped words of the glossary were added


@register.tag
def abbreviations(parser: Parser, token: Token) -> SpeltOut:
    """``{% abbreviations %}...{% endabbreviations %}``"""
    inner = parser.parse(("endabbreviations",))
    parser.delete_first_token()
    return SpeltOut(inner)
