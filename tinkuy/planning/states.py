"""How a thing of the plan stands: each of its values, plain, for the trail and for two who edit it at once."""

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.journal.differences import State, fingerprint, plain
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.themes.models import Theme, WebinarTheme

STAGES = (
    pgettext_lazy("stage of a cycle", "Plan"),
    pgettext_lazy("stage of a cycle", "Convene"),
    pgettext_lazy("stage of a cycle", "Dialogue"),
    pgettext_lazy("stage of a cycle", "Systematise"),
    pgettext_lazy("stage of a cycle", "Put into practice"),
)

STAGE_OF_STATE = {
    CycleState.IDEA: 0,
    CycleState.DESIGN: 0,
    CycleState.CONVENING: 1,
    CycleState.RUNNING: 2,
    CycleState.CLOSING: 2,
    CycleState.SYSTEMATISING: 3,
    CycleState.DOCUMENTED: 4,
    CycleState.FOLLOW_UP: 4,
    CycleState.ARCHIVED: 5,
}


def stage_of(cycle: Cycle) -> int:
    """Which of the five stages the cycle is in, from 0; 5 is past all of them. A cancelled one is in the first."""
    return STAGE_OF_STATE.get(CycleState(cycle.state), 0)


NAMES: dict[type[models.Model], tuple[str, ...]] = {
    Cycle: (
        "title", "guiding_question", "audience", "purpose", "expected_results", "languages", "target_attendance",
        "begins_on", "ends_on", "keeps_days", "zone", "default_regime", "governance", "call_until",
        "attendance_minutes", "reviews_needed", "certificate_percent", "is_sensitive",
    ),
    Webinar: (
        "title", "subtitle", "question", "starts_at", "minutes", "host_country", "interpretation", "video_link",
        "video_link_until", "summary",
    ),
    Segment: ("title", "minutes", "kind", "regime", "country", "may_be_recorded"),
    Hook: ("text", "kind", "target_kind", "country"),
    SystematisationPlan: ("object", "objective", "axis", "sources", "procedure"),
    Theme: ("name",),
}  # fmt: skip


def state_of(row: models.Model) -> State:
    """The values of *row* that people write, and what it points to, by place or by name."""
    values = {name: plain(getattr(row, name)) for name in NAMES[type(row)]}
    return {**values, **_relations(row)}


def fingerprint_of(row: models.Model) -> str:
    """The same as long as nobody changed what people write of *row*."""
    return fingerprint(state_of(row))


def agenda_fingerprint(webinar: Webinar) -> str:
    """The same as long as nobody changed the agenda of *webinar*: its parts, their order, their words."""
    parts = Segment.objects.filter(webinar=webinar).select_related("lead").order_by("ordinal")
    return fingerprint({str(part.ordinal): [part.pk, *state_of(part).values()] for part in parts})


def _relations(row: models.Model) -> State:
    match row:
        case Cycle():
            return {"countries": sorted(InvitedCountry.objects.filter(cycle=row).values_list("country", flat=True))}
        case Webinar():
            return {"builds_on": sorted(row.builds_on.values_list("ordinal", flat=True)), "themes": _themes(row)}
        case Segment():
            return {"lead": row.lead.name if row.lead else ""}
        case Hook():
            return {
                "origin": row.origin.ordinal,
                "target": row.target.ordinal if row.target else None,
                "responsible": row.responsible.name if row.responsible else "",
            }
        case SystematisationPlan():
            names = row.responsible.order_by("name").values_list("name", flat=True)
            return {"responsible": list(names), "validate_by": plain(row.cycle.validate_by)}
    return {}


def _themes(webinar: Webinar) -> dict[str, int]:
    """How far it takes each theme, by the theme's place."""
    levels = WebinarTheme.objects.filter(webinar=webinar).values_list("theme__ordinal", "level")
    return {str(place): level for place, level in sorted(levels)}
