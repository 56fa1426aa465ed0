"""What minutes say of themselves, with a colon as a name has."""

import re

from tinkuy.core.letters import folded

# Before a colon in minutes, and no person: what the minutes say of themselves, and how a list is counted.
_HEADINGS = """
acta, fecha, hora, horario, lugar, tema, temas, título, objetivo, objetivos, agenda, orden del día,
asistentes, asistencia, participantes, invitados, ausentes, duración, modalidad, enlace, nota, notas, resumen,
introducción, desarrollo, acuerdo, acuerdos, compromisos, conclusión, conclusiones, recomendaciones, próximos
pasos, cierre, ejemplo, observaciones, anexo, primero, segundo, tercero, cuarto, pregunta, respuesta, chat,
importante, responsable, plazo, sesión, país, ciclo, ata, data, local, assunto, pauta, presentes, convidados,
ausências, duração, resumo, introdução, desenvolvimento, encaminhamento, encaminhamentos, acordos,
compromissos, conclusão, conclusões, recomendações, próximos passos, encerramento, exemplo, observações,
anexos, primeiro, terceiro, quarto, pergunta, resposta, prazo, sessão, minutes, date, time, place, location,
subject, topic, topics, title, objective, objectives, attendees, participants, present, absent, guests,
duration, link, note, notes, summary, introduction, agreement, agreements, action items, actions, conclusion,
conclusions, recommendations, next steps, closing, example, remarks, annex, first, second, third, question,
answer, important, deadline, session, country, título de la reunión, nombre de la reunión, fecha de la reunión,
tema de la reunión, hora de inicio, hora fin, hora de fin, hora de término, hora de cierre, título da reunião, nome
da reunião, data da reunião, tema da reunião, hora de início, horário de início, horário de término, meeting title,
meeting name, meeting date, meeting topic, meeting notes, start time, end time
"""
HEADINGS = frozenset(folded(" ".join(word.split())) for word in _HEADINGS.split(","))

CLOSING = re.compile(
    r"^(?:(?:y )?(?:no habiendo|sin) (?:m[áa]s|otros?) (?:asuntos?|puntos?|temas?)(?: que|,)"
    r"|siendo las .{1,60}(?:se (?:levanta|cierra|da por)|finaliz|conclu|termin)"
    r"|nada mais (?:havendo|houve) a (?:tratar|registrar|declarar)|(?:e )?para constar,"
    r"|there being no (?:further|other) business|the meeting (?:was|is) adjourned)",
    re.IGNORECASE,
)
"""How minutes end, below the words of who spoke last."""
