"""What pages of areas, members, minutes and tables tell programs, in the words of schema.org, and what they do not."""

from datetime import date

import pytest

from reuse.licence import NOT_CONFIRMED
from reuse.tables import TABLES
from tests import factories as make
from tests.iag_registry.test_for_programs import data_of
from tests.meetings.making import make_release, make_withdrawal

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def test_area_is_described_with_its_code_and_its_unit(client):
    unit = make.make_area(key="unit", name="Invented unit", kind="unit")
    area = make.make_area(key="borough", name="Invented borough", code="E09000099")
    make.make_area_membership(area=area, unit=unit)
    (found,) = data_of(client, "/areas/borough/")
    assert found == {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "@id": f"{SITE}/areas/borough/",
        "url": f"{SITE}/areas/borough/",
        "name": "Invented borough",
        "identifier": {"@type": "PropertyValue", "propertyID": "gss", "value": "E09000099"},
        "containedInPlace": [
            {"@type": "AdministrativeArea", "name": "Invented unit", "url": f"{SITE}/areas/unit/"},
        ],
    }
    assert "identifier" not in data_of(client, "/areas/unit/")[0]
    assert data_of(client, "/areas/borough/?on=2021-01-01") == []


def test_member_is_told_whose_name_is_public_and_nobody_else(client):
    """Not a name that is withheld, not a place that is vacant, and nobody on the side of the police (DP-01)."""
    group = make.make_group(key="one")
    make.make_role(
        group=group,
        person=make.make_person(name="Public Plover"),
        role_type="chair",
        start="2010-02",
        audience="public",
    )
    make.make_role(
        group=group,
        person=make.make_person(name="Hidden Heron"),
        role_type="member",
        audience="staff",
        withholding_reason="no_consent",
    )
    make.make_role(group=group, person=None, role_type="secretariat", audience="public")
    make.make_role(
        group=group, person=make.make_person(name="Police Pipit"), role_type="police_lead", audience="public"
    )
    (found,) = data_of(client, "/groups/one/")
    assert found["member"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "Chair",
            "startDate": "2010-02",
            "member": {"@type": "Person", "name": "Public Plover"},
        }
    ]


@pytest.fixture
def minutes():
    """The first version of minutes of an invented meeting."""
    meeting = make.make_meeting(group=make.make_group(key="one"), slug="june", title="June", date="2022-06-30")
    return make_release(meeting=meeting, published_on=date(2022, 7, 4))


def test_minutes_are_a_document_of_their_meeting(client, minutes):
    (found,) = data_of(client, "/groups/one/meetings/june/minutes/")
    files = found.pop("encoding")
    assert found == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "@id": f"{SITE}/groups/one/meetings/june/minutes/1/",
        "url": f"{SITE}/groups/one/meetings/june/minutes/1/",
        "name": "Minutes: June",
        "version": 1,
        "creativeWorkStatus": "Minutes",
        "datePublished": "2022-07-04",
        "encodingFormat": "text/html",
        "isPartOf": f"{SITE}/groups/one/meetings/june/",
    }
    assert {
        "@type": "MediaObject",
        "contentUrl": f"{SITE}/groups/one/meetings/june/minutes.txt",
        "encodingFormat": "text/plain",
    } in files
    for file in files:
        answer = client.get(file["contentUrl"].removeprefix(SITE))
        assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, file["encodingFormat"])


def test_minutes_that_cannot_be_read_are_no_document(client, minutes):
    make_withdrawal(release=minutes, withdrawn_on=date(2022, 8, 1))
    addresses = ["/groups/one/meetings/june/minutes/", "/groups/one/meetings/june/minutes/1/"]
    assert [data_of(client, address) for address in addresses] == [[], []]


def test_minutes_of_another_day_are_no_document(client, minutes):
    assert data_of(client, "/groups/one/meetings/june/minutes/?on=2022-07-30") == []


def test_tables_are_a_catalogue_of_data_sets(client):
    (found,) = data_of(client, "/data/")
    assert (found["@type"], found["@id"]) == ("DataCatalog", f"{SITE}/data/")
    assert [each["url"] for each in found["dataset"]] == [f"{SITE}/data/{table.name}/" for table in TABLES]
    assert data_of(client, "/data/?on=2022-06-30") == []


def test_table_is_a_data_set_with_its_files(client, settings):
    table = TABLES[0]
    (found,) = data_of(client, "/data/groups/")
    names = ("@type", "@id", "name", "description", "license", "conditionsOfAccess")
    assert tuple(found[name] for name in names) == (
        "Dataset",
        f"{SITE}/data/groups/",
        table.title,
        table.about,
        settings.DATA_LICENCE_URL,
        NOT_CONFIRMED,
    )
    assert found["variableMeasured"] == [column.label for column in table.columns]
    for file in found["distribution"]:
        answer = client.get(file["contentUrl"].removeprefix(SITE))
        assert answer["Content-Type"].partition(";")[0] == file["encodingFormat"]
    assert found["includedInDataCatalog"]["@id"] == f"{SITE}/data/"
    settings.DATA_LICENCE_CONFIRMED = True
    assert "conditionsOfAccess" not in data_of(client, "/data/groups/")[0]
