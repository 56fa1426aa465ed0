"""What the coordination does before anybody comes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.empty_hub.hand import Hand

TITLE = "Refugio y retorno en frontera"
FIRST, SECOND = "Qué cambió en la frontera", "Qué acordamos"
ZONE = ZoneInfo("America/Lima")
"""Of the cycle: what a page asks for when nobody chose another."""
TEAM = (
    "Referente – Ecuador, ec@example.org, Referente, Ecuador",
    "Referente – Perú, pe@example.org, Referente, Perú",
    "Revisión por pares – Uruguay, uy@example.org, Revisión por pares, Uruguay",
    "Revisión por pares – Chile, cl@example.org, Revisión por pares, Chile",
)


def now() -> datetime:
    return datetime.now(ZONE)


def enter_and_name_the_hub(hand: Hand, link: str) -> None:
    """With its editor; the page leads to the form of the first cycle."""
    hand.opens(link)
    hand.presses("Entrar")
    hand.fills(
        {
            "Nombre del hub": "Hub regional",
            "Región": "Suramérica",
            "Su institución": "Ministerio del Interior",
            "Quién publica las fichas": "Edición del hub",
            "Correo de quien edita": "edicion@example.org",
        }
    )
    hand.presses("Guardar")
    hand.reads("Guardado")


def begin_a_cycle(hand: Hand) -> None:
    hand.fills({"Título": TITLE, "Pregunta guía": "¿Qué funcionó cuando cerraron las fronteras?"})
    hand.ticks("Ecuador")
    hand.ticks("Perú")
    hand.clears("El tema es sensible")
    hand.presses("Iniciar el ciclo")
    today = now()
    hand.fills(
        {
            "Hora": f"{today:%H:%M}",
            "Título de la sesión 1": FIRST,
            "Día de la sesión 1": f"{today:%Y-%m-%d}",
            "Lo que deja abierto la sesión 1": "¿Quién paga el retorno?",
            "Título de la sesión 2": SECOND,
            "Día de la sesión 2": f"{today + timedelta(days=7):%Y-%m-%d}",
        }
    )
    hand.presses("Agregar las sesiones")


def gather_the_team(hand: Hand) -> None:
    """A focal point for each country and two peers of other countries, pasted as one list: the page comes by itself."""
    hand.reads("Todavía sin referente local")
    hand.fills({"Una persona": "\n".join(TEAM)})
    hand.reads("Va a 4 personas")
    hand.reads("Le invitamos al equipo")
    hand.presses("Enviar las invitaciones")
    hand.reads("Se invitó a 4 personas")


def announce(hand: Hand) -> None:
    """The question that the second session picks up stands there, and what the cycle asks of itself; then anyone may
    read it."""
    hand.reads("¿Quién paga el retorno?")
    hand.reads("Qué se analiza")
    hand.presses("Anunciar el ciclo")
    hand.reads("Ahora invite a él")
    assert "/es/c/refugio-y-retorno-en-frontera/" in hand.page.get_by_role("textbox").first.input_value()
