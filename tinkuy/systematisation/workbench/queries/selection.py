"""What of a transcript is shown: all of it, the quotes of one kind or code, the words of one voice."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.regimes import captions_under_present_regime


@dataclass(frozen=True)
class Selection:
    """`kind` or `code`: only captions with such quotes. `speaker`: only captions of this voice. Nothing: all."""

    kind: str = ""
    code: Code | None = None
    speaker: Speaker | None = None

    @property
    def is_all(self) -> bool:
        return not (self.picks_quotes or self.speaker)

    @property
    def picks_quotes(self) -> bool:
        return bool(self.kind or self.code)

    def fits(self, cue: Cue, quotes: Sequence[Excerpt]) -> bool:
        """Whether a caption with its *quotes* is shown."""
        if self.speaker and cue.speaker_id != self.speaker.pk:
            return False
        return not self.picks_quotes or any(self.fits_quote(quote) for quote in quotes)

    def fits_quote(self, quote: Excerpt) -> bool:
        if self.code:
            return quote.code_id == self.code.pk
        return self.kind in ("", quote.kind)


def voices_of(webinar: Webinar) -> QuerySet[Speaker]:
    """Who is named in the transcript; a regime that names nobody leaves no voice to follow."""
    named_cues = Cue.objects.filter(transcript__webinar=webinar, speaker__isnull=False).defer("text")
    cues = captions_under_present_regime(webinar.cycle, named_cues)
    return Speaker.objects.filter(pk__in={cue.speaker_id for cue in cues if cue.speaker_id})
