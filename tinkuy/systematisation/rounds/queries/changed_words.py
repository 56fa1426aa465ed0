"""What changed in the words of a finding since a country answered, as one reader reads it."""

from django.utils.translation import get_language

from tinkuy.core.text import Piece, displayed_language, word_diff
from tinkuy.systematisation.evidence.models.finding import Finding


def changed_words(finding: Finding, main_language: str) -> list[Piece]:
    """The pieces of the former and the present words in the reader's language; nothing where they are the same."""
    language = displayed_language(finding.text, get_language() or main_language, main_language)
    before, now = finding.former_text.get(language, ""), finding.text.get(language, "")
    return word_diff(before, now) if before and before != now else []
