"""What a material may not be: handed out against the regime, kept longer than the rule without a reason."""

from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import close_of, may
from tinkuy.systematisation.materials import rules
from tinkuy.systematisation.materials.models import Material, Tier
from tinkuy.systematisation.materials.queries import closed_part_of

MOST_LINK = 500


def demand_link(link: str) -> None:
    """A link is looked at for its form and never fetched; a name and password in it would be handed out."""
    if not link:
        return
    try:
        parts = urlsplit(link)
        is_whole = parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        is_whole = False
    if not is_whole or len(link) > MOST_LINK or any(not sign.isprintable() or sign.isspace() for sign in link):
        raise Refused(
            _("Copy the whole link: it begins with https:// and holds neither spaces nor a password."), about="link"
        )


def demand_tier(material: Material, tier: str, *, is_looked_through: bool) -> None:
    """Invariant 11: what tells who spoke or was there stays with the team where a part is nobody's to tell."""
    if tier not in Tier.values:
        raise Refused(_("Choose who may have it."), about="tier")
    if tier == Tier.TEAM:
        return
    closed = closed_part_of(material.webinar)
    if closed and rules.must_stay_in(material.kind, closed):
        raise Refused(rules.why_it_stays(closed), about="tier")
    if material.taken_back_at and rules.tells_who(material.kind):
        raise Refused(
            _("This was taken back when a part became stricter: what was said under it stays with the team."),
            about="tier",
        )
    if not is_looked_through:
        raise Refused(
            _("Somebody of the team looks through it before others have it. Tick it once that is done."),
            about="is_looked_through",
        )


def demand_consent(consent: str, tier: str) -> None:
    """Who is seen has agreed before others see it."""
    if tier != Tier.TEAM and not consent:
        raise Refused(_("Write how those who can be recognised agreed, or choose “Team only”."), about="consent")


def _demand_not_over(cycle: Cycle, rule: date) -> None:
    """What the clock would erase within the hour is not taken in silence."""
    if rule < cycle.today() and not cycle.is_example:
        raise Refused(
            _("By the rule it was kept until %(day)s. The regional coordination may choose a later day and write why.")
            % {"day": day_with_year(rule)},
            about="erase_on",
        )


def demand_retention(actor: Person, material: Material, until: date | None, reason: str) -> None:
    """Shorter than the rule as one likes; longer by the coordination, with a reason, up to the longest."""
    cycle = material.cycle
    close = close_of(cycle) or cycle.today()
    rule = rules.rule_until(material.kind, cycle, close)
    if until is None:
        _demand_not_over(cycle, rule)
        return
    if until != material.chosen_erase_on:
        _demand_may_choose(actor, material, until, rule, close)
    if until > rule and not reason:
        raise Refused(
            _("The rule keeps it until %(day)s. Write why it is needed for longer.") % {"day": day_with_year(rule)},
            about="erase_reason",
        )


def _demand_may_choose(actor: Person, material: Material, until: date, rule: date, close: date) -> None:
    cycle = material.cycle
    longest = rules.longest_until(material.kind, close)
    if until < cycle.today():
        raise Refused(_("That day has passed. To take it away now, remove it."), about="erase_on")
    if until > longest:
        raise Refused(_("It is kept until %(day)s at the longest.") % {"day": day_with_year(longest)}, about="erase_on")
    if until > rule and not may(actor, "set_retention", cycle):
        raise Refused(
            _("The rule keeps it until %(day)s. Only the regional coordination keeps it for longer.")
            % {"day": day_with_year(rule)},
            about="erase_on",
        )
