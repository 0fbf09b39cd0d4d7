"""The sections of the Act that a reply may rest on, and what each of them asks for (FOI-20)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from foi.models import Exemption, WithholdingGround
from groups import choices
from tests import factories as make

pytestmark = pytest.mark.django_db

A, Q, P = "absolute", "qualified", "procedural"
EXPECTED = [
    ("s12", "s.12", P, "none", "estimate", "12(2)"),
    ("s14_1", "s.14(1)", P, "none", "", ""),
    ("s14_2", "s.14(2)", P, "none", "", ""),
    ("s21", "s.21", A, "class", "place", ""),
    ("s22", "s.22", Q, "class", "", "22(2)"),
    ("s24", "s.24", Q, "need", "", "24(2)"),
    ("s30", "s.30", Q, "class", "", "30(3)"),
    ("s31_1", "s.31(1)", Q, "prejudice", "", "31(3)"),
    ("s36", "s.36", Q, "prejudice", "opinion", "36(3)"),
    ("s38_1", "s.38(1)", Q, "prejudice", "", "38(2)"),
    ("s40_1", "s.40(1)", A, "class", "", "40(5A)"),
    ("s40_2", "s.40(2)", A, "class", "", "40(5B)"),
    ("s41_1", "s.41(1)", A, "class", "", "41(2)"),
    ("s42", "s.42", Q, "class", "", "42(2)"),
    ("s43", "s.43", Q, "by_limb", "", "43(3)"),
    ("s44", "s.44", A, "class", "", "44(2)"),
]


@pytest.fixture
def _loaded():
    call_command("load_reference", verbosity=0)


@pytest.mark.usefixtures("_loaded")
def test_load_reference_holds_the_sections_of_the_act():
    told = [(e.code, e.label, e.kind, e.test, e.also_needed, e.ncnd_provision) for e in Exemption.objects.all()]
    assert told == EXPECTED
    assert [e.code for e in Exemption.objects.all() if bool(e.ncnd_provision) != bool(e.ncnd_reason)] == []


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(("code", "provision"), [("s22", "22(1)"), ("s24", "24(1)"), ("s42", "42(1)")])
def test_section_with_one_limb_is_cited_with_it(code, provision):
    """Its label stays the short one, under which minutes are redacted."""
    exemption = Exemption.objects.get(code=code)
    values = {"why": "Why.", "interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}
    ground = WithholdingGround(withholding=make.make_withholding(), exemption=exemption, **values)
    ground.full_clean()
    ground.save()
    assert (ground.provision, exemption.label) == (provision, f"s.{code[1:]}")


@pytest.mark.usefixtures("_loaded")
def test_personal_information_is_read_with_the_condition_that_makes_it_exempt():
    told = {each.code: each.read_with for each in Exemption.objects.exclude(read_with="")}
    assert told == {"s40_2": "40(3A)(a)"}


@pytest.mark.usefixtures("_loaded")
def test_sections_of_redactions_are_among_them_with_the_same_label_and_title():
    told = {e.code: (e.label, e.title) for e in Exemption.objects.all()}
    assert {e.value: told[e.value] for e in choices.Exemption} == {
        e.value: (str(e.label), e.subject) for e in choices.Exemption
    }


REASONS = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}


def ground_for(*, neither=False, **values):
    return make.make_withholding(neither=neither), make.make_exemption(section="31", subsection="(1)", **values)


@pytest.mark.parametrize(
    ("exemption", "given", "refused"),
    [
        ({}, {"why": "It would."}, {"why": " "}),
        ({}, {"why": "", "why_is_exempt": True}, {"why": ""}),
        ({"kind": Q}, {"why": "Why.", **REASONS}, {"why": "Why.", **REASONS, "interest_against": ""}),
        ({"kind": Q}, {"why": "Why.", "decision_expected": "2022-08-01"}, {"why": "Why."}),
        ({"test": "prejudice"}, {"why": "Why.", "prejudice": "would"}, {"why": "Why."}),
        ({"also_needed": "place"}, {"why": "Why.", "more": "On page 3."}, {"why": "Why.", "more": " "}),
    ],
)
def test_ground_is_refused_without_what_its_exemption_asks_for(exemption, given, refused):
    withholding, row = ground_for(**exemption)
    with pytest.raises(ValidationError):
        WithholdingGround(withholding=withholding, exemption=row, **refused).full_clean()
    ground = WithholdingGround(withholding=withholding, exemption=row, limb="(a)", **given)
    ground.full_clean()
    ground.save()
    assert (ground.provision, str(ground)) == ("31(1)(a)", "s.31(1)(a)")


def test_ground_to_neither_confirm_nor_deny_cites_the_provision_for_it():
    withholding, row = ground_for(neither=True, ncnd_provision="31(3)", ncnd_reason="It would tell.")
    ground = WithholdingGround(withholding=withholding, exemption=row, why="It would tell.")
    ground.full_clean()
    ground.save()
    assert ground.provision == "31(3)"


def test_exemption_without_such_a_provision_is_refused_for_it():
    withholding, row = ground_for(neither=True)
    with pytest.raises(ValidationError, match="no provision to neither confirm nor deny"):
        WithholdingGround(withholding=withholding, exemption=row, why="Why.").full_clean()
