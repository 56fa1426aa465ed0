"""Second codings that somebody has begun, for whoever takes over what waits on them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.duties import DutySource, register_duties
from tinkuy.systematisation.agreement.models import DoubleCoding


def _begun(cycle: Cycle) -> QuerySet[DoubleCoding]:
    rows = DoubleCoding.objects.filter(cycle=cycle, finished_at=None).exclude(second_coder=None)
    return rows.select_related("transcript__webinar")


def _words(cycle: Cycle, one: DoubleCoding) -> tuple[str, str]:
    place = one.transcript.webinar.ordinal
    values = {"place": place, "first": one.first, "last": one.last}
    words = _("Session %(place)s, captions %(first)s to %(last)s") % values
    return words, reverse("systematisation:double_coding", args=[cycle.slug, one.public_id])


SECOND_CODINGS = DutySource(
    name="second-coding",
    heading=gettext_lazy("Second codings"),
    rows=_begun,
    person="second_coder",
    describe=_words,
)


def register_second_codings() -> None:
    register_duties(SECOND_CODINGS)
