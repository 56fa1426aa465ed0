"""What everybody may read of a country's answer is that country's decision; no count betrays it."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from tinkuy.core.errors import Refused
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.openness.actions import decide_openness
from tinkuy.practice.responses.actions.answering import answer_by_link
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.models import Openness, Response, ResponseLink, ResponseStep
from tinkuy.practice.responses.queries import mark_of, public_answers
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding


def version(cycle, finding, number: int, day: date, code: str = "RE-3") -> SheetVersion:
    sheet, _made = Sheet.objects.get_or_create(cycle=cycle, slug="ficha", defaults={"drafts": {}})
    made = SheetVersion.objects.create(
        sheet=sheet, slug="ficha", cycle_slug=cycle.slug, number=number, language="es", content={}, content_hash="0",
        published_at=f"{day}T12:00Z",
    )  # fmt: skip
    PublishedFinding.objects.create(version=made, finding=finding, code=code)
    return made


def test_capability_R11_nothing_of_an_answer_is_public_until_its_country_says_so(response, focal_point_pe):
    assert response.openness == Openness.CLOSED

    decide_openness(actor=focal_point_pe, response=response, openness="state")
    response.refresh_from_db()
    assert response.openness == Openness.STATE


def test_capability_R11_only_the_country_decides_what_is_public_of_its_answer(
    response, coordination, make_person, scoped
):
    neighbour = make_person("Referente – Uruguay")
    TeamRole.objects.create(cycle=scoped, person=neighbour, role=Role.FOCAL_POINT, country="UY")

    for person in (coordination, neighbour):
        with pytest.raises(Refused, match="Only a focal point of this country"):
            decide_openness(actor=person, response=response, openness="whole")


def test_capability_R11_it_is_decided_on_the_page_of_the_answer(response, focal_point_pe, observer, signed_in):
    page = reverse("practice:response", args=[response.cycle.slug, response.public_id])

    mine = signed_in(focal_point_pe)
    assert "decide_openness" not in page
    assert b'name="openness"' in mine.get(page).content
    mine.post(page + "openness/", {"openness": "whole"})

    assert Response.objects.get(pk=response.pk).openness == Openness.WHOLE
    seen = signed_in(observer).get(page).content.decode()
    assert 'name="openness"' not in seen
    assert signed_in(observer).post(page + "openness/", {"openness": "closed"}).status_code == 403


def test_capability_R11_what_may_be_public_is_offered_in_the_language_of_the_page(response, focal_point_pe, signed_in):
    with translation.override("pt-br"):
        address = reverse("practice:response", args=[response.cycle.slug, response.public_id])

    page = signed_in(focal_point_pe).get(address).content.decode()

    assert ("Só o estado" in page, "O país e até onde chegou." in page) == (True, True)


NAMING = "Llamar a juan.perez@salud.example."


def test_invariant_12_what_may_be_a_name_is_read_again_before_everybody_reads_the_answer(
    response, step, focal_point_pe, signed_in
):
    step(response, "in_dialogue", text=NAMING)
    page = reverse("practice:response", args=[response.cycle.slug, response.public_id])

    refused = signed_in(focal_point_pe).post(page + "openness/", {"openness": "whole"})
    assert (refused.status_code, 'name="names_nobody"' in refused.text) == (422, True)
    assert Response.objects.get().openness == Openness.CLOSED

    signed_in(focal_point_pe).post(page + "openness/", {"openness": "whole", "names_nobody": "on"})
    assert Response.objects.get().openness == Openness.WHOLE


def test_invariant_12_new_words_that_may_name_somebody_wait_for_the_country(response, step, focal_point_pe):
    def write_step() -> None:
        step(Response.objects.get(), "in_dialogue", text=NAMING)

    def plan() -> None:
        plan_action(actor=focal_point_pe, response=Response.objects.get(), text=NAMING)

    def answer() -> None:
        link = ResponseLink(cycle=response.cycle, response=response)
        answer_by_link(link=link, answer="partly", text=NAMING + " Hoy.", read=mark_of(ResponseStep.objects.last()))

    left = []
    for deed in (write_step, plan, answer):
        Response.objects.update(openness="whole")
        deed()
        left.append(Response.objects.get().openness)

    assert left == [Openness.STATE] * 3


def answers(cycle, finding, **given: tuple[str, str]) -> None:
    Response.objects.all().delete()
    for country, (state, openness) in given.items():
        Response.objects.create(cycle=cycle, finding=finding, country=country, state=state, openness=openness)


def public_counts(cycle) -> dict[str, int]:
    return dict(public_answers([cycle.pk])[cycle.pk].of_questions.get(3, {}))


def test_promise_P17_what_countries_show_and_a_count_leave_every_other_answer_open(scoped, recommendation):
    shown, hidden = Openness.STATE, Openness.CLOSED
    answers(scoped, recommendation, PE=("agreed", hidden), UY=("in_dialogue", hidden), CL=("stalled", hidden))
    assert public_counts(scoped) == {"agreed": 1, "in_dialogue": 1, "stalled": 1}

    answers(scoped, recommendation, PE=("agreed", shown), UY=("in_dialogue", shown), CL=("stalled", hidden))
    assert public_counts(scoped) == {}, "of three counts and two named countries the third is left"

    answers(scoped, recommendation, PE=("agreed", shown), UY=("in_dialogue", shown), CL=("stalled", shown))
    assert public_counts(scoped) == {"agreed": 1, "in_dialogue": 1, "stalled": 1}
    assert public_answers([scoped.pk])[scoped.pk].together == public_counts(scoped)


def test_capability_R11_an_answer_knows_the_version_of_the_sheet_that_it_was_asked_from(
    scoped, recommendation, coordination
):
    version(scoped, recommendation, 1, date(2026, 8, 1))
    second = version(scoped, recommendation, 2, date(2026, 8, 20), code="RE-9")

    new_response = communicate_recommendation(
        actor=coordination, finding=recommendation, country="PE", communicated_on=date(2026, 8, 28)
    )

    assert new_response.version == second


def test_capability_R11_answers_from_before_are_tied_to_the_version_of_their_day(scoped, recommendation):
    first = version(scoped, recommendation, 1, date(2026, 8, 1))
    second = version(scoped, recommendation, 2, date(2026, 9, 20))
    days = {"PE": date(2026, 8, 28), "UY": date(2026, 9, 25), "CL": date(2026, 7, 1)}
    for country, day in days.items():
        Response.objects.create(cycle=scoped, finding=recommendation, country=country, communicated_on=day)

    import_module("tinkuy.practice.migrations.0003_tie_to_versions").tie(apps, None)

    tied = {one.country: one.version for one in Response.objects.select_related("version")}
    assert tied == {"PE": first, "UY": second, "CL": first}
