"""The protected glossary: terms leave the text before the machine sees it and come back as the hub says them.

A term is found whatever its case or accents, in singular and plural, and stands meanwhile as a word that no dictionary
holds (`zqaqz`), which passes unchanged. The words before it are made to agree where its gender changes: *la trata*
becomes *o tráfico de pessoas*.
"""

import re
import string
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core.letters import folded
from tinkuy.core.yaml_files import yaml_values

STANDS_FOR = re.compile(r"zq([a-z])qz", re.IGNORECASE)
MOST_TERMS = len(string.ascii_lowercase)
VOWELS = {"a": "[aáàâã]", "e": "[eéê]", "i": "[ií]", "o": "[oóôõ]", "u": "[uúü]", "c": "[cç]", "n": "[nñ]"}

FEMININE = {
    "pt": {"a": "o", "da": "do", "na": "no", "pela": "pelo", "à": "ao", "uma": "um", "numa": "num", "esta": "este"}
    | {"essa": "esse", "desta": "deste", "nesta": "neste", "nossa": "nosso", "minha": "meu"},
    "es": {"la": "el", "una": "un", "esta": "este", "esa": "ese", "nuestra": "nuestro", "de la": "del", "a la": "al"},
}
"""Words before a term, as they are before a feminine one, with those before a masculine one; singular."""


@dataclass(frozen=True)
class Term:
    """What stands in the target language; `turns` is whether its gender is another one there."""

    text: str
    turns: str
    after: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """A text without its terms; `terms` are those taken out, in the order of their letters."""

    text: str
    terms: tuple[Term, ...]


def take_out(text: str, source: str, target: str) -> Held:
    """*text* with a stand-in for each term of the glossary; at most 26 of them, the others are left to the machine."""
    finder, terms = _terms(source, target)
    terms_out: list[Term] = []

    def stand_in(match: re.Match[str]) -> str:
        term = terms[folded(match.group())]
        before = text[: match.start()].split()[-1:]
        if len(terms_out) == MOST_TERMS or (term.after and (not before or folded(before[0]) not in term.after)):
            return match.group()
        terms_out.append(term)
        word = f"zq{string.ascii_lowercase[len(terms_out) - 1]}qz"
        return word.capitalize() if match.group()[:2].istitle() else word

    return Held(finder.sub(stand_in, text), tuple(terms_out))


def put_back(draft: str, taken_out: Held, target: str) -> str | None:
    """*draft* with the terms where their stand-ins are; None if one is lost, doubled, or stood in the text before."""
    stand_ins = sorted(match.group(1).lower() for match in STANDS_FOR.finditer(draft))
    if stand_ins != list(string.ascii_lowercase[: len(taken_out.terms)]):
        return None
    for place, term in enumerate(taken_out.terms):
        draft = _put(draft, string.ascii_lowercase[place], term, target[:2])
    return draft


def _put(draft: str, letter: str, term: Term, target: str) -> str:
    def with_agreement(match: re.Match[str]) -> str:
        word, gap = match.group(1) or "", match.group(2)
        text = term.text[0].upper() + term.text[1:] if match.group(3)[0] == "Z" else term.text
        return f"{_agreeing(word, term.turns, target)}{gap}{text}"

    return re.sub(rf"(?:\b(\w+))?(\s*)(zq{letter}qz)", with_agreement, draft, count=1, flags=re.IGNORECASE)


def _agreeing(word: str, turns: str, target: str) -> str:
    pairs = FEMININE.get(target, {})
    table = pairs if turns == "m" else {masculine: feminine for feminine, masculine in pairs.items()}
    other = table.get(word.lower()) if turns else None
    if other is None:
        return word
    return other.capitalize() if word[:1].isupper() else other


@cache
def _terms(source: str, target: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """What finds a term in *source*, longest first, and by its folded form what it becomes in *target*."""
    here, there = source[:2], target[:2]
    terms: dict[str, Term] = {}
    for entry in yaml_values((files(__package__) / "glossary.yaml").read_text(encoding="utf-8")):
        gender = entry.get(f"{there}_gender", "")
        turns = gender if gender != entry.get(f"{here}_gender", gender) else ""
        for place, form in enumerate(entry[here]):
            text = entry[there][min(place, len(entry[there]) - 1)]
            terms.setdefault(folded(form), Term(text, turns, tuple(entry.get("after", ())) if here == "es" else ()))
    forms = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_spelt, forms))})\b", re.IGNORECASE), terms


def _spelt(form: str) -> str:
    """An expression for *form* with or without its accents, over any spaces."""
    return r"\s+".join("".join(VOWELS.get(letter, re.escape(letter)) for letter in word) for word in form.split())
