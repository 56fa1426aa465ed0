"""Who speaks for a country and agreed to be shown; and what its focal point takes from there."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.hub.country_page.tests.reading import PAGE, read
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.finding import Validation


def test_only_who_agreed_is_named_with_what_the_register_counts(cycle, findings, answer, webinars, focal_point_pe):
    answer(findings[0], "agreed", "state", focal_point=focal_point_pe)
    answer(findings[1], "agreed", "closed", focal_point=focal_point_pe)
    for finding in findings[:2]:
        Validation.objects.create(
            cycle=cycle, finding=finding, country="PE", person=focal_point_pe, verdict="yes", content_hash="x"
        )
    Hook.objects.create(
        cycle=cycle, number=1, text={"es": "¿?"}, origin=webinars[0], target_kind="next_cycle", state="planted",
        responsible=focal_point_pe,
    )  # fmt: skip
    assert "Referente – Perú" not in read()
    assert "Aquí no aparece nadie todavía" in read()

    yesterday = cycle.today() - timedelta(days=1)
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=yesterday)
    assert "Referente – Perú" in read()
    assert 'class="credit"' not in read()

    TeamRole.objects.filter(person=focal_point_pe).update(credited_since=yesterday)
    page = read()
    assert f"/es/focal-points/{focal_point_pe.public_id}/" in page
    words = ("hilo seguido", "hallazgos validados", "respuesta acompañada")
    counted = [f'<dt>{one}</dt><dd class="num">{count}</dd>' for one, count in zip(words, (1, 2, 1), strict=True)]
    assert [one in page for one in counted] == [True] * 3


def test_no_row_of_a_person_is_read_where_nobody_agreed(findings, answer, focal_point_pe):
    answer(findings[0], "agreed", "whole", focal_point=focal_point_pe)

    with CaptureQueriesContext(
        connection,
    ) as statements:
        read()

    persons = [one["sql"] for one in statements if "people_person" in one["sql"]]
    assert all('"planning_teamrole"."public_since" IS NOT NULL' in sql for sql in persons)


def test_a_role_of_a_cycle_that_is_not_public_lends_no_name_to_a_country(cycle, focal_point_pe):
    other = Cycle.objects.create(slug="borrador", title={"es": "Borrador"}, state=CycleState.DESIGN)
    TeamRole._base_manager.filter(person=focal_point_pe).update(cycle=other, public_since=cycle.today())

    assert "Referente – Perú" not in read()


def test_who_speaks_for_a_country_takes_its_two_public_pages_from_there(signed_in, cycle, focal_point_pe, findings):
    link = f'href="/es/team/c/{cycle.slug}/practice/countries/PE/two-pages.pdf?of=public"'

    assert link in signed_in(focal_point_pe).get("/es/countries/pe/").text
    assert "two-pages" not in signed_in(focal_point_pe).get("/es/countries/uy/").text
    assert "two-pages" not in read()


def test_the_two_pages_are_of_the_newest_cycle_in_which_the_country_shows_an_answer(
    signed_in, cycle, focal_point_pe, findings, answer
):
    newer = Cycle.objects.create(slug="mas-nuevo", title={"es": "Más nuevo"}, state=CycleState.RUNNING)
    InvitedCountry.objects.create(cycle=newer, country="PE", zone="America/Lima")
    TeamRole._base_manager.create(cycle=newer, person=focal_point_pe, role="focal_point", country="PE")
    assert "/es/team/c/mas-nuevo/practice/countries/PE/two-pages.pdf" in signed_in(focal_point_pe).get(PAGE).text

    answer(findings[0], "in_practice", "state")

    page = signed_in(focal_point_pe).get(PAGE).text
    assert f"/es/team/c/{cycle.slug}/practice/countries/PE/two-pages.pdf" in page
    assert page.count("two-pages.pdf") == 1
