"""The boxes of a form and its lists of choices, which are written without a template for each choice."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st


class Tags(HTMLParser):
    """Every tag with its attributes, and every text that is more than space."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.found += [data] if data.strip() else []


def written(widget: forms.Widget, value: object, renderer: object = None) -> list[object]:
    tags = Tags()
    tags.feed(str(widget.render("bird", value, attrs={"id": "id_bird", "required": True}, renderer=renderer)))
    return tags.found


SELECT = ("select", {"name": "bird", "id": "id_bird", "required": None})


def test_choices_are_written_with_the_chosen_one_and_escaped() -> None:
    found = written(forms.Select(choices=[("", "Any bird"), (1, 'A "heron" & <b>')]), "1")
    first = [("option", {"value": ""}), "Any bird", "/option"]
    second = [("option", {"value": "1", "selected": None}), 'A "heron" & <b>', "/option"]
    assert found == [SELECT, *first, *second, "/select"]


def test_choices_in_groups_are_written_under_their_headings() -> None:
    found = written(forms.Select(choices=[("Waders & others", [("heron", "Heron")]), ("owl", "Owl")]), None)
    heading = ("optgroup", {"label": "Waders & others"})
    waders = [heading, ("option", {"value": "heron"}), "Heron", "/option", "/optgroup"]
    assert found == [SELECT, *waders, ("option", {"value": "owl"}), "Owl", "/option", "/select"]


def test_a_choice_keeps_its_own_attributes() -> None:
    class Marked(forms.Select):
        def create_option(self, *args, **kwargs):
            return {
                **super().create_option(*args, **kwargs),
                "attrs": {"disabled": True, "hidden": False, "class": "x&y"},
            }

    found = written(Marked(choices=[("owl", "Owl")]), None)
    assert found == [
        SELECT,
        ("option", {"value": "owl", "disabled": None, "class": "x&y"}),
        "Owl",
        "/option",
        "/select",
    ]


CHOICES = st.lists(st.tuples(st.text(), st.text(alphabet="aé<>&\"' ")))


@given(CHOICES, st.dictionaries(st.text(min_size=1), CHOICES), st.text())
def test_choices_are_written_as_django_writes_them(choices, groups, value) -> None:
    widget = forms.Select(choices=[*choices, *groups.items()])
    chosen = choices[0][0] if choices else value
    assert written(widget, chosen) == written(widget, chosen, DjangoTemplates())


BOXES = (
    forms.TextInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.CheckboxInput,
)


@pytest.mark.parametrize("box", BOXES)
@given(
    st.none() | st.text() | st.integers() | st.booleans(),
    st.dictionaries(st.sampled_from("abc"), st.text() | st.booleans()),
)
def test_boxes_are_written_as_django_writes_them(box, value, attributes) -> None:
    assert written(box(attributes), value) == written(box(attributes), value, DjangoTemplates())


def test_what_was_typed_into_a_box_is_escaped() -> None:
    html = forms.TextInput({"data-x": "<&>"}).render("bird", '"><script>')
    assert html == '<input type="text" name="bird" value="&quot;&gt;&lt;script&gt;" data-x="&lt;&amp;&gt;">'
