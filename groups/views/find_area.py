"""Finding one's area by a postcode: a form that works without JavaScript, and keeps nothing.

The postcode comes by POST, so that it stands in no address and in no log; it is told to the provider alone, and is
neither stored nor cached. The page says to whom it goes, before anyone types it (`asks` of the provider).
"""

import logging

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from groups import disclosure
from groups.postcodes import postcode_provider
from iag_registry.lib.at_most import are_too_many
from iag_registry.lib.on_day import reading_of
from iag_registry.lib.postcodes import Postcode, PostcodeProvider, ProviderFailed

log = logging.getLogger(__name__)

A_MINUTE = 60
MOST_IN_A_MINUTE = 120
"""More than the people who look for their area together ever ask, and too few to make a nuisance to the provider."""


class PostcodeForm(forms.Form):
    """One box."""

    postcode = forms.CharField(
        label="Postcode",
        required=False,  # that it is missing is said in the words of `Postcode.parse`
        help_text="For example SW1A 2AA.",
        widget=forms.TextInput(
            attrs={"class": "govuk-input govuk-input--width-10", "autocomplete": "postal-code", "spellcheck": "false"}
        ),
    )

    def clean_postcode(self) -> Postcode:
        try:
            return Postcode.parse(self.cleaned_data["postcode"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


@never_cache
@sensitive_post_parameters("postcode")
@sensitive_variables("form", "postcode", "context")
@require_http_methods(["GET", "HEAD", "POST"])
def find_area(request: HttpRequest) -> HttpResponse:
    """The box where there is a provider, else how to find one's area without it; one area found is gone to at once."""
    provider = postcode_provider()
    reading = reading_of(request.GET, timezone.localdate())
    form = PostcodeForm(request.POST if request.method == "POST" and provider else None)
    context = {"reading": reading, "form": form, "provider": provider}
    status = 400 if reading.problem else 200
    if provider and form.is_bound:
        if not form.is_valid():
            status = 400
        elif are_too_many("postcodes-asked", most=MOST_IN_A_MINUTE, seconds=A_MINUTE):
            context["too_many"], status = True, 429
        else:
            postcode: Postcode = form.cleaned_data["postcode"]
            found = _found(provider, postcode)
            if found is None:
                context["failed"], status = True, 503
            elif len(found.areas) == 1 and len(found.codes) == 1:
                return HttpResponseRedirect(f"{found.areas[0].url}{reading.query}")
            context |= {"found": found, "postcode": postcode}
    return render(request, "groups/find_area.html", context, status=status)


@sensitive_variables("postcode")
def _found(provider: PostcodeProvider, postcode: Postcode) -> disclosure.AreasFound | None:
    """What the provider and the register know of the postcode; None where the provider cannot say."""
    try:
        return disclosure.areas_found(provider.codes(postcode))
    except ProviderFailed as error:
        log.warning("%s", error)
        return None
