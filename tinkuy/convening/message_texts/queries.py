"""The words of a moment in a language: those that the cycle in scope wrote, else the product's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core.languages import CODES
from tinkuy.core.yaml_files import yaml_values
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import MessageText, Moment
from .rules import is_neutral


@dataclass(frozen=True)
class Words:
    """Subject and body with their blanks; `is_own` where the cycle wrote them."""

    subject: str
    body: str
    is_own: bool = False


@cache
def default_texts() -> Mapping[tuple[str, str], Words]:
    """By moment and language."""
    rows = yaml_values(files("tinkuy.convening.message_texts").joinpath("default_texts.yaml").read_text("utf-8"))
    return {
        (moment, language): Words(text["subject"], text["body"].strip())
        for language, texts in rows.items()
        for moment, text in texts.items()
    }


def own_texts(cycle: Cycle) -> dict[tuple[str, str], Words]:
    """Those that *cycle* wrote, by moment and language. One query."""
    rows = MessageText.objects.with_scope(cycle=cycle).order_by()
    return {(row.moment, row.language): Words(row.subject, row.body, is_own=True) for row in rows}


def texts_to_send(cycle: Cycle) -> dict[tuple[str, str], Words]:
    """What goes, by moment and language: the cycle's own words, unless they tell a theme that became sensitive."""
    own = {place: words for place, words in own_texts(cycle).items() if is_neutral(cycle, words.subject, words.body)}
    return {**default_texts(), **own}


def words_of(cycle: Cycle, moment: Moment, language: str) -> Words:
    return texts_to_send(cycle)[moment, language if language in CODES else cycle.main_language]
