from django.db.models import QuerySet

from tinkuy.planning.models import Cycle, Milestone, SystematisationPlan


def systematisation_plan(cycle: Cycle) -> SystematisationPlan | None:
    """How *cycle*, which is in scope, is to be systematised; None until somebody wrote it."""
    plans = SystematisationPlan.objects.select_related("cycle").prefetch_related("responsible")
    return plans.filter(cycle=cycle).first()


def milestones() -> QuerySet[Milestone]:
    """The calendar of the systematisation, the earliest first."""
    return Milestone.objects.select_related("cycle")


def milestone_with(key: str) -> Milestone | None:
    """The date by the key that a form carries; anything but a number finds nothing."""
    if not (key.isascii() and key.isdigit()) or len(key) > 12:
        return None
    return milestones().filter(pk=int(key)).first()
