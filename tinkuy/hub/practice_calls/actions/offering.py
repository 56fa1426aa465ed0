"""Who has no account offers a practice: asks for a link, writes on its page, sends it, answers the team."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.hub.mailed_links import may_mail
from tinkuy.hub.practice_calls.answers import NEEDED, PARTS
from tinkuy.hub.practice_calls.messages import mail_author
from tinkuy.hub.practice_calls.models import (
    BY_AUTHOR,
    DRAFT_FOR,
    READ_FOR,
    UNCONFIRMED_FOR,
    OfferedPractice,
    OfferState,
    PracticeCall,
)
from tinkuy.hub.practice_calls.queries import is_open, readers_of
from tinkuy.notices.outbox import owe
from tinkuy.people.countries import countries, zone_of
from tinkuy.publication.content.licences import OFFERED_LICENCES

LONGEST_WORDS = 4_000


@dataclass(frozen=True)
class Offerer:
    """Who begins: a person of an organisation of a country; `language` is that of the sheet and of the mails."""

    name: str
    email: str
    organisation: str
    country: str
    language: str


@transaction.atomic
def begin_practice(*, call: PracticeCall, author: Offerer) -> None:
    """Mail the address a link to the page where it is written; the same for every address. Two days are waited."""
    _demand_open(call)
    if author.language not in call.languages:
        raise Refused(_("Choose a language of this call."), about="language")
    if author.country not in countries():
        raise Refused(_("Choose your country."), about="country")
    organisation = demand_text(author.organisation, _("Write whose practice it is."), about="organisation")
    if not may_mail(OfferedPractice.place, author.email):
        return
    practice = OfferedPractice(call=call, language=author.language, erase_on=clock.today() + UNCONFIRMED_FOR)
    practice.seal(name=tidy(author.name), email=author.email.strip(), organisation=organisation, country=author.country)
    practice.save()
    mail_author(practice, "practice-to-write", key=f"practice-{practice.public_id}")


@transaction.atomic
def save_practice(practice: OfferedPractice, answers: Mapping[str, str]) -> OfferedPractice:
    """Keep what is written, whatever is missing. The first time confirms the address."""
    practice = _locked(practice)
    _demand_written(practice)
    practice.write(_known(answers))
    if practice.state != OfferState.CONVERSATION:
        practice.state, practice.erase_on = OfferState.DRAFT, clock.today() + DRAFT_FOR
    practice.save(update_fields=["sealed_answers", "state", "erase_on"])
    return practice


@transaction.atomic
def send_practice(practice: OfferedPractice, answers: Mapping[str, str], *, is_permitted: bool) -> OfferedPractice:
    """Send it to who edits the hub, with the permission to publish it; they are told by day, without a word of it."""
    practice = _locked(practice)
    if practice.state not in (OfferState.UNCONFIRMED, OfferState.DRAFT):
        raise Refused(_("It was sent already. Reload the page."))
    _demand_open(practice.call)
    answers = _known(answers)
    for name in NEEDED:
        demand_text(answers.get(name, ""), _("Without this nobody can read what the practice is."), about=name)
    if not is_permitted:
        raise Refused(_("Tick that your organisation permits its publication."), about="permission")
    practice.write(answers)
    practice.state, practice.sent_at = OfferState.RECEIVED, clock.now()
    practice.erase_on = clock.today() + READ_FOR
    practice.save(update_fields=["sealed_answers", "state", "sent_at", "erase_on"])
    _tell_team(practice)
    return practice


@transaction.atomic
def answer_team(practice: OfferedPractice, words: str, answers: Mapping[str, str] | None = None) -> OfferedPractice:
    """Answer what the team asked, with other words of the practice where that is the answer."""
    practice = _locked(practice)
    if not practice.waits_for_author:
        raise Refused(_("Nothing is asked of you now. Reload the page."))
    practice.say(BY_AUTHOR, demand_text(words, _("Write your answer."), about="words"))
    if answers is not None:
        practice.write(_known(answers))
    practice.state = OfferState.RECEIVED
    practice.save(update_fields=["sealed_conversation", "sealed_answers", "state"])
    _tell_team(practice)
    return practice


def _tell_team(practice: OfferedPractice) -> None:
    """By day and without a word of it: mail is read by others, too."""
    turn = len(practice.conversation)
    for person in readers_of(practice.call):
        with translation.override(person.language):
            path = reverse("hub:offered_practice", args=[practice.public_id])
        owe(
            person,
            "practice-to-read",
            dedupe_key=f"practice-{practice.public_id}-{turn}-{person.pk}",
            about=practice.about,
            by_day_in=zone_of(person.country, settings.HUB_ZONE),
            path=path,
            is_answer=bool(turn),
        )


def _locked(practice: OfferedPractice) -> OfferedPractice:
    """As it stands now, so that of two who press at once the second is told."""
    current = OfferedPractice.objects.select_for_update(of=("self",)).select_related("call")
    row = current.filter(pk=practice.pk).first()
    if row is None:
        raise Refused(_("It was erased. Nothing of it is here any more."))
    return row


def _demand_written(practice: OfferedPractice) -> None:
    if not practice.is_written:
        raise Refused(_("It is being read, so its words stay. If something is wrong, the team asks you."))


def _demand_open(call: PracticeCall) -> None:
    if not is_open(call):
        raise Refused(_("This call is closed."))


def _known(answers: Mapping[str, str]) -> dict[str, str]:
    """The parts that are asked, and the licence."""
    known = {name: tidy(answers.get(name, "")) for name in PARTS}
    licence = answers.get("licence", "")
    return known | {"licence": licence if licence in dict(OFFERED_LICENCES) else ""}
