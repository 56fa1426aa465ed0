"""4 SYSTEMATISE: what a session leaves behind beside its transcript."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day

from . import addresses, ground
from .addresses import address
from .facts import Facts
from .rule import Remark, Rule, Severity
from .wording import places_listed

PATIENCE = timedelta(days=7)
"""Until then nobody expects the minutes of a session."""


def _old(facts: Facts) -> list[Webinar]:
    return [w for w in facts.held_webinars if local_day(w.starts_at, facts.cycle.zone) + PATIENCE < facts.today]


def sessions_without_record(facts: Facts) -> Iterator[Remark]:
    """One that leaves no quote under its regime still has minutes."""
    places = [webinar.ordinal for webinar in _old(facts) if webinar.pk not in facts.with_record]
    if places:
        yield Remark(
            fact=ngettext(
                "Session %(places)s has neither minutes nor recording",
                "Sessions %(places)s have neither minutes nor recording",
                len(places),
            )
            % {"places": places_listed(places)},
            advice=_("More than a week has passed. Add the minutes, or the link to the recording."),
            deed=_("Add"),
            href=address(facts, addresses.MATERIALS, min(places)),
        )


RULES = (
    Rule(
        "no-record",
        Severity.ADVICE,
        gettext_lazy("Every session held more than a week ago has its minutes or its recording."),
        gettext_lazy("Whoever was not there reads what was agreed."),
        sessions_without_record,
        ground=ground.HELD.where(lambda facts: bool(_old(facts))),
    ),
)
