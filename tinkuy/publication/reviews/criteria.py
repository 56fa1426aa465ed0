"""What a peer judges a sheet by: eleven criteria from 0 to 3, what each looks at, and the grade that they make."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, pgettext_lazy


@dataclass(frozen=True)
class Criterion:
    """*passages* are the sections that it looks at, the nearest first: a draft may lack some of them."""

    code: str
    name: Promise
    meaning: Promise
    passages: tuple[str, ...]

    def passage_in(self, sections: Collection[str]) -> str:
        """The first of its sections that the draft has; empty where the whole text is looked at."""
        return next((section for section in self.passages if section in sections), "")


CRITERIA = (
    Criterion(
        "aplicada",
        pgettext_lazy("criterion of a sheet", "Applied"),
        _("It was really done, with dates and persons in charge."),
        ("cycle", "actions"),
    ),
    Criterion(
        "relevante",
        pgettext_lazy("criterion of a sheet", "Relevant"),
        _("It answers a problem that the countries name."),
        ("risks", "context"),
    ),
    Criterion(
        "coherente",
        pgettext_lazy("criterion of a sheet", "Coherent"),
        _("It respects rights and the principles of the hub."),
        ("objective", "summary"),
    ),
    Criterion(
        "efectiva",
        pgettext_lazy("criterion of a sheet", "Effective"),
        _("It shows a change, and how that is known."),
        ("results", "cycle"),
    ),
    Criterion(
        "innovadora",
        pgettext_lazy("criterion of a sheet", "Innovative"),
        _("It brings something that was not done here before."),
        ("innovation", "lessons"),
    ),
    Criterion(
        "replicable",
        pgettext_lazy("criterion of a sheet", "Replicable"),
        _("Another country can do it with these steps."),
        ("replicability", "recommendations"),
    ),
    Criterion(
        "sostenible",
        pgettext_lazy("criterion of a sheet", "Sustainable"),
        _("It goes on when the support ends."),
        ("sustainability", "recommendations"),
    ),
    Criterion(
        "genero",
        pgettext_lazy("criterion of a sheet", "Sensitive to gender"),
        _("It says whom it reaches and whom it does not reach yet."),
        ("approaches", "summary"),
    ),
    Criterion(
        "participativa",
        pgettext_lazy("criterion of a sheet", "Participatory"),
        _("Several countries made it and reviewed it."),
        ("implementers", "cycle"),
    ),
    Criterion(
        "oportuna",
        pgettext_lazy("criterion of a sheet", "Timely"),
        _("It serves now, to decide."),
        ("recommendations",),
    ),
    Criterion(
        "segura",
        pgettext_lazy("criterion of a sheet", "Safe"),
        _("It exposes nobody: neither cases nor names."),
        ("safeguards",),
    ),
)
SAFE = "segura"
SCORES = (
    (0, pgettext_lazy("score of a criterion", "not seen")),
    (1, pgettext_lazy("score of a criterion", "in part")),
    (2, pgettext_lazy("score of a criterion", "yes")),
    (3, pgettext_lazy("score of a criterion", "with proof")),
)


class Grade(StrEnum):
    GOOD_PRACTICE = "good_practice"
    PROMISING = "promising"
    EXPERIENCE = "experience"


GRADE_NAMES = {
    Grade.GOOD_PRACTICE: pgettext_lazy("grade of a sheet", "good practice"),
    Grade.PROMISING: pgettext_lazy("grade of a sheet", "promising"),
    Grade.EXPERIENCE: pgettext_lazy("grade of a sheet", "experience"),
}


def least_mean(grade: Grade) -> float:
    """The mean from which on a sheet has *grade*, as the hub chose it."""
    good_practice, promising = settings.GRADE_MEANS
    return {Grade.GOOD_PRACTICE: float(good_practice), Grade.PROMISING: float(promising)}.get(grade, 0.0)


def mean_of(scores: Mapping[str, int]) -> float | None:
    """The mean of what was scored; None where nothing was."""
    return sum(scores.values()) / len(scores) if scores else None


def grade_of(scores: Mapping[str, int]) -> Grade | None:
    """None until every criterion has its score: half a review makes no grade."""
    mean = mean_of(scores)
    if mean is None or len(scores) < len(CRITERIA):
        return None
    if min(scores.values()) > 0 and scores[SAFE] == max(SCORES)[0] and mean >= least_mean(Grade.GOOD_PRACTICE):
        return Grade.GOOD_PRACTICE
    return Grade.PROMISING if mean >= least_mean(Grade.PROMISING) else Grade.EXPERIENCE
