"""A transcript of two hours in short captions, as a meeting program cuts them, with its quotes."""

import random

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript

MILLISECONDS = 3600
TEXT = (
    "la el los las una de en con para por que como cuando donde entre hasta desde persona familia frontera refugio "
    "servicio municipio equipo mesa semana noche hotel traslado documento denuncia trabajo escuela llamada mensaje "
    "plaza hospital fiscalía vivienda alimento cupo noticia riesgo deuda turno país región cambio pregunta respuesta "
    "llega espera recibe acompaña abre cierra cuenta pide atiende deriva registra avisa busca encuentra comparte sigue"
)
VOICES = ("Facilitación", "Referente – Perú", "Ministerio – Ecuador", "Organización civil – Chile")


def long_transcript(cycle: Cycle, webinar: Webinar, *, captions: int, quotes: int) -> list[Excerpt]:
    """*captions* of a transcript of *webinar*, and of them *quotes* of one to three captions each, of twelve codes."""
    chance, words = random.Random(7), TEXT.split()
    webinar.minutes = captions * MILLISECONDS // 60_000
    webinar.save(update_fields=["minutes"])
    transcript = Transcript.objects.create(cycle=cycle, webinar=webinar, layout="vtt")
    voices = [Speaker.objects.get_or_create(cycle=cycle, label=one, sector="government")[0] for one in VOICES]
    cues = Cue.objects.bulk_create([_cue(transcript, place, voices, words, chance) for place in range(1, captions + 1)])
    codes = [
        Code.objects.get_or_create(cycle=cycle, kind=kind, number=number, name={"es": f"Código {number}"})[0]
        for kind in FindingKind.values
        for number in (1, 2, 3)
    ]
    places = sorted(chance.sample(range(captions - 3), quotes))
    return Excerpt.objects.bulk_create([_quote(webinar, cues, place, chance.choice(codes), chance) for place in places])


def _cue(transcript: Transcript, place: int, voices: list[Speaker], words: list[str], chance: random.Random) -> Cue:
    text = " ".join(chance.choice(words) for _word in range(chance.randint(6, 12)))
    start = (place - 1) * MILLISECONDS
    return Cue(
        cycle=transcript.cycle,
        transcript=transcript,
        ordinal=place,
        start_ms=start,
        end_ms=start + MILLISECONDS,
        speaker=voices[place // 25 % len(voices)],
        text=f"{text}{'.' if chance.random() < 0.5 else ''}",
    )


def _quote(webinar: Webinar, cues: list[Cue], place: int, code: Code, chance: random.Random) -> Excerpt:
    covered = cues[place : place + chance.randint(1, 3)]
    first, last = covered[0], covered[-1]
    return Excerpt(
        cycle=webinar.cycle,
        webinar=webinar,
        cue=first,
        last_cue=last if last is not first else None,
        start=0,
        end=len(last.text),
        text=" ".join(cue.text for cue in covered),
        kind=code.kind,
        code=code,
        start_ms=first.start_ms,
        until_ms=last.end_ms if last is not first else None,
    )
