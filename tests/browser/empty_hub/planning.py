"""What the coordination does before anybody comes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.empty_hub.hand import Hand

TITLE = "Refugio y retorno en frontera"
FIRST, SECOND = "Qué cambió en la frontera", "Qué acordamos"
ZONE = ZoneInfo("America/Lima")
"""Of the cycle: what a page asks for when nobody chose another."""
REVIEWERS = (
    ("Revisión por pares – Uruguay", "uy@example.org", "Uruguay"),
    ("Revisión por pares – Chile", "cl@example.org", "Chile"),
)


def now() -> datetime:
    return datetime.now(ZONE)


def enter_and_name_the_hub(hand: Hand, link: str) -> None:
    hand.opens(link)
    hand.presses("Entrar")
    hand.follows("Nombre del hub")
    hand.fills({"Nombre del hub": "Hub regional", "Región": "Suramérica"})
    hand.presses("Guardar")
    hand.reads("Guardado")
    hand.follows("Dar a otra persona un rol")
    hand.fills({"Nombre o cargo": "Edición del hub", "Correo": "edicion@example.org"})
    hand.presses("Dar el rol")
    hand.follows("Agregar las instituciones")
    hand.fills({"Nombre de la institución": "Ministerio del Interior"})
    hand.selects("Sector", "Gobierno")
    hand.presses("Agregar la institución")
    hand.reads("Ministerio del Interior")
    hand.follows("Sus ciclos")


def begin_a_cycle(hand: Hand) -> None:
    hand.follows("Iniciar un ciclo")
    hand.fills({"Título": TITLE, "Pregunta guía": "¿Qué funcionó cuando cerraron las fronteras?"})
    hand.ticks("Ecuador")
    hand.ticks("Perú")
    hand.unfolds("Más datos")
    hand.clears("El tema es delicado")
    hand.presses("Iniciar el ciclo")
    hand.follows("Agregar una sesión")
    today = now()
    hand.fills(
        {
            "Hora": f"{today:%H:%M}",
            "Título de la sesión 1": FIRST,
            "Día de la sesión 1": f"{today:%Y-%m-%d}",
            "Título de la sesión 2": SECOND,
            "Día de la sesión 2": f"{today + timedelta(days=7):%Y-%m-%d}",
        }
    )
    hand.presses("Agregar las sesiones")


def gather_the_team(hand: Hand) -> None:
    """A focal point for each country, and two peers of other countries."""
    hand.follows("Nombrarlos")
    for country, address in (("Ecuador", "ec@example.org"), ("Perú", "pe@example.org")):
        hand.fills({f"Nombre o cargo en {country}": f"Referente – {country}", f"Correo en {country}": address})
    hand.presses("Ver los mensajes")
    hand.presses("Enviar las invitaciones")
    for name, address, country in REVIEWERS:
        hand.fills({"Nombre o cargo": name, "Correo": address})
        hand.selects("Rol", "Revisión por pares")
        hand.selects("País", country)
        hand.presses("Ver el mensaje")
        hand.presses("Enviar las invitaciones")
        hand.reads(name)
    hand.follows("Plan y sesiones")


def plan_and_announce(hand: Hand) -> None:
    """What the cycle asks of itself, the question that the second session picks up; then anyone may read it."""
    hand.follows("Escribirlo")
    hand.presses("Guardar el plan")
    hand.follows("Agregar un hilo")
    hand.fills({"Lo que queda abierto": "¿Quién paga el retorno?"})
    hand.presses("Agregar el hilo")
    hand.presses("Anunciar el ciclo")
    hand.reads("Ahora invite a él")
    assert "/es/c/refugio-y-retorno-en-frontera/" in hand.page.get_by_role("textbox").first.input_value()
    hand.follows("Plan y sesiones")
