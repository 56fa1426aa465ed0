"""Keeping and removing a quote of the transcript: what coding, its undoing and the coding of turns share."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Code, Excerpt

from .content import demand_same_cycle
from .passage import Passage, country_of, has_many_voices, regime_of


def keep_passage(
    passage: Passage, *, actor: Person | None, kind: str, code: Code | None, language: str = "", **more: Any
) -> Excerpt:
    """The quote of a passage, under the strictest regime; *more* are fields of a quote that comes back."""
    first = passage.cues[0]
    regime = rules.strictest(regime_of(passage), more.pop("regime", "") or first.regime)
    known = {known for known, _name in settings.LANGUAGES}
    return Excerpt.objects.create(
        **passage.place,
        cycle=first.cycle,
        webinar=first.transcript.webinar,
        text=passage.text,
        kind=kind,
        code=code,
        country=country_of(passage.cues, regime),
        language=language if language in known else first.transcript.language,
        regime=regime,
        start_ms=passage.start_ms,
        until_ms=passage.until_ms,
        many_voices=has_many_voices(passage.cues),
        coded_by=actor,
        **more,
    )


def demand_code(code: Code | None, kind: str, cycle: Cycle) -> None:
    """Refuse a code of another cycle or kind, or one that only gathers others."""
    if code is None:
        return
    demand_same_cycle(cycle, code)
    if code.kind != kind:
        raise Refused(
            _("%(label)s belongs to another kind. Choose a code of this kind.") % {"label": code.label}, about="code"
        )
    if not code.is_codable:
        raise Refused(_("%(label)s only gathers others: choose one under it.") % {"label": code.label}, about="code")


def demand_unused(excerpt: Excerpt) -> None:
    """Refuse while a finding rests on the quote."""
    resting = [evidence.finding.label for evidence in excerpt.evidence.select_related("finding")]
    if resting:
        raise Refused(
            _("%(findings)s rests on this quote. Take the quote out of the finding first.")
            % {"findings": ", ".join(resting)}
        )
