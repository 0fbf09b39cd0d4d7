"""A request with two questions, and the officers who answer it, for the tests of replies; all of it invented."""

import json
import tomllib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.http import QueryDict
from django.utils import timezone

from foi.actions import drafting, releasing, withholding
from foi.actions.withholding import Reasons
from foi.catalogue import question
from foi.forms import AskForm
from foi.freezing import freeze
from foi.models import Exemption, FrozenAnswer, InformationRequest, Pack, PackFile, QuestionPart, RequestQuestion
from tests import factories as make
from tests.foi.invented import Invented, invented_register, stated_group


@dataclass
class Desk:
    """The request, its questions and parts, and two officers who may draft and release."""

    invented: Invented
    request: InformationRequest
    who: RequestQuestion
    how_many: RequestQuestion
    race: QuestionPart
    women: QuestionPart
    number: QuestionPart
    drafter: Any
    second: Any

    def reasons(self, code: str = "s40_2", **values: Any) -> Reasons:
        """Reasons that the exemption is content with, unless told otherwise."""
        exemption = Exemption.objects.get(code=code)
        given: dict[str, Any] = {"why": "Invented reasons.", "limb": "(a)" if code in {"s31_1", "s38_1"} else ""}
        if exemption.kind == "qualified":
            given |= {"interest_for": "Openness.", "interest_against": "Harm.", "balance": "Harm weighs more."}
        if exemption.test == "prejudice":
            given |= {"prejudice": "would_be_likely"}
        if exemption.also_needed:
            given |= {"more": "Invented advice."}
        return Reasons(exemption, **given | values)


def load_exemptions() -> None:
    """The exemptions of the reference data, and nothing else of it."""
    file = settings.BASE_DIR / "fixtures" / "reference" / "exemptions.toml"
    for row in tomllib.loads(file.read_text())["exemption"]:
        Exemption.objects.create(**row)


def officer(*permissions: str) -> Any:
    """A member of staff with these permissions."""
    user = make.make_user(is_staff=True)
    wanted = permissions or ("answer_requests", "change_informationrequest", "release_packs", "publish_replies")
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="foi", codename__in=wanted))
    return user


def desk(**values: Any) -> Desk:
    """Who sits on the groups for race and women, and how many groups there are; nothing answered yet."""
    load_exemptions()
    invented = invented_register()
    race = stated_group(
        invented, 10, kind=invented.central, key="race-iag", name="Race IAG", theme=invented.race, audience="public"
    )
    person = make.make_person(name="Ada Quillfeather")
    make.make_role(group=race, person=person, role_type="member", start="2020", audience="public")
    values.setdefault("received", timezone.localdate().isoformat())
    values.setdefault("state", "searching")
    request = make.make_request(reference="01.FOI.22.000777", **values)
    who = make.make_question(request=request, number=1, text="Who sits on your groups for race and women?")
    how_many = make.make_question(request=request, number=2, text="How many groups do you have?")
    return Desk(
        invented=invented,
        request=request,
        who=who,
        how_many=how_many,
        race=make.make_question_part(question=who, position=1, label="race", theme=invented.race, outcome="granted"),
        women=make.make_question_part(
            question=who, position=2, label="women", theme=invented.women, outcome="no_such_body"
        ),
        number=make.make_question_part(question=how_many, position=1, label="how many", outcome="granted"),
        drafter=officer(),
        second=officer(),
    )


def ask_form(key: str, **query: Any) -> AskForm:
    """A valid form of a question, as the staff page reads it."""
    asked = QueryDict(mutable=True)
    for name, value in {"on": "2022-06-30", **query}.items():
        asked.setlist(name, value if isinstance(value, list) else [value])
    form = AskForm(question(key), asked, today=timezone.localdate(), for_staff=True)
    assert form.is_valid(), form.errors
    return form


def frozen(
    desk: Desk, key: str, *, about: RequestQuestion, part: QuestionPart | None = None, **query: Any
) -> FrozenAnswer:
    return freeze(ask_form(key, **query), question=about, part=part, by=desk.drafter, now=timezone.now())


def drafted(desk: Desk) -> Pack:
    """A reply that gives both answers in full, and withholds nothing."""
    pack = drafting.start_reply(request=desk.request, by=desk.drafter)
    who = frozen(desk, "who-sits", about=desk.who, theme=["race", "women"])
    number = frozen(desk, "how-many", about=desk.how_many)
    for answer in (who, number):
        drafting.give_answer(pack=pack, answer=answer, by=desk.drafter)
    return pack


def released(desk: Desk, pack: Pack | None = None) -> Pack:
    """The reply, handed over and released by the second officer."""
    pack = releasing.hand_over(pack=pack or drafted(desk), by=desk.drafter)
    return releasing.release(pack=pack, by=desk.second)


def withhold_name(desk: Desk, pack: Pack, *, column: str = "person", **values: Any) -> Any:
    """Withhold the name of the member, or of its group, in the answer to the first question."""
    answer = pack.answers.get(answer__catalogue_question="who-sits").answer
    document = answer.rendition
    table = next(
        number for number, each in enumerate(_tables(document)) if any(h["name"] == "person" for h in each["headings"])
    )
    QuestionPart.objects.filter(pk=desk.race.pk).update(outcome="granted_in_part")
    return withholding.withhold_place(
        pack=pack,
        answer=answer,
        place=f"tables/{table}/0/{column}",
        reasons=[desk.reasons()],
        by=desk.drafter,
        **values,
    )


def _tables(rendition: str) -> list[dict[str, Any]]:
    return list(json.loads(rendition)["tables"])


def content(pack: Pack, name: str) -> bytes:
    """The bytes of one file of a released reply."""
    return bytes(PackFile.objects.get(pack=pack, name=name).content)
