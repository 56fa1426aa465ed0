"""The public page where anyone checks a letter by its code. It shows no name, and nothing of one taken back."""

from typing import Any

from tinkuy.attendance.certificates.papers import PaperKind, form_of, page_of
from tinkuy.attendance.certificates.wording import day_on_it
from tinkuy.core.languages import reader_language
from tinkuy.people.countries import country_name
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.practice.visibility.letter import cycle_named
from tinkuy.practice.visibility.models import RecognitionLetter
from tinkuy.practice.visibility.queries.credit import credit_lines
from tinkuy.practice.visibility.queries.letters import letter_with


def facts(letter: RecognitionLetter) -> dict[str, Any]:
    if not letter.holds:
        return {"letter": letter}
    return {
        "letter": letter,
        "cycle_name": cycle_named(letter.cycle, reader_language()),
        "country": country_name(letter.country),
        "lines": credit_lines(letter.credit, letter.country),
        "issued": day_on_it(letter.cycle, letter.issued_at),
        "hub": hub_line(),
        "is_example": letter.cycle.is_example,
    }


LETTERS = PaperKind(
    door="letter",
    with_code=letter_with,
    facts=facts,
    template="practice/check_letter.html",
    route="practice:check_letter",
)
form, page = form_of(LETTERS), page_of(LETTERS)
