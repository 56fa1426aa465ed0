"""The sheet, its peers, its publication; what a country answers, and the cycle after."""

import re

from tests.browser.empty_hub.hand import Hand
from tests.browser.empty_hub.planning import TITLE
from tests.browser.empty_hub.post_office import PostOffice
from tests.browser.empty_hub.systematising import LESSON, RECOMMENDATION

SUMMARY = "Dos países conversaron sobre qué funcionó cuando cerraron las fronteras y acordaron qué poner en práctica."


def enter(hand: Hand, post: PostOffice, address: str, path: str) -> None:
    """By the link of a mail, and a code, which is sent by its last digit; then the page where the deed is done."""
    hand.opens(post.link(address, path))
    hand.fills({"Su correo electrónico": address})
    hand.presses("Enviarme un código")
    hand.reads("Al escribir el sexto dígito")
    hand.fills({"Código de seis dígitos": post.code(address)})
    hand.reaches("/team/")


def write_the_sheet(hand: Hand) -> None:
    hand.presses("Escribir la ficha")
    hand.fills({"Resumen de la práctica": SUMMARY, "Escríbanos: institución": "Hub regional"})
    hand.presses("Guardar y enviar a revisión")
    hand.reads("La ficha está en revisión por pares")


def review(hand: Hand, post: PostOffice, address: str, institution: str) -> None:
    """Who came by a mail named no institution yet: the page of the review asks for it, and makes it."""
    enter(hand, post, address, "/team/next/review/")
    hand.reads(re.compile("^0 de 11 criterios|Envíe|criterio"))
    hand.presses("3, con prueba")
    hand.reads("El puntaje 3 quedó en 11 criterios")
    hand.ticks("Se puede publicar", "radio")
    hand.names("Su institución", institution)
    hand.presses("Enviar mi revisión")
    hand.reads("Se puede publicar")


def approve(hand: Hand, post: PostOffice) -> None:
    enter(hand, post, "pe@example.org", "/team/next/approve/")
    hand.presses("Aprobar este texto")
    hand.reads("La ficha está aprobada")


def publish(hand: Hand, post: PostOffice) -> None:
    """The second session is still to come: the hub asks first."""
    enter(hand, post, "edicion@example.org", "/team/next/publish/")
    hand.presses("Publicar en el hub")
    hand.reads("La ficha está publicada")


def read_signed_out(hand: Hand) -> None:
    hand.page.goto("/")
    hand.follows(re.compile(f"^{TITLE}"), within="PDF")
    hand.reads(LESSON)
    hand.reads(RECOMMENDATION)
    hand.reads(SUMMARY)


def respond(hand: Hand, post: PostOffice) -> None:
    """Peru says how far it is with the recommendation, by the mail of the publication."""
    hand.opens(post.link("pe@example.org", "/practice/communicate/"))
    hand.ticks("En mi país ya se conversa sobre ella")
    hand.presses("Comunicar")
    hand.reads("En diálogo")


def begin_the_next(hand: Hand, post: PostOffice, address: str) -> None:
    hand.opens(post.link(address, "/plan/next/"))
    hand.reads(RECOMMENDATION)
    hand.fills({"Título del próximo ciclo": f"{TITLE}, segunda parte"})
    hand.presses("Empezar el próximo ciclo")
    hand.reads("Lo que viene del ciclo anterior")
    hand.reads(RECOMMENDATION)
