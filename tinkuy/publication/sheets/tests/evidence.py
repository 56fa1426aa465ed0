"""Quotes and findings for the tests of the sheet, made as rows."""

from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript


def quote(webinar: Webinar, country: str, minute: int, *, regime: str = "attribution", kind: str = "lesson") -> Excerpt:
    """What *country* said in a minute of *webinar*."""
    transcript, _made = Transcript.objects.get_or_create(
        cycle=webinar.cycle, webinar=webinar, defaults={"layout": "vtt"}
    )
    start = minute * 60_000
    text = f"Dicho de {country} en el minuto {minute}"
    cue = Cue.objects.create(
        cycle=webinar.cycle, transcript=transcript, ordinal=minute, start_ms=start, end_ms=start + 900, text=text
    )
    return Excerpt.objects.create(
        cycle=webinar.cycle,
        webinar=webinar,
        cue=cue,
        start=0,
        end=len(text),
        text=text,
        kind=kind,
        country=country,
        regime=regime,
        start_ms=start,
    )


def finding(
    webinar: Webinar,
    kind: str,
    number: int,
    *,
    state: str = FindingState.VALIDATED,
    regime: str = "attribution",
    is_proposal: bool = False,
) -> Finding:
    """A finding that rests on a quote of Peru and one of Uruguay."""
    made = Finding.objects.create(
        cycle=webinar.cycle,
        kind=kind,
        number=number,
        text={"es": f"Lo hallado: {kind} {number}"},
        heading={},
        state=state,
        is_proposal=is_proposal,
        rejection_reason="No se sostiene" if state == FindingState.REJECTED else "",
    )
    place = Finding.objects.count() * 2
    for country, minute in (("PE", place), ("UY", place + 1)):
        excerpt = quote(webinar, country, minute, regime=regime, kind=kind)
        Evidence.objects.create(cycle=webinar.cycle, finding=made, excerpt=excerpt)
    return made


def close_the_agenda(webinar: Webinar, regime: str = "chatham_house") -> None:
    """From now on the whole webinar stands under *regime*."""
    Segment.objects.create(
        cycle=webinar.cycle, webinar=webinar, ordinal=1, title="Diálogo", minutes=90, kind="dialogue", regime=regime
    )
