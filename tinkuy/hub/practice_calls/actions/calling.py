"""A call for practices is opened, changed and closed by who edits the hub."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock, languages
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.hub.practice_calls.models import PracticeCall
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.hours import hub_today
from tinkuy.publication.content.vocabularies.concepts import concepts

Translations = Mapping[str, str]


@dataclass(frozen=True)
class CallWords:
    """What a call says. `title`, `text` and `terms` by language; `languages` are those in which one may answer."""

    title: Translations
    text: Translations
    terms: Translations
    until: date
    licence: str
    languages: Sequence[str] = languages.CODES
    theme: str = ""


@transaction.atomic
def open_call(*, actor: Person, words: CallWords) -> PracticeCall:
    """It is public at once, and takes practices until the end of its last day."""
    rules.demand(actor, "run_practice_calls", None)
    call = PracticeCall(opened_by=actor, is_example=actor.is_example)
    _put(call, words)
    call.save()
    record(actor, "opened", call)
    return call


@transaction.atomic
def change_call(*, actor: Person, call: PracticeCall, words: CallWords) -> PracticeCall:
    """Other words or another last day; a closed one with a day to come is open again. What came stays."""
    demand_own(actor, call)
    call = PracticeCall.objects.select_for_update().get(pk=call.pk)
    _put(call, words)
    call.closed_at = None
    call.save()
    record(actor, "changed", call)
    return call


@transaction.atomic
def close_call(*, actor: Person, call: PracticeCall) -> None:
    """Before its day. What was sent is still answered."""
    demand_own(actor, call)
    if not PracticeCall.objects.filter(pk=call.pk, closed_at=None).update(closed_at=clock.now()):
        raise Refused(_("This call is closed already."))
    record(actor, "closed", call)


def demand_own(actor: Person, call: PracticeCall) -> None:
    """Who edits the hub, and the example's editor the example's alone."""
    rules.demand(actor, "run_practice_calls", None)
    if actor.is_example != call.is_example:
        raise Refused(_("This call is not yours to change."))


def _put(call: PracticeCall, words: CallWords) -> None:
    for name in ("title", "text", "terms"):
        texts = {code: tidy(text) for code, text in getattr(words, name).items() if text.strip()}
        if not texts:
            raise Refused(_("Write it in one language at least."), about=name)
        setattr(call, name, texts)
    if words.until < hub_today():
        raise Refused(_("The last day is over already. Choose a day to come."), about="until")
    chosen = [code for code in languages.CODES if code in words.languages]
    if not chosen:
        raise Refused(_("Choose in which languages one may answer."), about="languages")
    if words.theme and words.theme not in {one.tag for one in concepts("theme").values()}:
        raise Refused(_("Choose a theme of the list."), about="theme")
    call.until, call.languages, call.theme, call.licence = words.until, chosen, words.theme, words.licence
