"""What every step of support has in common: the row as it is now, clean words, the step itself, and who is told."""

from datetime import date

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.practice.support.actions.mails import tell_news
from tinkuy.practice.support.models import LONGEST_WORDS, PeerSupport, PeerSupportStep


def locked(support: PeerSupport) -> PeerSupport:
    """The row as it is now: of two who answer at once the second reads what the first said."""
    rows = PeerSupport.objects.select_for_update(of=("self",))
    return rows.select_related("cycle", "finding__cycle", "origin").get(pk=support.pk)


def clean_words(words: str, *, names_nobody: bool, about: str = "note") -> str:
    """*words* for another country to read: what may say who somebody is, is read again first."""
    words = tidy(words)
    if len(words) > LONGEST_WORDS:
        raise Refused(_("Write at most %(most)d characters.") % {"most": LONGEST_WORDS}, about=about)
    if not names_nobody:
        demand_names_nobody([words])
    return words


def write_step(
    actor: Person | None,
    support: PeerSupport,
    country: str,
    state: str,
    *,
    note: str = "",
    taken_on: date | None = None,
    is_on_behalf: bool = False,
) -> PeerSupportStep:
    """One word more of *country*; does not change the state of *support*."""
    return PeerSupportStep.objects.create(
        cycle=support.cycle,
        support=support,
        country=country,
        state=state,
        note=note,
        taken_on=taken_on or support.cycle.today(),
        is_on_behalf=is_on_behalf,
        recorded_by=actor,
    )


def move(support: PeerSupport, step: PeerSupportStep, **changed: str) -> PeerSupport:
    """Put *support* where *step* leads, and tell the other side."""
    support.state = step.state
    for name, value in changed.items():
        setattr(support, name, value)
    support.save(update_fields=["state", *changed])
    tell_news(support, step, {support.asking, support.giving} - {step.country, ""})
    return support


def named(support: PeerSupport, country: str) -> dict[str, str]:
    """What the journal says of it."""
    return {"country": country, "label": support.finding.label}
