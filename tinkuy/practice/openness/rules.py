from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import listed
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.responses.models import Response


def may_decide_openness(person: Person, response: Response) -> bool:
    """A focal point of the country itself: the coordination speaks for it in other things, never in this."""
    return may(person, "decide_openness", response.cycle) and response.country in countries_of(person, response.cycle)


def demand_names_nobody(texts: Iterable[str]) -> None:
    """Refuse *texts* for everybody where the guard takes a part for personal data: it is to be read again (invariant
    12).
    """
    if words := list(dict.fromkeys(alert.text for text in texts for alert in alerts(text))):
        raise Refused(
            _("This may say who somebody is: %(words)s. Read it again; if it names nobody, say so and publish.")
            % {"words": listed(words)},
            about="names_nobody",
        )
