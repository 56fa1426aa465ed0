"""How far two voices stand apart on one point, and the sentence of all points together."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext as _, ngettext, pgettext_lazy

from tinkuy.core.number_words import number_word
from tinkuy.core.text import listed
from tinkuy.practice.verification.models import VerificationPoint, VerifiedGrade


class Gap(TextChoices):
    AGREE = "agree", pgettext_lazy("two voices", "They agree")
    APART = "apart", pgettext_lazy("two voices", "There is a gap")
    NO_EVIDENCE = "no_evidence", pgettext_lazy("two voices", "No evidence available")
    WAITING = "waiting", pgettext_lazy("two voices", "One voice is missing")


def gap_of(point: VerificationPoint) -> Gap:
    """No evidence is parts before a gap: what could not be looked at contradicts nobody."""
    if not point.verified_grade or not point.own_grade:
        return Gap.WAITING
    if point.verified_grade == VerifiedGrade.NO_EVIDENCE:
        return Gap.NO_EVIDENCE
    return Gap.AGREE if point.verified_grade == point.own_grade else Gap.APART


def sentence_of(points: Iterable[VerificationPoint]) -> str:
    """«Coinciden en dos puntos, difieren en uno y falta evidencia en uno»; empty while nothing can be compared."""
    counts = Counter(gap_of(point) for point in points)
    parts = []
    if n := counts[Gap.AGREE]:
        parts.append(ngettext("they agree on one point", "they agree on %(n)s points", n) % {"n": number_word(n)})
    if n := counts[Gap.APART]:
        parts.append(ngettext("they differ on one", "they differ on %(n)s", n) % {"n": number_word(n)})
    if n := counts[Gap.NO_EVIDENCE]:
        parts.append(
            ngettext("there is no evidence on one", "there is no evidence on %(n)s", n) % {"n": number_word(n)}
        )
    if not parts:
        return _("Two voices on one practice")
    whole = listed(parts)
    return whole[0].upper() + whole[1:]
