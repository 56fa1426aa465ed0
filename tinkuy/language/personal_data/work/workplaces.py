"""Places of work that tell who somebody is: «trabaja en el bar Los Amigos», «funcionária da prefeitura de …».

A trade alone («trabaja en un mercado») tells nobody: the passage must name the place, by a capital or a number.
"""

import re
from collections.abc import Iterator
from itertools import islice

from tinkuy.core.letters import folded

from ..dictionary import is_unknown
from ..given import is_given
from ..words import lines, listed

VERB = re.compile(
    r"\b(?:trabaj(?:a|o|aba|é|ó|aron|aban|an)|labora(?:ba)?|atiende|atendía|se desempeña|presta servicios|"
    r"trabalh(?:a|o|ava|ou|avam|am)|work(?:s|ed|ing)?|(?:is|was|am|are) employed|"
    r"trabajando|trabalhando|trabajé|trabalhei|labor(?:o|an|ó)|atend(?:e|o|ía|ia|iendo)|hac(?:e|"
    r"ía) (?:la )?limpieza|faz (?:a )?(?:faxina|limpeza)|fazia faxina|"
    r"(?:cuid|lav|cos|atend|enseñ|barr|serv|carg|vend)(?:i?endo|ando)|(?:used to|i|we|they) (?:clean|cook|teach|"
    r"serve|wash|guard)|"
    r"clean(?:ed|ing)|cook(?:ed|ing)|enseñ(?:ó|é|aron)|"
    r"drives|guards|manages|serves|waitress(?:es|ing)|se ocupa|está empleada?o?|fue contratada?o?|foi contratad[oa]|"
    r"hac(?:e|ía) turnos?|"
    r"sirv(?:e|ía)|barr(?:e|ía)|cuida(?:ba)?|lav(?:a|aba|ava)|cos(?:e|ía|tura)|cocin(?:a|aba|ando)|cozinha(?:va|"
    r"ndo)?|limpi(?:a|aba|ando)|enseñ(?:a|aba|ando)|lotad[oa]|"
    r"contratad[oa]|vend(?:e|ía|iendo)|(?:da|daba|dicta) clases|dá aulas?|teach(?:es|ing)?|cleans|cooks|"
    r"estudi(?:a|o|aba)|estud(?:a|o|ava)|trabajamos|trabalhamos|atu(?:a|ava|ou)|começou|vagas?|trabajar|trabalhar)"
    r"(?:[ ](?:como|desde|hace|há|faz|de|as|a|los|las|aos|por|since|todos|cada|oficinas|cuartos|pisos|baños|"
    r"nights|days|evenings|"
    r"weekends|noches|turno|rooms|houses|offices|dishes|\w{4,6} años|"
    r"casas)(?:[ ]\w{1,12}){0,3}?)?"
    r"[ ](?P<by>en|para|no|na|em|nos|nas|at|for|in|by)[ ]",
    re.IGNORECASE,
)
_TRADES = "|".join(word for line in lines("work/trades") for word in line.split())
TRADE = re.compile(
    rf"\b(?:{_TRADES}|agente de saúde|agente de salud|as+istente social|trabajador[a]? social)"
    r"(?:[ ](?:bilingüe|rural|social|suplente|titular|comunitari[oa]|indígena|auxiliar|municipal|"
    r"jubilad[oa]))?(?:[ ](?:and|y|e)[ ][^\W\d_]{4,14})?(?:[ ](?:de|em|en|in)[ ](?!la\b|el\b)\w{4,14})?"
    r"[ ](?P<by>del?|da|do|das|dos|en|no|na|em|of|at|from|in)[ ]",
    re.IGNORECASE,
)
SENT = re.compile(
    r"\b(?:(?:trasladad|destinad|asignad|transferid|designad|destacad|removid|reubicad)[oa]s?|"
    r"cumple funciones|cumpre funções|"
    r"presta servicios?|presta serviço|est[aá] de (?:turno|guardia|plantão)|hac(?:e|ía) guardias?|faz plantão|"
    r"stationed|posted|based|assigned|"
    r"(?:tiene|tenía|tem|tinha|abrió|abriu|atiende) (?:un|una|su|mi|um|uma|seu|sua) "
    r"(?:puesto|taller|tienda|negocio|kiosco|quiosco|local|venta|banca|barraca|loja|consult[oó]rio|sal[oó]n|"
    r"salão)(?: de \w{3,12})?|"
    r"(?:cobr|atend|trabaj|trabalh)\w{1,4} (?:en|na|no) (?:la |el )?(?:caja|barra|cocina|puerta|recepci[oó]n|"
    r"mostrador|caixa|cozinha|portaria|recepção))"
    r"[ ](?P<by>al?|à|ao|en|na|no|em|para|at|to|del?|da|do)[ ]",
    re.IGNORECASE,
)
"""Who was sent there, or has a stall of their own."""
OWN_JOB = re.compile(
    r"\b(?:(?:su|mi|tu|seu|sua|meu|her|his|my) (?:trabajo|empleo|turno|puesto|emprego|serviço|trabalho|job|"
    r"shift)(?: (?:de \w{3,12}|dela|dele))?|"
    r"(?:o|el) (?:emprego|trabalho|empleo|trabajo) (?:dela|dele|de ella|de él)|"
    r"(?:empez|comenz|entr|começ|volvi|voltou)\w{0,4} (?:a|de) (?:trabajar|trabalhar)|started (?:work|working)|"
    r"(?:consigui|obtuv|consegui|arrum|perdi|dej[oó])\w{0,3}(?: (?:el|un|o|um))? (?:empleo|trabajo|emprego|"
    r"trabalho|puesto)|"
    r"(?:lleva|llevaba|llevo) (?:\w{1,10} ){1,2}(?:años|meses)|"
    r"(?:compañer[oa]|colega|colegas)(?: (?:mía|mío|de trabajo|minha|meu|de trabalho))?)"
    r"[ ](?P<by>en|na|no|em|at|in|del?|da|do)[ ]",
    re.IGNORECASE,
)
STALL = re.compile(
    r"\b(?:sells?|sold|selling|vend(?:e|o|ía|emos|iendo|endo)|cobra|lustra|pide)[ ](?:[^\W\d]+[ ]){1,4}?"
    r"(?P<by>outside|beside|by|at|near|behind|opposite|in front of|afuera de|al lado de|frente a|en|na|no|em|num|numa|"
    r"em frente (?:a|ao|à))[ ]",
    re.IGNORECASE,
)
"""Who has no more than a spot to sell from."""
WORKS_ON = re.compile(
    r"\b(?:lav(?:a|o|aba|ava)|cuid(?:a|o|aba|ava)|limpi(?:a|o|aba)|barr(?:e|ía|ia)|cos(?:e|o|ía|ia)|vend(?:e|o|ía|ia)|"
    r"hac(?:e|ía)|faz|fazia|repart(?:e|o|ía)|entreg(?:a|o|aba|ava)|d[aá]|presta|cumple|sirve|prepara|"
    r"waits?|fix(?:es)?|mends?|sells?|bakes?|washes|does)[ ]"
    r"(?!(?:al|ao|que|con|com|a|de)\b)(?:[^\W\d_]{3,12}[ ]){1,2}?"
    r"(?P<by>en|no|na|em|at|para|for|frente a|en frente de|em frente (?:a|ao|à))[ ]",
    re.IGNORECASE,
)
"""With what is worked on between: «lava ropa en el hospital …», «dá expediente no cartório …»."""
TAKEN_ON = re.compile(
    r"\b(?:(?:(?:le|les|me|nos) )?(?:dieron|ofrecieron|deram|ofereceram) (?:un |una |um |uma )?(?:puesto|trabajo|turno|"
    r"vaga|emprego|serviço)|(?:empez|comenz|entr|começ|qued|fic)(?:ó|o[uú]|é|ei|aba|ava) (?:de|como) [^\W\d_]{4,14}|"
    r"admitid[oa](?: como [^\W\d_]{4,14})?|rota(?:n|ba)? entre)"
    r"[ ](?P<by>en|no|na|em|el|la|o|a)[ ]",
    re.IGNORECASE,
)
"""Who was given work there: «empezó de aseadora en …»."""
DRIVES = re.compile(
    r"\b(?:manej(?:a|o|aba)|conduc(?:e|ía)|dirig(?:e|ia)|oper(?:a|aba)|pilot(?:a|eaba)|drives|runs)[ ](?:una?|"
    r"el|la|um|uma|o|a|the)"
    r"[ ](?:[^\W\d]+[ ]){1,3}?(?P<by>del?|da|do|en|of|for|at)[ ]",
    re.IGNORECASE,
)
LISTED = re.compile(
    rf"\b(?:{_TRADES}|guarda\w+|coordinador[a]?|director[a]?|diretor[a]?|responsable)(?:[ ](?:rural|social|"
    rf"comunitari[oa]))?"
    r"(?:,|:|[ ][–—-])[ ](?=(?P<kind>[^\W\d_]+)[ ])(?P<by>)",
    re.IGNORECASE,
)
"""In a list a comma stands for «of»: «Cleofé, promotora, posta de Charaña»."""
FAMILY = re.compile(
    r"\b(?:en|na|no|em|numa|at|in)[ ](?P<house>(?:la |una |a |uma |the |el )?(?:casa|depto|departamento|"
    r"apartamento|house|flat)\b"
    r"[^.;\n]{0,70}?\b(?:familia|fam[ií]lia|family)[ ](?-i:[A-ZÀ-Þ]\w+))",
    re.IGNORECASE,
)
"""Domestic work: the house of a family that is named."""
HEADS = re.compile(
    r"\b(?:(?:sub)?director[a]?|jef[ae]|capit[aá]n[a]?|comandante|comisari[oa]|rector[a]?|gerente|"
    r"(?:vice-?)?diretor[a]?|chefe|supervisor[a]?|"
    r"coordinador[a]?|coordenador[a]?|responsable|responsável|delegad[oa]|matron|head ?(?:teacher|master|"
    r"mistress)|manager|sister in charge)"
    r"(?: (?:de (?:enfermer[ií]a|turno|guardia|cocina|personal|plantão)|médic[oa]|titular|nocturn[oa]))?"
    r"[ ](?P<by>del?|da|do|of|at)[ ](?=(?:la |the |el )?(?:escuela|colegio|liceo|jard[ií]n|hospital|posta|"
    r"cl[ií]nica|centro de salud|puesto|"
    r"comisar[ií]a|albergue|comedor|hotel|hostal|bar|restaurante|mercado|supermercado|farmacia|escola|creche|"
    r"col[eé]gio|posto|abrigo|delegacia|"
    r"UBS|CRAS|CREAS|CESFAM|pousada|school|(?:\w+ ){1,3}(?:school|home|hotel|clinic|hospital|shelter|"
    r"orphanage|guesthouse|bar)))",
    re.IGNORECASE,
)
"""Who leads a small place may be found by it; the ministry or agency that somebody leads is none."""
RUNS = re.compile(
    r"\b(?:look(?:s|ed|ing)? after|llev(?:a|aba)|regente(?:a|aba)|toca|runs?|owns?|atiend[eo]|atendía|"
    r"administra|regenta|limpia|cuida)"
    r"[ ](?P<by>the|el|la|o|a|su)[ ]",
    re.IGNORECASE,
)
PASSAGE = re.compile(
    r"(?:[nN]\.[º°o]\.? ?|\b(?:St|Cdla|Av|Jr|Sta|Sto|Col|I\.?E)\. |\bI\.E\.|\d\.(?=\d)|[^\n.,;:()¿?¡!«»\"]){1,80}"
)
STOPS = re.compile(
    r"[ ](?:desde|cuando|con|sin|porque|hace|y|e|que|donde|onde|since|when|with|without|because|and|where"
    r"|de noche|à noite)\b.*",
    re.IGNORECASE | re.DOTALL,
)
FIRST_WORD = re.compile(r"(?:(?:el|la|los|las|un|una|o|a|os|as|um|uma|the|an)[ ])?(?P<word>[^\W\d_]+)", re.IGNORECASE)
ANY_OF_MANY = re.compile(
    r"(?:vari[oa]s|algun[oa]s|much[oa]s|distint[oa]s|diferentes|v[áa]ri[oa]s|muit[oa]s|several|various|many|some) ",
    re.IGNORECASE,
)
"""«varias peluquerías en Lima» are nobody's."""
NAMES_IT = re.compile(r"\b\d{1,4}\b|[^\W\d_]+")
OF_SEVERAL = re.compile(r"(?:as|os|las|los) ")
"""«para as Migrações» is what it is about."""
BY_NAME_ALONE = frozenset({"para", "at", "for", "by"})
"""After these a name alone is a place of work: «works for Northern Timber»; «works in Lima» is not."""
INSIDE = frozenset({"en", "no", "na", "em", "at", "in"})
"""After these a name of no dictionary and no map is one; «works in Lima» is none."""
ARTICLE_WITHIN = frozenset({"na", "no"})
WITH_ARTICLE = frozenset({"na", "no", "the", "el", "la", "o", "a"})
CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\bI)")
SMALL_PLACE = re.compile(
    r"(?:la|el|the|o|a) (?P<kind>[^\W\d_]+)(?: (?:de|da|do) [^\W\d_]{3,})? (?:at |del? |da |do |la |el |"
    r"los )*(?P<name>[^\W\d_]{3,})"
)
NAME_FIRST = re.compile(r"(?:the )?(?P<name>[^\W\d_]{2,}(?: [^\W\d_]{3,}){0,2}) (?P<kind>[^\W\d_]+)")
"""In English the name stands before the kind: «the st ignatius clinic»."""
NUMBERED = re.compile(r"(?:la |el )?I\.?E\.?(?:I\.?|P\.?)? (?:[nN]\.?[º°] ?)?\d")
"""A school by its number, as it is written in Peru."""
FEWEST_LETTERS = 6
DIMINUTIVE = re.compile(r"(?:cit|it|inh|zinh)[oa]\Z")
OFFERED = re.compile(
    r"(?:\w[ií]an?|un|el|de|del|su|mi|busc\w+|ofrec\w+|promet\w+|hay|consigui?\w*|dar|dieron) $", re.IGNORECASE
)
"""Before these «trabajo en» is a thing that is offered or looked for, not what somebody does."""


def workplaces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    is_small = not CAPITAL.search(text)
    yield from (match.span("house") for match in FAMILY.finditer(text))
    for pattern in (VERB, TRADE, SENT, OWN_JOB, HEADS, RUNS, STALL, WORKS_ON, TAKEN_ON, DRIVES, LISTED):
        for match in pattern.finditer(text):
            passage = PASSAGE.match(text, match.end())
            words = STOPS.sub("", passage.group()).rstrip() if passage else ""
            by = match["by"].casefold()
            if pattern is LISTED and not _is_a_workplace(match["kind"]):
                continue
            before = text[max(0, match.start() - 20) : match.start()]
            if match.group().casefold().startswith("trabajo ") and OFFERED.search(before):
                continue
            if _names_a_place(words, by) or (
                is_small and (_names_a_place_in_small(words, by) or _names_a_place_in_english(words))
            ):
                yield match.end(), match.end() + len(words)


def _names_a_place_in_small(words: str, by: str) -> bool:
    """Of text without capitals: a place with its article and more words than its kind, «la panadería san martín»."""
    passage = SMALL_PLACE.match(words if by not in WITH_ARTICLE else f"la {words}")
    if not passage:
        return False
    kind, name = passage.group("kind", "name")
    return _is_a_workplace(kind) and folded(name) not in listed("small_common")


def _names_a_place_in_english(words: str) -> bool:
    passage = NAME_FIRST.match(words)
    if not passage or folded(passage["kind"]) not in listed("work/workplaces"):
        return False
    return any(is_unknown(folded(word)) or is_given(folded(word)) or word == "st" for word in passage["name"].split())


def _names_a_place(words: str, by: str) -> bool:
    first = FIRST_WORD.match(words)
    if ANY_OF_MANY.match(words):
        return False
    names = [match.group() for match in NAMES_IT.finditer(words) if _names_one(match.group())]
    if NUMBERED.match(words):
        return True
    if not first or all(name.isalpha() and (_is_a_workplace(name) or _is_a_country(name)) for name in names):
        return False  # «trabajadora del Hogar»: the kind has its capital, and no name; «un restaurante en México»
    if by in INSIDE and first["word"][0].isupper() and is_unknown(folded(first["word"])):
        return True  # «trabalha no Kharina»
    if _is_one_by_its_article(words, by, first["word"]):
        return True  # «começou a trabalhar na Missão»
    is_name_alone = by in BY_NAME_ALONE and first["word"][0].isupper() and not OF_SEVERAL.match(words)
    return is_name_alone or any(_is_a_workplace(match.group()) for match in islice(NAMES_IT.finditer(words), 5))


def _is_one_by_its_article(words: str, by: str, first: str) -> bool:
    """No town has an article before it, but those of a list; «en la Zona Sur» is a part of one."""
    has_article = by in ARTICLE_WITHIN or words.startswith(("el ", "la ", "the "))
    key = folded(first)
    is_known = any(key in listed(name) for name in ("places", "countries", "origins", "small_common"))
    return has_article and first[0].isupper() and len(first) >= FEWEST_LETTERS and not is_known


def _is_a_workplace(word: str) -> bool:
    """Also where it is made small: «escuelita», «lojinha»."""
    key = folded(word)
    if key.endswith("eria") and len(key) > FEWEST_LETTERS and key not in listed("no_person"):
        return True  # «ferretería», «pizzeria»
    ending = DIMINUTIVE.search(key)
    stem = key[: ending.start()] if ending else ""
    return (
        key in listed("work/workplaces")
        or any(f"{stem}{vowel}" in listed("work/workplaces") for vowel in "aoe" if stem)
        or any(key.removesuffix(ending) in listed("work/workplaces") for ending in ("s", "es"))
    )


def _is_a_country(word: str) -> bool:
    return folded(word) in listed("countries")


def _names_one(word: str) -> bool:
    return word[0].isupper() or word.isdigit()
