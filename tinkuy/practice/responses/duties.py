"""Answers to recommendations that a focal point accompanies, for whoever takes over what waits on somebody."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.duties import DutySource
from tinkuy.practice.responses.models import SETTLED, Response

WORDS_NAMED = 12


def _accompanied(cycle: Cycle) -> QuerySet[Response]:
    """What was asked of their country and is neither rejected nor in practice.

    A link that a former focal point holds goes with them: it opens for the focal point of the answer alone.
    """
    rows = Response.objects.filter(cycle=cycle).exclude(focal_point=None).exclude(state__in=SETTLED)
    return rows.select_related("finding").order_by("finding__number", "country", "pk")


def _words(cycle: Cycle, response: Response) -> tuple[str, str]:
    text = in_language(response.finding.text, reader_language(), cycle.main_language)
    words = f"{response.finding.label}: {Truncator(text).words(WORDS_NAMED, truncate='…')}"
    return words, reverse("practice:response", args=[cycle.slug, response.public_id])


ACCOMPANIED_ANSWERS = DutySource(
    name="response",
    heading=_("Answers of their country"),
    rows=_accompanied,
    person="focal_point",
    country="country",
    describe=_words,
)
