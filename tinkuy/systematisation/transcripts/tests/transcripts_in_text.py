"""Transcripts in plain text, made anew after the habits of Teams, Zoom, Meet, Otter and of people who write minutes.

Each with what is to be read of it: second, speaker, words. The persons are plainly invented.
"""

Read = list[tuple[int, str, str]]

THREE: Read = [
    (3, "Persona Uno", "Buenas tardes. Empezamos."),
    (12, "Persona Tres", "Gracias. ¿Se escucha?"),
    (83, "Persona Uno", "Sí."),
]

TIMED: dict[str, tuple[str, Read]] = {
    "Teams, text of its document": (
        "Sesión 2-20260709_150325-Grabación de la reunión\n9 de julio de 2026, 8:03p.m.\n59m 3s\n\n"
        "Persona Uno inició la transcripción\n\nPersona Uno   0:03\nBuenas tardes.\nEmpezamos.\n\n"
        "Persona Tres   0:12\nGracias. ¿Se escucha?\n\nPersona Uno   1:23\nSí.\n\n"
        "Persona Uno detuvo la transcripción\n",
        THREE,
    ),
    "Teams, surname first": (
        "Uno Once, Persona inició la transcripción\n\nUno Once, Persona   0:03\nHola a todas.\n\n"
        "Tres, Persona   1:02:03\nHola.\n",
        [(3, "Uno Once, Persona", "Hola a todas."), (3723, "Tres, Persona", "Hola.")],
    ),
    "Teams, in Portuguese": (
        "Reunião\n27m 42s\nPessoa Um iniciou a transcrição\nPessoa Um   0:03\nBoa tarde.\nPessoa Dois   0:09\nOi.\n",
        [(3, "Pessoa Um", "Boa tarde."), (9, "Pessoa Dois", "Oi.")],
    ),
    "Teams, the document of old": (
        "0:0:3.100 --> 0:0:8.250\nPersona Uno\nBuenas tardes. Empezamos.\n\n"
        "0:0:12.0 --> 0:0:14.0\nPersona Tres\nGracias. ¿Se escucha?\n\n0:1:23.0 --> 0:1:24.5\nPersona Uno\nSí.\n\n"
        "0:1:30.0 --> 0:1:31.0\nPersona Tres\nBien.\n",
        [*THREE, (90, "Persona Tres", "Bien.")],
    ),
    "Teams, in Markdown with a dash": (
        "> Transcripción\n---\n*Persona Uno inició la transcripción.*\n\n**Persona Uno — 0:03**\n\n"
        "Buenas tardes.  \nEmpezamos.\n\n"
        "**Persona Tres — 0:12**\n\nGracias. ¿Se escucha?\n\n**Persona Uno — 1:23**\n\nSí.\n",
        THREE,
    ),
    "Teams, in Markdown with brackets": (
        "**Persona Uno (0:03):**  \nBuenas tardes. Empezamos.\n\n**Persona Tres (0:12):**  \nGracias. ¿Se escucha?\n\n"
        "**Persona Uno (1:23):**  \nSí.\n",
        THREE,
    ),
    "Otter": (
        "Persona Uno  0:03  \nBuenas tardes. Empezamos.\n\nPersona Tres  0:12  \nGracias. ¿Se escucha?\n\n"
        "Persona Uno  1:23  \nSí.\n\nTranscribed by https://otter.ai\n",
        THREE,
    ),
    "Otter, without names": (
        "0:03  \nBuenas tardes. Empezamos.\n\n0:12  \nGracias. ¿Se escucha?\n\nTranscribed by https://otter.ai\n",
        [(3, "", "Buenas tardes. Empezamos."), (12, "", "Gracias. ¿Se escucha?")],
    ),
    "Zoom, saved captions with the hour of the day": (
        "[Persona Uno] 10:30:03\nBuenas tardes. Empezamos.\n\n[Persona Tres] 10:30:12\nGracias. ¿Se escucha?\n\n"
        "[Persona Uno] 10:31:23\nSí.\n",
        [(second - 3, who, words) for second, who, words in THREE],
    ),
    "Zoom, past midnight": (
        "[Persona Uno] 23:59:50\nBuenas.\n\n[Persona Tres] 00:00:10\nGracias.\n",
        [(0, "Persona Uno", "Buenas."), (20, "Persona Tres", "Gracias.")],
    ),
    "brackets, name and words in one line": (
        "[00:00:03] Persona Uno: Buenas tardes. Empezamos.\n[00:00:12] Persona Tres: Gracias. ¿Se escucha?\n"
        "[00:01:23] Persona Uno: Sí.\n",
        THREE,
    ),
    "no brackets, name and words in one line": (
        "00:00:03 Persona Uno: Buenas tardes. Empezamos.\n00:00:12 Persona Tres: Gracias. ¿Se escucha?\n"
        "00:01:23 Persona Uno: Sí.\n",
        THREE,
    ),
    "Markdown, the words below": (
        "# Llamada\n**Duración**: 45 minutos\n\n---\n\n**[00:00:03] Persona Uno:**\nBuenas tardes. Empezamos.\n\n"
        "**[00:00:12] Persona Tres:**\nGracias. ¿Se escucha?\n\n**[00:01:23] Persona Uno:**\nSí.\n",
        THREE,
    ),
    "Markdown, name and time each in bold": (
        "**[00:00:03]** **Persona Uno**: Buenas tardes. Empezamos.\n\n"
        "**[00:00:12]** **Persona Tres**: Gracias. ¿Se escucha?\n\n**[00:01:23]** **Persona Uno**: Sí.\n",
        THREE,
    ),
    "name, time in brackets, words": (
        "Persona Uno (00:00:03): Buenas tardes. Empezamos.\nPersona Tres (00:00:12): Gracias. ¿Se escucha?\n"
        "Persona Uno (00:01:23): Sí.\n",
        THREE,
    ),
    "the name below the time": (
        "00:00:03\nPersona Uno\nBuenas tardes. Empezamos.\n\n00:00:12\nPersona Tres\nGracias. ¿Se escucha?\n\n"
        "00:01:23\nPersona Uno\nSí.\n\n00:01:30\nPersona Tres\nBien.\n",
        [*THREE, (90, "Persona Tres", "Bien.")],
    ),
    "a program, from and to": (
        "[00:03.000 --> 00:09.000]  Buenas tardes. Empezamos.\n[00:12.000 --> 00:14.000]  Gracias. ¿Se escucha?\n",
        [(3, "", "Buenas tardes. Empezamos."), (12, "", "Gracias. ¿Se escucha?")],
    ),
    "a program, name from and to": (
        "[Persona Uno] 00:00:03 - 00:00:09\nBuenas tardes. Empezamos.\n[Persona Tres] 00:00:12 - 00:00:14\n"
        "Gracias. ¿Se escucha?\n[Persona Uno] 00:01:23 - 00:01:24\nSí.\n",
        THREE,
    ),
    "Meet, a mark now and then": (
        "Sesión 2 - Transcripción\nAsistentes\nPersona Uno, Persona Tres\n\n### 00:00:00\n\n"
        "**Persona Uno:** Buenas tardes.\n**Persona Tres:** Gracias.\n\n"
        "### 00:05:00\n\n**Persona Uno:** Seguimos.\n**Persona Tres:** Bien.\n\n"
        "### La transcripción finalizó después de 00:06:31\n\n"
        "*Esta transcripción editable se generó por computadora y puede contener errores.*\n",
        [
            (0, "Persona Uno", "Buenas tardes."),
            (0, "Persona Tres", "Gracias."),
            (300, "Persona Uno", "Seguimos."),
            (300, "Persona Tres", "Bien."),
        ],
    ),
    "one space, in columns": (
        "Persona Uno 00:00:03\nBuenas tardes. Empezamos.\nPersona Tres 00:00:12\nGracias. ¿Se escucha?\n"
        "Persona Uno 00:01:23\nSí.\n",
        THREE,
    ),
}
LONG = "Contamos lo que hicimos en la frontera durante el cierre, con turnos y con palabras sencillas."

UNTIMED: dict[str, tuple[str, list[str]]] = {
    "minutes with names": (
        f"Acta de la sesión\n\nPersona Uno: {LONG}\n\n"
        f"Persona Tres: {LONG}\n\nPersona Uno: {LONG}\n\nPersona Tres: Gracias.\n",
        ["", "Persona Uno", "Persona Tres", "Persona Uno", "Persona Tres"],
    ),
    "the name in a line of its own": (
        f"Persona Uno:\n{LONG}\n\nPersona Tres:\n{LONG}\n\nPersona Uno:\n{LONG}\n\nPersona Tres:\nGracias.\n",
        ["Persona Uno", "Persona Tres", "Persona Uno", "Persona Tres"],
    ),
    "paragraphs": (f"{LONG}\n\n{LONG}\n{LONG}\n\n{LONG}\n\nGracias.\n", ["", "", "", ""]),
    "lines without any empty one": (f"{LONG}\n{LONG}\n{LONG}\nGracias.\n", ["", "", "", ""]),
}
