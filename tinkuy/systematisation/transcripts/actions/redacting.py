"""A quote of a question follows when words are taken out of it, or its country: the former ones are kept nowhere."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import ChangedMeanwhile
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import done_lately, record
from tinkuy.language.memory import forget_all
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.agreement.models import ParallelCode, Settled
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.actions import passage_of
from tinkuy.systematisation.evidence.anchoring import Change
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.evidence.models.transcript import MARK, Cue
from tinkuy.systematisation.materials.actions.editing import forget_materials
from tinkuy.systematisation.transcripts.copied_words import Redacted, let_follow
from tinkuy.uploads.models import ImportState, Upload

from .importing import KIND
from .retaking import ChangedQuote, meeting, quotes_touched, retake
from .voices import forget_names


def follow_question(question: Question) -> int:
    """Give each quote of *question* its present words, and no country that it has not any more; how many there are."""
    quotes = Excerpt.objects.filter(question=question, source=Source.QUESTION).select_related("webinar")
    if not question.country:
        quotes.exclude(country="").update(country="")
    give_words((quote, question.text) for quote in quotes)
    return len(quotes)


def give_words(words_by_quote: Iterable[tuple[Excerpt, str]]) -> int:
    """Quotes of live words get those beside them, and so does what later stages copied of them; how many changed."""
    changed, redacted = [], []
    for quote, words in words_by_quote:
        if quote.text != words:
            redacted.append(Redacted(quote.webinar, quote.text, words))
            quote.text, quote.start, quote.end = words, 0, len(words)
            changed.append(quote)
    Excerpt.objects.bulk_update(changed, ["text", "start", "end"])
    let_follow(redacted)
    if changed:
        transaction.on_commit(forget_redacted)
    return len(changed)


REDACTED = "cue-redacted"
"""How the ledger of erasures calls it."""


@transaction.atomic
def redact_cue(*, actor: Person, cue: Cue, start: int, end: int) -> Cue:
    """Take characters *start* to *end* out of what a caption says, widened to whole words; `MARK` takes their place.

    Its quotes follow, and no coding of the session can be undone any more. A quote all of whose words are taken out
    goes; where a finding rests on it, it stays as the mark alone. Findings have words of their own and keep them:
    `queries.redactions` lists those to be looked at. Neither the journal nor anything else keeps what was taken out,
    how much it was or where it stood.
    """
    demand(actor, "edit_transcripts", cue.cycle)
    cue = _locked(cue)
    passage = passage_of(cue, start, end)
    note_erasure(REDACTED, identity_of(cue))
    take_out(cue, [Change(passage.start, passage.end, MARK)])
    record(actor, "redacted", cue, webinar=cue.transcript.webinar.ordinal)
    return cue


def take_out(cue: Cue, changes: Sequence[Change]) -> None:
    """Have the words of *cue* and all that rests on them follow *changes*; whoever asks for it was heard before."""
    touched = quotes_touched(cue, changes)
    _drop_empty(touched)
    _join(meeting(cue, changes))
    retake(cue, changes)
    cue.is_redacted = True
    cue.save(update_fields=["is_redacted"])
    webinar = cue.transcript.webinar
    CodingStep.objects.filter(webinar=webinar.ordinal).delete()  # they tell words again by their fingerprint
    let_follow([Redacted(webinar, quote.former, quote.now, quote.excerpt.clock) for quote in touched])
    _empty_waiting_files(cue)
    transaction.on_commit(forget_redacted)


def identity_of(cue: Cue) -> str:
    """Its place and its words as they are: of a caption that was redacted twice the ledger knows both."""
    return f"{cue.transcript.public_id}|{cue.ordinal}|{cue.text}"


def forget_redacted() -> bool:
    """Former versions of the rows that a redaction changed leave the disk; whether all did."""
    forget_all()
    return forget_former_rows(Cue, Excerpt, CodingStep, ParallelCode, Settled, Upload)


def forget_redacted_lately() -> bool:
    """The clock's deed, for a day after words went: former rows leave the disk, whoever was reading them then."""
    erasers = [
        ("redacted", "cue", forget_redacted),
        ("renamed", "speaker", forget_names),
        ("merged", "speaker", forget_names),
        ("removed", "transcript", forget_redacted),
        ("removed", "material", forget_materials),
    ]
    return all(forget() for deed, subject, forget in erasers if done_lately(deed, subject, hours=24))


def _locked(cue: Cue) -> Cue:
    """The caption as it is now. Places in it count in the words that were read: in others they would hit others."""
    cues = Cue.objects.select_for_update(of=("self",)).select_related("cycle", "transcript__webinar")
    now = cues.filter(pk=cue.pk).first()
    if now is None or now.text != cue.text:
        raise ChangedMeanwhile(_("Somebody else has just changed this. Read what they wrote, then save again."))
    return now


def _empty_waiting_files(cue: Cue) -> None:
    """A transcript that does not count yet may hold the same words: whoever waits with it brings it anew."""
    waiting = Upload.objects.filter(cycle=cue.cycle_id, kind=KIND, state=ImportState.PREVIEWED)
    waiting.exclude(**Upload.WITHOUT_FILE).update(**Upload.WITHOUT_FILE)


def _drop_empty(touched: Sequence[ChangedQuote]) -> None:
    empty = [quote.excerpt.pk for quote in touched if quote.is_gone]
    resting = set(Evidence.objects.filter(excerpt__in=empty).values_list("excerpt_id", flat=True))
    Excerpt.objects.filter(pk__in=set(empty) - resting).delete()


def _join(pairs: Sequence[tuple[Excerpt, Excerpt]]) -> None:
    """Quotes that come to hold the same words are one: what rested on the newer one rests on the other.

    A thread that a person chose for either stays chosen.
    """
    for remaining, other in pairs:
        if other.is_hook_chosen and not remaining.is_hook_chosen:
            Excerpt.objects.filter(pk=remaining.pk).update(hook=other.hook_id, is_hook_chosen=True)
        own_findings = Evidence.objects.filter(excerpt=remaining).values("finding")
        Evidence.objects.filter(excerpt=other).exclude(finding__in=own_findings).update(excerpt=remaining)
        Evidence.objects.filter(excerpt=other).delete()
        other.delete()
