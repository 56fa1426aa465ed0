"""Names of persons: by lists of names that are common in the region, by the words that announce a name, and by what no
dictionary has.

What begins with an institution, a place or a month («Puente Internacional Simón Bolívar») is none, whatever follows.
"""

from collections.abc import Iterator, Sequence

from .announcing import announces, is_announced, phrase_ends
from .dictionary import is_unknown, may_be_a_name
from .enumerated import enumerated
from .given import given_names, is_given, is_surname
from .initials import initials
from .listings import Listing, listings
from .presented import IN_A_PLACE, is_introduced_after, name_of_who_does, speakers
from .repeated import Run, is_repeated_in_small, parts_of, repeated
from .runs import PARTICLES, capitals_of, is_a_namesake, name_part, run_at
from .small_names import called, has_capitals, introduced, is_a_common_word, small_name
from .words import Word, listed, words_of

RANKS = frozenset(
    [
        *("federal", "general", "municipal", "regional", "provincial", "nacional", "estadual", "estatal"),
        *("departamental", "adjunto", "adjunta", "titular", "interino", "interina", "subrogante", "suplente"),
        *("técnico", "técnica", "ejecutivo", "ejecutiva", "executivo", "executiva", "primero", "primera"),
        *("segundo", "segunda", "doctor", "doctora", "presidencia", "presidência", "vicepresidencia", "coordinación"),
        *("coordenação", "dirección", "direção", "relatoría", "relatoria", "autoría", "autoria"),
    ]
)
"""Between a function and a name."""
MOST_OF_A_NAME = 5
LETTER_WORDS = frozenset("aeioy")
MASCULINE = frozenset({"el", "del", "al", "no", "do", "ao"})
BEFORE = 5
"""Words before a row among which those stand that announce a name."""


def names(text: str, known: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Start and end of each name; those of initials, of speakers, and parts of other names come last.

    *known* are given and family names, folded, that are known beforehand.
    """
    words = list(words_of(text))
    is_small, lists = not has_capitals(words), listings(text)
    whole, others = list[Sequence[Word]](), list[Run]()
    place = 0
    while place < len(words):
        run = run_at(words, place)
        if len(run) > 2 and _is_an_acronym(run):
            run = run[:1]
        if not run:
            count = _small(words, place, known, is_small=is_small)
            if count:
                yield words[place].start, words[place + count - 1].end
            place += count or 1
            continue
        before = words[max(0, place - BEFORE) : place]
        name = (
            _name_in(run, before)
            or _name_in_a_list(run, lists)
            or _name_after_a_function(run, before)
            or name_of_who_does(run, text, before, words[place + 1 :])
            or (
                run
                if is_introduced_after(run, text) and not _stands_in_a_place(before) and not is_a_namesake(run)
                else ()
            )
        )
        if not name:
            others.append((run, before))
        elif not (run[0].joins and _bears_a_name(before)):
            yield name[0].start, name[-1].end
            whole.append(name)
        place += len(run)
    yield from initials(text)
    yield from speakers(text)
    yield from enumerated(text)
    if others and (parts := known | parts_of(whole)):
        yield from repeated(others, parts)


def _stands_in_a_place(before: Sequence[Word]) -> bool:
    return bool(before) and before[-1].key in IN_A_PLACE


def _is_an_acronym(run: Sequence[Word]) -> bool:
    """Of an institution, before a name: «UNHCR Greg Garras»; not «UBS José Bonifácio», which a place is called."""
    first, second, *_others = run
    is_shouted = first.text.isupper() and not first.is_initial and not second.text.isupper()
    return is_shouted and is_given(second.key) and first.key not in listed("work/workplaces") | listed("before_no_name")


def _small(words: Sequence[Word], place: int, known: frozenset[str], *, is_small: bool) -> int:
    """How many words from *place* on, written without capitals, are a name."""
    if count := introduced(words, place) or called(words, place, is_small=is_small):
        return count
    if is_small and (count := small_name(words, place)):
        return count
    if is_small and known and is_repeated_in_small(words[place], known):
        return 1
    return int(_is_announced_in_lower_case(words, place))


def _bears_a_name(before: Sequence[Word]) -> bool:
    """Whether the words before are of a thing that a person's name is given to: «la plaza Pedro Domingo Murillo»."""
    return bool(before) and not before[-1].is_capital and before[-1].key in listed("before_no_name")


def _name_after_a_function(run: Sequence[Word], before: Sequence[Word]) -> Sequence[Word]:
    """«secretário de Desenvolvimento Social Michael Farias», «MINISTRO DE JUSTICIA Ana Rojas»: who holds an office.

    Without a function before it, what begins with an institution is called after somebody («Escuela Ana Rojas»).
    """
    keys = [word.key for word in before[-2:]]
    is_of_a_function = len(keys) == 2 and keys[0] in listed("roles") and keys[1] in PARTICLES
    capitals = capitals_of(run)
    shouted = sum(word.text.isupper() and not word.is_initial for word in capitals)
    is_below_a_shout = shouted > 1 and run[0].key in listed("roles") and not capitals[-1].text.isupper()
    if not is_of_a_function and not is_below_a_shout:
        return ()
    for place in range(1, len(run) - 1):
        rest = run[place:]
        is_person = is_given(rest[0].key) and is_surname(rest[-1].key) and len(capitals_of(rest)) < MOST_OF_A_NAME
        if is_person and rest[0].is_capital and not rest[0].text.isupper():
            return rest
    return ()


def _name_in_a_list(run: Sequence[Word], lists: Sequence[Listing]) -> Sequence[Word]:
    """The words of *run* in a list of persons, if none of them is an institution's; one alone must be a likely name.

    Where the list begins within *run* («Asistieron Yhoselin Condo») those are its words that stand in the list.
    """
    listing = next((one for one in lists if one.start <= run[-1].start < one.end), None)
    run = [word for word in run if listing and word.start >= listing.start]
    capitals = capitals_of(run)
    if listing is None or any(word.key in listed("no_person") and not is_surname(word.key) for word in run):
        return ()
    if len(capitals) > 1:
        is_of_words = not any(map(may_be_a_name, capitals))  # «Líder de Equipo», after a name in a list
        return () if is_of_words or (listing.is_mixed and not may_be_a_name(capitals[0])) else run
    is_alone = is_given(run[0].key) or is_unknown(run[0].key)
    return run if listing.names_persons and is_alone and not run[0].text.isupper() else ()


def _name_in(run: Sequence[Word], before: Sequence[Word]) -> Sequence[Word]:
    """The words of *run* that are a name, after the words *before* it; none, if it is none."""
    for place, word in enumerate(run):
        rest = name_part(run[place:])
        preceding = [*before, *run[:place]]
        is_of = place > 0 and not (run[place - 1].is_capital and word.is_capital)
        if rest and not announces(word) and _is_recognised(rest, preceding, is_of=is_of):
            return () if is_a_namesake(run) or is_a_namesake(rest) else rest
        if _leads(word, place):
            continue
        opens_the_sentence = place == 0 and word.begins
        if word.key in listed("no_person") or not (opens_the_sentence or announces(word)):
            return ()
    return ()


def _is_recognised(rest: Sequence[Word], preceding: Sequence[Word], *, is_of: bool) -> bool:
    """By the words before or by the lists; after a «de» within the row by the lists alone: «Diretor da Faculdade»."""
    return rest[0].is_capital and ((not is_of and is_announced(rest, preceding)) or _is_listed(rest, preceding))


def _leads(word: Word, place: int) -> bool:
    """Whether a name may follow, though it is part of none: «Fiscal Federal Fernando …», «Coordinación Miguel …»."""
    if word.key in RANKS or (place and word.key in PARTICLES):
        return True
    return word.key in listed("roles") or (word.key in listed("opens_a_list") and (word.begins or place > 0))


def _is_listed(rest: Sequence[Word], preceding: Sequence[Word]) -> bool:
    """Whether the lists hold it: given name and family name, a family name after any other word, or one given name;
    or whether it is two words that no dictionary has.
    """
    capitals = capitals_of(rest)
    if len(capitals) > 1:
        if preceding and preceding[-1].key in MASCULINE and _is_a_word_with_its_place(rest):
            return False  # «el Mercado de Chillán»; not «do Valdeilson da Silva»
        return _is_a_whole_name(capitals) or _is_a_strange_name(capitals, preceding)
    first, before = capitals[0], preceding[-1].key if preceding else ""
    if first.begins and first.key in listed("words_when_small"):
        return False  # «Mora na zona rural»
    is_shouted = first.text.isupper()
    return is_given(first.key) and first.key not in listed("also_words") and before not in IN_A_PLACE and not is_shouted


def _is_a_word_with_its_place(rest: Sequence[Word]) -> bool:
    """Not «do Oliveira da Silva»: a family name that is no word, and another one after it."""
    first = rest[0].key
    is_only_a_name = is_surname(first) and first not in listed("surname_words") | listed("no_person")
    if is_only_a_name and (is_surname(rest[-1].key) or is_given(rest[-1].key)):
        return False
    is_a_word = is_surname(first) or not is_unknown(first)
    return rest[1].key in PARTICLES and is_a_word and not is_given(first)


def _is_a_whole_name(capitals: Sequence[Word]) -> bool:
    first, *others = [word.key for word in capitals]
    if is_given(first):
        is_shouted_word = capitals[0].text.isupper() and is_a_common_word(first)
        return not is_shouted_word or any(map(may_be_a_name, capitals[1:]))  # «LUZ QUISPE»; not «UNA CADA SEMANA»
    is_word = len(others[0]) > 2 and not capitals[1].text.isupper()
    if capitals[0].is_initial and is_word and not capitals[0].begins and not capitals[0].joins:
        return True  # «Frías, E. Guaymás»; not «opción A. Guías»
    if capitals[0].begins and others[0] in given_names():
        return False  # «Coordina Teodora Mamani»: the sentence has its capital, the name begins later
    if first in listed("no_person") or first in PARTICLES or not is_surname(others[-1]) or phrase_ends(others[:1]):
        return False
    opens = capitals[0].begins and len(others) == 1 and not capitals[0].is_initial
    return not (opens and others[0] in listed("surname_words"))


def _is_a_strange_name(capitals: Sequence[Word], preceding: Sequence[Word]) -> bool:
    """Whether all words of a row may be a name's and one is of no dictionary: «Kerexu Benites»; not after «en»."""
    before = preceding[-1].key if preceding and capitals[0].joins else ""
    is_shouted = any(word.text.isupper() and not word.is_initial for word in capitals)
    if before in IN_A_PLACE or before in PARTICLES or is_shouted or any(word.key in PARTICLES for word in capitals):
        return False
    first, *others = capitals
    if first.begins and first.is_initial and first.key in LETTER_WORDS and others[0].start - first.end == 1:
        return False  # «A Honduran woman»
    if len(others) > 1 and others[0].is_initial and first.key not in listed("dictionary"):
        return True  # «Antenor B. Krahô»
    is_whole = may_be_a_name(first) and all(may_be_a_name(word) or word.key in listed("places") for word in others)
    return is_whole and any(is_unknown(word.key) for word in capitals)


def _is_announced_in_lower_case(words: Sequence[Word], place: int) -> bool:
    """A given name without its capital, after the phrase that announces it: captions made by machine have none."""
    word = words[place]
    is_name = word.joins and is_given(word.key) and word.key not in listed("also_words")
    return is_name and phrase_ends([other.key for other in words[max(0, place - 4) : place]], fewest=2)
