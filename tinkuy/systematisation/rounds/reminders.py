"""The countries that owe an answer are reminded by the clock before the deadline, and by hand."""

from datetime import timedelta

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_after, country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.planning.rules import demand
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries.standing import Standing, round_summary

from .actions.asking import focal_points_with_role, send_link
from .actions.opening import cycles_with_open_rounds

BEFORE = (timedelta(days=7), timedelta(days=1))


def remind_of_rounds() -> int:
    """Owe a reminder a week and a day before the deadline, once each, to those who owe an answer; how many."""
    return sum(_remind_in(cycle) for cycle in cycles_with_open_rounds())


@transaction.atomic
def remind_country(*, actor: Person, opened: ValidationRound, country: str) -> int:
    """Owe the focal points of *country* a reminder, at most one a day; how many messages."""
    demand(actor, "write_findings", opened.cycle)
    summary = round_summary(opened)
    if not summary.takes_answers:
        raise Refused(_("This round is closed: nobody is reminded any more."))
    if not summary.may_remind:
        raise Refused(
            _("The round has only just opened: you can remind from %(day)s on.")
            % {"day": day_with_year(opened.reminds_from)}
        )
    subject = {"country": capfirst(country_after("the", country))}
    standing = next((one for one in summary.owing if one.country == country), None)
    if standing is None:
        raise Refused(_("%(country)s has answered everything.") % subject)
    if not standing.has_focal_point:
        raise Refused(_("%(country)s has no focal point who could answer.") % subject)
    sent = _remind(opened, standing, f"{summary.today:%Y%m%d}")
    if not sent:
        raise Refused(
            _("%(country)s was reminded today already. Tomorrow you can again.") % {"country": country_name(country)}
        )
    record(actor, "reminded", opened, country=country, number=opened.number)
    return sent


@transaction.atomic
def _remind_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        sent, today = 0, day_of(cycle)
        for opened in ValidationRound.objects.filter(closed_at=None).select_related("cycle"):
            due = [span for span in BEFORE if opened.closes_on - span <= today <= opened.closes_on]
            is_new = local_day(opened.opened_at, cycle.zone) >= today
            if due and not is_new:  # whoever was asked today is not reminded today
                word = f"{min(due).days}-{opened.closes_on:%Y%m%d}"
                sent += sum(_remind(opened, standing, word) for standing in round_summary(opened).owing)
    return sent


def _remind(opened: ValidationRound, standing: Standing, word: str) -> int:
    """*word* tells one reminder from another: the same is owed once."""
    return sum(
        send_link(
            opened,
            role,
            "validation-reminder",
            key=f"validation-reminder-{opened.cycle.public_id}-{opened.number}-{word}-{role.pk}",
            count=len(standing.owed),
        )
        for role in focal_points_with_role([standing.country])
    )
