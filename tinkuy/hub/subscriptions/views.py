"""New sheets by mail: the form, the page of a mailed link, and the one press by which it ends."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache

from tinkuy.core.deeds import counts_tries
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page, submitted
from tinkuy.hub.mailed_links import id_in, spend_form
from tinkuy.notices.stops.links import StopLink
from tinkuy.own_pages.single_purpose import link_closed
from tinkuy.people.countries import country_name
from tinkuy.publication.content.vocabularies.concepts import tag_words

from . import actions
from .actions import PLACE, subscription_behind
from .forms import SubscriptionForm
from .models import Subscription
from .topics import SHEETS

GONE = gettext_lazy("These mails have ended, or nobody confirmed them in two days. You may subscribe again.")


@counts_tries
@never_cache
def subscribe(request: HttpRequest) -> HttpResponse:
    chosen = {
        "countries": [f"country:{code.upper()}" for code in request.GET.getlist("country")],
        "themes": [f"theme:{theme.removeprefix('theme:')}" for theme in request.GET.getlist("theme")],
    }
    form = SubscriptionForm(request.POST or None, initial=chosen)

    def ask() -> None:
        spend_form(PLACE, str(request.META.get("REMOTE_ADDR", "")))
        if not form.is_of_a_program:
            email = form.cleaned_data["email"]
            actions.ask_for_subscription(email=email, language=reader_language(), facets=form.facets())

    if submitted(request, form, ask):
        return redirect("hub:subscription_sent")
    return form_page(request, "hub/subscribe.html", {"form": form}, form)


def sent(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "hub/subscription_sent.html")


@never_cache
def own(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the link: begin it, see what was asked for, end it. To look at it changes nothing."""
    subscription = subscription_behind(key)
    if subscription is None:
        return link_closed(request, sentence=GONE, status=404)
    if request.method == "POST":
        if "end" in request.POST:
            return _ended(request, subscription)
        actions.confirm_subscription(subscription)
        return redirect("hub:own_subscription", key)
    context = {"subscription": subscription, "key": key, "named": _named(subscription)}
    response = render(request, "hub/own_subscription.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def end_of_subscription(_request: HttpRequest, key: str) -> StopLink | None:
    """For the one view of every way out: what the address ends that stood in the head of former mails."""
    public_id = id_in(PLACE, key)
    return StopLink(SHEETS, "", Subscription(public_id=public_id).about) if public_id else None


def _ended(request: HttpRequest, subscription: Subscription) -> HttpResponse:
    actions.end_subscription(subscription)
    return render(request, "hub/subscription_ended.html")


def _named(subscription: Subscription) -> list[str]:
    """The themes and countries in words."""
    language = get_language() or "es"
    return [
        country_name(facet.partition(":")[2]) if facet.startswith("country:") else tag_words(facet, language)
        for facet in subscription.facets
    ]
