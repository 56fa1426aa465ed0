"""The grade of a sheet, from all reviews in favour of its exact words, and in words why."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import listed
from tinkuy.publication.reviews.criteria import CRITERIA, GRADE_NAMES, SAFE, SCORES, Grade, least_mean
from tinkuy.publication.reviews.models import Review

BEST = max(SCORES)[0]


@dataclass(frozen=True)
class SheetGrade:
    """`mean` is that of all scores; `zeros` names criteria with a 0 of somebody; `is_safe` where all gave the best."""

    reviews: int
    mean: float
    zeros: tuple[str, ...]
    is_safe: bool

    @property
    def grade(self) -> Grade:
        if not self.zeros and self.is_safe and self.mean >= least_mean(Grade.GOOD_PRACTICE):
            return Grade.GOOD_PRACTICE
        return Grade.PROMISING if self.mean >= least_mean(Grade.PROMISING) else Grade.EXPERIENCE

    @property
    def name(self) -> str:
        name = str(GRADE_NAMES[self.grade])
        return name[:1].upper() + name[1:]

    @property
    def reason(self) -> str:
        """«Promedio de 2,6 sobre 3 en 2 revisiones. …», in the language that is active."""
        mean = ngettext(
            "Mean of %(mean)s out of 3 in %(count)d review.",
            "Mean of %(mean)s out of 3 in %(count)d reviews.",
            self.reviews,
        ) % {"mean": _number(self.mean), "count": self.reviews}
        return " ".join([mean, *self._conditions()])

    def _conditions(self) -> list[str]:
        if self.grade == Grade.GOOD_PRACTICE:
            return [_("No criterion has a 0 and «Safe» has a 3 in all: that makes a good practice.")]
        missing = []
        if self.zeros:
            missing.append(_("there is a 0 in %(names)s") % {"names": listed(self.zeros)})
        if not self.is_safe:
            missing.append(_("«Safe» has less than 3"))
        if self.mean < least_mean(Grade.GOOD_PRACTICE):
            missing.append(_("the mean is below %(least)s") % {"least": _number(least_mean(Grade.GOOD_PRACTICE))})
        return [_("It is no good practice yet: %(missing)s.") % {"missing": "; ".join(missing)}]


def grade_of_reviews(reviews: Collection[Review]) -> SheetGrade | None:
    """Of those that score every criterion; None where there is none."""
    whole = [one.scores for one in reviews if len(one.scores) >= len(CRITERIA)]
    if not whole:
        return None
    scores = [score for one in whole for score in one.values()]
    zeros = [str(one.name).lower() for one in CRITERIA if any(review[one.code] == 0 for review in whole)]
    return SheetGrade(
        reviews=len(whole),
        mean=sum(scores) / len(scores),
        zeros=tuple(zeros),
        is_safe=all(review[SAFE] == BEST for review in whole),
    )


def _number(value: float) -> str:
    return number_format(round(value, 1), 1)
