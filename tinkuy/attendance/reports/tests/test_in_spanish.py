"""Headers as Meet, Teams and Zoom write them in Spanish and Portuguese, seen in parsers and reports of others."""

from datetime import date

import pytest
from django.utils.translation import override

from tinkuy.attendance.reports import sandbox
from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report

DAY = date(2024, 5, 9)
MEET = """Nombre,{last},Correo electrónico,Duración,Hora a la que se unió,{left}
Ministerio,del Perú,ministerio@example.org,1 h 5 min,10:02,11:07
Fiscalía,,fiscalia@example.org,57 s,10:02,10:03
"""
TEAMS = """1. Resumen
Título de la reunión\tCiclo de ejemplo
Hora de inicio\t9/5/24, 10:00:00
Duración de la reunión\t1 h 30 min 5 s

2. Participantes
Nombre\tPrimera entrada\tÚltima salida\tDuración de la reunión\tCorreo electrónico\tId. de participante (UPN)\tRol
Ministerio del Perú\t9/5/24, 10:02:00\t9/5/24, 11:20:00\t1 h 18 min 0 s\tm@example.org\tm@example.org\tAsistente
"""
WEBINAR = """Informe de asistentes
Tema,ID de seminario web,{starts},Duración real (minutos)
Ciclo de ejemplo,100,09/05/2024 10:00:00,90
Detalles de asistente
Asistió,Nombre de usuario (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Es invitado
Sí,Ministerio,ministerio@example.org,09/05/2024 10:02:00,09/05/2024 11:00:00,Sí
"""


def read(text: str) -> Report:
    with override("en"):
        return read_report(text.encode(), "informe.csv", date=DAY, zone="America/Lima")


@pytest.mark.parametrize("last", ["Apellido", "Apellidos", "Apellido(s)"])
@pytest.mark.parametrize("left", ["Hora a la que salió", "Hora a la que abandonó la reunión"])
def test_capability_C10_meet_in_spanish_is_read_by_its_words(last, left):
    report = read(MEET.format(last=last, left=left))

    assert (report.layout, report.language, report.warnings) == ("meet", "es", ())
    assert [(row.name, row.minutes, f"{row.joined_at:%H:%M}") for row in report.rows] == [
        ("Ministerio del Perú", 65.0, "15:02"),
        ("Fiscalía", 0.95, "15:02"),
    ]


def test_capability_C10_teams_in_spanish_with_first_entry_and_duration_of_the_meeting():
    report = read(TEAMS)

    assert (report.layout, report.topic, report.language) == ("teams", "Ciclo de ejemplo", "es")
    assert [(row.name, row.minutes) for row in report.rows] == [("Ministerio del Perú", 78.0)]


def test_capability_C10_teams_list_in_spanish_with_its_other_verbs():
    report = read(
        "Nombre completo\tAcción del usuario\tMarca de tiempo\n"
        "Ministerio\tUnido\t9/5/2024, 10:02:00\nMinisterio\tAbandonó\t9/5/2024, 11:02:00\n"
    )

    assert [(row.left_at - row.joined_at).seconds for row in report.rows] == [3600]


@pytest.mark.parametrize("starts", ["Hora real de inicio", "Hora de inicio real"])
def test_capability_C10_the_start_of_a_webinar_in_spanish_gives_its_window(starts):
    report = read(WEBINAR.format(starts=starts))

    assert f"{report.starts_at:%H:%M}–{report.ends_at:%H:%M}" == "15:00–16:30"


@pytest.mark.parametrize(("header", "language"), [("Entró,Salió", "es"), ("Entrou,Saiu", "pt")])
def test_capability_C10_the_dashboard_of_bigbluebutton_needs_no_guess(header, language):
    name, score, talk = ("Nombre", "Puntuación de actividad", "Tiempo de conversación")
    if language == "pt":
        name, score, talk = ("Nome", "Pontuação da atividade", "Tempo de fala")

    report = read(f"{name},Moderador,{score},{talk},{header}\nMinisterio,FALSE,2,00:01:00,10:02:00,11:00:00\n")

    assert (report.layout, report.warnings) == ("bigbluebutton", ())


@pytest.mark.parametrize(("language", "day"), [("es", "4 de junio de 2024"), ("pt-br", "4 de junho de 2024")])
def test_days_are_written_in_the_readers_language_inside_the_sandbox_too(language, day):
    """The pattern of a day is a word of planning, and the reader knew only its own app's."""
    with override(language):
        report = sandbox.read_report(
            b"Nombre,Hora de entrada\nMinisterio,04/06/2024 10:02\n", "informe.csv", date=DAY, zone="America/Lima"
        )

    assert day in report.warnings[-1]
