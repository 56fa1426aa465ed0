"""The letter of recognition on paper: one A4 page, in the language of the page. The name is written now."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _, override

from tinkuy.attendance.certificates.papers import moment_printed
from tinkuy.attendance.certificates.rules import tells_theme
from tinkuy.attendance.certificates.wording import day_on_it
from tinkuy.core.text import in_language
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, qr_code, writable_plain
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.people.countries import country_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.practice.visibility.models import RecognitionLetter
from tinkuy.practice.visibility.queries.acts import agreed_acts
from tinkuy.practice.visibility.queries.credit import credit_lines

TEMPLATE = Path(__file__).parent / "typst" / "letter.typ"
MOST_ACTS = 6


def letter_pdf(letter: RecognitionLetter, language: str) -> bytes:
    """The PDF of *letter*, dated when it was made, or that year where the theme of its cycle is delicate."""
    with override(language):
        content = LOOKS | {"qr": qr_code(check_address(letter))} | writable_plain(print_data(letter, language))
    return set_pdf(TEMPLATE, content, moment_printed(letter.cycle, letter.issued_at))


def check_address(letter: RecognitionLetter) -> str:
    """Where anyone checks it. In the language that is active."""
    return settings.BASE_ADDRESS + reverse("practice:check_letter", args=[letter.code_in_groups])


def print_data(letter: RecognitionLetter, language: str) -> dict[str, Any]:
    """The words of the template, in the active *language*."""
    cycle, address = letter.cycle, check_address(letter)
    acts = agreed_acts([cycle.pk], letter.person_id, letter.country) if tells_theme(cycle) else []
    printed = [one for one in acts if one.recorded_at <= letter.issued_at][:MOST_ACTS]
    return {
        "lang": language[:2],
        "region": REGIONS.get(language.lower()),
        "title": _("Letter of recognition"),
        "hub": hub_line(),
        "name": letter.person.name,
        "role": _("local focal point %(of_country)s") % {"of_country": country_of(letter.country)},
        "sentence": service_sentence(letter),
        "cycle": cycle_named(cycle, language),
        "counted": _("What the record counts of their work"),
        "lines": [
            {"number": str(number), "words": words} for number, words in credit_lines(letter.credit, letter.country)
        ],
        "seen": _("In public") if printed else "",
        "acts": [
            " · ".join(part for part in (one.title, one.place, day_with_year(one.took_place_on)) if part)
            for one in printed
        ],
        "how": _("The program counts these figures from its record. None of them counts persons."),
        "issued": day_on_it(cycle, letter.issued_at),
        "coordination": _("Regional coordination"),
        "check": _("Check it at"),
        "address": address,
        "address_shown": address.split("://", 1)[-1].rstrip("/"),
        "without_name": _("That page does not show the name."),
        "qr_alt": _("QR code of the address where this letter is checked"),
        "example": _("example data") if cycle.is_example else "",
    }


def cycle_named(cycle: Cycle, language: str) -> str:
    """Its title; of a delicate theme nothing that says it."""
    if tells_theme(cycle):
        return in_language(cycle.title, language, cycle.main_language)
    return _("A cycle of exchange between countries")


def service_sentence(letter: RecognitionLetter) -> str:
    """From when, and until when the role lasted; of a delicate theme the years alone, since days find a cycle."""
    first, last = letter.began_on, letter.ended_on
    if not tells_theme(letter.cycle):
        years = {"first": str(first.year), "last": str(last.year) if last else ""}
        return (_("From %(first)s to %(last)s in the cycle") if last else _("Since %(first)s in the cycle")) % years
    days = {"first": day_with_year(first), "last": day_with_year(last) if last else ""}
    return (_("From %(first)s to %(last)s, in the cycle") if last else _("Since %(first)s, in the cycle")) % days
