"""Invented groups with a seat or without, and every form in which an answer on who sits leaves."""

from datetime import UTC, datetime

from foi.exports import to_csv, to_json
from foi.letters import text
from tests import factories as make
from tests.foi.invented import invented_register, stated, stated_group

NOW = datetime(2022, 7, 1, 9, 30, tzinfo=UTC)


def seated_register():
    """A race group with a police lead; no women's group, as the reply says; and a women's forum."""
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    lead = make.make_person(name="Invented Leader")
    make.make_role(
        group=race,
        person=lead,
        role_type="police_lead",
        title="Commander",
        on_behalf_of=invented.force,
        statement=stated(invented, 2, [lead], quote="Commander Invented Leader"),
        note="The role is inferred.",
    )
    stated(invented, 3, [invented.women], aspect="existence", standing="denied", quote="There is not a women's group")
    forum = stated_group(invented, 4, kind=invented.forum, name="Women's Forum", theme=invented.women)
    make.make_group_organisation(
        group=forum, organisation=invented.force, part="runs", statement=stated(invented, 4, [forum])
    )
    return invented, race


def forms(answer):
    """Every form in which an answer leaves, as text; that of the letter on one line."""
    letter = " ".join(text(answer, generated_at=NOW).split())
    return [to_csv(answer, generated_at=NOW).decode(), to_json(answer, generated_at=NOW).decode(), letter]


def everything(answer):
    """All that leaves with an answer."""
    return "".join(forms(answer))
