"""Agreements: who does what, by when."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.journal.trail import record
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.models import Hook


@transaction.atomic
def agree_on_hook(
    *, actor: Person, hook: Hook, text: str, who: str, countries: Sequence[str], due_on: date | None = None
) -> Agreement:
    """Answer a thread that no session picked up by an agreement: *who*, of which *countries*, does *text* by when."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    cycle = lock(hook.cycle)
    text, who = _whole(text, who, countries)
    last = Agreement.objects.aggregate(last=Max("number"))["last"] or 0
    agreement = Agreement(cycle=cycle, number=last + 1, text=text, who=who, due_on=due_on, hook=hook)
    agreement.countries = sorted(countries)
    actions.settle_hook(actor=actor, hook=hook, settlement=_agreement_in_words(agreement))
    agreement.save(force_insert=True)
    record(actor, "agreed", agreement, label=hook.label)
    return agreement


@transaction.atomic
def edit_agreement(
    *, actor: Person, hook: Hook, text: str, who: str, countries: Sequence[str], due_on: date | None = None
) -> Agreement:
    """Write the agreement that answered *hook* anew, there and beside its thread."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    lock(hook.cycle)
    agreement = Agreement.objects.select_related("cycle").get(hook=hook)
    agreement.text, agreement.who = _whole(text, who, countries)
    agreement.countries, agreement.due_on = sorted(countries), due_on
    agreement.save(update_fields=["text", "who", "countries", "due_on"])
    actions.reword_outcome(actor=actor, hook=hook, words=_agreement_in_words(agreement))
    return agreement


def _whole(text: str, who: str, countries: Sequence[str]) -> tuple[str, str]:
    """What is done and who does it, tidy; refused where something is missing."""
    text, who = tidy(text), tidy(who)
    if not text or not who:
        raise Refused(_("An agreement says what will be done, and who does it."))
    invited = set(InvitedCountry.objects.values_list("country", flat=True))
    if not countries or set(countries) - invited:
        raise Refused(_("An agreement is made by invited countries: choose one at least."))
    return text, who


def _agreement_in_words(agreement: Agreement) -> str:
    """«Guardia de turno en frontera (Migraciones, Bolivia y Perú)»."""
    countries = ", ".join(country_name(code, agreement.cycle.main_language) for code in agreement.countries)
    return f"{agreement.text} ({agreement.who}, {countries})"
