from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.models import Regime, Segment
from tinkuy.planning.rules import demand
from tinkuy.systematisation import rules
from tinkuy.systematisation.models import Code, Cue, Excerpt

from .content import demand_kind, demand_same_cycle


@transaction.atomic
def code_passage(
    *, actor: Person, cue: Cue, start: int, end: int, kind: str, code: Code | None = None, language: str = ""
) -> Excerpt:
    """Keep characters *start* to *end* of a cue, widened to whole words, as a quote of *kind*.

    The quote takes the strictest regime that applies at its minute, and the speaker's country unless that forbids it.
    """
    demand(actor, "code_passages", cue.cycle)
    demand_kind(kind)
    _demand_code(code, kind, cue)
    start, end = whole_words(cue.text, start, end)
    if Excerpt.objects.filter(cue=cue, start=start, end=end, kind=kind).exists():
        raise Refused(_("This passage is already coded with this kind."), about=("passage", "kind"))
    regime = _regime_of(cue)
    excerpt = Excerpt.objects.create(
        cycle=cue.cycle,
        webinar=cue.transcript.webinar,
        cue=cue,
        start=start,
        end=end,
        text=cue.text[start:end],
        kind=kind,
        code=code,
        country=cue.speaker.country if cue.speaker and rules.names_country(regime) else "",
        language=_language(language, cue),
        regime=regime,
        start_ms=cue.start_ms,
        coded_by=actor,
    )
    record(actor, "coded", excerpt, kind=kind)
    return excerpt


@transaction.atomic
def recode_excerpt(*, actor: Person, excerpt: Excerpt, kind: str, code: Code | None = None) -> Excerpt:
    """Another kind or code for the same words."""
    demand(actor, "code_passages", excerpt.cycle)
    demand_kind(kind)
    _demand_code(code, kind, excerpt)
    if Excerpt.objects.filter(**excerpt.place, kind=kind).exclude(pk=excerpt.pk).exists():
        raise Refused(_("These words are already coded with this kind."), about="kind")
    excerpt.kind, excerpt.code = kind, code
    excerpt.save(update_fields=["kind", "code"])
    record(actor, "recoded", excerpt, kind=kind)
    return excerpt


@transaction.atomic
def remove_excerpt(*, actor: Person, excerpt: Excerpt) -> None:
    """Undo the coding of a passage or the citing of something live, while no finding rests on it."""
    demand(actor, "code_passages", excerpt.cycle)
    resting = [evidence.finding.label for evidence in excerpt.evidence.select_related("finding")]
    if resting:
        raise Refused(
            _("%(findings)s rests on this quote. Take the quote out of the finding first.")
            % {"findings": ", ".join(resting)}
        )
    record(actor, "removed", excerpt, kind=excerpt.kind)
    excerpt.delete()


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The passage without spaces around it and with the words it cuts made whole; refuses one without a word."""
    if not 0 <= start < end <= len(text):
        raise Refused(_("This passage does not stand in the transcript any more. Reload the page and select it again."))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        raise Refused(_("Select at least one word."), about="passage")
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _demand_code(code: Code | None, kind: str, thing: Cue | Excerpt) -> None:
    if code is None:
        return
    demand_same_cycle(thing.cycle, code)
    if code.kind != kind:
        raise Refused(
            _("%(label)s belongs to another kind. Choose a code of this kind.") % {"label": code.label}, about="code"
        )
    if not code.is_codable:
        raise Refused(_("%(label)s only gathers others: choose one under it.") % {"label": code.label}, about="code")


def _regime_of(cue: Cue) -> Regime:
    webinar = cue.transcript.webinar
    segments: Sequence[Segment] = list(Segment.objects.filter(webinar=webinar))
    now = rules.regime_between(segments, cue.start_ms, cue.end_ms, cue.cycle.default_regime)
    return rules.strictest(cue.regime, now)


def _language(language: str, cue: Cue) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    return language if language in known else cue.transcript.language
