"""A transcript of two hours in 2,000 captions, as a meeting program cuts them: sentences go over several."""

import random

CAPTIONS, MILLISECONDS = 2000, 3600
SENTENCE = (6, 22)
WORDS = [
    "la",
    "el",
    "los",
    "las",
    "una",
    "de",
    "en",
    "con",
    "para",
    "por",
    "que",
    "como",
    "cuando",
    "donde",
    "entre",
    "hasta",
    "desde",
    "persona",
    "familia",
    "frontera",
    "refugio",
    "servicio",
    "municipio",
    "equipo",
    "mesa",
    "semana",
    "noche",
    "hotel",
    "traslado",
    "documento",
    "denuncia",
    "trabajo",
    "escuela",
    "llamada",
    "mensaje",
    "plaza",
    "hospital",
    "fiscalía",
    "vivienda",
    "alimento",
    "cupo",
    "noticia",
    "riesgo",
    "deuda",
    "turno",
    "país",
    "región",
    "cambio",
    "pregunta",
    "respuesta",
    "llega",
    "espera",
    "recibe",
    "acompaña",
    "abre",
    "cierra",
    "cuenta",
    "pide",
    "atiende",
    "deriva",
    "registra",
    "avisa",
    "busca",
    "encuentra",
    "comparte",
    "sigue",
]
VOICES = (
    "Facilitación",
    "Referente – Perú",
    "Ministerio – Ecuador",
    "Organización civil – Chile",
    "Referente – Brasil",
)


def captions(seed: int = 7) -> list[tuple[str, str]]:
    """Voice and words of each caption, the same in each run."""
    chance = random.Random(seed)
    flow: list[str] = []
    while len(flow) < CAPTIONS * 12:
        sentence = [chance.choice(WORDS) for _ in range(chance.randint(*SENTENCE))]
        flow += [sentence[0].capitalize(), *sentence[1:-1], f"{sentence[-1]}."]
    found, place, voice = [], 0, VOICES[0]
    for number in range(CAPTIONS):
        if number % 25 == 0:
            voice = chance.choice(VOICES)
        length = chance.randint(6, 12)
        found.append((voice, " ".join(flow[place : place + length])))
        place += length
    return found


def as_vtt(rows: list[tuple[str, str]]) -> str:
    blocks = [
        f"{number}\n{_at(number - 1)} --> {_at(number)}\n{voice}: {text}"
        for number, (voice, text) in enumerate(rows, 1)
    ]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def as_html(rows: list[tuple[str, str]]) -> str:
    """The same for a program that codes documents: a paragraph for each caption."""
    return "<!doctype html><body>" + "".join(f"<p>{voice}: {text}</p>" for voice, text in rows) + "</body>"


def _at(number: int) -> str:
    seconds, thousandths = divmod(number * MILLISECONDS, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"
