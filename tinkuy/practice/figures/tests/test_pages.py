"""The pages of figures and changes: what they say, how often they ask."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.visits.models import PeerVisit

PRACTICE = "/es/team/c/ciclo-de-prueba/practice/"


def words(html: str) -> str:
    return " ".join(html.split())


def main_of(answer) -> str:
    return words(answer.text).partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
@pytest.mark.parametrize("page", ["figures", "changes"])
def test_a_cycle_without_answers_says_what_will_stand_there(signed_in, observer, scoped, page, language):
    answer = signed_in(observer).get(f"/{language}/team/c/ciclo-de-prueba/practice/{page}/")

    assert (answer.status_code, 'class="empty"' in answer.text) == (200, True)


def test_capability_R4_the_page_gives_each_rate_with_its_numbers_and_definition(signed_in, observer, agreed):
    main = main_of(signed_in(observer).get(f"{PRACTICE}figures/"))

    assert "<b>Tasa de respuesta</b>" in main
    assert "consultas con alguna respuesta ÷ consultas hechas" in main
    assert "1 de 1" in main
    assert "septiembre de 2026" in main


def test_pages_of_figures_and_changes_ask_as_often_for_many_answers(
    scoped, signed_in, observer, make_finding, webinars
):
    client = signed_in(observer)

    def answer(number: int) -> None:
        for country in ("PE", "UY"):
            one = Response.objects.create(
                cycle=scoped, finding=make_finding(number), country=country, state="agreed",
                communicated_on=date(2026, 9, 1),
            ) if country == "PE" else Response.objects.create(
                cycle=scoped, finding_id=Response.objects.latest("pk").finding_id, country=country, state="agreed",
                communicated_on=date(2026, 9, 1),
            )  # fmt: skip
            ResponseStep.objects.create(cycle=scoped, response=one, state="agreed", taken_on=date(2026, 9, 20))
            action = KeyAction.objects.create(cycle=scoped, response=one, text="Elegir", due_on=date(2026, 9, 21))
            ActionStep.objects.create(cycle=scoped, action=action, state="pending", taken_on=date(2026, 9, 22))

    def count(page: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert client.get(f"{PRACTICE}{page}").status_code == 200
        return len(asked_for)

    answer(1)
    before = count("figures/"), count("changes/?day=2026-09-02")
    for number in (2, 3, 4):
        answer(number)

    assert (count("figures/"), count("changes/?day=2026-09-02")) == before
    assert max(before) < 30


def test_capability_R4_what_changed_since_a_day_says_where_each_answer_stood_and_stands(
    signed_in, observer, agreed, step, make_finding
):
    step(agreed, "under_way", day=20, note="Empezó en Tacna")
    action = KeyAction.objects.create(cycle=agreed.cycle, response=agreed, text="Elegir", due_on=date(2026, 9, 21))
    ActionStep.objects.create(cycle=agreed.cycle, action=action, state="pending", taken_on=date(2026, 9, 22))

    main = main_of(signed_in(observer).get(f"{PRACTICE}changes/?day=2026-09-05"))

    assert "Qué cambió desde el 5 de septiembre de 2026" in main
    assert '<span class="state agreed">acordado</span>' in main
    assert '<b class="state under_way">en marcha</b>' in main
    assert ("Empezó en Tacna" in main, "Venció el 21 de septiembre" in main) == (True, True)
    assert "Nada cambió" in main_of(signed_in(observer).get(f"{PRACTICE}changes/?day=2026-09-25"))


def test_of_a_long_list_twelve_stand_open_and_the_rest_says_how_many(signed_in, observer, agreed):
    action = KeyAction.objects.create(cycle=agreed.cycle, response=agreed, text="Elegir", due_on=date(2026, 12, 21))

    def take(steps: int) -> None:
        fields = {"cycle": agreed.cycle, "action": action, "state": "pending", "taken_on": date(2026, 9, 22)}
        ActionStep.objects.bulk_create(ActionStep(**fields) for _each in range(steps))

    client = signed_in(observer)
    take(12)
    assert "rest-of-changes" not in main_of(client.get(f"{PRACTICE}changes/?day=2026-09-21"))

    take(3)
    open_ones, _summary, rest = main_of(client.get(f"{PRACTICE}changes/?day=2026-09-21")).partition(
        "Ver 3 más</summary>"
    )

    assert (open_ones.count(f"#action-{action.public_id}"), rest.count(f"#action-{action.public_id}")) == (12, 3)
    assert rest.count("</details>") == 1


def test_capability_R4_without_a_wish_it_is_since_the_last_session_that_took_place(
    signed_in, observer, webinars, agreed, step
):
    Webinar.objects.filter(pk=webinars[0].pk).update(state="held", starts_at="2026-09-10T15:00Z")
    Webinar.objects.exclude(pk=webinars[0].pk).update(state="cancelled")
    client = signed_in(observer)

    assert "Qué cambió desde el 10 de septiembre" in main_of(client.get(f"{PRACTICE}changes/"))
    assert "Nada cambió" in main_of(client.get(f"{PRACTICE}changes/"))

    step(agreed, "under_way", day=20)
    assert "en marcha" in main_of(client.get(f"{PRACTICE}changes/"))
    assert "Nada cambió" in main_of(client.get(f"{PRACTICE}changes/?country=UY"))


def test_capability_R4_what_changed_names_adoptions_verifications_and_peer_visits(
    signed_in, observer, agreed, ministry
):
    cycle, finding = agreed.cycle, agreed.finding
    Adoption.objects.create(
        cycle=cycle, finding=finding, country="UY", origin_country="PE", state="adopted",
        adopted_on=date(2026, 9, 20), adaptations="Un mismo código",
    )  # fmt: skip
    Verification.objects.create(
        cycle=cycle, response=agreed, verifier="institution", institution=ministry, state="concluded",
        basis="Se leyó el instructivo.", concluded_on=date(2026, 9, 21),
    )  # fmt: skip
    support = PeerSupport.objects.create(
        cycle=cycle, finding=finding, kind="request", asking="UY", giving="PE", form="visit", state="agreed",
        subject="Ver cómo se atiende",
    )  # fmt: skip
    agreement = Agreement.objects.create(
        cycle=cycle, number=1, text="Visita", who="Uruguay, Perú", due_on=date(2026, 9, 22)
    )
    visit = PeerVisit.objects.create(cycle=cycle, support=support, agreement=agreement, visitor_notes="Atienden igual.")
    client = signed_in(observer)

    main = main_of(client.get(f"{PRACTICE}changes/?day=2026-09-15"))

    assert [words_ in main for words_ in ("Adopciones</h2>", "Verificado</h2>", "Visitas entre pares</h2>")] == [
        True
    ] * 3
    assert ("adoptada, viene de: Perú" in main, "Un mismo código" in main) == (True, True)
    assert "Adopciones</h2>" not in main_of(client.get(f"{PRACTICE}changes/?day=2026-09-15&country=EC"))
    visit.visitor_notes = ""
    visit.save()
    assert "Visitas entre pares</h2>" not in main_of(client.get(f"{PRACTICE}changes/?day=2026-09-15"))
    assert "Nada cambió" in main_of(client.get(f"{PRACTICE}changes/?day=2026-09-25"))


@pytest.mark.parametrize("wish", ["day=2026-13-40", "day=0001-01-01", "day=2999-01-01", "session=99", "country=XX"])
def test_a_day_or_session_that_cannot_be_is_said_and_breaks_nothing(signed_in, observer, agreed, wish):
    assert signed_in(observer).get(f"{PRACTICE}changes/?{wish}").status_code == 200
