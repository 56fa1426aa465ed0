"""Somebody who knows a change, and did not write it, says behind a link whether it is so. The team passes it on."""

import hashlib
import json

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import OF_A_CASE, demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.outcomes.actions import OBSERVED
from tinkuy.practice.outcomes.models import Confirmation, Outcome, OutcomeLink, OutcomeState


@transaction.atomic
def copy_outcome_link(*, actor: Person, outcome: Outcome) -> str:
    """The path of a new link, for whoever sends it on; nobody can read it here again."""
    demand_voice(actor, "record_adoptions", outcome.cycle, outcome.country)
    if outcome.state == OutcomeState.WITHDRAWN:
        raise Refused(_("This outcome was withdrawn."))
    secret, link = OutcomeLink.with_new_secret(cycle=outcome.cycle, outcome=outcome)
    link.save()
    record(actor, "took a link to confirm", outcome, country=outcome.country)
    return reverse("practice:confirm_outcome", args=[secret])


def answer_outcome(
    *, link: OutcomeLink, answer: str, words: str = "", role: str = "", names_nobody: bool = False, read: str = ""
) -> OutcomeLink:
    """Answer once. Who confirms a change that nothing confirmed yet substantiates it; its source is their *role*.

    Of one that everybody reads already the answer waits for the team, which writes what it takes from it: no country
    has read the words of whoever holds a link. *read* is the mark of what they read, if it is known.
    """
    if answer not in Confirmation.values:
        raise Refused(_("Choose whether it is so."), about="answer")
    words, role = tidy(words), tidy(role)
    if answer != Confirmation.UNKNOWN:
        words = demand_text(words, _("Write what you know of it."), about="words")
        role = demand_text(role, _("Write what you are there, never your name."), about="role")
    for text, about in ((words, "words"), (role, "role")):
        demand_nothing_personal(text, about=about)
    if not names_nobody:
        demand_names_nobody([words, role], OF_A_CASE)
    return _write(link, answer, words, role, read)


def mark_of(outcome: Outcome) -> str:
    """Of what a page tells of it to whoever confirms it: nobody confirms other words than they read."""
    return hashlib.sha256(json.dumps([str(getattr(outcome, name)) for name in OBSERVED]).encode()).hexdigest()[:16]


@transaction.atomic
def _write(link: OutcomeLink, answer: str, words: str, role: str, read: str) -> OutcomeLink:
    rows = Outcome.objects.select_for_update(of=("self",)).select_related("cycle", "finding")
    outcome = rows.get(pk=link.outcome_id)
    if outcome.state == OutcomeState.WITHDRAWN:
        raise Refused(_("This outcome was withdrawn."))
    if read and read != mark_of(outcome):
        raise ChangedMeanwhile(_("The country has just changed these words. Read them, then send again."))
    answered = {"answer": answer, "words": words, "role": role, "used_at": clock.now()}
    if not OutcomeLink.objects.filter(pk=link.pk, used_at=None).update(**answered):
        raise Refused(_("This link was used: what you wrote was not recorded. It stays here, to be copied."))
    if answer == Confirmation.CONFIRMED and outcome.state == OutcomeState.REPORTED and not outcome.is_public:
        outcome.substantiation, outcome.source, outcome.source_address = words, role, ""
        outcome.state, outcome.substantiated_on = OutcomeState.SUBSTANTIATED, outcome.cycle.today()
        outcome.save(update_fields=["substantiation", "source", "source_address", "state", "substantiated_on"])
    record(None, "answered about", outcome, country=outcome.country)
    link.refresh_from_db()
    return link


@transaction.atomic
def remove_answer(*, actor: Person, link: OutcomeLink) -> None:
    """Take the words of an answer away for good; what confirms the outcome is said on its page."""
    demand_voice(actor, "record_adoptions", link.cycle, link.outcome.country)
    OutcomeLink.objects.filter(pk=link.pk).update(words="", role="")
    record(actor, "removed an answer about", link.outcome, country=link.outcome.country)
