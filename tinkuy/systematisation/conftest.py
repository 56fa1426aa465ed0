"""A transcript with three voices, its quotes, and a finding of two countries."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.findings.actions.writing import submit_finding, write_finding
from tinkuy.systematisation.rounds.actions import opening
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker, use_role_name

MONDAY = datetime(2026, 4, 20, 15, tzinfo=UTC)

VTT = """WEBVTT

1
00:00:10.000 --> 00:00:20.000
Referente – Perú: Bajaron las denuncias. El problema no bajó.

2
00:01:00.000 --> 00:01:09.000
Nadie lo vio venir.

3
00:31:00.000 --> 00:31:20.000
Ministerio – Uruguay: Les pido tres cosas: turnos, palabras sencillas y paciencia.

4
00:40:00.000 --> 00:40:20.000
Ministerio – Uruguay: Atendimos primero y preguntamos después.
"""


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The tests read refusals in the words of the message ids."""
    with translation.override("en"):
        yield


@pytest.fixture
def transcript(scoped: Cycle, webinars: list[Webinar], systematisation) -> Transcript:
    """Session 1: Peru speaks twice, Uruguay twice; each voice described and called by its office."""
    imported = import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="sesion.vtt")
    for label, country in (("Referente – Perú", "PE"), ("Ministerio – Uruguay", "UY")):
        speaker = Speaker.objects.get(label=label)
        describe_speaker(actor=systematisation, speaker=speaker, country=country, sector="government")
        use_role_name(actor=systematisation, speaker=speaker, label=label)
    return imported


@pytest.fixture
def cues(transcript: Transcript) -> list[Cue]:
    return list(Cue.objects.filter(transcript=transcript).select_related("speaker", "transcript__webinar"))


@pytest.fixture
def coded(cues: list[Cue], systematisation) -> list[Excerpt]:
    """One whole caption each of Peru and Uruguay, as lessons."""
    return [
        code_passage(actor=systematisation, cue=cue, start=0, end=len(cue.text), kind="lesson")
        for cue in (cues[0], cues[3])
    ]


@pytest.fixture
def finding(coded: list[Excerpt], systematisation) -> Finding:
    """A lesson that rests on a quote of Peru and one of Uruguay, written by the systematisation."""
    return write_finding(
        actor=systematisation,
        cycle=coded[0].cycle,
        kind="lesson",
        text={"es": "Atender primero da confianza."},
        excerpts=coded,
    )


@pytest.fixture
def submitted(finding: Finding, systematisation) -> Finding:
    return submit_finding(actor=systematisation, finding=finding)


@pytest.fixture
def open_round(finding: Finding, systematisation, focal_point_pe, focal_point_uy):
    """Opens a round with the finding for *days* from 20 April 2026, by a rule for silence."""

    def opened(silence: str = "no_answer", *, days: int = 14, findings: list[Finding] | None = None):
        with clock.at(MONDAY):
            return opening.open_round(
                actor=systematisation,
                cycle=finding.cycle,
                findings=findings or [finding],
                closes_on=MONDAY.date() + timedelta(days=days),
                silence=silence,
            )

    return opened
