"""The step of who looked at a practice: another country, an organisation or the hub."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, pgettext

from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step, capitalised
from tinkuy.people.countries import country_name
from tinkuy.practice.templatetags.practice import verifier_in_sentence
from tinkuy.practice.verification.gaps import sentence_of
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.queries import verifier_name
from tinkuy.practice.verification.rules import carries_the_mark


def verified_step(facts: Facts) -> Iterator[Step]:
    """The first that gives the mark, else the first; others stand beside it."""
    ordered = sorted(facts.verified, key=lambda one: not carries_the_mark(one))
    if not ordered:
        return
    first = ordered[0]
    yield Step(
        name="verified",
        mark="verified",
        label=(verifier_name(first), pgettext("two lines, who: verifies it", "verifies it")),
        heading=_("%(who)s verifies it") % {"who": capitalised(verifier_in_sentence(first))},
        on=first.concluded_on,
        words=f"{sentence_of(first.points.all())}.",
        summary=_("Read the two voices"),
        details={"verifications": [row_of(one) for one in ordered], "subject": verifier_in_sentence(first)},
        is_large=carries_the_mark(first),
        is_public=first.is_public,
    )


def row_of(verification: Verification) -> dict[str, object]:
    country = country_name(verification.response.country)
    return {"verification": verification, "country": country, "headline": sentence_of(verification.points.all())}
