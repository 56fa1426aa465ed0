"""What the figures are of: this machine, today, as busy as it is."""

import os
import platform
from datetime import UTC, datetime

from bench.lines import Words

SPANISH = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def machine() -> Words:
    now, cores, load = datetime.now(UTC), os.cpu_count(), os.getloadavg()[0]
    system, python = f"{platform.system()} {platform.machine()}", platform.python_version()
    return Words(
        f"{now.day} de {SPANISH[now.month - 1]} de {now.year}, {system} con {cores} núcleos, Python {python}, "
        f"carga {load:.1f}",
        f"{now:%-d %B %Y}, {system} with {cores} cores, Python {python}, load {load:.1f}",
    )
