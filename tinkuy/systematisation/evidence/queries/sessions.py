"""The sessions of a cycle as tabs, each with its transcript."""

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Transcript


def first_with_transcript(cycle: Cycle) -> Webinar | None:
    """Where the work begins: the first session with a transcript, else the first session."""
    webinars = Webinar.objects.all()
    return webinars.filter(transcript__isnull=False).first() or webinars.first()


def session_tabs(cycle: Cycle) -> list[Webinar]:
    """The sessions with their transcripts, in order; one query."""
    return list(Webinar.objects.select_related("transcript"))


def transcript_of(webinar: Webinar) -> Transcript | None:
    return Transcript.objects.filter(webinar=webinar).select_related("imported_by").first()
