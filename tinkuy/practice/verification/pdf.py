"""Two voices in print: both beside each other, point by point, with what stands between them."""

from datetime import UTC, date
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext as _

from tinkuy.core.text import in_language
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, writable_plain
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.verification.gaps import gap_of, sentence_of
from tinkuy.practice.verification.models import Verification, VerificationPoint
from tinkuy.practice.verification.queries import verifier_name
from tinkuy.practice.verification.rules import carries_the_mark

TEMPLATE = Path(__file__).parent / "typst" / "two-voices.typ"


def voices_pdf(verification: Verification, *, about: str = "") -> bytes:
    """Of a look that is concluded. Call with the language of the names active; words stand as they were written.

    *about* is the recommendation as everybody reads it; else it stands as the team words it today.
    """
    language, cycle = get_language() or "es", verification.cycle
    looks = LOOKS | {"lang": language[:2], "region": REGIONS.get(language)}
    content = looks | {"voices": writable_plain(_voices(verification, language, about)), "names": _names()}
    return set_pdf(TEMPLATE, content, cycle.now().astimezone(UTC).replace(microsecond=0))


def _voices(verification: Verification, language: str, about: str) -> dict[str, Any]:
    response, cycle = verification.response, verification.cycle
    points = list(verification.points.all())
    country = country_name(response.country)
    return {
        "title": sentence_of(points),
        "series": in_language(cycle.title, language, cycle.main_language),
        "about": about
        or f"{response.finding.label}. {in_language(response.finding.text, language, cycle.main_language)}",
        "own": {
            "name": country,
            "who": str(response.institution or ""),
            "day": _day_in_words(verification.own_said_on),
        },
        "other": {
            "name": verifier_name(verification),
            "who": str(verification.institution or "") if verification.country else "",
            "day": _day_in_words(verification.concluded_on),
        },
        "basis": verification.basis,
        "mark": _("In practice, verified by %(country)s") % {"country": country_name(verification.country)}
        if carries_the_mark(verification)
        else "",
        "points": [_point(point) for point in points],
        "reply": _("%(country)s replies") % {"country": country},
        "is_public": verification.is_public,
        "is_example": cycle.is_example,
    }


def _point(point: VerificationPoint) -> dict[str, str]:
    return {
        "question": point.question,
        "own": point.own_text,
        "own_grade": str(point.get_own_grade_display()),
        "gap": str(gap_of(point).label),
        "is_apart": "yes" if gap_of(point) == "apart" else "",
        "other": point.verified_text,
        "other_grade": str(point.get_verified_grade_display()),
        "reply": point.reply,
        "replied_on": _day_in_words(point.replied_on),
    }


def _day_in_words(day: date | None) -> str:
    return day_with_year(day) if day else ""


def _names() -> dict[str, str]:
    return {
        "kind": _("Two voices"),
        "basis": _("Basis:"),
        "note": _("“No evidence available” does not say that it is wrong: it could not be verified."),
        "inside": _("For the team: not to be handed on"),
        "outside": _("What the country shows"),
        "example": _("example data"),
    }
