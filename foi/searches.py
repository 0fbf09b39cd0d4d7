"""What the search log of a request adds up to (FOI-45)."""

from django.db.models import Q, Sum

from foi.choices import COUNTED
from foi.costs import Estimate
from foi.models import InformationRequest, SearchEntry


def estimate_of(request: InformationRequest) -> Estimate:
    """The time that counts towards the limit of section 12, from the search log; one query."""
    sums = SearchEntry.objects.filter(request=request, activity__in=COUNTED).aggregate(
        spent=Sum("minutes", filter=Q(expected=False)), expected=Sum("minutes", filter=Q(expected=True))
    )
    return Estimate(sums["spent"] or 0, sums["expected"] or 0)
