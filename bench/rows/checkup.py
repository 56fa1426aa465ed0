"""The check-up of a large plan: twenty sessions, twelve countries, and something to mend everywhere."""

from collections.abc import Iterator
from datetime import timedelta

from bench.installation import begin
from bench.lines import Line, Words
from bench.measure import measured
from bench.rows import Pace

WEBINARS, COUNTRIES, THEMES = 20, 12, 6
PARTS = ("opening", "experience", "experience", "dialogue", "closing")


def run(pace: Pace) -> Iterator[Line]:
    begin()
    from django_scopes import scope

    from tinkuy.desk.checkup.reading import facts_of
    from tinkuy.desk.checkup.running import check_up
    from tinkuy.desk.figures.queries.attendance import attendance_for_team

    cycle = _large_cycle()
    with scope(cycle=cycle):
        one = measured("check-up", lambda: check_up(facts_of(cycle, attendance_for_team(cycle))), runs=pace.runs)
    words = Words("chequeo de 20 sesiones y 12 países", "check-up of 20 sessions and 12 countries")
    yield one.line(words)


def _large_cycle():
    from django_scopes import scope

    from tinkuy.people.countries import countries
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
    from tinkuy.planning.hooks.models import Hook
    from tinkuy.planning.themes.models import Theme, WebinarTheme

    cycle = Cycle(slug="medida-del-chequeo", title={"es": "Medida"}, state=CycleState.RUNNING, languages=["es", "en"])
    cycle.save()
    invited = sorted(countries())[:COUNTRIES]
    with scope(cycle=cycle):
        for code in invited:
            InvitedCountry.objects.create(cycle=cycle, country=code, zone=countries()[code].zone)
        webinars = [_session(cycle, place, invited) for place in range(1, WEBINARS + 1)]
        themes = [Theme.objects.create(cycle=cycle, ordinal=n, name={"es": f"Tema {n}"}) for n in range(1, THEMES + 1)]
        for place, webinar in enumerate(webinars):
            WebinarTheme.objects.create(cycle=cycle, webinar=webinar, theme=themes[place % THEMES], level=place % 3 + 1)
            if place:
                webinar.builds_on.add(webinars[place - 1])
                Hook.objects.create(
                    cycle=cycle, number=place, text={"es": "¿?"}, origin=webinars[place - 1], target=webinar
                )
    return cycle


def _session(cycle, place: int, invited: list[str]):
    from tinkuy.core import clock
    from tinkuy.planning.cycles.models.webinar import Segment, Webinar

    webinar = Webinar.objects.create(
        cycle=cycle,
        ordinal=place,
        title={"es": f"Sesión {place}"},
        starts_at=clock.now() + timedelta(days=12 * place),
        video_link="https://video.example.org/j/1",
        host_country=invited[place % COUNTRIES],
    )
    for ordinal, kind in enumerate(PARTS, 1):
        country = invited[(place + ordinal) % COUNTRIES] if kind == "experience" else ""
        Segment.objects.create(
            cycle=cycle, webinar=webinar, ordinal=ordinal, title="Bloque", minutes=18, kind=kind, country=country
        )
    return webinar
