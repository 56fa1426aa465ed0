"""Turns of a transcript in text: `Persona Uno: palabras`, also where somebody speaks once; what is nobody's turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.core.letters import folded

from .layouts import HEADING_OF_PERSONS
from .speakers import is_like_a_name, names_among, prefix_of

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
answer, important, deadline, session, country
"""
HEADINGS = frozenset(folded(" ".join(word.split())) for word in _HEADINGS.split(","))


@dataclass(frozen=True)
class Turns:
    """Who speaks by the names before a colon, folded."""

    names: frozenset[str]

    def speaker_and_words(self, line: str) -> tuple[str, str]:
        """The name that begins the *line* and the rest; no name where it goes on with somebody's words."""
        prefix = prefix_of(line)
        if prefix and folded(prefix) in self.names:
            return prefix, line.partition(":")[2].strip()
        return "", line

    def begins_anew(self, line: str) -> bool:
        """Whether somebody else speaks from this *line* on, or nobody."""
        return bool(self.speaker_and_words(line)[0]) or self.is_aside(line)

    def is_aside(self, line: str) -> bool:
        """Whether the minutes say something of themselves: *Fecha:*, *Acuerdos:*."""
        prefix = folded(prefix_of(line))
        return bool(prefix) and prefix in HEADINGS and prefix not in self.names


def turns_of(spoken: Sequence[str], known_speakers: Iterable[str]) -> Turns:
    """Of the lines in which somebody speaks."""
    filled = [line for line in spoken if line]
    prefixes = [prefix for line in filled if (prefix := prefix_of(line))]
    return Turns(frozenset(names_among(prefixes, len(filled), known_speakers, _may_be_a_name)))


def persons_in(lines: Sequence[str]) -> list[str]:
    """The names below *Asistentes*, separated by commas."""
    below = (line for above, line in zip(lines, _next_filled(lines), strict=True) if HEADING_OF_PERSONS.match(above))
    return [name.strip() for line in below for name in line.split(",") if name.strip()]


def _next_filled(lines: Sequence[str]) -> list[str]:
    after, below = "", list[str]()
    for line in reversed(lines):
        below.append(after)
        after = line or after
    return below[::-1]


def _may_be_a_name(label: str) -> bool:
    """Of one word too: in a text a turn begins its line, which the words of a caption do anywhere."""
    if folded(label) in HEADINGS:
        return False
    return is_like_a_name(label) or (len(label.split()) == 1 and label[0].isupper())
