"""What every deed of the plan checks about words, choices and zones; the lock that puts its deeds in a row."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import State, fingerprint
from tinkuy.planning.cycles.models.cycle import Cycle

Words = Mapping[str, str]


def demand_words(words: Words, language: str, sentence: str, *, about: str) -> None:
    """Refuse with *sentence*, *about* that argument, unless there are words in *language*: the main one never lacks."""
    if not tidy(words.get(language, "")):
        raise Refused(sentence, about=about)


def demand_choice(code: str, choices: type[TextChoices]) -> None:
    if code not in choices.values:
        raise Refused(_("«%(code)s» is not one of the choices: %(choices)s.") % _choice_words(code, choices))


def _choice_words(code: str, choices: type[TextChoices]) -> dict[str, str]:
    return {"code": code, "choices": ", ".join(str(label) for label in choices.labels)}


def demand_zone(zone: str) -> None:
    if zone not in available_timezones():
        raise Refused(_("«%(zone)s» is not a time zone. Choose one from the list.") % {"zone": zone}, about="zone")


def demand_unchanged(state: State, read_as: str) -> None:
    """`ChangedMeanwhile` unless *state* is what the writer read (promise L08); who says nothing is not asked."""
    if read_as and fingerprint(state) != read_as:
        raise ChangedMeanwhile(_("Somebody else has just changed this. Read what they wrote, then save again."))


def lock(cycle: Cycle) -> Cycle:
    """The row of *cycle* as it is now, locked: two who change one plan at once come one after the other."""
    return Cycle.objects.select_for_update().get(pk=cycle.pk)
