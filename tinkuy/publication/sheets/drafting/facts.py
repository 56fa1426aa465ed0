"""What a first draft says of facts: agreements that are public, what was done, how nobody is exposed. In the language
that is active.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.text import in_language, listed
from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.dialogue.agreements.public_agreements import public_summaries
from tinkuy.dialogue.agreements.queries import AgreementSummary
from tinkuy.dialogue.agreements.rules import names_parties
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import HookState
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.themes.models import Theme
from tinkuy.publication.content.parts import Thread, WebinarLine
from tinkuy.publication.content.vocabularies.suggesting import suggested_tags
from tinkuy.publication.sheets.drafting.institutions import TELL_OF_NOBODY
from tinkuy.systematisation.rounds.models import ValidationRound


def agreements_of(cycle: Cycle, language: str) -> tuple[str, ...]:
    """The public ones that stand, as their own page shows them; one in another language is left to the translation."""
    standing = (one for one in public_summaries(cycle) if one.agreement.state != AgreementState.DROPPED)
    return tuple(_agreement(one) for one in standing if one.agreement.words_language == language)


def _agreement(one: AgreementSummary) -> str:
    """«Un directorio común. Migraciones; Perú y Ecuador. Hasta el 3 de mayo de 2021.»"""
    agreement = one.agreement
    parts = [agreement.text.rstrip(".")]
    if names_parties(agreement):
        parts.append("; ".join(part for part in (agreement.who, listed(party.name for party in one.parties)) if part))
    if agreement.due_on:
        parts.append(pgettext("end of an agreement", "Until %(day)s") % {"day": day_with_year(agreement.due_on)})
    return ". ".join(part for part in parts if part) + "."


def actions_of(lines: Sequence[WebinarLine], threads: Sequence[Thread], countries: int) -> tuple[str, ...]:
    """What the record shows that was done, a sentence each."""
    return tuple(_actions([one for one in lines if not one.is_planned], threads, countries))


def _actions(sessions: Sequence[WebinarLine], threads: Sequence[Thread], countries: int) -> Iterator[str]:
    if countries:
        yield ngettext("%(count)d country was invited.", "%(count)d countries were invited.", countries) % {
            "count": countries
        }
    if sessions:
        yield ngettext(
            "%(count)d online session was held: %(titles)s.",
            "%(count)d online sessions were held: %(titles)s.",
            len(sessions),
        ) % {"count": len(sessions), "titles": listed(line.title for line in sessions)}
    if threads:
        picked_up = sum(thread.state == HookState.RESOLVED for thread in threads)
        sentence = ngettext(
            "%(count)d question was left open from one session for another; picked up: %(picked_up)d.",
            "%(count)d questions were left open from one session for another; picked up: %(picked_up)d.",
            len(threads),
        )
        yield sentence % {"count": len(threads), "picked_up": picked_up}
    rounds = ValidationRound.objects.count()
    if rounds:
        yield ngettext(
            "What was learned went back to the countries in %(count)d round of validation.",
            "What was learned went back to the countries in %(count)d rounds of validation.",
            rounds,
        ) % {"count": rounds}


def context_of(cycle: Cycle, language: str) -> str:
    """From which question the cycle began, and with which themes; what the countries faced is the team's to write."""
    sentences = []
    if question := in_language(cycle.guiding_question, language, cycle.main_language):
        sentences.append(_("The cycle began with this question: %(question)s") % {"question": question})
    if themes := [in_language(theme.name, language, cycle.main_language) for theme in Theme.objects.all()]:
        sentences.append(_("Its themes: %(themes)s.") % {"themes": listed(themes)})
    return " ".join(sentences)


def constraints_of(webinars: Iterable[Webinar]) -> str:
    """What the record shows that did not come about."""
    cancelled = sum(webinar.state == WebinarState.CANCELLED for webinar in webinars)
    if not cancelled:
        return ""
    return ngettext(
        "%(count)d planned session was not held.", "%(count)d planned sessions were not held.", cancelled
    ) % {"count": cancelled}


def safeguards_of(cycle: Cycle) -> str:
    """How nobody is exposed by what the program does; what the team did besides is theirs to write."""
    sentences = [
        _("Nobody is named: quotes are told by country, and only where the rule of their session allows it."),
        _("Small numbers of persons are not shown."),
        ngettext(
            "Names and addresses of participants are kept for %(days)d day after the close, longer only if they agree.",
            "Names and addresses of participants are kept for %(days)d days after the close, longer only if they "
            "agree.",
            cycle.keeps_days,
        )
        % {"days": cycle.keeps_days},
    ]
    if cycle.default_regime in TELL_OF_NOBODY:
        regime = str(Regime(cycle.default_regime).label)
        sentences.insert(0, _("Rule of the sessions: %(regime)s.") % {"regime": regime})
    return " ".join(sentences)


def tags_of(cycle: Cycle) -> tuple[str, ...]:
    """What title, purpose and themes of the cycle suggest; a person keeps or takes out each."""
    themes = (in_language(theme.name, cycle.main_language) for theme in Theme.objects.all())
    texts = (cycle.title, cycle.purpose, cycle.guiding_question)
    return suggested_tags(". ".join([*(in_language(text, cycle.main_language) for text in texts), *themes]))
