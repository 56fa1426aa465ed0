"""What the pages of inviting draw and name."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.convening.invitation_mails.queries.words import sending_name
from tinkuy.convening.invitation_mails.rules import OF_MANY, InviteeState
from tinkuy.convening.invitations.models import InvitationSending
from tinkuy.core.text import lower_first
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Sector

register = template.Library()


@register.filter
def state_of(code: str, count: int) -> str:
    """The words of a state after a number: «27 registered»."""
    state = InviteeState(code)
    return lower_first(str(state.label if count == 1 else OF_MANY[state]))


@register.filter
def country_called(code: str) -> str:
    return country_name(code) if code else _("Without a country")


@register.filter
def sector_called(code: str) -> str:
    return str(Sector(code).label) if code in Sector.values else code


@register.simple_tag
def sending_title(sending: InvitationSending) -> str:
    return sending_name(sending)


@register.simple_tag
def strip(cells: Iterable[tuple[str, str, int, float]]) -> SafeString:
    """A bar of parts side by side, each as wide as its share of the longest bar."""
    parts, start = [], 0.0
    for code, _label, count, width in cells:
        if count:
            parts.append((code, round(start, 2), round(max(width - 0.5, 0.4), 2)))
            start += width
    return format_html_join("", '<rect class="is-{}" x="{}" y="0" width="{}" height="10"/>', parts)
