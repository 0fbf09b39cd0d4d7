"""Boxes of forms and the options of lists, written without loops of templates: a page with a form has hundreds."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def as_options(groups: Iterable[tuple[Any, list[dict[str, Any]], int]]) -> SafeString:
    """The ``optgroups`` of a widget as HTML, as Django's own templates write them."""
    return mark_safe("".join(_group(heading, options) for heading, options, _ in groups))  # noqa: S308 - all escaped


@register.filter
def as_attributes(attributes: Mapping[str, Any]) -> SafeString:
    """The ``attrs`` of a widget as HTML, as Django's own templates write them."""
    return mark_safe(_attributes(attributes))  # noqa: S308 - all escaped


@register.filter
def as_value(widget: Mapping[str, Any]) -> SafeString:
    """What stands in the box of a widget, as an attribute; nothing where nothing does."""
    return mark_safe(_attributes({} if widget.get("value") is None else {"value": widget["value"]}))  # noqa: S308


def _group(heading: Any, options: list[dict[str, Any]]) -> str:
    inside = "".join(_option(option) for option in options)
    return f'<optgroup label="{_escaped(heading)}">\n{inside}</optgroup>\n' if heading else inside


def _option(option: Mapping[str, Any]) -> str:
    value, label = escape(str(option["value"])), _escaped(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>\n'


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if given is True else f' {name}="{_escaped(given)}"'
        for name, given in attributes.items()
        if given is not False
    )


def _escaped(text: Any) -> str:
    """As `conditional_escape` does it, which takes several times as long for so short a text."""
    return str(text.__html__()) if hasattr(text, "__html__") else escape(str(text))
