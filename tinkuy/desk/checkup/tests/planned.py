"""A cycle whose plan leaves nothing to mend: three sessions to come, from which a test takes one thing away."""

from datetime import UTC, date, datetime, timedelta

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook, HookTarget
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.themes.models import Theme, WebinarTheme

FIRST = datetime(2026, 5, 5, 15, tzinfo=UTC)
"""A Tuesday: 10:00 in Lima, 12:00 in Montevideo."""

PARTS = (("Bienvenida", "opening", 20, ""), ("Lo que hicimos", "experience", 30, "PE"), ("Diálogo", "dialogue", 40, ""))


def plan_in_order(cycle: Cycle, team: dict[str, Person]) -> None:
    """Fill the empty *cycle*, which is in scope; *team* has the focal points of PE and UY."""
    _describe(cycle)
    for code, person in team.items():
        TeamRole.objects.filter(person=person, country=code).update(public_since=date(2026, 4, 1))
    theme = Theme.objects.create(cycle=cycle, ordinal=1, name={"es": "Retorno", "en": "Return"})
    webinars = [_session(cycle, place, ("PE", "UY", "PE")[place - 1]) for place in (1, 2, 3)]
    for webinar in webinars:
        WebinarTheme.objects.create(cycle=cycle, webinar=webinar, theme=theme, level=webinar.ordinal)
    for origin, target in ((0, 1), (1, 2)):
        Hook.objects.create(
            cycle=cycle, number=origin + 1, text={"es": "¿Y después?"}, origin=webinars[origin],
            target=webinars[target], responsible=team["PE"],
        )  # fmt: skip
        webinars[target].builds_on.add(webinars[origin])
    Hook.objects.create(
        cycle=cycle, number=3, text={"es": "¿Qué falta?"}, origin=webinars[2], target_kind=HookTarget.PRODUCT,
        responsible=team["UY"],
    )  # fmt: skip
    plan = SystematisationPlan.objects.create(cycle=cycle, object={"es": "El ciclo"}, axis={"es": "El retorno"})
    plan.responsible.add(team["PE"])
    Milestone.objects.create(cycle=cycle, text="Citas listas", due_on=date(2026, 6, 20))


def _describe(cycle: Cycle) -> None:
    cycle.state = CycleState.CONVENING
    for name in ("guiding_question", "purpose", "expected_results"):
        setattr(cycle, name, {"es": "¿Qué funcionó?"})
    cycle.languages, cycle.target_attendance = ["es"], 60
    cycle.begins_on, cycle.ends_on, cycle.validate_by = date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 10)
    cycle.save()


def _session(cycle: Cycle, place: int, host: str) -> Webinar:
    webinar = Webinar.objects.create(
        cycle=cycle, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=FIRST + timedelta(days=14 * (place - 1)),
        host_country=host, video_link="https://video.example.org/j/1", video_link_until=date(2026, 12, 31),
    )  # fmt: skip
    for ordinal, (title, kind, minutes, country) in enumerate(PARTS, 1):
        Segment.objects.create(
            cycle=cycle, webinar=webinar, ordinal=ordinal, title=title, kind=kind, minutes=minutes,
            country=("PE", "UY", "UY")[place - 1] if country else "",
        )  # fmt: skip
    return webinar


def change(cycle: Cycle, **values: object) -> None:
    for name, value in values.items():
        setattr(cycle, name, value)
    cycle.save()
