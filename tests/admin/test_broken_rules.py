"""The words for what only the database refuses, as each database says it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from groups.admin.broken_rules import explain

AGAIN = "Nothing has been saved. Correct it and save again."
CHAIR = f"This group has a chair already. Give that role an end date first. {AGAIN}"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            'duplicate key value violates unique constraint "groups_role_one_chair"\nDETAIL: Key (group_id)=(1)',
            CHAIR,
        ),
        ("UNIQUE constraint failed: groups_role.group_id", CHAIR),
        (
            "CHECK constraint failed: groups_source_held_has_file",
            f"A document that is held needs its file name and its SHA-256. {AGAIN}",
        ),
        (
            "UNIQUE constraint failed: groups_person.key",
            "Two entries have the same key. Nothing has been saved. Correct it and save again.",
        ),
        (
            "FOREIGN KEY constraint failed",
            f"Two entries contradict each other, or one that someone else has just made. {AGAIN}",
        ),
    ],
)
def test_broken_rule_of_the_database_is_put_in_words(said, words):
    assert explain(IntegrityError(said)) == words


def test_broken_rule_of_a_model_keeps_its_words():
    problem = ValidationError(["First.", "Second."])
    assert explain(problem) == "First. Second. Nothing has been saved. Correct it and save again."
