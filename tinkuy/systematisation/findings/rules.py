import re

from tinkuy.core.text import folded

INFINITIVE = re.compile(r"(ar|er|ir|or)(se|lo|la|los|las|le|les)?$")

NOUNS = "ayer bar familiar hogar lugar mayor mejor menor militar mujer par poder por taller valor"
"""Words that end as an infinitive does and are none."""


HAS_INFINITIVES = ("es", "pt-br")
"""Languages in which a verb that begins a sentence is known by its form."""


def starts_with_a_verb(text: str) -> bool:
    """Whether *text*, in Spanish or Portuguese, begins with an infinitive. A hint for who writes, never a refusal."""
    words = re.findall(r"\w+", folded(text))
    return bool(words) and words[0] not in NOUNS.split() and INFINITIVE.search(words[0]) is not None
