"""Small places with a name («la gomería El Tano», «the Sunrise bakery») in a sentence that tells of somebody's work.

What `workplaces` reads word for word needs the place right after the work. People say it otherwise: with a trade before
and two commas between. A shop, a mine or a bar with a name is enough then; an institution is not, for reports are full
of nurses and hospitals.
"""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from ..words import lines, listed
from .exploitation import EXPLOITED, LABOUR, OF_SEVERAL_WORDS, QUALITY, SENTENCE

_TRADES = "|".join(word for line in lines("work/trades") for word in line.split() if word not in ("guardia", "unidad"))
WORK = re.compile(
    rf"\b(?:(?:{_TRADES})s?|trabaj(?:a|o|aba|é|ó|ando|ar|aban|an)|trabalh(?:a|o|ava|ou|ei|ando|ar|avam|am)|labora(?:ba)?|"
    r"emple(?:o|ad[oa]s?|a|an)|empreg(?:o|ad[oa]s?|a|am|ou)|contrat(?:ó|aron|ad[oa]s?|ou|a)|admitid[oa]|puesto de|"
    r"(?:su|mi|sus|o|seu|meu) turnos?|encargad[oa]|atiende|atendía|atendia|comerciantes?|ambulantes?|"
    r"limpi(?:a|o|aba|ando)|cocin(?:a|o|aba|ando)|cozinh(?:a|o|ava|ando)|cos(?:e|o|ía|ia)|lav(?:a|o|aba|ava|ando)|"
    r"repart(?:e|o|ía|ia|iendo)|entreg(?:a|o|aba|ava)|deliver(?:y|ies)|manej(?:a|o|aba)|cuid(?:a|o|aba|ava)|"
    r"chofer|vigilante|sereno|ayudante|aseador[a]?|bico|faz unhas?|practicante|trabal?[jh]ador[ae]?s? sexual(?:es)?|"
    r"garç[oã][mn]|chapeiro|bailarinas?|dançarinas?|meseras|copera|camareras|hostess|atu(?:a|ava|ou)|come[çc]ou n[oa]|"
    r"vagas? n[oa]|(?:entr|ingres)(?:ó|é) (?:a|en) (?:la|el|un|una)|se desempeña(?:ba)?|parte del equipo|"
    r"works?|worked|workers?|working|waits tables|fixes|cooks?|drives|guards?|shift|jobs?|hired|employ(?:ed|s|ees?)|"
    r"bakes|serves|fired|dismissed|guest ?workers?|H-2[AB])\b",
    re.IGNORECASE,
)
NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w'’&.-]*|\d{1,4}(?!\d| (?:hor|hour|año|ano|year|d[ií]a|day|mes|person|pesso|mujer|mulher)))"
JOINS = r"(?:d[eoa]s?|del|la|las|los|el|y|e|&)"
BEGINS = r"(?:(?<![\w'’&.-])|(?<=\s')|(?<=\A'))"
"""Not within a name: of a line of letters without a space each would be looked at from there to its end."""
NAMED_AFTER = re.compile(
    rf"\b(?:(?:el|la|los|las|o|a) )?(?P<kind>{OF_SEVERAL_WORDS}|[^\W\d_]+)(?= (?P<rest>(?:{QUALITY} )?"
    rf"(?:de [a-zà-ÿ]+ )?(?:{QUALITY} )?(?:{JOINS} ){{0,2}}[\"«“'‘]?{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,4}}))"
)
"""«la fábrica de camisas Rossi», «o salão da Cida»."""
NAMED_BEFORE = re.compile(
    rf"\b(?P<name>{NAME}(?: {NAME}){{0,2}}) (?P<kind>(?:massage )?[a-z]+)\b(?! (?:rooms?|[a-z]+s)\b)"
)
"""«the Sunrise bakery»."""
NAMED_IN_CAPITALS = re.compile(
    rf"\b(?P<name>{NAME}(?: {NAME}){{0,2}}?) (?P<kind>Nightclub|Bar|Hotel|Restaurant|Bakery|Shop|Store|Grill|Club|Spa|"
    r"Inn|Guesthouse|Farm|Ranch|Mine|Supermarket|Salon|Lodge|Backdam|Landing)\b"
)
ONE_OF_A_TOWN = re.compile(r"\b(?:una?|uma?|an?|únic[oa]|otr[oa]|outr[oa]|cada) $")
"""«una fábrica de Iquique» is any of them."""
EVENT = re.compile(
    r"\b(?:taller|reuni[oó]n|reunião|encuentro|encontro|workshop|oficina|jornada|seminario|seminário|evento|meeting|"
    r"conferencia|conferência|foro|forum|fórum|capacitaci[oó]n|capacitação|curso|training)\b",
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
    rf"[\"«“‘']?{BEGINS}(?P<called>{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{1,5}})[\"»”’']?(?:,| es| é| is|, es) "
    rf"(?:conocid[oa] (?:como )?)?(?:una?|uma|an?|su|mi|seu|sua|her|his) {_OWN}\b"
)
"""«El Toque Venezolano, un negocio que…»: whoever it belongs to is known by it, whether or not work is told."""
IS_ONE = re.compile(
    rf"(?:\b(?:El|La|Los|Las|O|A) |(?<![\w'’&.-])[\"«“‘'])"
    rf"(?P<called>{NAME}(?: (?:{JOINS} ){{0,2}}{NAME}){{0,4}})[\"»”’']?"
    rf"(?:,| es| era| é| is| was|, es) (?:una?|uma|an?|the) (?P<kind>{OF_SEVERAL_WORDS}|[a-zà-ÿ]+)\b"
)
"""«“El Farolito” es un bar nocturno»."""
OWNED = re.compile(
    r"\b(?:propietari[oa]|dueñ[oa]|proprietári[oa]|don[oa]|owner) (?:de|of) (?P<place>(?:una?|uma|an?|su|seu|sua) "
    r"(?P<kind>[^\W\d_]+)(?: (?:de|para|of) [^\W\d_]+){0,2}"
    r"(?:,? (?:que (?:funciona|queda|est[áa]|fica|abrió|tiene)|ubicad[oa]|situad[oa]|localizad[oa]))?"
    rf" (?:en|no|na|em|in) (?:{JOINS} )?(?-i:{NAME})(?: (?:{JOINS} ){{0,2}}(?-i:{NAME})){{0,3}})",
    re.IGNORECASE,
)
"""«propietaria de un spa de uñas en La Candelaria»: of those who own one there are few in a quarter."""
SEVERAL_WORDS = re.compile(OF_SEVERAL_WORDS)
MEETS = frozenset({"hotel", "hostal", "salon", "salao", "club", "restaurante", "taller", "oficina", "restaurant"})
"""Where people meet as often as they work; «taller» and «oficina» are events themselves."""


def businesses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    yield from (match.span("called") for match in OF_ONES_OWN.finditer(text))
    yield from (match.span("place") for match in OWNED.finditer(text) if _is_small_place(match["kind"]))
    for match in IS_ONE.finditer(text):
        if _needs_no_word_of_work(folded(match["kind"])):
            yield match.span("called")
    for sentence in SENTENCE.finditer(text):
        is_event = EVENT.search(sentence.group()) is not None
        is_of_work = tells_of_work(sentence.group()) or LABOUR.search(sentence.group()) is not None
        for start, end, kind in _named_places(sentence.group()):
            is_work = (_is_small_place(kind) and is_of_work) or _needs_no_word_of_work(kind)
            if is_work and not (is_event and kind in MEETS):
                yield sentence.start() + start, sentence.start() + end


def tells_of_work(sentence: str) -> bool:
    """Whether somebody works there, or was exploited."""
    if EXPLOITED.search(sentence):
        return True
    return WORK.search(sentence) is not None and not INSPECTED.search(sentence)


def is_of_many(name: str) -> bool:
    """Whether *name* is a place or a people that every map has: «a New Orleans hotel» is any of them."""
    words = [folded(word) for word in re.findall(r"[^\W\d_]{3,}", name)]
    return all(any(word in listed(known) for known in ("places", "countries", "origins")) for word in words)


def _is_small_place(kind: str) -> bool:
    return folded(kind) in listed("work/businesses") or SEVERAL_WORDS.fullmatch(kind) is not None


def _needs_no_word_of_work(kind: str) -> bool:
    return kind in listed("work/nobody_meets") or SEVERAL_WORDS.fullmatch(kind) is not None


def _named_places(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind, folded, of whatever bears a name."""
    for match in NAMED_AFTER.finditer(sentence):
        is_any = ONE_OF_A_TOWN.search(sentence, 0, match.start()) and match["rest"].startswith(("de ", "do ", "da "))
        if not is_any:
            yield match.start(), match.end("rest"), folded(match["kind"])
    for match in (*NAMED_BEFORE.finditer(sentence), *NAMED_IN_CAPITALS.finditer(sentence)):
        if len(match["name"]) > len("The") and not is_of_many(match["name"]):
            yield match.start(), match.end(), folded(match["kind"]).removeprefix("massage ")
