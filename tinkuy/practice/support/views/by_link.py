"""Whoever answers a recommendation behind a link asks for what another country offers about it, by one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.own_pages.single_purpose import behind_link
from tinkuy.practice.responses.models import ResponseLink
from tinkuy.practice.responses.views.answering import RESPONSE_LINKS
from tinkuy.practice.support.actions.asking import take_offer_by_link
from tinkuy.practice.support.queries import support_of


@behind_link(RESPONSE_LINKS)
@require_POST
def take(request: HttpRequest, link: ResponseLink, secret: str, offer: str) -> HttpResponse:
    standing = or_404(support_of(link.cycle, offer))
    take_offer_by_link(link=link, offer=standing)
    return redirect("practice:respond", secret)
