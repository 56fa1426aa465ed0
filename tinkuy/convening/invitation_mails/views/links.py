"""The team's page of links to share, one for each channel, and the square code of each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tinkuy.convening.invitation_mails.queries.shared_links import link_address, shared_links
from tinkuy.convening.invitation_mails.rules import own_countries
from tinkuy.convening.invitations.sources import is_shared_word
from tinkuy.core.languages import reader_language
from tinkuy.design.sharing import qr_svg
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person


def links(request: CycleRequest, cycle: str) -> HttpResponse:
    """Those of the chosen country."""
    own = own_countries(team_person(request), request.cycle)
    codes = sorted(invited_countries(request.cycle) if own is None else own, key=country_name)
    chosen = request.GET.get("country", "")
    country = chosen if chosen in codes else "" if own is None else next(iter(codes), "")
    context = {
        "countries": [("", _("All countries"))] * (own is None) + [(code, country_name(code)) for code in codes],
        "country": country,
        "links": shared_links(request.cycle, country, reader_language()),
    }
    return render(request, "convening/shared_links.html", context)


def square_file(request: CycleRequest, cycle: str, word: str) -> HttpResponse:
    """The square code of the link with this *word*, drawn when somebody looks at it."""
    own = own_countries(team_person(request), request.cycle)
    is_own = own is None or word.partition("-")[0] in own
    if not (request.cycle.is_announced and is_own and is_shared_word(word)):
        raise Http404
    return HttpResponse(qr_svg(link_address(request.cycle, word, reader_language())), content_type="image/svg+xml")
