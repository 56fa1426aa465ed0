"""Names of persons: by lists of names that are common in the region, and by the words that announce a name.

A run is a row of capitalised words, perhaps with «de la» or «dos» between them. What begins with an institution, a
place or a month («Puente Internacional Simón Bolívar») is none, whatever follows.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from tinkuy.core.letters import folded

from .given import given_names as _given_names, is_given, is_surname
from .listings import listings
from .small_names import has_capitals, introduced, small_name
from .words import Word, lines, listed, words_of

PARTICLES = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "das", "van", "von", "y"})
OF = frozenset({"da", "do", "das", "dos"})
IN_A_PLACE = frozenset({"en", "em", "in", "no", "na", "desde", "hacia", "hasta", "ciudad", "cidade", "from", "near"})
LONGEST_RUN = 8


def names(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name, in order."""
    words = list(words_of(text))
    is_small, lists = not has_capitals(words), listings(text)
    place = 0
    while place < len(words):
        run = _run(words, place)
        if not run:
            count = _small(words, place, is_small=is_small)
            if count:
                yield words[place].start, words[place + count - 1].end
            place += count or 1
            continue
        name = _name_in(run, words[max(0, place - 5) : place]) or _name_in_a_list(run, lists)
        if name:
            yield name[0].start, name[-1].end
        place += len(run)


def _small(words: Sequence[Word], place: int, *, is_small: bool) -> int:
    """How many words from *place* on, written without capitals, are a name."""
    if count := introduced(words, place):
        return count
    if is_small and (count := small_name(words, place)):
        return count
    return int(_is_announced_in_lower_case(words, place))


def _name_in_a_list(run: Sequence[Word], lists: Sequence[tuple[int, int]]) -> Sequence[Word]:
    """The words of *run* in a list of persons, if they are two or more and none of them is an institution's."""
    if not any(start <= run[0].start < end for start, end in lists) or len(_capitals(run)) < 2:
        return ()
    return () if any(word.key in listed("no_person") and not is_surname(word.key) for word in run) else run


def _run(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The capitalised words from *place* on that belong together, the particles between them included."""
    if not words[place].is_capital:
        return ()
    end = place + 1
    for ahead in range(place + 1, min(place + LONGEST_RUN, len(words))):
        word = words[ahead]
        if not word.joins or not (word.is_capital or word.key in PARTICLES):
            break
        if word.is_capital:
            end = ahead + 1
    return words[place:end]


def _name_in(run: Sequence[Word], before: Sequence[Word]) -> Sequence[Word]:
    """The words of *run* that are a name, after the words *before* it; none, if it is none."""
    for place, word in enumerate(run):
        rest = _cut(run[place:])
        preceding = [*before, *run[:place]]
        if rest and not _announces(word) and (_is_announced(rest, preceding) or _is_listed(rest, preceding)):
            return () if _is_a_namesake(run) else rest
        opens_the_sentence = place == 0 and word.begins
        if word.key in listed("no_person") or not (opens_the_sentence or _announces(word)):
            return ()
    return ()


def _cut(run: Sequence[Word]) -> Sequence[Word]:
    """*run* up to the first word that no name holds; nothing, if it begins with one."""
    name_words: list[Word] = []
    for word in run:
        is_none = word.key in listed("no_person")
        if is_none and (word.key not in listed("surnames") if name_words else not _may_begin(run)):
            break
        name_words.append(word)
    while name_words and name_words[-1].key in PARTICLES and not name_words[-1].is_capital:
        name_words.pop()
    return name_words


def _may_begin(run: Sequence[Word]) -> bool:
    """Whether *run* may be a name though it begins like a month or a place: «Abril Núñez», «Santiago Díaz», «Costa»."""
    key, following = run[0].key, run[1].key if len(run) > 1 else ""
    if key in _given_names() and following:
        return following in listed("surnames") or following in _given_names() or following not in listed("no_person")
    return key in listed("surnames")


def _is_announced(rest: Sequence[Word], preceding: Sequence[Word]) -> bool:
    """Whether the words before say that a name comes: a title or a phrase for any, a function for a likely one."""
    if not preceding or rest[0].begins:
        return False
    keys = [word.key for word in preceding]
    while len(keys) > 1 and keys[-1] in OF:  # «a senhora da Rosa»
        keys.pop()
    if _phrase_ends(keys) and preceding[-1].text != "ms":  # «70 ms CPU»
        return True
    if len(_capitals(rest)) > 1 and (_phrase_ends(keys, "before_two_words") or keys[-1] in listed("roles")):
        return True
    return keys[-1] in listed("roles") and (is_given(rest[0].key) or is_surname(rest[0].key) or rest[0].is_initial)


def _is_listed(rest: Sequence[Word], preceding: Sequence[Word]) -> bool:
    """Whether the lists hold it: given name and family name, a family name after any other word, or one given name."""
    capitals = _capitals(rest)
    first, *others = [word.key for word in capitals]
    if others:
        if is_given(first):
            return True
        is_word = len(others[0]) > 2 and not capitals[1].text.isupper()
        if capitals[0].is_initial and is_word and not capitals[0].begins and not capitals[0].joins:
            return True  # «Frías, E. Guaymás»; not «opción A. Guías»
        if capitals[0].begins and others[0] in _given_names():
            return False  # «Coordina Teodora Mamani»: the sentence has its capital, the name begins later
        if first in listed("no_person") or first in PARTICLES or not is_surname(others[-1]) or _phrase_ends(others[:1]):
            return False
        opens = capitals[0].begins and len(others) == 1 and not capitals[0].is_initial
        return not (opens and others[0] in listed("surname_words"))
    before = preceding[-1].key if preceding else ""
    is_shouted = capitals[0].text.isupper()
    return is_given(first) and first not in listed("also_words") and before not in IN_A_PLACE and not is_shouted


def _is_a_namesake(run: Sequence[Word]) -> bool:
    """Whether it ends like a person of history: «Plaza Simón Bolívar», but not «Simón Bolívar Quispe»."""
    return "".join(f" {word.key}" for word in run).endswith(_namesakes())


def _is_announced_in_lower_case(words: Sequence[Word], place: int) -> bool:
    """A given name without its capital, after the phrase that announces it: captions made by machine have none."""
    word = words[place]
    is_name = word.joins and is_given(word.key) and word.key not in listed("also_words")
    return is_name and _phrase_ends([other.key for other in words[max(0, place - 4) : place]], fewest=2)


def _announces(word: Word) -> bool:
    return word.key in _announcing_words()


def _phrase_ends(keys: Sequence[str], name: str = "before_a_name", *, fewest: int = 1) -> bool:
    """Whether *keys* end like a phrase of the list *name* that has *fewest* words or more."""
    if not keys or keys[-1] not in _last_words(name):
        return False
    return any(tuple(keys[-length:]) in _phrases(name) for length in range(fewest, 5) if length <= len(keys))


def _capitals(run: Sequence[Word]) -> list[Word]:
    return [word for word in run if word.is_capital]


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(folded(line).split()) for line in lines(name))


@cache
def _announcing_words() -> frozenset[str]:
    return listed("roles") | {phrase[0] for phrase in _phrases("before_a_name") if len(phrase) == 1}


@cache
def _last_words(name: str) -> frozenset[str]:
    """Most words end no phrase: one look tells it of them."""
    return frozenset(phrase[-1] for phrase in _phrases(name))


@cache
def _namesakes() -> tuple[str, ...]:
    """Each with the space before its first word."""
    return tuple(f" {folded(line)}" for line in lines("namesakes"))
