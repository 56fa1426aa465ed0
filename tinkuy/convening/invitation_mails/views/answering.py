"""Behind the link of an invitation: to register, to decline by one press, to get no more. To look changes nothing.

The last is done by the one view of every way out (`notices/stops`), which is told what ends.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from django_scopes import scope

from tinkuy.convening.invitation_mails.actions.answering import accept_after_all, decline_invitation
from tinkuy.convening.invitation_mails.queries.links import announced_cycle, link_with_fingerprint
from tinkuy.convening.invitation_mails.queries.words import InvitationWords
from tinkuy.convening.invitation_mails.topics import INVITATIONS_BY_MAIL, INVITATIONS_OF_CYCLE
from tinkuy.convening.invitations.models import InviteeLink, LinkChannel
from tinkuy.convening.invitations.sources import ALL, INVITED, SHARED, is_shared_word
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.notices.stops.links import StopLink
from tinkuy.own_pages.single_purpose import LinkKind, behind_link, open_link
from tinkuy.people.actions.patience import block_of

ENDED = _("The cycle no longer takes registrations. Nothing is left to do.")


INVITEE_LINKS = LinkKind(
    links=InviteeLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=_(
        "This invitation was erased, or its link was copied in part. Ask whoever invited you; you can also register "
        "on the page of the cycle."
    ),
)


@behind_link(INVITEE_LINKS)
@require_http_methods(["GET"])
def invited(request: HttpRequest, link: InviteeLink, secret: str) -> HttpResponse:
    """What the cycle is, and the two answers. Nothing of the person: a mail may have been passed on."""
    return render(request, "convening/invited.html", _context(link, secret))


@behind_link(INVITEE_LINKS)
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, link: InviteeLink, secret: str) -> HttpResponse:
    if request.method == "POST":
        decline_invitation(invitee=link.invitee)
    return redirect("convening:invited", secret)


@behind_link(INVITEE_LINKS)
@require_POST
def accept(request: HttpRequest, link: InviteeLink, secret: str) -> HttpResponse:
    """Who declined by mistake, or thought again."""
    accept_after_all(invitee=link.invitee)
    return redirect("convening:invited", secret)


def end_of_invitations(request: HttpRequest, secret: str) -> StopLink | None:
    """What the way out of an invitation ends: one that was passed on by telephone ends those of its cycle alone."""
    block = block_of(str(request.META.get("REMOTE_ADDR", "")))
    link = open_link(INVITEE_LINKS, secret=secret, block=block)
    if link is None:
        return None
    topic = INVITATIONS_BY_MAIL if link.channel == LinkChannel.MAIL else INVITATIONS_OF_CYCLE
    return StopLink(topic, "", link.invitee.about, back=reverse("convening:invited", args=[secret]))


def _context(link: InviteeLink, secret: str) -> dict[str, Any]:
    invitee, cycle = link.invitee, link.cycle
    words = InvitationWords(cycle)
    query = {INVITED: secret} | ({"country": invitee.country} if invitee.country else {})
    return {
        "cycle": cycle,
        "main_language": cycle.main_language,
        "next_session": words.next,
        "secret": secret,
        "values": words.values(reader_language(), invitee.country),
        "is_open": takes_registrations(cycle) and words.next is not None,
        "is_of_mail": link.channel == LinkChannel.MAIL,
        "has_declined": invitee.declined_at is not None,
        "register_href": f"{reverse('convening:register', args=[cycle.slug])}?{urlencode(query)}",
    }


def shared_link(request: HttpRequest, key: str, word: str) -> HttpResponse:
    """A link that was shared leads to the form of registering, which counts where it came from; when that is closed, to
    the page of the cycle.
    """
    cycle = or_404(announced_cycle(key))
    with scope(cycle=cycle):
        if not is_shared_word(word):
            raise Http404
    if not takes_registrations(cycle):
        return redirect("hub:invitation", cycle.public_id)
    country = word.partition("-")[0]
    query = {SHARED: word} | ({"country": country} if country != ALL else {})
    return redirect(f"{reverse('convening:register', args=[cycle.slug])}?{urlencode(query)}")
