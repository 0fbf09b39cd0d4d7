"""References of requests: kept as printed, matched in any form, and not interpreted."""

import pytest

from foi.models import InformationRequest
from foi.references import Scheme, normalise, scheme, without_prefix
from tests import factories as make


@pytest.mark.parametrize(
    ("printed", "key", "of"),
    [
        ("01.FOI.22.022727", "01.FOI.22.022727", Scheme.YEARLY),
        ("01/FOI/21/021112", "01.FOI.21.021112", Scheme.YEARLY),
        ("01/foi/22/022727", "01.FOI.22.022727", Scheme.YEARLY),
        (" 01 FOI 22 022727 ", "01.FOI.22.022727", Scheme.YEARLY),
        ("01-FOI–22‑022727", "01.FOI.22.022727", Scheme.YEARLY),
        ("01FOI22022727", "01.FOI.22.022727", Scheme.YEARLY),
        ("FOI/22/022656", "FOI.22.022656", Scheme.YEARLY),
        ("2014030002277", "2014030002277", Scheme.MONTHLY),
        ("2014 0300 02277", "2014030002277", Scheme.MONTHLY),
        ("Request no. 5 / 2019", "REQUESTNO.5.2019", Scheme.OTHER),
        ("01.FOI.22.02272", "01.FOI.22.02272", Scheme.OTHER),
        ("٠١.FOI.22.022727", "٠١.FOI.22.022727", Scheme.OTHER),
    ],
)
def test_reference_is_matched_in_any_form(printed, key, of):
    assert (normalise(printed), scheme(printed)) == (key, of)
    assert normalise(key) == key


def test_prefix_that_some_prints_leave_out():
    assert without_prefix("01.FOI.22.022727") == "FOI.22.022727"
    assert without_prefix("FOI.22.022727") == "FOI.22.022727"
    assert without_prefix("2014030002277") == "2014030002277"


@pytest.mark.django_db
def test_request_is_found_by_each_form_and_keeps_what_was_printed():
    request = make.make_request(reference="01/FOI/22/022727")
    make.make_request(reference="01.FOI.22.122727")
    short = make.make_request(reference="FOI/23/000001")

    def found(typed):
        return list(InformationRequest.objects.referred_to(typed))

    assert request.reference == "01/FOI/22/022727"
    assert found("01.foi.22.022727") == found("FOI 22 022727") == [request]
    assert found("02.FOI.22.022727") == []
    assert found("01.FOI.23.000001") == [short]
    assert found("") == found("022727") == []
