"""From what was said to findings that two countries agree with."""

import re

from tests.browser.empty_hub.hand import Hand
from tests.browser.empty_hub.post_office import PostOffice

SAID = (
    ("Perú", "Aprendimos que el primer contacto se mudó al celular, fuera de la vista de los equipos."),
    ("Ecuador", "La lección es que con un acuerdo escrito el retorno tardó tres días."),
    ("Perú", "Recomendamos escribir el acuerdo antes de cerrar la frontera."),
    ("Ecuador", "Recomendamos revisar el acuerdo cada seis meses con los municipios."),
)
LESSON = "Con un acuerdo escrito, el retorno tarda días y no semanas."
RECOMMENDATION = "Escribir el acuerdo de retorno antes de cerrar la frontera."


def transcript() -> str:
    cues = [
        f"00:0{minute}:00.000 --> 00:0{minute}:50.000\nReferente – {country}: {text}\n"
        for minute, (country, text) in enumerate(SAID)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def bring_the_transcript(hand: Hand) -> None:
    """Each step of the page that follows a session comes back to it."""
    hand.brings("sesion-1.vtt", transcript(), "Archivo de la transcripción")
    hand.presses("Importar")
    hand.reads("Los países se tomaron de los nombres del archivo")


def code_and_write(hand: Hand) -> None:
    """Two passages for a lesson, two for a recommendation: ticked where they are suggested, and written upon there."""
    _write(hand, "Lección", LESSON, SAID[:2], {})
    to_whom = {"Si es una recomendación, a quién": "Ministerios del Interior"}
    _write(hand, "Recomendación", RECOMMENDATION, SAID[2:], to_whom)


def _write(hand: Hand, kind: str, text: str, quotes: tuple[tuple[str, str], ...], more: dict[str, str]) -> None:
    for _, said in quotes:
        hand.ticks(re.compile(f"{kind} ?: {re.escape(said)}"))
    hand.fills({"El hallazgo, en una frase": text, **more})
    hand.presses("Escribir un hallazgo con ellos")
    hand.reads("está escrito")


def ask_the_countries(hand: Hand, focal_points: Hand, post: PostOffice) -> None:
    """All findings at once; each answers from the telephone on one page, by the link in the mail."""
    hand.reads("Ya se puede preguntar a los países por 2 hallazgos")
    hand.presses("Preguntar a los países")
    for address in ("pe@example.org", "ec@example.org"):
        focal_points.opens(post.link(address, "/es/answer/"))
        for text in (LESSON, RECOMMENDATION):
            focal_points.reads(text)
            focal_points.ticks("De acuerdo", "radio", within=text)
        focal_points.presses("Responder por mi país")
        focal_points.reads("respondió todo")
