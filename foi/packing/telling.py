"""Words that an officer types for the public: they name nobody who asked, and give away nothing that is withheld."""

from django.core.exceptions import ValidationError

from foi.models import Pack, Requester, Withholding
from foi.packing.leaks import given_away, naming_the_asker


def refuse_telling(pack: Pack, text: str, box: str) -> None:
    """Raise ValidationError where words that the public will read name who asked, or give away what is withheld.

    What any reply to the request withholds is looked for: one that is corrected may have given what the next withholds.
    """
    asker = Requester.objects.filter(request=pack.request_id).first()
    if naming_the_asker(asker, [("", text)]):
        raise ValidationError({box: "Who asked is named in these words. They are public: say what was asked alone."})
    withheld = Withholding.objects.filter(pack__request=pack.request_id).select_related("answer").order_by("pk")
    if words := given_away(withheld, text):
        told = ", ".join(f"“{each}”" for each in words)
        raise ValidationError({box: f"The reply withholds {told}. These words are public: leave it out."})
