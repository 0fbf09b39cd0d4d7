"""What mailings and other sites hang on to links is passed over; whatever else a list does not know is refused."""

import pytest
from django.http import QueryDict

from iag_registry.lib.tagged_links import without_tags


@pytest.mark.parametrize("name", ["utm_source", "utm_campaign", "fbclid", "gclid", "msclkid", "mc_eid", "igshid"])
def test_a_tag_is_passed_over(name) -> None:
    assert without_tags(QueryDict(f"area=marsh&{name}=x&{name}=y")).urlencode() == "area=marsh"


@pytest.mark.parametrize("name", ["utm", "area", "clid", "group", "UTM_source", "xutm_source"])
def test_anything_else_is_kept(name) -> None:
    assert without_tags(QueryDict(f"{name}=x")).urlencode() == f"{name}=x"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/groups/", "/meetings/", "/changes/", "/search/", "/disclosure-log/", "/groups.csv"]
)
def test_no_list_is_refused_for_a_tag(client, address) -> None:
    tagged, other = (client.get(f"{address}?{query}") for query in ("utm_source=mail&fbclid=3", "utmsource=mail"))
    assert (tagged.status_code, other.status_code) == (200, 400)


@pytest.mark.django_db
def test_the_one_address_of_a_page_has_no_tags(client) -> None:
    content = client.get("/groups/?utm_source=mail&on=2020-01-01").content.decode()
    canonical = content.partition('rel="canonical" href="')[2].partition('"')[0]
    assert canonical.endswith("/groups/?on=2020-01-01")
