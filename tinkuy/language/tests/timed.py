"""How long the guard of personal data looks at a text, on whatever machine."""

import time

from tinkuy.language.personal_data.guard import alerts

CALM = "El equipo revisó las lecciones de la sesión y acordó compartir los materiales con cada país. "
TIMES = 10
"""The worst text of today takes four times as long as a calm one of its length."""


def is_quick(text: str, seconds: float) -> bool:
    """Whether *text* takes less than *seconds* of the processor, or less than TIMES what a calm one of its length takes
    just then: a slow or busy machine takes longer for both.
    """
    return seconds_for(text) < seconds or any(
        seconds_for(text) < TIMES * seconds_for((CALM * len(text))[: len(text)]) for _ in range(3)
    )


def seconds_for(text: str) -> float:
    began = time.process_time()
    alerts(text)
    return time.process_time() - began
