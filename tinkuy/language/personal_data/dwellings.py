"""Where somebody is said to live, without the number of a house: a quarter, a hamlet, or what it lies behind.

First the words that say that somebody lives somewhere, then, a few words later, a place that is named. Of many («las
familias que viven en…») a place tells nobody.
"""

import re
from collections.abc import Iterator

from tinkuy.core.letters import folded

from .words import listed

_KIN = (
    r"(?:su|mi|sua|minha|una?|uma|la|a|o|el|her|his|my|an?) (?:madre|mãe|abuel[oa]|av[oóô]|t[ií][oa]|"
    r"herman[oa]|irmã|irmão|prim[oa]|amig[oa]|suegra|sogra|hij[oa]|filh[oa]|\w{3,10})"
)
LIVES = re.compile(
    r"\b(?:viv(?:o|en?|imos|[ií]an?|i[oó]|iendo|endo|ir|er)|domiciliad[oa]|domic[ií]lio|residencia|residência|"
    r"resid(?:en?|o|[ií]an?|iu)|residente|mor(?:am?|o|avam?|ar|ando|ador|adora)|vecin[oa](?= del?\b)|"
    r"vizinh[oa](?= d[aoe]\b)|"
    rf"(?:su|mi|sua|minha|la|a|nossa|nuestra) (?:casa(?! (?:comunal|campesina|matriz|central|"
    rf"de (?:la )?(?:cultura|salud|justicia)|d[ao] ))|vivienda|moradia)(?: (?:de {_KIN}|dela?|dele|azul|"
    rf"verde|roja|blanca|amarilla))?"
    r"(?:,? (?:est[aá]|queda|fica|es|é))?|"
    r"(?:est[áa]|están|estava|estaba|permanece|permaneció|ficou|quedó)(?= (?:en el|no|na|en la|in the|in a) "
    r"(?:albergue|abrigo|refugio|pensi[oó]n|pensão|shelter) (?-i:[A-ZÀ-Þ\d]))|"
    r"liv(?:es?|ed|ing)|stay(?:s|ing|ed)|resid(?:es|ing)|(?:her|his|my) house is|"
    r"(?:a|the) (?:resident|neighbour|tenant)(?= of )|(?:ten(?:go|ía)|tiene|tem|tinha) (?:su|una|sua|uma|"
    r"mi) (?:casa|casita|rancho)|"
    r"se qued(?:a|an|ó|aron)(?= (?:donde|en lo de|en casa de) )|"
    r"se (?:aloja|hospeda)|alojad[oa]|hospedad[oa]|pernocta|(?:duerm[eo]|dorm[ií]a|dorme)(?= (?:en|em|no|na) )|"
    r"(?:alquil|arriend|arrend|alug|rent)(?:a|o|aba|ó|ava|ou|s|ed)(?= (?:un|una|um|uma|a) (?:pieza|cuarto|"
    r"habitaci[oó]n|casa|quarto|"
    r"kitnet|room|house|flat|departamento|apartamento))|"
    r"(?:se|me|nos) (?:mud|traslad)(?:[oó]|aron|é|amos|ou|aram|ei)|mud(?:ou|ei)-(?:se|me)|moved(?= (?:to|into) )|"
    r"(?:direcci[oó]n|direç[aã]o|endere[cç]o|address)(?: (?:de (?:su|mi) casa|dela?|dele|"
    r"particular|conocida|actual|atual|registrada|declarada|known))?(?: (?:es|é|is)|(?=:))|"
    r"cuida(?:ba)?(?= [^.;\n]{0,25}\ben la manzana))(?!\w)"
    r"(?=(?P<home>(?:(?:Mz|Lt|Pje|Av|Jr|N|Nº|No|St|Sta|Sto|km)\.|[^.;\n]){4,110}))",
    re.IGNORECASE,
)
MANY = re.compile(
    r"\b(?:familias?|personas|pessoas|mujeres|mulheres|niñ[oa]s|crianças|hogares|comunidades|v[ií]timas|"
    r"v[ií]ctimas|people|families|\d+)\b",
    re.IGNORECASE,
)
OF_MANY = re.compile(r"(?:viven|vivían|vivian|residen|residían|moram|moravam|live)\Z", re.IGNORECASE)
_KINDS = (
    r"barrio|bairro|barriada|comunidad|comunidade|vereda|caser[ií]o|rancher[ií]a|aldea|aldeia|sector|manzana|mz\.?|"
    r"parcela|conjunto|condominio|condomínio|urbanizaci[oó]n|residencial|asentamiento|assentamento|s[ií]tio|"
    r"finca|fazenda|"
    r"ocupaç[aã]o|travessa|servid[aã]o|beco|viela|ladeira|pasaje|pje\.|callej[oó]n|calle|rua|jir[oó]n|"
    r"poblaci[oó]n|toma|invasi[oó]n|invas[aã]o|"
    r"favela|morro|edificio|edif[ií]cio|bloque|bloco|torre|lote|lot|section|street|village|loteamento|colonia|cohab|"
    r"km\.?|kil[oó]metro|quil[oô]metro|casa n|ramal|resguardo|parcialidad|centro poblado|pueblo joven|quadra|"
    r"apto\.?|paraje|recinto|ciudadela|compañía|cerro|campamento|isla|ilha|linha|gleba|seringal|colocação|vicinal|"
    r"estancia|picada|quebrada|caleta|corregimiento|quilombo|igarapé|ciudadela|albergue|abrigo|pensi[oó]n|"
    r"pensão|hogar|hostal|OTB|cit[eé]|conventillo|inquilinato|quitinete|kitnet|senda|peatonal|pasillo|vecindad|"
    r"cortiço|"
    r"rancho|casa parroquial|casa paroquial|paradero|"
    r"(?:vila|villa|zona|quinta|cooperativa)(?= (?-i:[A-ZÀ-Þ\d]))"
)
_NEAR = (
    r"a la vuelta|al lado|arriba|encima|a (?:una|dos|tres|media|\d) (?:cuadras?|casas?|puertas?)|(?:two|"
    r"three|\d) (?:doors|houses)|pasando|"
    r"debajo|por trás|em cima|above|below|beside|round the corner|frente|enfrente|detr[aá]s|atr[aá]s|junto|"
    r"cerca|ao lado|em frente|perto|(?:la|a|el) (?:primera|segunda|"
    r"tercera|última|primeira|terceira) "
    r"(?:casa )?(?:despu[eé]s|depois|antes|pasando)|terceira depois|behind|across|next|opposite|near"
)
DIRECT = re.compile(
    r"[ :,]*(?:(?:en|al?|na|no|numa?|em|at|in|on|del?|da|do|to|para|real|particular|"
    r"donde)[: ]+)?(?:una? (?:pieza|cuarto|"
    r"casa|departamento) (?:en|del?) )?(?:(?:el|la|los|las|o|the)[ ]+)?"
    rf"(?P<place>\b(?:{_KINDS})(?!\w).*)",
    re.IGNORECASE,
)
LATER = re.compile(
    r"(?! (?:de (?:la|las|los|el)|del|do|da|of) ).{1,60}?(?:[ ,](?:en|al|na|no|em|at|in|on|del|da|do|"
    r"de)|,)[ ](?:(?:el|la|los|las|o|the|a)[ ])?"
    rf"(?P<place>(?:{_KINDS})(?:[ ](?:del?|da|do|das|dos|la|las|los|el|n\.?º?))*[ ](?-i:[A-ZÀ-Þ][^\W_]|"
    rf"[A-Z\d]\b|\d).*)",
    re.IGNORECASE,
)
"""A few words later, with the name right after the kind: «vive con su abuela en la vereda El Totumo»."""
ROAD = re.compile(
    r"(?:(?: an?| the)? (?:room|house|flat))?[ :]*(?:(?:over|up|down|out|just|right)[ ])?(?:(?:on|in|at|to|of|by|"
    r"into)[ ])?(?:the[ ])?(?P<place>(?:[A-Z][\w'’-]+ (?:Cottage|House|Farm|Lodge|Court|Flats),? )?"
    r"(?:(?:[Ll]ot )?\d{1,4}[A-Z]? )?"
    r"(?:(?:[A-Z][\w'’-]+[ ]){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Gardens|Scheme|[Vv]illage|"
    r"[Ss]ettlement)(?!\w)|"
    r"(?<=\d )(?:Section|Block) [A-Z]\b))"
)
"""In English the name of a street stands before its kind."""
AT_A_LANDMARK = re.compile(
    rf"[ ,]*(?:en|na|no|em|in|at)[ ](?P<place>(?-i:(?:[A-ZÀ-Þ][^\W\d]+,?[ ]){{1,3}})(?:y allá )?(?:{_NEAR}|"
    rf"al \d{{2,5}})(?!\w).*)",
    re.IGNORECASE,
)
"""A place and what lies near, or the hundred of a street: «en Ipapure, pasando el molino», «en Charcas al 3400»."""
BEARINGS = re.compile(
    r"[ ,]*(?P<place>.{3,60}?\b(?:cuadras?|varas|metros|mts\.?|esquinas?)(?: \d{1,3})? (?:al|hacia el|hacia la|"
    r"a la|a el)[ ]"
    r"(?:norte|sur|este|oeste|lago|arriba|abajo|monta[nñ]a).*)",
    re.IGNORECASE,
)
"""As places are told where streets have no names: «de la pulpería dos cuadras al norte»."""
IN_SMALL = re.compile(
    r".{1,40}?[ ](?:en|na|no)[ ](?:el|la)?[ ]?(?P<place>(?:paradero|manzana|lote|cuadra|bloque|quadra|casa|"
    r"calle|rua|etapa|comuna|"
    r"anexo|zona|grupo|sector)[ ]\w+.*)"
)
"""In text without capitals, where a number is said: «en villa maría en el paradero ocho»."""
AT_SOMEBODYS = re.compile(r"[ ](?:donde|en lo de|en casa de)[ ](?=(?:la|el|l[oa]s|do[nñ]a?|su|mi) )(?P<place>.*)")
WITH = re.compile(r"[ ](?:with|con|com) (?:[^\W\d]+ ){1,3}(?=(?:at|in|on|en|na|no) )", re.IGNORECASE)
BESIDE = re.compile(
    r"[ ,]*(?:(?:en|in|na|no) (?:la|una|el|un|a|uma|the) (?:[^\W\d]+ )?(?:casa|casita|house|rancho|pieza|"
    r"cuarto)(?: [^\W\d]+)? )?"
    rf"(?P<place>(?:{_NEAR})(?: (?:del?|da|do|a|al|ao|à|of|from|to|the|la|el))+ .*)",
    re.IGNORECASE,
)
PLAIN = re.compile(
    r"(?: real| particular)?[ :,]*(?:(?:en|na|no|em|at)[ ])?(?P<place>(?:[A-ZÀ-Þ][^\W\d]+[ ](?:(?:de|del|la|"
    r"los|las|da|do)[ ]){0,2}){1,4}"
    r"(?:[Nn][.º°]{1,2}[ ]?)?(?!(?:19|20)\d\d\b)\d{2,5}(?![\d.,]\d))"
)
"""After the word of a form a street needs no kind: «con domicilio en Los Aromos 1425»."""
OF_A_FORM = re.compile(r"domic|resid|direc|direç|ender|address", re.IGNORECASE)
STOPS = re.compile(
    r",? (?:con|com|desde|junto con|porque|y (?:su|tiene|trabaja)|e (?:tem|trabalha)|with|since|cuando|"
    r"quando|donde|onde|where)\b.*",
    re.IGNORECASE,
)
NAMES_IT = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W_]|\d")
DIRECTIONS = re.compile(r"\w+ (?:norte|sur|sul|este|leste|oeste|centro|rural|urbana|alta|baja)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2,}")
BEFORE = 60


def dwellings(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    is_small = not NAMES_IT.search(text)
    for match in LIVES.finditer(text):
        if OF_MANY.search(match.group()) and MANY.search(text[max(0, match.start() - BEFORE) : match.start()]):
            continue
        place = _place_in(match["home"], is_form=bool(OF_A_FORM.match(match.group())), is_small=is_small)
        if place:
            start = match.start("home")
            yield start + place[0], start + place[1]


def _place_in(passage: str, *, is_form: bool, is_small: bool) -> tuple[int, int] | None:
    """Start and end of the place that *passage* names, after the words that say that somebody lives there."""
    aside = WITH.match(passage)
    after = aside.end() - 1 if aside else 0
    plain = ROAD.match(passage, after) or (PLAIN.match(passage) if is_form else None)
    if plain:
        return plain.span("place")
    for pattern in (AT_SOMEBODYS, DIRECT, BESIDE, LATER):
        place = pattern.match(passage, after)
        if place and _names_one(words := STOPS.sub("", place["place"]), is_small=is_small):
            return place.start("place"), place.start("place") + len(words)
    unnamed = (
        AT_A_LANDMARK.match(passage, after)
        or BEARINGS.match(passage, after)
        or (IN_SMALL.match(passage, after) if is_small else None)
    )
    return unnamed.span("place") if unnamed else None


def _names_one(words: str, *, is_small: bool) -> bool:
    """Whether it is named: by a capital or a number, or in text without capitals by a word that is no common one."""
    if DIRECTIONS.match(words):
        return False
    if not is_small:
        return NAMES_IT.search(words, 1) is not None
    others = [folded(word) for word in WORD.findall(words)][1:]
    return sum(word not in listed("small_common") for word in others[:4]) > 1
