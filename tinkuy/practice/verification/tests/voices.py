"""What two voices say in these tests."""

QUESTIONS = ["¿Se registra con un código propio?", "¿Se dejó de pedir documento?", "¿Qué pasa al cruzar?"]
OWN = {1: ("Sí, en tres provincias.", "met"), 2: ("Sí.", "met"), 3: ("", "not_reported")}
SEEN = {1: ("Está a la vista.", "met"), 2: ("Dos centros lo piden.", "partly_met"), 3: ("", "no_evidence")}
