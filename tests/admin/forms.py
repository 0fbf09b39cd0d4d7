"""Filling in a staff form as a browser does: every box as the page shows it, with some typed over."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.db.models import Model
from django.test import Client
from django.urls import reverse


def page_of(record: Model) -> str:
    """The address of the page on which staff change a record."""
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


def boxes(page: bytes) -> dict[str, str]:
    """What a browser would send for the main form of a page: each named box and what stands in it."""
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    forms = [form for form in tree.iter("form") if form.get("method") == "post" and form.get("id") != "logout-form"]
    form = forms[0]
    sent: dict[str, str] = {}
    for box in form.iter():
        name = box.get("name")
        if not name or "__prefix__" in name or box.get("type") in {"submit", "button"}:
            continue
        value = _value(box)
        if value is not None:
            sent[name] = value
    return sent


def _value(box: Element) -> str | None:
    if box.tag == "textarea":
        return "".join(box.itertext()).removeprefix("\n")
    if box.tag == "select":
        chosen = [option.get("value") or "" for option in box.iter("option") if option.get("selected") is not None]
        return chosen[0] if chosen else next((option.get("value") or "" for option in box.iter("option")), None)
    if box.tag != "input":
        return None
    if box.get("type") in {"checkbox", "radio"}:
        return (box.get("value") or "on") if box.get("checked") is not None else None
    return box.get("value") or ""


def fill(client: Client, address: str, **typed: Any) -> Any:
    """Open the page, type over some boxes, save, and give the answer; `None` empties a box or unticks it."""
    sent = boxes(client.get(address).content)
    for name, value in typed.items():
        if value is None:
            sent.pop(name, None)
        else:
            sent[name] = str(value)
    return client.post(address, sent)


def complaints(answer: Any) -> dict[str, list[str]]:
    """Every message of a form that was not saved, by its box; those of the page are under ""."""
    said: dict[str, list[str]] = {}
    main = answer.context["adminform"].form
    formsets = [inline.formset for inline in answer.context["inline_admin_formsets"]]
    forms = [("", main), *((f"{form.prefix}-", form) for formset in formsets for form in formset.forms)]
    for prefix, form in forms:
        for field, messages in form.errors.items():
            said["" if field == "__all__" and not prefix else f"{prefix}{field}"] = list(messages)
    for formset in formsets:
        if formset.non_form_errors():
            said[formset.prefix] = list(formset.non_form_errors())
    return said
