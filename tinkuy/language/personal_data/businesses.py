"""Small places with a name («la gomería El Tano», «the Sunrise bakery») in a sentence that tells of somebody's work.

What `workplaces` reads word for word needs the place right after the work. People say it otherwise: with a trade before
and two commas between. A shop, a mine or a bar with a name is enough then; an institution is not, for reports are full
of nurses and hospitals.
"""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from .words import lines, listed

_TRADES = "|".join(word for line in lines("work/trades") for word in line.split() if word not in ("guardia", "unidad"))
WORK = re.compile(
    rf"\b(?:{_TRADES}|trabaj(?:a|o|aba|é|ó|ando|ar)|trabalh(?:a|o|ava|ou|ei|ando|ar)|labora(?:ba)?|"
    r"emple(?:o|ada|ado)|empreg(?:o|ada|ado)|contrat(?:ó|aron|ad[oa]|ou)|admitid[oa]|puesto de|"
    r"(?:su|mi|sus|o|seu|meu) turnos?|encargad[oa]|atiende|atendía|atendia|"
    r"limpi(?:a|o|aba|ando)|cocin(?:a|o|aba|ando)|cozinh(?:a|o|ava|ando)|cos(?:e|o|ía|ia)|lav(?:a|o|aba|ava|ando)|"
    r"repart(?:e|o|ía|ia|iendo)|entreg(?:a|o|aba|ava)|deliver(?:y|ies)|manej(?:a|o|aba)|cuid(?:a|o|aba|ava)|"
    r"chofer|vigilante|sereno|ayudante|aseador[a]?|bico|faz unhas?|practicante|trabajadora? sexual|"
    r"works?|worked|working|waits tables|fixes|cooks?|drives|guards?|shift|job|hired|employed|bakes|serves)\b",
    re.IGNORECASE,
)
NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w'’&.-]*|\d{1,4})"
JOINS = r"(?:d[eoa]s?|del|la|las|los|el|y|e|&)"
NAMED_AFTER = re.compile(
    rf"\b(?:(?:el|la|los|las|o|a) )?(?P<kind>[^\W\d_]+)(?= (?P<rest>(?:de [a-zà-ÿ]+ )?(?:{JOINS} ){{0,2}}[\"«“]?"
    rf"{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,4}}))"
)
"""«la fábrica de camisas Rossi», «o salão da Cida»."""
NAMED_BEFORE = re.compile(rf"\b(?P<name>{NAME}(?: {NAME}){{0,2}}) (?P<kind>[a-z]+)\b")
"""«the Sunrise bakery»."""
ONE_OF_A_TOWN = re.compile(r"\b(?:una?|uma?|an?|únic[oa]|otr[oa]|outr[oa]|cada) $")
"""«una fábrica de Iquique» is any of them."""
SENTENCE = re.compile(r"(?:[^.;!?\n]|\.(?=[\w,])|(?<=\b[NnSD][ºrt])\.){3,400}")
EVENT = re.compile(
    r"\b(?:taller|reuni[oó]n|reunião|encuentro|encontro|workshop|oficina|jornada|seminario|seminário|evento|meeting|"
    r"conferencia|conferência|capacitaci[oó]n|capacitação|curso|training)\b",
    re.IGNORECASE,
)
INSPECTED = re.compile(
    r"\b(?:ministerio|ministério|ministry|inspec[ct]\w+|fiscaliz\w+|clausur\w+|allan\w+)", re.IGNORECASE
)
"""Who works is an authority, and the place is what it looked at."""
_OWN = (
    r"(?:negocio|emprendimiento|restaurante|tienda|peluquer[ií]a|panader[ií]a|salón|taller|marca|negócio|empreendimento|"
    r"loja|padaria|salão|business|shop|restaurant|bakery)"
)
OF_ONES_OWN = re.compile(
    rf"[\"«“‘']?(?P<called>{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{1,5}})[\"»”’']?(?:,| es| é| is|, es) "
    rf"(?:conocid[oa] (?:como )?)?(?:una?|uma|an?|su|mi|seu|sua|her|his) {_OWN}\b"
)
"""«El Toque Venezolano, un negocio que…»: whoever it belongs to is known by it, whether or not work is told."""
OWNED = re.compile(
    r"\b(?:propietari[oa]|dueñ[oa]|proprietári[oa]|don[oa]|owner) (?:de|of) (?P<place>(?:una?|uma|an?|su|seu|sua) "
    r"(?P<kind>[^\W\d_]+)(?: (?:de|para|of) [^\W\d_]+){0,2}"
    r"(?:,? (?:que (?:funciona|queda|est[áa]|fica|abrió|tiene)|ubicad[oa]|situad[oa]|localizad[oa]))?"
    rf" (?:en|no|na|em|in) (?:{JOINS} )?(?-i:{NAME})(?: (?:{JOINS} ){{0,2}}(?-i:{NAME})){{0,3}})",
    re.IGNORECASE,
)
"""«propietaria de un spa de uñas en La Candelaria»: of those who own one there are few in a quarter."""
MEETS = frozenset({"hotel", "hostal", "salon", "salao", "club", "restaurante", "taller", "oficina", "restaurant"})
"""Where people meet as often as they work; «taller» and «oficina» are events themselves."""


def businesses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    yield from (match.span("called") for match in OF_ONES_OWN.finditer(text))
    yield from (match.span("place") for match in OWNED.finditer(text) if _is_small_place(match["kind"]))
    for sentence in SENTENCE.finditer(text):
        if not WORK.search(sentence.group()) or INSPECTED.search(sentence.group()):
            continue
        is_event = EVENT.search(sentence.group()) is not None
        for start, end, kind in _named_places(sentence.group()):
            if _is_small_place(kind) and not (is_event and kind in MEETS):
                yield sentence.start() + start, sentence.start() + end


def _is_small_place(kind: str) -> bool:
    return folded(kind) in listed("work/businesses")


def _named_places(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind, folded, of whatever bears a name."""
    for match in NAMED_AFTER.finditer(sentence):
        is_any = ONE_OF_A_TOWN.search(sentence, 0, match.start()) and match["rest"].startswith(("de ", "do ", "da "))
        if not is_any:
            yield match.start(), match.end("rest"), folded(match["kind"])
    for match in NAMED_BEFORE.finditer(sentence):
        if len(match["name"]) > len("The"):
            yield match.start(), match.end(), folded(match["kind"])
