"""The generated cycle in a database of Tinkuy: registered in bulk, its reports ready for the importer."""

from datetime import date, timedelta

from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .generated import COUNTRIES, FIRST, MINUTES, SESSIONS, TEAM, WAVES, Generated, starts


def planted_cycle(slug: str) -> tuple[Cycle, Person]:
    """A cycle whose five sessions were held, and its coordination; put it in scope."""
    cycle = Cycle(slug=slug, title={"es": "Ciclo generado"}, state=CycleState.RUNNING, zone="UTC")
    cycle.save()
    person = Person.objects.create_user(TEAM, "Coordinación")
    TeamRole.objects.with_scope(cycle=cycle).create(cycle=cycle, person=person, role=Role.COORDINATION)
    for place in range(1, SESSIONS + 1):
        Webinar.objects.with_scope(cycle=cycle).create(
            cycle=cycle,
            ordinal=place,
            title={"es": f"Sesión {place}"},
            starts_at=starts(place),
            minutes=MINUTES,
            state=WebinarState.HELD,
        )
    return cycle, person


def register_all(cycle: Cycle, made: Generated) -> None:
    """Everyone at once, in the cycle in scope; and the waves in which each country was invited."""
    key, webinars = cycle.data_key, {webinar.ordinal: webinar.pk for webinar in Webinar.objects.all()}
    slugs = {one.organisation: one for one in made.people if one.organisation}
    organisations = {
        slug: Organisation.objects.create(slug=slug, name=slug, sector=one.sector, country=one.country)
        for slug, one in sorted(slugs.items())
    }
    rows = []
    for number, one in enumerate(made.people, 1):
        row = Registration(
            cycle=cycle,
            country=one.country,
            sector=one.sector,
            organisation=organisations.get(one.organisation),
            number=number,
            made_at=FIRST - timedelta(days=one.days_before),
            erase_on=date(2027, 1, 1),
        )
        row.seal(name=one.name, email=one.email, key=key)
        rows.append(row)
    Registration.objects.bulk_create(rows, batch_size=5_000)
    through = Registration.webinars.through
    through.objects.bulk_create(
        (
            through(registration_id=row.pk, webinar_id=webinars[place])
            for row, one in zip(rows, made.people, strict=True)
            for place in one.sessions
        ),
        batch_size=5_000,
    )
    InvitationWave.objects.bulk_create(
        InvitationWave(cycle=cycle, country=country, sent_on=(FIRST - timedelta(days=days)).date(), invited=100)
        for country in COUNTRIES
        for days in WAVES
    )
