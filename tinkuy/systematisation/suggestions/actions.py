"""What becomes of a suggestion: a person makes it a quote, or says that it is none. Nothing happens by itself."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.suggestions.queries import Suggestion, suggestion, suggestions
from tinkuy.systematisation.transcripts.actions.voices import WantedVoice, describe_speakers

from .models import Dismissal


@transaction.atomic
def accept_suggestion(
    *, actor: Person, webinar: Webinar, fingerprint: str, kind: str, voices: Iterable[WantedVoice] = ()
) -> Excerpt:
    """Keep the words of a suggestion as a quote of *kind*, which may be another than the one suggested.

    What the person read of the *voices* beside it is confirmed with it, so that the quote has its country.
    """
    demand(actor, "code_passages", webinar.cycle)
    describe_speakers(actor=actor, described=voices)
    return _keep(actor, _waiting(webinar, fingerprint), kind)


@transaction.atomic
def accept_suggestions(
    *, actor: Person, webinar: Webinar, fingerprints: Collection[str], voices: Iterable[WantedVoice] = ()
) -> list[Excerpt]:
    """Keep the passages that a person ticked, each as the kind it is suggested as, in the order of their minutes; the
    *voices* are confirmed with them.
    """
    demand(actor, "code_passages", webinar.cycle)
    if not fingerprints:
        raise Refused(_("Tick at least one passage first."))
    ticked = [one for one in suggestions(webinar.cycle, webinar).waiting if one.fingerprint in set(fingerprints)]
    if len(ticked) < len(set(fingerprints)):
        raise Refused(_("A passage that you ticked is no longer suggested. Reload the page."))
    describe_speakers(actor=actor, described=voices)
    return [_keep(actor, one, one.hint.kind) for one in ticked]


@transaction.atomic
def write_on_suggestions(
    *,
    actor: Person,
    webinar: Webinar,
    fingerprints: Collection[str],
    text: str,
    outside: str = "",
    voices: Iterable[WantedVoice] = (),
) -> Finding:
    """Keep the passages that a person ticked and write the finding that rests on them: both or neither.

    *text* is in the main language of the cycle, as is *outside*, to whom a recommendation speaks.
    """
    quotes = accept_suggestions(actor=actor, webinar=webinar, fingerprints=fingerprints, voices=voices)
    kinds = {str(quote.kind) for quote in quotes}
    if len(kinds) > 1:
        raise Refused(_("Tick passages of one kind: a finding is of one kind."))
    language = webinar.cycle.main_language
    return write_finding(
        actor=actor,
        cycle=webinar.cycle,
        kind=kinds.pop(),
        text={language: text},
        details={"outside": {language: outside}},
        excerpts=quotes,
    )


def _keep(actor: Person, one: Suggestion, kind: str) -> Excerpt:
    Dismissal.objects.filter(webinar=one.webinar, fingerprint=one.fingerprint).delete()
    if one.thing:
        return cite(actor=actor, source=one.thing.quotable.source, row=one.thing.quotable.row, kind=kind)
    first, last = one.parts[0], one.parts[-1]
    return code_passage(
        actor=actor,
        cue=first.cue,
        start=first.start,
        last_cue=last.cue if last.cue != first.cue else None,
        end=last.end,
        kind=kind,
        language=one.hint.language,
    )


@transaction.atomic
def dismiss_suggestion(*, actor: Person, webinar: Webinar, fingerprint: str) -> Dismissal:
    """Say that a suggestion is none: it does not come again. Saying so twice is saying it once."""
    demand(actor, "code_passages", webinar.cycle)
    _waiting(webinar, fingerprint)
    dismissal, is_new = Dismissal.objects.get_or_create(
        cycle=webinar.cycle, webinar=webinar, fingerprint=fingerprint, defaults={"dismissed_by": actor}
    )
    if is_new:
        record(actor, "dismissed", dismissal, webinar=webinar.ordinal)
    return dismissal


@transaction.atomic
def restore_suggestion(*, actor: Person, webinar: Webinar, fingerprint: str) -> None:
    """Let a suggestion that was said to be none wait again."""
    demand(actor, "code_passages", webinar.cycle)
    dismissal = Dismissal.objects.filter(webinar=webinar, fingerprint=fingerprint).first()
    if dismissal is None:
        return
    record(actor, "restored", dismissal, webinar=webinar.ordinal)
    dismissal.delete()


def _waiting(webinar: Webinar, fingerprint: str) -> Suggestion:
    waiting = suggestion(webinar.cycle, webinar, fingerprint)
    if waiting is None:
        raise Refused(_("This passage is no longer suggested. Reload the page."))
    return waiting
