"""R2: whatever is edited, redacted and undone, the original changes by the edits alone, and no withheld word is shown.

A thousand random sequences; every word of the texts is different, so that each can be followed.
"""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iag_registry.lib.prose import clean_prose, cut, plain_text
from meetings.actions.redacting import keep_places, redact, undo
from meetings.disclosure.manuscript import place_redactions
from meetings.models import AgendaItem, Redaction
from tests.factories import make_agenda_item
from tests.meetings.staff import make_editor

pytestmark = pytest.mark.django_db

SEQUENCES = 1000
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put in", "take out", "new paragraph", "bold", "redact", "redact", "undo", "keep places"]),
        st.integers(0, 99),
    ),
    min_size=2,
    max_size=5,
)


def edited(paragraphs, step, number, words):
    """The paragraphs after one edit: words put in or taken out somewhere, a paragraph more, or one made bold."""
    changed = [list(paragraph) for paragraph in paragraphs]
    here = changed[number % len(changed)]
    if step == "put in":
        here.insert(number % (len(here) + 1), f"word{next(words):03}")
    elif step == "take out" and len(here) > 1:
        del here[number % len(here)]
    elif step == "new paragraph":
        changed.insert(number % (len(changed) + 1), [f"word{next(words):03}", f"word{next(words):03}"])
    elif step == "bold":
        here[:] = [f"<strong>{here[0]}</strong>" if "<" not in here[0] else here[0], *here[1:]]
    return changed


def as_html(paragraphs):
    return clean_prose("".join(f"<p>{' '.join(paragraph)}</p>" for paragraph in paragraphs))


def assert_nothing_shows(item, redacted):
    """Every redaction whose place is known is out of the text, and the text around it is whole."""
    plain = plain_text(item.text)
    placed = place_redactions(plain, item.redactions.all())
    published = plain_text(cut(item.text, [each.gap for each in placed if each.start is not None]))
    hidden = {word for each in placed if each.start is not None for word in each.redaction.quote.split()}
    assert hidden & set(published.replace("[", " [").split()) == set()
    assert {each.redaction.quote for each in placed} == redacted
    for each in placed:
        if each.start is not None:
            assert plain[each.start : each.end] == each.redaction.quote
        else:
            assert each.redaction.quote not in plain or plain.count(each.redaction.quote) == 1
    assert [word for word in plain.split() if word not in hidden] == [
        word for word in published.split() if word.startswith("word")
    ]


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_original_changes_by_edits_alone_and_nothing_withheld_is_shown(people, steps):
    editor, item = people
    words = count()
    Redaction.objects.filter(item=item).delete()
    paragraphs = [[f"word{next(words):03}" for _ in range(4)] for _ in range(2)]
    item.text = as_html(paragraphs)
    item.save()
    saved = item.history.count()
    for step, number in steps:
        if step == "redact":
            plain = plain_text(item.text).split()
            chosen = plain[number % len(plain)]
            start = plain_text(item.text).index(chosen)
            redact(item=item, start=start, end=start + len(chosen), exemption="s40_2", reason="Invented.", by=editor)
        elif step == "undo":
            waiting = list(item.redactions.all())
            if waiting:
                undo(redaction=waiting[number % len(waiting)], by=editor, reason="Invented.")
        elif step == "keep places":
            keep_places(item=item, by=editor)
        else:
            paragraphs = edited(paragraphs, step, number, words)
            item.text = as_html(paragraphs)
            item.save()
            saved += 1
        original = AgendaItem.objects.get(pk=item.pk)
        assert (original.text, original.history.count()) == (as_html(paragraphs), saved)
        assert_nothing_shows(original, set(original.redactions.values_list("quote", flat=True)))


@pytest.fixture
def people():
    return make_editor(), make_agenda_item()
