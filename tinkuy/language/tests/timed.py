"""How long the guard of personal data looks at a text, on whatever machine."""

import time

from tinkuy.language.personal_data.guard import alerts

CALM = "El equipo revisó las lecciones de la sesión y acordó compartir los materiales con cada país. "
TIMES = 5
"""The worst text of today takes less than three times as long as calm lines of its length."""


def is_quick(text: str, seconds: float) -> bool:
    """Whether *text* takes less than *seconds* of the processor, or less than TIMES what as many letters of calm lines
    take just then, each looked at by itself: a slow or busy machine takes longer for both, and a pattern that goes back
    again and again takes longer for the text alone.
    """
    return seconds_for(text) < seconds or any(seconds_for(text) < TIMES * seconds_of_lines(len(text)) for _ in range(2))


def seconds_of_lines(letters: int) -> float:
    return sum(seconds_for(CALM) for _ in range(letters // len(CALM)))


def seconds_for(text: str) -> float:
    began = time.process_time()
    alerts(text)
    return time.process_time() - began
