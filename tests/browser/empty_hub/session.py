"""One session: somebody registers, it goes on, it ends, and who came is counted."""

import re
from datetime import datetime, timedelta

from tests.browser.empty_hub.hand import Hand
from tests.browser.empty_hub.planning import TITLE, now
from tests.browser.empty_hub.post_office import PostOffice

ADDRESS = "participante@example.org"
HEADERS = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest"


def register(hand: Hand, post: PostOffice) -> None:
    hand.page.goto("/")
    hand.reads(TITLE)
    hand.follows("Inscribirme")
    hand.fills({"Su alias": "Chilalo", "Correo": ADDRESS})
    hand.selects("País desde el que participa", "Perú")
    hand.ticks("Acepto que usen")
    hand.presses(re.compile("^Inscribirme a 2 sesiones"))
    hand.opens(post.link(ADDRESS, "/es/me/#"))
    hand.presses("Abrir mi inscripción")
    hand.reads("Aparece como Chilalo")


def open_and_close(lead: Hand, participant: Hand) -> None:
    """The room asks, the console approves; its thread is left open by the press that ends it."""
    lead.follows("Abrir la consola de la sesión 1")
    lead.reads("El ciclo queda en curso")
    lead.presses("Abrir la sesión")
    participant.follows(re.compile("^Entrar a la"))
    participant.fills({"Su pregunta": "¿Quién firma el acuerdo?"})
    participant.presses("Enviar")
    lead.presses(re.compile("^Aprobar|^A Aprobar"))
    lead.follows("Terminar la sesión")
    lead.reads("Dejar estos hilos abiertos para una sesión posterior")
    _correct_the_hours(lead)
    lead.presses("Terminar la sesión")
    lead.reads("Después de la sesión")
    lead.reads("79 minutos")


def _correct_the_hours(hand: Hand) -> None:
    """It was opened and is ended in a minute here; it took eighty."""
    hand.fills({"Hora real de inicio": f"{now() - timedelta(minutes=80):%H:%M}"})
    hand.numbers("Duración real en minutos", 79)


def count_who_came(hand: Hand) -> None:
    hand.brings("informe-de-zoom.csv", report_of_zoom(now() - timedelta(minutes=78), now()), "Informe")
    hand.presses("Importar")
    hand.reads("La asistencia de la sesión 1 quedó importada")


def report_of_zoom(began: datetime, ended: datetime) -> str:
    """As Zoom writes the participants of a meeting."""
    clock = "%m/%d/%Y %I:%M:%S %p"
    minutes = (ended - began) // timedelta(minutes=1)
    rows = [f"Chilalo,{ADDRESS},{began:{clock}},{ended:{clock}},{minutes},Yes"]
    return "\n".join([HEADERS, *rows, ""])
